"""Rows of work below each other."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import SCALES, Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.page import Page
from desktop.ui.parts.tag import state
from desktop.ui.rows.work_row import WorkRow, line_up

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
        qtbot.waitUntil(partial(_stand_in_line, rows))
        for row in rows:
            assert _left(row, row.so) > _left(row, row.tag) + row.tag.width()


def _stand_in_line(rows: list[WorkRow]) -> bool:
    """Each tag is as wide as it needs, and all the words begin below each other."""
    whole = all(row.tag.width() >= row.tag.sizeHint().width() for row in rows)
    return whole and len({_left(row, row.so) for row in rows}) == 1


def _stands(row: WorkRow, button: Button, beside: bool) -> bool:
    return (_top(row, button) <= _top(row, row.so)) == beside


def test_what_to_do_stands_beside_the_words_or_below_them_and_never_below_the_tag(
    look: Look, qtbot: QtBot
) -> None:
    button = Button(look, "Ask and write down")
    row = WorkRow(look, STATES[1], "Gideon has not heard the statement", "Since today.", (button,))
    qtbot.addWidget(row)
    row.show()
    for wide, beside in ((900, True), (560, False)):
        row.resize(look.px(wide), look.px(200))
        qtbot.waitUntil(partial(_stands, row, button, beside))
        assert _left(row, button) >= _left(row, row.so)
        assert beside or _top(row, button) >= _top(row, row.why) + row.why.height()


def test_a_row_of_one_line_stands_at_the_middle_of_its_button(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "Look")
    row = WorkRow(look, STATES[1], "Case: MTAB-0001", actions=(button,))
    qtbot.addWidget(row)
    row.show()
    row.resize(look.px(900), look.px(80))
    middle = _top(row, button) + button.height() / 2
    for part in (row.so, row.tag):
        assert abs(_top(row, part) + part.height() / 2 - middle) <= 1
    row.why.setText("It came later. " * 20)
    row.why.show()
    row.resize(look.px(900), look.px(160))
    qtbot.waitUntil(partial(_stands_at_the_top, row))


def test_a_title_is_not_cut_in_two_while_its_buttons_can_stand_below(
    look: Look, qtbot: QtBot
) -> None:
    button = Button(look, "Meeting mode, and something else that is long")
    page = Page(look, "School meeting, tomorrow 14:00, at Upperby", actions=(button,))
    qtbot.addWidget(page)
    page.show()
    for wide, beside in ((1100, True), (720, False)):
        page.resize(look.px(wide), look.px(600))
        assert page.title.height() < 2 * look.line("title")
        title, below = (one.mapTo(page, QPoint(0, 0)).y() for one in (page.title, button))
        assert (below < title + page.title.height()) == beside


def _stands_at_the_top(row: WorkRow) -> bool:
    return abs(_top(row, row.tag) - _top(row, row.so)) < row.so.height()


def _top(row: WorkRow, part: QWidget) -> int:
    return part.mapTo(row, QPoint(0, 0)).y()


def _left(row: WorkRow, part: QWidget) -> int:
    return part.mapTo(row, QPoint(0, 0)).x()
