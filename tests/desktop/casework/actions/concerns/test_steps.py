"""Steps at both desks: who sees them, who took it, what came of it, and what goes with a family."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import (
    BadInput,
    NoLaptopToShare,
    NoSuchRecord,
    StaysAtOffice,
    UnknownWord,
    WrongDesk,
)
from db.names import RecordId
from db.records import Concern, ConcernStep
from db.store.check import problems
from db.store.rebuild import rebuild
from desktop.casework.actions.amending.history import family_history, history
from desktop.casework.actions.concerns.look import (
    look_at_concern,
    look_at_concerns,
    urgent,
)
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.concerns.steps import StepDraft, add_step, close, share, take
from desktop.casework.actions.concerns.whose import worker, workers
from desktop.casework.actions.erasing.erase import erase
from desktop.casework.actions.find import find
from desktop.casework.actions.joining.end_device import revoke
from desktop.casework.actions.safety.staff import add as add_staff
from desktop.casework.desk import Desk
from desktop.casework.record.only_here import look_at_only_here
from tests.builders import House
from tests.desktop.casework.actions.kit import opened

SAID = "He hit her, and she is afraid to go home."
DOUBT = ConcernDraft(said="You took the school's side.", kind="impartiality", source="parent-carer")
SECOND = "meadow quilt harbour lantern thistle copper"


def kinds(desk: Desk, concern: str) -> list[str]:
    return [one.body.kind for one in look_at_concern(desk, concern).steps]


def raised(house: House) -> RecordId:
    """A risk at the kitchen table, and it is at the office."""
    with house.open("morag") as morag:
        concern = raise_concern(morag, opened(morag), ConcernDraft(said=SAID))
    house.carry("morag", "office")
    return concern


def test_it_is_first_until_somebody_has_taken_it_and_the_laptop_is_told(house: House) -> None:
    concern = raised(house)
    with house.open("office") as office:
        raise_concern(office, "", DOUBT)
        assert [one.id for one in urgent(office)] == [concern]
        assert look_at_concerns(office).every[0].id == concern
        taken = take(office, concern[:6])
        assert take(office, concern) == taken  # a second time nothing is written
        assert urgent(office) == ()
        assert look_at_concern(office, concern).standing.open
    house.clock.on(minutes=4)
    with house.open("morag") as morag:
        add_step(morag, concern, StepDraft("rung", "the office, again"))
        with pytest.raises(WrongDesk):
            take(morag, concern)
        with pytest.raises(WrongDesk):
            close(morag, concern, "Done.")
        assert look_at_concern(morag, concern).standing.waits
        assert dict(look_at_only_here(morag).kinds)["concern_step"] == 1
    house.carry("office", "morag")
    house.carry("morag", "office")
    for name in ("morag", "office"):
        with house.open(name) as desk:
            seen = look_at_concern(desk, concern)
            assert seen.standing.taken is not None
            assert seen.standing.taken.body.by == "Perpetua Wainhope"
            assert kinds(desk, concern) == ["taken", "rung"]


def test_it_ends_with_what_came_of_it_and_never_without(house: House) -> None:
    concern = raised(house)
    with house.open("office") as office:
        with pytest.raises(BadInput):
            close(office, concern, "  ")
        close(office, concern, "Social care has met the family.")
    house.carry("office", "morag")
    with house.open("morag") as morag:
        now = look_at_concern(morag, concern).standing
        assert (now.open, now.outcome) == (False, "Social care has met the family.")


def test_notes_stay_at_the_office_and_coaching_is_shared_unless_somebody_chooses(
    house: House,
) -> None:
    with house.open("morag") as morag:
        hers = raise_concern(morag, "", replace(DOUBT, source="volunteer"))
        with pytest.raises(UnknownWord):
            add_step(morag, hers, StepDraft("coached", "Myself."))
    house.carry("morag", "office")
    with house.open("office") as office:
        for draft in (
            StepDraft("note", "Spoke to her last manager."),
            StepDraft("discussed", "An hour on the telephone."),
            StepDraft("coached", "Both sides' words, in turn."),
            StepDraft("note", "Ring me on Friday.", share=True),
            StepDraft("discussed", "With the steering group.", share=False),
        ):
            add_step(office, hers, draft)
        shared = [one.body.text for one in look_at_concern(office, hers).steps if one.shared]
    house.carry("office", "morag")
    with house.open("morag") as morag:
        seen = look_at_concern(morag, hers)
        assert [one.body.text for one in seen.steps] == shared
        assert shared == [
            "An hour on the telephone.",
            "Both sides' words, in turn.",
            "Ring me on Friday.",
        ]
        assert seen.standing.due == date(2026, 5, 5)  # as the pack says of coaching
        assert look_at_concern(morag, hers[:5]).id == hers
        with pytest.raises(NoSuchRecord):
            look_at_concern(morag, "nothing")


def test_a_concern_of_the_office_never_travels_unless_it_is_shared(house: House) -> None:
    with house.open("office") as office:
        about = worker(office, "morag  TENNICK")
        assert [name for _, name in workers(office)] == ["Morag Tennick", "Perpetua Wainhope"]
        with pytest.raises(UnknownWord):
            worker(office, "Nobody Here")
        concern = raise_concern(office, "", replace(DOUBT, about_actor=about))
        nobodys = raise_concern(office, "", DOUBT)
        add_step(office, concern, StepDraft("discussed", "Between us at the office."))
        with pytest.raises(StaysAtOffice):
            add_step(office, concern, StepDraft("coached", "So.", share=True))
        with pytest.raises(NoLaptopToShare):
            share(office, nobodys)
        assert look_at_concern(office, concern).can_share == "Morag Tennick"
        streams = {one.stream for one in office.store.versions(Concern, concern)}
        assert streams == {"own"}
        share(office, concern)
        share(office, concern)  # shared once
        add_step(office, concern, StepDraft("coached", "Both sides' words, in turn."))
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert [one.id for one in morag.store.find(Concern)] == [concern]
        seen = look_at_concern(morag, concern)
        assert [one.body.kind for one in seen.steps] == ["coached"]
        assert (seen.mine, seen.raiser, seen.here_alone) == (False, "the office", False)
        add_step(morag, concern, StepDraft("note", "I see it now."))
    house.carry("morag", "office")
    with house.open("office") as office:
        assert kinds(office, concern) == ["discussed", "coached", "note"]
        assert list(problems(office.store.database)) == []


def test_a_follow_up_is_due_and_that_it_came_back_opens_it_again(house: House) -> None:
    with house.open("office") as office:
        concern = raise_concern(office, "", DOUBT)
        add_step(office, concern, StepDraft("coached", "So.", due=date(2026, 3, 9)))
        close(office, concern, "Coached.")
        assert [one.id for one in look_at_concerns(office).follow_ups(date(2026, 3, 9))] == [
            concern
        ]
        assert look_at_concerns(office).follow_ups(date(2026, 3, 8)) == ()
        seen = look_at_concern(office, concern)
        assert (seen.standing.open, seen.overdue) == (False, True)
        add_step(office, concern, StepDraft("followed-up", "Again.", recurred="yes"))
        seen = look_at_concern(office, concern)
        assert (seen.standing.open, seen.overdue, seen.standing.recurred) == (True, False, "yes")


def test_a_laptop_that_was_ended_is_sent_nothing(house: House) -> None:
    concern = raised(house)
    with house.open("office") as office:
        revoke(office, "Morag Tennick", "Lost on a train.")
        take(office, concern)
        assert [one.shared for one in look_at_concern(office, concern).steps] == [False]
        with pytest.raises(NoLaptopToShare):
            add_step(office, concern, StepDraft("discussed", "So.", share=True))
        assert [name for _, name in workers(office)] == ["Perpetua Wainhope"]


def test_a_familys_concerns_go_with_it_steps_and_all(house: House) -> None:
    concern = raised(house)
    with house.open("office") as office:
        add_staff(office, "Idris Fell", SECOND)
        take(office, concern)
        add_step(office, concern, StepDraft("note", "Thought over at the office."))
        case = look_at_concern(office, concern).case
        listed = [one.kind for one in family_history(office, case).records]
        assert listed.count("concern_step") == 2
    with house.open("morag") as morag:
        add_step(morag, concern, StepDraft("note", "Not sent before the erasure."))
        step = morag.store.find(ConcernStep)[-1]
        assert history(morag, "concern_step", step.id).case == case
        assert [(hit.kind, hit.case) for hit in find(morag, "erasure")] == [("concern_step", case)]
    late, _ = house.seal("morag")
    with house.open("office") as office:
        erase(office, case, "asked", "", SECOND)
        assert office.store.find(ConcernStep) == []
        assert find(office, "thought") == ()
    house.bring("office", *late)  # on its way while it was erased
    with house.open("office") as office:
        assert office.store.find(ConcernStep) == []
        rebuild(office.store.database)
        assert list(problems(office.store.database)) == []
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert (morag.store.find(Concern), morag.store.find(ConcernStep)) == ([], [])
        rebuild(morag.store.database)
        assert list(problems(morag.store.database)) == []
