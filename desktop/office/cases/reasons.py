"""Reasons for going on in spite of a finding: read, and answered.

The answer goes to the volunteer's laptop with the next bundle. It is kept as one types.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions import drafts
from desktop.casework.actions.closeness.answering import Answer, Answered, Flag, answer_reason
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.closeness.people_names import first_name
from desktop.casework.desk import Desk
from desktop.casework.saying.said import day_of, policy_clause
from desktop.messages import of
from desktop.office.cases import phrases
from desktop.ui.parts.boxes import column, empty, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.rows.work_row import WorkRow
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText

FORM = "answer-reason"
_SAYS: tuple[tuple[Answer, str, str], ...] = (
    ("agreed", "I agree", "handshake"),
    ("talk", "Let us talk", "message-circle-question-mark"),
    ("pass-on", "Please pass it on", "send"),
)
_SAID = {
    "agreed": "You agreed",
    "talk": "You asked to talk",
    "pass-on": "You asked to pass it on",
}


def reason_row(here: Here, one: Flag, now: datetime) -> WorkRow:
    """A reason that waits for an answer, in the list of cases."""
    see = Button(here.look, "Read and answer")
    see.clicked.connect(lambda: here.go("case", one.case))
    clause = Button(here.look, policy_clause(one.clause), "clause")
    clause.setAccessibleDescription("Opens the policy at this clause")
    clause.clicked.connect(lambda: here.go("policy", one.clause))
    so = phrases.reason_so(one, here.privacy.on)
    return WorkRow(here.look, state("to-answer"), so, phrases.reason_why(one, now), (see, clause))


def answered(desk: Desk, finding: str, answer: Answer, note: str) -> Answered:
    """Keep the answer, and drop what was typed of it."""
    with drafts.done_with(desk, DraftOf(FORM, finding)):
        return answer_reason(desk, finding, answer, note)


class Reasons(QWidget):
    """The reasons of one case, each with its answer or the way to give one."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self.cards: tuple[ReasonCard, ...] = ()
        self._shown: tuple[Flag, ...] = ()
        self._box = column(here.look, within=self)
        self.hide()

    def show_all(self, flags: Sequence[Flag], now: datetime) -> None:
        """These; what is being typed to one that is the same stays."""
        if tuple(flags) == self._shown:
            return
        self.flush()
        self._shown = tuple(flags)
        empty(self._box)
        self.cards = tuple(ReasonCard(self._here, one, now) for one in flags)
        for card in self.cards:
            self._box.addWidget(card)
        self.setVisible(bool(self.cards))

    def flush(self) -> None:
        """Leaving waits for no rest."""
        for card in self.cards:
            card.keeper.flush()


class ReasonCard(Card):
    """One reason. `said` once it was answered."""

    said = Signal()

    def __init__(self, here: Here, flag: Flag, now: datetime) -> None:
        super().__init__(here.look, tone="flag" if flag.waits else "plain", gap="near")
        look = here.look
        self._here, self.flag = here, flag
        head = line(look, Tag(look, state("to-answer" if flag.waits else _state(flag))))
        head.addStretch(1)
        clause = Button(look, policy_clause(flag.clause), "clause")
        clause.setAccessibleDescription("Opens the policy at this clause")
        clause.clicked.connect(lambda: here.go("policy", flag.clause))
        head.addWidget(clause)
        self.body.addLayout(head)
        who = first_name(flag.volunteer)
        self.setAccessibleName(f"{who} goes on for a reason")
        self.body.addWidget(Words(look, phrases.reason_said(flag), "strong"))
        self.body.addWidget(Words(look, f"“{flag.why}”"))
        if flag.answered is not None:
            self.body.addWidget(Words(look, _told(flag, now), "body", "ink-soft"))
        self.note = LongText(look, least=2)
        self.field = Field(look, f"A word to {who}, if you like", self.note)
        self.anew = Button(look, "Answer anew", "link")
        self.form = QWidget()
        box = column(look, self.field, within=self.form)
        flow = Flow(look)
        self.buttons = {key: Button(look, words, icon=icon) for key, words, icon in _SAYS}
        for button in self.buttons.values():
            button.setAccessibleName(f"{button.text()}: {phrases.reason_said(flag)}")
            flow.add(button)
        box.addLayout(flow)
        held = Flow(look)
        held.add(self.anew)
        self.body.addLayout(held)
        self.body.addWidget(self.form)
        self.keeper = Keeper(here.session, FORM, lambda: {"note": self.note.words()}, self)
        self.keeper.fetch(flag.finding, self._took)
        self.note.textChanged.connect(self.keeper.touch)
        self.note.textChanged.connect(self.field.set_fault)
        self.anew.clicked.connect(lambda: self._open(on=True))
        for key, button in self.buttons.items():
            button.clicked.connect(partial(self._answer, key))
        self._open(on=flag.waits)

    def _open(self, *, on: bool) -> None:
        self.form.setVisible(on)
        self.anew.setVisible(not on)

    def _took(self, fields: dict[str, str]) -> None:
        if fields.get("note"):
            self.note.set_words(fields["note"])
            self._open(on=True)

    def _answer(self, key: Answer) -> None:
        note, finding = self.note.words().strip(), self.flag.finding
        self.keeper.stop()
        self._here.session.ask(
            lambda desk: answered(desk, finding, key, note), self._answered, self._refused
        )

    def _answered(self, _done: Answered | None) -> None:
        who = first_name(self.flag.volunteer)
        self._here.say(f"Kept. {who} is told with the next answer from the inbox.")

    def _refused(self, refusal: Refusal) -> None:
        self.keeper.go_on(self.flag.finding)
        said = of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")


def _state(flag: Flag) -> str:
    return flag.answered.answer if flag.answered is not None else "to-answer"


def _told(flag: Flag, now: datetime) -> str:
    answer = flag.answered
    assert answer is not None
    note = f": “{answer.note}”" if answer.note else "."
    since = " The reason was written anew since." if answer.reason_since else ""
    return f"{_SAID[answer.answer]}, {day_of(answer.at, now)}{note}{since}"
