"""Controls that would be called alike are numbered, for whoever listens and does not see them.

A name says what a button is about. Where two things are about the same (two letters of one name,
two calls of one minute), the place among them is said as well: "Withdraw: Our leaflet, 2 of 2".
"""

from collections import defaultdict

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

_APART = "toldApart"  # property: the name of before, and the one that was given here


def tell_apart(root: QWidget) -> None:
    """Number what is seen in `root` and called alike; what is alike no longer loses its number."""
    alike: dict[tuple[str, str], list[QWidget]] = defaultdict(list)
    for one in root.findChildren(QWidget):
        name = _before(one)
        if name and _operated(one) and one.isVisibleTo(root):
            alike[type(one).__name__, name].append(one)
        elif name != one.accessibleName():
            _call(one, name)
    for (_, name), same in alike.items():
        if len(same) == 1:
            _call(same[0], name)
            continue
        same.sort(key=lambda one: _place(one, root))
        for number, one in enumerate(same, 1):
            _call(one, name, f"{name}, {number} of {len(same)}")


def _operated(one: QWidget) -> bool:
    return isinstance(one, QAbstractButton) or bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _before(one: QWidget) -> str:
    """The name that it has of its own."""
    told, now = one.property(_APART), one.accessibleName()
    return str(told[0]) if told and told[1] == now else now


def _call(one: QWidget, name: str, apart: str = "") -> None:
    wanted = apart or name
    if one.accessibleName() != wanted:
        one.setAccessibleName(wanted)
    one.setProperty(_APART, [name, apart] if apart else None)


def _place(one: QWidget, root: QWidget) -> tuple[int, int]:
    at = one.mapTo(root, QPoint(0, 0))
    return at.y(), at.x()
