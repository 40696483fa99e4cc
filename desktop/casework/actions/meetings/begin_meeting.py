"""A meeting begins: Meeting mode was opened."""

from db.errors import NoSuchRecord
from db.records import Meeting
from desktop.casework.desk import Desk
from desktop.casework.record.begun import note_begun, pack_of


def begin_meeting(desk: Desk, meeting: str) -> None:
    """Meeting mode was opened: from now on it goes by the policy that it goes by now.

    Raises `NoSuchRecord`.
    """
    kept = desk.store.get(Meeting, meeting)
    if kept is None:
        raise NoSuchRecord(what="meeting", id=meeting)
    pack = pack_of(desk, meeting, kept.body.happened)
    with desk.write():
        note_begun(desk, meeting, pack)
