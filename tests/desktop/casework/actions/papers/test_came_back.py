"""A form that came back, at either desk: it settles what was due at both, and what came to the
office stays there."""

from datetime import timedelta

import pytest

from db.bundle.open import open_bundle
from db.errors import AlreadyAttached, InTheFuture, NoSuchRecord, TooLong, UnknownWord
from db.names import DeviceId
from db.records import Attachment, Handed, Person
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing import erase_wipe
from desktop.casework.actions.erasing.erase import erase
from desktop.casework.actions.exchange.signers import signer
from desktop.casework.actions.files.attach import look_at
from desktop.casework.actions.files.attached import files_of, open_file
from desktop.casework.actions.papers.came_back import BackDraft, came_back
from desktop.casework.actions.papers.evaluations import Evaluation, evaluations
from desktop.casework.actions.papers.hand_over import HandedDraft, hand_over
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.staff import add
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from tests.builders import House
from tests.desktop.casework.actions.kit import MAUD, contact, opened
from tests.desktop.casework.photographs import SECRETS, jpeg, pdf

FORM = look_at("how did we do.pdf", pdf(1))
SECOND = "walnut ferry plinth saddle mosaic gherkin"


def mother(desk: Desk) -> str:
    return next(one.id for one in desk.store.find(Person) if one.body.name == MAUD)


def seen(desk: Desk, case: str) -> tuple[Evaluation, ...]:
    return evaluations(desk, find_case(desk, case))


def due(desk: Desk) -> int:
    return sum(one.kind == "evaluation" for one in whats_waiting(desk))


def closed(house: House) -> str:
    """A case that is closed, at both desks; a form is due to Ottilie's mother."""
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact())
        close_case(morag, case, "She has what she asked for.")
        assert due(morag) == 1
    house.carry("morag", "office")
    return case


def laptop(house: House) -> DeviceId:
    with house.open("morag") as morag:
        return morag.device


def test_what_comes_back_to_the_laptop_is_seen_at_the_office_with_the_form(house: House) -> None:
    case = closed(house)
    with house.open("morag") as morag:
        hand_over(morag, HandedDraft("evaluation", "on-paper", case=case, person=mother(morag)))
        assert [(one.waits, one.back) for one in seen(morag, case)] == [(True, None)]
        house.clock.on(days=3)
        came_back(morag, BackDraft(case, "by-email", mother(morag), form=FORM))
        (one,) = seen(morag, case)
        assert one.back is not None
        assert (one.waits, one.due, one.back.how) == (False, None, "by-email")
    house.carry("morag", "office")
    with house.open("office") as office:
        (one,) = seen(office, case)
        assert one.back is not None
        assert (one.name, one.due, one.back.happened) == (MAUD, None, house.clock.now())
        assert one.file is not None
        assert open_file(office, one.file).data == FORM.data
        assert examine(office).problems == ()


def test_what_comes_to_the_office_settles_it_at_the_laptop_which_gets_no_word_of_it(
    house: House,
) -> None:
    case, device = closed(house), laptop(house)
    with house.open("office") as office:
        came_back(office, BackDraft(case, "on-paper", mother(office), form=FORM))
        (one,) = seen(office, case)
        assert (one.due, one.back is not None, one.file is not None) == (None, True, True)
        own = [row.header.kind for row in office.store.rows(office.device, "own")]
        assert "attachment" in own
        assert examine(office).problems == ()
    files, _ = house.seal("office", device)
    with house.open("morag") as morag:
        bundles = [
            open_bundle(one, morag.keys.seal, morag.device, lambda key: signer(morag, key))
            for one in files
        ]
    kinds = {row.row.header.kind for one in bundles for row in one.rows}
    assert "handed" in kinds
    assert "attachment" not in kinds
    assert all(FORM.name.encode() not in file for file in files)
    house.bring("morag", *files)
    with house.open("morag") as morag:
        assert due(morag) == 0
        (one,) = seen(morag, case)
        assert (one.name, one.back is not None, one.file) == (MAUD, True, None)
        assert files_of(morag, case) == ()
        assert morag.store.find(Attachment) == []
        assert examine(morag).problems == ()


def test_what_the_office_gave_in_a_case_is_known_at_the_laptop_and_not_given_again(
    house: House,
) -> None:
    case, device = closed(house), laptop(house)
    with house.open("office") as office:
        hand_over(office, HandedDraft("evaluation", "by-email", case=case, person=mother(office)))
        hand_over(office, HandedDraft("policy", "by-email", case=case, person=mother(office)))
    house.carry("office", "morag", to=device)
    with house.open("morag") as morag:
        assert due(morag) == 0
        assert [one.body.what for one in morag.store.find(Handed)] == ["evaluation", "policy"]


def test_nobody_needs_to_say_who_they_are_and_a_photograph_keeps_to_its_picture(
    house: House,
) -> None:
    case = closed(house)
    photo = look_at("form.jpg", jpeg())
    assert photo.told
    with house.open("morag") as morag:
        came_back(morag, BackDraft(case, "on-paper", by="The SENCO", form=photo))
        assert due(morag) == 1  # it settles nobody's
        *_, last = seen(morag, case)
        assert (last.person, last.name) == (None, "The SENCO")
        assert last.file is not None
        kept = open_file(morag, last.file)
        assert not any(secret in kept.data for secret in SECRETS)
        assert (kept.file.about, kept.file.happened) == ("form", house.clock.now())
        with pytest.raises(AlreadyAttached):
            came_back(morag, BackDraft(case, "on-paper", form=photo))
        for wrong, error in (
            (BackDraft(case, "sung"), UnknownWord),  # type: ignore[arg-type]
            (BackDraft(case, "on-paper", "f" * 32), NoSuchRecord),
            (BackDraft(case, "on-paper", by="x" * 401), TooLong),
            (
                BackDraft(
                    case, "on-paper", happened=house.clock.now() + timedelta(days=1), form=FORM
                ),
                InTheFuture,
            ),
        ):
            with pytest.raises(error):
                came_back(morag, wrong)
        assert (len(morag.store.find(Handed)), len(morag.store.find(Attachment))) == (1, 1)
        assert len(list(morag.vault.blobs.iterdir())) == 1
        assert examine(morag).problems == ()


def test_the_form_of_somebody_who_is_erased_goes_with_them_at_both_desks(house: House) -> None:
    case, device = closed(house), laptop(house)
    with house.open("morag") as morag:
        came_back(morag, BackDraft(case, "by-email", mother(morag), form=FORM))
        about = f"person:{mother(morag)}"
    house.carry("morag", "office")
    with house.open("office") as office:
        add(office, "Boris Applethwaite", SECOND)
        other = look_at("again.pdf", pdf(2))
        came_back(office, BackDraft(case, "on-paper", mother(office), form=other))
    house.carry("office", "morag", to=device)
    with house.open("office") as office:
        erase(office, about, "asked", "", SECOND)
        erase_wipe.finish(office)
        assert (office.store.find(Attachment), seen(office, case)) == ([], ())
        assert list(office.vault.blobs.iterdir()) == []
        assert examine(office).problems == ()
    house.carry("office", "morag", to=device)
    with house.open("morag") as morag:
        assert (morag.store.find(Attachment), morag.store.find(Handed)) == ([], [])
        assert (due(morag), seen(morag, case)) == (0, ())
        assert examine(morag).problems == ()
