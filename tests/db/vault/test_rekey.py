"""A new database key: who stays keeps every way in, who leaves has none, broken off or not."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from db import age
from db.errors import DiskFull, VaultInUse, WrongPassphrase
from db.vault import files, keyfile, layout, recovery, rekey, sealing
from db.vault.access import stale
from db.vault.backup import back_up, backups
from db.vault.connection import open_keyed
from db.vault.cost import derive
from db.vault.passphrase import spelled
from db.vault.slots import CodeSlot, PassphraseSlot, PersonSlot, RecoverySlot
from db.vault.unlock import unlock, unlock_with_code, unlock_with_escrow
from db.vault.vault import create
from tests.db.vault.kit import ACTOR, CHEAP, NAME, OTHER, PASSPHRASE, Made, make
from tests.db.vault.test_backup import AT

BO, BOS = "Bo", "nine dry stones on a wall"
OFFICE = age.new_identity()
NOTE = "Aroha was moved to another class"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """A vault of two people, a code and the office's key, and what it said before."""
    one = make(tmp_path / "vault", age.recipient_of(OFFICE))
    with unlock(one.folder, PASSPHRASE) as vault:
        vault.add_passphrase(OTHER, BO, BOS, CHEAP)
    yield one
    assert not (one.folder / rekey.NEW).exists()


def key_of(folder: Path, passphrase: str = PASSPHRASE) -> bytes:
    with unlock(folder, passphrase) as vault:
        return vault.hand_over()[2]


