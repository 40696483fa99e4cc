"""Ways in: another passphrase, a new recovery code, who else. Reached from Settings."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog

from desktop.casework.actions.safety.recovery_place import is_here
from desktop.casework.actions.safety.ways_in import known_of, may_renew
from desktop.casework.desk import Desk
from desktop.ui.pages.code_part import CodePart
from desktop.ui.pages.others_part import EscrowPart, KeyPart, StaffPart
from desktop.ui.pages.passphrase_part import PassphrasePart
from desktop.ui.parts.boxes import column
from desktop.ui.parts.screen import Changed, Here, Screen


@dataclass(frozen=True)
class View:
    """What the page asks the desk."""

    known: tuple[str, ...]
    service: str
    may_renew: bool
    office: bool
    key_here: bool  # at an office: its recovery key is still on this computer
    escrowed: bool  # on a laptop: the office's recovery key opens it


def look_at(desk: Desk) -> View:
    """Read on the worker."""
    office = desk.kind == "office"
    return View(
        *(known_of(desk), desk.service, may_renew(desk)),
        office=office,
        key_here=office and is_here(desk),
        escrowed=bool(desk.vault.escrowed_to),
    )


class WaysInScreen(Screen):
    """Parts below each other. Nothing that was typed stays when one goes elsewhere."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            "Ways in",
            below="What opens this vault: your passphrase, and the recovery code for the day on "
            "which it is forgotten.",
            crumbs=(("settings", "Settings"), ("ways-in", "Ways in")),
        )
        self.ask_where: Callable[[str], Path | None] = self._where_dialog
        self.passphrase = PassphrasePart(here)
        self.code = CodePart(here, lambda name: self.ask_where(name))
        self.staff, self.key = StaffPart(here.look, here.go), KeyPart(here.look, here.go)
        self.escrow = EscrowPart(here.look)
        others = (self.staff, self.key, self.escrow)
        self.body.addLayout(column(here.look, self.passphrase, self.code, *others, gap="wide"))
        for part in others:
            part.hide()
        self.body.addStretch(1)

    def reload(self) -> None:
        """Ask who is in."""
        self.here.session.ask(look_at, self._fill)

    def concerns(self, _changed: Changed) -> bool:
        """Nothing of what is written is shown here."""
        return False

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody who comes to the computer later finds a passphrase or a code here."""
        super().hideEvent(event)
        self.passphrase.forget()
        self.code.forget()

    def _fill(self, view: View | None) -> None:
        if view is not None:
            self.passphrase.set_known(view.known)
            self.code.set_service(view.service, view.may_renew)
            self.staff.setVisible(view.office)
            self.key.setVisible(view.office)
            self.key.set_here(view.key_here)
            self.escrow.setVisible(not view.office)
            self.escrow.set_escrowed(view.escrowed)

    def _where_dialog(self, name: str) -> Path | None:
        found, _ = QFileDialog.getSaveFileName(self.window(), "Save the sheet", name, "PDF (*.pdf)")
        return Path(found) if found else None
