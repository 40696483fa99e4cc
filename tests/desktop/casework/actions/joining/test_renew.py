"""A laptop that may not send any more goes on as a new device, and nothing of it is lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from db.bundle.invitation import Renewal, Request, read_request, write_request
from db.bundle.keys import new_keys
from db.errors import (
    BadRequest,
    InvitationForeign,
    RowsLost,
    WrongDesk,
    WrongPassphrase,
    WrongWords,
)
from db.names import DeviceId
from db.records import Assignment, Case, Contact, Device, Interest
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.closeness.declare import declare_position
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing.erase import erase
from desktop.casework.actions.exchange.carry import request_again
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attached import files_of, open_file
from desktop.casework.actions.joining.enrol import Enrolled, enrol, invite
from desktop.casework.actions.joining.people import look_at_people, look_at_request
from desktop.casework.actions.joining.renew import Renewed, renew
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.staff import add
from desktop.casework.desk import Desk
from desktop.casework.record.only_here import look_at_only_here
from tests.builders import BRAMPTON, PASSPHRASE, House
from tests.desktop.casework.actions.damage import lose
from tests.desktop.casework.actions.kit import contact, duplicate, opened, put_back
from tests.desktop.casework.photographs import pdf

SECOND = "orchard pebble lantern river maple dune"


def anew(house: House, name: str = "morag") -> Renewed:
    with house.open(name) as desk:
        done = renew(desk, PASSPHRASE)
        assert desk.device == done.device
        assert not desk.enrolled
        assert desk.warnings == ()
    return done


def signed_in(house: House, done: Renewed, name: str = "morag") -> Enrolled:
    with house.open("office") as office:
        enrolled = enrol(office, done.request.data, " ".join(done.request.words))
    assert [one.result for one in house.carry("office", name, to=done.device)] == ["applied"]
    return enrolled


def sound(house: House) -> None:
    for name in ("morag", "office"):
        with house.open(name) as desk:
            assert (desk.problems, desk.warnings) == ((), ())
            assert examine(desk).problems == ()


def rolled_back(house: House) -> tuple[str, DeviceId]:
    """An older copy of Morag's record was put back, and she wrote on: her case, her device."""
    with house.open("morag") as desk:
        case = opened(desk)
        record_contact(desk, case, contact(note="before"))
        device = desk.device
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    duplicate(house, "morag", "older")
    with house.open("morag") as desk:
        record_contact(desk, case, contact(note="at the office alone"))
    house.carry("morag", "office")
    put_back(house, "morag", "older")
    with house.open("morag") as desk:
        assert desk.warnings == ("rolled-back",)
        record_contact(desk, case, contact(note="only here"))
    return case, device


def notes(house: House, name: str) -> set[str]:
    with house.open(name) as desk:
        return {one.body.note for one in desk.store.find(Contact)}


def test_an_older_copy_goes_on_as_a_new_device_and_the_office_gets_what_only_it_has(
    house: House,
) -> None:
    with house.open("morag") as desk:
        declare_position(desk, BRAMPTON, "governor")
    case, old = rolled_back(house)
    done = anew(house)
    assert done.carried == 1
    with house.open("morag") as desk:
        assert len(desk.store.find(Interest)) == 1
        assert {one.body.note for one in desk.store.find(Contact)} == {"before", "only here"}
        assert look_at_only_here(desk).sent == 0
        later = opened(desk, child="Wilfred Oakshott")
        assert later[:4] != case[:4]  # what the office has of numbers may be forgotten here
    enrolled = signed_in(house, done)
    assert (enrolled.renews, enrolled.cases) == (old, 1)
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]
    assert notes(house, "office") == {"before", "at the office alone", "only here"}
    with house.open("office") as office:
        first = next(office.store.rows(done.device, "up"))
        assert (first.header.seq, first.header.device) == (1, done.device)
        states = {one.device: one.state for one in office.store.local.peers()}
        assert (states[old], states[done.device]) == ("revoked", "enrolled")
        given = office.store.find(Assignment)
        assert [one.body.device for one in given] == [done.device]
        assert office.store.get(Case, given[0].body.case).body.reference == case  # type: ignore[union-attr]
        laptops = {one.device: one for one in look_at_people(office).laptops}
        assert {one.reference for one in laptops[done.device].cases} == {case, later}
        assert (laptops[old].cases, laptops[old].goes_on) == ((), done.device)
    with house.open("morag") as desk:
        assert desk.enrolled
        assert desk.store.find(Assignment)
        head = desk.store.head(old, "up")
        assert head.seq > 0  # the old stream stands as it is
    house.carry("office", "morag", to=done.device)
    with house.open("morag") as desk:
        assert look_at_only_here(desk).rows == 0
    sound(house)


