"""The typefaces of the windows: our own files, because without any font Qt draws boxes.

Atkinson Hyperlegible Next sets everything; what it has no letter for falls to Noto Sans, which is
loaded beside it, Arabic to Noto Naskh, and only then to whatever the computer has.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

import resources

FAMILIES = ("Atkinson Hyperlegible Next", "Noto Sans", "Noto Naskh Arabic")
_FILES = (
    "AtkinsonHyperlegibleNext-Regular",
    "AtkinsonHyperlegibleNext-SemiBold",
    "AtkinsonHyperlegibleNext-Bold",
    "NotoSans-Regular",
    "NotoSans-SemiBold",
    "NotoNaskhArabic-Regular",
    "NotoNaskhArabic-SemiBold",
)


@cache
def load() -> None:
    """Hand our faces to Qt, once; to ask it which it has would take longer than to load them."""
    for name in _FILES:
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
