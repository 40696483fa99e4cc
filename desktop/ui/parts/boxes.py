"""Columns and lines of widgets whose gaps and margins follow the scale of the text."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look.theme import Look

Pads = str | Sequence[str]  # one name for all sides, or left, top, right, bottom


def column(
    look: Look,
    *parts: QWidget | QLayout,
    gap: str = "gap",
    pad: Pads = "none",
    within: QWidget | None = None,
) -> QVBoxLayout:
    """One below the other. `within` is the widget that it fills."""
    box = QVBoxLayout()
    _settle(look, box, parts, gap, pad, within)
    return box


def line(
    look: Look,
    *parts: QWidget | QLayout,
    gap: str = "gap",
    pad: Pads = "none",
    within: QWidget | None = None,
) -> QHBoxLayout:
    """One beside the other, in the middle of the height."""
    box = QHBoxLayout()
    _settle(look, box, parts, gap, pad, within)
    return box


def _settle(
    look: Look,
    box: QBoxLayout,
    parts: Sequence[QWidget | QLayout],
    gap: str,
    pad: Pads,
    within: QWidget | None,
) -> None:
    if within is not None:
        within.setLayout(box)
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    keeper = _Keeper(look, box, gap, pad)
    look.changed.connect(keeper.fit)


class _Keeper(QObject):
    """Sets a layout's gaps anew when the scale changes; lives and dies with the layout."""

    def __init__(self, look: Look, box: QBoxLayout, gap: str, pad: Pads) -> None:
        super().__init__(box)
        self._look, self._box, self._gap, self._pad = look, box, gap, pad
        self.fit()

    def fit(self) -> None:
        sides = [self._pad] * 4 if isinstance(self._pad, str) else list(self._pad)
        self._box.setSpacing(self._look.space(self._gap))
        self._box.setContentsMargins(*(self._look.space(side) for side in sides))


class Gap(QWidget):
    """Room between two parts that belong together less than the others."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(1, self._look.space(self._name))


def rule() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("rule", "across")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def empty(box: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := box.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
