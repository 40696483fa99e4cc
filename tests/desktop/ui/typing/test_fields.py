"""Fields: what is typed is taken as it is meant, kept as it is typed, and told what is wrong."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.text import Words
from desktop.ui.rows.list_detail import Detail
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, Form, first_fault
from desktop.ui.typing.long_text import LongText, Mark
from desktop.ui.typing.understood import DateField, PostcodeField
from tests.desktop.ui.conftest import Heard
from tests.desktop.windows import in_front


def shown(look: Look, qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    window.resize(600, 400)
    column(look, *parts, pad="pad", within=window)
    in_front(window, qtbot)
    return window


@pytest.mark.parametrize("typed", ["9/3/2015", "2015-03-09", "9 mar 2015", " 9  March 2015 "])
def test_a_date_is_taken_as_typed_and_written_out(look: Look, qtbot: QtBot, typed: str) -> None:
    field = DateField()
    shown(look, qtbot, field)
    field.setFocus()
    QTest.keyClicks(field, typed)
    with qtbot.waitSignal(field.read) as read:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert read.args == [date(2015, 3, 9), ""]
    assert field.text() == "9 March 2015"
    assert field.day() == date(2015, 3, 9)


def test_a_date_that_cannot_be_read_stays_as_typed_and_says_why(look: Look, qtbot: QtBot) -> None:
    field = DateField()
    shown(look, qtbot, field)
    QTest.keyClicks(field, "9/3/15")
    with qtbot.waitSignal(field.read) as read:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert read.args is not None
    assert read.args[0] is None
    assert "9 March 2015" in read.args[1]
    assert field.text() == "9/3/15"
    field.set_day(None)
    assert (field.day(), field.text()) == (None, "")


def test_a_postcode_is_taken_as_typed(look: Look, qtbot: QtBot) -> None:
    field = PostcodeField()
    shown(look, qtbot, field)
    for typed, code, said in (
        ("ca81ad", "CA8 1AD", ""),
        ("ca8", None, "Only the beginning of a postcode"),
    ):
        field.clear()
        QTest.keyClicks(field, typed)
        with qtbot.waitSignal(field.read) as read:
            QTest.keyClick(field, Qt.Key.Key_Return)
        assert read.args is not None
        assert read.args[0] == code == field.code()
        assert read.args[1].startswith(said)


def test_a_postcode_that_had_to_be_guessed_is_asked_about_and_not_taken_unasked(
    look: Look, qtbot: QtBot
) -> None:
    code = PostcodeField()
    window = shown(look, qtbot, Field(look, "Postcode", code))
    asked = code.question
    assert asked is not None
    code.setFocus()
    QTest.keyClicks(code, "caB 1ad")
    assert not asked.isVisible()  # not while one types
    with qtbot.waitSignal(code.read) as read:
        QTest.keyClick(code, Qt.Key.Key_Return)
    assert read.args == [None, ""]
    assert (code.text(), code.code(), code.asks()) == ("caB 1ad", None, "CA8 1AD")
    assert asked.isVisible()
    assert asked.words.text() == (
        "Did you mean CA8 1AD? The letter B stands where the figure 8 belongs."
    )
    assert (asked.accessibleName(), asked.use.accessibleName()) == (
        "Did you mean CA8 1AD?",
        "Use CA8 1AD",
    )
    QTest.keyClick(code, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.use  # the answers come next
    with qtbot.waitSignal(code.read) as read:
        QTest.keyClick(asked.use, Qt.Key.Key_Space)
    assert read.args == ["CA8 1AD", ""]
    assert (code.text(), code.code(), asked.isVisible()) == ("CA8 1AD", "CA8 1AD", False)
    assert QApplication.focusWidget() is code
    window.close()


def test_what_was_typed_can_be_kept_and_then_says_why_it_is_no_postcode(
    look: Look, qtbot: QtBot
) -> None:
    code = PostcodeField()
    shown(look, qtbot, Field(look, "Postcode", code))
    asked = code.question
    assert asked is not None
    code.clearFocus()
    code.setText("caB 1ad")  # a draft that comes back is asked about at once
    assert asked.isVisible()
    with qtbot.waitSignal(code.read) as read:
        asked.keep.click()
    assert read.args is not None
    assert read.args[0] is None
    assert read.args[1].startswith("As it stands it is no postcode (the letter B")
    assert (code.text(), code.code(), asked.isVisible()) == ("caB 1ad", None, False)
    QTest.keyClick(code, Qt.Key.Key_Return)  # not asked a second time
    assert not asked.isVisible()
    code.clearFocus()
    code.setText("sg1 1aa")  # 6 and G are never taken for each other
    assert not asked.isVisible()
    code.setText("CAI IAA")  # another text, another question
    assert asked.isVisible()
    assert code.asks() == "CA1 1AA"


def test_coming_to_a_field_by_tab_marks_nothing(look: Look, qtbot: QtBot) -> None:
    """One key would take the place of everything that was written."""
    first, second = TextField("Perran"), TextField("Quillfeather")
    shown(look, qtbot, first, second)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second
    assert second.selectedText() == ""
    QTest.keyClicks(second, "s")
    assert second.text() == "Quillfeathers"


def test_what_is_wrong_stands_below_the_field_and_is_said_once(
    look: Look, qtbot: QtBot, heard: Heard
) -> None:
    field = Field(look, "Born", DateField(), "As on the letter", announcer=heard)
    shown(look, qtbot, field)
    assert field.control.accessibleName() == "Born"
    assert field.control.accessibleDescription() == "As on the letter"
    field.set_fault("Type the year with four figures.")
    field.set_fault("Type the year with four figures.")
    assert heard.words == ["Born: Type the year with four figures."]
    assert field.control.accessibleDescription() == "Type the year with four figures."
    assert field._mark.isVisible()
    high = field.control.height()
    field.set_fault()
    assert field.control.height() == high
    assert not field._mark.isVisible()
    assert field.control.accessibleDescription() == "As on the letter"


def test_the_first_fault_of_a_form_is_gone_to(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    section = form.section("Child")
    fields = section.row(("Name", TextField(), 3), ("Born", DateField(), 1))
    shown(look, qtbot, form)
    assert first_fault(fields) is None
    fields[1].set_fault("Type a date.")
    assert first_fault(fields) is fields[1]
    assert QApplication.focusWidget() is fields[1].control


def test_fields_of_a_line_go_below_each_other_where_it_is_narrow(look: Look, qtbot: QtBot) -> None:
    form = Form(look)
    name, born = form.section().row(("Name", TextField(), 3), ("Born", DateField(), 1))
    window = shown(look, qtbot, form)
    assert name.y() == born.y()
    assert name.width() > 2 * born.width()
    window.resize(300, 400)
    QApplication.processEvents()
    assert born.y() > name.y()
    assert born.width() == name.width()


def test_tab_leaves_a_long_text(look: Look, qtbot: QtBot) -> None:
    box, other = LongText(look, "The school rang."), QLineEdit()
    shown(look, qtbot, box, other)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is other
    assert box.words() == "The school rang."


def test_long_text_grows_with_its_words_and_takes_no_markup(look: Look, qtbot: QtBot) -> None:
    box = LongText(look, least=2, most=5)
    shown(look, qtbot, box)
    low = box.height()
    box.set_words("\n".join("line" for _ in range(4)))
    assert box.height() == low + 2 * look.line("body")
    box.set_words("\n".join("line" for _ in range(40)))
    assert box.height() == low + 3 * look.line("body")
    box.set_words("<b>not bold</b>")
    assert box.words() == "<b>not bold</b>"
    look.set_scale(2.0)
    QApplication.processEvents()
    assert box.height() >= 1.8 * low


def test_words_set_from_outside_count_as_nobodys_typing(look: Look, qtbot: QtBot) -> None:
    box = LongText(look)
    shown(look, qtbot, box)
    with qtbot.assertNotEmitted(box.textChanged):
        box.set_words("a draft that came back")
    assert not box.document().isUndoAvailable()


def test_marks_are_drawn_under_their_words_on_every_line(look: Look, qtbot: QtBot) -> None:
    box = LongText(look, "She said that he is obviously covering up the exclusion in January")
    shown(look, qtbot, box)
    before = box.grab().toImage()
    box.set_marks([Mark(20, 21)])
    assert box.grab().toImage() != before
    box.resize(180, box.height())
    assert len(box._stretches(Mark(0, len(box.words())))) > 2
    box.set_words("short")
    assert box._stretches(Mark(20, 21)) == []


def test_a_choice_tells_what_was_picked_and_is_not_changed_by_scrolling_past(
    look: Look, qtbot: QtBot
) -> None:
    choice = Choice(look, [("phone", "Telephone"), ("visit", "Visit")], "phone")
    shown(look, qtbot, Field(look, "How", choice))
    assert choice.accessibleName() == "How"  # not its value, which Qt would make of it
    choice.setFocus()
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert chosen.args == ["visit"]
    middle = QPointF(5, 5)
    flags = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    wheel = QWheelEvent(
        middle, middle, QPoint(), QPoint(0, 120), *flags, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(choice, wheel)
    assert choice.key() == "visit"


def test_a_tick_is_set_by_space_and_its_words_wrap(look: Look, qtbot: QtBot) -> None:
    tick = Tick(look, "I have read this policy from beginning to end")
    shown(look, qtbot, tick)
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    assert tick.heightForWidth(120) > tick.heightForWidth(600)


def test_words_that_come_back_are_gone_on_with_at_their_end_which_is_in_sight(
    look: Look, qtbot: QtBot
) -> None:
    box = LongText(look, least=2, most=5)
    box.set_words("\n".join(f"Line {number}" for number in range(40)))
    shown(look, qtbot, box)
    box.setFocus()
    bar = box.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    qtbot.waitUntil(lambda: box.viewport().rect().contains(box.cursorRect()))
    QTest.keyClicks(box, " and on")
    assert box.words().endswith("Line 39 and on")
    QTest.keyClick(box, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    look.set_scale(1.5)
    QApplication.processEvents()
    assert bar.value() < bar.maximum() // 2  # whoever has gone elsewhere in it stays there


def test_what_is_wrong_below_the_field_one_is_in_comes_in_sight(look: Look, qtbot: QtBot) -> None:
    inside, field = QWidget(), Field(look, "Words", TextField())
    above, below = (Words(look, "There is more to read. " * 200) for _ in range(2))
    column(look, above, field, below, within=inside)
    detail = Detail(look)
    detail.show_widget(inside)
    window = shown(look, qtbot, detail)
    detail.ensureWidgetVisible(field.control, 0, 0)
    field.control.setFocus()
    before = field.height()
    field.set_fault("These are not the words. " * 12)

    def seen() -> bool:
        end = field.mapTo(detail.viewport(), field.rect().bottomLeft()).y()
        return field.height() > before and end <= detail.viewport().height()

    qtbot.waitUntil(seen)
    assert window.isVisible()
