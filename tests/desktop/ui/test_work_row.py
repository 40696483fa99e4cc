"""Rows of work below each other."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.buttons import Button
from desktop.ui.tag import state
from desktop.ui.theme import SCALES, Look
from desktop.ui.work_row import WorkRow, line_up

STATES = (
    state("meeting", when="Tomorrow 14:00"),
    state("statement-owed"),
    state("meeting", when="Wednesday 14:00"),
    state("quiet", days=16),
)


def test_tags_stand_in_one_column_as_wide_as_the_widest_at_every_size_of_text(
    look: Look, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    rows = [WorkRow(look, one, "Annual review", "Why.", (Button(look, "Go"),)) for one in STATES]
    line_up(rows)
    for row in rows:
        box.addWidget(row)
    page.show()
    for scale in SCALES:
        look.set_scale(scale)
        page.resize(look.px(900), look.px(700))
        qtbot.waitUntil(lambda: len({_left(row, row.so) for row in rows}) == 1)
        for row in rows:
            assert row.tag.width() >= row.tag.sizeHint().width()
            assert _left(row, row.so) > _left(row, row.tag) + row.tag.width()


def _left(row: WorkRow, part: QWidget) -> int:
    return part.mapTo(row, QPoint(0, 0)).x()
