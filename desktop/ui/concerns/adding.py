"""Writing a step down: what, when, in which words; at the office also whether it is shared."""

from collections.abc import Callable, Sequence
from typing import Literal, cast

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from db.errors import BadInput, InTheFuture, Refusal, TooLong
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.actions.concerns.steps import StepDraft, add_step
from desktop.casework.desk import Desk
from desktop.casework.doubts.concern_words import step_name
from desktop.casework.doubts.concerns import SHARED, StepKind
from desktop.casework.saying.clock import read_when
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import soft
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Section
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.narrow import may_be_narrow
from desktop.ui.typing.understood import DateField

_RECURRED = (("not known", "Not known yet"), ("no", "No"), ("yes", "Yes"))
_WHEN = "Now, unless you write another time of today, or a day too: 9 March 2026 14:05."
_NOT_SHARED = "It stays at the office: this concern lies on no laptop."


class AddStep(QWidget):
    """`added` is called when a step was kept. `share_with`: whose laptop the concern lies at.

    `contact`: whom the policy names to be offered before a complaint; a policy that names nobody
    offers nobody.
    """

    def __init__(
        self,
        here: Here,
        concern: str,
        kinds: Sequence[StepKind],
        added: Callable[[], None],
        *,
        contact: str = "",
        share_with: str = "",
        office: bool = False,
    ) -> None:
        super().__init__()
        look = here.look
        self._here, self._concern, self._added, self._office = here, concern, added, office
        self._share_with = share_with
        self._chosen = False  # the person has ticked or cleared *Share* herself
        self.keeper = Keeper(here.session, "concern-step", self._typed, self)
        known = [one for one in kinds if contact or one != "chair-offered"]
        self.kind = Choice(look, [(one, step_name(one, contact)) for one in known])
        may_be_narrow(self.kind)
        self.text = LongText(look, least=2)
        self.when = TextField(example="14:05")
        self.due = DateField()
        self.recurred = Choice(look, _RECURRED)
        self.share = Tick(look, f"{share_with or 'The volunteer'} sees this step")
        self.add = Button(look, "Add this step", "outlined", icon="plus")
        section = Section(look, "Add what was done")
        self.kind_field = section.field("What was done", self.kind)
        self.text_field = section.field("In a few words", self.text)
        self.when_field = section.field("When", self.when, _WHEN)
        self.due_field = section.field(
            "Look back on", self.due, "The day of the follow-up, if any."
        )
        self.recurred_field = section.field("Has it come back?", self.recurred)
        section.add(self.share)
        self.stays = soft(look, _NOT_SHARED)
        section.add(self.stays)
        acts = Flow(look)
        acts.add(self.add)
        box = column(look, section, gap="gap", within=self)
        box.addLayout(acts)
        self._wire()

    def _wire(self) -> None:
        self.kind.chosen.connect(lambda _: self._fit())
        self.kind.chosen.connect(lambda _: self.keeper.touch())
        self.share.clicked.connect(self._choose)
        self.add.clicked.connect(self._add)
        for each in (self.text.textChanged, self.when.textChanged, self.due.textChanged):
            each.connect(self.keeper.touch)
        self._fit()
        self.keeper.fetch(self._concern, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        words = {"text": self.text.words(), "when": self.when.text(), "due": self.due.text()}
        return {**words, "kind": self.kind.key() if any(words.values()) else ""}

    def _come_back(self, fields: dict[str, str]) -> None:
        if not any(fields.values()) or self.text.words():
            return
        self.text.set_words(fields.get("text", ""))
        self.when.setText(fields.get("when", ""))
        self.due.setText(fields.get("due", ""))
        if self.kind.findData(fields.get("kind", "")) >= 0:
            self.kind.set_key(fields["kind"])
        self._fit()

    def _choose(self) -> None:
        self._chosen = True

    def _fit(self) -> None:
        """What belongs to this kind of step, and who is usually to see it."""
        kind = cast(StepKind, self.kind.key())
        self.due_field.setVisible(self._office and kind in ("coached", "followed-up", "discussed"))
        self.recurred_field.setVisible(self._office and kind == "followed-up")
        self.share.setVisible(self._office)
        self.share.setEnabled(bool(self._share_with))
        self.stays.setVisible(self._office and not self._share_with)
        if not self._share_with:
            self.share.setChecked(False)
        elif not self._chosen:
            self.share.setChecked(kind in SHARED)

    def _add(self) -> None:
        for field in (self.text_field, self.when_field, self.due_field):
            field.set_fault()
        if self.due_field.isVisible() and self.due.text().strip() and self.due.day() is None:
            self.due_field.set_fault("Write the day as 9 March 2026.")
            self.due.setFocus()
            return
        typed = self.when.text().strip()
        kind = cast(StepKind, self.kind.key())
        looks_back = not self.due_field.isHidden()
        due = self.due.day() if looks_back else None
        recurred = self.recurred.key() if not self.recurred_field.isHidden() else "not known"
        share = self.share.isChecked() if self._office else None
        words = self.text.words()

        def work(desk: Desk) -> str:
            at = read_when(typed, desk.world.clock.now()) if typed else None
            draft = StepDraft(
                kind, words, at, due, cast(Literal["not known", "no", "yes"], recurred), share
            )
            with drafts.done_with(desk, of):
                return add_step(desk, self._concern, draft)

        of = self.keeper.finish()
        self.add.setEnabled(False)
        self._here.session.ask(work, self._done, self._refused)

    def _done(self, step: str | None) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.add.setEnabled(True)
        if step is None:
            return
        self.keeper.begin(self._concern)
        self.text.set_words("")
        self.when.clear()
        self.due.clear()
        self._chosen = False
        self._fit()
        self._here.say("Kept.")
        self._added()

    def _refused(self, refusal: Refusal) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.add.setEnabled(True)
        self.keeper.go_on(self._concern)
        said = messages.of(refusal)
        what = str(refusal.facts.get("what", refusal.facts.get("field", "")))
        field = self.when_field if isinstance(refusal, InTheFuture) or what == "time" else None
        if field is None and isinstance(refusal, BadInput | TooLong):
            field = self.text_field
        if field is None:
            self._here.refuse(refusal)
            return
        needs = isinstance(refusal, BadInput) and field is self.text_field
        field.set_fault("Write a few words first." if needs else f"{said.message} {said.do}")
        field.control.setFocus()