def test_killed_before_it_was_locked_it_is_not_stopped_once_more(house: House) -> None:
    duplicate(house, "morag", "older")
    with house.open("morag") as desk:
        opened(desk)
    put_back(house, "morag", "older")
    with house.open("morag") as desk:
        assert desk.warnings == ("rolled-back",)
        renew(desk, PASSPHRASE)
        duplicate(house, "morag", "killed")
    with house.open("killed") as desk:
        assert "rolled-back" not in desk.warnings
        assert not desk.enrolled


def test_of_two_copies_of_one_laptop_each_can_be_the_one_that_goes_on(house: House) -> None:
    with house.open("morag") as desk:
        case, old = opened(desk), desk.device
    house.carry("morag", "office")
    house.carry("office", "morag", to=old)
    duplicate(house, "morag", "twin")
    with house.open("morag") as desk:
        record_contact(desk, case, contact(note="of the one"))
        desk_note = desk.store.find(Contact)[0].id
    with house.open("twin") as desk:
        record_contact(desk, case, contact(note="of the other"))
        attach(desk, case, look_at("plan.pdf", pdf(1)))
    house.carry("morag", "office")
    (answer,) = house.carry("twin", "office")
    assert answer.code == "bundle-fork"
    done = anew(house, "twin")
    signed_in(house, done, "twin")
    assert [one.result for one in house.carry("twin", "office")] == ["applied"]
    assert notes(house, "office") == {"of the one", "of the other"}
    with house.open("office") as office:
        (file,) = files_of(office, case)
        assert open_file(office, file.id).data == pdf(1)
        assert examine(office).problems == ()
    # The other copy is ended: what it sends is kept apart.
    with house.open("morag") as desk:
        amend(desk, "contact", desk_note, {"note": "of the one, later"})
    assert [one.code for one in house.carry("morag", "office")] == ["bundle-revoked"]


def test_each_record_comes_as_the_next_version_of_what_the_office_holds(house: House) -> None:
    with house.open("morag") as desk:
        case, old = opened(desk), desk.device
        for note in ("one", "two", "three"):
            record_contact(desk, case, contact(note=note))
        one, two, three = (kept.id for kept in desk.store.find(Contact))
    house.carry("morag", "office")
    house.carry("office", "morag", to=old)
    with house.open("morag") as desk:
        amend(desk, "contact", one, {"note": "one, amended"})
        amend(desk, "contact", one, {"note": "one, amended twice"})
    house.carry("morag", "office")  # the office has it, and its receipt gets lost
    with house.open("morag") as desk:
        amend(desk, "contact", two, {"note": "two, amended"})
        amend(desk, "contact", two, {"note": "two, amended twice"})
    done = anew(house)
    assert done.carried == 2
    signed_in(house, done)
    with house.open("morag") as desk:  # what the old device wrote is hers to amend
        amend(desk, "contact", three, {"note": "three, amended"})
        amend(desk, "contact", two, {"note": "two, amended thrice"})
    house.carry("morag", "office")
    with house.open("office") as office:
        found = office.store.find(Contact)
        assert [one.body.note for one in found if one.forked] == []
        assert {one.body.note for one in found} == {
            "one, amended twice",
            "two, amended thrice",
            "three, amended",
        }
    sound(house)


def test_what_differs_at_the_office_is_shown_side_by_side(house: House) -> None:
    with house.open("morag") as desk:
        case, old = opened(desk), desk.device
        record_contact(desk, case, contact(note="as it was"))
        call = desk.store.find(Contact)[0].id
    house.carry("morag", "office")
    house.carry("office", "morag", to=old)
    duplicate(house, "morag", "older")
    with house.open("morag") as desk:
        amend(desk, "contact", call, {"note": "put right once"})
    house.carry("morag", "office")
    put_back(house, "morag", "older")
    with house.open("morag") as desk:
        amend(desk, "contact", call, {"note": "put right otherwise"})
    signed_in(house, anew(house))
    house.carry("morag", "office")
    with house.open("office") as office:
        (kept,) = office.store.find(Contact)
        assert kept.forked
    with house.open("morag") as desk:
        record = desk.store.find(Contact)[0]
        assert not record.forked


