"""Policy and training: every clause, one clause, and that it was read."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.casework.actions.policy.acknowledge import owed
from desktop.casework.packs.policy import read_pack
from desktop.ui.look.theme import Look
from desktop.ui.pages.clauses import PolicyText
from desktop.ui.pages.policy import PolicyPage
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.text import Words
from tests.builders import House
from tests.desktop.windows import Window, cut_off, texts, too_wide, unnamed


@pytest.fixture
def window(qtbot: QtBot, house: House, look: Look) -> Iterator[Window]:
    made = Window(qtbot, house, look)
    yield made
    made.close()


def policy(window: Window, clause: str = "") -> tuple[PolicyPage, PolicyText]:
    screen = window.go("policy", clause)
    assert isinstance(screen, PolicyPage)
    window.bot.waitUntil(lambda: screen.text is not None and len(screen.text.rows) == 61)
    assert screen.text is not None
    return screen, screen.text


def test_every_clause_is_there_with_what_answers_it(window: Window) -> None:
    screen, text = policy(window)
    seen = texts(screen)
    for clause in window.ask(lambda desk: desk.pack).clauses:
        assert clause.asks in seen
        for said in (clause.answer, clause.outside, clause.later):
            assert said in seen
    assert {"Not yet", "Not for a program"} <= set(seen.splitlines())
    assert text.shown() == 61


def test_it_is_owed_until_it_is_said_to_be_read(window: Window) -> None:
    screen, _ = policy(window)
    assert "Please read it" in screen.below.text()
    window.click(screen.acknowledge)
    window.bot.waitUntil(screen.read.isVisible)
    assert screen.read.text() == "Read 10 March 2026"
    assert not screen.acknowledge.isVisible()
    assert not window.ask(owed)


def test_a_clause_opens_at_its_place(window: Window) -> None:
    screen, text = policy(window, "standard/known")
    row = next(one for one in text.rows if one.clause.id == "standard/known")
    assert row.property("card") == "accent"
    assert row.accessibleName().startswith("known: ")

    def seen() -> bool:
        top = row.mapTo(screen.viewport(), row.rect().topLeft()).y()
        return 0 <= top < screen.viewport().height()

    window.bot.waitUntil(seen)
    wanted = "Go to Policy: trained"
    training = next(one for one in screen.findChildren(Button) if one.accessibleName() == wanted)
    QTest.keyClick(training, Qt.Key.Key_Return)
    assert [one.clause.id for one in text.rows if one.property("card") == "accent"] == [
        "standard/trained"
    ]


def test_a_word_finds_the_clauses_that_hold_it(window: Window) -> None:
    _, text = policy(window)
    text.search.setText("exclusion law")
    assert text.shown() == 1
    assert text.count.text() == "1 of 61 clauses"
    window.type(text.search, "zebra")
    assert text.shown() == 0
    text.search.setText("own-child")
    assert [row.clause.id for row in text.rows if not row.isHidden()] == ["standard/own-child"]
    text.search.setText("vested interest")  # as cards call it; its words are others
    assert [row.clause.id for row in text.rows if not row.isHidden()] == ["standard/no-interest"]


def test_a_number_that_asks_for_several_things_is_seen_once(
    qtbot: QtBot, house: House, look: Look
) -> None:
    text = PolicyText(look, read_pack(house.world.packs["cumbria-pps-2009"], file="pack"))
    qtbot.addWidget(text)
    text.show()
    text.go_to("5.1.1-position")

    def numbers() -> list[str]:
        seen = [one.number for one in text.rows if not one.isHidden() and not one.number.isHidden()]
        return [one.text() for one in seen]

    assert [one for one in numbers() if one in ("4.1", "5.1.1", "6.1")] == ["4.1", "5.1.1", "6.1"]
    assert len(numbers()) == len(set(numbers()))
    named = {one.accessibleName().partition(":")[0] for one in text.rows}
    assert {"5.1.1 position", "5.1.1 own child"} <= named
    text.search.setText(
        "own child goes"
    )  # of the two parts the second alone is left, and has the number
    assert numbers() == ["5.1.1"]


@pytest.mark.parametrize("scale", [1.0, 2.25])
def test_nothing_is_cut_off_and_every_control_has_a_name(
    window: Window, look: Look, scale: float
) -> None:
    look.set_scale(scale)
    screen, _ = policy(window)
    window.bot.waitUntil(lambda: not cut_off(screen))
    assert not too_wide(screen)
    assert unnamed(screen) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_page_ends_where_its_words_end(window: Window, look: Look, scale: float) -> None:
    screen, _ = policy(window)
    look.set_scale(scale)
    inside = screen.widget()
    assert inside is not None

    def spare() -> int:
        parts = [one for one in inside.findChildren(Words) if one.isVisible()]
        ends = [one.mapTo(inside, one.rect().bottomLeft()).y() for one in parts]
        return inside.height() - max(ends)

    window.bot.waitUntil(lambda: 0 <= spare() < 4 * look.space("room"))
