"""Read a finished PDF as a reader program does: its letters, sizes, directions, faces and ink."""

import ctypes
import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
from PIL import ImageOps
from pypdf import PdfReader
from pypdfium2 import raw

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
MM = 72 / 25.4
Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True)
class Letter:
    """A visible character: its type size and box in points, and the way up it is, in degrees."""

    char: str
    size: float
    left: float
    bottom: float
    right: float
    top: float
    angle: int


def letters(pdf: bytes) -> list[Letter]:
    """The letters of the first page in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsHyphen(text, index):
            char = "-"  # at the end of a line pdfium takes it for one that only divides a word
        if char.isspace() or raw.FPDFText_IsGenerated(text, index):
            continue
        size = raw.FPDFText_GetFontSize(text, index)
        angle = round(math.degrees(raw.FPDFText_GetCharAngle(text, index))) % 360
        left, bottom, right, top = text.get_charbox(index)
        found.append(Letter(char, size, left, bottom, right, top, angle))
    text.close()
    page.close()
    document.close()
    return found


def said(found: list[Letter]) -> str:
    """The letters without their spaces."""
    return "".join(letter.char for letter in found)


def faces(pdf: bytes, page: int = 0) -> dict[str, bool]:
    """Every typeface of a page by name, and whether it is embedded."""
    document = pypdfium2.PdfDocument(pdf)
    things = document[page].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    fonts = [thing.get_font() for thing in things]
    return {font.get_base_name(): bool(font.is_embedded) for font in fonts}


def language(pdf: bytes) -> str:
    """The document's language tag."""
    document = pypdfium2.PdfDocument(pdf)
    buffer = (ctypes.c_ushort * 40)()
    length = raw.FPDFCatalog_GetLanguage(document, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: length - 2].decode("utf-16-le")


def tagged(pdf: bytes) -> list[tuple[str, str, str]]:
    """Every tag in reading order: what it is, its language, and the heading that it is."""
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]

    def within(tag: Any, tongue: str) -> Iterator[tuple[str, str, str]]:
        for one in tag if isinstance(tag, list) else [tag]:
            kid = one.get_object()
            if isinstance(kid, dict) and "/S" in kid:
                spoken = str(kid.get("/Lang", tongue))
                heading = " ".join(str(kid.get("/T", "")).split())  # any sort of space
                yield str(kid["/S"]).removeprefix("/"), spoken, heading
                yield from within(kid.get("/K", []), spoken)

    return list(within(root["/StructTreeRoot"]["/K"], str(root["/Lang"])))


def ink_besides(pdf: bytes, boxes: Iterable[Box]) -> Any:
    """Where something is printed outside the boxes (points), in half points; None if nowhere."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    picture = ImageOps.invert(page.render(scale=2, grayscale=True).to_pil())
    assert picture.getbbox() is not None
    for left, bottom, right, top in boxes:
        upper, lower = height - top, height - bottom
        corners = (round(left * 2), round(upper * 2), round(right * 2), round(lower * 2))
        picture.paste(0, corners)
    return picture.getbbox()
