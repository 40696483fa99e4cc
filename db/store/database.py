"""One connection, explicit transactions, and the schema brought up to date.

- The connection is the vault's own: SQLCipher, keyed, exclusive. Statements go straight to it.
- Alembic alone, and only while tables are made or changed, stands on SQLAlchemy, which is given
  that one connection and never makes another (`StaticPool`). Both are loaded then and not before:
  with what they load they are a third of the memory of an open desk.
- The driver is in autocommit, and `write` says BEGIN IMMEDIATE and COMMIT itself: with the
  driver's own transactions a failed migration leaves half its tables behind.
- Whatever goes wrong inside `write`, everything in it is taken back.
- A full disk, a read-only folder or a damaged page comes out as a `Refusal` with words, through
  the vault's translator, whether it was met in writing or in reading. Our own faults come out as
  they are; the driver's words name tables and columns, never the values: those are case text.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import NotSurelyKept, Refusal, VaultDamaged, VaultNewer
from db.vault.connection import Connection
from db.vault.faults import refusing

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection as SqlAlchemy


class Schemas(NamedTuple):
    """The forms that a record has had: where their migrations lie, and their names, oldest first.

    A database at one that is not among them is a newer program's.
    """

    folder: Path
    known: tuple[str, ...]

    @property
    def head(self) -> str:
        """The newest."""
        return self.known[-1]


SHIPPED = Schemas(Path(__file__).parent / "migrations", ("0001", "0002", "0003", "0004"))
HEAD = SHIPPED.head


class Database:
    """The one connection, as the store uses it."""

    def __init__(self, connection: Connection) -> None:
        self._raw = connection
        self._folder = str(Path(connection.execute("PRAGMA database_list").fetchone()[2]).parent)
        self._writing = False

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        with refusing(self._folder):
            try:
                yield
            except MemoryError:
                # What SQLCipher says of a page that it cannot decrypt, where one is to be written.
                raise VaultDamaged(what="record.db") from None

    def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """One statement with positional values, and the rows it gave."""
        with self._refusing():
            found: list[tuple[Any, ...]] = self._raw.execute(statement, tuple(values)).fetchall()
            return found

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
            with self._refusing():
                self._raw.executemany(statement, rows)

    def rows(self, statement: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The same rows one after the other: for long reads."""
        with self._refusing():
            # Not `yield from`: that would close the cursor of a reading that was given up, perhaps
            # after the vault was locked.
            for row in self._raw.execute(statement, tuple(values)):  # noqa: UP028
                yield row

    @contextmanager
    def write(self) -> Iterator[None]:
        """All or nothing. Inside another `write` it joins it.

        Raises the vault's refusals (`DiskFull`, `VaultReadOnly`, `VaultDamaged`); by then
        everything is as it was before. `NotSurelyKept` alone says that it is not.
        """
        if self._writing:
            yield
            return
        self._writing = True
        try:
            with refusing(self._folder):
                self.run("BEGIN IMMEDIATE")
                before = self._raw.total_changes
                yield
                self._commit(self._raw.total_changes != before)
        except BaseException:
            self._take_back()
            raise
        finally:
            self._writing = False

    def _commit(self, changed: bool) -> None:
        """COMMIT; where that fails, whether it stands all the same is asked of the record.

        The last thing that a commit does is to sync that its journal is done with. Where that
        fails it is called failed, and stands: refused, it would be typed again and be there twice.
        A number tells (`user_version`, which SQLite keeps for whoever wants it; it costs a commit
        one page more). Another commit then makes durable what the first could not.
        """
        number = self._stamp() if changed else None
        try:
            self.run("COMMIT")
        except Refusal as refusal:
            self._take_back()
            if number is None or self.number("PRAGMA user_version") != number:
                raise
            try:
                self.run("BEGIN IMMEDIATE")
                self._stamp()
                self.run("COMMIT")
            except Refusal:
                self._take_back()
                raise NotSurelyKept from refusal

    def _stamp(self) -> int:
        number = (self.number("PRAGMA user_version") + 1) % 2**31
        self.run(f"PRAGMA user_version = {number}")
        return number

    def _take_back(self) -> None:
        # A full disk may have rolled back already; then there is nothing to take back.
        if self._raw.in_transaction:
            self._raw.rollback()

    @contextmanager
    def sqlalchemy(self) -> Iterator["SqlAlchemy"]:
        """The same connection as Alembic wants it. It changes no transaction by itself."""
        # Late: they take a third of a second and 30 MB, and are needed once in a vault's year.
        from sqlalchemy import create_engine  # noqa: PLC0415
        from sqlalchemy.pool import StaticPool  # noqa: PLC0415
        from sqlcipher3 import dbapi2  # type: ignore[import-untyped]  # noqa: PLC0415

        engine = create_engine(
            "sqlite://",
            module=dbapi2,  # or it does not know this driver's errors for what they are
            creator=lambda: self._raw,
            poolclass=StaticPool,
            pool_reset_on_return=None,
            hide_parameters=True,
        )
        with engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        """Let go of the connection, with nothing half done; the vault closes it."""
        self._take_back()


def version(database: Database) -> str | None:
    """The migration that the database stands at; None for an empty one."""
    found = database.first(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    )
    if found is None:
        return None
    row = database.first("SELECT version_num FROM alembic_version")
    return None if row is None else str(row[0])


def refuse_newer(found: str, schemas: Schemas = SHIPPED) -> None:
    """Raises `VaultNewer` for a migration that this program does not know."""
    if found not in schemas.known:
        raise VaultNewer(found=found, known=schemas.head)


def ready(database: Database, schemas: Schemas = SHIPPED) -> None:
    """Make the tables of an empty database; one that has some must be up to date.

    Raises `VaultNewer`. One that is behind is brought up on a copy (`db.store.upgrading`), never
    here: a RuntimeError.
    """
    found = version(database)
    if found is None:
        upgrade(database, schemas)
    elif found != schemas.head:
        refuse_newer(found, schemas)
        raise RuntimeError(f"the record stands at {found} and was not brought up")


def upgrade(database: Database, schemas: Schemas = SHIPPED) -> None:
    """Bring the tables up to date where they lie, in one transaction. Raises `VaultNewer`.

    For an empty database and for a copy.
    """
    found = version(database)
    if found == schemas.head:
        return
    if found is not None:
        refuse_newer(found, schemas)
    # Late, as SQLAlchemy itself.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(schemas.folder))
    config.set_main_option("path_separator", "os")
    with database.sqlalchemy() as connection, database.write():
        config.attributes["connection"] = connection
        command.upgrade(config, schemas.head)
