"""A school that is on no list: kept by its name, and said to be unverified."""

from datetime import date

import pytest
from msgspec import structs

from db.errors import BadInput, TooLong, UnknownSchool
from db.names import Urn
from db.records import Pupil
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.amending.move_school import at_school, move_school
from desktop.casework.actions.cases.case_page import case_page
from desktop.casework.actions.cases.office_cases import look_at_cases
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.schools.given import by_hand, school_given, typed_by_hand
from desktop.casework.actions.schools.unverified import unverified_schools
from tests.builders import UPPERBY, House, case_draft

NAME = "The Barn Tuition Group"


def test_a_case_is_opened_with_it_and_the_office_sees_which_it_is(house: House) -> None:
    with house.open("morag") as morag:
        siblings = (("Idris Brackenridge", by_hand("Hut School")),)
        answer = open_case(morag, case_draft(school=by_hand(f"  {NAME} "), siblings=siblings))
        assert answer.taken
        assert answer.reference is not None
        pupils = {one.body.school: one.body.urn for one in morag.store.find(Pupil)}
        assert pupils == {NAME: "", "Hut School": ""}
        shown = case_page(morag, answer.reference).schools.values()
        assert f"{NAME} (unverified)" in shown
    house.carry("morag", "office")
    with house.open("office") as office:
        (case,) = look_at_cases(office).rows
        assert case.school == f"{NAME} (unverified)"
        told = unverified_schools(office)
        assert {(one.school, one.case) for one in told} == {
            (NAME, answer.reference),
            ("Hut School", answer.reference),
        }


def test_it_is_set_right_when_the_list_has_it_and_a_child_may_move_to_one(house: House) -> None:
    with house.open("morag") as morag:
        open_case(morag, case_draft(school=by_hand(NAME)))
        (kept,) = morag.store.find(Pupil)
        same = amend(morag, "pupil", kept.id, {"urn": by_hand(NAME)})
        assert same.hash is None  # as it stands: no new version
        amend(morag, "pupil", kept.id, {"urn": UPPERBY})
        (right,) = morag.store.find(Pupil)
        assert (right.body.urn, "unverified" in right.body.school) == (UPPERBY, False)
        amend(morag, "pupil", kept.id, {"urn": by_hand("Another")})
        (other,) = morag.store.find(Pupil)
        assert other.body == structs.replace(right.body, urn=Urn(""), school="Another")
        person = other.body.person
        assert at_school(morag, person).school == "Another (unverified)"
        with pytest.raises(BadInput):
            move_school(morag, person, by_hand("Another"), date(2026, 3, 2))
        move_school(morag, person, by_hand("A third"), date(2026, 3, 2))
        assert at_school(morag, person).school == "A third (unverified)"
        assert [one.school for one in unverified_schools(morag)] == ["A third"]


def test_what_is_no_name_is_refused(house: House) -> None:
    with house.open("morag") as morag:
        for wrong, refusal in (
            (by_hand("12"), BadInput),
            (by_hand(" "), BadInput),
            (by_hand("x" * 500), TooLong),
            (NAME, UnknownSchool),
            ("990099", UnknownSchool),
        ):
            with pytest.raises(refusal):
                school_given(morag, wrong)
    assert typed_by_hand(by_hand(NAME)) == NAME
    assert typed_by_hand(UPPERBY) == ""
