"""One connection, explicit transactions, and the schema brought up to date.

- The connection is the vault's own: SQLCipher, keyed, exclusive. SQLAlchemy is given that one
  connection and never makes another (`StaticPool`).
- SQLAlchemy runs in autocommit, and `write` says BEGIN IMMEDIATE and COMMIT itself: with the
  driver's own transactions a failed migration leaves half its tables behind.
- Whatever goes wrong inside `write`, everything in it is taken back.
- A full disk, a read-only folder or a damaged page comes out as a `Refusal` with words, through
  the vault's translator, whether it was met in writing or in reading. Our own faults come out as
  they are, but never with the values of the statement: those are case text.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from db.errors import VaultNewer
from db.vault.connection import Connection
from db.vault.faults import refusing

HEAD = "0001"
"""The newest migration. A database at another one that is not known is a newer program's."""

KNOWN = frozenset({"0001"})


class Database:
    """The one connection, as the store uses it."""

    def __init__(self, connection: Connection) -> None:
        engine = sqlalchemy.create_engine(
            "sqlite://",
            module=dbapi2,  # or it does not know this driver's errors for what they are
            creator=lambda: connection,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        self._raw = connection
        self._folder = str(Path(connection.execute("PRAGMA database_list").fetchone()[2]).parent)
        self.sql = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._writing = False

    def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """One statement with positional values, and the rows it gave."""
        with refusing(self._folder):
            result = self.sql.exec_driver_sql(statement, tuple(values))
            return [tuple(row) for row in result] if result.returns_rows else []

    def first(self, statement: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """The first row that it gave, or None."""
        rows = self.run(statement, values)
        return rows[0] if rows else None

    def number(self, statement: str, values: Sequence[object] = ()) -> int:
        """The one number that it gave."""
        return int(self.run(statement, values)[0][0])

    def many(self, statement: str, rows: list[tuple[object, ...]]) -> None:
        """One statement for many rows."""
        if rows:
            with refusing(self._folder):
                self.sql.exec_driver_sql(statement, rows)

    def plain(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of one statement straight from the driver: for long lists, all at once."""
        with refusing(self._folder):
            found: list[tuple[Any, ...]] = self._raw.execute(statement, tuple(values)).fetchall()
            return found

    def rows(self, statement: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows as plain tuples, straight from the driver: for long reads."""
        with refusing(self._folder):
            # Not `yield from`: that would close the cursor of a reading that was given up, perhaps
            # after the vault was locked.
            for row in self._raw.execute(statement, tuple(values)):  # noqa: UP028
                yield row

    @contextmanager
    def write(self) -> Iterator[None]:
        """All or nothing. Inside another `write` it joins it.

        Raises the vault's refusals (`DiskFull`, `VaultReadOnly`, `VaultDamaged`); by then
        everything is as it was before.
        """
        if self._writing:
            yield
            return
        self._writing = True
        try:
            with refusing(self._folder):
                self.run("BEGIN IMMEDIATE")
                yield
                self.run("COMMIT")
        except BaseException:
            # A full disk may have rolled back already; then there is nothing to take back.
            if self._raw.in_transaction:
                self._raw.rollback()
            raise
        finally:
            self._writing = False

    def close(self) -> None:
        """Let go of the connection; the vault closes it."""
        self.sql.close()


def version(database: Database) -> str | None:
    """The migration that the database stands at; None for an empty one."""
    found = database.first(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    )
    if found is None:
        return None
    row = database.first("SELECT version_num FROM alembic_version")
    return None if row is None else str(row[0])


def upgrade(database: Database) -> None:
    """Bring the tables up to date, in one transaction. Raises `VaultNewer`."""
    found = version(database)
    if found == HEAD:
        return
    if found is not None and found not in KNOWN:
        raise VaultNewer(found=found, known=HEAD)
    # Late: Alembic costs a fifth of a second and is needed once in a vault's year.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = database.sql
    with database.write():
        command.upgrade(config, "head")
