"""The typefaces of the windows: our own files, because without any font Qt draws boxes.

Atkinson Hyperlegible Next sets everything; what it has no letter for falls to Noto Sans, which is
loaded beside it, Arabic to Noto Naskh, another script to Noto Sans of that script, and only then to
whatever the computer has. To load all of them takes 3 ms: a file is read when it is first drawn in.
"""

from functools import cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

import resources

_SCRIPTS = (
    *("Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi"),
    *("Hebrew", "Kannada", "Khmer", "Malayalam", "Myanmar", "Sinhala", "Tamil", "Telugu"),
    *("Thai", "SC", "HK"),  # simplified Chinese, and what Hong Kong writes besides
)
FAMILIES = (
    *("Atkinson Hyperlegible Next", "Noto Sans", "Noto Naskh Arabic"),
    *(f"Noto Sans {script}" for script in _SCRIPTS),
)
FILES = (
    "AtkinsonHyperlegibleNext-Regular",
    "AtkinsonHyperlegibleNext-SemiBold",
    "AtkinsonHyperlegibleNext-Bold",
    "NotoSans-Regular",
    "NotoSans-SemiBold",
    "NotoNaskhArabic-Regular",
    "NotoNaskhArabic-SemiBold",
    *(f"NotoSans{script}-Regular" for script in _SCRIPTS),
)


@cache
def load() -> None:
    """Hand our faces to Qt, once; to ask it which it has would take longer than to load them."""
    # Of each face before the one that has a script, Qt tells that it has it not.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for name in FILES:
        QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}.ttf")))


def face(points: float, weight: int, *, tabular: bool = False) -> QFont:
    """Our face in a size and a weight. `tabular`: all figures are of one width, for columns."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    # The files carry no hinting; without it letters keep their own widths at every scale.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
