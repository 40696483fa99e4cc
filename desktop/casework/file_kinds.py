"""What kind of file something is, by its own first bytes; its name only where they do not say.

A name can be anything. What is shown inside the program, and how, is decided by what a file is.
"""

import mimetypes
import unicodedata
from pathlib import PurePath
from typing import Final, Literal

Shown = Literal["pdf", "picture", "text", "none"]
"""How it can be looked at without a copy: page by page, as a picture, as text, or not at all."""

OTHER: Final = "application/octet-stream"
NAME_MOST = 120  # characters of a name, its ending included

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypmsf1", "image/heic"),
)
_PICTURES = frozenset({"image/png", "image/jpeg"})
_TEXTS = frozenset({".txt", ".md", ".csv", ".eml", ".log", ".text"})
_WORDS = {
    "application/pdf": "PDF",
    "image/png": "PNG picture",
    "image/jpeg": "JPEG picture",
    "image/heic": "HEIC picture",
    "text/plain": "Text",
    "application/msword": "Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "application/vnd.ms-excel": "Spreadsheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Spreadsheet",
    "application/vnd.oasis.opendocument.text": "Text document",
    "application/vnd.oasis.opendocument.spreadsheet": "Spreadsheet",
}
_FORBIDDEN = set('<>:"/\\|?*')


def media_type(name: str, data: bytes) -> str:
    """The media type of a file."""
    for at, magic, kind in _MAGIC:
        if data[at : at + len(magic)] == magic:
            return kind
    ending = PurePath(name).suffix.lower()
    if ending in _TEXTS and text_of(data[:4096]) is not None:
        return "text/plain"
    guessed = mimetypes.guess_type(name)[0] or OTHER
    # The bytes have spoken: what only calls itself a picture or a PDF is neither.
    return OTHER if guessed in _WORDS and guessed.startswith("image/") else _not_shown(guessed)


def _not_shown(kind: str) -> str:
    return OTHER if shown(kind) != "none" else kind


def shown(kind: str) -> Shown:
    """How a file of this media type can be looked at inside the program."""
    if kind == "application/pdf":
        return "pdf"
    if kind in _PICTURES:
        return "picture"
    return "text" if kind == "text/plain" else "none"


def kind_words(kind: str, name: str = "") -> str:
    """What kind it is, in words."""
    ending = PurePath(name).suffix[1:].upper()
    return _WORDS.get(kind) or (f"{ending} file" if 0 < len(ending) < 6 else "File")


def text_of(data: bytes) -> str | None:
    """The text in these bytes, whose end may be cut; None where it is none."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4:  # cut in the middle of a letter
            return data[: error.start].decode("utf-8-sig")
        return data.decode("cp1252", "replace")


def size_words(size: int) -> str:
    """ "3.4 MB", "812 KB"."""
    if size < 1024:
        return "1 byte" if size == 1 else f"{size} bytes"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def tidy_name(name: str) -> str:
    """A file's name as it is kept: no folder, nothing a file may not be called, not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        "_" if letter in _FORBIDDEN or unicodedata.category(letter).startswith("C") else letter
        for letter in " ".join(last.split())
    ).strip(" .")
    if not kept:
        return "file"
    path = PurePath(kept)
    ending = path.suffix if len(path.suffix) <= 12 else ""
    return kept if len(kept) <= NAME_MOST else kept[: NAME_MOST - len(ending)].rstrip() + ending
