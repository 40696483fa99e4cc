"""A case is closed with what came of it; what is owed is told and holds nothing back."""

from datetime import date

import pytest

from db.errors import BadInput, CaseClosed, NoSuchCase, TooLong, WrongDesk
from db.records import Case
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.office_cases import look_at_cases
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.casework.record.cases import show_case
from tests.builders import House
from tests.desktop.casework.actions.kit import contact, opened


def test_closing_keeps_the_day_and_what_came_of_it(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        case, owed = close_case(morag, reference, "  The plan was agreed. ")
        assert owed == ()
        assert (case.body.state, case.body.outcome) == ("closed", "The plan was agreed.")
        assert case.body.closed == date(2026, 3, 10)
        assert case.body.opened == date(2026, 3, 10)
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [one.body.state for one in office.store.find(Case)] == ["closed"]


def test_an_outstanding_statement_is_told_and_does_not_hold_it_back(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        done = record_contact(morag, reference, contact())
        case, owed = close_case(morag, reference, "They moved away.")
        assert case.body.state == "closed"
        assert [one.contact for one in owed] == [done.contact]


def test_what_is_owed_in_a_closed_case_waits_at_both_desks_until_it_is_said_what_became_of_it(
    house: House,
) -> None:
    def waits(desk: Desk) -> list[tuple[str, str]]:
        return [(one.case, one.what) for one in whats_waiting(desk) if one.kind == "statement"]

    with house.open("morag") as morag:
        reference = opened(morag)
        done = record_contact(morag, reference, contact())
        close_case(morag, reference, "They moved away.")
        assert waits(morag) == [(reference, "closed")]
    house.carry("morag", "office")
    with house.open("office") as office:
        (row,) = look_at_cases(office).rows
        assert (row.state, row.statement) == ("closed", "outstanding")
    with house.open("morag") as morag:
        (owed,) = show_case(morag, reference).owed
        settle_statement(morag, done.contact, owed.person, "not said", "The line was bad.")
        assert waits(morag) == []
        assert show_case(morag, reference).owed == ()
    house.carry("morag", "office")
    with house.open("office") as office:
        (row,) = look_at_cases(office).rows
        assert row.statement == "settled"


def test_a_case_is_closed_once(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        close_case(morag, reference, "The plan was agreed.")
        before = morag.store.row_count()
        with pytest.raises(CaseClosed):
            close_case(morag, reference, "It was agreed again.")
        assert morag.store.row_count() == before


def test_without_an_outcome_it_stays_open(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        with pytest.raises(BadInput):
            close_case(morag, reference, "  ")
        with pytest.raises(TooLong):
            close_case(morag, reference, "o" * 50_001)
        with pytest.raises(NoSuchCase):
            close_case(morag, "XXXX-0001", "Done.")
        assert [one.body.state for one in morag.store.find(Case)] == ["open"]
    with house.open("office") as office, pytest.raises(WrongDesk):
        close_case(office, reference, "Done.")
