"""The office records training, a volunteer tells of a course, and both see what is due."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import BadInput, NoSuchRecord, UnknownWord, WrongDesk
from db.records import Training
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.confirm_referral import confirm_referral, referrals
from desktop.casework.actions.closeness.declare import declare_position
from desktop.casework.actions.handing.arrive import take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.joining.enrol import enrol
from desktop.casework.actions.joining.renew import renew
from desktop.casework.actions.policy.readers import readers
from desktop.casework.actions.training.look import Learner, look_at_mine, look_at_training
from desktop.casework.actions.training.record import (
    TrainingDraft,
    add_training,
    confirm_training,
    tell_training,
)
from desktop.casework.desk import Desk
from desktop.casework.record.only_here import look_at_only_here
from tests.builders import BRAMPTON, PASSPHRASE, House, case_draft
from tests.desktop.casework.actions.kit import opened

COURSE = TrainingDraft("course", "Impartiality and confidentiality", date(2026, 2, 2))
WELCOME = TrainingDraft("induction", "Welcome morning", date(2026, 3, 10))


def of(desk: Desk, name: str) -> Learner:
    (one,) = (each for each in look_at_training(desk).learners if each.name == name)
    return one


def owed(one: Learner) -> set[str]:
    return {each.what for each in one.owed}


def test_what_is_recorded_of_a_volunteer_she_can_read_and_staff_stay_at_the_office(
    house: House,
) -> None:
    with house.open("office") as office:
        add_training(office, "morag tennick", COURSE)
        add_training(office, "Perpetua Wainhope", COURSE)
        page = look_at_training(office)
        assert page.accredited
        assert COURSE.title in page.courses
        with pytest.raises(UnknownWord):
            add_training(office, "Nobody Here", COURSE)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        (mine,) = look_at_mine(morag).learners
        assert [(one.body.title, one.confirmed) for one in mine.records] == [(COURSE.title, True)]
        assert mine.records[0].body.next_due == date(2028, 2, 2)  # 24 months, by the pack
        assert "Induction" in owed(mine)
        assert COURSE.title not in owed(mine)
        assert len(morag.store.find(Training)) == 1
        with pytest.raises(WrongDesk):
            add_training(morag, "Morag Tennick", COURSE)


def test_a_course_that_she_tells_of_counts_once_the_office_has_confirmed_it(house: House) -> None:
    with house.open("morag") as morag:
        told = tell_training(morag, replace(COURSE, title="First aid", next_due=date(2026, 3, 12)))
        (mine,) = look_at_mine(morag).learners
        assert [one.here_alone for one in mine.told] == [True]
        assert "First aid" not in owed(mine)
        assert dict(look_at_only_here(morag).kinds)["training"] == 1
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [one.id for one in of(office, "Morag Tennick").told] == [told]
        assert confirm_training(office, told[:6]) == told
        assert confirm_training(office, told) == told  # once
        assert of(office, "Morag Tennick").told == ()
        assert "First aid" in owed(of(office, "Morag Tennick"))
        with pytest.raises(NoSuchRecord):
            confirm_training(office, "ab" * 16)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        (mine,) = look_at_mine(morag).learners
        assert (mine.told, "First aid" in owed(mine)) == ((), True)
        assert len(morag.store.versions(Training, told)) == 2


def test_the_office_may_put_right_what_it_confirms(house: House) -> None:
    with house.open("morag") as morag:
        assert COURSE.title in {one.what for one in look_at_mine(morag).learners[0].to_learn}
        told = tell_training(morag, COURSE)
        (mine,) = look_at_mine(morag).learners
        assert COURSE.title in owed(mine)  # the office has not said that it was so
        assert COURSE.title not in {one.what for one in mine.to_learn}  # and she has done her part
    house.carry("morag", "office")
    with house.open("office") as office:
        confirm_training(office, told, replace(COURSE, provider="Beckside Training"))
        kept = office.store.get(Training, told)
        assert kept is not None
        assert kept.body.provider == "Beckside Training"


def test_induction_before_or_after_the_first_case_is_seen(house: House) -> None:
    with house.open("morag") as morag:
        opened(morag)
    house.carry("morag", "office")
    with house.open("office") as office:
        assert of(office, "Morag Tennick").induction == "missing"
        assert of(office, "Perpetua Wainhope").induction == "no case"
        add_training(office, "Morag Tennick", WELCOME)
        assert of(office, "Morag Tennick").induction == "before"  # on the day of it
        assert "Induction" not in owed(of(office, "Morag Tennick"))


def test_the_first_case_is_the_first_that_she_took_and_she_began_when_she_first_came(
    house: House,
) -> None:
    idris = house.volunteer("idris", "Idris Fairclough")
    with house.open("morag") as morag:
        case = opened(morag)
    house.carry("morag", "office")
    house.clock.on(days=20)  # as the clocks go forward: the day is London's
    with house.open("office") as office:
        add_training(office, "Idris Fairclough", replace(WELCOME, on=date(2026, 3, 30)))
        assign(office, case, "Idris Fairclough", "Please.", "She moves away.")
        assert of(office, "Idris Fairclough").induction == "no case"
    house.carry("office", "idris", to=idris)
    with house.open("idris") as desk:
        (mine,) = look_at_mine(desk).learners
        assert mine.induction == "no case"  # it waits for a yes or no
        take(desk, case)
        (mine,) = look_at_mine(desk).learners
        assert (mine.induction, mine.since) == ("before", date(2026, 3, 10))
        (read,) = readers(desk)
        assert (read.first_case, read.before_first_case) == (date(2026, 3, 30), False)
        renewed = renew(desk, PASSPHRASE)
    house.clock.on(days=3)
    with house.open("office") as office:
        enrol(office, renewed.request.data, " ".join(renewed.request.words))
    house.carry("office", "idris", to=renewed.device)
    house.carry("idris", "office")
    with house.open("office") as office:
        now = of(office, "Idris Fairclough")
        assert (now.induction, now.since) == ("before", date(2026, 3, 10))
        assert of(office, "Morag Tennick").induction == "missing"  # she had it for twenty days
        first = {one.name: one.first_case for one in readers(office)}
        assert first["Morag Tennick"] == date(2026, 3, 10)
        assert first["Idris Fairclough"] == date(2026, 3, 30)


def test_a_case_that_was_stopped_at_the_door_was_nobodys_first(house: House) -> None:
    with house.open("morag") as morag:
        declare_position(morag, BRAMPTON, "governor")
        assert not open_case(morag, case_draft(school=BRAMPTON)).taken
        assert [one.first_case for one in readers(morag)] == [None]
    house.carry("morag", "office")
    with house.open("office") as office:
        assert of(office, "Morag Tennick").induction == "no case"
        for each in referrals(office):
            confirm_referral(office, each.id)
        assert of(office, "Morag Tennick").induction == "no case"


def test_what_cannot_be_kept_is_told(house: House) -> None:
    with house.open("office") as office:
        for draft in (
            replace(COURSE, title="  "),
            replace(COURSE, on=date(2026, 3, 11)),
            replace(COURSE, next_due=date(2026, 2, 2)),
        ):
            with pytest.raises(BadInput):
                add_training(office, "Morag Tennick", draft)
        assert office.store.find(Training) == []
