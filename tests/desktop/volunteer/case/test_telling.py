"""A policy that asks for the statement at every contact: each contact of before is settled."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from db.records import Statement
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.ui.look.theme import Look
from desktop.ui.rows.work_row import WorkRow
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.cases.screen import Cases
from desktop.volunteer.today.screen import Today
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import MAUD, contact, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, button, buttons, texts, unnamed

ASK = "Say what became of it"


@pytest.fixture
def sps(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Window]:
    house = House(tmp_path / "sps", pack="sps")
    house.volunteer()
    window = Window(qtbot, house, look)
    yield window
    window.close()


def lived(desk: Desk) -> str:
    """A call and a letter to Maud; neither says what became of the statement."""
    case = opened(desk)
    record_contact(desk, case, contact(happened=NOW - timedelta(days=2)))
    record_contact(desk, case, contact(happened=NOW - timedelta(hours=3), medium="letter"))
    return case


def statements(window: Window) -> dict[str, str]:
    """State and reason of each, by the medium of its contact."""
    found = window.ask(lambda desk: desk.store.find(Statement))
    return {one.body.medium: f"{one.body.state}: {one.body.why}" for one in found}


def owed_rows(window: Window) -> list[str]:
    page = window.on(Today, "today")
    return [
        f"{one.so.text()}. {one.why.text()}"
        for one in page.findChildren(WorkRow)
        if one.isVisible() and one.tag.state().word == "Statement owed"
    ]


def test_a_person_is_named_once_on_today_with_each_contact_and_each_is_settled_by_itself(
    sps: Window,
) -> None:
    case = sps.write(lived)
    (row,) = owed_rows(sps)
    assert row.startswith(f"{MAUD} has not heard the statement at two contacts. Telephone call ")
    assert "; letter today " in row
    assert "Say of each what became of it." in row
    today = sps.on(Today, "today")
    sps.click(button(today, "See what is owed"))
    page = sps.shell.current()
    assert isinstance(page, CaseScreen)
    assert texts(page).count(f"{MAUD} has not heard the statement") == 1
    assert buttons(page, "Ring and read") == []
    call, letter = (one.accessibleName() for one in buttons(page, ASK))
    assert call.startswith(f"{ASK}: {MAUD}, Telephone call ")
    assert letter.startswith(f"{ASK}: {MAUD}, Letter today ")

    # The letter: the words stood in it.
    sps.click(buttons(page, ASK)[1])
    assert page.telling.statement() is page.telling.written
    assert_nothing_cut_off(sps)
    assert unnamed(page) == []
    sps.click(button(page.telling, "It stood in what I wrote"))
    sps.settle()
    assert not page.telling.isVisible()
    assert statements(sps) == {"letter": "sent: "}
    (row,) = owed_rows(sps)
    assert row.startswith(f"{MAUD} has not heard the statement. Telephone call ")

    # The call: why not, kept as one types, also while the desk is locked.
    page = sps.on(CaseScreen, "case", case)
    sps.click(button(page, ASK))
    shown = page.telling.spoken
    assert sps.ask(lambda desk: desk.pack.statement.text.strip()) in texts(shown)
    sps.click(button(shown, "It was not said, because…"))
    shown.reason.set_key("other")
    sps.click(button(shown, "Keep this reason"))
    assert "Write in a few words why." in texts(page.telling)
    sps.type(shown.note, "her train came")
    sps.lock_and_unlock()
    page = sps.on(CaseScreen, "case", case)
    assert not page.telling.isVisible()
    sps.click(button(page, ASK))
    sps.settle()
    shown = page.telling.spoken
    assert (shown.reason.key(), shown.note.text()) == ("other", "her train came")
    sps.click(button(shown, "Keep this reason"))
    sps.settle()
    assert statements(sps) == {"letter": "sent: ", "phone": "not said: her train came"}
    assert owed_rows(sps) == []
    assert not [one for one in sps.ask(whats_waiting) if one.kind == "statement"]


def test_what_is_owed_stands_beside_the_story_or_above_it_and_never_below(
    whole: Window,
) -> None:
    def work(desk: Desk) -> str:
        case = opened(desk)
        record_contact(desk, case, contact())
        return case

    page = whole.on(CaseScreen, "case", whole.write(work))
    assert button(page, "Ring and read").isVisible()  # where the first contact is asked for
    for scale, beside in ((1.0, True), (1.75, False), (1.0, True)):
        page.here.look.set_scale(scale)
        whole.settle()
        owed, story = (
            one.mapTo(page, QPoint(0, 0)) for one in (button(page, "Ring and read"), page.timeline)
        )
        assert (owed.x() > story.x() + page.timeline.width()) == beside
        assert beside or owed.y() < story.y()
        assert_nothing_cut_off(whole)


def test_in_a_closed_case_it_is_said_what_became_of_it(whole: Window) -> None:
    def work(desk: Desk) -> str:
        case = opened(desk)
        record_contact(desk, case, contact())
        close_case(desk, case, "They moved away.")
        return case

    case = whole.write(work)
    (row,) = owed_rows(whole)
    assert f"Case {case} is closed: say what became of it." in row
    cases = whole.on(Cases, "cases")
    assert "None is open. In one closed case a statement is owed." in texts(cases)
    whole.click(button(whole.on(Today, "today"), "See what is owed"))
    page = whole.shell.current()
    assert isinstance(page, CaseScreen)
    assert buttons(page, "Ring and read") == []
    whole.click(button(page, ASK))
    whole.click(button(page.telling.spoken, "It was not said, because…"))
    page.telling.spoken.reason.set_key("other")
    whole.type(page.telling.spoken.note, "they moved away")
    whole.click(button(page.telling.spoken, "Keep this reason"))
    whole.settle()
    assert statements(whole) == {"phone": "not said: they moved away"}
    assert owed_rows(whole) == []
    assert buttons(whole.on(CaseScreen, "case", case), ASK) == []
