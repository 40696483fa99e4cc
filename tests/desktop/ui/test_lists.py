"""Lists and tables over frozen rows."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from desktop.ui.parts.page import Page
from desktop.ui.parts.tag import state
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import Row, RowList, RowModel
from desktop.ui.rows.table import Column, Table, TableModel

ROWS = (
    Row("8", "Idris Fairclough", "no. 8 and 9", state("waits", number=7)),
    Row("21", "Morag Tennick", "no. 21", state("in")),
    Row("11", "Lowri Pask", "no. 11", note="closed 2019"),
)
Case = tuple[str, int]
COLUMNS = (
    Column[Case]("Child", lambda row: row[0], wide=True),
    Column[Case]("Contacts", lambda row: str(row[1]), figures=True),
)
CASES = (("Ottilie Brackenridge", 11), ("Wren Larkmoor", 3))


def test_rows_keep_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = RowModel(ROWS)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_rows(ROWS[:1])
    assert model.rowCount() == 1
    assert model.data(model.index(5)) is None


def test_a_table_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = TableModel(COLUMNS, CASES)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_rows(CASES[:1])
    assert (model.rowCount(), model.columnCount()) == (1, 2)
    assert model.row(7) is None


def test_a_row_says_everything_that_it_shows(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Bundles", ROWS)
    qtbot.addWidget(rows)
    said = rows.rows_model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Idris Fairclough, Waits for no. 7, no. 8 and 9"
    assert rows.accessibleName() == "Bundles"


def test_a_list_is_walked_and_opened_by_keys(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Bundles", ROWS)
    qtbot.addWidget(rows)
    rows.show()
    moved: list[str] = []
    rows.moved.connect(moved.append)
    rows.go_to("8")
    QTest.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.opened) as opened:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert (moved, opened.args) == (["8", "21"], ["21"])


def test_other_rows_leave_one_where_one_was(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Bundles", ROWS)
    qtbot.addWidget(rows)
    moved: list[str] = []
    rows.moved.connect(moved.append)
    rows.go_to("21")
    rows.set_rows([Row("x", "Wren Adair"), *ROWS])
    assert rows.key() == "21"
    assert moved == ["21"]  # nobody has gone anywhere since
    rows.set_rows(ROWS[:1])
    assert rows.key() == ""
    assert not rows.go_to("nobody")


def test_a_row_is_taller_where_it_is_narrow_for_its_words(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Bundles", ROWS)
    qtbot.addWidget(rows)
    rows.resize(500, 400)
    rows.show()
    assert rows.height_for(9) == 3 * look.size("row")
    rows.resize(200, 400)
    assert rows.height_for(2) > 2 * look.size("row")


def test_a_table_has_tabular_figures_at_the_right_and_follows_the_text(
    look: Look, qtbot: QtBot
) -> None:
    model = TableModel(COLUMNS, CASES)
    table = Table(look, "Cases", model)
    qtbot.addWidget(table)
    table.show_all_rows()
    table.show()
    right = Qt.AlignmentFlag.AlignRight.value
    aligned = model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert isinstance(aligned, int)
    assert aligned & right
    assert table.font().isFeatureSet(look.font("body", tabular=True).featureTags()[0])
    assert table.rowHeight(0) == look.size("table-row")
    low = table.height()
    look.set_scale(2.0)
    assert table.rowHeight(0) == look.size("table-row")
    assert table.height() > 1.8 * low


def test_a_table_is_walked_opened_and_asked_to_sort(look: Look, qtbot: QtBot) -> None:
    table = Table(look, "Cases", TableModel(COLUMNS, CASES))
    qtbot.addWidget(table)
    table.resize(500, 300)
    table.show()
    table.selectRow(0)
    with qtbot.waitSignal(table.moved) as moved:
        QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.sort_asked) as sort:
        header = table.horizontalHeader()
        where = header.rect().center()
        where.setX(header.sectionPosition(1) + 5)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert (moved.args, opened.args, sort.args) == ([1], [1], [1])


def test_a_table_without_room_scrolls_instead_of_crushing_names(look: Look, qtbot: QtBot) -> None:
    table = Table(look, "Cases", TableModel(COLUMNS, CASES))
    qtbot.addWidget(table)
    table.resize(160, 300)
    table.show()
    assert table.columnWidth(0) >= look.width("body", "Ottilie Brackenridge")
    table.resize(700, 300)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_every_row_keeps_the_height_that_it_needs_when_the_list_changes_its_width(
    look: Look, qtbot: QtBot
) -> None:
    long = Row("1", "Maximiliana-Philippa Fotheringay-Wolstenholme-Brackenridge", "a " * 90)
    rows = RowList(look, "Bundles", (long, *ROWS))
    qtbot.addWidget(rows)
    rows.keep_seen(2)
    rows.show()

    def heights() -> list[int]:
        model = rows.rows_model
        return [rows.visualRect(model.index(n)).height() for n in range(model.rowCount())]

    def needed() -> list[int]:
        wide = rows.viewport().width()
        return [rows.painter.needs(row, wide).height() for row in rows.rows_model.rows()]

    tall = []
    for wide, scale in ((700, 1.0), (280, 1.0), (280, 2.25), (700, 1.0)):
        look.set_scale(scale)
        rows.resize(wide, 400)
        qtbot.waitUntil(lambda: heights() == needed())
        assert rows.minimumHeight() == sum(needed()[:2])
        tall.append(needed()[0])
    assert tall[0] == tall[3] < tall[1] < tall[2]


def test_detail_stands_beside_the_list_where_there_is_room(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Bundles", ROWS)
    both = ListDetail(look, rows)
    qtbot.addWidget(both)
    both.resize(1000, 600)
    both.show()
    both.show_detail(QLabel("one"))
    both.show_detail(QLabel("two"))
    qtbot.waitUntil(lambda: len(both.card.findChildren(QLabel)) == 1)
    assert both.card.mapTo(both, QPoint(0, 0)).x() > rows.width()
    assert both.card.height() == both.height()
    assert not both.back.isVisible()


def test_where_there_is_room_for_one_the_list_comes_first_and_the_detail_has_a_way_back(
    look: Look, qtbot: QtBot
) -> None:
    rows = RowList(look, "Bundles", ROWS)
    both = ListDetail(look, rows)
    qtbot.addWidget(both)
    both.resize(500, 900)
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    both.show_detail(QLabel("one"))
    rows.go_to("8")
    assert (rows.isVisible(), both.card.isVisible()) == (True, False)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape):  # on the button, and anywhere
        rows.setFocus()
        QTest.keyClick(rows, Qt.Key.Key_Return)
        assert (rows.isVisible(), both.card.isVisible()) == (False, True)
        assert both.back.hasFocus()
        QTest.keyClick(both.back, key)
        assert (rows.isVisible(), both.card.isVisible()) == (True, False)
        assert rows.hasFocus()
    both.turn(to_detail=True)
    both.resize(1000, 900)
    assert (rows.isVisible(), both.card.isVisible(), both.back.isVisible()) == (True, True, False)


def long_detail(*, with_a_button: bool = False) -> QWidget:
    """More than fits, with or without something to press at its end."""
    held = QWidget()
    held.setAccessibleName("Many")
    box = QVBoxLayout(held)
    for number in range(80):
        box.addWidget(QLabel(f"Line {number}"))
    if with_a_button:
        box.addWidget(QPushButton("At the end"))
    return held


def test_a_long_detail_scrolls_alone_and_the_keys_reach_all_of_it(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Bundles", ROWS)
    both = ListDetail(look, rows)
    qtbot.addWidget(both)
    both.resize(1000, 600)
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    both.show_detail(QLabel("one"))
    short = both.sizeHint().height(), both.minimumSizeHint().height()
    assert not both.detail.focusPolicy() & Qt.FocusPolicy.TabFocus  # nothing to go there for
    both.show_detail(long_detail())
    bar = both.detail.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert (both.sizeHint().height(), both.minimumSizeHint().height()) == short
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Tab)
    assert both.detail.hasFocus()
    assert both.detail.accessibleName() == "Many"
    QTest.keyClick(both.detail, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    both.show_detail(long_detail())
    qtbot.waitUntil(lambda: bar.value() == 0)  # another one begins at its beginning


def test_tab_goes_to_what_a_long_detail_holds_and_brings_it_in_sight(
    look: Look, qtbot: QtBot
) -> None:
    both = ListDetail(look, RowList(look, "Bundles", ROWS))
    qtbot.addWidget(both)
    both.resize(1000, 600)
    both.show()
    both.activateWindow()
    qtbot.waitUntil(both.isActiveWindow)
    both.show_detail(long_detail(with_a_button=True))
    bar = both.detail.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert not both.detail.focusPolicy() & Qt.FocusPolicy.TabFocus  # Tab goes to its button
    both.rows.setFocus()
    QTest.keyClick(both.rows, Qt.Key.Key_Tab)
    assert both.detail.findChildren(QPushButton)[0].hasFocus()
    assert bar.value() > bar.maximum() // 2


def test_where_there_is_room_for_one_the_page_scrolls_a_long_detail_from_its_top(
    look: Look, qtbot: QtBot
) -> None:
    page, rows = Page(look, "Inbox"), RowList(look, "Bundles", ROWS)
    both, above = ListDetail(look, rows), QLabel("Above")
    above.setFixedHeight(700)
    qtbot.addWidget(page)
    page.body.addWidget(above)
    page.body.addWidget(both, 1)
    page.resize(500, 600)
    page.show()
    both.show_detail(long_detail(with_a_button=True))
    both.turn(to_detail=True)
    bar = both.detail.verticalScrollBar()
    qtbot.waitUntil(lambda: both.detail.height() > page.height() and bar.maximum() == 0)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 600)
    assert page.viewport().rect().contains(both.back.mapTo(page.viewport(), QPoint(0, 0)))


def test_there_is_no_way_back_to_a_list_that_is_not_there(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Laptops")
    both = ListDetail(look, rows)
    qtbot.addWidget(both)
    both.resize(500, 900)
    both.show()
    rows.hide()
    both.show_detail(QLabel("Invite somebody"))
    both.turn(to_detail=True)
    assert (both.card.isVisible(), both.back.isVisible()) == (True, False)
    rows.set_rows(ROWS)
    rows.show()
    both.show_detail(QLabel("one"))
    assert both.back.isVisible()


MANY = [Row(str(n), f"Family {n}", "Somewhere, some time ago " * (n % 4)) for n in range(1500)]


def laid_out(rows: RowList) -> bool:
    last = rows.rows_model.index(rows.rows_model.rowCount() - 1)
    return not rows.visualRect(last).isEmpty()


def in_sight(rows: RowList) -> bool:
    return rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())


def test_a_long_list_is_laid_out_in_many_turns_and_a_short_one_in_one(
    look: Look, qtbot: QtBot
) -> None:
    rows = RowList(look, "Cases", MANY)
    qtbot.addWidget(rows)
    rows.resize(420, 600)
    rows.show()
    turns = 0
    while not laid_out(rows):
        QApplication.processEvents()
        turns += 1
    assert turns >= len(MANY) // 100 - 2
    assert rows.verticalScrollBar().maximum() > 1400 * look.size("row")
    rows.set_rows(MANY[:300])
    assert laid_out(rows)


def test_a_row_far_down_is_in_sight_as_soon_as_its_place_is_known(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Cases", MANY)
    qtbot.addWidget(rows)
    rows.resize(420, 600)
    rows.show()
    rows.go_to("700")
    assert not in_sight(rows)
    qtbot.waitUntil(lambda: in_sight(rows))
    QTest.keyClick(rows, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: rows.key() == "1499" and in_sight(rows))
    rows.set_rows(MANY[100:])
    qtbot.waitUntil(lambda: rows.key() == "1499" and in_sight(rows))


def test_what_stands_at_the_top_stays_there_when_all_rows_are_laid_out_anew(
    look: Look, qtbot: QtBot
) -> None:
    rows = RowList(look, "Cases", MANY)
    qtbot.addWidget(rows)
    rows.resize(420, 600)
    rows.show()
    qtbot.waitUntil(lambda: laid_out(rows))
    rows.verticalScrollBar().setValue(40_000)
    top = rows.indexAt(QPoint(1, 1)).row()
    assert top > 300
    rows.resize(300, 600)
    assert rows.verticalScrollBar().value() != 40_000 or not laid_out(rows)
    qtbot.waitUntil(lambda: laid_out(rows))
    assert abs(rows.indexAt(QPoint(1, 1)).row() - top) <= 1
    assert rows.viewport().updatesEnabled()
    rows.set_rows(MANY[:3])
    qtbot.waitUntil(rows.viewport().updatesEnabled)
