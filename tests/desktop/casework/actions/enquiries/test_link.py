"""It has become a case: the enquiry stands in it, and what they heard counts as heard."""

import pytest

from db.errors import BadInput, CaseClosed, NoSuchCase, NoSuchRecord
from db.records import Concern, Enquiry, Party, Person
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.enquiries.link import link_enquiry
from desktop.casework.actions.enquiries.look import look_at_enquiry, owed_enquiries
from desktop.casework.actions.enquiries.record_enquiry import record_enquiry
from desktop.casework.actions.erasing.erase_rows import doomed
from desktop.casework.actions.exchange.inbox import look_at_inbox
from desktop.casework.actions.handing.arrive import offered, take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.casework.record.case_list import list_cases
from desktop.casework.record.cases import find_case, owed_in, show_case
from tests.builders import House
from tests.desktop.casework.actions.kit import MAUD, contact, enquiry, opened


def asked(desk: Desk, **changed: object) -> str:
    return record_enquiry(desk, enquiry(**changed)).enquiry


def statements(desk: Desk) -> list[str]:
    return [one.case for one in whats_waiting(desk) if one.kind == "statement"]


def test_what_they_heard_before_there_was_a_case_is_not_read_to_them_again(house: House) -> None:
    with house.open("morag") as morag:
        number = asked(morag, name="maud  brackenridge", statement="read")
        case = opened(morag)
        done = link_enquiry(morag, number, case)
        assert (done.case, done.name, done.joined) == (case, MAUD, False)
        assert record_contact(morag, case, contact()).statement == "not asked"
        assert owed_in(morag, find_case(morag, case).id) == ()
        assert [one.statement for one in list_cases(morag)] == ["settled"]
        assert show_case(morag, case).row.statement == "settled"
        seen = look_at_enquiry(morag, number)
        assert (seen.case, seen.person) == (case, MAUD)


def test_without_it_the_first_contact_of_the_case_owes_it(house: House) -> None:
    with house.open("morag") as morag:
        number = asked(morag, name=MAUD, statement="read")
        case = opened(morag)
        assert record_contact(morag, case, contact()).statement == "outstanding"
        assert statements(morag) == [case]
        link_enquiry(morag, number, case)
        assert statements(morag) == []  # it was heard all along


def test_what_was_outstanding_stays_so_and_is_settled_in_the_case(house: House) -> None:
    with house.open("morag") as morag:
        number, case = asked(morag, name=MAUD), opened(morag)
        link_enquiry(morag, number, case)
        assert owed_enquiries(morag) == ()  # from now on the case tells of it
        assert statements(morag) == [case]
        (owed,) = show_case(morag, case).owed
        assert owed.contact == number
        settle_statement(morag, owed.contact, owed.person, "read")
        assert statements(morag) == []
        assert morag.store.get(Enquiry, number).body.told[-1].state == "read"  # type: ignore[union-attr]
        assert record_contact(morag, case, contact()).statement == "not asked"


def test_whoever_gave_no_name_is_named_by_the_case(house: House) -> None:
    with house.open("morag") as morag:
        number, case = asked(morag), opened(morag)
        with pytest.raises(BadInput):
            link_enquiry(morag, number, case)
        (maud,) = morag.store.find(Person, name=MAUD)
        assert link_enquiry(morag, number, case, maud.id).person == str(maud.id)
        kept = morag.store.get(Enquiry, number)
        assert kept is not None
        assert (kept.body.name, str(kept.body.person)) == (MAUD, maud.id)


def test_somebody_who_is_new_joins_in_the_capacity_in_which_they_asked(house: House) -> None:
    with house.open("morag") as morag:
        number, case = asked(morag, name="Hester Quill", capacity="professional"), opened(morag)
        before = len(morag.store.find(Party))
        done = link_enquiry(morag, number, case)
        assert done.joined
        assert len(morag.store.find(Party)) == before + 1
        (joined,) = morag.store.find(Party, person=done.person)
        assert joined.body.capacity == "professional"


def test_what_cannot_be_linked_is_refused(house: House) -> None:
    with house.open("morag") as morag:
        number, case = asked(morag, name=MAUD), opened(morag)
        with pytest.raises(NoSuchCase):
            link_enquiry(morag, number, "ZZZZ-0001")
        with pytest.raises(NoSuchRecord):
            link_enquiry(morag, "ab" * 16, case)
        close_case(morag, case, "It is settled.")
        with pytest.raises(CaseClosed):
            link_enquiry(morag, number, case)
        assert morag.store.get(Enquiry, number).body.case is None  # type: ignore[union-attr]


def test_a_concern_that_came_up_is_about_the_case_too(house: House) -> None:
    with house.open("morag") as morag:
        number, case = asked(morag, name=MAUD), opened(morag)
        concern = raise_concern(morag, "", ConcernDraft(said="She is afraid.", about=number))
        link_enquiry(morag, number, case)
        kept = morag.store.get(Concern, concern)
        assert kept is not None
        assert str(kept.body.case) == find_case(morag, case).id
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [one.case for one in look_at_inbox(office).urgent] == [case]


def test_another_medium_afterwards_takes_back_what_cannot_have_been_read(house: House) -> None:
    with house.open("morag") as morag:
        number, case = asked(morag, name=MAUD, statement="read"), opened(morag)
        link_enquiry(morag, number, case)
        amend(morag, "enquiry", number, {"medium": "letter"})
        assert record_contact(morag, case, contact()).statement == "outstanding"


def test_it_is_erased_with_its_case_and_with_whoever_asked(house: House) -> None:
    with house.open("morag") as morag:
        number, case = asked(morag, name=MAUD), opened(morag)
        person = link_enquiry(morag, number, case).person
        for about in (case, f"person:{person}"):
            assert ("enquiry", number) in doomed(morag, about).records


def test_whoever_takes_the_case_says_what_became_of_it(house: House) -> None:
    wren = house.volunteer("wren", "Wren Hollins", "CA11 7XX")
    with house.open("morag") as morag:
        number, case = asked(morag, name=MAUD), opened(morag)
        link_enquiry(morag, number, case)
    house.carry("morag", "office")
    with house.open("office") as office:
        assign(office, case, "Wren Hollins", why="She has room.")
    house.carry("office", "wren", to=wren)
    with house.open("wren") as second:
        take(second, case)
        (owed,) = show_case(second, case).owed
        settle_statement(second, owed.contact, owed.person, "read")
        assert show_case(second, case).owed == ()
    house.carry("wren", "office")
    with house.open("office") as office:
        kept = office.store.get(Enquiry, number)
        assert kept is not None
        assert [one.state for one in kept.body.told] == ["read"]
        assert not kept.forked
        assert examine(office).ok


def test_it_changes_hands_with_its_case(house: House) -> None:
    wren = house.volunteer("wren", "Wren Hollins", "CA11 7XX")
    with house.open("morag") as morag:
        number = asked(morag, name=MAUD, statement="read", note="Asked about the bus.")
        case = opened(morag)
        link_enquiry(morag, number, case)
    house.carry("morag", "office")
    with house.open("office") as office:
        assign(office, case, "Wren Hollins", why="She has room.")
    house.carry("office", "wren", to=wren)
    with house.open("wren") as second:
        assert second.store.find(Enquiry) == []  # the notes are seen once it is taken
        assert [one.reference for one in offered(second)] == [case]
        take(second, case)
        seen = look_at_enquiry(second, number)
        assert (seen.kept.body.note, seen.by, seen.mine) == (
            *("Asked about the bus.", "Morag Tennick"),
            False,
        )
        assert record_contact(second, case, contact()).statement == "not asked"
