"""A record of an older form brought up to this program's: on a copy, and in its place when sure.

1. It is looked over as it is, and backed up. A damaged one is not upgraded: it is repaired first.
2. A copy beside it, under the same key, goes through the migrations.
3. The copy is opened again and compared, row by row: the ledger must be the same bytes in the same
   order, every other table the same in every column that it had. A migration that changes more than
   that names the tables in its own `REMADE`: those are made from the ledger, and the check of the
   tables against the ledger speaks for them.
4. It takes the record's place in one step (`db.vault.replacing`).

Broken off or refused anywhere before the last step, the record is as it was and the copy is gone.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import zip_longest

from db.errors import RecordDamaged, Refusal, UpgradeFailed
from db.store import check, journal
from db.store.database import SHIPPED, Database, Schemas, refuse_newer, upgrade, version
from db.vault import backup, replacing
from db.vault.connection import Connection
from db.vault.unlocked import Vault

Step = Callable[[int, int], None]
_MADE_BY_THEMSELVES = ("search_index", "alembic_version", "sqlite_")


def bring_up(
    vault: Vault,
    at: datetime,
    schemas: Schemas = SHIPPED,
    step: Step = lambda _done, _all: None,
) -> bool:
    """Bring the vault's record up to the newest form; whether there was anything to do.

    The vault has another connection afterwards. `step`: how much is done, and of how much. Raises
    `VaultNewer`, `RecordDamaged`, `UpgradeFailed`, `BackupFailed`, `DiskFull`, `VaultReadOnly`;
    then the record is as it was.
    """
    old = Database(vault.connection)
    try:
        found = version(old)
        if found is None or found == schemas.head:
            return False
        refuse_newer(found, schemas)
        for problem in journal.problems(old):
            raise RecordDamaged(what=problem)
        _make(vault, old, found, at, schemas, step)
    finally:
        old.close()
    vault.change_record(lambda: replacing.take_place(vault.folder))
    return True


def _make(
    vault: Vault, old: Database, found: str, at: datetime, schemas: Schemas, step: Step
) -> None:
    rows = journal.count(old)

    def same(copy: Connection) -> bool:
        (held,) = copy.execute("SELECT count(*) FROM ledger").fetchone()
        return bool(held == rows)

    def fill(copy: Connection) -> None:
        vault.connection.backup(copy, pages=backup.STEP)
        step(2, 4)
        _migrate(copy, schemas)
        step(3, 4)

    def look_over(copy: Connection) -> None:
        new = Database(copy)
        try:
            for problem in _differences(old, new, remade):
                raise UpgradeFailed(what=problem)
            for problem in check.problems(new):
                raise UpgradeFailed(what=problem)
        finally:
            new.close()

    backup.back_up(vault, at, same=same)
    step(1, 4)
    remade = _remade(schemas, found)
    folder, _, key, _ = vault.hand_over()
    replacing.build(folder, key, fill, look_over)
    step(4, 4)


def _migrate(copy: Connection, schemas: Schemas) -> None:
    new = Database(copy)
    try:
        upgrade(new, schemas)
    except Refusal:
        raise
    except Exception as error:
        raise UpgradeFailed(what="its tables could not be changed") from error
    finally:
        new.close()


def _remade(schemas: Schemas, found: str) -> frozenset[str]:
    """The tables that the migrations beyond `found` change deliberately, by their own words."""
    # Late, as in `upgrade`.
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    try:
        between = ScriptDirectory(str(schemas.folder)).iterate_revisions(schemas.head, found)
        return frozenset(name for one in between for name in getattr(one.module, "REMADE", ()))
    except Exception as error:
        raise UpgradeFailed(what="Evenhand could not read what changes in it") from error


def _differences(old: Database, new: Database, remade: frozenset[str]) -> Iterator[str]:
    for (name,) in old.run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        if name.startswith(_MADE_BY_THEMSELVES) or (name in remade and name != "ledger"):
            continue
        described = old.run(f'PRAGMA table_info("{name}")')
        columns = [column for _, column, *_ in described]
        now = new.run(f'PRAGMA table_info("{name}")')
        if not set(columns) <= {column for _, column, *_ in now}:
            yield f"a part of {name} is missing"
            continue
        # The ledger's order is the order of writing; the others stand by their keys.
        key = (
            ["rowid"]
            if name == "ledger"
            else [column for _, column, *_, keyed in described if keyed]
        )
        wanted = ",".join(f'"{column}"' for column in columns)
        order = ",".join(f'"{column}"' for column in key)
        statement = f'SELECT {wanted} FROM "{name}" ORDER BY {order}'  # noqa: S608
        if any(
            one != other for one, other in zip_longest(old.rows(statement), new.rows(statement))
        ):
            yield f"{name} does not hold what it held"
