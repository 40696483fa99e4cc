"""One file of a case: looked at from memory; a copy leaves the vault only after a warning."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.casework.actions.files.attach_copies import copy_to_open, save_copy
from desktop.casework.actions.files.attached import Attached, open_file
from desktop.casework.desk import Desk
from desktop.casework.files import camera
from desktop.ui.attachments import phrases
from desktop.ui.attachments.copies import Copies
from desktop.ui.attachments.looking import LookingScreen
from desktop.ui.attachments.render import Seen, see
from desktop.ui.attachments.warning import CopyWarning
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Changed, Here


class Looked(NamedTuple):
    """A file as it was looked at on the worker; its bytes stay there."""

    file: Attached
    seen: Seen
    told: camera.Told


def look_at(desk: Desk, file: str, wide: int, page: int) -> Looked:
    """Read on the worker. Raises what `open_file` does."""
    opened = open_file(desk, file)
    kind = opened.file.media_type
    return Looked(opened.file, see(kind, opened.data, wide, page), camera.told(opened.data))


class FileScreen(LookingScreen[Looked]):
    """About a file's id. The dialog and the other program are attributes, for tests."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.back = Button(look, "Back to the case", "text", icon="folder-open")
        self.save = Button(look, "Save a copy…", icon="hard-drive")
        self.outside = Button(look, "Open outside…", icon="eye")
        super().__init__(
            here, "File", above=" ", below=" ", actions=(self.back, self.save, self.outside)
        )
        self.ask_where: Callable[[str], Path | None] = self._dialog
        self.open_outside: Callable[[Path], bool] = _open
        self.warning = CopyWarning(look)
        self.copies = Copies(here)
        held = QWidget()
        column(look, self.warning, self.copies, self.preview, gap="pad", within=held)
        self.body.addWidget(held)
        self.body.addStretch(1)
        self.warning.hide()
        self.back.clicked.connect(self._back)
        self.save.clicked.connect(lambda: self._warn("save"))
        self.outside.clicked.connect(lambda: self._warn("open"))
        self.warning.agreed.connect(self._copy)
        self.warning.left.connect(self._leave)

    def concerns(self, changed: Changed) -> bool:
        return any(kind in ("attachment", "copy", "erasure") for kind, _ in changed)

    def reload(self) -> None:
        super().reload()
        if self.about:
            self.copies.reload(file=self.about)

    def look_at(self, desk: Desk, about: str, wide: int, page: int) -> Looked:
        return look_at(desk, about, wide, page)

    def tell(self, looked: Looked) -> str:
        name = looked.file.name
        self.set_words(name, f"Case {looked.file.case}", phrases.told_of(looked.file))
        return name

    def _back(self) -> None:
        self.here.go("case", self.looked.file.case if self.looked is not None else "")

    # --- a copy outside ---

    def _warn(self, way: str) -> None:
        if self.looked is not None:
            told = self.looked.told
            self.warning.begin(way, phrases.camera_says(told) if told and told.cleans else "")
            self.warning.show()
            self.ensureWidgetVisible(self.warning)
            self.warning.go.setFocus()

    def _leave(self) -> None:
        self.warning.hide()
        (self.save if self.warning.way == "save" else self.outside).setFocus()

    def _copy(self) -> None:
        if self.looked is None:
            return
        about = self.looked.file.id
        if self.warning.way == "open":
            self.here.session.ask(lambda desk: copy_to_open(desk, about), self._opened)
        else:
            path = self.ask_where(self.looked.file.name)
            if path is None:
                return
            clean = self.warning.clean.isChecked() and not self.warning.clean.isHidden()
            self.here.session.ask(
                lambda desk: save_copy(desk, about, path, clean=clean),
                lambda _: self.here.say("The copy is saved. Evenhand will offer to delete it."),
            )
        self._leave()

    def _opened(self, path: Path | None) -> None:
        if path is not None and not self.open_outside(path):
            self.here.say(f"No program opens it by itself. The copy is {path}.")

    def _dialog(self, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self.window(), "Save a copy", name)
        return Path(chosen) if chosen else None

    def forget(self) -> None:
        super().forget()
        self.copies.forget()
        self.warning.hide()
        self.set_words("File", " ", " ")


def _open(path: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
