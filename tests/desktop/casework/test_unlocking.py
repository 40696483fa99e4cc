"""Unlocking: with what, one at a time, and what is noticed of an older or damaged record."""

import gc
from pathlib import Path

import pytest

from db.errors import (
    NoVault,
    VaultDamaged,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryCode,
)
from db.vault.vault import unlock_with_code
from desktop.casework.actions.joining.found_office import found_office
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, SERVICE, House, world
from tests.desktop.casework.actions.kit import duplicate, opened, put_back

SECOND = "thimble orchard walrus pepper glacier song"


def test_a_wrong_passphrase_opens_nothing_and_leaves_nothing_open(house: House) -> None:
    for folder, refusal in (("morag", WrongPassphrase), ("nowhere", NoVault)):
        with pytest.raises(refusal):
            open_desk(house.path(folder), SECOND, house.world)
    with house.open("morag") as morag:
        assert morag.warnings == morag.problems == ()


def test_a_recovery_code_opens_the_desk_too(tmp_path: Path) -> None:
    made = found_office(
        tmp_path / "office", PASSPHRASE, SERVICE, "standard", "Una Thwaite", world()
    )
    with open_desk(tmp_path / "office", made.recovery_code, world(), unlock_with_code) as desk:
        assert desk.person == "Una Thwaite"
    with pytest.raises(WrongRecoveryCode):
        open_desk(tmp_path / "office", PASSPHRASE, world(), unlock_with_code)


def test_one_program_has_it_open_at_a_time_and_locking_lets_go(house: House) -> None:
    with house.open("morag"), pytest.raises(VaultInUse):
        open_desk(house.path("morag"), PASSPHRASE, house.world)
    with house.open("morag") as morag:
        assert morag.problems == ()
    assert morag.vault.locked


def test_a_record_older_than_its_head_is_said_at_every_unlock(house: House) -> None:
    duplicate(house, "morag", "older")
    with house.open("morag") as morag:
        opened(morag)
    put_back(house, "morag", "older")
    for _ in range(3):  # the head is written anew at each lock, and does not hide it
        with house.open("morag") as morag:
            assert morag.warnings == ("rolled-back",)
            assert morag.problems == ()


def test_a_record_that_went_on_after_it_was_put_back_is_noticed(house: House) -> None:
    duplicate(house, "morag", "twin")
    with house.open("twin") as twin:
        opened(twin, child="Wilfred Oakshott")
    with house.open("morag") as morag:
        opened(morag)
    put_back(house, "morag", "twin")
    with house.open("morag") as morag:
        assert morag.warnings == ("rolled-back",)


def test_a_newer_record_than_its_head_is_no_alarm(house: House) -> None:
    head = house.path("morag") / "head"
    before = head.read_bytes()
    with house.open("morag") as morag:
        opened(morag)
    head.write_bytes(before)  # as after a crash: the lock never came
    with house.open("morag") as morag:
        assert morag.warnings == ()
    head.unlink()
    with house.open("morag") as morag:
        assert morag.warnings == ()


def test_a_damaged_head_is_said_once(house: House) -> None:
    (house.path("morag") / "head").write_bytes(b"noise")
    with house.open("morag") as morag:
        assert morag.warnings == ("head-damaged",)
    with house.open("morag") as morag:
        assert morag.warnings == ()


def test_a_record_that_cannot_be_read_is_refused_and_nothing_else_is_said(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    record = house.path("office") / "record.db"
    whole = record.read_bytes()
    refused = 0
    for at in range(4096, len(whole), 4096):
        record.write_bytes(whole[:at] + bytes(4096) + whole[at + 4096 :])
        try:
            open_desk(house.path("office"), PASSPHRASE, house.world).lock()
        except VaultDamaged:
            refused += 1
    gc.collect()
    assert refused
    assert caplog.messages == []
