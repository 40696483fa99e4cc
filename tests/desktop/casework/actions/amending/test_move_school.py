"""A child moves school, or its school was typed wrongly: the one is no correction of the other."""

from datetime import date

import pytest

from db.errors import BadInput, NoSuchRecord, NotWrittenHere, UnknownSchool
from db.names import Urn
from db.records import Check, Finding, Person, Pupil
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.amending.history import history
from desktop.casework.actions.amending.move_school import at_school, leave_school, move_school
from desktop.casework.actions.amending.undo import undo
from desktop.casework.actions.cases.case_page import case_page, schools_of_cases
from desktop.casework.actions.cases.office_cases import look_at_case
from desktop.casework.actions.closeness.declare import declare_child_school, declare_position
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from desktop.casework.ground.pupils import of_today
from tests.builders import BRAMPTON, PENRITH, UPPERBY, House
from tests.desktop.casework.actions.kit import opened

MOVED = date(2026, 3, 2)


def child_of(desk: Desk) -> str:
    return next(one.id for one in desk.store.find(Person) if one.body.capacity == "child")


def states(desk: Desk) -> list[tuple[str, str]]:
    return [(one.body.kind, one.body.state) for one in desk.store.find(Finding)]


def test_a_move_ends_one_school_and_begins_another_and_both_stay_with_their_days(
    house: House,
) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        child = child_of(desk)
        first = at_school(desk, child)
        assert (first.case, first.child) == (case, "Ottilie Brackenridge")
        assert move_school(desk, child, PENRITH, MOVED).finds.found == ()
        before, now = (one.body for one in desk.store.find(Pupil, person=child))
        assert (before.urn, before.until) == (UPPERBY, date(2026, 3, 1))
        assert (now.urn, now.since, now.until) == (PENRITH, MOVED, None)
        name = at_school(desk, child).school
        assert name != first.school
        assert case_page(desk, case).schools[first.person] == name
        assert schools_of_cases(desk)[case] == name
        assert first.pupil is not None
        changed = history(desk, "pupil", first.pupil).versions[0].changes
        assert [(one.label, one.now) for one in changed] == [("Until", "1 March 2026")]
        assert examine(desk).problems == ()
    house.carry("morag", "office")
    with house.open("office") as desk:
        assert look_at_case(desk, case).school == name
        with pytest.raises(NotWrittenHere):
            amend(desk, "pupil", first.pupil, {"until": None})


def test_a_move_is_looked_at_for_conflicts_and_what_the_old_school_brought_is_past(
    house: House,
) -> None:
    with house.open("morag") as desk:
        opened(desk)
        child = child_of(desk)
        declare_child_school(desk, BRAMPTON)
        declare_position(desk, PENRITH, "governor")
        found = move_school(desk, child, BRAMPTON, MOVED).finds.found
        assert [one.kind for one in found] == ["own-child"]
        assert states(desk) == [("own-child", "standing")]
        found = move_school(desk, child, PENRITH, date(2026, 3, 9)).finds.found
        assert [one.kind for one in found] == ["position"]
        # The last day at the old school is over: nothing ties her to the family there any more.
        assert states(desk) == [("own-child", "past"), ("position", "standing")]
        found = move_school(desk, child, BRAMPTON, date(2026, 3, 10)).finds.found
        assert [one.kind for one in found] == ["own-child"]  # it was past, and is so again
        assert len(desk.store.find(Check)) == 1  # no band is sent again for a school


def test_a_move_that_is_to_come_counts_at_both_schools_and_is_shown_when_it_is_there(
    house: House,
) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        child = child_of(desk)
        school = at_school(desk, child).school
        declare_position(desk, UPPERBY, "governor")
        declare_child_school(desk, PENRITH)
        found = move_school(desk, child, PENRITH, date(2026, 9, 1)).finds.found
        assert [one.kind for one in found] == ["own-child"]
        assert states(desk) == [("position", "standing"), ("own-child", "standing")]
        assert schools_of_cases(desk)[case] == school
        bodies = [one.body for one in desk.store.find(Pupil, person=child)]
        later = of_today(bodies, date(2026, 9, 1))
        assert later is not None
        assert later.urn == PENRITH
        assert of_today(bodies[:1], date(2026, 9, 1)) is None


def test_a_school_typed_wrongly_is_corrected_in_place_and_checked_and_can_be_undone(
    house: House,
) -> None:
    with house.open("morag") as desk:
        opened(desk)
        child = child_of(desk)
        declare_position(desk, PENRITH, "governor")
        pupil = at_school(desk, child).pupil
        assert pupil is not None
        amended = amend(desk, "pupil", pupil, {"urn": PENRITH, "since": date(2025, 9, 1)})
        assert [one.kind for one in amended.finds.found] == ["position"]
        (one,) = desk.store.find(Pupil, person=child)
        assert (one.body.urn, one.body.until) == (PENRITH, None)
        assert one.body.school == at_school(desk, child).school
        labels = [each.label for each in history(desk, "pupil", pupil).versions[0].changes]
        assert labels == ["School", "Since"]
        assert amended.hash is not None
        undo(desk, "pupil", pupil, amended.hash)
        assert states(desk) == [("position", "past")]
        assert at_school(desk, child).since is None


def test_a_child_may_leave_and_start_again(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        child = child_of(desk)
        assert leave_school(desk, child, MOVED).pupil is None
        assert at_school(desk, child).pupil is None
        assert case_page(desk, case).schools == {}
        with pytest.raises(NoSuchRecord):
            leave_school(desk, child, MOVED)
        move_school(desk, child, PENRITH, date(2026, 3, 5))
        assert at_school(desk, child).since == date(2026, 3, 5)


def test_what_cannot_be_is_refused_and_nothing_is_written(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk)
        child = child_of(desk)
        move_school(desk, child, PENRITH, MOVED)
        pupil = at_school(desk, child).pupil
        assert pupil is not None
        rows = desk.store.row_count()
        for refusal, act in (
            (BadInput, lambda: move_school(desk, child, PENRITH, date(2026, 3, 9))),
            (BadInput, lambda: move_school(desk, child, UPPERBY, date(2026, 2, 1))),
            (UnknownSchool, lambda: move_school(desk, child, "999999", MOVED)),
            (UnknownSchool, lambda: amend(desk, "pupil", pupil, {"urn": Urn("999999")})),
            (BadInput, lambda: amend(desk, "pupil", pupil, {"until": date(2026, 1, 1)})),
            (BadInput, lambda: leave_school(desk, child, date(2026, 3, 1))),
            (NoSuchRecord, lambda: move_school(desk, "ab" * 16, PENRITH, MOVED)),
        ):
            with pytest.raises(refusal):
                act()
        assert desk.store.row_count() == rows
