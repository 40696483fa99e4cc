"""A form is due where the policy asks, is settled by handing it over, and Today has one line."""

from datetime import timedelta

from db.records import Person
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.papers.evaluations import Evaluation, evaluations
from desktop.casework.actions.papers.hand_over import HandedDraft, hand_over
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.actions.today.waits import Waits
from desktop.casework.desk import Desk
from desktop.casework.due.evaluation import ASKED_FOR
from desktop.casework.record.cases import find_case
from tests.builders import House
from tests.desktop.casework.actions.kit import MAUD, contact, opened


def of(desk: Desk, case: str) -> tuple[Evaluation, ...]:
    return evaluations(desk, find_case(desk, case))


def lines(desk: Desk) -> list[Waits]:
    return [one for one in whats_waiting(desk) if one.kind == "evaluation"]


def give(desk: Desk, case: str) -> None:
    mother = next(one.id for one in desk.store.find(Person) if one.body.name == MAUD)
    hand_over(desk, HandedDraft("evaluation", "on-paper", case=case, person=mother))


def test_at_the_end_it_is_due_until_it_is_handed_over_and_the_office_sees_that_too(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact())
        assert of(morag, case) == ()
        assert lines(morag) == []
        close_case(morag, case, "She has what she asked for.")
        (one,) = of(morag, case)
        assert (one.name, one.given) == (MAUD, None)
        assert one.due is not None
        assert (one.due.whom, one.due.why) == ("parent-carer", "end")
        (line,) = lines(morag)
        assert (line.case, line.person, line.what, line.urgent) == (
            case,
            MAUD,
            "parent-carer",
            True,
        )
    house.carry("morag", "office")
    with house.open("office") as office:
        (seen,) = of(office, case)
        assert seen.due is not None
    with house.open("morag") as morag:
        give(morag, case)
        (one,) = of(morag, case)
        assert one.due is None
        assert one.given is not None
        assert lines(morag) == []
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [seen.due for seen in of(office, case)] == [None]


def test_a_long_case_is_asked_about_midway_and_one_that_nobody_asked_about_is_missed(
    house: House,
) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact())
        house.clock.on(weeks=26)
        (line,) = lines(morag)
        assert (line.case, line.urgent) == (case, False)
        give(morag, case)
        assert lines(morag) == []
        record_contact(morag, case, contact(happened=house.clock.now() + timedelta(0)))
        house.clock.on(days=1)
        close_case(morag, case, "It is settled.")
        assert len(lines(morag)) == 0  # it was given on the day of the last contact
        other = opened(morag, child="Edda Quillfeather", parents=("Rowan Quillfeather",))
        record_contact(morag, other, contact(who=("Rowan Quillfeather",)))
        close_case(morag, other, "They moved away.")
        assert [one.case for one in lines(morag)] == [other]
        house.clock.time += ASKED_FOR + timedelta(days=1)
        assert lines(morag) == []
        (missed,) = of(morag, other)
        assert missed.due is not None
        assert missed.due.missed
