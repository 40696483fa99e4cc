"""The office's recovery key: in every invitation, carried off once, and what it opens."""

from pathlib import Path

import pytest

from db.errors import (
    FileUnwritable,
    RecoveryKeyGone,
    WeakPassphrase,
    WrongDesk,
    WrongPassphrase,
    WrongRecoveryKey,
)
from db.records import Case
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.actions.safety.recovery_key import (
    carry_off,
    is_here,
    read_key,
    recipient,
    recover_with_key,
)
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import opened

ANOTHER = "saddle velvet orchard pigeon granite lute"


def carried(house: House, name: str = "key.txt") -> Path:
    with house.open("office") as office:
        carry_off(office, house.path(name))
    return house.path(name)


def test_a_laptop_whose_passphrase_is_forgotten_opens_with_the_offices_stick(
    house: House,
) -> None:
    with house.open("morag") as morag:
        opened(morag)
        with house.open("office") as office:
            assert morag.vault.escrowed_to == recipient(office)
    key = read_key(carried(house))
    with pytest.raises(WeakPassphrase):
        recover_with_key(house.path("morag"), key, "password", house.world)
    with recover_with_key(house.path("morag"), key, ANOTHER, house.world) as morag:
        assert len(morag.store.find(Case)) == 1
    with pytest.raises(WrongPassphrase):
        open_desk(house.path("morag"), PASSPHRASE, house.world)
    open_desk(house.path("morag"), ANOTHER, house.world).lock()


def test_once_carried_off_it_is_on_the_stick_alone(house: House) -> None:
    with house.open("office") as office:
        back_up(office)
        assert is_here(office)
    key = read_key(carried(house))
    assert key.startswith("AGE-SECRET-KEY-1")
    with house.open("office") as office:
        assert not is_here(office)
        with pytest.raises(RecoveryKeyGone):
            carry_off(office, house.path("again.txt"))
        invited = recipient(office)
        assert invited is not None  # later invitations still carry the public half
        rows = office.store.database.run("SELECT name, value FROM secret")
        assert {row[0] for row in rows} == {"sign", "seal"}
        backups = list(office.vault.backups.iterdir())
        assert len(backups) == 1  # the one of before held it
    with open_desk(backups[0], PASSPHRASE, house.world) as copy:
        assert not is_here(copy)


def test_a_stick_that_cannot_be_written_leaves_the_key_where_it_is(house: House) -> None:
    with house.open("office") as office:
        with pytest.raises(FileUnwritable):
            carry_off(office, house.path("gone") / "key.txt")
        assert is_here(office)


def test_it_opens_no_other_services_laptop_and_not_the_office(house: House, tmp_path: Path) -> None:
    other = House(tmp_path / "other")
    key = read_key(carried(other))
    for name in ("morag", "office"):
        with pytest.raises(WrongRecoveryKey):
            recover_with_key(house.path(name), key, ANOTHER, house.world)
    with pytest.raises(WrongRecoveryKey):
        recover_with_key(house.path("morag"), "", ANOTHER, house.world)


def test_only_an_office_has_one(house: House) -> None:
    with house.open("morag") as morag, pytest.raises(WrongDesk):
        carry_off(morag, house.path("key.txt"))
