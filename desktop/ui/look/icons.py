"""Icons: one line drawing, painted in any colour of the theme at any size.

The files keep `currentColor`; a colour takes its place as the icon is drawn. So one file serves
both themes, and nothing is scaled up from a smaller picture.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources


@cache
def source(name: str) -> str:
    """The drawing as text. Raises FileNotFoundError: such an icon is not shipped."""
    return resources.text(f"icons/{name}.svg")


def draw(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """The icon `size` pixels wide on a screen of this device pixel ratio."""
    drawing = source(name).replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
