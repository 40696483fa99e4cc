import os
from pathlib import Path

import msgspec
import pytest

from db.errors import WeakPassphrase, WrongPassphrase, WrongRecoveryCode
from db.names import ActorId
from db.vault import keyfile
from db.vault.passphrase import TAKEN
from db.vault.slots import PersonSlot, UnknownSlot
from db.vault.vault import LockedError, create, unlock, unlock_with_code
from tests.db.vault.kit import ACTOR, CHEAP, NAME, OTHER, PASSPHRASE, Made

NEW = "the tide turned twice that day"


def test_locking_closes_and_wipes_and_may_be_done_twice(made: Made) -> None:
    vault = unlock(made.folder, PASSPHRASE)
    kept = vault._key
    assert any(kept)
    vault.lock()
    vault.lock()
    assert vault.locked
    assert not any(kept)
    for use in (lambda: vault.connection, lambda: vault.subkey("head"), vault.holders):
        with pytest.raises(LockedError):
            use()


def test_what_was_not_committed_is_undone_by_locking(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.connection.execute("BEGIN IMMEDIATE")
        vault.connection.execute("DELETE FROM note")
    with unlock(made.folder, PASSPHRASE) as vault:
        assert vault.connection.execute("SELECT count(*) FROM note").fetchone() == (1,)


def test_a_subkey_is_the_same_each_time_and_another_for_each_purpose(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        keys = [vault.subkey(purpose) for purpose in ("head", "head", "tail")]
        secret = bytes(vault._key)
    assert keys[0] == keys[1]
    assert len({*keys, secret}) == 3
    with unlock(made.folder, PASSPHRASE) as vault:
        assert vault.subkey("head") == keys[0]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.change_passphrase(PASSPHRASE, NEW, CHEAP)
    with pytest.raises(WrongPassphrase):
        unlock(made.folder, PASSPHRASE)
    with unlock(made.folder, NEW) as vault:
        assert [(h.actor, h.name) for h in vault.holders()] == [(ACTOR, NAME)]
    unlock_with_code(made.folder, made.code).lock()
    assert keyfile.read(made.folder)[1]


def test_the_old_slot_is_gone_from_both_files(made: Made) -> None:
    before, _ = keyfile.read(made.folder)
    (old,) = (slot for slot in before.slots if isinstance(slot, PersonSlot))
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.change_passphrase(PASSPHRASE, NEW, CHEAP)
    wrapped = msgspec.json.encode(old.identity).strip(b'"')
    for name in keyfile.NAMES:
        assert wrapped not in (made.folder / name).read_bytes()


def test_the_old_passphrase_is_asked_for_and_must_be_ones_own(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.add_passphrase(OTHER, "Ben", NEW, CHEAP)
        for wrong in ("wrong", NEW):
            with pytest.raises(WrongPassphrase):
                vault.change_passphrase(wrong, "anything at all", CHEAP)
    unlock(made.folder, PASSPHRASE).lock()
    unlock(made.folder, NEW).lock()


def test_one_passphrase_is_one_persons(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        with pytest.raises(WeakPassphrase) as refused:
            vault.add_passphrase(OTHER, "Ben", PASSPHRASE, CHEAP)
        assert refused.value.facts == {"reason": TAKEN}
        vault.add_passphrase(OTHER, "Ben", NEW, CHEAP)
        with pytest.raises(WeakPassphrase):
            vault.change_passphrase(PASSPHRASE, NEW, CHEAP)
        vault.change_passphrase(PASSPHRASE, PASSPHRASE, CHEAP)


def test_a_slot_that_could_not_be_read_again_is_refused_and_all_stays(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        for actor, name in ((ActorId("Ben"), "Ben"), (OTHER, "B" * 5000)):
            with pytest.raises(ValueError, match="could not be read again"):
                vault.add_passphrase(actor, name, NEW, CHEAP)
        assert len(vault.holders()) == 1
    unlock(made.folder, PASSPHRASE).lock()


def test_a_forgotten_passphrase_is_replaced_after_the_code(made: Made) -> None:
    with unlock_with_code(made.folder, made.code) as vault:
        (holder,) = vault.holders()
        vault.reset_passphrase(holder.slot, NEW, CHEAP)
        code = vault.renew_recovery_code()
    unlock(made.folder, NEW).lock()
    unlock_with_code(made.folder, code).lock()
    with pytest.raises(WrongRecoveryCode):
        unlock_with_code(made.folder, made.code)
    with pytest.raises(WrongPassphrase):
        unlock(made.folder, PASSPHRASE)


def test_a_later_programs_way_in_survives_every_change_made_here(made: Made) -> None:
    later = UnknownSlot(b'{"type":"hologram","sealed":"AAAA"}')
    keys, _ = keyfile.read(made.folder)
    keyfile.write(made.folder, msgspec.structs.replace(keys, slots=(later, *keys.slots)))
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.change_passphrase(PASSPHRASE, NEW, CHEAP)
        vault.add_passphrase(OTHER, "Ben", "a slower river at night", CHEAP)
        vault.renew_recovery_code()
    assert later in keyfile.read(made.folder)[0].slots


def test_no_name_and_no_word_is_readable_in_any_file_open_or_locked(tmp_path: Path) -> None:
    vault, code = create(
        tmp_path / "v", PASSPHRASE, actor=ACTOR, name=NAME, cost=CHEAP, random=os.urandom
    )
    vault.add_passphrase(OTHER, "Bartholomew", NEW, CHEAP)
    vault.connection.execute("CREATE TABLE note (text)")
    vault.connection.execute("BEGIN IMMEDIATE")
    vault.connection.execute("INSERT INTO note VALUES ('Aroha was moved')")
    words = [*NAME.split(), "herons", "Bartholomew", "Aroha", "CREATE TABLE", code[:5]]
    key = bytes(vault._key)

    def scan() -> None:
        for path in vault.folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            assert key not in data
            assert key.hex().encode() not in data
            for word in words:
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    assert word.encode(encoding) not in data, (path.name, word)

    scan()
    vault.connection.execute("COMMIT")
    scan()
    vault.lock()
    scan()


def test_names_of_a_like_length_look_alike(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.add_passphrase(OTHER, "Bo", NEW, CHEAP)
        assert [holder.name for holder in vault.holders()] == [NAME, "Bo"]
    keys, _ = keyfile.read(made.folder)
    lengths = {len(slot.name) for slot in keys.slots if isinstance(slot, PersonSlot)}
    assert len(lengths) == 1


def test_a_name_moved_to_another_persons_slot_is_not_believed(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.add_passphrase(OTHER, "Bo", NEW, CHEAP)
    keys, _ = keyfile.read(made.folder)
    mine, his = (slot for slot in keys.slots if isinstance(slot, PersonSlot))
    swapped = msgspec.structs.replace(his, name=mine.name)
    slots = tuple(swapped if slot is his else slot for slot in keys.slots)
    keyfile.write(made.folder, msgspec.structs.replace(keys, slots=slots))
    with unlock(made.folder, PASSPHRASE) as vault:
        assert [holder.name for holder in vault.holders()] == [NAME, ""]


def test_nothing_secret_shows_when_a_vault_is_printed(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        assert repr(vault) == "<Vault unlocked>"
    assert repr(vault) == "<Vault locked>"
