"""Today with more on it than anybody does in a morning."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.casework.actions import drafts
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, plan_meeting
from desktop.casework.desk import Desk
from desktop.ui.look.theme import Look
from desktop.ui.parts.card import Card
from desktop.ui.rows.work_row import WorkRow
from desktop.volunteer.desk_doors import TODAY
from desktop.volunteer.today.screen import Today
from tests.builders import FAMILY, House
from tests.desktop.casework.actions.kit import ROLE, contact, opened
from tests.desktop.windows import Window, button, texts
from tests.houses import copy_of

FAMILIES = 19


@pytest.fixture
def window(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    """Today alone, on a vault of this test's own."""
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look, (TODAY,))
    yield made
    made.close()


def many(desk: Desk) -> None:
    for number in range(FAMILIES):
        opened(desk, child=f"Tamsin Corriefield {number}", parents=(f"Isolde Hartsop {number}",))


def at(window: Window) -> Today:
    window.go("today")
    assert window.shell is not None
    found = window.shell.current()
    assert isinstance(found, Today)
    return found


def rows(page: Today) -> list[str]:
    """What each row says, from above."""
    found = [row for row in page.findChildren(WorkRow) if row.isVisible()]
    return [row.so.text() for row in sorted(found, key=lambda row: row.mapTo(page, row.pos()).y())]


def test_a_few_rows_stand_there_at_once_and_the_rest_is_a_button_away(window: Window) -> None:
    window.write(many)
    window.clock.time += timedelta(days=20)
    page = at(window)
    assert page.title.text() == "19 families have gone quiet"
    assert len(rows(page)) == 8
    more = button(page, "Show 8 more of 11")
    assert more.accessibleName() == "Show 8 more of 11: Quiet"
    window.click(more)
    assert len(rows(page)) == 16
    focus = QApplication.focusWidget()
    assert focus is not None
    row = focus.parentWidget()
    while not isinstance(row, WorkRow):
        assert row is not None
        row = row.parentWidget()
    assert row.so.text() == rows(page)[8]
    window.click(button(page, "Show 3 more"))
    assert len(rows(page)) == len(set(rows(page))) == FAMILIES
    assert not any("Show" in one.text() for one in page.findChildren(type(more)) if one.isVisible())


def test_with_no_case_open_a_contact_can_be_begun_from_here_all_the_same(
    whole: Window,
) -> None:
    page = at(whole)
    whole.click(button(page, "New contact"))
    assert whole.at() == ("Contact", "")


def test_what_was_begun_stands_above_all_else_at_the_side(window: Window) -> None:
    def begun(desk: Desk) -> str:
        case = opened(desk)
        drafts.keep(desk, drafts.DraftOf("contact", case), {"note": "She said"})
        drafts.keep(desk, drafts.DraftOf("words", ""), {"word": "Eskdale"})
        return case

    case = window.write(begun)
    page = at(window)
    cards = [card for card in page.findChildren(Card) if card.isVisible()]
    first = min(cards, key=lambda card: card.mapTo(page, QPoint(0, 0)).y())
    assert len(cards) > 1
    assert button(first, f"Go on with a contact for {case}").isVisible()


def test_words_that_today_cannot_go_on_with_promise_no_way_back(window: Window) -> None:
    window.write(lambda desk: drafts.keep(desk, drafts.DraftOf("words", ""), {"word": "Eskdale"}))
    assert "Not finished" not in texts(at(window))


def test_the_rows_of_all_parts_line_up_however_long_a_day_is(window: Window) -> None:
    def busy(desk: Desk) -> None:
        case = opened(desk)
        for days in (0, 1, 2, 3):  # the longest of them is a Wednesday, whatever today is
            at = desk.world.clock.now() + timedelta(days=days, hours=1)
            plan_meeting(desk, case, MeetingPlan("annual-review", FAMILY, at, role=ROLE))
        record_contact(desk, case, contact())

    window.write(busy)
    page = at(window)
    work = [row for row in page.findChildren(WorkRow) if row.isVisible()]
    assert {row.tag.state().word for row in work} >= {"Tomorrow 16:30"}
    assert len({row.so.mapTo(page, QPoint(0, 0)).x() for row in work}) == 1
