"""What began under one policy goes by it to its end, when a later version arrives by bundle."""

from datetime import timedelta

import pytest

from db.errors import ReasonNeeded, UnknownWord
from db.names import CaseId
from db.records import Meeting, Role, Statement
from desktop.casework.actions.consenting.ledger import RelayRow, ledger
from desktop.casework.actions.consenting.pass_on import RelayDraft, relay
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.meetings.begin_meeting import begin_meeting
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.meetings.plan_meeting import (
    MeetingPlan,
    change_plan,
    note_meeting,
    plan_meeting,
    state_role,
)
from desktop.casework.actions.policy.publish import PolicyDraft, publish_policy, with_version
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.casework.record.begun import pack_of
from desktop.casework.record.cases import find_case, owed_in, show_case
from tests.builders import FAMILY, NOW, House
from tests.desktop.casework.actions.kit import MAUD, ROLE, contact, meeting, opened

FRIEND = "quiet friend"
TOMORROW = NOW + timedelta(days=1)


def arrives(house: House, **turned: str) -> None:
    """The office publishes a second version with other words; a bundle brings it."""
    with house.open("office") as office:
        text = with_version(office.pack.source, "2")
        for was, now in turned.items():
            known = {"role": f'name = "{ROLE}"', "consent": '[consent]\nstrength = "must"'}[was]
            assert known in text
            text = text.replace(known, now, 1)
        publish_policy(office, PolicyDraft(text, "10 March, item 2"))
    assert [one.result for one in house.carry("office", "morag")] == ["applied"]


def asks(house: House, occasion: str, version: str = "2") -> None:
    """The office publishes a version that asks for the statement on another occasion."""
    with house.open("office") as office:
        text = with_version(office.pack.source, version)
        was = f'occasion = "{office.pack.statement.occasion}"'
        assert was in text
        text = text.replace(was, f'occasion = "{occasion}"', 1)
        publish_policy(office, PolicyDraft(text, "10 March, item 3"))
    assert [one.result for one in house.carry("office", "morag")] == ["applied"]


def owed(desk: Desk, reference: str) -> list[tuple[str, str]]:
    """What Today lists of statements: the contact and the clause; a case says the same."""
    found = [
        (str(one.record), one.clause) for one in whats_waiting(desk) if one.kind == "statement"
    ]
    stand = owed_in(desk, find_case(desk, reference).id)
    assert sorted(found) == sorted((one.contact, one.clause) for one in stand)
    assert (show_case(desk, reference).row.statement == "outstanding") == bool(found)
    return found


def test_a_policy_that_asks_at_every_contact_asks_nothing_of_those_that_were(house: House) -> None:
    with house.open("morag") as morag:
        case, first = opened(morag), morag.pack.hash
        record_contact(morag, case, contact(statement="read"))
        for minutes in (50, 40):
            at = NOW - timedelta(minutes=minutes)
            assert record_contact(morag, case, contact(happened=at)).statement == "not asked"
    house.clock.on(hours=1)
    asks(house, "every")
    house.clock.on(hours=1)
    with house.open("morag") as morag:
        assert morag.pack.statement.occasion == "every"
        assert owed(morag, case) == []
        half = record_contact(morag, case, contact(happened=house.clock.now(), policy=first))
        assert half.statement == "not asked"  # it was begun before, and ended after
        assert owed(morag, case) == []
        missed = record_contact(morag, case, contact(happened=house.clock.now()))
        assert missed.statement == "outstanding"
        assert owed(morag, case) == [(missed.contact, morag.pack.statement.clause)]
    house.carry("morag", "office")
    with house.open("office") as office:
        assert missed.contact in {
            str(one.contact) for one in owed_in(office, find_case(office, case).id)
        }


def test_a_policy_that_asks_no_longer_settles_nothing_that_stood_open(house: House) -> None:
    with house.open("morag") as morag:
        case, clause = opened(morag), morag.pack.statement.clause
        missed = record_contact(morag, case, contact())
        assert owed(morag, case) == [(missed.contact, clause)]
    house.clock.on(hours=1)
    asks(house, "on_request")
    house.clock.on(hours=1)
    with house.open("morag") as morag:
        later = record_contact(morag, case, contact(happened=house.clock.now()))
        assert later.statement == "not asked"
        assert owed(morag, case) == [(missed.contact, clause)]
        maud = missed.heard[0].person
        gate = settle_statement(morag, missed.contact, maud, "not said", "She rang off.")
        assert (gate.state, gate.clause) == ("not said", clause)
        (kept,) = morag.store.find(Statement)
        assert (kept.body.version, kept.body.why) == ("1", "She rang off.")
        assert owed(morag, case) == []  # and nothing asks any more that it is read to her


OTHER_ROLE = {"role": f'name = "{FRIEND}"'}
NO_CONSENT = {"consent": '[consent]\nstrength = "off"'}


def plan(when: timedelta = timedelta(days=1)) -> MeetingPlan:
    return MeetingPlan("annual-review", FAMILY, NOW + when, ROLE)


