"""What kind of file something is, by its own first bytes; its name only where they do not say.

A name can be anything. What is shown inside the program, and how, is decided by what a file is.
"""

import mimetypes
import unicodedata
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final, Literal

Shown = Literal["pdf", "picture", "scan", "heic", "text", "none"]
"""How it can be looked at without a copy: page by page, as a picture, as text, or not at all."""

OTHER: Final = "application/octet-stream"
HEIC: Final = "image/heic"
TIFF: Final = "image/tiff"
NAME_MOST = 120  # characters of a name, its ending included

_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypavis", "image/avif"),
    *((4, b"ftyp" + brand, HEIC) for brand in _HEIC_BRANDS),
)
_SHOWN: Mapping[str, Shown] = {
    "application/pdf": "pdf",
    "image/png": "picture",
    "image/jpeg": "picture",
    TIFF: "scan",
    HEIC: "heic",
    "text/plain": "text",
}
_TEXTS = frozenset({".txt", ".md", ".csv", ".eml", ".log", ".text"})
_WORDS = {
    "application/pdf": "PDF",
    "image/png": "PNG picture",
    "image/jpeg": "JPEG picture",
    HEIC: "HEIC picture",
    TIFF: "TIFF picture",
    "image/gif": "GIF picture",
    "image/webp": "WebP picture",
    "image/avif": "AVIF picture",
    "text/plain": "Text",
    "application/msword": "Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
    "application/vnd.ms-excel": "Spreadsheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Spreadsheet",
    "application/vnd.oasis.opendocument.text": "Text document",
    "application/vnd.oasis.opendocument.spreadsheet": "Spreadsheet",
}
_ENDINGS: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".heic": HEIC,
    ".heif": HEIC,
    ".tif": TIFF,
    ".tiff": TIFF,
    ".txt": "text/plain",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: Mapping[str, tuple[bytes, ...]] = {
    # Old Word and Excel write other forms under the same ending too.
    "application/msword": (_OLE, _ZIP, b"{\\rtf", b"<"),
    "application/vnd.ms-excel": (_OLE, _ZIP, b"<", b"\x09"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (_ZIP, _OLE),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (_ZIP, _OLE),
    "application/vnd.oasis.opendocument.text": (_ZIP,),
    "application/vnd.oasis.opendocument.spreadsheet": (_ZIP,),
}
"""How files begin that are opened outside; one that is locked with a password begins as old ones
did."""
_FORBIDDEN = set('<>:"/\\|?*')


def media_type(name: str, data: bytes) -> str:
    """The media type of a file."""
    for at, magic, kind in _MAGIC:
        if data[at : at + len(magic)] == magic:
            return "image/avif" if kind == HEIC and b"avif" in data[8:64] else kind
    ending = PurePath(name).suffix.lower()
    if ending in _TEXTS and text_of(data[:4096]) is not None:
        return "text/plain"
    called = _called(name) or mimetypes.guess_type(name)[0] or OTHER
    # The bytes have spoken: what only calls itself a picture or a PDF is neither.
    known = called.startswith("image/") or called in _STARTS or shown(called) != "none"
    return OTHER if known and not _starts(called, data) else called


def mistaken(name: str, kind: str) -> str:
    """What is to be said of a file that is not what its name calls it; empty where it is."""
    called = _called(name)
    if not called or called == kind or (called in _STARTS and kind == "text/plain"):
        return ""
    ending = PurePath(name).suffix
    if kind == OTHER:
        return f"Its name ends in “{ending}”, but what is inside is no {_lower(_WORDS[called])}."
    inside = _lower(kind_words(kind))
    article = "" if inside == "text" else "an " if inside.startswith("AVIF") else "a "
    return f"Its name ends in “{ending}”, but what is inside is {article}{inside}."


def _lower(words: str) -> str:
    """Within a sentence: "text document", but "PDF" and "Word document" as they are."""
    return words.lower() if words.startswith(("Text", "Spreadsheet")) else words


def _called(name: str) -> str:
    """The media type that a name's ending stands for; empty where that is not known here."""
    return _ENDINGS.get(PurePath(name).suffix.lower(), "")


def _starts(kind: str, data: bytes) -> bool:
    return data.startswith(_STARTS.get(kind, ())) if kind in _STARTS else False


def shown(kind: str) -> Shown:
    """How a file of this media type can be looked at inside the program."""
    return _SHOWN.get(kind, "none")


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
    """ "3.4 MB", "812 KB"; what is smaller than one of them is said to be one."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
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
