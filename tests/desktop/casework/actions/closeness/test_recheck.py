"""The conflict check once more: what changed finds, and settles, in the cases that are open."""

from collections.abc import Callable
from datetime import date

import pytest

from db.errors import BadInput, FindingAsks, FindingStops, NoSuchRecord, WrongDesk
from db.names import RecordId
from db.records import Case, Check, Finding, FindingDetail, Measure, Person
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.amending.move_school import move_school
from desktop.casework.actions.cases.open_case import can_i_take, open_case
from desktop.casework.actions.closeness.answering import answer_reason, flags
from desktop.casework.actions.closeness.declare import (
    amend_interest,
    declare_child_school,
    declare_person,
    declare_position,
    restore,
    withdraw,
)
from desktop.casework.actions.closeness.homes import declare_home
from desktop.casework.actions.closeness.look import findings_of
from desktop.casework.actions.closeness.looked_over import looked_over
from desktop.casework.actions.closeness.recheck import recheck_of_the_day, recheck_open
from desktop.casework.actions.closeness.settle import answer, go_on
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from tests.builders import BRAMPTON, HOME, NOW, UPPERBY, House, case_draft
from tests.desktop.casework.actions.kit import MAUD, opened

NEAR = "CA3 8UR"  # where the family lives


def stand(desk: Desk) -> list[tuple[str, str]]:
    """Every finding, what it is of and how it stands."""
    return [(one.body.kind, one.body.state) for one in desk.store.find(Finding)]


def only(desk: Desk) -> RecordId:
    (found,) = desk.store.find(Finding)
    return found.id


def because_of(desk: Desk) -> list[tuple[str, str]]:
    """How the one finding stood one time after the other, and because of what."""
    ((case,),) = desk.store.fields(Case, "id")
    kept = desk.store.get(Case, case)
    assert kept is not None
    (found,) = findings_of(desk, kept)
    return [(one.state, one.occasion) for one in found.turns]


def test_an_interest_added_today_finds_last_months_case_and_removing_it_keeps_the_history(
    house: House,
) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        house.clock.on(days=31)
        made = declare_position(desk, UPPERBY, "governor")
        assert made.finds.cases == (case,)
        assert [one.clause for one in made.finds.found] == ["standard/position"]
        assert stand(desk) == [("position", "standing")]
        assert desk.store.find(Check)[-1].body.outcome == "stopped"
        house.clock.on(days=1)
        withdraw(desk, made.id)
        assert stand(desk) == [("position", "past")]
        assert desk.store.find(Check)[-1].body.outcome == "clear"
        restore(desk, made.id)
        assert stand(desk) == [("position", "standing")]
        assert because_of(desk) == [
            ("standing", "interest"),
            ("past", "interest"),
            ("standing", "interest"),
        ]
        assert desk.store.find(Check)[-1].body.band == "just-right"  # as it was sent


def test_nothing_new_writes_no_row(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk)
        declare_position(desk, UPPERBY, "governor")
        declare_person(desk, "Maud Brakenridge", "friend")
        rows = desk.store.row_count()
        with desk.write() as writing:
            assert recheck_open(desk, writing, "policy").found == ()
        assert desk.store.row_count() == rows
        assert recheck_of_the_day(desk).found == ()
        assert desk.store.row_count() == rows
        declare_child_school(desk, BRAMPTON)  # touches no case
        assert desk.store.row_count() == rows + 1


def test_a_day_begins_and_ends_an_interest_once(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk)
        declare_position(
            desk, UPPERBY, "governor", since=date(2026, 3, 12), until=date(2026, 3, 13)
        )
        seen = []
        for _ in range(5):
            recheck_of_the_day(desk)
            seen.append([state for _, state in stand(desk)])
            house.clock.on(days=1)
        # What is over is a stake for a while, under this policy.
        assert seen == [[], [], ["standing"], ["standing"], ["past", "standing"]]
        assert stand(desk) == [("position", "past"), ("stake", "standing")]
        rows = desk.store.row_count()
        assert recheck_of_the_day(desk).found == ()
        assert desk.store.row_count() == rows


