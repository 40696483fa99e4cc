"""The system's own dialogs for files. Screens keep each as an attribute that tests replace."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

AskFiles = Callable[[QWidget], list[Path]]
AskFile = Callable[[QWidget], Path | None]
AskFolder = Callable[[QWidget], Path | None]
AskWhere = Callable[[QWidget, str], Path | None]
"""Asks where to save, with a name to begin with."""


def ask_bundles(over: QWidget) -> list[Path]:
    """For any number of bundles."""
    chosen, _ = QFileDialog.getOpenFileNames(
        over,
        "The bundles that came from volunteers",
        str(Path.home()),
        "Bundles (*.evenhand);;All files (*)",
    )
    return [Path(one) for one in chosen]


def ask_request(over: QWidget) -> Path | None:
    """For a request to be signed in."""
    chosen, _ = QFileDialog.getOpenFileName(
        over,
        "The request of the laptop to sign in",
        str(Path.home()),
        "Requests (*.evenhand-request);;All files (*)",
    )
    return Path(chosen) if chosen else None


def ask_folder(over: QWidget) -> Path | None:
    """For a folder."""
    chosen = QFileDialog.getExistingDirectory(over, "Choose a folder")
    return Path(chosen) if chosen else None


def ask_where(over: QWidget, name: str) -> Path | None:
    """For where to save; it asks before it writes over anything."""
    chosen, _ = QFileDialog.getSaveFileName(over, "Save", name)
    return Path(chosen) if chosen else None
