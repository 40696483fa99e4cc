"""What the office's inbox tells: what waits and for what, what a bundle holds, whom to answer."""

import shutil
from pathlib import Path

import pytest

from db.errors import BundleDamaged, DeviceEnded, FileUnwritable, NoSuchRecord, WrongDesk
from db.records import Household
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.exchange.inbox import (
    answer_to_folder,
    answers_due,
    look_at_inbox,
    see_to,
    try_again,
)
from desktop.casework.actions.exchange.look_into import look_closer, look_into
from desktop.casework.actions.joining.end_device import revoke
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from tests.builders import NOW, House
from tests.db.bundle import forge
from tests.desktop.casework.actions.kit import contact, meeting, opened, signed, stranger, who


def week(house: House) -> bytes:
    """Morag's bundle: a case, a call, a meeting."""
    with house.open("morag") as desk:
        reference = opened(desk)
        record_contact(desk, reference, contact(statement="read"))
        hold_meeting(desk, reference, meeting())
    return house.seal("morag")[0][0]


def strange(house: House) -> bytes:
    with house.open("office") as desk:
        office = who(desk)
    someone = stranger()
    rows = forge.chain(someone.device, "up", [Household(postcode="CA1 1AA")])
    return signed(someone, office, rows)


def rows(house: House) -> int:
    with house.open("office") as desk:
        return desk.store.row_count()


def test_looking_into_a_bundle_counts_what_it_holds_and_takes_nothing(house: House) -> None:
    data, before = week(house), rows(house)
    with house.open("office") as office:
        seen = look_into(office, data)
        assert (seen.sender, seen.number, seen.signature) == ("Morag Tennick", 1, "good")
        assert (seen.state, seen.code, seen.size) == ("new", "", len(data))
        assert seen.by == "Perpetua Wainhope"
        assert seen.holds is not None
        assert (seen.holds.families, seen.holds.stated) == (1, 1)
        assert [seen.holds.count(kind) for kind in ("case", "contact", "meeting")] == [1, 1, 1]
        assert seen.holds.first is not None
    assert rows(house) == before
    house.bring("office", data)
    with house.open("office") as office:
        assert look_into(office, data).state == "already"
        (came,) = look_at_inbox(office).came
        closer = look_closer(office, came.key)
        assert closer.holds == seen.holds  # read from the record now


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "bundle-damaged"), (b"hello", "bundle-damaged")],
)
def test_looking_into_anything_refuses_nothing(house: House, data: bytes, code: str) -> None:
    with house.open("office") as office:
        assert look_into(office, data).code == code


def test_a_strangers_bundle_is_told_by_its_key_alone(house: House) -> None:
    data = strange(house)
    with house.open("office") as office:
        seen = look_into(office, data)
        assert (seen.code, seen.sender, seen.holds) == ("bundle-unknown-signer", "", None)
        assert len(seen.fingerprint) == 64


def test_what_waits_stands_first_and_until_somebody_has_seen_to_it(house: House) -> None:
    house.bring("office", strange(house), week(house))
    with house.open("office") as office:
        first, second = look_at_inbox(office).came
        assert (first.result, first.waits) == ("quarantined", True)
        assert (second.result, second.waits, second.sender) == ("applied", False, "Morag Tennick")
        assert try_again(office, first.key).result == "quarantined"
        see_to(office, first.key)
        assert not any(one.waits for one in look_at_inbox(office).came)
    with house.open("office") as office:  # and it is kept
        assert len(list(office.vault.quarantine.iterdir())) == 1
        with pytest.raises(BundleDamaged):
            try_again(office, "ab" * 32)
        with pytest.raises(NoSuchRecord):
            look_closer(office, "ab" * 32)


def test_a_gap_names_the_rows_and_the_bundle_that_are_missing(house: House) -> None:
    shutil.copytree(house.path("office"), house.path("other"))
    with house.open("morag") as desk:
        device, reference = desk.device, opened(desk)
    lost, (sent,) = house.seal("morag")
    house.bring("other", *lost)
    house.carry("other", "morag", to=device)
    with house.open("morag") as desk:
        record_contact(desk, reference, contact())
    late, _ = house.seal("morag")
    house.bring("office", *late)
    with house.open("office") as office:
        assert look_into(office, late[0]).state == "gap"
        (came,) = look_at_inbox(office).came
        assert (came.result, came.code, came.lacks) == ("held", "bundle-gap", 1)
        assert came.facts["missing"] == f"1 to {sent.to_seq}"
    house.bring("office", *lost)
    with house.open("office") as office:
        assert [one.result for one in look_at_inbox(office).came] == ["applied", "applied"]


def test_an_answer_is_due_once_something_came_and_on_its_way_when_it_was_made(
    house: House, tmp_path: Path
) -> None:
    with house.open("office") as office:
        assert answers_due(office) == ()  # its welcome has gone
    house.bring("office", week(house))
    folder = tmp_path / "stick"
    folder.mkdir()
    with house.open("office") as office:
        (due,) = answers_due(office)
        (sent,) = answer_to_folder(office, due.device, folder)
        assert answers_due(office) == ()
        assert look_at_inbox(office).came[0].answered
    (file,) = folder.iterdir()
    assert str(file) == sent.file
    assert "tennick" not in file.name.casefold()
    assert [one.result for one in house.bring("morag", file.read_bytes())] == ["applied"]


def test_an_answer_that_cannot_be_written_stays_due(house: House, tmp_path: Path) -> None:
    house.bring("office", week(house))
    with house.open("office") as office:
        (due,) = answers_due(office)
        with pytest.raises(FileUnwritable):
            answer_to_folder(office, due.device, tmp_path / "not there")
        assert answers_due(office) == (due,)
        revoke(office, due.device, "Lost.")
        assert answers_due(office) == ()
        with pytest.raises(DeviceEnded):
            answer_to_folder(office, due.device, tmp_path)
    with house.open("morag") as morag, pytest.raises(WrongDesk):
        answer_to_folder(morag, due.device, tmp_path)


def test_the_page_tells_the_desks_own_time(house: House) -> None:
    with house.open("office") as office:
        assert look_at_inbox(office).now == NOW
