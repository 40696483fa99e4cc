"""A contact is kept whatever is outstanding; the statement is owed to each person apart."""

from datetime import timedelta

import pytest

from db.errors import (
    BadInput,
    CaseClosed,
    InTheFuture,
    NoSuchCase,
    ReasonNeeded,
    TooLong,
    UnknownWord,
    WrongDesk,
)
from db.names import Capacity, Medium, StatementState
from db.records import Contact, Finding, FindingDetail, Party, Person, Statement
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import declare_person, declare_position
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.exchange.heard import read_statement
from desktop.casework.record.cases import owed_in, show_case
from tests.builders import FAMILY, NOW, UPPERBY, House, case_draft
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened


def test_nothing_said_of_it_leaves_it_outstanding_and_the_contact_is_kept(house: House) -> None:
    with house.open("morag") as morag:
        done = record_contact(morag, opened(morag), contact())
        assert (done.statement, done.clause) == ("outstanding", "standard/first-contact")
        assert morag.store.find(Statement) == []
        (kept,) = morag.store.find(Contact)
        assert kept.body.note == "The draft plan has come."


@pytest.mark.parametrize(
    ("medium", "given", "state", "kept"),
    [
        ("phone", "read", "read", "read"),
        ("face-to-face", "read", "read", "read"),
        ("email", "sent", "sent", "sent"),
        ("letter", "read", "sent", "sent"),  # nothing is read out in a letter
        ("phone", "sent", "outstanding", "sent"),  # the standard pack asks for speech
        ("phone", "not said", "not said", "not said"),
    ],
)
def test_what_became_of_the_statement_under_the_standard_pack(
    house: House, medium: Medium, given: StatementState, state: str, kept: str
) -> None:
    with house.open("morag") as morag:
        why = "the line was bad" if given == "not said" else ""
        draft = contact(medium=medium, statement=given, why=why)
        done = record_contact(morag, opened(morag), draft)
        assert done.statement == state
        (said,) = morag.store.find(Statement)
        assert (said.body.state, said.body.why, said.body.medium) == (kept, why, medium)
        assert said.body.text_hash == morag.pack.text_hash
        assert (said.body.pack, said.body.version) == ("standard", "1")


