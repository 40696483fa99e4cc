"""Whose rights in one case, as cards: the child, who is who, decisions, the privacy notice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from desktop.casework.actions.rights.look import Child, Decision, Rights, Tie
from desktop.casework.promise.spoken_in import ENGLISH, called
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital
from desktop.ui.cards.rights_words import child_tag, notice_tag, told_tag
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag
from desktop.ui.parts.text import Words, heading
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.form import Field
from desktop.ui.typing.narrow import may_be_narrow
from desktop.volunteer.rights.decision_form import ABLE
from desktop.volunteer.rights.forms import PARENTAL

HOWS = (
    ("on-paper", "On paper"),
    ("read-out", "Read out"),
    ("by-email", "By e-mail"),
    ("on-screen", "On the screen"),
)
_SHOW, _HIDE = "Show the words", "Hide the words"
_CONSENT = "Whose consent counts when something of theirs is passed on follows from this."
_ADULTS = ("parent-carer", "other")


@dataclass(frozen=True)
class Does:
    """What the buttons do."""

    contact: Callable[[], None]
    born: Callable[[str], None]  # write down when somebody was born
    tie: Callable[[str, str, str, Tie | None], None]  # adult, name, child, what stands
    decision: Callable[[str, Decision | None], None]  # whose; of which there is a note already
    history: Callable[[str], None]
    notice: Callable[[str, str, str], None]  # person, how, language
    words: Callable[[], None]  # the words of the notice are shown, or hidden


def adults(found: Rights) -> list[tuple[str, str]]:
    """Those of the case who may be something to the child."""
    return [(str(person), name) for person, name, as_ in found.people if as_ in _ADULTS]


def right_cards(
    look: Look, found: Rights, today: date, writable: bool, shown: bool, does: Does
) -> list[Card]:
    """All of it; `shown`: with the words of the privacy notice."""
    cards = [_child(look, one, today, writable, does) for one in found.children[:1]]
    cards += [_who(look, found, writable, does)]
    about = found.children[0] if found.children else None
    own = about is not None and (about.holder.of == "young-person" or about.holder.soon)
    if about is not None and (own or found.decisions):
        cards.append(_decisions(look, found, about, writable and own, does))
    if found.notice_version and found.notices:
        cards.append(_notices(look, found, today, writable, shown, does))
    return cards


def _card(look: Look, title: str, tone: str = "plain") -> Card:
    card = Card(look, tone=tone, gap="pad")
    card.setAccessibleName(title)
    card.body.addWidget(heading(look, title))
    return card


def _block(look: Look, card: Card) -> QVBoxLayout:
    """What belongs together in a card: its lines stand close."""
    block = column(look, gap="hair")
    card.body.addLayout(block)
    return block


def _child(look: Look, one: Child, today: date, writable: bool, does: Does) -> Card:
    waits = one.holder.of == "young-person" and not one.reached
    card = _card(look, "Whose rights they are", "flag" if waits else "plain")
    head = Flow(look, gap="near", between="hair", centre=True)
    head.add(Tag(look, child_tag(one, today)))
    head.add(Words(look, one.name, "strong"))
    card.body.addLayout(head)
    day, so = one.holder.day, ""
    if day is not None and one.holder.of == "parents":
        so = f"With the parents to the end of compulsory school age; {one.name}’s own from "
        so += f"{written(day)} on."
    elif day is not None:
        so = f"{one.name}’s own since {written(day)}, the end of compulsory school age."
    for words in (so, one.to_do):
        if words:
            card.body.addWidget(Words(look, words))
    ends = Flow(look, gap="pad", centre=True)
    if writable and one.holder.of == "not known":
        ends.add(_button(look, "Write down the birthday", partial(does.born, one.person)))
    if writable and waits:
        ends.add(_button(look, "New contact", does.contact))
    card.body.addLayout(ends)
    return card


def _who(look: Look, found: Rights, writable: bool, does: Does) -> Card:
    card = _card(look, "Who is who, and may be told what")
    about = found.children[0] if found.children else None
    for one in found.ties:
        _tie(look, card, one, writable, does, several=len(found.children) > 1)
    tied = {one.body.adult for one in found.ties}
    for person, name in adults(found):
        if about is not None and person not in tied:
            block = _block(look, card)
            block.addWidget(Words(look, name, "strong"))
            none = "Who they are to the child is not written down."
            block.addWidget(Words(look, none, "body", "ink-soft"))
            if writable:
                act = partial(does.tie, person, name, about.person, None)
                block.addLayout(_row(look, _link(look, "Write it down", name, act)))
    if not found.ties and not adults(found):
        none = "Nobody but the child is in this case yet."
        card.body.addWidget(Words(look, none, "body", "ink-soft"))
    return card


def _tie(look: Look, card: Card, one: Tie, writable: bool, does: Does, *, several: bool) -> None:
    body, block = one.body, _block(look, card)
    head = Flow(look, gap="near", between="hair", centre=True)
    head.add(Tag(look, told_tag(one)))
    head.add(Words(look, one.adult, "strong"))
    block.addLayout(head)
    to = f" of {one.child}" if several else ""
    relation = capital(body.relation or "who they are is not written down")
    held = dict(PARENTAL)[body.parental_responsibility]
    rests = f", by {body.basis}" if body.basis and body.parental_responsibility == "yes" else ""
    known = "parental responsibility not known" if held == "Not known" else held.lower()
    lines = [f"{relation}{to}, {known}{rests}."]
    if body.since or body.until:
        since = f"from {written(body.since)}" if body.since else ""
        until = f"until {written(body.until)}" if body.until else ""
        span = " ".join(part for part in (since, until) if part)
        lines.append(f"{capital(span)}{'' if one.in_force else ': not in force now'}.")
    if body.note:
        lines.append(body.note)
    block.addWidget(Words(look, " ".join(lines)))
    if one.anew:
        ask = f"Settled before the rights were {one.child}’s own: ask {one.child} anew."
        block.addWidget(Words(look, ask, "body", "flag"))
    written_on = f"Written down {written(one.settled)}."
    block.addWidget(Words(look, written_on, "small", "ink-soft"))
    links = []
    if writable and one.here:
        act = partial(does.tie, body.adult, one.adult, body.child, one)
        links.append(_link(look, "Change", one.adult, act))
    versions = partial(does.history, f"responsibility:{one.record}")
    links.append(_link(look, "History", one.adult, versions))
    block.addLayout(_row(look, *links))


def _decisions(look: Look, found: Rights, about: Child, writable: bool, does: Does) -> Card:
    card = _card(look, "Who decides")
    so = f"{about.name} decides: that a young person can is presumed, decision by decision."
    if about.holder.of != "young-person":
        so = f"From the day on which rights pass {about.name} decides; that they can is presumed."
    card.body.addWidget(Words(look, so, "body", "ink-soft"))
    for one in found.decisions:
        _decision(look, card, one, writable, does)
    if writable:
        note = _button(look, "Note on a decision", partial(does.decision, about.person, None))
        card.body.addLayout(_row(look, note))
    return card


def _decision(look: Look, card: Card, one: Decision, writable: bool, does: Does) -> None:
    body, block = one.body, _block(look, card)
    block.addWidget(Words(look, f"{one.name}: {body.decision}", "strong"))
    by = f" {one.by}: {one.decides.why}" if one.by else f" {one.decides.why}"
    block.addWidget(Words(look, f"{dict(ABLE)[body.able]}.{by}"))
    on = f"{written(body.on)}. " if body.on else ""
    block.addWidget(Words(look, f"{on}{body.basis}".strip(), "small", "ink-soft"))
    if one.to is not None:
        block.addWidget(Words(look, _CONSENT, "body", "ink-soft"))
    links = []
    if writable and one.here:
        anew = partial(does.decision, body.person, one)
        links.append(_link(look, "Judged anew", body.decision, anew))
    act = partial(does.history, f"ability:{one.record}")
    links.append(_link(look, "History", body.decision, act))
    block.addLayout(_row(look, *links))


def _notices(
    look: Look, found: Rights, today: date, writable: bool, shown: bool, does: Does
) -> Card:
    card = _card(look, f"Privacy notice, version {found.notice_version}")
    said = {one.language: one.text for one in found.notice_words}
    how, tongue = Choice(look, HOWS), Choice(look, [(tag, called(tag)) for tag in said])
    for choice in (how, tongue):
        may_be_narrow(choice)
    card.body.addLayout(_words(look, said, tongue, shown, does))
    waits = writable and any(one.owed for one in found.notices)
    row = Flow(look)
    if len(said) > 1:
        row.add(Field(look, "In which language", tongue), 220)
    if waits:
        row.add(Field(look, "How it is given", how), 220)
    card.body.addLayout(row)
    for one in found.notices:
        head = Flow(look, gap="near", between="hair", centre=True)
        head.add(Tag(look, notice_tag(one, today)))
        head.add(Words(look, one.name, "strong"))
        if one.given is not None and not one.owed and one.given.language != ENGLISH:
            head.add(Words(look, f"in {called(one.given.language)}", "body", "ink-soft"))
        if one.owed and waits:
            given = Button(look, "Given")
            given.setAccessibleName(f"Given: {one.name}")
            given.clicked.connect(partial(_given, does, one.person, how, tongue))
            head.add(given)
        card.body.addLayout(head)
    return card


def _words(
    look: Look, said: Mapping[str, str], tongue: Choice, shown: bool, does: Does
) -> QVBoxLayout:
    """The words of the notice, to be shown or hidden, in the language that is chosen."""
    text = Words(look, said[tongue.key()], native=True)
    if not shown:
        text.hide()
    link = _link(look, _HIDE if shown else _SHOW, "", does.words)

    def turn() -> None:
        text.setVisible(text.isHidden())
        link.setText(_SHOW if text.isHidden() else _HIDE)

    link.clicked.connect(turn)
    tongue.chosen.connect(lambda tag: text.setText(said[tag]))
    box = column(look, gap="near")
    box.addLayout(_row(look, link))
    box.addWidget(text)
    return box


def _given(does: Does, person: str, how: Choice, tongue: Choice, _checked: bool = False) -> None:
    does.notice(person, how.key(), tongue.key())


def _button(look: Look, words: str, act: Callable[[], None]) -> Button:
    made = Button(look, words)
    made.clicked.connect(lambda: act())
    return made


def _link(look: Look, words: str, of: str, act: Callable[[], None]) -> Button:
    made = Button(look, words, "link")
    if of:
        made.setAccessibleName(f"{words}: {of}")
    made.clicked.connect(lambda: act())
    return made


def _row(look: Look, *buttons: Button) -> Flow:
    flow = Flow(look, gap="pad", centre=True)
    for each in buttons:
        flow.add(each)
    return flow
