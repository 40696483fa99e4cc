import os

import msgspec
import pytest

from db import age
from db.vault.sealing import (
    open_with_code,
    open_with_identity,
    open_with_passphrase,
    resealed,
    seal_with_code,
    seal_with_passphrase,
)
from db.vault.slots import CodeSlot, Cost, PersonSlot, UnknownSlot, encode_slot, parse_slot
from tests.db.vault.kit import ACTOR, CHEAP, OTHER

VAULT = "5e" * 16
KEY = bytes(range(32))
SECRET = bytes(18)


def by_passphrase(passphrase: str = "café gate") -> PersonSlot:
    return seal_with_passphrase(
        VAULT, KEY, passphrase, actor=ACTOR, name=b"n", cost=CHEAP, random=os.urandom
    )


def by_code() -> CodeSlot:
    return seal_with_code(VAULT, KEY, SECRET, actor=ACTOR, random=os.urandom)


def test_a_passphrase_slot_opens_with_its_passphrase_however_it_is_spelled() -> None:
    slot = by_passphrase()
    assert open_with_passphrase(VAULT, slot, "café gate") == KEY
    assert open_with_passphrase(VAULT, slot, "cafe\u0301 gate") == KEY
    assert open_with_passphrase(VAULT, slot, "cafe gate") is None


def test_a_recovery_slot_opens_with_its_code() -> None:
    assert open_with_code(VAULT, by_code(), SECRET) == KEY
    assert open_with_code(VAULT, by_code(), b"\1" * 18) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "0" * 32},
        {"actor": OTHER},
        {"cost": Cost(8, 2, 1)},
        {"cost": Cost(16, 1, 1)},
        {"salt": bytes(32)},
        {"nonce": bytes(12)},
        {"identity": bytes(90)},
        {"recipient": age.recipient_of(age.new_identity())},
        {"sealed": age.seal_to(bytes(32), age.recipient_of(age.new_identity()))},
    ],
)
def test_nothing_that_a_slot_says_can_be_changed(changed: dict[str, object]) -> None:
    slot = msgspec.structs.replace(by_passphrase(), **changed)
    assert open_with_passphrase(VAULT, slot, "café gate") is None
    if "cost" not in changed:
        code = msgspec.structs.replace(by_code(), **changed)
        assert open_with_code(VAULT, code, SECRET) is None


def test_a_slot_is_for_one_vault() -> None:
    assert open_with_passphrase("00" * 16, by_passphrase(), "café gate") is None
    assert open_with_code("00" * 16, by_code(), SECRET) is None


def test_the_same_passphrase_twice_makes_slots_that_have_nothing_in_common() -> None:
    one, two = by_passphrase(), by_passphrase()
    assert one.salt != two.salt
    assert one.nonce != two.nonce
    assert one.recipient != two.recipient
    assert one.identity != two.identity


def test_a_new_key_goes_into_a_slot_without_anybodys_secret() -> None:
    new = bytes(range(1, 33))
    slot = resealed(VAULT, by_passphrase(), new)
    assert open_with_passphrase(VAULT, slot, "café gate") == new
    assert open_with_code(VAULT, resealed(VAULT, by_code(), new), SECRET) == new
    assert open_with_identity(VAULT, slot, age.new_identity()) is None


def test_slots_are_written_and_read_back() -> None:
    for slot in (by_passphrase(), by_code()):
        assert parse_slot(encode_slot(slot)) == slot


def test_a_slot_of_an_unknown_type_is_kept_byte_for_byte() -> None:
    raw = b'{"type":"hologram","recipient":"age1xyz","later":{"a":[1,2]}}'
    slot = parse_slot(raw)
    assert slot == UnknownSlot(raw)
    assert encode_slot(slot) == raw


@pytest.mark.parametrize(
    "change",
    [
        {"salt": "AAAA"},  # shorter than 16 bytes
        {"extra": 1},
        {"actor": "Marguerite"},
        {"cost": {"memory_kib": 2**21, "iterations": 1, "lanes": 1}},
    ],
)
def test_a_known_type_of_the_wrong_shape_is_refused(change: dict[str, object]) -> None:
    said = msgspec.json.decode(encode_slot(by_passphrase()))
    with pytest.raises(msgspec.ValidationError):
        parse_slot(msgspec.json.encode(said | change))
