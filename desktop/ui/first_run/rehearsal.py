"""The recovery code: shown large, copied by hand or printed, and one group of it read back.

A sheet to print is drawn in memory and written only where the person says; what that means stands
beside the button.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

import resources
from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.exchange.carry import write_file
from desktop.casework.saying.clock import london
from desktop.casework.surroundings import World
from desktop.ui.first_run.groups import Groups
from desktop.ui.look.announce import announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field

SHEET = "recovery-sheet.pdf"
_REHEARSED = 3  # which group is asked for
_FORGIVEN = str.maketrans("OIL", "011")
_WARNING = (
    "The file is not encrypted: whoever has it can open the vault. Print it, then delete it and "
    "empty the bin."
)


class Rehearsal(QWidget):
    """`done` when the person has shown that it stands on paper.

    `ask_where` is handed a file name and gives the path to save to, or nothing.
    """

    done = Signal()

    def __init__(self, look: Look, *, main: bool = True) -> None:
        """`main`: its buttons are what one is on this page for."""
        super().__init__()
        rank = "main" if main else "outlined"
        self.ask_where: Callable[[str], Path | None] = self._ask_natively
        self._code, self._wanted, self._service = "", "", ""
        self._session: Session | None = None
        self.groups = Groups(look, "The recovery code", spell=True)
        self.written = Button(look, "I have written it down", rank, icon="check")
        self.save = Button(look, "Save a sheet to print…", icon="printer")
        self.saved = Words(look, _WARNING, "small", "ink-soft")
        self.sheet = QWidget()
        self.fault = Banner(look, "stop")
        self.typed = TextField()
        self.field = Field(look, "Type the third group from your paper", self.typed)
        self.compare = Button(look, "Compare", rank)
        self.again = Button(look, "Show the code again", "text", icon="eye")
        self._shown, self._asked = QWidget(), QWidget()
        self._lay_out(look)
        self.written.clicked.connect(self._ask)
        self.again.clicked.connect(self._show)
        self.compare.clicked.connect(self._compare)
        self.save.clicked.connect(self._save)
        self.typed.returnPressed.connect(self._compare)
        self.typed.textEdited.connect(lambda _: self.field.set_fault())
        self._show()

    def _lay_out(self, look: Look) -> None:
        first = column(look, self.groups, gap="pad", within=self._shown)
        row = Flow(look)
        row.add(self.written)
        first.addLayout(row)
        paper = Flow(look, centre=True)
        paper.add(self.save)
        paper.add(self.saved, 240, 1)
        self.sheet.setLayout(paper)
        first.addWidget(self.sheet)
        first.addWidget(self.fault)
        self.sheet.hide()
        self.fault.hide()
        why = Words(look, "To be sure that it can be read again. The code is hidden meanwhile.")
        second = column(look, why, self.field, gap="pad", within=self._asked)
        row = Flow(look, centre=True)
        row.add(self.compare)
        row.add(self.again)
        second.addLayout(row)
        column(look, self._shown, self._asked, gap="pad", within=self)

    def set_code(self, code: str) -> None:
        """Show these groups, large and numbered."""
        parts = code.split("-")
        self._code, self._wanted = code, parts[_REHEARSED - 1]
        self.groups.set_parts(parts)
        self._show()

    def offer_sheet(self, session: Session, service: str) -> None:
        """A sheet to print may be saved too; it says which service it is of."""
        self._session, self._service = session, service
        self.saved.setText(_WARNING)
        self.sheet.show()

    def came(self) -> None:
        """It has come up."""
        self.written.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """It stands on paper now; nothing of it stays here."""
        self._code = self._wanted = ""
        self.groups.set_parts(())
        self.typed.clear()
        self.sheet.hide()
        self.fault.hide()

    def _show(self) -> None:
        self._shown.show()
        self._asked.hide()
        self.written.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self._shown.hide()
        self._asked.show()
        self.typed.clear()
        self.field.set_fault()
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        if not self._wanted:
            return
        typed = "".join(self.typed.text().upper().split()).translate(_FORGIVEN)
        if typed == self._wanted:
            self.forget()
            self.done.emit()
        else:
            self.field.set_fault("That is another group. Look at the third one, or show the code.")

    # --- the sheet ---

    def _save(self) -> None:
        path = self.ask_where(SHEET)
        if path is None or self._session is None:
            return
        code, service = self._code, self._service
        self.fault.hide()
        self.save.setEnabled(False)
        self._session.prepare(
            lambda world: save_sheet(world, code, service, path), self._saved, self._not_saved
        )

    def _saved(self, file: str) -> None:
        self.save.setEnabled(True)
        said = f"The sheet is in {file}. {_WARNING}"
        self.saved.setText(said)
        announce(self.saved, said)

    def _not_saved(self, refusal: Refusal) -> None:
        self.save.setEnabled(True)
        said = messages.of(refusal)
        self.fault.say(f"{said.message} {said.do}")

    def _ask_natively(self, name: str) -> Path | None:
        found, _ = QFileDialog.getSaveFileName(self.window(), "Save the sheet", name, "PDF (*.pdf)")
        return Path(found) if found else None


def save_sheet(world: World, code: str, service: str, path: Path) -> str:
    """Draw the sheet and write it: where it is. Raises `FileUnwritable`."""
    # Late: reportlab takes a third of a second, and only printing needs it.
    from desktop.documents.recovery_sheet import Sheet, recovery_sheet  # noqa: PLC0415

    day = london(world.clock.now()).date()
    pdf = recovery_sheet(Sheet(code=code, service=service, made=day), fonts=resources.path("fonts"))
    return write_file(path, pdf)
