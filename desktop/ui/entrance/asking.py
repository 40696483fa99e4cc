"""The system's own dialogs for a vault and what belongs to it. None: nothing was chosen.

The class of the dialogs is loaded when the first of them is asked for, which is seldom.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget


class Asking:
    """`over` is the window that waits meanwhile, or something in it."""

    def __init__(self, over: QWidget) -> None:
        self._over = over

    def folder(self) -> Path | None:
        """Where a vault lies, or is to lie."""
        chosen = _dialog().getExistingDirectory(
            self._over.window(), "Choose a folder", str(Path.home())
        )
        return Path(chosen) if chosen else None

    def invitation(self) -> Path | None:
        """A file that came from the office."""
        kinds = "Invitations (*.json);;All files (*)"
        return self._file("The invitation from your office", str(Path.home()), kinds)

    def backup(self) -> Path | None:
        """A copy of a whole vault in one file."""
        return self._file("Which backup?", "", "Backups (*.evenhand-backup);;All files (*)")

    def stick(self) -> Path | None:
        """The key that opens a laptop at the office."""
        return self._file("The recovery key on the office’s stick", "", "")

    def place(self, name: str) -> Path | None:
        """Where something of this name is to be saved."""
        chosen, _ = _dialog().getSaveFileName(self._over.window(), "Where to save it", name)
        return Path(chosen) if chosen else None

    def _file(self, title: str, begins: str, kinds: str) -> Path | None:
        chosen, _ = _dialog().getOpenFileName(self._over.window(), title, begins, kinds)
        return Path(chosen) if chosen else None


def _dialog() -> type[QFileDialog]:
    from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - late, as said above

    return QFileDialog
