"""What tells: toast, banner, progress, timeline, findings. Seen, and read out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.cards.finding_card import FindingCard
from desktop.ui.look.announce import announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Run, Words
from desktop.ui.parts.toast import Toast
from desktop.ui.rows.timeline import Happening, Timeline
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.wording_hint import WordingHint
from tests.desktop.ui.conftest import Heard


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_toast_is_shown_and_announced(window: QWidget, look: Look, heard: Heard) -> None:
    toast = Toast(look, window, announcer=heard)
    toast.say("Kept on this laptop.")
    assert toast.isVisible()
    assert heard.words == ["Kept on this laptop."]
    assert window.rect().contains(toast.geometry())
    assert toast._clock.isActive()
    window.resize(500, 500)
    assert window.rect().contains(toast.geometry())


def test_a_second_toast_has_room_for_its_own_words(
    window: QWidget, look: Look, heard: Heard
) -> None:
    toast = Toast(look, window, announcer=heard)
    toast.say("Kept.")
    low = toast.height()
    toast.say("Kept. The statement is still owed to both of them, and it waits under Today. " * 3)
    words = toast.words
    assert toast.height() > low
    assert words.height() >= words.heightForWidth(words.width())
    toast.say("Kept.")
    assert toast.height() == low


@pytest.mark.parametrize("scale", [1.0, 2.25])
def test_a_toast_never_lies_over_the_rail(
    qtbot: QtBot, window: QWidget, look: Look, scale: float
) -> None:
    look.set_scale(scale)
    rail = QWidget(window)
    rail.setGeometry(0, 0, window.width() // 3, window.height())
    toast = Toast(look, window, right_of=rail)
    toast.say("Bundle 1, ten changes: /media/stick/MTQK-bundle-0001.evenhand")
    qtbot.waitUntil(lambda: window.rect().contains(toast.geometry()))
    assert not toast.geometry().intersects(rail.geometry())


def test_a_toast_with_a_way_back_does_not_hurry_anybody(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    toast = Toast(look, window, announcer=heard)
    toast.say("The draft is gone.", "Bring it back")
    assert not toast._clock.isActive()
    assert heard.words == ["The draft is gone. Bring it back"]
    with qtbot.waitSignal(toast.acted):
        toast.action.click()
    assert toast.isHidden()
    toast.say("Again.")
    assert toast.action.isHidden()
    toast._clock.timeout.emit()
    assert toast.isHidden()


def test_a_toast_keeps_clear_of_the_field_that_has_the_keyboard(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    last = Field(look, "Why not", TextField(), "A few words do.")
    column(look, QWidget(), last, within=window).setStretch(0, 1)
    toast = Toast(look, window, announcer=heard)

    def clear() -> bool:
        box = QRect(last.mapTo(window, QPoint(0, 0)), last.size())
        return not toast.geometry().intersects(box) and window.rect().contains(toast.geometry())

    window.activateWindow()
    last.control.clearFocus()
    toast.say("The draft is gone.", "Bring it back")
    qtbot.waitUntil(lambda: not clear())  # nobody is there
    foot = toast.geometry()
    last.control.setFocus()
    qtbot.waitUntil(clear)
    toast.action.setFocus()  # whoever goes to it need not run after it
    assert clear()
    last.control.setFocus()
    toast.say("Kept.")
    assert clear()  # from the first moment
    toast.say("Kept. The statement is still owed to both of them, and it waits under Today. " * 3)
    assert clear()
    last.control.clearFocus()
    qtbot.waitUntil(lambda: not clear())
    toast.say("The draft is gone.", "Bring it back")
    assert toast.geometry() == foot


def test_a_toast_stays_at_the_foot_of_a_list_whose_row_is_further_up(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    rows = QListWidget()
    rows.addItems([f"Bundle {number}" for number in range(80)])
    column(look, rows, gap="none", pad=("none", "room", "none", "none"), within=window)
    window.activateWindow()
    rows.setCurrentRow(0)
    rows.setFocus()
    toast = Toast(look, window, announcer=heard)
    toast.say("One bundle is in.", "Undo")
    qtbot.waitUntil(lambda: rows.hasFocus() and rows.height() > window.height() // 2)
    toast.say("One bundle is in.", "Undo")
    foot = toast.geometry()
    assert foot.top() > window.height() // 2
    for row in range(80):
        if foot.intersects(rows.visualItemRect(rows.item(row)).translated(rows.pos())):
            rows.setCurrentRow(row)
            break
    here = rows.visualItemRect(rows.currentItem()).translated(rows.pos())
    assert foot.intersects(here)
    qtbot.waitUntil(lambda: not toast.geometry().intersects(here))


def test_a_toast_keeps_clear_of_the_line_that_is_typed_in_a_text_as_long_as_the_window(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    text = QTextEdit()
    column(look, text, gap="none", within=window)
    window.activateWindow()
    text.setFocus()
    toast = Toast(look, window, announcer=heard)
    toast.say("Kept on this laptop.", "Undo")

    def line() -> QRect:
        return text.cursorRect().translated(text.viewport().mapTo(window, QPoint(0, 0)))

    foot = toast.geometry()
    text.document().setDocumentMargin(foot.left() + 20)  # one types in the middle of the window
    qtbot.waitUntil(lambda: text.height() > foot.bottom() - text.y())
    assert not foot.intersects(line())
    for _ in range(window.height()):
        if foot.intersects(line()):
            break
        QTest.keyClick(text, Qt.Key.Key_Return)
    assert foot.intersects(line())
    qtbot.waitUntil(lambda: not toast.geometry().intersects(line()))


def test_announcing_reaches_qt_without_a_warning(window: QWidget) -> None:
    announce(window, "Seven bundles: four are in")
    announce(window, "The disk is full", True)


def test_a_banner_says_itself_and_can_be_closed(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    banner = Banner(look, "stop", action="Retry", closes=True, announcer=heard)
    banner.setParent(window)
    banner.say("The disk is full.")
    assert heard.words == ["The disk is full."]
    assert banner.accessibleName() == "The disk is full."
    assert banner.action is not None
    assert banner.close_button is not None
    with qtbot.waitSignal(banner.acted):
        banner.action.click()
    with qtbot.waitSignal(banner.dismissed):
        banner.close_button.click()
    assert banner.isHidden()


def test_progress_tells_how_far_and_can_be_stopped(
    window: QWidget, look: Look, qtbot: QtBot, heard: Heard
) -> None:
    progress = Progress(look, "Opening bundles", announcer=heard)
    progress.setParent(window)
    progress.begin()
    assert not progress.bar._clock.isActive()  # nothing may move
    assert progress.bar.maximum() == 0
    progress.set_share(0.4, "Opening bundle 12 of 30")
    assert progress.bar.value() * 10 == 4 * progress.bar.maximum()
    assert progress.bar.accessibleName() == "Opening bundle 12 of 30"
    with qtbot.waitSignal(progress.cancelled):
        progress.cancel.click()
    assert progress.words.text() == "Stopping…"
    progress.done("Twelve are in, then you stopped it.")
    assert heard.words == ["Opening bundles", "Twelve are in, then you stopped it."]


def test_a_bar_moves_only_where_things_may_move(look: Look, qtbot: QtBot) -> None:
    lively = Look(look.theme)
    progress = Progress(lively, "Opening")
    qtbot.addWidget(progress)
    progress.begin()
    assert progress.bar._clock.isActive()
    progress.set_share(0.2)
    assert not progress.bar._clock.isActive()


def test_a_finding_offers_what_to_say_and_its_clause(look: Look, qtbot: QtBot) -> None:
    card = FindingCard(
        look,
        state("refer"),
        "You are a governor at Beck Row Primary School",
        say="A colleague will help you from here.",
        clause="5.1.1",
        actions=[Button(look, "Refer to the office", "main")],
    )
    qtbot.addWidget(card)
    words = [each.text() for each in card.findChildren(Words)]
    assert "You can say: “A colleague will help you from here.”" in words
    assert [each.text() for each in card.findChildren(Tag)] == ["Not this one"]
    assert card.clause is not None
    with qtbot.waitSignal(card.clause_asked) as asked:
        card.clause.click()
    assert asked.args == ["5.1.1"]


def test_a_timeline_shows_each_and_tells_which_was_asked_about(look: Look, qtbot: QtBot) -> None:
    line = Timeline(look, "What has happened")
    qtbot.addWidget(line)
    line.set_entries(
        [
            Happening("a", "9 Mar", "pen-line", "Amended", "3 March, was 6 March.", action="Both"),
            Happening("b", "3 Mar", "folder-plus", "Opened by Morag", states=(state("in"),)),
        ]
    )
    line.show()
    (button,) = line.findChildren(Button)
    with qtbot.waitSignal(line.asked) as asked:
        button.click()
    assert asked.args == ["a"]
    line.set_entries([Happening("c", "1 Mar", "mail", "A letter")])
    qtbot.waitUntil(lambda: not line.findChildren(Button))


def test_an_empty_place_says_what_belongs_there_and_offers_it(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "Open a case")
    place = Empty(look, "folder-open", "No cases yet", "A case begins with a child.", button)
    qtbot.addWidget(place)
    assert place.accessibleName() == "No cases yet"
    assert place.button is button


def test_a_hint_can_be_taken_or_left(look: Look, qtbot: QtBot) -> None:
    hint = WordingHint(look, "Guesses a motive", "say what was seen", ("Use",))
    qtbot.addWidget(hint)
    use, leave = hint.findChildren(Button)
    with qtbot.waitSignal(hint.used):
        use.click()
    with qtbot.waitSignal(hint.left):
        leave.click()


def test_what_a_family_is_called_is_never_read_as_markup(look: Look, qtbot: QtBot) -> None:
    words = Words(look, "<b>Larkmoor</b> & daughters")
    qtbot.addWidget(words)
    said = QAccessible.queryAccessibleInterface(words)
    assert said is not None
    assert said.text(QAccessible.Text.Name) == "<b>Larkmoor</b> & daughters"
    words.set_runs([Run("Hesper "), Run("mother", "small", "ink-soft")])
    assert words.text() == "Hesper mother"


def test_words_wrap_at_our_height_of_line_and_are_all_painted(
    look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    words = Words(look, "Tuesday’s call was cut short: it stands first when you ring her next.")
    qtbot.addWidget(words)
    lines = words.heightForWidth(200) // look.line("body")
    assert lines >= 3
    words.resize(200, words.heightForWidth(200))
    words.show()
    picture = words.grab().toImage()
    for line in range(lines):
        top = line * look.line("body")
        middle = top + look.line("body") // 2
        inks = {picture.pixel(x, y) for x in range(80) for y in range(top + 4, middle + 4)}
        assert len(inks) > 4, f"nothing on line {line}"
