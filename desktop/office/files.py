"""Files that a person chose: read with a limit, written whole or not at all."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from db.bundle.header import CAPS
from db.errors import FileUnreadable, FileUnwritable
from db.vault.files import write_whole

AskFiles = Callable[[QWidget], list[Path]]
AskFile = Callable[[QWidget], Path | None]
AskFolder = Callable[[QWidget], Path | None]
AskWhere = Callable[[QWidget, str], Path | None]
"""Asks where to save, with a name to begin with."""


def read_file(path: Path) -> bytes:
    """Its bytes; of what is larger than any bundle only so much as shows that it is none.

    Raises `FileUnreadable`.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(CAPS.sealed + 1)
    except OSError as error:
        raise FileUnreadable(file=path.name, reason=_reason(error)) from None


def write_file(path: Path, data: bytes) -> str:
    """Write it whole; what it is called. Raises `FileUnwritable`."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise FileUnwritable(file=path.name, reason=_reason(error)) from None
    return path.name


def free_name(folder: Path, who: str, day: date, ending: str = "evenhand") -> Path:
    """A name that nothing in the folder has: "morag-tennick-2026-03-10.evenhand"."""
    words = re.sub(r"[^a-z0-9]+", "-", who.casefold()).strip("-") or "bundle"
    stem = f"{words}-{day.isoformat()}"
    found, number = folder / f"{stem}.{ending}", 2
    while found.exists():
        found, number = folder / f"{stem}-{number}.{ending}", number + 1
    return found


def ask_bundles(over: QWidget) -> list[Path]:
    """The system's own dialog, for any number of bundles."""
    chosen, _ = QFileDialog.getOpenFileNames(
        over, "Choose bundles", "", "Bundles (*.evenhand);;All files (*)"
    )
    return [Path(one) for one in chosen]


def ask_request(over: QWidget) -> Path | None:
    """The system's own dialog, for a request to be signed in."""
    chosen, _ = QFileDialog.getOpenFileName(
        over, "Choose the request", "", "Requests (*.evenhand-request);;All files (*)"
    )
    return Path(chosen) if chosen else None


def ask_folder(over: QWidget) -> Path | None:
    """The system's own dialog, for a folder."""
    chosen = QFileDialog.getExistingDirectory(over, "Choose a folder")
    return Path(chosen) if chosen else None


def ask_where(over: QWidget, name: str) -> Path | None:
    """The system's own dialog, for where to save; it asks before it writes over anything."""
    chosen, _ = QFileDialog.getSaveFileName(over, "Save", name)
    return Path(chosen) if chosen else None


def _reason(error: OSError) -> str:
    return (error.strerror or "it failed").lower()
