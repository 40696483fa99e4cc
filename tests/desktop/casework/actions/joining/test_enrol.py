"""A laptop is signed in by its six words, once; and a device is ended from a row on."""

import pytest
from msgspec import structs

from db.bundle.invitation import Request, read_invitation, write_request
from db.bundle.keys import DeviceKeys, new_keys
from db.bundle.words import six_words
from db.errors import (
    AlreadyEnrolled,
    BadInput,
    BadRequest,
    NoSuchDevice,
    Refusal,
    WrongDesk,
    WrongWords,
)
from db.ledger import stamp
from db.names import ActorId, DeviceId
from db.records import Case, Device, Enrolment, Revocation
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.joining.end_device import find_device, revoke
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.joining.join import NewVolunteer
from desktop.casework.desk import Desk
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import contact, opened


def peers(house: House) -> int:
    with house.open("office") as office:
        return len(office.store.local.peers())


def test_the_right_words_sign_a_laptop_in(house: House) -> None:
    made = house.join("idris", "Idris Coldbeck")
    with house.open("office") as office:
        spoken = ", ".join(word.upper() for word in made.words)  # as it comes over the telephone
        done = enrol(office, made.request, spoken)
        assert (done.device, done.volunteer) == (made.device, "Idris Coldbeck")
        device = office.store.get(Device, made.device)
        assert device is not None
        welcome = office.store.find(Enrolment, device=made.device)
        assert [one.body.letters for one in welcome] == [device.body.letters]


@pytest.mark.parametrize("words", ["", "harbour lantern thistle copper meadow quilt"])
def test_wrong_words_change_nothing(house: House, words: str) -> None:
    made = house.join("idris", "Idris Coldbeck")
    with house.open("office") as office:
        before = office.store.row_count()
        for typed in (words, " ".join(reversed(made.words)), " ".join(made.words[:5])):
            with pytest.raises(WrongWords):
                enrol(office, made.request, typed)
        assert office.store.row_count() == before
    assert peers(house) == 1


def test_twice_is_refused_and_changes_nothing(house: House) -> None:
    made = house.join("idris", "Idris Coldbeck")
    with house.open("office") as office:
        enrol(office, made.request, " ".join(made.words))
        before = office.store.row_count()
        with pytest.raises(AlreadyEnrolled):
            enrol(office, made.request, " ".join(made.words))
        assert office.store.row_count() == before


def test_a_request_of_another_office_is_refused(house: House) -> None:
    other = House(house.folder / "elsewhere")
    made = other.join("idris", "Idris Coldbeck")
    with house.open("office") as office, pytest.raises(BadRequest):
        enrol(office, made.request, " ".join(made.words), file="idris.request")


def test_a_request_that_answers_no_invitation_of_ours_is_refused(house: House) -> None:
    with house.open("office") as office:
        made = _asked(office, invitation="ab" * 32)
        with pytest.raises(BadRequest):
            enrol(office, made.request, " ".join(made.words))


def test_the_same_keys_under_another_number_are_not_signed_in_again(house: House) -> None:
    with house.open("office") as office:
        keys = new_keys()
        first, second = (_asked(office, device=one * 16, keys=keys) for one in ("aa", "bb"))
        enrol(office, first.request, " ".join(first.words))
        with pytest.raises(AlreadyEnrolled):
            enrol(office, second.request, " ".join(second.words))


def test_nobody_is_signed_in_as_the_office_itself(house: House) -> None:
    with house.open("office") as office:
        made = _asked(office, device=office.device)
        with pytest.raises(BadRequest):
            enrol(office, made.request, " ".join(made.words))
        assert office.store.local.peer(office.device) is None


def _asked(office: Desk, keys: DeviceKeys | None = None, **changed: object) -> NewVolunteer:
    """A request with what a program that is not ours could write into it."""
    keys = keys or new_keys()
    invitation = read_invitation(invite(office).data)
    given = {
        "invitation": invitation.hash,
        "device": DeviceId("aa" * 16),
        "actor": ActorId("cc" * 16),
        "name": "Idris Coldbeck",
        "letters": "ICAA",
        "keys": keys.public,
        "made": stamp(NOW),
    }
    request = Request(**{**given, **changed})  # type: ignore[arg-type]
    words = six_words(invitation, request, office.world.words)
    data = write_request(request, keys, office.public_keys)
    return NewVolunteer(request.device, words, data, "")