def test_rows_that_nobody_has_stop_nothing_any_more(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        for number in range(4):
            record_contact(desk, case, contact(note=f"note {number}"))
        end = desk.store.head(desk.device, "up").seq
    lose(house, end - 2, end - 1)
    house.carry("morag", "office")
    with house.open("office") as office:
        device = office.store.local.peers()[0].device
    house.carry("office", "morag", to=device)
    with pytest.raises(RowsLost):
        house.seal("morag")
    signed_in(house, anew(house))
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]
    assert notes(house, "office") == {"note 0", "note 3"}
    sound(house)


def test_an_erasure_reaches_what_the_laptop_wrote_before(house: House) -> None:
    case, old = rolled_back(house)
    signed_in(house, done := anew(house))
    house.carry("morag", "office")
    with house.open("office") as office:
        add(office, "Bo Fairhurst", SECOND, manager=False)
        erase(office, case, "asked", "", SECOND)
        assert office.store.find(Case, reference=case) == []
    house.carry("office", "morag", to=done.device)
    with house.open("morag") as desk:
        assert desk.store.find(Case, reference=case) == []
        assert desk.store.find(Contact) == []
        rows = [*desk.store.rows(old, "up"), *desk.store.rows(done.device, "up")]
        assert [one for one in rows if one.header.kind in ("contact", "case") and one.payload] == []
    sound(house)


def test_nobody_takes_over_a_laptop_whose_keys_they_do_not_have(house: House) -> None:
    _, old = rolled_back(house)
    idris = house.volunteer("idris", "Idris Coppard")
    done = anew(house)
    with house.open("morag") as desk, house.open("office") as office:
        assert look_at_request(office, done.request.data).renews
        assert look_at_request(office, done.request.data).cases == 1
        with pytest.raises(WrongWords):
            enrol(office, done.request.data, "one two three four five six")
        sound_request = request_of(desk, office)
        assert isinstance(sound_request.renews, Renewal)
        keys = new_keys()
        thief = replace(sound_request, keys=keys.public, device=DeviceId("7e" * 16))
        for bad in (
            write_request(thief, keys, office.public_keys),
            write_request(
                replace(sound_request, renews=replace(sound_request.renews, device=idris)),
                desk.keys,
                office.public_keys,
            ),
            write_request(replace(sound_request, actor="ac" * 16), desk.keys, office.public_keys),
        ):
            with pytest.raises(BadRequest):
                look_at_request(office, bad)
        states = {one.device: one.state for one in office.store.local.peers()}
        assert states[old] == "enrolled"
    signed_in(house, done)


def request_of(desk: Desk, office: Desk) -> Request:
    return read_request(request_again(desk).data, office.keys.seal)


def test_it_needs_the_passphrase_and_an_invitation_of_the_same_office(
    house: House, tmp_path: Path
) -> None:
    other = House(tmp_path / "other")
    with other.open("office") as desk:
        foreign = invite(desk).data
    with house.open("office") as office:
        newer = invite(office).data
        with pytest.raises(WrongDesk):
            renew(office, PASSPHRASE)
    with house.open("morag") as desk:
        device = desk.device
        with pytest.raises(WrongPassphrase):
            renew(desk, "not this one")
        with pytest.raises(InvitationForeign):
            renew(desk, PASSPHRASE, foreign)
        assert (desk.device, desk.enrolled) == (device, True)
        first = renew(desk, PASSPHRASE)
        again = renew(desk, PASSPHRASE, newer)
        assert (again.device, again.carried) == (first.device, 0)
    signed_in(house, again)
    with house.open("office") as office:
        assert len([one for one in office.store.find(Device) if one.body.state == "enrolled"]) == 1


def test_a_laptop_that_was_ended_already_may_be_signed_in_anew_and_again(house: House) -> None:
    case, old = rolled_back(house)
    done = signed_in(house, second := anew(house))
    house.carry("morag", "office")
    third = anew(house)
    signed_in(house, third)
    with house.open("morag") as desk:
        assert desk.devices == {old, second.device, third.device}
        record_contact(desk, case, contact(note="and on"))
    house.carry("morag", "office")
    assert "and on" in notes(house, "office")
    assert done.device == second.device
    sound(house)
