"""At a meeting, too, what was passed on has its flag beside it, and is kept with the notes."""

from db.records import Meeting, Relay
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.desk import Desk
from desktop.volunteer.meeting.screen import MeetingScreen
from desktop.volunteer.work.relay_rows import RelayRow
from tests.desktop.casework.actions.kit import MAUD, meeting, opened
from tests.desktop.windows import Window, button, faults, texts


def held(desk: Desk) -> str:
    return hold_meeting(desk, opened(desk), meeting()).meeting


def test_what_was_passed_on_at_a_meeting_is_flagged_kept_and_comes_back_after_a_lock(
    desk_window: Window,
) -> None:
    window = desk_window
    about = window.write(held)
    page = window.on(MeetingScreen, "meeting", about)
    relay = page.page.relay
    assert not relay.rows.isVisible()
    window.click(relay.button)
    window.click(relay.rows.add_button)
    row = relay.rows.rows[0]
    assert isinstance(row, RelayRow)
    window.click(button(row.person, f"{MAUD}, parent or carer"))
    window.type(row.to, "the panel")
    window.type(row.what, "She wants it in writing.")
    assert "Without consent" in texts(relay)
    assert faults(window, page) == []
    window.lock_and_unlock()
    page = window.on(MeetingScreen, "meeting", about)
    row = page.page.relay.rows.rows[0]
    assert isinstance(row, RelayRow)
    assert row.what.words() == "She wants it in writing."
    page.page.note.set_words("All was read.")
    window.click(page.save_main)
    assert row.why_field.fault() == "Write in a few words why."
    assert window.ask(lambda desk: desk.store.find(Relay)) == []
    window.type(row.why, "She sat beside me and nodded.")
    window.click(page.save_main)
    (kept,) = window.ask(lambda desk: [one.body for one in desk.store.find(Relay)])
    assert (kept.about, kept.to, kept.why) == (about, "the panel", "She sat beside me and nodded.")
    assert window.ask(lambda desk: desk.store.find(Meeting))[0].body.note == "All was read."
    assert page.page.relay.rows.count() == 0  # kept once
