"""A vault of an older form opens with everything in it, or stays as it was; a newer one is refused.

The forms to come are stood for by a migration of the test's own, beyond those that are shipped.
"""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.errors import DiskFull, RecordDamaged, UpgradeFailed, VaultNewer
from db.store import database
from db.store.database import SHIPPED, Database, Schemas
from db.store.upgrading import bring_up
from db.vault.backup import backups
from db.vault.rekey import NEW
from db.vault.unlock import unlock
from desktop.casework.actions.safety.examine import examine
from desktop.casework.unlocking import open_desk
from tests.builders import NOW, PASSPHRASE, world
from tests.db.store.schemas.make import EXPECTED, FOLDER, VAULT, rows_of
from tests.db.vault.kit import elsewhere

GROWS = """
    op.execute("ALTER TABLE peer ADD COLUMN spoken TEXT NOT NULL DEFAULT ''")
    op.execute("CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")
    op.execute("INSERT INTO later VALUES ('here')")
"""
Later = Callable[..., Schemas]


@pytest.fixture
def later(tmp_path: Path) -> Later:
    """The shipped forms, and one more whose migration does this."""

    def make(body: str = GROWS, head: str = "") -> Schemas:
        copy = Path(shutil.copytree(SHIPPED.folder, tmp_path / "migrations"))
        (copy / "versions" / "9999_later.py").write_text(
            "from alembic import op\n"
            f'revision, down_revision = "9999", "{SHIPPED.head}"\n'
            "branch_labels = depends_on = None\n"
            f"{head}\n"
            f"def upgrade():\n{body}\n"
        )
        return Schemas(copy, (*SHIPPED.known, "9999"))

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The vault of the newest shipped form."""
    return Path(shutil.copytree(FOLDER / SHIPPED.head / VAULT, tmp_path / "vault"))


def expected(form: str) -> dict[str, dict[str, list[list[object]]]]:
    found: dict[str, dict[str, list[list[object]]]] = json.loads(
        (FOLDER / form / EXPECTED).read_text(encoding="utf-8")
    )
    return found


def agree(kept: Database, form: str, but: frozenset[str] = frozenset()) -> None:
    for name, table in expected(form).items():
        if name not in but:
            columns = [str(one) for one in table["columns"]]
            assert rows_of(kept, name, columns) == table["rows"], name


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def opens_as_before(folder: Path) -> None:
    assert not (folder / NEW).exists()
    with open_desk(folder, PASSPHRASE, world()) as desk:
        assert (desk.problems, desk.warnings) == ((), ())
        agree(desk.store.database, SHIPPED.head)
        assert examine(desk).ok


def test_each_form_that_was_shipped_has_its_vault() -> None:
    assert {path.parent.name for path in FOLDER.glob(f"*/{EXPECTED}")} == set(SHIPPED.known)


@pytest.mark.parametrize("form", SHIPPED.known)
def test_a_vault_of_every_shipped_form_opens_with_every_row(form: str, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(FOLDER / form / VAULT, tmp_path / "vault"))
    with open_desk(copy, PASSPHRASE, world()) as desk:
        assert (desk.problems, desk.warnings) == ((), ())
        assert database.version(desk.store.database) == SHIPPED.head
        agree(desk.store.database, form)
        assert examine(desk).ok


def test_an_older_vault_is_backed_up_and_has_every_row_under_the_new_form(
    folder: Path, later: Later
) -> None:
    with open_desk(folder, PASSPHRASE, world(), schemas=later()) as desk:
        kept = desk.store.database
        assert database.version(kept) == "9999"
        agree(kept, SHIPPED.head)
        assert kept.run("SELECT id FROM later") == [("here",)]
        assert (desk.problems, desk.warnings) == ((), ())
        with desk.write():
            desk.store.local.set("said", "it is written to")
        (saved,) = backups(folder)
        assert examine(desk).ok
    with pytest.raises(VaultNewer):
        open_desk(folder, PASSPHRASE, world())
    shutil.copy(saved.folder / "record.db", folder / "record.db")
    (folder / "as-locked").unlink()  # nothing of the kind lies in a backup
    opens_as_before(folder)


def test_the_second_time_there_is_nothing_to_do(folder: Path, later: Later) -> None:
    schemas = later()
    open_desk(folder, PASSPHRASE, world(), schemas=schemas).lock()
    before = files(folder)
    with unlock(folder, PASSPHRASE) as vault:
        assert bring_up(vault, NOW, schemas) is False
    assert files(folder) == before


FAULTY = {
    "a statement that fails": 'op.execute("SELECT no_such_function()")',
    "a note that is changed": "op.execute(\"UPDATE contact SET note = 'gone'\")",
    "a row that goes": 'op.execute("DELETE FROM receipt")',
    "a row that comes": "op.execute(\"INSERT INTO setting VALUES ('new', 'x')\")",
    "a column that goes": 'op.execute("ALTER TABLE setting RENAME COLUMN value TO worth")',
    "a table that goes": 'op.execute("DROP TABLE draft")',
    "a payload that is blanked": 'op.execute("UPDATE ledger SET payload = NULL, salt = NULL")',
    "another order of writing": 'op.execute("UPDATE ledger SET rowid = 1000 - rowid")',
}


@pytest.mark.parametrize("what", FAULTY)
def test_a_migration_that_loses_or_changes_anything_is_gone_back_on(
    folder: Path, later: Later, what: str
) -> None:
    record = (folder / "record.db").read_bytes()
    with pytest.raises(UpgradeFailed):
        open_desk(folder, PASSPHRASE, world(), schemas=later(f"    {FAULTY[what]}"))
    assert (folder / "record.db").read_bytes() == record
    opens_as_before(folder)


def test_the_ledger_may_not_be_changed_even_where_the_migration_says_so(
    folder: Path, later: Later
) -> None:
    body = '    op.execute("UPDATE ledger SET payload = NULL, salt = NULL")'
    with pytest.raises(UpgradeFailed):
        open_desk(folder, PASSPHRASE, world(), schemas=later(body, 'REMADE = ("ledger",)'))
    opens_as_before(folder)


def test_what_a_migration_says_that_it_changes_it_may_change(folder: Path, later: Later) -> None:
    body = '    op.execute("DELETE FROM bundle")'
    schemas = later(body, 'REMADE = ("bundle",)')
    with open_desk(folder, PASSPHRASE, world(), schemas=schemas) as desk:
        agree(desk.store.database, SHIPPED.head, but=frozenset({"bundle"}))
        assert desk.store.local.bundles("in") == []


def test_migrations_that_cannot_be_read_are_said(folder: Path, later: Later) -> None:
    record = (folder / "record.db").read_bytes()
    schemas = later()
    (schemas.folder / "versions" / "9999_later.py").write_text("this is no Python")
    with pytest.raises(UpgradeFailed, check=lambda error: "read" in str(error.facts["what"])):
        open_desk(folder, PASSPHRASE, world(), schemas=schemas)
    assert (folder / "record.db").read_bytes() == record
    opens_as_before(folder)


@pytest.mark.parametrize("number", range(0, 12, 2))
def test_a_full_disk_is_said_and_the_old_vault_works(
    folder: Path, later: Later, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [number]

    def full(_descriptor: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    schemas = later()
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            open_desk(folder, PASSPHRASE, world(), schemas=schemas)
    opens_as_before(folder)
    with open_desk(folder, PASSPHRASE, world(), schemas=schemas) as desk:
        assert database.version(desk.store.database) == "9999"


def test_a_damaged_record_is_not_upgraded_and_not_backed_up(folder: Path, later: Later) -> None:
    with unlock(folder, PASSPHRASE) as vault:
        vault.connection.execute("DELETE FROM ledger WHERE seq = 2")
    with pytest.raises(RecordDamaged):
        open_desk(folder, PASSPHRASE, world(), schemas=later())
    assert backups(folder) == ()


def test_a_newer_vault_is_refused_in_words_and_nothing_is_written(
    folder: Path, later: Later
) -> None:
    open_desk(folder, PASSPHRASE, world(), schemas=later()).lock()
    before = files(folder)
    with pytest.raises(VaultNewer) as refused:
        open_desk(folder, PASSPHRASE, world())
    assert refused.value.facts == {"found": "9999", "known": SHIPPED.head}
    assert files(folder) == before


def test_killed_anywhere_the_vault_opens_in_the_old_form_or_the_new(
    folder: Path, later: Later, tmp_path: Path, full: bool
) -> None:
    """Killed before each call that gives a file its name or makes it durable."""
    schemas = later()
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from db.store.database import Schemas\n"
        "from desktop.casework.unlocking import open_desk\n"
        "from tests.builders import PASSPHRASE, world\n"
        "left = [int(sys.argv[3])]\n"
        "def counted(real):\n"
        "    def call(*args, **named):\n"
        "        left[0] -= 1\n"
        "        if left[0] < 0: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return real(*args, **named)\n"
        "    return call\n"
        "for name in ('fsync', 'replace', 'rename', 'unlink', 'link'):\n"
        "    setattr(os, name, counted(getattr(os, name)))\n"
        f"schemas = Schemas(Path(sys.argv[2]), {schemas.known!r})\n"
        "open_desk(Path(sys.argv[1]), PASSPHRASE, world(), schemas=schemas).lock()\n"
        "print('whole', left[0])\n"
    )
    last = elsewhere(
        code, str(Path(shutil.copytree(folder, tmp_path / "all"))), str(schemas.folder), "1000"
    )
    steps = 1000 - int(last.removeprefix("whole "))
    assert steps > 12
    forms = set()
    for number in range(0, steps, 1 if full else 3):
        copy = Path(shutil.copytree(folder, tmp_path / f"killed-{number}"))
        assert "whole" not in elsewhere(code, str(copy), str(schemas.folder), str(number))
        with unlock(copy, PASSPHRASE) as vault:
            (row,) = vault.connection.execute("SELECT version_num FROM alembic_version").fetchall()
            forms.add(row[0])
        assert not (copy / NEW).exists()
        with open_desk(copy, PASSPHRASE, world(), schemas=schemas) as desk:
            assert database.version(desk.store.database) == "9999"
            agree(desk.store.database, SHIPPED.head)
            assert examine(desk).ok
    assert forms == {SHIPPED.head, "9999"}
