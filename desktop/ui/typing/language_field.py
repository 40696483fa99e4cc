"""A language, typed by its name or its tag; how it was read stands there once one leaves it."""

from PySide6.QtCore import Signal

from db.errors import Refusal
from desktop.casework.promise.spoken_in import called, language_or_none
from desktop.messages import of
from desktop.ui.typing.fields import TextField


class LanguageField(TextField):
    """`read` with why it could not be read; empty where it could, or nothing is there."""

    read = Signal(str)

    def __init__(self, was: str = "") -> None:
        super().__init__(was, example="Polish")
        self.editingFinished.connect(self._understand)

    def _understand(self) -> None:
        try:
            tag = language_or_none(self.text())
        except Refusal as refusal:
            said = of(refusal)
            self.read.emit(f"{said.message} {said.do}")
            return
        if tag:
            self.setText(called(tag))
        self.read.emit("")
