"""Who was at a meeting, its end and whether it decides, as the command line and windows keep it."""

from datetime import timedelta

import pytest

from db.case import Attendee
from db.errors import BadInput, InTheFuture, TooLong
from db.records import Meeting
from desktop.casework.actions.meetings.attendance import MOST
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.meetings.plan_meeting import note_meeting
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import MAUD, meeting, opened


def test_whoever_is_named_as_somebody_of_the_case_is_that_person_and_each_is_there_once(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        people = (
            Attendee(name="maud  Brackenridge", capacity="mother"),
            Attendee(name=MAUD, capacity=""),
            Attendee(name="Gideon Larkmoor", capacity="SENCO"),
            Attendee(name="Gideon Larkmoor", capacity="SENCO"),
        )
        ended = NOW - timedelta(minutes=5)
        made = meeting(attended=people, ended=ended, interpreter="Language Line", decides=False)
        held = hold_meeting(morag, case, made)
        kept = morag.store.get(Meeting, held.meeting)
        assert kept is not None
        body = kept.body
        assert [(one.capacity, one.person is not None) for one in body.attended] == [
            ("mother", True),
            ("SENCO", False),
        ]
        assert (body.ended, body.interpreter, body.decides) == (ended, "Language Line", False)
        again = note_meeting(morag, held.meeting, note="Read once more.")
        assert (again.body.ended, again.body.interpreter) == (ended, "Language Line")
        with pytest.raises(BadInput):
            note_meeting(morag, held.meeting, ended=body.happened - timedelta(minutes=1))
        with pytest.raises(InTheFuture):
            note_meeting(morag, held.meeting, ended=NOW + timedelta(minutes=1))
        many = tuple(Attendee(name=f"Guest {n}", capacity="") for n in range(MOST + 1))
        with pytest.raises(TooLong):
            note_meeting(morag, held.meeting, attended=many)
