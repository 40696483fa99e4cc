"""What every screen must hold, looked at in the window itself: names, room, order, ring, colours.

Each function answers with a list of sentences, one for each thing that is wrong; none is all well.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations
from math import ceil

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.look.focus import Ring
from desktop.ui.parts.card import Picture
from desktop.ui.parts.text import Words
from desktop.ui.rows.rows import Row, RowList

OPERATED = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView, QAbstractSlider)
MEASURED = (*(QLabel, QAbstractButton, QLineEdit, QComboBox, QTextEdit, QAbstractItemView), Picture)
ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.StaticText,
    QAccessible.Role.Document,
}
_LEAST = 24  # nothing smaller can be hit


def seen(root: QWidget) -> Iterator[QWidget]:
    """Everything that is shown in there, popups of combo boxes apart."""
    for one in _shown(root):
        if not _of_qt(one):
            yield one


def _shown(root: QWidget) -> Iterator[QWidget]:
    """What lies in a page that is hidden, or in a window of its own, is not even asked for."""
    for one in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if one.isVisible() and not one.isWindow():
            yield one
            yield from _shown(one)


def stops(root: QWidget) -> Iterator[QWidget]:
    """Where Tab goes, key by key, from where it begins until it comes round."""
    met: list[QWidget] = []
    reached, first = set(_reached(root)), root.nextInFocusChain()
    if not reached:
        return
    while first is not None and first not in reached:
        first = first.nextInFocusChain()
    assert first is not None
    root.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    here = QApplication.focusWidget()
    while here is not None and here not in met:
        met.append(here)
        if root.isAncestorOf(here):
            yield here
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    back = here is None or here is met[0]
    assert back, f"Tab goes from {_which(met[-1])} back to {_which(here or root)}, and never out"


def names(root: QWidget) -> list[str]:
    """Controls that a screen reader cannot name, or that it cannot tell apart."""
    wrong = []
    alike: dict[tuple[str, object], list[QWidget]] = defaultdict(list)
    for one in seen(root):
        if not (_tabbed(one) or isinstance(one, OPERATED)):
            continue
        told = QAccessible.queryAccessibleInterface(one)
        name = told.text(QAccessible.Text.Name)
        if isinstance(one, QComboBox):  # on Linux Qt tells what is chosen, and its label beside it
            name = one.accessibleName() or name
        if not name.strip():
            wrong.append(f"{_which(one)} has no name")
        if told.role() not in ROLES:
            wrong.append(f"{_which(one)} has the role {told.role()}")
        if one.isEnabled():
            alike[name, told.role()].append(one)
    wrong += [
        f"{len(same)} are called “{name}”: {[_which(one) for one in same]}"
        for (name, _), same in alike.items()
        if name and len(same) > 1
    ]
    return wrong


def room(root: QWidget) -> list[str]:
    """What has less room than it needs, or stands where it cannot be seen."""
    wrong = []
    for one in seen(root):
        if isinstance(one, MEASURED):
            wrong += _too_small(one) + _out_of_sight(one)
        if isinstance(one, QScrollArea) and (inside := one.widget()) is not None:
            over = inside.width() - one.viewport().width()
            if over > 0:
                wrong.append(f"{_which(one)} must be scrolled sideways by {over}")
        if isinstance(one, RowList):
            wrong += _rows(one)
    return wrong


def tabbed(root: QWidget) -> list[str]:
    """Where Tab goes against the order in which one reads, or without a ring, or never comes."""
    wrong: list[str] = []
    boxes: list[tuple[QWidget, QRect]] = []
    rings = _Rings(root.window())
    for one in stops(root):
        boxes.append((one, _box(one, root)))
        wrong += _ring(one, rings.shown(one))
    wrong += _order(boxes)
    met = {one for one, _ in boxes}
    for one in _reached(root):
        if one not in met and not isinstance(one, QRadioButton):  # those are walked by arrows
            wrong.append(f"Tab never comes to {_which(one)}")
    return wrong


def _order(boxes: Sequence[tuple[QWidget, QRect]]) -> list[str]:
    wrong = []
    for (before, a), (after, b) in combinations(boxes, 2):
        beside = min(a.bottom(), b.bottom()) - max(a.top(), b.top())
        same_line = 2 * beside > min(a.height(), b.height())
        below_each_other = min(a.right(), b.right()) > max(a.left(), b.left())
        if (below_each_other and b.bottom() < a.top()) or (same_line and b.right() < a.left()):
            wrong.append(f"{_which(before)} comes before {_which(after)}")
    return wrong


class _Rings:
    """The rings of a window. It is searched once; after that a new ring can only lie in something
    that what has the keyboard lies in, and those of before are known: the window is large."""

    def __init__(self, window: QWidget) -> None:
        self._known = set(window.findChildren(Ring))

    def shown(self, one: QWidget) -> list[Ring]:
        """All that can be seen while this has the keyboard."""
        above = one.parentWidget()
        while above is not None:
            only_here = Qt.FindChildOption.FindDirectChildrenOnly
            self._known.update(above.findChildren(Ring, options=only_here))
            above = above.parentWidget()
        self._known = {ring for ring in self._known if isValid(ring)}
        return [ring for ring in self._known if ring.isVisible()]


def _ring(one: QWidget, around: Sequence[Ring]) -> list[str]:
    """What is wrong with the rings that can be seen while this has the keyboard."""
    if len(around) != 1:
        return [f"{_which(one)} has {len(around)} rings"]
    host = around[0].parentWidget()
    assert host is not None
    own = QRect(one.mapTo(host, QPoint(0, 0)), one.size()).adjusted(-2, -2, 2, 2)
    if not around[0].geometry().contains(own):
        return [f"the ring of {_which(one)} is {around[0].geometry()}, around {own}"]
    if not host.rect().contains(own):
        return [f"the ring of {_which(one)} is cut off by {type(host).__name__}"]
    return []


def pairs(root: QWidget) -> set[tuple[str, str, str]]:
    """(text or mark, ink, ground) of the words and icons that are shown, by their tokens."""
    found = set()
    for one in seen(root):
        if isinstance(one, Words) and one.text():
            inks = {run.ink for run in one._runs} or {one._ink}
            found |= {("text", ink, ground_of(one)) for ink in inks}
        elif isinstance(one, Picture):
            found.add(("mark", one._ink, ground_of(one)))
    return found


@contextmanager
def nothing_let_go(wrong: list[str]) -> Iterator[None]:
    """Tell afterwards which widgets Python would have collected while Qt still had them.

    Such a widget loses what Python made of it; collected while Qt changes the style of its window,
    it takes the program down.
    """
    gc.collect()
    gc.disable()
    try:
        yield
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        lost = [one for one in gc.garbage if isinstance(one, QWidget) and isValid(one)]
        wrong += [f"{_which(one)} is held by nobody" for one in lost]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def ground_of(one: QWidget) -> str:
    """The token of what it stands on."""
    above: QWidget | None = one
    while above is not None:
        ground, card, banner = (above.property(each) for each in ("ground", "card", "banner"))
        if banner:
            return f"{banner}-soft"
        if card == "over":
            return "accent-soft"
        if card and card != "drop":
            return "sheet"
        if ground and ground != "clear":
            return str(ground)
        above = above.parentWidget()
    return "paper"


def _reached(root: QWidget) -> list[QWidget]:
    return [one for one in seen(root) if one.isEnabled() and _tabbed(one)]


def _tabbed(one: QWidget) -> bool:
    tab = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
    return tab and not isinstance(one, QScrollArea)


def _of_qt(one: QWidget) -> bool:
    """What Qt puts into its own parts: the scroll bars of an area, the popup of a combo box."""
    above = one.parentWidget()
    while above is not None:
        if above.inherits("QComboBoxPrivateContainer") or above.inherits("QHeaderView"):
            return True
        above = above.parentWidget()
    return one.inherits("QScrollBar") or one.inherits("QComboBoxPrivateContainer")


def _too_small(one: QWidget) -> list[str]:
    need = one.minimumSizeHint()
    if isinstance(one, QComboBox):
        need = need.expandedTo(one.minimumSize())
        text = one.fontMetrics().horizontalAdvance(one.currentText())
        whole = one.toolTip() == one.currentText()
        if one.width() - one.height() < text and not whole:
            return [f"{_which(one)} shows less than “{one.currentText()}”"]
    if isinstance(one, QLineEdit):
        return _too_small_for_its_hint(one)
    high = one.heightForWidth(one.width()) if one.hasHeightForWidth() else need.height()
    operated = isinstance(one, QAbstractButton) and one.isEnabled()
    if operated and min(one.width(), one.height()) < _LEAST:
        return [f"{_which(one)} is too small to be hit: {_size(one)}"]
    if one.width() < need.width() or one.height() < high:
        return [f"{_which(one)} has {_size(one)} and needs {need.width()} x {high}"]
    return []


def _too_small_for_its_hint(one: QLineEdit) -> list[str]:
    words = one.placeholderText()
    inside = one.width() - 2 * one.textMargins().left() - 2 * (one.height() // 4)
    if words and one.fontMetrics().horizontalAdvance(words) > inside:
        return [f"{_which(one)} cuts off its example “{words}”"]
    if one.height() < one.minimumSizeHint().height() or one.width() < 80:
        return [f"{_which(one)} has {_size(one)}"]
    return []


def _out_of_sight(one: QWidget) -> list[str]:
    """What sticks out of what it lies in; a scroll area may be scrolled up and down."""
    box, here = one.rect(), one
    while (above := here.parentWidget()) is not None and not here.isWindow():
        box = box.translated(here.pos())
        area = above.parentWidget()
        scrolled = isinstance(area, QAbstractScrollArea) and area.viewport() is above
        over = max(-box.left(), box.right() - above.rect().right())
        tall = 0 if scrolled else max(-box.top(), box.bottom() - above.rect().bottom())
        if max(over, tall) > 0:
            return [f"{_which(one)} sticks out of {type(above).__name__} by {over}, {tall}"]
        if scrolled:
            return []
        here = above
    return []


def _rows(rows: RowList) -> list[str]:
    """Rows that are cut off: each must be as high as its words need at this width."""
    painter = rows.painter
    wrong = []
    for number, row in enumerate(rows.rows_model.rows()):
        index = rows.rows_model.index(number)
        have, need = rows.visualRect(index), painter.needs(row, rows.viewport().width())
        if have.height() < max(need.height(), _least(rows, row)) or have.width() < need.width():
            wrong.append(f"the row “{row.so}” has {have.size()} and needs {need}")
    return wrong


def _least(rows: RowList, row: Row) -> int:
    """What the words of a row take if no line of them is left with any room."""
    look, wide = rows._look, rows.viewport().width()
    so = ceil(look.width("strong", row.so) / wide) * look.line("strong")
    more = ceil(look.width("small", row.more) / wide) * look.line("small")
    return so + more + 2 * look.space("gap")


def _box(one: QWidget, root: QWidget) -> QRect:
    """Where it would stand if nothing were scrolled."""
    corner = one.mapTo(root, QPoint(0, 0))
    above = one.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QScrollArea):
            corner += QPoint(0, above.verticalScrollBar().value())
        above = above.parentWidget()
    return QRect(corner, one.size())


def _size(one: QWidget) -> str:
    return f"{one.width()} x {one.height()}"


def _which(one: QWidget) -> str:
    text = one.accessibleName() or str(one.property("text") or "")
    kind = type(one).__name__
    return f"{kind} “{text[:60]}”" if text else f"{kind} in {type(one.parent()).__name__}"


def told(faults: Iterable[str]) -> str:
    """For the message of a test that fails: each on a line of its own."""
    return "\n".join(["", *sorted(set(faults))])