def test_read_once_is_read(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        record_contact(morag, reference, contact(statement="read"))
        assert record_contact(morag, reference, contact()).statement == "not asked"
        assert show_case(morag, reference).owed == ()


def test_a_reason_accounts_for_that_contact_and_the_next_one_owes_it_anew(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        record_contact(morag, reference, contact(statement="not said", why="the line was bad"))
        done = record_contact(morag, reference, contact())
        assert done.statement == "outstanding"
        record_contact(morag, reference, contact(statement="read"))
        assert show_case(morag, reference).owed == ()


def test_not_said_without_a_reason_keeps_nothing(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        before = morag.store.row_count()
        with pytest.raises(ReasonNeeded):
            record_contact(morag, reference, contact(statement="not said", why="  "))
        assert morag.store.row_count() == before


@pytest.mark.parametrize("given", [None, "read", "sent"])
def test_where_the_policy_merely_offers_it_nothing_is_owed_and_what_was_said_is_kept(
    cumbria: House, given: StatementState | None
) -> None:
    with cumbria.open("morag") as morag:
        reference = opened(morag)
        done = record_contact(morag, reference, contact(statement=given))
        assert done.statement == (given or "not asked")
        assert done.clause == ""
        assert show_case(morag, reference).owed == ()
        assert [one.body.state for one in morag.store.find(Statement)] == ([given] if given else [])


def test_a_second_person_is_owed_it_anew(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        record_contact(morag, reference, contact(statement="read"))
        done = record_contact(morag, reference, contact(who=(MAUD, OTTILIE)))
        assert {one.name: one.gate.state for one in done.heard} == {
            MAUD: "not asked",
            OTTILIE: "outstanding",
        }
        assert done.statement == "outstanding"
        (owed,) = show_case(morag, reference).owed
        assert owed.person == done.heard[1].person


@pytest.mark.parametrize(
    ("capacity", "state"), [("parent-carer", "outstanding"), ("professional", "not asked")]
)
def test_somebody_new_is_part_of_the_case_in_that_capacity(
    house: House, capacity: Capacity, state: str
) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        draft = contact(who=("Gideon Brackenridge",), capacity=capacity)
        done = record_contact(morag, reference, draft)
        assert done.added == ("Gideon Brackenridge",)
        assert done.statement == state
        (party,) = [
            one for one in morag.store.find(Party) if one.body.person == done.heard[0].person
        ]
        assert party.body.capacity == capacity
        assert record_contact(morag, reference, draft).added == ()


def test_a_name_is_known_in_whatever_way_it_is_written(house: House) -> None:
    with house.open("morag") as morag:
        done = record_contact(morag, opened(morag), contact(who=("BRACKENRIDGE, Mrs Maud", MAUD)))
        assert done.added == ()
        assert [one.name for one in done.heard] == [MAUD]


def test_of_two_who_have_one_name_the_capacity_tells_whom(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag, child="Ottilie Brackenridge", parents=("Ottilie Brackenridge",))
        heard = {
            capacity: record_contact(
                morag, reference, contact(who=(OTTILIE,), capacity=capacity)
            ).heard[0].person
            for capacity in ("child", "parent-carer")
        }  # fmt: skip
        assert heard["child"] != heard["parent-carer"]
        people = {one.body.person: one.body.capacity for one in morag.store.find(Party)}
        assert {people[person] for person in heard.values()} == {"child", "parent-carer"}
        assert people[heard["child"]] == "child"


def test_somebody_new_is_checked_and_the_finding_stands(house: House) -> None:
    with house.open("morag") as morag:
        known = declare_person(morag, "Gideon Brackenridge", "family")
        reference = opened(morag)
        done = record_contact(morag, reference, contact(who=("Gideon Brackenridge",)))
        (found,) = done.finds.found
        assert (found.kind, found.certainty, found.interest) == ("known-person", "likely", known.id)
        (finding,) = morag.store.find(Finding)
        assert (finding.body.state, finding.body.band) == ("standing", None)
        (detail,) = morag.store.find(FindingDetail)
        assert detail.body.interest == known.id
        assert show_case(morag, reference).case.body.state == "open"  # it is not taken away
        again = record_contact(morag, reference, contact(who=("Elspeth Brackenridge",)))
        assert again.finds.found == ()  # what was found before is not new


def test_somebody_new_like_one_who_was_flagged_is_a_finding_too(house: House) -> None:
    with house.open("morag") as morag:
        declare_person(morag, MAUD, "acquaintance")
        answer = open_case(morag, case_draft(take_anyway="We met once."))
        assert answer.reference is not None
        done = record_contact(morag, answer.reference, contact(who=("Maude Brackenridge",)))
        assert [one.kind for one in done.finds.found] == ["known-person"]
        assert len(morag.store.find(Finding)) == 2


def test_a_professional_is_not_matched_with_people_known(house: House) -> None:
    with house.open("morag") as morag:
        declare_person(morag, "Gideon Brackenridge", "family")
        draft = contact(who=("Gideon Brackenridge",), capacity="professional")
        assert record_contact(morag, opened(morag), draft).finds.found == ()


def test_someone_else_said_before_is_not_found_again(house: House) -> None:
    with house.open("morag") as morag:
        known = declare_person(morag, MAUD, "friend")
        answer = open_case(morag, case_draft(someone_else=(known.id,)))
        assert answer.reference is not None
        done = record_contact(morag, answer.reference, contact(who=("Elspeth Carradine",)))
        assert done.finds.found == ()


def test_nothing_is_written_to_a_closed_or_referred_case(house: House) -> None:
    with house.open("morag") as morag:
        closed = opened(morag)
        close_case(morag, closed, "The plan was agreed.")
        declare_position(morag, UPPERBY, "governor")
        referred = open_case(morag, case_draft(child="Wilfred Oakshott")).reference
        assert referred is not None
        before = morag.store.row_count()
        for reference, state in ((closed, "closed"), (referred, "referred")):
            with pytest.raises(CaseClosed) as refused:
                record_contact(morag, reference, contact())
            assert refused.value.facts == {"case": reference, "state": state}
        assert morag.store.row_count() == before


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"who": ()}, BadInput),
        ({"who": ("  ",)}, BadInput),
        ({"who": ("?!",)}, BadInput),
        ({"who": tuple(f"Guest {'abcdefghij'[n % 10] * (n + 1)}" for n in range(51))}, TooLong),
        ({"note": "n" * 50_001}, TooLong),
        ({"happened": NOW + timedelta(minutes=1)}, InTheFuture),
        ({"note": "half a \ud800 character"}, BadInput),
    ],
)
def test_what_cannot_be_kept_keeps_nothing(
    house: House, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        before = morag.store.row_count()
        with pytest.raises(refusal):
            record_contact(morag, reference, contact(**changed))
        assert morag.store.row_count() == before
        assert len(morag.store.find(Person)) == 2


def test_a_case_that_is_not_there_and_a_desk_that_is_not_hers(house: House) -> None:
    with house.open("morag") as morag, pytest.raises(NoSuchCase):
        record_contact(morag, "MTQK-0001", contact())
    with house.open("office") as office, pytest.raises(WrongDesk):
        record_contact(office, "MTQK-0001", contact())


def test_a_note_of_the_greatest_length_is_kept_whole_and_arrives(house: House) -> None:
    note = "ŵ" * 50_000
    with house.open("morag") as morag:
        record_contact(morag, opened(morag), contact(note=note))
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [one.body.note for one in office.store.find(Contact)] == [note]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (None, (None, "")),
        ("read", ("read", "")),
        (" READ ", ("read", "")),
        ("Sent", ("sent", "")),
        ("not said: the line was bad", ("not said", "the line was bad")),
        ("Not  Said :  at 10:30 the line broke", ("not said", "at 10:30 the line broke")),
    ],
)
def test_a_statement_in_words(typed: str | None, meant: tuple[str | None, str]) -> None:
    assert read_statement(typed) == meant


@pytest.mark.parametrize("typed", ["", "said", "read: yes", "sent: by post", "unsaid: no time"])
def test_an_unknown_word_for_the_statement_is_answered_with_the_known_ones(typed: str) -> None:
    with pytest.raises(UnknownWord) as refused:
        read_statement(typed)
    assert "read, sent" in str(refused.value.facts["known"])


@pytest.mark.parametrize("typed", ["not said", "not said:", "not said:  "])
def test_not_said_needs_its_reason(typed: str) -> None:
    with pytest.raises(ReasonNeeded):
        read_statement(typed)


def test_what_one_was_told_under_an_offer_settles_nothing_of_the_area(cumbria: House) -> None:
    """The address that came with the case counts for those who live there only."""
    with cumbria.open("morag") as morag:
        declare_person(morag, "Gideon Brackenridge", "friend", at=FAMILY)
        reference = opened(morag)
        done = record_contact(morag, reference, contact(who=("Gideon Brackenridge",)))
        assert [one.certainty for one in done.finds.found] == ["likely"]
        assert len(owed_in(morag, show_case(morag, reference).case.id)) == 0
