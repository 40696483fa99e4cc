"""The office's recovery key as a way in: alone, for this vault only, and for nobody else."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from db import age
from db.errors import NoVault, WrongRecoveryKey
from db.vault import keyfile
from db.vault.create import create
from db.vault.sealing import open_with_identity
from db.vault.slots import EscrowSlot, encode_slot, parse_slot
from db.vault.unlock import unlock, unlock_with_code, unlock_with_escrow
from tests.db.vault.kit import ACTOR, CHEAP, NAME, PASSPHRASE, make

KEY = age.new_identity()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vault, _ = create(
        tmp_path / "vault",
        PASSPHRASE,
        actor=ACTOR,
        name=NAME,
        cost=CHEAP,
        random=os.urandom,
        escrow=age.recipient_of(KEY),
    )
    vault.lock()
    return tmp_path / "vault"


def only(folder: Path, kind: type) -> None:
    """Take every other way in out of the key files."""
    keys, _ = keyfile.read(folder)
    kept = tuple(slot for slot in keys.slots if isinstance(slot, kind))
    keyfile.write(folder, replace(keys, slots=kept, generation=keys.generation + 1))


def test_it_opens_the_vault_alone_and_acts_for_whose_it_is(folder: Path) -> None:
    only(folder, EscrowSlot)
    with unlock_with_escrow(folder, KEY) as vault:
        assert vault.actor == ACTOR
        assert vault.escrowed_to == age.recipient_of(KEY)


@pytest.mark.parametrize(
    "key",
    [age.new_identity(), "", "AGE-SECRET-KEY-1NONSENSE", "é" * 80],
    ids=["another", "none", "nonsense", "accents"],
)
def test_another_key_or_none_opens_nothing(folder: Path, key: str) -> None:
    with pytest.raises(WrongRecoveryKey):
        unlock_with_escrow(folder, key)


def test_a_slot_carried_into_another_vault_opens_nothing_there(
    folder: Path, tmp_path: Path
) -> None:
    keys, _ = keyfile.read(folder)
    (slot,) = (one for one in keys.slots if isinstance(one, EscrowSlot))
    assert open_with_identity(keys.vault, slot, KEY) is not None
    assert open_with_identity("ab" * 16, slot, KEY) is None
    assert open_with_identity(keys.vault, replace(slot, actor="b2" * 16), KEY) is None
    assert open_with_identity(keys.vault, replace(slot, id="b2" * 16), KEY) is None
    spoilt = slot.sealed[:-1] + bytes([slot.sealed[-1] ^ 1])
    assert open_with_identity(keys.vault, replace(slot, sealed=spoilt), KEY) is None


def test_it_lasts_through_a_changed_passphrase_and_a_renewed_code(folder: Path) -> None:
    with unlock(folder, PASSPHRASE) as vault:
        vault.change_passphrase(PASSPHRASE, "another one", CHEAP)
        code = vault.renew_recovery_code()
    unlock_with_escrow(folder, KEY).lock()
    unlock_with_code(folder, code).lock()


def test_no_vault_is_made_for_what_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="recipient"):
        make(tmp_path / "vault", "age1nonsense")
    with pytest.raises(NoVault):
        unlock(tmp_path / "vault", PASSPHRASE)


def test_the_key_files_keep_it_byte_for_byte_and_no_key_in_clear(folder: Path) -> None:
    keys, _ = keyfile.read(folder)
    for slot in keys.slots:
        assert parse_slot(encode_slot(slot)) == slot
    with unlock(folder, PASSPHRASE) as vault:
        secret = bytes(vault._usable_key())
    for name in keyfile.NAMES:
        data = (folder / name).read_bytes()
        assert secret.hex().encode() not in data
        assert secret not in data