def read(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    with unlock(folder, passphrase) as vault:
        return [row[0] for row in vault.connection.execute("SELECT text FROM note")]


def test_every_way_in_opens_the_same_notes_under_another_key(made: Made) -> None:
    before = key_of(made.folder)
    rekey.rekey(unlock(made.folder, PASSPHRASE))
    assert key_of(made.folder) != before
    for secret in (PASSPHRASE, BOS):
        assert read(made.folder, secret) == [NOTE]
    unlock_with_code(made.folder, made.code).lock()
    unlock_with_escrow(made.folder, OFFICE).lock()
    with unlock(made.folder, PASSPHRASE) as vault:
        assert [holder.name for holder in vault.holders()] == [NAME, BO]
    keys, both = keyfile.read(made.folder)
    assert both
    assert not keys.previous


def test_who_leaves_opens_nothing_not_even_with_the_key_of_before(made: Made) -> None:
    before = key_of(made.folder, BOS)
    rekey.rekey(unlock(made.folder, PASSPHRASE), without=OTHER)
    with pytest.raises(WrongPassphrase):
        unlock(made.folder, BOS)
    assert not rekey._opens(made.folder / layout.RECORD, before)
    assert read(made.folder) == [NOTE]


def test_an_old_backup_still_opens_with_the_old_key_and_is_there_to_be_named(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        back_up(vault, AT)
    rekey.rekey(unlock(made.folder, PASSPHRASE), without=OTHER)
    (old,) = backups(made.folder)
    assert read(old.folder, BOS) == [NOTE]


def test_nobody_else_may_have_it_open(made: Made) -> None:
    holder = unlock(made.folder, PASSPHRASE)
    with pytest.raises(VaultInUse):
        unlock(made.folder, BOS)
    holder.lock()


def test_a_full_disk_leaves_the_old_key_and_everybodys_way_in(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = key_of(made.folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.vault.rekey.sync_file", full)
    with pytest.raises(DiskFull):
        rekey.rekey(unlock(made.folder, PASSPHRASE), without=OTHER)
    monkeypatch.undo()
    assert key_of(made.folder) == before
    assert read(made.folder, BOS) == [NOTE]


@pytest.mark.parametrize("step", ["copied", "keys-written", "one-key-file", "swapped"])
def test_broken_off_at_each_step_the_next_unlock_ends_it(
    made: Made, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Plug(Exception):
        """It was pulled."""

    def pulled(*_: object) -> None:
        raise Plug

    swap = rekey._swap
    if step == "copied":
        monkeypatch.setattr("db.vault.rekey.keyfile.write", pulled)
    elif step == "keys-written":
        monkeypatch.setattr("db.vault.rekey._swap", pulled)
    elif step == "one-key-file":
        left: list[Callable[..., None]] = [files.put, pulled]
        monkeypatch.setattr("db.vault.keyfile.put", lambda *args: left.pop(0)(*args))
    else:

        def last(folder: Path) -> None:
            swap(folder)
            raise Plug

        monkeypatch.setattr("db.vault.rekey._swap", last)
    with pytest.raises(Plug):
        rekey.rekey(unlock(made.folder, PASSPHRASE), without=OTHER)
    monkeypatch.undo()
    assert read(made.folder) == [NOTE]
    unlock_with_code(made.folder, made.code).lock()
    unlock_with_escrow(made.folder, OFFICE).lock()
    if step == "copied":
        assert read(made.folder, BOS) == [NOTE]  # nothing had happened yet
    else:
        with pytest.raises(WrongPassphrase):
            unlock(made.folder, BOS)
    assert not keyfile.read(made.folder)[0].previous


def test_a_copy_that_was_damaged_in_between_is_made_again(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(_folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("db.vault.rekey._swap", pulled)
    with pytest.raises(KeyboardInterrupt):
        rekey.rekey(unlock(made.folder, PASSPHRASE))
    monkeypatch.undo()
    (made.folder / rekey.NEW).write_bytes(b"\0" * 8192)
    assert read(made.folder) == [NOTE]


def first_kind(folder: Path) -> str:
    """A vault with the slots of the first vaults; returns its recovery code."""
    vault, code = create(folder, PASSPHRASE, actor=ACTOR, name=NAME, cost=CHEAP, random=os.urandom)
    vault.connection.execute("CREATE TABLE note (text TEXT)")
    vault.connection.execute("INSERT INTO note VALUES (?)", (NOTE,))
    _, keys, key, _ = vault.hand_over()
    vault.lock()
    slots: list[PassphraseSlot | RecoverySlot] = []
    for slot in keys.slots:
        assert isinstance(slot, PersonSlot | CodeSlot)
        common = {name: getattr(slot, name) for name in ("id", "actor", "salt", "nonce")}
        if isinstance(slot, PersonSlot):
            wrapping = derive(spelled(PASSPHRASE), slot.salt, slot.cost)
            old: PassphraseSlot | RecoverySlot = PassphraseSlot(
                name=slot.name, cost=slot.cost, wrapped=bytes(48), **common
            )
        else:
            wrapping = sealing._code_key(keys.vault, recovery.read(code), slot.salt)
            old = RecoverySlot(wrapped=bytes(48), **common)
        facts = sealing._facts(keys.vault, old)
        wrapped = AESGCMSIV(wrapping).encrypt(slot.nonce, key, facts)
        slots.append(msgspec.structs.replace(old, wrapped=wrapped))
    keyfile.write(folder, msgspec.structs.replace(keys, slots=tuple(slots), generation=9))
    return code


def test_the_first_vaults_still_open_and_their_slots_change_when_they_are_used(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "first"
    code = first_kind(folder)
    unlock_with_code(folder, code).lock()
    keys, _ = keyfile.read(folder)
    assert {type(slot) for slot in keys.slots} == {PassphraseSlot, RecoverySlot}
    with unlock(folder, PASSPHRASE) as vault:
        assert [holder.name for holder in vault.holders()] == [NAME]
        assert stale(keyfile.read(folder)[0], vault.hand_over()[2]) == ()
    keys, both = keyfile.read(folder)
    assert {type(slot) for slot in keys.slots} == {PersonSlot, RecoverySlot}
    assert both
    assert read(folder) == [NOTE]
    unlock_with_code(folder, code).lock()


def test_what_is_left_after_a_change_of_key_is_encrypted(made: Made) -> None:
    rekey.rekey(unlock(made.folder, PASSPHRASE))
    connection = open_keyed(made.folder / layout.RECORD, key_of(made.folder))
    connection.close()
    for path in made.folder.rglob("*"):
        if path.is_file():
            assert NOTE.encode() not in path.read_bytes()
