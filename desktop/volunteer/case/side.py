"""What stands beside the timeline of a case: what is owed, findings, people, what was agreed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.names import RecordId
from db.records import Action, Person
from desktop.casework.actions.cases.case_page import CasePage, Kept
from desktop.casework.promise.spoken_in import ENGLISH, called, own_language
from desktop.casework.promise.statement import Owed
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import told, written
from desktop.casework.saying.said import capital, day_of, moment_of
from desktop.ui.cards.evaluated import Leads, evaluation_card
from desktop.ui.cards.rights_card import rights_card
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Run, Words
from desktop.ui.rows.called import CAPACITIES, CONTACTS
from desktop.volunteer.case.findings import Deals, Shows, finding_cards
from desktop.volunteer.case.promised import consent_card
from desktop.volunteer.case_words import KINDS, policy_clause


@dataclass(frozen=True)
class Does:
    """What the buttons beside the timeline do."""

    contact: Callable[[], None]
    tell: Callable[[Owed, str, str], None]  # what became of the statement: for whom, at what
    clause: Callable[[str], None]
    findings: Deals  # with what was found
    done: Callable[[RecordId], None]  # an agreed action is done
    history: Callable[[], None]
    school: Callable[[RecordId], None]  # a child has moved school
    versions: Callable[[], None]  # of everything in the case, where it is amended too
    consent: Callable[[], None]  # to what people agreed to
    rights: Callable[[], None]  # to whose rights they are
    form: Callable[[str], None]  # to a form on what somebody thinks of our help
    back: Callable[[str], None]  # to where it is noted that one came back
    file: Callable[[str], None]


@dataclass(frozen=True)
class How:
    """What was asked to be shown; nothing of the volunteer's own life while somebody looks on."""

    reasons: frozenset[RecordId] = frozenset()
    history: bool = False
    hidden: bool = False


TOLD_IN = ("open", "closed")
"""States of a case in which it can be said what became of a statement."""


def first_cards(look: Look, page: CasePage, how: How, does: Does) -> list[QWidget]:
    """What is owed and what was found: seen first, however narrow the window is."""
    made: list[QWidget] = []
    if page.view.owed:
        made.append(_owed(look, page, does))
    writable = page.view.case.body.state == "open"
    shows = Shows(how.reasons, how.hidden, writable, page.now, page.band)
    made += finding_cards(look, page.findings, shows, does.findings)
    promised = consent_card(look, page, does.consent) if _asks_consent(page) else None
    return made if promised is None else [*made, promised]


def _asks_consent(page: CasePage) -> bool:
    """Something was passed on without consent, and that is open still."""
    return any(one.open for one in page.ledger.relays)


def cards(look: Look, page: CasePage, how: How, does: Does) -> list[QWidget]:
    """The other cards."""
    made: list[QWidget] = []
    promised = consent_card(look, page, does.consent)
    if promised is not None and not _asks_consent(page):
        made.append(promised)
    made.append(_people(look, page, does))
    made.append(rights_card(look, page.rights, london(page.now).date(), does.rights))
    if page.actions:
        made.append(_agreed(look, page, does))
    asked = evaluation_card(
        look,
        page.evaluations,
        page.view.case.body.reference,
        london(page.now).date(),
        Leads(does.form, does.back, does.file, lambda clause: _clause(look, clause, does)),
    )
    if asked is not None:
        made.append(asked)
    made.append(_history(look, page, how, does))
    return made


def _owed(look: Look, page: CasePage, does: Does) -> Card:
    """Each person once. Where each contact answers for itself, each is said, and settled here."""
    card = Card(look, "Owed", tone="flag")
    names = {one.id: one.body.name for one, _ in page.view.people}
    first, state = page.view.owed[0], page.view.case.body.state
    writable = state == "open"
    for person in dict.fromkeys(one.person for one in page.view.owed):
        name = names.get(RecordId(person), "Somebody")
        block = column(
            look, Words(look, f"{name} has not heard the statement", "strong"), gap="hair"
        )
        for one in page.view.owed:
            if one.person == person:
                _owed_at(look, page, block, one, name, does if state in TOLD_IN else None)
        card.body.addLayout(block)
    acts = []
    if writable and not page.every_contact:
        acts.append(_button(look, "Ring and read", does.contact, "outlined"))
    if first.clause:
        acts.append(_clause(look, first.clause, does))
    return _with(look, card, acts)


