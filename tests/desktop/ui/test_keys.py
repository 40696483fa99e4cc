"""What is operated, operated by the keyboard alone."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.cards.statement import Statement
from desktop.ui.frame.navigation import Navigation
from desktop.ui.frame.palette import CommandPalette, matching
from desktop.ui.gallery.window import Gallery
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.tag import state
from desktop.ui.rows.rows import Row
from desktop.ui.typing.typeahead import Typeahead
from tests.desktop.ui.conftest import Heard
from tests.desktop.windows import in_front

ROWS = (
    Row("new", "New contact", "Ctrl N", icon="plus"),
    Row("ottilie", "Ottilie Brackenridge", "Cotter Vale School"),
    Row("perran", "Perran Quillfeather", "Beck Row Primary School"),
)
KEY = Qt.Key


def put(window: QWidget, part: QWidget) -> None:
    """Into a window that is already shown; it is seen once the loop has turned."""
    box = window.layout()
    assert box is not None
    box.addWidget(part)
    QApplication.processEvents()
    assert part.isVisible()


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setProperty("ground", "paper")
    made.resize(900, 700)
    column(look, QLineEdit("where one was"), within=made)
    in_front(made, qtbot)
    return made


def test_the_palette_filters_steps_and_goes(window: QWidget, look: Look, qtbot: QtBot) -> None:
    palette = CommandPalette(look, window)
    palette.open(ROWS)
    assert QApplication.focusWidget() is palette.field
    QTest.keyClicks(palette.field, "ri")
    assert [row.key for row in palette.list.rows_model.rows()] == ["ottilie", "perran"]
    QTest.keyClick(palette.field, KEY.Key_Down)
    QTest.keyClick(palette.field, KEY.Key_Down)  # stops at the end
    QTest.keyClick(palette.field, KEY.Key_Up)
    QTest.keyClick(palette.field, KEY.Key_Down)
    with qtbot.waitSignal(palette.chosen) as went:
        QTest.keyClick(palette.field, KEY.Key_Return)
    assert went.args == ["perran"]
    assert palette.isHidden()


def test_escape_closes_the_palette_and_gives_the_keyboard_back(
    window: QWidget, look: Look, qtbot: QtBot
) -> None:
    before = window.findChild(QLineEdit)
    assert before is not None
    before.setFocus()
    palette = CommandPalette(look, window)
    palette.open(ROWS)
    QTest.keyClick(palette.field, KEY.Key_Tab)  # nowhere else to go
    assert palette.isVisible()
    QTest.keyClick(palette.field, KEY.Key_Escape)
    assert palette.isHidden()
    assert QApplication.focusWidget() is before


def test_a_late_answer_that_points_at_a_field_takes_no_letter_from_the_palette(
    window: QWidget, look: Look, qtbot: QtBot
) -> None:
    note = window.findChild(QLineEdit)
    assert note is not None
    palette = CommandPalette(look, window)
    palette.open(ROWS)
    note.setFocus()  # a refusal of what was saved before, say
    qtbot.waitUntil(palette.field.hasFocus)
    assert palette.isVisible()
    QTest.keyClick(palette.field, KEY.Key_Escape)
    assert QApplication.focusWidget() is note
    palette.open(ROWS)
    note.setFocus(Qt.FocusReason.MouseFocusReason)
    assert palette.isHidden()


def test_the_palette_says_what_it_found_and_takes_no_late_answer(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    palette = CommandPalette(look, window, announcer=heard)
    palette.open(ROWS)
    with qtbot.waitSignal(palette.asked) as asked:
        QTest.keyClicks(palette.field, "l")
    assert asked.args == ["l"]
    palette.add("an older question", [Row("x", "Lark Larkmoor")])
    assert "x" not in [row.key for row in palette.list.rows_model.rows()]
    palette.add("l", [Row("x", "Lark Larkmoor")])
    assert "x" in [row.key for row in palette.list.rows_model.rows()]
    QTest.keyClicks(palette.field, "zzz")
    assert heard.words[-1] == "Nothing by that name."
    QTest.keyClick(palette.field, KEY.Key_Return)  # nothing to go to
    assert palette.isVisible()


def test_what_begins_with_the_words_typed_comes_first() -> None:
    rows = [Row("a", "Close a case"), Row("b", "Case list"), Row("c", "Print")]
    assert [row.key for row in matching(rows, "CASE")] == ["b", "a"]
    assert [row.key for row in matching(rows, "case clo")] == ["a"]
    assert len(matching(rows, " ")) == 3


def test_a_school_is_found_and_taken_without_a_mouse(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    field = Typeahead(look, "School", announcer=heard)
    put(window, field)
    field.setFocus()
    with qtbot.waitSignal(field.asked) as asked:
        QTest.keyClicks(field.field, "row pri")
    assert asked.args == ["row pri"]
    field.offer("row", ROWS)  # to what was typed before
    assert field.answers.isHidden()
    field.offer("row pri", ROWS)
    assert field.answers.isVisible()
    assert heard.words[-1].startswith("3 found: New contact")
    QTest.keyClick(field.field, KEY.Key_Down)
    assert heard.words[-1] == ROWS[1].said()
    with qtbot.waitSignal(field.chosen) as chosen:
        QTest.keyClick(field.field, KEY.Key_Return)
    assert chosen.args == ["ottilie"]
    assert field.field.text() == "Ottilie Brackenridge"
    assert field.answers.isHidden()


def test_enter_takes_no_answer_to_words_that_were_typed_before(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    field = Typeahead(look, "School", announcer=heard)
    put(window, field)
    field.setFocus()
    with qtbot.waitSignal(field.asked):
        QTest.keyClicks(field.field, "row")
    field.offer("row", ROWS)
    QTest.keyClicks(field.field, " inf")  # the answers to "row" still stand there
    with qtbot.assertNotEmitted(field.chosen):
        QTest.keyClick(field.field, KEY.Key_Return)
    assert field.field.text() == "row inf"
    field.offer("row inf", ROWS[1:], none=True)
    assert (field.none.isVisible(), field.list.isVisible()) == (True, True)
    assert heard.words[-1] == f"{field.none.text()} {ROWS[1].said()}"
    with qtbot.waitSignal(field.chosen) as chosen:
        QTest.keyClick(field.field, KEY.Key_Return)
    assert chosen.args == ["ottilie"]


def test_the_answers_close_on_escape_and_when_nothing_is_asked(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    field = Typeahead(look, "School", announcer=heard)
    put(window, field)
    field.setFocus()
    with qtbot.waitSignal(field.asked):
        QTest.keyClicks(field.field, "q")
    field.offer("q", [])
    assert field.none.isVisible()
    assert "Nothing found" in heard.words[-1]
    QTest.keyClick(field.field, KEY.Key_Escape)
    assert field.answers.isHidden()
    field.offer("q", ROWS)
    QTest.keyClick(field.field, KEY.Key_Backspace)
    qtbot.waitUntil(field.answers.isHidden)


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_a_button_is_pressed_by_enter_and_by_space(
    window: QWidget, look: Look, qtbot: QtBot, key: Qt.Key
) -> None:
    button = Button(look, "Print")
    put(window, button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_space_presses_the_button_one_is_on_not_the_one_it_is_a_shortcut_of(
    window: QWidget, look: Look, qtbot: QtBot
) -> None:
    stated, leave = Button(look, "Stated now", "main", shortcut="Space"), Button(look, "Leave")
    put(window, stated)
    put(window, leave)
    leave.setFocus()
    with qtbot.assertNotEmitted(stated.clicked), qtbot.waitSignal(leave.clicked):
        QTest.keyClick(leave, KEY.Key_Space)


def test_enter_together_with_ctrl_is_meant_for_the_shortcut_wherever_one_is(
    window: QWidget, look: Look, qtbot: QtBot
) -> None:
    pressed: list[str] = []
    save, other = Button(look, "Save", shortcut="Ctrl+Return"), Button(look, "I have read it out")
    for one in (save, other):
        put(window, one)
        one.clicked.connect(partial(pressed.append, one.text()))
    other.setFocus()
    with qtbot.waitSignal(save.clicked):
        QTest.keyClick(other, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Save"]


def test_a_shortcut_stands_on_its_button_and_works(
    window: QWidget, look: Look, qtbot: QtBot
) -> None:
    plain = Button(look, "Save contact")
    button = Button(look, "Save contact", shortcut="Ctrl+S")
    assert button.sizeHint().width() > plain.sizeHint().width()
    put(window, button)
    button.setText("Save")  # Qt would drop the shortcut with the old text
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(window, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_a_button_that_is_off_says_why(look: Look, qtbot: QtBot) -> None:
    both = Reasoned(look, Button(look, "Open the case", "main"), "Kept as you type.")
    qtbot.addWidget(both)
    both.set_reason("It needs a postcode first.")
    assert not both.button.isEnabled()
    assert both.reason() == "It needs a postcode first."
    assert both.button.accessibleDescription() == "It needs a postcode first."
    both.set_reason()
    assert both.button.isEnabled()
    assert both.reason() == ""
    assert both.button.accessibleDescription() == "Kept as you type."


def test_the_rail_is_walked_by_arrows_and_stays_where_it_is(look: Look, qtbot: QtBot) -> None:
    rail = Navigation(
        look,
        "Fellside Impartial Support",
        [Destination("today", "Today", "sun"), Destination("cases", "Cases", "folder-open")],
        [Destination("help", "Help", "info")],
        who="Morag Tennick",
        lock_words="Locks after 10 minutes away",
    )
    rail.resize(rail.width(), 700)
    in_front(rail, qtbot)
    rail.set_current("today")
    rail.set_count("cases", 3)
    went: list[str] = []
    rail.went.connect(went.append)
    rail._stops["today"].setFocus()
    for key in (KEY.Key_Down, KEY.Key_Return, KEY.Key_Return):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert went == ["cases", "cases"]
    assert rail.current() == "cases"
    assert rail._stops["cases"].accessibleName() == "Cases, 3 waiting"
    with qtbot.waitSignal(rail.lock_asked):
        QTest.keyClick(rail, KEY.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_a_narrow_window_keeps_the_icons_and_the_names_for_those_who_listen(
    look: Look, qtbot: QtBot
) -> None:
    rail = Navigation(look, "Fellside", [Destination("today", "Today", "sun")])
    qtbot.addWidget(rail)
    rail.fit(1280)
    wide = rail.width()
    look.set_scale(2.25)
    rail.fit(1280)
    assert rail.width() < 2.25 * wide / 2
    stop = rail._stops["today"]
    assert stop.accessibleName() == stop.toolTip() == "Today"


def test_the_statement_is_read_out_or_not_with_a_reason(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    reasons = [("cut-short", "the call was cut short"), ("other", "of something else")]
    card = Statement(look, state("statement-first"), "“I am impartial.”", reasons, announcer=heard)
    put(window, card)
    with qtbot.waitSignal(card.read_out):
        QTest.keyClick(window, KEY.Key_R, Qt.KeyboardModifier.ControlModifier)

    card.not_button.setFocus()
    QTest.keyClick(card.not_button, KEY.Key_Return)
    assert QApplication.focusWidget() is card.reason
    QTest.keyClick(card.reason, KEY.Key_Down)
    QTest.keyClick(card.reason, KEY.Key_Tab)
    assert QApplication.focusWidget() is card.note
    QTest.keyClicks(card.note, "line was bad")
    QTest.keyClick(card.note, KEY.Key_Tab)
    with qtbot.waitSignal(card.not_said) as said:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, KEY.Key_Return)
    assert said.args == ["other", "line was bad"]

    card.settle(state("statement-not-said"))
    assert card.is_settled()
    assert heard.words[-1] == "Not said"
    card.reopen()
    assert card.said.isVisible()


def test_the_gallery_opens_its_palette(look: Look, qtbot: QtBot) -> None:
    gallery = Gallery(look)
    gallery.resize(1280, 720)
    in_front(gallery, qtbot)
    QTest.keyClick(gallery, KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(gallery.palette_box.field, "inb")
    QTest.keyClick(gallery.palette_box.field, KEY.Key_Return)
    assert gallery.rail.current() == "inbox"
