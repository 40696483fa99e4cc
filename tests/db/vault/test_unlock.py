from pathlib import Path

import msgspec
import pytest

from db.errors import (
    FileUnwritable,
    NoVault,
    VaultDamaged,
    VaultInUse,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryCode,
)
from db.vault import keyfile
from db.vault.recovery import printed
from db.vault.vault import unlock, unlock_with_code
from tests.db.vault.kit import ACTOR, CHEAP, OTHER, PASSPHRASE, Made, elsewhere, make

UNLOCK = """
import sys
from pathlib import Path
from db.errors import Refusal
from db.vault.vault import unlock
try:
    with unlock(Path(sys.argv[1]), sys.argv[2]) as vault:
        print(vault.connection.execute("SELECT count(*) FROM note").fetchone()[0])
except Refusal as refused:
    print(refused.code)
"""


def test_what_was_written_is_there_again(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        assert vault.connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
        assert vault.actor == ACTOR


def test_the_recovery_code_opens_it_too_with_slips_that_mean_the_same(made: Made) -> None:
    with unlock_with_code(made.folder, made.code.lower().replace("-", " ")) as vault:
        assert vault.actor == ACTOR


def test_a_wrong_passphrase_is_said_as_that_and_changes_nothing(made: Made) -> None:
    before = {path: path.read_bytes() for path in made.folder.iterdir() if path.is_file()}
    for wrong in ("", PASSPHRASE.upper(), PASSPHRASE + " "):
        with pytest.raises(WrongPassphrase):
            unlock(made.folder, wrong)
    assert before == {path: path.read_bytes() for path in made.folder.iterdir() if path.is_file()}


def test_a_mistyped_code_and_another_vaults_code_are_told_apart(made: Made) -> None:
    wrong = ("0" if made.code[0] != "0" else "1") + made.code[1:]
    with pytest.raises(WrongRecoveryCode) as refused:
        unlock_with_code(made.folder, wrong)
    assert refused.value.facts == {"reason": "group", "group": 1}
    with pytest.raises(WrongRecoveryCode) as refused:
        unlock_with_code(made.folder, printed(bytes(18)))
    assert refused.value.facts == {"reason": "other", "group": 0}


def test_no_folder_an_empty_one_and_one_with_other_things_are_no_vault(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").touch()
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path, tmp_path / "empty", tmp_path / "nowhere"):
        with pytest.raises(NoVault):
            unlock(folder, PASSPHRASE)


def test_a_name_that_no_folder_can_have_is_refused_in_both_directions(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NoVault):
        unlock(tmp_path / "file" / "vault", PASSPHRASE)
    with pytest.raises(FileUnwritable):
        unlock(tmp_path / ("v" * 300), PASSPHRASE)
    for folder in (tmp_path / "file" / "vault", tmp_path / ("v" * 300)):
        with pytest.raises(FileUnwritable):
            make(folder)


def test_a_record_without_keys_is_damage_not_absence(made: Made) -> None:
    for name in keyfile.NAMES:
        (made.folder / name).unlink()
    with pytest.raises(VaultDamaged):
        unlock(made.folder, PASSPHRASE)


def test_a_vault_that_is_open_is_in_use_here_and_elsewhere(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE):
        with pytest.raises(VaultInUse):
            unlock(made.folder, PASSPHRASE)
        with pytest.raises(WrongPassphrase):
            unlock(made.folder, "something else")
        assert elsewhere(UNLOCK, str(made.folder), PASSPHRASE) == "vault-in-use"
    assert elsewhere(UNLOCK, str(made.folder), PASSPHRASE) == "1"


@pytest.mark.parametrize("victim", keyfile.NAMES)
def test_one_bad_key_file_keeps_nobody_out_and_is_mended(made: Made, victim: str) -> None:
    good = (made.folder / victim).read_bytes()
    (made.folder / victim).write_bytes(good[: len(good) // 2])
    unlock(made.folder, PASSPHRASE).lock()
    assert (made.folder / victim).read_bytes() == good


def test_a_key_file_is_not_mended_for_who_cannot_open_it(made: Made) -> None:
    (made.folder / "vault.json").write_bytes(b"")
    with pytest.raises(WrongPassphrase):
        unlock(made.folder, "something else")
    assert (made.folder / "vault.json").read_bytes() == b""


def test_damage_to_the_database_never_reads_as_a_wrong_passphrase(made: Made) -> None:
    record = made.folder / "record.db"
    good = record.read_bytes()
    for bad in (bytes(4096), good[:100], good[:4095], b"", bytes([good[0] ^ 1]) + good[1:]):
        record.write_bytes(bad)
        with pytest.raises(VaultDamaged) as refused:
            unlock(made.folder, PASSPHRASE)
        assert refused.value.facts == {"what": "record.db"}
    record.unlink()
    with pytest.raises(VaultDamaged):
        unlock(made.folder, PASSPHRASE)


def test_another_vaults_database_is_damage(made: Made, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    (made.folder / "record.db").write_bytes((other.folder / "record.db").read_bytes())
    with pytest.raises(VaultDamaged):
        unlock(made.folder, PASSPHRASE)


def test_a_later_sqlcipher_is_named_where_its_database_does_not_open(made: Made) -> None:
    keys, _ = keyfile.read(made.folder)
    keyfile.write(made.folder, msgspec.structs.replace(keys, cipher="99.1.0 community"))
    unlock(made.folder, PASSPHRASE).lock()
    (made.folder / "record.db").write_bytes(bytes(8192))
    with pytest.raises(VaultNewer) as refused:
        unlock(made.folder, PASSPHRASE)
    assert refused.value.facts["found"] == "SQLCipher 99.1.0 community"


def test_an_earlier_sqlcipher_is_named_too(made: Made) -> None:
    keys, _ = keyfile.read(made.folder)
    keyfile.write(made.folder, msgspec.structs.replace(keys, cipher="3.4.2 community"))
    (made.folder / "record.db").write_bytes(bytes(8192))
    with pytest.raises(VaultDamaged) as refused:
        unlock(made.folder, PASSPHRASE)
    assert refused.value.facts["made"] == "3.4.2 community"


def test_each_person_comes_in_as_herself(made: Made) -> None:
    with unlock(made.folder, PASSPHRASE) as vault:
        vault.add_passphrase(OTHER, "Ben", "a slower river at night", CHEAP)
    for first in (None, ACTOR, OTHER):
        with unlock(made.folder, "a slower river at night", first=first) as vault:
            assert vault.actor == OTHER
        with unlock(made.folder, PASSPHRASE, first=first) as vault:
            assert vault.actor == ACTOR


def test_an_empty_folder_that_a_copy_left_out_is_made_again(made: Made) -> None:
    (made.folder / "blobs").rmdir()
    with unlock(made.folder, PASSPHRASE) as vault:
        assert vault.blobs.is_dir()


def test_a_folder_with_odd_letters_in_its_name(tmp_path: Path) -> None:
    made = make(tmp_path / "Ŵyn's vault? 100% #1 file:x")
    unlock(made.folder, PASSPHRASE).lock()
