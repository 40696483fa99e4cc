"""Help: its texts, its keys, and the way to one topic."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import resources
from desktop.ui.frame.navigation import Stop
from desktop.ui.look.theme import Look
from desktop.ui.pages import plain
from desktop.ui.pages.help import TOPICS, HelpPage
from desktop.volunteer.desk_doors import DOORS
from tests.builders import House
from tests.desktop.windows import Window, cut_off, texts, too_wide, unnamed


@pytest.fixture
def window(qtbot: QtBot, house: House, look: Look) -> Iterator[Window]:
    made = Window(qtbot, house, look, DOORS)
    yield made
    made.close()


def helped(window: Window, topic: str = "") -> HelpPage:
    screen = window.go("help", topic)
    assert isinstance(screen, HelpPage)
    return screen


def test_it_begins_with_the_keys_and_arrows_lead_on(window: Window) -> None:
    screen = helped(window)
    assert [row.key for row in screen.list.rows_model.rows() if set(row.more) & set("*`")] == []
    window.bot.waitUntil(lambda: "Ctrl K finds any case" in texts(screen.detail.card))
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    window.bot.waitUntil(lambda: "your vault" in texts(screen.detail.card))


def test_a_topic_opens_by_its_name(window: Window) -> None:
    screen = helped(window, "office-sees")
    window.bot.waitUntil(lambda: "What can still be guessed" in texts(screen.detail.card))
    assert screen.detail.card.accessibleName() == "What the office sees"


def test_whoever_gave_something_is_thanked_word_for_word(window: Window) -> None:
    screen = helped(window, "thanks")
    thanked = resources.text("words/attribution.txt").strip().splitlines()
    window.bot.waitUntil(lambda: all(line in texts(screen.detail.card) for line in thanked))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_title_a_first_sentence_and_no_mark_left_over(topic: str) -> None:
    blocks = plain.read(resources.text(f"help/{topic}.md"))
    assert plain.title_of(blocks)
    assert any(one.kind == "paragraph" for one in blocks)
    for one in blocks:
        assert not one.text.startswith(("#", "- "))
        assert "*" not in one.text
        assert one.text.count("`") % 2 == 0


def test_f1_opens_it(window: Window) -> None:
    window.go("interests")
    QTest.keyClick(window.shell, Qt.Key.Key_F1)
    window.bot.waitUntil(lambda: isinstance(window.shell.current(), HelpPage))


def test_no_place_takes_a_key_that_nobody_gave_it(window: Window) -> None:
    stops = window.shell.findChildren(Stop)
    assert len(stops) == len([one for one in DOORS if one.on_rail])
    for stop in stops:
        assert stop.shortcut().toString() == stop.to.shortcut


def test_every_control_has_a_name(window: Window) -> None:
    assert unnamed(helped(window)) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.25])
def test_nothing_is_cut_off(window: Window, look: Look, scale: float) -> None:
    look.set_scale(scale)
    for topic in ("keys", "lost-laptop", "thanks"):
        screen = helped(window, topic)
        window.bot.waitUntil(lambda screen=screen: not cut_off(screen))  # type: ignore[misc]
        assert not too_wide(screen)


def test_every_key_that_help_names_is_one_that_the_program_has() -> None:
    """A key that does nothing is worse than none: whoever reads this trusts it."""
    named = set(re.findall(r"`([^`]+)`", resources.text("help/keys.md")))
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for file in resources.path("..").resolve().glob("desktop/**/*.py")
        if "gallery" not in file.parts
    )
    walks = {"Up": "Key_Up", "Down": "Key_Down"}  # handled, not shortcuts
    assert {key for key in named if walks.get(key, f'"{key}"') not in code} == set()


@pytest.mark.parametrize("topic", TOPICS)
def test_the_page_stands_still_however_long_a_topic_is(window: Window, topic: str) -> None:
    screen = helped(window, topic)
    window.shell.resize(1280, 800)
    window.settle()
    assert screen.verticalScrollBar().maximum() == 0
