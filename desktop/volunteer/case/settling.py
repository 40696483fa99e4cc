"""Going on with a case in spite of a finding, or passing it on: why, in words that travel."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from db.names import RecordId
from desktop.casework.actions import drafts
from desktop.casework.actions.closeness.look import Standing
from desktop.casework.actions.closeness.settle import Settled, answer, go_on
from desktop.casework.actions.handing.refer import refer
from desktop.casework.closeness.interest_words import FOR_OFFICE
from desktop.casework.desk import Desk
from desktop.casework.saying.said import counted, together
from desktop.messages import of
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.case_words import found_words

Act = Literal["go-on", "pass-on"]
_TITLES: dict[Act, str] = {"go-on": "Go on with this case", "pass-on": "Pass this case on"}
_LABELS: dict[Act, str] = {"go-on": "Why you go on all the same", "pass-on": "Why it is passed on"}
_DOES: dict[Act, str] = {"go-on": "Keep the reason", "pass-on": "Pass it on to the office"}
_HINT = "The office reads this, and what kind of finding it is for. Leave names out."
_NEXT: dict[Act, str] = {
    "go-on": "The office can answer: that it agrees, that it would rather see the case passed on, "
    "or that you talk. The answer stands here and on Today.",
    "pass-on": "The case goes to the office with your next bundle. It stays here until the office "
    "has confirmed it. Tell the family that a colleague will help them from here.",
}
_DONE: dict[Act, str] = {
    "go-on": "Kept. The office reads your reason with your next bundle.",
    "pass-on": "Passed on. It goes to the office with your next bundle.",
}
_NAMED = 3  # cases that are told by name
_FIRST = "Write first, in a few words, why."


class Settling(Card):
    """`done` with the words; `typed` while they are typed; `left` when it is put off."""

    done = Signal(str)
    typed = Signal()
    left = Signal()

    def __init__(self, look: Look, act: Act) -> None:
        super().__init__(look, _TITLES[act], gap="gap")
        self.act = act
        self.finding: Standing | None = None
        self.about = Words(look, "", "strong")
        self.reason = LongText(look, least=2)
        self.field = Field(look, _LABELS[act], self.reason, _HINT)
        self.next = Words(look, _NEXT[act], "body", "ink-soft")
        self.button = Button(look, _DOES[act], icon="check" if act == "go-on" else "send")
        self.finish = Reasoned(look, self.button)
        self.leave = Button(look, "Not now", "text")
        foot = Flow(look, centre=True)
        foot.add(self.finish)
        foot.add(self.leave)
        for each in (self.about, self.field, self.next):
            self.body.addWidget(each)
        self.body.addLayout(foot)
        self.reason.textChanged.connect(self._typed)
        self.reason.textChanged.connect(self.typed)
        self.button.clicked.connect(lambda: self.done.emit(self.reason.words().strip()))
        self.leave.clicked.connect(self.left)
        self.hide()

    def begin(self, finding: Standing, words: str = "") -> None:
        """Ask about one finding. `words`: what was typed before."""
        self.finding = finding
        kept = finding.why if self.act == "go-on" else FOR_OFFICE[finding.kind]
        self.about.setText(found_words(finding.kind, finding.band, finding.certainty))
        self.reason.set_words(words or kept)
        self._typed()

    def forget(self) -> None:
        """Nothing of it stays in the window."""
        self.hide()
        self.finding = None
        self.reason.set_words("")
        self.about.setText("")

    def show_refusal(self, refusal: Refusal) -> None:
        """Beside the field; the words stay."""
        said = of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")

    def _typed(self) -> None:
        self.finish.set_reason("" if self.reason.words().strip() else _FIRST)
        self.field.set_fault()


def settle(desk: Desk, act: Act, reference: str, finding: Standing, words: str) -> tuple[str, ...]:
    """Go on with the case, or pass it on, and drop what was typed. Gives the other cases, by
    reference, in which the reason holds as well."""
    with drafts.done_with(desk, drafts.DraftOf(act, finding.id)):
        if act == "go-on":
            return go_on(desk, finding.id, words).also
        refer(desk, reference, finding.clause, words, finding.id)
        return ()


class SettlingPanels(QWidget):
    """Both of them, one at a time, each with the words that are kept as one types.

    `shown` with the one that was opened; `done` when none is open any more.
    """

    shown = Signal(QWidget)
    done = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here, self._reference = here, ""
        acts: tuple[Act, ...] = ("go-on", "pass-on")
        self.panels = {act: Settling(here.look, act) for act in acts}
        self.keepers = {act: self._keeper_of(act) for act in acts}
        column(here.look, *self.panels.values(), within=self)
        for act, panel in self.panels.items():
            panel.typed.connect(self.keepers[act].touch)
            panel.left.connect(self._leave)
            panel.done.connect(partial(self._settle, act))
        self.hide()

    def _keeper_of(self, act: Act) -> Keeper:
        panel = self.panels[act]
        return Keeper(self._here.session, act, lambda: {"why": panel.reason.words()}, self)

    def flush(self) -> None:
        """Leaving waits for no rest."""
        for keeper in self.keepers.values():
            keeper.flush()

    def forget(self) -> None:
        """Nothing of a case stays in the window."""
        for act, panel in self.panels.items():
            self.keepers[act].stop()
            panel.forget()
        self.hide()

    def begin(self, act: Act, reference: str, finding: Standing) -> None:
        """Ask about one finding of a case, with what was typed of it before."""
        self.flush()
        self.forget()
        self._reference = reference

        def kept(fields: dict[str, str]) -> None:
            if reference == self._reference:
                panel = self.panels[act]
                panel.begin(finding, fields.get("why", ""))
                panel.show()
                self.show()
                panel.reason.setFocus()
                self.shown.emit(panel)

        self.keepers[act].fetch(finding.id, kept)

    def say_who(self, finding: RecordId, *, same: bool) -> None:
        """Whether somebody of the case, or a school, is the one on the list."""

        def said(done: Settled | None) -> None:
            if done is not None:
                self._here.say("Kept. That it is the same stays on this laptop." if same else
                               "Kept: it is another. That stays on this laptop.")  # fmt: skip

        self._here.session.ask(
            lambda desk: answer(desk, finding, same=same), said, self._here.refuse
        )

    def _leave(self) -> None:
        self.flush()
        self.forget()
        self.done.emit()

    def _settle(self, act: Act, words: str) -> None:
        finding, reference = self.panels[act].finding, self._reference
        if finding is None:
            return
        self.keepers[act].stop()
        self._here.session.ask(
            lambda desk: settle(desk, act, reference, finding, words),
            lambda also: self._settled(act, also or ()),
            lambda refusal: self._not_settled(act, refusal),
        )

    def _settled(self, act: Act, also: Sequence[str]) -> None:
        self.keepers[act].begin("")
        self.forget()
        many = together(list(also)) if len(also) <= _NAMED else counted(len(also), "other case")
        self._here.say(f"{_DONE[act]} It holds in {many} too." if also else _DONE[act])
        self.done.emit()

    def _not_settled(self, act: Act, refusal: Refusal) -> None:
        panel = self.panels[act]
        if panel.finding is not None:
            self.keepers[act].go_on(panel.finding.id)
        panel.show_refusal(refusal)
