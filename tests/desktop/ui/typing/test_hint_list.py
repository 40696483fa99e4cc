"""Hints below a box: underlined by shape, said, taken in one step, left, and never in the way."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from desktop.casework.wording import Hint, hints
from desktop.ui.look.theme import Look
from desktop.ui.typing.hint_list import KEEP, HintList
from desktop.ui.typing.long_text import LongText
from tests.builders import world
from tests.desktop.ui.typing.test_fields import shown

TEXT = "😀 Mum was moaning about the taxi. The head is useless. It came teh next day."


class OnTheSpot:
    """The rules and the dictionary themselves, without a desk; answers at once."""

    def __init__(self) -> None:
        self.world = world()
        self.words: list[str] = []
        self.asked: list[str] = []

    def look_over(self, text: str, done: Callable[[Sequence[Hint]], None]) -> None:
        self.asked.append(text)
        spelt = self.world.spelling.hints(text, self.words)
        done(sorted((*hints(text, self.world.wording), *spelt)))

    def meant(self, word: str, done: Callable[[Sequence[str]], None]) -> None:
        done(self.world.spelling.suggestions(word))

    def add_word(self, word: str, done: Callable[[], None]) -> None:
        self.words.append(word)
        done()


class Page:
    """A box with its hints in a window, and what was announced."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self.said: list[str] = []
        self.eyes = OnTheSpot()
        self.box = LongText(look)
        self.hints = HintList(look, self.box, self.eyes, announcer=self._say)
        self.window = shown(look, qtbot, self.box, self.hints)

    def _say(self, _where: QWidget, words: str, _urgent: bool) -> None:
        self.said.append(words)

    def write(self, text: str) -> None:
        """Type it, and rest."""
        self.box.setFocus()
        self.box.insertPlainText(text)
        self.hints.look_now()

    def kinds(self) -> list[str]:
        return [one.kind for one in self.hints.hints()]

    def marked(self) -> list[str]:
        """The words that are underlined, and how."""
        return [
            f"{mark.shape}: {place.selectedText()}"
            for mark, place in zip(self.box.marks(), self.box._places, strict=True)
        ]

    def press(self, words: str) -> None:
        (button,) = [one for row in self.hints.rows() for one in row.buttons if one.text() == words]
        button.click()


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> Page:
    return Page(look, qtbot)


def test_when_the_typing_rests_the_words_are_looked_over_once(page: Page, qtbot: QtBot) -> None:
    page.box.setFocus()
    QTest.keyClicks(page.box, "The head is useless. ")
    assert page.eyes.asked == []
    qtbot.waitUntil(lambda: page.kinds() == ["judges"])
    assert page.eyes.asked == ["The head is useless. "]


def test_spelling_has_a_wave_and_wording_dots_and_both_move_with_their_words(page: Page) -> None:
    page.write(TEXT)
    want = ["dots: was moaning about", "dots: is useless", "wave: teh"]
    assert page.marked() == want
    QTest.keyClick(page.box, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.box, "On Monday ")
    assert page.marked() == want
    plain = page.box.grab().toImage()
    page.box.set_marks([])
    assert page.box.grab().toImage() != plain


@pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")
def test_the_pointer_over_a_mark_reads_why(page: Page) -> None:
    page.write(TEXT)
    place = QTextCursor(page.box._places[1])
    place.setPosition(place.selectionStart() + 3)
    at = page.box.cursorRect(place).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, page.box.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.box.viewport(), event)
    assert "Judges: “is useless”" in QToolTip.text()
    end = QPoint(page.box.viewport().width() - 2, page.box.viewport().height() - 2)
    assert page.box._says(QHelpEvent(QHelpEvent.Type.ToolTip, end, end)) == ""


def test_f7_goes_round_selects_the_words_and_says_them_and_tab_goes_to_the_choice(
    page: Page,
) -> None:
    page.write(TEXT)
    seen = []
    for _ in range(4):
        QTest.keyClick(page.box, Qt.Key.Key_F7)
        seen.append(page.box.textCursor().selectedText())
    assert seen == ["was moaning about", "is useless", "teh", "was moaning about"]
    assert page.said[1].startswith("Judges: “is useless”")
    assert "Hint 2 of 3" in page.said[1]
    (row,) = page.hints.rows()
    QTest.keyClick(page.box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.buttons[0]
    page.box.set_words("Mum rang.")
    QTest.keyClick(page.box, Qt.Key.Key_F7)
    assert page.said[-1] == "No hints on what is written here."


def test_f7_waits_for_no_rest(page: Page) -> None:
    page.box.setFocus()
    QTest.keyClicks(page.box, "The head is useless. ")
    assert page.hints.rest.isActive()
    QTest.keyClick(page.box, Qt.Key.Key_F7)
    assert page.box.textCursor().selectedText() == "is useless"


def test_better_words_are_one_step_and_one_step_back_brings_the_old_ones(page: Page) -> None:
    page.write(TEXT)
    QTest.keyClick(page.box, Qt.Key.Key_F7)
    page.press("Use “spoke about”")
    assert page.box.words() == TEXT.replace("was moaning about", "spoke about")
    assert QApplication.focusWidget() is page.box
    page.box.undo()
    assert page.box.words() == TEXT
    page.box.redo()
    page.hints.look_now()
    assert page.kinds() == ["judges", "spelling"]


def test_what_is_left_is_not_pointed_at_there_and_is_elsewhere(page: Page) -> None:
    page.write("The head is useless.")
    page.press("Leave")
    assert page.kinds() == []
    assert page.hints.isHidden()
    assert QApplication.focusWidget() is page.box
    page.write(" The chair is useless.")
    assert page.marked() == ["dots: is useless"]
    assert page.box.marks()[0].start > 20
    page.box.set_words("The head is useless.")  # another text: nothing was left there
    page.hints.look_now()
    assert page.kinds() == ["judges"]


def test_a_word_added_is_known_from_now_on_and_suggestions_take_its_place(page: Page) -> None:
    page.write("It rained at snizort teh other day.")
    assert page.kinds() == ["spelling", "spelling"]
    page.press(KEEP)
    assert page.eyes.words == ["snizort"]
    assert page.marked() == ["wave: teh"]
    page.press("Use “the”")
    assert page.box.words() == "It rained at snizort the other day."


def test_a_word_that_is_being_typed_is_no_slip_yet(page: Page) -> None:
    page.write("She will defini")
    assert page.kinds() == []
    QTest.keyClick(page.box, Qt.Key.Key_Left)
    assert page.kinds() == ["spelling"]


def test_an_answer_for_words_of_before_is_dropped(page: Page) -> None:
    page.write("The head is useless.")
    late: list[Callable[[Sequence[Hint]], None]] = []
    page.eyes.look_over = lambda text, done: late.append(done)  # type: ignore[method-assign]
    page.hints.look_now()
    page.box.set_words("Quite another sentence stands here.")
    late[0]([Hint(9, 19, "judges", "why", "instead")])
    assert page.kinds() == []
    assert page.box.marks() == ()


def test_the_others_are_listed_on_demand(page: Page) -> None:
    page.write(TEXT)
    assert len(page.hints.rows()) == 1
    assert page.hints.more.text() == "2 more"
    page.hints.more.click()
    names = [row.accessibleName() for row in page.hints.rows()]
    assert [name.split("“")[1].split("”")[0] for name in names] == [
        "was moaning about",
        "is useless",
        "teh",
    ]
    page.hints.more.click()
    assert len(page.hints.rows()) == 1
