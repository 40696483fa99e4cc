"""Papers that are read: typst makes a tagged PDF of a layout and of what stands in it.

- What is said is data to a layout, never part of its source: nothing that somebody typed is run.
- Every paper is PDF/UA-1 (ISO 14289-1: readable by a screen reader) and PDF/A-2a (to be kept).
- The faces are our own files; whatever the computer has is not looked at. A letter that none of
  them has is refused by name (`BadInput`).
- In memory: no file is written, and the same paper of the same day gives the same bytes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import BadInput, TooLong
from desktop.casework.papers.identity import Identity
from desktop.casework.papers.letters import without_typeface
from desktop.documents import logo as logos

if TYPE_CHECKING:
    import typst

MM = 72 / 25.4
FRAME = "frame.typ"
LOGO_ROOM = (50.0, 20.0)  # mm, beside the service's name
_TOO_LONG = "leaflet-too-long"
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "ku", "ckb", "he", "yi", "sd", "ug", "dv"})
ALPHABETS = "letters that a typeface of Evenhand has; none has Korean, nor pictures such as emoji"


@dataclass(frozen=True)
class Press:
    """What papers are made with: the folder of the shipped typefaces and that of the layouts."""

    fonts: Path
    layouts: Path


@dataclass(frozen=True)
class Paper:
    """A finished paper."""

    pdf: bytes
    pages: int


@dataclass(frozen=True)
class Passage:
    """A text in a language (BCP 47); each of its lines is a paragraph."""

    text: str
    language: str = "en-GB"

    @property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        lang, *more = self.language.split("-")
        return lang.lower() in _RIGHT_TO_LEFT and "Latn" not in more

    def data(self) -> dict[str, object]:
        """As a layout reads it."""
        return {"text": self.text, **_tongue(self.language), "rtl": self.rtl}


@dataclass(frozen=True)
class Sheet:
    """What each paper says of itself."""

    title: str
    subject: str
    service: Identity
    made: date
    foot: str = ""
    language: str = "en-GB"


def typeset(
    layout: str,
    sheet: Sheet,
    data: Mapping[str, Any],
    press: Press,
    *,
    logo_room: tuple[float, float] = LOGO_ROOM,
) -> Paper:
    """The paper of a layout ("policy"), its logo within `logo_room` (mm).

    Raises `BadInput` for letters that no shipped typeface has, and `TooLong`.
    """
    import typst  # noqa: PLC0415 - late: 80 MB that only papers need

    logo = sheet.service.logo
    said = {
        **data,
        "title": sheet.title,
        "subject": sheet.subject,
        "foot": sheet.foot,
        **_tongue(sheet.language),
        "service": {
            "name": sheet.service.name,
            "lines": sheet.service.lines,
            "logo": logo_size(logo, logo_room),
            "picture": None if logo is None else list(logo),  # typst takes no bytes as a file
        },
    }
    files = {
        "main.typ": (press.layouts / f"{layout}.typ").read_bytes(),
        FRAME: (press.layouts / FRAME).read_bytes(),
        "data.json": json.dumps(said).encode(),
    }
    try:
        pdf: bytes = typst.compile(  # type: ignore[call-overload]  # a dict of files is taken too
            files,
            font_paths=_faces(press.fonts),
            ignore_system_fonts=True,
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.combine(sheet.made, time(), UTC),
        )
    except typst.TypstError as fault:
        _explain(fault, layout, said)
        raise
    return Paper(pdf, count(pdf))


def count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - late, as above

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def logo_size(
    logo: bytes | None, room: tuple[float, float] = LOGO_ROOM
) -> tuple[float, float] | None:
    """Width and height in mm at which a logo is printed within `room`; None without one."""
    size = logos.pixels(logo) if logo is not None else None
    if size is None:
        return None
    scale = min(room[0] / size[0], room[1] / size[1], 25.4 / logos.COARSEST)
    return size[0] * scale, size[1] * scale


@cache
def _faces(folder: Path) -> "typst.Fonts":
    import typst  # noqa: PLC0415 - late, as above

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )


def _tongue(language: str) -> dict[str, str | None]:
    """The language as typst wants it: two or three letters, and a country of two."""
    lang, *more = language.split("-")
    region = next((each.upper() for each in more if len(each) == 2 and each.isalpha()), None)
    return {"lang": lang.lower(), "region": region}


def _explain(fault: Exception, layout: str, said: Mapping[str, Any]) -> None:
    """Raise the refusal that a failure of the layout stands for, if it does for one."""
    if _TOO_LONG in str(fault):
        raise TooLong(field="leaflet", limit="what a folded sheet holds") from None
    if lacking := without_typeface("".join(_texts(said))):
        raise BadInput(what=layout, given=" ".join(lacking), expected=ALPHABETS) from None


def _texts(said: object) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        for each in said.values():
            yield from _texts(each)
    elif isinstance(said, list | tuple):
        for each in said:
            yield from _texts(each)
