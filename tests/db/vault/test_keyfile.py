import hashlib
from pathlib import Path

import msgspec
import pytest

from db.errors import VaultDamaged, VaultNewer
from db.vault import keyfile
from db.vault.keyfile import Keyfile
from db.vault.slots import UnknownSlot
from tests.db.vault.kit import Made

FIRST, SECOND = keyfile.NAMES


def enveloped(body: bytes) -> bytes:
    digest = hashlib.sha256(body).hexdigest()
    return msgspec.json.encode({"body": msgspec.Raw(body), "sha256": digest})


def at(generation: int) -> Keyfile:
    return Keyfile(vault="5e" * 16, generation=generation, cipher="4", slots=())


def test_both_copies_say_the_same(made: Made) -> None:
    assert (made.folder / FIRST).read_bytes() == (made.folder / SECOND).read_bytes()
    keys, whole = keyfile.read(made.folder)
    assert whole
    assert len(keys.slots) == 2


@pytest.mark.parametrize("victim", keyfile.NAMES)
def test_every_single_byte_damaged_is_noticed_and_the_other_copy_read(
    made: Made, victim: str
) -> None:
    good = (made.folder / victim).read_bytes()
    keys, _ = keyfile.read(made.folder)
    for position in range(len(good)):
        for mask in (0x01, 0x20, 0xFF):
            bad = bytearray(good)
            bad[position] ^= mask
            (made.folder / victim).write_bytes(bad)
            assert keyfile.read(made.folder) == (keys, False), position


@pytest.mark.parametrize("victim", keyfile.NAMES)
def test_a_copy_cut_at_any_length_is_noticed_and_the_other_read(made: Made, victim: str) -> None:
    good = (made.folder / victim).read_bytes()
    keys, _ = keyfile.read(made.folder)
    for length in range(len(good)):
        (made.folder / victim).write_bytes(good[:length])
        assert keyfile.read(made.folder) == (keys, False), length
    for more in (b"\n", b" ", good):
        (made.folder / victim).write_bytes(good + more)
        assert keyfile.read(made.folder) == (keys, False)


def test_both_damaged_is_said(made: Made) -> None:
    for name in keyfile.NAMES:
        (made.folder / name).write_bytes(b"{}")
    with pytest.raises(VaultDamaged) as refused:
        keyfile.read(made.folder)
    assert refused.value.facts == {"what": "vault.json + vault.json.2"}


@pytest.mark.parametrize("newer", keyfile.NAMES)
def test_the_higher_generation_counts_whichever_copy_has_it(tmp_path: Path, newer: str) -> None:
    for name in keyfile.NAMES:
        (tmp_path / name).write_bytes(keyfile.encode(at(10 if name == newer else 9)))
    assert keyfile.read(tmp_path) == (at(10), False)


def test_a_higher_generation_whose_hash_does_not_hold_does_not_count(tmp_path: Path) -> None:
    (tmp_path / FIRST).write_bytes(keyfile.encode(at(10)).replace(b":10,", b":99,"))
    (tmp_path / SECOND).write_bytes(keyfile.encode(at(9)))
    assert keyfile.read(tmp_path) == (at(9), False)


def test_writing_mends_both(tmp_path: Path) -> None:
    (tmp_path / FIRST).write_bytes(b"\0" * 100)
    keyfile.write(tmp_path, at(3))
    assert keyfile.read(tmp_path) == (at(3), True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "wrong",
    [
        {"cipher": "4" * 101},
        {"vault": "not hex"},
        {"slots": (UnknownSlot(b'{"no type":1}'),)},
        {"slots": (UnknownSlot(b'{"type":"passphrase"}'),)},
        {"generation": 0},
    ],
)
def test_what_could_not_be_read_again_is_never_written(
    made: Made, wrong: dict[str, object]
) -> None:
    before = keyfile.read(made.folder)
    with pytest.raises(ValueError, match="could not be read again"):
        keyfile.write(made.folder, msgspec.structs.replace(before[0], **wrong))
    assert keyfile.read(made.folder) == before


def test_a_newer_format_is_said_even_where_its_shape_is_unknown(tmp_path: Path) -> None:
    data = enveloped(b'{"format":2,"generation":5,"doors":{"front":"oak"}}')
    (tmp_path / FIRST).write_bytes(data)
    (tmp_path / SECOND).write_bytes(keyfile.encode(at(4)))
    with pytest.raises(VaultNewer) as refused:
        keyfile.read(tmp_path)
    assert refused.value.facts == {"found": 2, "known": 1}


@pytest.mark.parametrize(
    "body",
    [
        b'{"format":1,"generation":5}',
        b'{"format":1,"generation":5,"vault":"x","cipher":"4","slots":[]}',
        b'{"format":1,"generation":5,"vault":"%s","cipher":"4","slots":[{}]}' % (b"5e" * 16),
        b'{"format":1,"generation":5,"vault":"%s","cipher":"4","slots":[{"type":"passphrase"}]}'
        % (b"5e" * 16),
    ],
)
def test_a_body_whose_hash_holds_but_not_its_shape_is_damage(tmp_path: Path, body: bytes) -> None:
    for name in keyfile.NAMES:
        (tmp_path / name).write_bytes(enveloped(body))
    with pytest.raises(VaultDamaged):
        keyfile.read(tmp_path)


@pytest.mark.parametrize("data", [b"", b"[" * 100_000, b"\xff\xfe", b"null", b"0" * 2_000_000])
def test_rubbish_is_damage_and_never_a_crash(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FIRST).write_bytes(data)
    with pytest.raises(VaultDamaged):
        keyfile.read(tmp_path)


def test_a_slot_of_a_later_program_survives_being_rewritten(tmp_path: Path) -> None:
    later = UnknownSlot(b'{"type":"hologram","sealed":"AAAA","n":[1,{"b":null}]}')
    keys = Keyfile(vault="5e" * 16, generation=1, cipher="4", slots=(later,))
    keyfile.write(tmp_path, keys)
    found, _ = keyfile.read(tmp_path)
    keyfile.write(tmp_path, found)
    assert keyfile.read(tmp_path) == (keys, True)
