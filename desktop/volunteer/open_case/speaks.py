"""In which language somebody hears us, and what helps them take part: asked of child and parents.

The statement is then said in their language (policies.md, 1), and a meeting is prepared for them.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.flow import Flow
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.language_field import LanguageField


class SpeaksFields(QWidget):
    """Two fields in one line, below each other where it is narrow. `whose`, `whom`: as one says."""

    changed = Signal()

    def __init__(self, look: Look, whose: str, whom: str, was: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        self.language = LanguageField(was[0])
        self.needs = TextField(was[1], example="large print")
        self.language_field = Field(look, f"{whose} language, if not English", self.language)
        self.needs_field = Field(look, f"What helps {whom} take part", self.needs)
        flow = Flow(look, between="near")
        flow.add(self.language_field, 200, 1)
        flow.add(self.needs_field, 200, 1)
        self.setLayout(flow)
        for box, field in ((self.language, self.language_field), (self.needs, self.needs_field)):
            box.textEdited.connect(lambda _words, field=field: field.set_fault())
            box.textEdited.connect(self.changed)
        self.language.read.connect(self._read)

    def typed(self) -> tuple[str, str]:
        """The language and the needs, as they stand there."""
        return self.language.text(), self.needs.text()

    def fill(self, language: str, needs: str) -> None:
        """As if it had always stood there."""
        self.language.setText(language)
        self.needs.setText(needs)
        for field in self.fields():
            field.set_fault()

    def fields(self) -> tuple[Field, Field]:
        return self.language_field, self.needs_field

    def _read(self, why: str) -> None:
        self.language_field.set_fault(why)
        self.changed.emit()
