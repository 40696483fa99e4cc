"""Rows that a laptop lost: which, as they are read out, and the file that brings them back."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions.joining.people import Laptop
from desktop.office.people import phrases
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import soft
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.form_behind import FormBehind

_HINT = "As they are read out, such as 13-20, 31. Left empty: everything that came from it."

Save = Callable[[str, Callable[[], None], Callable[[Refusal], None]], None]
"""Put these rows into a file; what to do then, and where it was refused."""


class BringingBack(FormBehind):
    """The rows that are wanted."""

    def __init__(self, here: Here, one: Laptop, save: Save) -> None:
        look = here.look
        begin = Button(look, "Bring rows back…", icon="history")
        go = Button(look, "Save the file…", icon="send")
        super().__init__(here, "bring-back", begin, go, "Not now")
        self._save = save
        self.rows = TextField()
        self.field = Field(look, "Which rows", self.rows, _HINT)
        held = QWidget()
        acts = self.lay_out(held, told=self.field, above=soft(look, phrases.IF_ROWS_LOST))
        column(look, self.field, within=held).addLayout(acts)
        self.rows.returnPressed.connect(self.go.button.click)
        self.rows.textEdited.connect(lambda _: self.touched())
        self.go.button.clicked.connect(self._go)
        self.start(one.device)

    def typed(self) -> Mapping[str, str]:
        return {"rows": self.rows.text()}

    def put(self, fields: Mapping[str, str]) -> None:
        self.rows.setText(fields.get("rows", ""))

    def _go(self) -> None:
        self._save(self.rows.text(), self.give_up, self.tell)
