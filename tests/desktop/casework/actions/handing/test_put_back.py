"""A backup from before a case left is put back: the case does not come back to life with it."""

from pathlib import Path

import pytest

from db.errors import CaseLetGo, Restored
from db.records import Contact
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.handing.arrive import look_at_offer, take
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.joining.enrol import enrol
from desktop.casework.actions.joining.renew import renew
from desktop.casework.actions.safety.backups import carry_backup, restore
from desktop.casework.record.case_list import list_cases
from desktop.casework.record.cases import find_case, show_case
from desktop.casework.record.gone import gone
from desktop.casework.record.holding import held_by, stands
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.handing.kit import IDRIS, device, nothing_of, sound, to
from tests.desktop.casework.actions.kit import contact, opened


def given_away(house: House, stick: Path) -> str:
    """Morag's case, given to Idris, who took it; a backup of hers is from before that."""
    with house.open("morag") as morag:
        case = opened(morag)
        record_contact(morag, case, contact(note="First words."))
    house.carry("morag", "office")
    to(house, "morag")
    with house.open("morag") as morag:
        carry_backup(morag, stick)
    with house.open("office") as office:
        assign(office, case, IDRIS, why="Morag is away.")
    to(house, "idris")
    to(house, "morag")
    with house.open("idris") as idris:
        take(idris, case)
    with house.open("morag") as morag:
        assert [one.case for one in gone(morag)] == [case]
    house.carry("idris", "office")
    return case


def test_what_the_office_wrote_reaches_an_offer_at_a_laptop_that_is_signed_in_anew(
    three: House,
) -> None:
    with three.open("morag") as morag:
        case = opened(morag)
    three.carry("morag", "office")
    with three.open("office") as office:
        assign(office, case, IDRIS, "Ring after six.", "Morag is away.")
    with three.open("idris") as idris:  # before it came there; sealed for keys that are gone now
        done = renew(idris, PASSPHRASE)
    with three.open("office") as office:
        enrol(office, done.request.data, " ".join(done.request.words))
    three.carry("office", "idris", to=done.device)
    with three.open("idris") as idris:
        offer = look_at_offer(idris, case)
        assert (offer.note, offer.why) == ("Ring after six.", "Morag is away.")
        take(idris, case)
    sound(three, "office", "idris")


def restored(house: House, stick: Path) -> None:
    """What was on the stick is Morag's laptop from now on."""
    restore(stick, house.path("again"), house.world)
    house.clock.on(minutes=5)


def test_before_the_office_heard_that_it_left_it_leaves_again_with_the_next_bundle(
    three: House, tmp_path: Path
) -> None:
    case = given_away(three, tmp_path / "stick")
    restored(three, tmp_path / "stick")
    with three.open("again") as again:
        assert len(again.store.find(Contact)) == 1  # as it was then
        with pytest.raises(Restored):
            send(again, lambda _index, _data: "never", None)
    to(three, "again")
    with three.open("again") as again:
        assert list_cases(again) == ()
        assert [(one.case, one.note) for one in gone(again)] == [(case, "Morag is away.")]
        nothing_of(again, "First words", "Brackenridge")
        with pytest.raises(CaseLetGo):
            record_contact(again, case, contact())
    three.carry("again", "office")
    with three.open("office") as office:
        first, second = held_by(office, find_case(office, case).id)
        assert first.left is not None
        assert (second.name, second.answer) == (IDRIS, "taken")
        assert len(show_case(office, case).contacts) == 1
    sound(three, "office", "idris", "again")


def test_after_that_it_is_signed_in_anew_and_lets_go_of_it_too(
    three: House, tmp_path: Path
) -> None:
    case = given_away(three, tmp_path / "stick")
    three.carry("morag", "office")  # the office hears that it left
    restored(three, tmp_path / "stick")
    files, _ = three.seal("office", device(three, "morag"))
    assert [one.code for one in three.bring("again", *files)] == ["rolled-back"]
    with three.open("again") as again:
        record_contact(again, case, contact(note="Nobody knew that it was Idris’s by now."))
        done = renew(again, PASSPHRASE)
    with three.open("office") as office:
        enrol(office, done.request.data, " ".join(done.request.words))
    three.carry("office", "again", to=done.device)
    with three.open("again") as again:
        assert stands(again, find_case(again, case).id) == "leaving"
        assert len(again.store.find(Contact)) == 2  # one of them the office has not got
    three.carry("again", "office")
    three.carry("office", "again", to=done.device)
    with three.open("again") as again:
        assert list_cases(again) == ()
        assert [(one.case, one.note) for one in gone(again)] == [(case, "Morag is away.")]
        nothing_of(again, "First words", "Nobody knew", "Brackenridge")
    to(three, "idris")
    for name in ("office", "idris"):  # what was written there is not lost, and came once
        with three.open(name) as desk:
            notes = [one.body.note for one in desk.store.find(Contact)]
            assert sorted(notes) == ["First words.", "Nobody knew that it was Idris’s by now."]
            assert not any(one.forked for one in desk.store.find(Contact))
    with three.open("office") as office:
        spans = held_by(office, find_case(office, case).id)
        assert [(one.name, one.until is None) for one in spans] == [
            ("Morag Tennick", False),
            (IDRIS, True),
        ]
    sound(three, "office", "idris", "again")
