"""Cases are found by any beginning, listed by their newest contact, and shown whole."""

from datetime import timedelta
from typing import Literal

import pytest
from msgspec import structs

from db.errors import AmbiguousCase, NoSuchCase
from db.records import Case, Finding
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import declare_person, declare_position
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, list_cases, owed_in, show_case
from tests.builders import NOW, UPPERBY, House, case_draft
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, meeting, opened

CHILDREN = ("Wilfred Ashe", "Edda Birkett", "Linus Cragg")


def three(desk: Desk) -> list[str]:
    return [opened(desk, child=name, parents=(f"Ada {name.split()[1]}",)) for name in CHILDREN]


def test_a_case_is_found_by_its_reference_and_any_beginning_of_it(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        for typed in (
            reference,
            reference.lower(),
            f"  {reference} ",
            reference[:2],
            reference[:6],
        ):
            assert find_case(morag, typed).body.reference == reference


@pytest.mark.parametrize("typed", ["", "   ", "ZZZZ", "0001", "%", "_"])
def test_what_no_reference_begins_with_is_no_case(house: House, typed: str) -> None:
    with house.open("morag") as morag:
        opened(morag)
        with pytest.raises(NoSuchCase):
            find_case(morag, typed)


def test_a_beginning_that_several_share_is_answered_with_the_choices(house: House) -> None:
    with house.open("morag") as morag:
        references = three(morag)
        with pytest.raises(AmbiguousCase) as refused:
            find_case(morag, morag.letters)
        assert refused.value.facts["choices"] == ", ".join(references)


def test_a_whole_reference_is_its_case_though_longer_ones_begin_with_it(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        longer = structs.replace(find_case(morag, reference).body, reference=f"{reference}1")
        with morag.write() as writing:
            writing.add(longer)
        assert len(morag.store.find(Case)) == 2
        assert find_case(morag, reference).body.reference == reference


def test_the_newest_contact_or_meeting_comes_first_and_none_at_all_last(house: House) -> None:
    with house.open("morag") as morag:
        quiet, called, met = three(morag)
        record_contact(morag, called, contact(happened=NOW - timedelta(days=3)))
        hold_meeting(morag, met, meeting(happened=NOW - timedelta(days=2)))
        assert [row.reference for row in list_cases(morag)] == [met, called, quiet]
        record_contact(morag, called, contact(happened=NOW - timedelta(days=1)))
        rows = list_cases(morag)
        assert [row.reference for row in rows] == [called, met, quiet]
        assert [row.last_contact for row in rows] == [
            NOW - timedelta(days=1),
            NOW - timedelta(days=2),
            None,
        ]


def test_a_row_tells_where_the_statement_and_the_findings_stand(house: House) -> None:
    with house.open("morag") as morag:
        none, outstanding, settled = three(morag)
        record_contact(morag, outstanding, contact(who=("Ada Birkett",)))
        record_contact(morag, settled, contact(who=("Ada Cragg",), statement="read"))
        declare_person(morag, "Gideon Ashe", "friend")
        record_contact(morag, none, contact(who=("Gideon Ashe",), capacity="parent-carer"))
        close_case(morag, settled, "The plan was agreed.")
        rows = {row.reference: row for row in list_cases(morag)}
        assert {ref: (row.statement, row.findings, row.state) for ref, row in rows.items()} == {
            none: ("outstanding", 1, "open"),
            outstanding: ("outstanding", 0, "open"),
            settled: ("settled", 0, "closed"),
        }
        assert {row.child for row in rows.values()} == set(CHILDREN)


def test_a_row_of_the_list_is_the_row_of_the_case(house: House) -> None:
    with house.open("morag") as morag:
        first, second, _ = three(morag)
        record_contact(morag, first, contact(who=("Ada Ashe", "Wilfred Ashe"), statement="read"))
        record_contact(morag, second, contact(who=("Ada Birkett",)))
        hold_meeting(morag, second, meeting())
        for row in list_cases(morag):
            assert show_case(morag, row.reference).row == row
            assert (row.statement == "outstanding") == bool(owed_in(morag, row.id))


def test_a_referred_case_is_listed_with_what_stopped_it(house: House) -> None:
    with house.open("morag") as morag:
        declare_position(morag, UPPERBY, "governor")
        open_case(morag, case_draft())
        (row,) = list_cases(morag)
        assert (row.state, row.findings, row.statement) == ("referred", 1, "none yet")


@pytest.mark.parametrize("gone", ["someone-else", "past"])
def test_a_finding_that_no_longer_stands_is_not_counted(
    house: House, gone: Literal["someone-else", "past"]
) -> None:
    with house.open("morag") as morag:
        declare_position(morag, UPPERBY, "governor")
        open_case(morag, case_draft())
        (finding,) = morag.store.find(Finding)
        with morag.write() as writing:
            writing.add(structs.replace(finding.body, state=gone), record=finding.id)
        assert [row.findings for row in list_cases(morag)] == [0]


def test_a_case_is_shown_whole(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag, siblings=(("Linus Brackenridge", UPPERBY),))
        house.clock.on(hours=1)
        told = record_contact(morag, reference, contact(who=(MAUD, OTTILIE), statement="read"))
        held = hold_meeting(morag, reference, meeting())
        seen = show_case(morag, reference)
        assert sorted((person.body.name, capacity) for person, capacity in seen.people) == [
            ("Linus Brackenridge", "child"),
            (MAUD, "parent-carer"),
            (OTTILIE, "child"),
        ]
        (one,) = seen.contacts
        assert str(one.kept.id) == told.contact
        assert (one.persons, len(one.statements)) == ((MAUD, OTTILIE), 2)
        ((kept, role),) = seen.meetings
        assert str(kept.id) == held.meeting
        assert role is not None
        assert (seen.owed, seen.findings) == ((), ())


def test_the_history_tells_each_step_in_order_and_who_took_it(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        house.clock.on(hours=1)
        record_contact(morag, reference, contact(statement="read"))
        house.clock.on(hours=1)
        close_case(morag, reference, "The plan was agreed.")
    house.carry("morag", "office")
    for name in ("morag", "office"):
        with house.open(name) as desk:
            history = show_case(desk, reference).history
            assert {one.actor for one in history} == {"Morag Tennick"}
            kinds = [one.what for one in history]
            assert kinds[0] == "case"
            assert kinds[-1] == "case"  # its closing is a step of its own
            assert sorted(kinds[-3:-1]) == ["contact", "statement"]
            assert [one.at for one in history] == sorted(one.at for one in history)
            assert history[-1].at == NOW + timedelta(hours=2)
