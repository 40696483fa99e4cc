"""The layout that wraps: nothing is lost, nothing overlaps, no pixel left over."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from desktop.ui.parts.flow import Flow


class Box(QWidget):
    def __init__(self, wide: int) -> None:
        super().__init__()
        self._wide = wide

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._wide, 20)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(10, 20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    widths=st.lists(st.tuples(st.integers(10, 300), st.integers(0, 3)), min_size=1, max_size=8),
    room=st.integers(40, 900),
)
def test_parts_stand_in_order_within_the_room(
    look: Look, qtbot: QtBot, widths: list[tuple[int, int]], room: int
) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    flow = Flow(look, gap="near")
    boxes = [Box(wide) for wide, _grow in widths]
    for box, (_wide, grow) in zip(boxes, widths, strict=True):
        flow.add(box, grow=grow)
    held.setLayout(flow)
    held.resize(room, flow.heightForWidth(room))
    held.show()
    for box in boxes:
        assert held.rect().contains(box.geometry())
    for one, two in pairwise(boxes):
        after = two.x() > one.geometry().right() and two.y() == one.y()
        assert after or two.y() >= one.geometry().bottom()
    first = [box for box in boxes if box.y() == boxes[0].y()]
    if any(grow for _wide, grow in widths[: len(first)]):
        assert first[-1].geometry().right() == held.width() - 1


def test_what_is_hidden_takes_no_room(look: Look, qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    flow = Flow(look)
    boxes = [Box(100), Box(100), Box(100)]
    for box in boxes:
        flow.add(box)
    held.setLayout(flow)
    held.resize(212, 100)
    held.show()
    assert boxes[2].y() > 0
    boxes[0].hide()
    qtbot.waitUntil(lambda: boxes[2].y() == 0)


def test_what_belongs_together_is_not_left_alone_at_the_end(look: Look, qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    flow = Flow(look, gap="near")
    risk, other, main = Box(100), Box(100), Box(100)
    flow.add(risk)
    flow.add(other, together=True)
    flow.add(main, together=True)
    held.setLayout(flow)
    held.resize(400, 100)
    held.show()
    assert risk.y() == other.y() == main.y()
    held.resize(230, 100)  # two would fit beside each other, the third not
    qtbot.waitUntil(lambda: risk.y() < other.y() == main.y())
    held.resize(150, 100)  # none beside another
    qtbot.waitUntil(lambda: risk.y() < other.y() < main.y())


def test_what_hangs_begins_its_line_further_left_and_stands_in_no_other_place_within_it(
    look: Look, qtbot: QtBot
) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    flow = Flow(look, gap="near")
    box, words = Box(100), Box(100)
    flow.add(box)
    flow.add(words, hang="gap")
    held.setLayout(flow)
    flow.setContentsMargins(look.space("gap"), 0, 0, 0)
    held.resize(400, 100)
    held.show()
    assert words.x() == box.geometry().right() + 1 + look.space("near")
    held.resize(150, 100)
    qtbot.waitUntil(lambda: words.y() > box.y())
    assert (box.x(), words.x()) == (look.space("gap"), 0)
