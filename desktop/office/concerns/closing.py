"""Closing a concern: what came of it, and whether the volunteer reads that."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from db.errors import Refusal
from db.names import RecordId
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.actions.concerns.steps import close
from desktop.casework.desk import Desk
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import heading
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText


class Closing(QWidget):
    """`closed` is called when it is."""

    def __init__(
        self, here: Here, concern: str, share_with: str, closed: Callable[[], None]
    ) -> None:
        super().__init__()
        look = here.look
        self._here, self._concern, self._closed = here, concern, closed
        self.keeper = Keeper(here.session, "close-concern", self._typed, self)
        self.outcome = LongText(look, least=2)
        self.field = Field(look, "What came of it", self.outcome)
        self.share = Tick(look, f"{share_with} reads it")
        self.share.setChecked(bool(share_with))
        self._can_share = bool(share_with)
        self.go = Reasoned(look, Button(look, "Close it", icon="check-check"))
        column(look, heading(look, "Close it"), self.field, self.share, self.go, within=self)
        if not share_with:  # never shown by hand: without a parent yet it would open as a window
            self.share.hide()
        self.outcome.textChanged.connect(self._touched)
        self.go.button.clicked.connect(self._close)
        self._reason()
        self.keeper.fetch(concern, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        return {"outcome": self.outcome.words()}

    def _come_back(self, fields: dict[str, str]) -> None:
        if fields.get("outcome") and not self.outcome.words():
            self.outcome.set_words(fields["outcome"])
            self._reason()

    def _touched(self) -> None:
        self.keeper.touch()
        self.field.set_fault()
        self._reason()

    def _reason(self) -> None:
        typed = bool(self.outcome.words().strip())
        self.go.set_reason("" if typed else "It needs an outcome first.")

    def _close(self) -> None:
        concern, outcome = self._concern, self.outcome.words()
        share = self.share.isChecked() if self._can_share else False

        def done(step: RecordId | None) -> None:
            if step is not None:
                self._here.say("It is closed, with what came of it.")
                self._closed()

        def work(desk: Desk) -> RecordId:
            with drafts.done_with(desk, of):
                return close(desk, concern, outcome, share=share)

        of = self.keeper.finish()
        self._here.session.ask(work, done, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.keeper.go_on(self._concern)
        said = messages.of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")
