"""The tables: made by the migrations, as `db.store.schema` has them; all of an upgrade or none."""

import os
import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from db.errors import VaultNewer
from db.store import database, schema
from db.store.database import SHIPPED, Database, Schemas, upgrade
from db.store.store import Store
from db.vault.unlock import unlock
from tests.db.store.kit import Book, contact, opened
from tests.db.vault.kit import PASSPHRASE, elsewhere, remake

OF_THE_INDEX = {f"search_index_{part}" for part in ("config", "content", "data", "docsize", "idx")}


def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
    return not (kind == "table" and name in {"search_index", *OF_THE_INDEX, "alembic_version"})


def test_the_migrations_make_the_schema(book: Book) -> None:
    with book.db.sqlalchemy() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True}
        )
        assert compare_metadata(context, schema.metadata) == []


def test_what_alembic_does_not_compare_is_the_same_too(book: Book) -> None:
    """Whether a column may be empty, what is the key, what is unique, which tables lack a rowid."""
    found = {
        name: book.db.run(f'PRAGMA table_info("{name}")')
        for (name,) in book.db.run("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith("search_index") and name != "alembic_version"
    }
    shapes = {
        name: book.db.run(f"SELECT wr FROM pragma_table_list WHERE name = '{name}'")
        for name in found
    }
    unique = {
        name: sorted(
            tuple(book.db.run(f"SELECT name FROM pragma_index_info('{index}')"))
            for (index,) in book.db.run(
                f"SELECT name FROM pragma_index_list('{name}') WHERE \"unique\""
            )
        )
        for name in found
    }
    assert set(found) == set(schema.metadata.tables)
    for name, table in schema.metadata.tables.items():
        assert [row[1] for row in found[name]] == [column.name for column in table.columns]
        for row, column in zip(found[name], table.columns, strict=True):
            assert bool(row[3]) == (not column.nullable), (name, column.name)
            assert bool(row[5]) == column.primary_key, (name, column.name)
        assert shapes[name] == [(int(table.dialect_options["sqlite"]["with_rowid"] is False),)]
        singles = {column.name for column in table.columns if column.unique}
        assert {(one,) for one in singles} <= {cols[0] for cols in unique[name] if len(cols) == 1}


def test_a_record_that_is_up_to_date_is_read_and_written_without_sqlalchemy(folder: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from tests.db.store.kit import contact, opened\n"
        "with opened(Path(sys.argv[1])) as book:\n"
        "    book.save(contact('heard'))\n"
        "    print(len(book.store.search('heard')), {'alembic', 'sqlalchemy'} & {*sys.modules})"
    )
    assert elsewhere(code, str(folder)) == "1 set()"


def _broken(tmp_path: Path) -> Schemas:
    """The migrations, and one more that makes a table, changes a row and then fails."""
    copy = Path(shutil.copytree(SHIPPED.folder, tmp_path / "migrations"))
    (copy / "versions" / "9999_broken.py").write_text(
        "from alembic import op\n"
        f'revision, down_revision = "9999", "{SHIPPED.head}"\n'
        "branch_labels = depends_on = None\n"
        "def upgrade():\n"
        '    op.execute("CREATE TABLE half (id INTEGER)")\n'
        "    op.execute(\"UPDATE contact SET note = 'gone'\")\n"
        '    op.execute("ALTER TABLE party ADD COLUMN more TEXT")\n'
        '    op.execute("SELECT no_such_function()")\n'
    )
    return Schemas(copy, (*SHIPPED.known, "9999"))


def _everything(book: Book) -> list[tuple[object, ...]]:
    rows = book.db.run("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    return [*rows, *book.all_rows(), *book.tables()["contact"]]


def test_a_migration_that_fails_in_the_middle_leaves_everything_as_it_was(
    folder: Path, tmp_path: Path
) -> None:
    with opened(folder) as book:
        book.save(contact("before"))
        whole = _everything(book)
    with unlock(folder, PASSPHRASE) as vault:
        db = Database(vault.connection)
        with pytest.raises(Exception, match="no_such_function"):
            upgrade(db, _broken(tmp_path))
        assert not vault.connection.in_transaction
        db.close()
    with opened(folder) as book:
        assert _everything(book) == whole
        assert database.version(book.db) == SHIPPED.head
        book.save(contact("after"))
        assert book.problems() == []


def test_the_first_migration_leaves_nothing_behind_when_it_fails(
    tmp_path: Path,
) -> None:
    with remake(tmp_path / "vault") as vault:
        db = Database(vault.connection)
        with pytest.raises(Exception, match="no_such_function"):
            upgrade(db, _broken(tmp_path))
        assert db.run("SELECT name FROM sqlite_master") == []
        db.close()
        Store(vault.connection, os.urandom).close()


def test_a_newer_database_is_refused_and_not_touched(folder: Path) -> None:
    with opened(folder) as book:
        book.save(contact())
        book.db.run("UPDATE alembic_version SET version_num = '0099'")
        rows = book.all_rows()
    with unlock(folder, PASSPHRASE) as vault:
        with pytest.raises(VaultNewer) as refused:
            Store(vault.connection, os.urandom)
        assert refused.value.facts == {"found": "0099", "known": database.HEAD}
        found = vault.connection.execute("SELECT * FROM ledger").fetchall()
        assert found == rows
        version = vault.connection.execute("SELECT version_num FROM alembic_version").fetchone()
        assert version == ("0099",)


def test_opening_an_older_record_again_changes_nothing(folder: Path) -> None:
    with opened(folder) as book:
        book.save(contact())
        whole = _everything(book)
    with opened(folder) as book:
        upgrade(book.db)
        assert _everything(book) == whole
