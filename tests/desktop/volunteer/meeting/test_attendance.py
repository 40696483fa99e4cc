"""Who was at a meeting and as what, its interpreter, its end, the timer, and whether it decides."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, Role
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, plan_meeting
from desktop.casework.actions.rights.tie import TieDraft, keep_tie
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, people_of
from desktop.ui.look.theme import Look
from desktop.volunteer.meeting.mode import MeetingMode
from desktop.volunteer.meeting.screen import MeetingScreen
from tests.builders import FAMILY, NOW, House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, ROLE, meeting, opened
from tests.desktop.volunteer.windows import WORK
from tests.desktop.windows import Window, assert_nothing_cut_off, texts, unnamed


def the_meeting(desk: Desk) -> Meeting:
    (found,) = desk.store.find(Meeting)
    return found.body


def held(desk: Desk) -> str:
    """A review half an hour ago, of a case whose mother is known as that."""
    case = opened(desk)
    people = people_of(desk, find_case(desk, case).id)
    mother = next(one.id for one, _ in people if one.body.name == MAUD)
    keep_tie(desk, case, TieDraft(mother, relation="mother"))
    made = meeting(happened=NOW - timedelta(minutes=30), stated_at=None, questions=("Why not?",))
    return hold_meeting(desk, case, made).meeting


def enter(window: Window, page: MeetingScreen) -> MeetingMode:
    page.meeting.show_window = lambda mode: mode.show()
    window.click(page.mode_button if page.mode_button.isVisible() else page.mode_again)
    window.settle()
    assert page.meeting.mode is not None
    return page.meeting.mode


def test_who_was_there_is_ticked_or_written_with_what_they_are(desk_window: Window) -> None:
    window = desk_window
    meeting_id = window.write(held)
    page = window.on(MeetingScreen, "meeting", meeting_id)
    who = page.page.who
    assert [one.text() for one in who.ticks.values()] == [f"{OTTILIE}, child", f"{MAUD}, mother"]
    window.click(list(who.ticks.values())[1])
    who.attended.set_words("Gideon Larkmoor, SENCO")
    window.type(who.interpreter, "Language Line")
    window.type(who.ended, "half past")
    window.click(page.save_plain if page.save_plain.isVisible() else page.save_main)
    assert who.ended_field.fault() == "Write the time as 14:05."
    window.lock_and_unlock()  # nothing that was typed is lost
    page = window.on(MeetingScreen, "meeting", meeting_id)
    who = page.page.who
    assert [one.isChecked() for one in who.ticks.values()] == [False, True]
    window.type_anew(who.ended, "14:00")
    window.click(page.save_plain if page.save_plain.isVisible() else page.save_main)
    assert "after it began" in who.ended_field.fault()
    window.type_anew(who.ended, "15:20")
    window.click(page.save_plain if page.save_plain.isVisible() else page.save_main)
    body = window.ask(the_meeting)
    assert [(one.name, one.capacity, bool(one.person)) for one in body.attended] == [
        (MAUD, "mother", True),
        ("Gideon Larkmoor", "SENCO", False),
    ]
    assert body.interpreter == "Language Line"
    assert body.ended == NOW - timedelta(minutes=10)
    assert unnamed(page) == []
    assert_nothing_cut_off(window)


def test_the_timer_tells_since_when_and_the_end_is_one_key(desk_window: Window) -> None:
    window = desk_window
    page = window.on(MeetingScreen, "meeting", window.write(held))
    mode = enter(window, page)
    assert mode.clock.text() == "15:30 · 30 min"
    window.clock.on(minutes=12)
    window.click(mode.end_button)
    assert mode.clock.text() == "15:00 to 15:42 · 42 min"
    assert not mode.end_button.isVisible()
    assert window.ask(the_meeting).ended == NOW + timedelta(minutes=12)
    window.click(mode.leave_button)
    assert page.page.who.ended.text() == "15:42"
    mode = enter(window, page)  # it is still so
    assert mode.clock.text() == "15:00 to 15:42 · 42 min"


def test_whether_it_decides_follows_the_kind_until_somebody_says_so(desk_window: Window) -> None:
    window = desk_window
    page = window.on(MeetingScreen, "meeting", window.write(opened))
    plan = page.plan
    assert plan.decides.isChecked()
    plan.kind.set_key("strategic")
    plan.kind.chosen.emit("strategic")
    assert not plan.decides.isChecked()
    window.click(plan.decides)
    plan.kind.set_key("panel")
    plan.kind.chosen.emit("panel")
    window.click(plan.decides)
    window.type(plan.day, "12 March 2026")
    window.type(plan.time, "14:00")
    plan.role.set_key(ROLE)
    window.click(page.save_main)
    body = window.ask(the_meeting)
    assert (body.kind, body.decides) == ("panel", False)


def test_under_a_policy_that_asks_for_no_role_and_no_distance_there_is_neither_anywhere(
    qtbot: QtBot, tmp_path: Path, look: Look
) -> None:
    house = House(tmp_path / "house", pack="rotherham-sendiass")
    house.volunteer()
    window = Window(qtbot, house, look, WORK)
    try:
        case = window.write(opened)
        plan = MeetingPlan("panel", FAMILY, NOW + timedelta(hours=1))
        meeting_id = window.write(lambda desk: plan_meeting(desk, case, plan))
        page = window.on(MeetingScreen, "meeting", case)
        assert not page.plan.role_field.isVisible()
        page = window.on(MeetingScreen, "meeting", meeting_id)
        _no_role(page)
        assert "from your home" not in texts(page)
        mode = enter(window, page)
        _no_role(mode)
        assert not mode.statement.isVisible()
        assert mode.notes.hasFocus()
        assert window.ask(lambda desk: desk.store.find(Role)) == []
    finally:
        window.close()


def _no_role(under: QWidget) -> None:
    said = texts(under).casefold()
    assert "role" not in said.replace("panel", "")