def test_a_move_a_name_and_an_address_each_say_because_of_what(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        declare_position(desk, BRAMPTON, "clerk")
        declare_person(desk, "Hesper Oakenshaw", "friend")
        child = find_case(desk, case).body.child
        move_school(desk, child, BRAMPTON, date(2026, 3, 9))
        maud = next(one for one in desk.store.find(Person) if one.body.name == MAUD)
        amend(desk, "person", maud.id, {"name": "Hesper Oakenshaw", "born": None})
        household = find_case(desk, case).body.household
        amend(desk, "household", household, {"postcode": HOME})
        found = {
            desk.store.get(Finding, one.body.finding).body.kind: one.body.occasion  # type: ignore[union-attr]
            for one in desk.store.find(FindingDetail)
        }
        assert found == {"position": "school", "known-person": "person", "area": "address"}
        assert desk.store.find(Check)[-1].body.band == "too-near"


def test_a_new_home_measures_the_open_cases_and_sends_no_band(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk)
        declare_home(desk, NEAR)
        (area,) = desk.store.find(Finding)
        assert (area.body.kind, area.body.state, area.body.band) == ("area", "standing", None)
        assert because_of(desk) == [("standing", "home")]
        checks = desk.store.find(Check)
        assert [one.body.band for one in checks] == ["just-right"]
        assert [one.body.band for one in desk.store.find(Measure)] == ["too-near"]
        house.clock.on(days=1)
        declare_home(desk, HOME)
        assert stand(desk) == [("area", "past")]


def limits(near_km: str) -> Callable[[str], str]:
    return lambda text: text.replace("near_km = 3", f"near_km = {near_km}")


def publish(house: House, changed: Callable[[str], str], version: str) -> None:
    with house.open("office") as office:
        text = changed(office.pack.source).replace('version = "1"', f'version = "{version}"')
        publish_policy(office, PolicyDraft(text=text, minute="Agreed on a Tuesday."))
    house.carry("office", "morag")


def test_republished_limits_tell_the_office_nothing_of_a_home(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk)
    house.carry("morag", "office")
    publish(house, limits("20"), "2")
    with house.open("morag") as desk:
        assert can_i_take(desk, case_draft()).area.band == "too-near"
        assert stand(desk) == []
        house.clock.on(days=1)
        assert recheck_of_the_day(desk).found == ()
        assert desk.store.find(Check)[-1].body.band == "just-right"


def test_a_stricter_policy_that_arrives_asks_anew_and_keeps_the_reason(house: House) -> None:
    with house.open("morag") as desk:
        declare_person(desk, MAUD, "acquaintance", at=NEAR)
        taken = open_case(desk, case_draft(take_anyway="Nobody else speaks Welsh."))
        assert taken.taken
        assert stand(desk) == [("known-person", "taken-anyway")]
    house.clock.on(days=1)
    publish(
        house,
        lambda text: text.replace('acquaintance = "where_possible"', 'acquaintance = "stop"'),
        "2",
    )
    with house.open("morag") as desk:
        (found,) = desk.store.find(Finding)
        assert (found.body.state, found.body.strength) == ("standing", "stop")
        assert found.body.why == "Nobody else speaks Welsh."
        assert because_of(desk) == [("taken-anyway", "opening"), ("standing", "policy")]
        refused = FindingStops if found.body.certainty == "sure" else FindingAsks
        with pytest.raises(refused):
            go_on(desk, found.id, "All the same.")


def test_going_on_needs_a_reason_and_the_office_reads_and_answers_it(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        declare_home(desk, NEAR)
        with pytest.raises(BadInput):
            go_on(desk, only(desk), "  ")
        assert stand(desk) == [("area", "standing")]
        assert go_on(desk, only(desk), "She has nobody else in Carlisle.").state == "taken-anyway"
        finding = only(desk)
    house.carry("morag", "office")
    with house.open("office") as office:
        (flag,) = flags(office)
        assert (flag.case, flag.volunteer, flag.why, flag.waits) == (
            case, "Morag Tennick", "She has nobody else in Carlisle.", True,
        )  # fmt: skip
        with pytest.raises(NoSuchRecord):
            answer_reason(office, "0" * 32, "agreed")
        house.clock.on(minutes=5)
        answer_reason(office, finding, "talk", "Ring me on Thursday.")
        rows = office.store.row_count()
        answer_reason(office, finding, "talk", "Ring me on Thursday.")
        assert office.store.row_count() == rows
        house.clock.on(minutes=5)
        answer_reason(office, finding, "pass-on", "Colm can take it.")
        (flag,) = flags(office)
        assert flag.answered is not None
        assert (flag.answered.answer, flag.waits) == ("pass-on", False)
        with pytest.raises(WrongDesk):
            go_on(office, finding, "No.")
        to = desk_of(office)
    house.carry("office", "morag", to)
    with house.open("morag") as desk:
        house.clock.on(minutes=5)
        go_on(desk, finding, "She asked for me.")
    house.carry("morag", "office")
    with house.open("office") as office:
        assert flags(office)[0].waits


def desk_of(office: Desk) -> str:
    return next(str(one.device) for one in office.store.local.peers())


def test_same_or_someone_else_is_kept_here_and_settles_the_finding(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk)
        declare_person(desk, "Maud Brakenridge", "friend")
        finding = only(desk)
        with pytest.raises(FindingAsks):
            go_on(desk, finding, "I do not think so.")
        assert answer(desk, finding, same=False).state == "someone-else"
        up = desk.store.head(desk.device, "up")
        assert answer(desk, finding, same=False).state == "someone-else"
        assert desk.store.head(desk.device, "up") == up
        amend_interest(desk, desk.store.find(FindingDetail)[0].body.interest or "", note="Cousin.")
        assert stand(desk) == [("known-person", "someone-else")]
        assert answer(desk, finding, same=True).state == "standing"
        assert desk.store.find(Finding)[0].body.certainty == "sure"
        assert desk.store.find(Check)[-1].body.outcome == "stopped"


def test_the_office_learns_kind_and_strength_and_never_because_of_what(house: House) -> None:
    with house.open("morag") as desk:
        opened(desk)
        declare_home(desk, NEAR)
        made = declare_person(desk, "Maud Brakenridge", "friend")
        withdraw(desk, made.id)
    files, _ = house.seal("morag")
    house.bring("office", *files)
    with house.open("office") as office:
        assert office.store.find(FindingDetail) == []
        assert stand(office) == [("area", "standing"), ("known-person", "past")]
        assert looked_over(office).last is None
    assert NOW.year == 2026
