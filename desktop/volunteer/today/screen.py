"""The page that one opens in the morning."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.casework.actions.contacts.agreed import mark_done
from desktop.casework.actions.drafts import DraftOf, listed
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.actions.today.waits import Waits
from desktop.casework.desk import Desk
from desktop.casework.record.cases import has_open_case
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import policy_clause
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here, Screen
from desktop.ui.parts.text import Words, heading
from desktop.ui.rows.work_row import WorkRow, line_up, tell_apart
from desktop.volunteer.today.phrase import Phrase
from desktop.volunteer.today.phrases import phrase, summary
from desktop.volunteer.work.risk import RISK

_PARTS = {"owed": "Owed to families", "coming": "Coming", "quiet": "Quiet"}
_ICONS = {
    "exchange": "hard-drive",
    "policy": "scroll-text",
    "help": "triangle-alert",
    "health": "shield-check",
    "training": "book-open-text",
    "papers": "message-square-heart",
    "interests": "compass",
}
_AT_ONCE = 8  # rows of a part: more than that nobody does in a morning, and each takes its time
_FORMS = {
    "contact": "a contact",
    "meeting": "a meeting",
    "open-case": "a new case",
    "enquiry": "what somebody without a case asked",
    "came-back": "a form that came back",
}


class View(NamedTuple):
    """What the page shows."""

    now: datetime
    waits: tuple[Waits, ...]
    drafts: tuple[DraftOf, ...]
    open_case: bool  # whether there is one that can be written to


def look_at(desk: Desk) -> View:
    """What the page shows, read on the worker."""
    return View(desk.world.clock.now(), whats_waiting(desk), listed(desk), has_open_case(desk))


class Today(Screen):
    """What is owed, coming and quiet; at the side what is only here and what is to be read."""

    def __init__(self, here: Here) -> None:
        # Opening a case is the main thing only for as long as there is none to write to; somebody
        # without one can be written down all the same.
        self.risk = Button(here.look, RISK, "stop-text", icon="siren")
        self.new_case = Button(here.look, "Open a case", icon="folder-plus")
        self.no_case_yet = Button(here.look, "New contact", icon="plus", cap="Ctrl+N")
        self.first_case = Button(here.look, "Open a case", "main", icon="folder-plus")
        self.new_contact = Button(here.look, "New contact", "main", icon="plus", cap="Ctrl+N")
        first = (self.no_case_yet, self.first_case)
        actions = (self.risk, self.new_case, *first, self.new_contact)
        super().__init__(here, "Today", actions=actions)
        for button in actions[1:]:
            button.hide()
        self.risk.clicked.connect(lambda: here.go("concerns", "risk"))
        for button in (self.new_case, self.first_case):
            button.clicked.connect(lambda: here.go("open-case", ""))
        for button in (self.no_case_yet, self.new_contact):
            button.clicked.connect(lambda: here.go("contact", ""))
        flow = Flow(here.look, gap="wide", between="wide")
        left, right = QWidget(), QWidget()
        self._main: QVBoxLayout = column(here.look, gap="wide", within=left)
        self._side: QVBoxLayout = column(here.look, gap="pad", within=right)
        flow.add(left, 420, 99)
        flow.add(right, 300, 1)  # next to nothing beside the work, a whole line below it
        self.body.addLayout(flow)
        self.body.addStretch(1)
        self._view: View | None = None
        self._rows = dict.fromkeys(_PARTS, _AT_ONCE)  # how many of each part are shown
        self._of_part: dict[str, list[Button]] = {}
        self._work: list[WorkRow] = []  # the rows that stand there now
        self._buttons: list[Button] = []  # of them and of the cards
        here.privacy.changed.connect(lambda _on: self._fill())

    def reload(self) -> None:
        """Ask what waits now."""
        self.here.session.ask(look_at, self._take)

    def _take(self, view: View | None) -> None:
        if view is not None:
            self._view = view
            self._fill()

    def _fill(self) -> None:
        if self._view is None:
            return
        now, waits, drafts, open_case = self._view
        self.new_case.setVisible(open_case)
        for button in (self.no_case_yet, self.first_case):
            button.setVisible(not open_case)
        self.new_contact.setVisible(open_case)
        phrases = [phrase(one, now, self.here.privacy.on) for one in waits]
        by_part = {part: [one for one in phrases if one.part == part] for part in (*_PARTS, "side")}
        counts = [len(by_part[part]) for part in _PARTS]
        self.set_words(title=summary(*counts), above=f"{london(now):%A} {_date(now)}")
        self.waiting.emit(counts[0] + counts[1])
        self._work.clear()
        self._buttons.clear()
        empty(self._main)
        empty(self._side)
        for part, title in _PARTS.items():
            if by_part[part]:
                self._main.addWidget(self._section(part, title, by_part[part]))
        if not any(counts):
            self._main.addWidget(self._nothing())
        self._main.addStretch(1)
        begun = [one for one in drafts if one.form in _FORMS]
        if begun:  # the reason why she came back, as likely as not: not below the fold
            self._side.addWidget(self._unfinished(begun))
        for one in by_part["side"]:
            self._side.addWidget(self._card(one))
        self._side.addStretch(1)
        tell_apart(self._buttons)
        line_up(self._work)

    def _section(self, part: str, title: str, phrases: list[Phrase]) -> QWidget:
        held = QWidget()
        box = column(self.here.look, heading(self.here.look, title), gap="gap", within=held)
        shown = self._rows[part]
        self._of_part[part] = []
        for one in phrases[:shown]:
            button = Button(self.here.look, one.button)
            button.clicked.connect(lambda _=False, one=one: self._act(one))
            self._buttons.append(button)
            self._of_part[part].append(button)
            acts = (self._clause(one), button) if one.clause else (button,)
            row = WorkRow(self.here.look, one.state, one.so, one.why, acts)
            self._work.append(row)
            box.addWidget(row)
        if len(phrases) > shown:
            box.addWidget(self._more_of(part, title, len(phrases) - shown))
        return held

    def _clause(self, one: Phrase) -> Button:
        button = Button(self.here.look, policy_clause(one.clause), "clause")
        button.setAccessibleDescription("Opens the policy at this clause")
        button.clicked.connect(lambda: self.here.go("policy", one.clause))
        self._buttons.append(button)
        return button

    def _more_of(self, part: str, title: str, rest: int) -> Button:
        words = f"Show {_AT_ONCE} more of {rest}" if rest > _AT_ONCE else f"Show {rest} more"
        button = Button(self.here.look, words, "text", icon="chevron-down")
        button.setAccessibleName(f"{words}: {title}")
        button.clicked.connect(lambda: self._show_more(part))
        return button

    def _show_more(self, part: str) -> None:
        """Some more rows; the keyboard goes on with the first of them."""
        before = self._rows[part]
        self._rows[part] += _AT_ONCE
        self._fill()
        self._of_part[part][before].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, one: Phrase) -> Card:
        look = self.here.look
        card = Card(look, one.so, icon=_ICONS.get(one.to, "info"))
        card.body.addWidget(Words(look, one.why, "body", "ink-soft"))
        button = Button(look, one.button)
        button.setAccessibleName(f"{one.button}: {one.so}")
        self._buttons.append(button)
        button.clicked.connect(lambda _=False, one=one: self._act(one))
        flow = Flow(look)
        flow.add(button)
        card.body.addLayout(flow)
        return card

    def _unfinished(self, drafts: Sequence[DraftOf]) -> Card:
        look = self.here.look
        card = Card(look, "Not finished", icon="pen-line")
        card.body.addWidget(Words(look, "Your words are kept.", "body", "ink-soft"))
        flow = Flow(look)
        for one in drafts:
            case = one.about.partition(":")[0]
            about = f" for {case}" if "-" in case else ""
            button = Button(look, f"Go on with {_FORMS[one.form]}{about}")
            to = (one.form, one.about.replace(":", " ") if one.form != "open-case" else "")
            to = ("enquiry-new", "") if one.form == "enquiry" else to
            button.clicked.connect(lambda _=False, to=to: self.here.go(*to))
            flow.add(button)
        card.body.addLayout(flow)
        return card

    def _nothing(self) -> Empty:
        look = self.here.look
        return Empty(
            look,
            "sun",
            "Nothing waits for you",
            "What is owed to a family, what is coming and who has gone quiet stands here.",
        )

    def _act(self, one: Phrase) -> None:
        if one.to == "done":
            self.here.session.ask(
                lambda desk: mark_done(desk, one.about), lambda _: self.here.say("Noted as done.")
            )
        else:
            self.here.go(one.to, one.about)


def _date(now: datetime) -> str:
    day = london(now)
    return f"{day.day} {day:%B}"
