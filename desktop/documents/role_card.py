"""The card that says on the table who the volunteer is and what she is there to do.

- It names the service, the volunteer, her role and her impartiality. `Card` has no place for a
  family, so none can be printed.
- A name whose letters join (Arabic) or carry marks is set by typst (`shaped_card`), the same way.
- Nothing is written: the PDF is made in memory, and the same card gives the same bytes.
- Every typeface is embedded, cut down to the letters that are used.
- Large print doubles the role and the impartiality words, as far as the card holds them.
"""

import io
from pathlib import Path
from typing import Any

from msgspec import Struct
from PIL.Image import Image
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]

from db.errors import BadInput, TooLong
from desktop.documents import logo as logos
from desktop.documents.fonts import face_for, missing, tidy
from desktop.documents.panel import SERVICE, Block, Panel, blocks, compose
from desktop.documents.paper import Paper
from desktop.documents.shaped_card import shaped_card
from desktop.documents.sheets import Sheet, Size, Spot, sheet

LIMITS = {"service": 120, "volunteer": 120, "role": 160, "line": 300}  # characters


class Card(Struct, frozen=True, kw_only=True):
    """What is on a card."""

    service: str
    volunteer: str
    role: str
    line: str  # the policy pack's impartiality words
    logo: bytes | None = None  # PNG or JPEG
    language: str = "en-GB"  # BCP 47


class Printed(Struct, frozen=True):
    """A finished paper."""

    pdf: bytes
    pages: int


def role_card(
    card: Card,
    size: Size = "a4",
    *,
    large_print: bool = False,
    fonts: Path,
    layouts: Path | None = None,
) -> Printed:
    """Draw the card on an A4 sheet: one tent card, four A6 cards or ten wallet cards.

    `fonts` is the folder of the shipped typefaces, `layouts` that of what is set by typst; without
    it only what reportlab can draw is taken. Raises `TooLong` for a text above its limit and
    `BadInput` for letters that the typefaces lack (`given` holds them), for a volunteer without a
    name and for a logo that is no picture.
    """
    texts = _texts(card)
    layout = sheet(size)
    picture = _logo(card.logo, layout.scale)
    for field, text in texts.items():
        if lacking := missing(text, fonts):
            if layouts is not None:
                return _shaped(texts, layout, picture, fonts, layouts, large_print=large_print)
            expected = "letters of the Latin, Greek or Cyrillic alphabet"
            raise BadInput(what=field, given=" ".join(lacking), expected=expected)
    place = logos.placed(picture, *_logo_room(layout.scale)) if picture else None
    panel = _panel(texts, layout, place, fonts, large_print=large_print)
    paper = Paper(layout.page, card.language, panel.lines[0].face)
    paper.describe(f"{texts['volunteer']}: {texts['role']}", texts["service"], texts["line"])
    paper.hairlines(layout.folds, dashed=True)
    paper.hairlines(layout.cuts)
    reader = ImageReader(picture) if picture else None
    for spot in layout.spots:
        _draw(paper, panel, layout, spot, reader)
    return Printed(paper.finished(), 1)


def _texts(card: Card) -> dict[str, str]:
    """The card's four texts, tidied, each within its limit."""
    texts = {field: tidy(getattr(card, field)) for field in LIMITS}
    for field, text in texts.items():
        if len(text) > LIMITS[field]:
            raise TooLong(field=field, limit=LIMITS[field])
    if not texts["volunteer"]:
        raise BadInput(what="volunteer", given="", expected="the name to print on the card")
    return texts


def _shaped(
    texts: dict[str, str],
    layout: Sheet,
    picture: Image | None,
    fonts: Path,
    layouts: Path,
    *,
    large_print: bool,
) -> Printed:
    """The card as typst sets it."""
    out = io.BytesIO()
    if picture is not None:
        picture.save(out, "PNG")
    made = shaped_card(
        texts,
        layout,
        out.getvalue() or None,
        large_print=large_print,
        fonts=fonts,
        layouts=layouts,
    )
    return Printed(made.pdf, made.pages)


def _logo_room(scale: float) -> tuple[float, float]:
    return logos.ROOM[0] * scale, logos.ROOM[1] * scale


def _logo(data: bytes | None, scale: float) -> Image | None:
    if data is None:
        return None
    picture = logos.flat(data, *_logo_room(scale))
    if picture is None:
        raise BadInput(what="logo", given=f"{len(data)} bytes", expected="a PNG or JPEG picture")
    return picture


def _panel(
    texts: dict[str, str],
    layout: Sheet,
    logo: tuple[float, float] | None,
    fonts: Path,
    *,
    large_print: bool,
) -> Panel:
    """Fit the texts between the margins of one card.

    Where there is so much text that large print would leave the last lines smaller than ordinary
    print does, ordinary print is what is larger.
    """
    semibold = {field: face_for(text, "SemiBold", fonts) for field, text in texts.items()}
    regular = {field: face_for(text, "Regular", fonts) for field, text in texts.items()}
    words = (texts["volunteer"], texts["role"], texts["line"])
    faces = (semibold["volunteer"], regular["role"], regular["line"])
    service = Block(texts["service"], semibold["service"], SERVICE * layout.scale, 3, 1.25, 0.0)
    box = (layout.card[0] - 2 * layout.margin, layout.card[1] - 2 * layout.margin)
    plain, large = (
        compose(box, service, blocks(words, faces, layout.scale, large=large), logo)
        for large in (False, True)
    )
    grown = large.lines[-1].size > plain.lines[-1].size
    return large if large_print and grown else plain


def _draw(paper: Paper, panel: Panel, layout: Sheet, spot: Spot, logo: Any) -> None:
    """One card at its place."""
    paper.saveState()
    paper.translate(spot.x, spot.y)
    if spot.turned:
        paper.rotate(180)
    paper.translate(layout.margin, layout.margin)
    if panel.logo:
        x, y, width, height = panel.logo
        paper.drawImage(logo, x, y, width, height)
    for line in panel.lines:
        paper.text(line.face, line.size, line.x, line.y, line.text)
    paper.restoreState()
