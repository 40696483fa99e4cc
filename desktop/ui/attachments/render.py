"""What a file looks like, from its bytes in memory. Called on the worker; nothing is written.

- A picture says in its first bytes how large it is: what would take too much memory is not opened.
- Of a PDF one page is drawn at a time. Its scripts, forms and links are never touched: the library
  is built without anything that could run them.
- Whatever a file is, there is a sentence for it.
"""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from desktop.casework.files.file_kinds import HEIC, shown, text_of
from desktop.casework.files.pictures import NotDecoded, decode_heic, decode_tiff

_PIXELS: Final = 60_000_000
"""Of a picture that is decoded whole: 240 MB. A JPEG is decoded at the size that is shown."""
_JPEG_PIXELS: Final = 250_000_000
_SIDE: Final = 3000  # pixels of what is shown, at most, either way
_TEXT: Final = 100_000  # characters

_BROKEN = (
    "It is damaged or cut short, so it cannot be shown. Another program may show a part of it."
)
_LARGE = (
    "The picture is so large that showing it could stop this computer. It is kept as it is; "
    "a copy can be opened in another program."
)
_LOCKED = "This PDF asks for a password of its own. A copy can be opened in another program."
_NO_WAY = (
    "Evenhand shows PDF, JPEG, PNG, HEIC, TIFF and text. A copy of this one can be opened outside."
)
_TURNED = QImageIOHandler.Transformation.TransformationRotate90.value


@dataclass(frozen=True)
class Seen:
    """What can be seen of a file: a picture, or text, or else `why` not."""

    image: QImage | None = None
    text: str = ""  # of a text; of a page, for whoever listens
    page: int = 0  # from 0
    pages: int = 0  # of a PDF, or of several scanned into one file
    why: str = ""


def see(kind: str, data: bytes, wide: int, page: int = 0) -> Seen:
    """The file, or one page of it, for a place `wide` pixels across."""
    wide = min(max(wide, 100), _SIDE)
    match shown(kind):
        case "picture":
            return _picture(data, wide)
        case "scan" | "heic":
            return _decoded(kind, data, wide, page)
        case "pdf":
            return _page(data, wide, page)
        case "text":
            return _text(data)
        case _:
            return Seen(why=_NO_WAY)


def _text(data: bytes) -> Seen:
    text = text_of(data[: 4 * _TEXT])
    if text is None:
        return Seen(why=_BROKEN)
    more = len(text) > _TEXT or len(data) > 4 * _TEXT
    return Seen(text=text[:_TEXT] + ("\n… and more, which is not shown here." if more else ""))


def _picture(data: bytes, wide: int) -> Seen:
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    kind = reader.format().data()
    size = reader.size()
    if kind not in (b"png", b"jpeg") or not size.isValid() or size.isEmpty():
        return Seen(why=_BROKEN)
    if size.width() * size.height() > (_JPEG_PIXELS if kind == b"jpeg" else _PIXELS):
        return Seen(why=_LARGE)
    reader.setAutoTransform(True)
    room = QSize(wide, _SIDE)
    if reader.transformation().value & _TURNED:
        room.transpose()
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return Seen(why=_BROKEN) if image.isNull() else Seen(image)


def _decoded(kind: str, data: bytes, wide: int, page: int) -> Seen:
    decode = decode_heic if kind == HEIC else decode_tiff
    try:
        picture, page, pages = decode(data, page, (wide, _SIDE))
    except NotDecoded as cannot:
        return Seen(why=_LARGE if cannot.reason == "large" else _BROKEN)
    held, (across, down) = picture.tobytes(), picture.size
    image = QImage(held, across, down, 3 * across, QImage.Format.Format_RGB888)
    return Seen(image.copy(), page=page, pages=pages if pages > 1 else 0)


def _page(data: bytes, wide: int, number: int) -> Seen:
    # Late: its library is loaded when the first PDF is looked at.
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return Seen(why=_LOCKED if "password" in str(error).lower() else _BROKEN)
    try:
        pages = len(document)
        if not pages:
            return Seen(why=_BROKEN)
        number = min(max(number, 0), pages - 1)
        page = document[number]
        return Seen(_drawn(page, wide), _words(page), number, pages)
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return Seen(page=number, pages=pages, why=f"Page {number + 1} is damaged. {_BROKEN}")
    finally:
        document.close()


def _drawn(page: Any, wide: int) -> QImage:
    across, down = page.get_size()
    if not (across > 0 and down > 0):
        raise ValueError("a page without any size")
    scale = min(wide / across, _SIDE / down)
    bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGBX8888,
    )
    return image.copy()  # its own bytes: those of the page go


def _words(page: Any) -> str:
    text: str = page.get_textpage().get_text_bounded()
    return " ".join(text.replace("\x00", "").split())[:5000]