def passed(**changed: str) -> RelayDraft:
    return RelayDraft(**{"person": MAUD, "to": "the school", "what": "Her view.", **changed})  # type: ignore[arg-type]


def stands(desk: Desk, case: str) -> list[tuple[str, bool]]:
    """What was passed on in a case: where each stands, and whether it is open."""
    found: tuple[RelayRow, ...] = ledger(desk, CaseId(find_case(desk, case).id)).relays
    return [(one.answer.state, one.open) for one in found]


def test_a_meeting_that_has_not_begun_goes_by_the_policy_in_force_when_it_begins(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        planned = plan_meeting(morag, case, plan())
    house.clock.on(hours=1)
    arrives(house, **OTHER_ROLE)
    with house.open("morag") as morag:
        change_plan(morag, planned, plan(timedelta(days=2)))  # the same role stays as it is
        house.clock.on(days=2)
        with pytest.raises(UnknownWord):
            state_role(morag, planned, ROLE, at=house.clock.now())
        assert state_role(morag, planned, FRIEND, at=house.clock.now()).role == FRIEND


@pytest.mark.parametrize("began", ["mode", "role", "time"])
def test_a_meeting_that_began_goes_by_the_policy_it_began_under(house: House, began: str) -> None:
    with house.open("morag") as morag:
        planned = plan_meeting(morag, opened(morag), plan(timedelta(minutes=5)))
        if began == "mode":
            begin_meeting(morag, planned)
        elif began == "role":
            state_role(morag, planned, ROLE, why_not="the chair said it")
        else:
            house.clock.on(minutes=10)  # nothing was opened here: it began without the laptop
    house.clock.on(minutes=1)
    arrives(house, **OTHER_ROLE)
    house.clock.on(hours=1)
    with house.open("morag") as morag:
        assert morag.pack.version == "2"
        with pytest.raises(UnknownWord):
            state_role(morag, planned, FRIEND, at=house.clock.now())
        assert state_role(morag, planned, ROLE, at=house.clock.now()).role == ROLE
        assert [one.body.role for one in morag.store.find(Role)] == [ROLE]
        happened = morag.store.find(Meeting)[0].body.happened
    with house.open("morag") as morag:
        assert pack_of(morag, planned, happened).version == "1"
        assert pack_of(morag, "ab" * 16, house.clock.now()).version == "2"  # the next one


def test_a_meeting_that_is_written_down_is_kept_under_the_policy_it_was_begun_under(
    house: House,
) -> None:
    with house.open("morag") as morag:
        begun, case = morag.pack.hash, opened(morag)
    arrives(house, **OTHER_ROLE)
    with house.open("morag") as morag:
        with pytest.raises(UnknownWord):
            hold_meeting(morag, case, meeting())
        held = hold_meeting(morag, case, meeting(policy=begun))
        assert held.role.role == ROLE
        assert pack_of(morag, held.meeting, NOW).version == "1"
        to_come = MeetingPlan("panel", FAMILY, TOMORROW, ROLE, policy=begun)
        assert pack_of(morag, plan_meeting(morag, case, to_come), TOMORROW).version == "2"


def test_what_is_passed_on_goes_by_the_policy_of_its_contact_or_meeting(house: House) -> None:
    with house.open("morag") as morag:
        begun, case = morag.pack.hash, opened(morag)
        before = record_contact(morag, case, contact(relays=(passed(why="he was in the room"),)))
        maud = before.heard[0].person
        planned = plan_meeting(morag, case, plan(timedelta(minutes=5)))
        begin_meeting(morag, planned)
        assert stands(morag, case) == [("without", True)]
        assert "relay" in {one.kind for one in whats_waiting(morag)}
    house.clock.on(hours=1)
    arrives(house, **NO_CONSENT)
    with house.open("morag") as morag:
        assert stands(morag, case) == [("without", True)]  # what was open is not forgotten
        assert "relay" in {one.kind for one in whats_waiting(morag)}
        with pytest.raises(ReasonNeeded):
            record_contact(morag, case, contact(policy=begun, relays=(passed(),)))
        with pytest.raises(ReasonNeeded):
            relay(morag, before.contact, (passed(person=maud),))
        with pytest.raises(ReasonNeeded):
            note_meeting(morag, planned, relays=(passed(person=maud),))
        record_contact(morag, case, contact(happened=house.clock.now(), relays=(passed(),)))
        assert sorted(stands(morag, case)) == [("not asked", False), ("without", True)]


def test_the_office_judges_it_by_what_was_in_force_then(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(relays=(passed(why="he was in the room"),)))
    house.clock.on(hours=1)
    arrives(house, **NO_CONSENT)
    house.clock.on(hours=1)
    with house.open("morag") as morag:
        record_contact(morag, case, contact(happened=house.clock.now(), relays=(passed(),)))
    house.carry("morag", "office")
    with house.open("office") as office:
        assert sorted(stands(office, case)) == [("not asked", False), ("without", True)]
