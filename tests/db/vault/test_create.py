import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from db.errors import NoVault, VaultExists
from db.vault.layout import UNFINISHED
from db.vault.vault import Vault, create, unlock, unlock_with_code
from tests.db.vault.kit import ACTOR, CHEAP, NAME, PASSPHRASE, Made


def made_in(folder: Path) -> tuple[Vault, str]:
    return create(folder, PASSPHRASE, actor=ACTOR, name=NAME, cost=CHEAP, random=os.urandom)


def test_a_new_vault_holds_what_it_should_and_nothing_else(made: Made) -> None:
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "as-locked",
        "backups",
        "blobs",
        "quarantine",
        "record.db",
        "vault.json",
        "vault.json.2",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_may_look_in_even_while_it_is_open(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        vault, _ = made_in(tmp_path / "vault")
        vault.connection.execute("CREATE TABLE t (a)")
        for path in (vault.folder, *vault.folder.rglob("*")):
            expected = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == expected, path.name
        vault.lock()
    finally:
        os.umask(before)


def test_it_is_unlocked_as_who_made_it(tmp_path: Path) -> None:
    vault, _ = made_in(tmp_path / "far" / "vault")
    assert vault.actor == ACTOR
    assert [(holder.actor, holder.name) for holder in vault.holders()] == [(ACTOR, NAME)]
    assert vault.connection.execute("SELECT 1").fetchone() == (1,)
    vault.lock()


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir(mode=0o755)
    vault, _ = made_in(tmp_path / "vault")
    vault.lock()
    unlock(tmp_path / "vault", PASSPHRASE).lock()


def test_a_file_system_that_knows_no_permissions_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As some drivers for sticks say it."""

    def refused(*_: object, **_named: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(os, "chmod", refused)
    made_in(tmp_path / "vault")[0].lock()
    unlock(tmp_path / "vault", PASSPHRASE).lock()


def test_no_two_vaults_share_anything(tmp_path: Path) -> None:
    one, code = made_in(tmp_path / "one")
    two, other = made_in(tmp_path / "two")
    assert one.vault_id != two.vault_id
    assert code != other
    assert one.subkey("head") != two.subkey("head")
    one.lock()
    two.lock()


@pytest.mark.parametrize("name", ["letter.docx", "record.db", "vault.json.2", ".hidden", "blobs"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(VaultExists):
        made_in(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_a_vault_is_not_made_over_and_a_file_is_no_folder(made: Made, tmp_path: Path) -> None:
    with pytest.raises(VaultExists):
        made_in(made.folder)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(VaultExists):
        made_in(tmp_path / "file")
    unlock(made.folder, PASSPHRASE).lock()


def test_a_vault_that_lost_its_key_files_is_not_taken_for_a_half_made_one(made: Made) -> None:
    for name in ("vault.json", "vault.json.2"):
        (made.folder / name).unlink()
    with pytest.raises(VaultExists):
        made_in(made.folder)
    assert (made.folder / "record.db").stat().st_size > 0


def test_a_half_made_one_is_made_anew_but_never_with_something_else_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    (folder / "blobs").mkdir(parents=True)
    for name in (UNFINISHED, "record.db", "record.db-journal", "vault.json.part"):
        (folder / name).write_text("half")
    with pytest.raises(NoVault) as refused:
        unlock(folder, PASSPHRASE)
    assert refused.value.facts == {"folder": str(folder), "half_made": 1}
    (folder / "blobs" / "picture").write_text("mine")
    with pytest.raises(VaultExists):
        made_in(folder)
    assert (folder / "record.db").exists()
    (folder / "blobs" / "picture").unlink()
    vault, code = made_in(folder)
    vault.lock()
    unlock_with_code(folder, code).lock()
    assert not (folder / UNFINISHED).exists()


def test_a_creation_that_fails_takes_itself_away(tmp_path: Path) -> None:
    def dry(count: int) -> bytes:
        raise RuntimeError("no randomness")

    with pytest.raises(RuntimeError, match="no randomness"):
        create(tmp_path, PASSPHRASE, actor=ACTOR, name=NAME, cost=CHEAP, random=dry)
    assert list(tmp_path.iterdir()) == []
