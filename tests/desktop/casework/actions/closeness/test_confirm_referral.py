"""Confirming a referral: written for one laptop, and there the referral waits no longer."""

import pytest

from db.errors import NoSuchRecord, WrongDesk
from db.names import DeviceId, RecordId
from db.records import Case, CaseAnswer, Confirmation, Household, Referral
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.confirm_referral import confirm_referral, referrals
from desktop.casework.actions.closeness.declare import declare_position
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.casework.record.gone import gone
from tests.builders import BRAMPTON, House, case_draft


def refer(house: House, name: str = "morag") -> RecordId:
    """A case that may not be taken, referred and carried to the office."""
    with house.open(name) as desk:
        declare_position(desk, BRAMPTON, "governor")
        answer = open_case(desk, case_draft(child="Perran Quillfeather", school=BRAMPTON))
    assert answer.referral is not None
    house.carry(name, "office")
    return answer.referral


def states(desk: Desk) -> list[str]:
    return [one.body.state for one in desk.store.find(Referral)]


def device_of(house: House, name: str = "morag") -> DeviceId:
    with house.open(name) as desk:
        return desk.device


def test_the_office_sees_who_may_not_take_whose_case_and_never_why_in_names(house: House) -> None:
    refer(house)
    with house.open("office") as office:
        (one,) = referrals(office)
    assert (one.child, one.volunteer, one.confirmed) == (
        "Perran Quillfeather",
        "Morag Tennick",
        False,
    )
    assert one.clause
    assert "governor" not in one.why


def test_the_laptop_learns_it_lets_go_of_the_case_and_tells_that_back(house: House) -> None:
    referral = refer(house)
    with house.open("office") as office:
        confirm_referral(office, referral, "  Ring me.  ")
        assert [one.body.note for one in office.store.find(Confirmation)] == ["Ring me."]
        assert [one.confirmed for one in referrals(office)] == [True]
    house.carry("office", "morag", to=device_of(house))
    with house.open("morag") as morag:
        assert states(morag) == []
        (left,) = gone(morag)
        assert (left.why, left.clause != "") == ("referred", True)
        assert "referral" not in {one.kind for one in whats_waiting(morag)}
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [one.body.answer for one in office.store.find(CaseAnswer)] == ["let-go"]
        assert [one.confirmed for one in referrals(office)] == [True]
        assert not any(one.forked for one in office.store.find(Referral))


def test_twice_is_once(house: House) -> None:
    referral = refer(house)
    with house.open("office") as office:
        confirm_referral(office, referral)
        rows = office.store.row_count()
        confirm_referral(office, referral)
        assert office.store.row_count() == rows
    files, _ = house.seal("office", device_of(house))
    house.bring("morag", *files)
    with house.open("morag") as morag:
        rows = morag.store.row_count()
    house.bring("morag", *files)
    with house.open("morag") as morag:
        assert morag.store.row_count() == rows


def test_another_laptop_is_told_nothing(house: House) -> None:
    referral = refer(house)
    idris = house.volunteer("idris", "Idris Fairclough")
    with house.open("office") as office:
        confirm_referral(office, referral)
        rows = list(office.store.rows(office.device, f"to:{idris}"))
    assert "confirmation" not in {row.header.kind for row in rows}


@pytest.mark.parametrize("wrong", ["case", "referral", "another's"])
def test_a_confirmation_that_does_not_fit_changes_nothing(house: House, wrong: str) -> None:
    referral = refer(house)
    device = device_of(house)
    with house.open("office") as office, office.write() as writing:
        (kept,) = office.store.find(Referral)
        case = kept.body.case
        if wrong == "case":
            case = type(case)("ab" * 16)
        if wrong == "referral":
            referral = RecordId("ab" * 16)
        if wrong == "another's":
            referral = office.store.find(Case)[0].id
        writing.add(Confirmation(referral=referral, case=case), to=device)
    (answer,) = house.carry("office", "morag", to=device)
    assert answer.result == "applied"
    with house.open("morag") as morag:
        assert states(morag) == ["waiting"]


def test_it_is_done_at_the_office_and_for_what_is_there(house: House) -> None:
    referral = refer(house)
    with house.open("morag") as morag, pytest.raises(WrongDesk):
        confirm_referral(morag, referral)
    with house.open("office") as office:
        household = office.store.find(Household)[0].id
        with pytest.raises(NoSuchRecord):
            confirm_referral(office, household)