def _owed_at(
    look: Look, page: CasePage, block: QVBoxLayout, one: Owed, name: str, does: Does | None
) -> None:
    """One contact for which it is owed, and the way to say what became of it."""
    contact = f"{CONTACTS[one.medium]} {moment_of(one.since, page.now)}"
    said = f"{contact}." if page.every_contact else f"Owed since {day_of(one.since, page.now)}."
    if one.reason_given:
        said += " Why it was not said is noted."
    block.addWidget(Words(look, said, "body", "ink-soft"))
    if does is not None and not one.reason_given:
        button = _button(
            look, "Say what became of it", partial(does.tell, one, name, contact), "link"
        )
        button.setAccessibleName(f"Say what became of it: {name}, {contact}")
        block.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)


def _people(look: Look, page: CasePage, does: Does) -> Card:
    card = Card(look, "People", gap="hair")
    is_open = page.view.case.body.state == "open"
    for person, capacity in page.view.people:
        school = page.schools.get(person.id, "")
        more = " · ".join(part for part in (CAPACITIES[capacity], school) if part)
        words = Words(look)
        words.set_runs([Run(person.body.name), Run(f"  {more}", "small", "ink-soft")])
        card.body.addWidget(words)
        for said in _take_part(person.body):
            card.body.addWidget(Words(look, said, "small", "ink-soft"))
        if is_open and capacity in ("child", "young-person"):
            button = _button(look, "Another school…", partial(does.school, person.id), "link")
            button.setAccessibleName(f"Another school for {person.body.name}")
            card.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
    return card


def _take_part(person: Person) -> list[str]:
    """In which language they hear us, where it is not English, and what helps them take part."""
    tag = own_language(person.language)
    speaks = f"Speaks {called(tag)}." if tag != ENGLISH else ""
    needs = person.access_needs.strip()
    return [one for one in (speaks, f"To take part: {needs}" if needs else "") if one]


def _agreed(look: Look, page: CasePage, does: Does) -> Card:
    card = Card(look, "Agreed, to do", gap="near")
    for one in page.actions:
        due = _due(page, one)
        words = Words(look)
        words.set_runs([Run(one.body.what), Run(f"  {due}", "small", "ink-soft")])
        button = _button(look, "Done", partial(does.done, one.id), "link")
        button.setAccessibleName(f"Done: {one.body.what}")
        row = line(look, words, gap="near")
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        row.setStretch(0, 1)
        card.body.addLayout(row)
    return card


def _due(page: CasePage, one: Kept[Action]) -> str:
    today = london(page.now).date()
    by = f"by {told(one.body.due, today)}" if one.body.due is not None else ""
    return " · ".join(part for part in (one.body.who, by) if part)


def _history(look: Look, page: CasePage, how: How, does: Does) -> Card:
    """Every row that was written, for whoever wants to know when and by whom."""
    card = Card(look, "History", gap="near")
    many = len(page.view.history)
    said = f"{many} entries, the last {day_of(page.view.history[-1].at, page.now)}." if many else ""
    if said:
        card.body.addWidget(Words(look, said, "body", "ink-soft"))
    if how.history:
        card.body.addWidget(_entries(look, page))
    words = "Hide it" if how.history else "Show it"
    button = _button(look, words, does.history, "link")
    button.setAccessibleName(f"{words}: the history of this case")
    versions = _button(look, "Look at versions, or amend", does.versions, "link")
    for each in (button, versions):
        card.body.addWidget(each, alignment=Qt.AlignmentFlag.AlignLeft)
    return card


def _entries(look: Look, page: CasePage) -> QWidget:
    held = QWidget()
    held.setAccessibleName("History")
    box = column(look, gap="hair", within=held)
    for one in reversed(page.view.history):
        then = london(one.at)
        what = capital(KINDS.get(one.what, one.what))
        words = Words(look, kind="small")
        when = f"{written(then.date())}, {then:%H:%M}"
        by = f" · {one.actor}" if one.actor else ""
        words.set_runs([Run(what, "label"), Run(f"  {when}{by}", "small", "ink-soft")])
        box.addWidget(words)
    return held


def _clause(look: Look, clause: str, does: Does) -> Button:
    made = _button(look, policy_clause(clause), lambda: does.clause(clause), "clause")
    made.setAccessibleDescription("Opens the policy at this clause")
    return made


def _button(look: Look, words: str, act: Callable[[], None], rank: str) -> Button:
    made = Button(look, words, rank)
    made.clicked.connect(lambda: act())
    return made


def _with(look: Look, card: Card, buttons: list[Button]) -> Card:
    flow = Flow(look, centre=True)
    for button in buttons:
        flow.add(button)
    card.body.addLayout(flow)
    return card
