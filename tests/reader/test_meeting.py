"""Meeting mode, by ear."""

from pathlib import Path

from desktop.casework.record.cases import list_cases, show_case
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.reader.conftest import QUESTION
from tests.reader.reader import Reader, nameless

FAMILY = ("Brackenridge", "Ottilie", "Maud")


def test_meeting_mode_says_what_to_say_and_takes_it_by_one_key(
    unlocked: Path, reader: Reader, kept: House
) -> None:
    reader.act(reader.find("push button", "Prepare"), "Press")
    reader.find("push button", "Meeting mode", "focused")
    reader.press("ctrl+m")

    frame = reader.find("frame", "Meeting mode", "active")
    stated = reader.find("push button", "Stated now", "focused")
    assert stated.keys == "S"
    assert "My name is Morag Tennick" in stated.description
    parts = reader.inside(frame)
    assert nameless(parts) == []
    said = " ".join(f"{part.name} {part.description}" for part in parts)
    assert not any(name in said for name in FAMILY)
    for tick in ("Asked", "Answered"):
        reader.find("check box", f"{tick}: {QUESTION}", "not checked")
    stops = [stop.name for stop in reader.tab_to("text", "Notes")]
    round_ = 2 * [part.name for part in parts if "focusable" in part.states]  # Tab begins anew
    first = round_.index(stops[0])
    assert round_[first : first + len(stops)] == stops

    reader.press("shift+Tab")
    reader.find("check box", f"Answered: {QUESTION}", "focused")
    reader.press("space")
    reader.find("check box", f"Answered: {QUESTION}", "focused", "checked")
    reader.press("s")
    reader.hears("Role stated ")
    reader.find("text", "Notes", "focused", "editable", "multi-line")
    reader.type("The chair thanked us.")
    reader.press("Escape")
    frame = reader.find("frame", "Evenhand", "active")
    assert reader.text(reader.find("text", "Notes", "focused")) == "The chair thanked us."

    reader.press("ctrl+Return")
    reader.hears("Kept")
    reader.press("ctrl+l")
    reader.find("password text", "Passphrase", "focused")
    with open_desk(unlocked, PASSPHRASE, kept.world) as desk:
        (case,) = list_cases(desk)
        ((meeting, role),) = show_case(desk, case.reference).meetings
        assert role is not None
        assert role.body.stated_at is not None
        assert meeting.body.note == "The chair thanked us."
