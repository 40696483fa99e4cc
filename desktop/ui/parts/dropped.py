"""What is dropped on a page, or copied."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def files_in(mime: QMimeData) -> list[Path]:
    """The files that were dropped or copied; none of what is no file of this computer."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