def test_letters_that_are_taken_are_given_anew(house: House) -> None:
    with house.open("morag") as morag:
        taken = morag.letters
    with house.open("office") as office:
        made = _asked(office, letters=taken)
        enrol(office, made.request, " ".join(made.words))
        device = office.store.get(Device, made.device)
        (welcome,) = office.store.find(Enrolment, device=made.device)
        assert device is not None
        given = device.body.letters
        assert welcome.body.letters == given
        assert given != taken
        assert given[:2] == taken[:2]


def test_letters_given_anew_begin_later_cases_and_printed_ones_stay(house: House) -> None:
    made = house.join("mona", "Mona Trelawney")
    with house.open("mona") as mona:
        first = opened(mona)
    with house.open("office") as office:
        enrol(office, made.request, " ".join(made.words))
        (welcome,) = office.store.find(Enrolment, device=made.device)
        with office.write() as writing:  # as if they had clashed
            anew = structs.replace(welcome.body, letters="MTZZ")
            writing.add(anew, record=welcome.id, to=made.device)
    house.carry("office", "mona", to=made.device)
    with house.open("mona") as mona:
        assert opened(mona, child="Wilfred Oakshott", parents=("Ada Oakshott",)) == "MTZZ-0001"
        assert {one.body.reference for one in mona.store.find(Case)} == {first, "MTZZ-0001"}


def test_only_an_office_signs_in_and_ends(house: House) -> None:
    made = house.join("idris", "Idris Coldbeck")
    with house.open("morag") as morag:
        with pytest.raises(WrongDesk):
            enrol(morag, made.request, " ".join(made.words))
        with pytest.raises(WrongDesk):
            revoke(morag, "Morag Tennick", "lost")


def test_a_revoked_laptops_later_rows_are_kept_apart_and_earlier_ones_stay(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
    house.carry("morag", "office")
    with house.open("office") as office:
        done = revoke(office, "morag tennick", "left on the bus")
        assert done.cases == (reference,)
        assert done.volunteer == "Morag Tennick"
    with house.open("morag") as morag:
        record_contact(morag, reference, contact(note="After it was lost."))
    (answer,) = house.carry("morag", "office")
    assert (answer.result, answer.code) == ("quarantined", "bundle-revoked")
    with house.open("office") as office:
        assert [one.body.reference for one in office.store.find(Case)] == [reference]
        assert not office.store.search("lost")
        assert len(list(office.vault.quarantine.iterdir())) == 1


def test_what_a_revoked_laptop_sent_before_is_still_known(house: House) -> None:
    with house.open("morag") as morag:
        opened(morag)
    files, _ = house.seal("morag")
    house.bring("office", *files)
    with house.open("office") as office:
        revoke(office, "Morag Tennick", "lost")
    assert [one.result for one in house.bring("office", *files)] == ["already"]


def test_ending_a_device_twice_changes_nothing(house: House) -> None:
    with house.open("office") as office:
        first = revoke(office, "Morag Tennick", "lost")
        before = office.store.row_count()
        assert revoke(office, "Morag Tennick", "still lost") == first
        assert office.store.row_count() == before
        (kept,) = office.store.find(Revocation)
        assert kept.body.from_seq == 1
        device = office.store.get(Device, first.device)
        assert device is not None
        assert device.body.state == "revoked"


def test_a_device_is_ended_for_a_reason_that_is_given(house: House) -> None:
    with house.open("office") as office, pytest.raises(BadInput):
        revoke(office, "Morag Tennick", " ")


@pytest.mark.parametrize("wanted", ["", "  ", "nobody", "g"])
def test_a_device_that_nobody_has_is_answered_with_those_that_there_are(
    house: House, wanted: str
) -> None:
    with house.open("office") as office:
        with pytest.raises(NoSuchDevice) as refused:
            find_device(office, wanted)
        assert "Morag Tennick" in str(refused.value.facts["known"])


def test_a_device_is_found_by_name_and_by_the_beginning_of_its_number(house: House) -> None:
    with house.open("morag") as morag:
        device = morag.device
    with house.open("office") as office:
        for wanted in (device, device[:6], "MORAG tennick"):
            assert find_device(office, wanted).device == device


def test_two_devices_of_one_name_are_not_told_apart_by_it(house: House) -> None:
    house.volunteer("again", "Morag Tennick")
    with house.open("office") as office, pytest.raises(Refusal) as refused:
        find_device(office, "Morag Tennick")
    assert isinstance(refused.value, NoSuchDevice)
