"""The office's help is its own: its keys, bundles and laptops; nothing of a volunteer's day."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import resources
from desktop.office.help_door import TOPICS
from desktop.ui.look.theme import Look
from desktop.ui.pages import plain
from desktop.ui.pages.help import TOPICS as VOLUNTEERS
from desktop.ui.pages.help import HelpPage
from desktop.ui.pages.settings import SettingsScreen
from tests.builders import House
from tests.desktop.windows import Window, cut_off, texts, too_wide, unnamed

# What only a volunteer has: a list of interests, a home in the record, a contact to write.
_NOT_HERE = ("your list", "your home", "Ctrl+N", "Ctrl+R", "Meeting mode", "Ring the office")


@pytest.fixture
def window(qtbot: QtBot, house: House, look: Look) -> Iterator[Window]:
    made = Window(qtbot, house, look, name="office")
    yield made
    made.close()


def test_it_tells_of_the_office_and_of_nothing_else(window: Window) -> None:
    screen = window.go("help")
    assert isinstance(screen, HelpPage)
    rows = screen.list.rows_model.rows()
    assert tuple(row.key for row in rows) == TOPICS
    for row in rows:
        screen.list.go_to(row.key)
        window.settle()
        shown = texts(screen.detail.card)
        assert row.so in shown
        assert [words for words in _NOT_HERE if words in shown] == [], row.key
        assert (cut_off(screen), too_wide(screen), unnamed(screen)) == ([], False, [])


def test_the_row_that_is_read_is_marked_from_the_start(window: Window) -> None:
    # The keyboard goes from there into the list before a row is chosen.
    window.on(SettingsScreen, "settings").text_size.setFocus()
    screen = window.go("help")
    assert isinstance(screen, HelpPage)
    marked = [index.row() for index in screen.list.selectedIndexes()]
    assert marked == [0]
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert [index.row() for index in screen.list.selectedIndexes()] == [1]


def test_a_short_text_does_not_make_the_page_scroll(window: Window) -> None:
    window.shell.resize(1280, 800)
    screen = window.go("help")
    assert screen.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("topic", sorted({*TOPICS} - {*VOLUNTEERS}))
def test_every_topic_has_a_title_a_first_sentence_and_no_mark_left_over(topic: str) -> None:
    blocks = plain.read(resources.text(f"help/{topic}.md"))
    assert plain.title_of(blocks)
    assert any(one.kind == "paragraph" for one in blocks)
    for one in blocks:
        assert not one.text.startswith(("#", "- "))
        assert "*" not in one.text
        assert one.text.count("`") % 2 == 0
