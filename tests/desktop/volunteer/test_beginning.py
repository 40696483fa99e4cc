"""Beginning a contact from wherever one is, and choosing the family that it is about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.drafts import DraftOf, read
from desktop.casework.desk import Desk
from desktop.ui.look.theme import Look
from desktop.volunteer.contact.screen import Contact
from desktop.volunteer.today.screen import Today
from tests.builders import House
from tests.desktop.casework.actions.kit import OTTILIE, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, buttons, labels, texts
from tests.houses import copy_of

TOBIAS = "Tobias Larkmoor"
PLACES = ("today", "cases", "search", "exchange", "interests", "policy", "settings", "help")


@pytest.fixture
def window(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    """A volunteer's whole window, on a vault of this test's own."""
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look)
    yield made
    made.close()


def two(desk: Desk) -> tuple[str, str]:
    other = opened(desk, child=TOBIAS, parents=("Ines Larkmoor",))
    return opened(desk), other


def begin(window: Window) -> Contact:
    """Ctrl+N where the keyboard is; the contact that comes."""
    at = QApplication.focusWidget()
    assert at is not None
    window.press(Qt.Key.Key_N, at, ctrl=True)
    page = window.shell.current()
    assert isinstance(page, Contact)
    return page


def heads(page: Today) -> list[tuple[str, bool]]:
    """The buttons at the head of Today that can be seen, and whether each is the main one."""
    above = (page.new_case, page.first_case, page.new_contact)
    return [(one.text(), one is not page.new_case) for one in above if one.isVisible()]


def test_without_an_open_case_opening_one_is_the_main_thing_on_today(window: Window) -> None:
    page = window.on(Today, "today")
    assert heads(page) == [("Open a case", True)]
    case = window.ask(opened)
    window.settle()
    assert heads(page) == [("Open a case", False), ("New contact", True)]
    window.ask(lambda desk: close_case(desk, case, "Done."))
    window.settle()
    assert heads(page) == [("Open a case", True)]


def test_the_main_button_of_today_shows_its_keys_and_asks_for_the_family(window: Window) -> None:
    window.write(two)
    page = window.on(Today, "today")
    assert page.new_contact.keys().toString() == "Ctrl+N"
    window.click(page.new_contact)
    assert window.at() == ("Contact", "")


@pytest.mark.parametrize("place", PLACES)
def test_ctrl_n_asks_for_the_family_wherever_none_is_in_view(window: Window, place: str) -> None:
    window.write(two)
    window.go(place)
    page = begin(window)
    assert (page.about, page.title.text()) == ("", "Which family was it?")
    assert page.choose.search.hasFocus()


def test_on_a_case_it_is_about_that_family_while_the_case_is_open(window: Window) -> None:
    case, other = window.write(two)
    window.go("case", case)
    assert begin(window).about == case
    window.go("meeting", other)
    assert begin(window).about == other
    window.ask(lambda desk: close_case(desk, case, "Done."))
    window.go("case", case)
    assert begin(window).about == ""


def test_the_words_that_one_was_writing_are_kept_and_gone_on_with(window: Window) -> None:
    case, other = window.write(two)
    page = window.on(Contact, "contact", case)
    window.type(page.form.note, "She said that")
    page = begin(window)
    assert page.about == ""
    assert "What you typed is kept." in texts(page)
    assert sorted(labels(page.choose)) == ["Go on", "Write to this case"]
    draft = window.ask(lambda desk: read(desk, DraftOf("contact", case)))
    assert draft["note"] == "She said that"
    window.click(buttons(page, "Go on")[0])
    assert (page.about, page.form.note.words()) == (case, "She said that")
    window.go("meeting", other)
    meeting = window.shell.current()
    window.type(meeting.plan.questions, "Who will be there?")  # type: ignore[attr-defined]
    begin(window)
    window.go("meeting", other)
    assert meeting.plan.questions.words() == "Who will be there?"  # type: ignore[attr-defined]


def test_part_of_a_name_leaves_the_families_that_it_fits_and_enter_takes_the_first(
    window: Window,
) -> None:
    _, other = window.write(two)
    page = window.on(Contact, "contact")
    window.press(Qt.Key.Key_Return, page.choose.search)
    assert page.about == ""  # nobody is chosen by mistake
    QTest.keyClicks(page.choose.search, "lark tob")
    window.settle()
    assert TOBIAS in texts(page)
    assert OTTILIE not in texts(page)
    window.press(Qt.Key.Key_Return, page.choose.search)
    assert page.about == other
    window.go("contact", "")
    assert (page.choose.search.text(), len(page.choose.buttons)) == ("", 2)
    QTest.keyClicks(page.choose.search, "nobody")
    window.settle()
    assert "No open case fits that." in texts(page)


def test_what_is_hidden_is_found_by_its_reference_alone(window: Window) -> None:
    case, _ = window.write(two)
    page = window.on(Contact, "contact")
    window.shell.privacy.toggle()
    window.settle()
    QTest.keyClicks(page.choose.search, "Ottilie")
    assert page.choose.buttons == []
    page.choose.search.clear()
    QTest.keyClicks(page.choose.search, case[-4:])
    window.press(Qt.Key.Key_Return, page.choose.search)
    assert page.about == case


def test_the_one_family_that_there_is_has_the_keyboard(window: Window) -> None:
    case = window.write(opened)
    window.go("today")
    page = begin(window)
    assert not page.choose.search.isVisible()
    (only,) = page.choose.buttons
    assert only.hasFocus()
    window.press(Qt.Key.Key_Return, only)
    assert page.about == case


def test_many_families_are_found_by_typing(window: Window) -> None:
    def many(desk: Desk) -> None:
        for number in range(10):
            opened(desk, child=f"Tamsin Corriefield {number}", parents=(f"Isa Hartsop {number}",))

    window.write(many)
    page = window.on(Contact, "contact")
    assert len(page.choose.buttons) == 8
    assert "Two more are open." in texts(page)
    assert_nothing_cut_off(window)


def test_the_palette_begins_it_too_and_shows_the_keys(window: Window) -> None:
    case, _ = window.write(two)
    window.go("case", case)
    window.shell.open_palette()
    palette = window.shell.palette_
    QTest.keyClicks(palette.field, "new con")
    assert palette.list.rows_model.rows()[0].said() == "New contact, Ctrl N"
    window.press(Qt.Key.Key_Return, palette.field)
    assert window.at() == ("Contact", case)
    window.go("case", case)
    window.shell.open_palette()
    assert begin(window).about == case
    assert not palette.isVisible()
