"""The role card for a name that reportlab cannot draw: letters that join, as Arabic's, or marks.

The same sheet, sizes and marks as the drawn one (`role_card`), set by typst.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desktop.casework.papers.identity import Identity
from desktop.documents.logo import ROOM
from desktop.documents.panel import LARGE, NAME, ROLE, WORDS
from desktop.documents.press import MM, Paper, Press, typeset
from desktop.documents.press import Sheet as Described
from desktop.documents.sheets import Sheet

_DAY = date(2000, 1, 1)  # the same card gives the same bytes, whatever day it is


def shaped_card(
    texts: Mapping[str, str],
    layout: Sheet,
    logo: bytes | None,
    *,
    large_print: bool,
    fonts: Path,
    layouts: Path,
) -> Paper:
    """The card with the tidied texts of `role_card.Card`. Raises `BadInput`, `TooLong`."""
    grown = LARGE if large_print else 1.0
    described = Described(
        title=f"{texts['volunteer']}: {texts['role']}",
        subject=texts["line"],
        service=Identity(name=texts["service"], logo=logo),
        made=_DAY,
    )
    marks = [(*one, True) for one in layout.folds] + [(*one, False) for one in layout.cuts]
    data = {
        "page": layout.page,
        "card": layout.card,
        "margin": layout.margin,
        "scale": layout.scale,
        "sizes": [size * layout.scale for size in (NAME, ROLE * grown, WORDS * grown)],
        "volunteer": texts["volunteer"],
        "role": texts["role"],
        "words": texts["line"],
        "spots": [(one.x, one.y, one.turned) for one in layout.spots],
        "marks": marks,
    }
    return typeset("card", described, data, Press(fonts, layouts), logo_room=_room(layout.scale))


def _room(scale: float) -> tuple[float, float]:
    """The logo's place in mm."""
    return ROOM[0] * scale / MM, ROOM[1] * scale / MM
