"""Rows that a laptop lost: which, as they are read out, and the file that brings them back."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.joining.people import Laptop
from desktop.office.people import phrases
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import soft
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field

_HINT = "As they are read out, such as 13-20, 31. Left empty: everything that came from it."

Save = Callable[[str, Callable[[], None], Callable[[Refusal], None]], None]
"""Put these rows into a file; what to do then, and where it was refused."""


class BringingBack(QWidget):
    """A button, and once it is pressed the rows that are wanted."""

    def __init__(self, here: Here, one: Laptop, save: Save) -> None:
        super().__init__()
        self._save = save
        look = here.look
        self.keeper = Keeper(here.session, "bring-back", lambda: {"rows": self.rows.text()}, self)
        self.begin = Button(look, "Bring rows back…", icon="history")
        self.rows = TextField()
        self.field = Field(look, "Which rows", self.rows, _HINT)
        self.go = Button(look, "Save the file…", icon="send")
        self.leave = Button(look, "Not now", "text")
        self._form = QWidget()
        acts = Flow(look, centre=True)
        acts.add(self.go)
        acts.add(self.leave)
        form = column(look, self.field, within=self._form)
        form.addLayout(acts)
        top = Flow(look)
        top.add(self.begin)
        box = column(look, soft(look, phrases.IF_ROWS_LOST), within=self)
        box.addLayout(top)
        box.addWidget(self._form)
        self._form.hide()
        self.begin.clicked.connect(self._open)
        self.leave.clicked.connect(self._close)
        self.go.clicked.connect(self._go)
        self.rows.returnPressed.connect(self.go.click)
        self.rows.textEdited.connect(lambda _: self._typed())
        self.keeper.fetch(one.device, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _come_back(self, fields: dict[str, str]) -> None:
        if fields.get("rows") and not self.rows.text():
            self.rows.setText(fields["rows"])
            self._open()

    def _open(self) -> None:
        self.begin.hide()
        self._form.show()
        self.rows.setFocus()

    def _close(self) -> None:
        self.keeper.drop()
        self.rows.setText("")
        self.field.set_fault()
        self._form.hide()
        self.begin.show()

    def _typed(self) -> None:
        self.keeper.touch()
        self.field.set_fault()

    def _go(self) -> None:
        self._save(self.rows.text(), self._close, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")
