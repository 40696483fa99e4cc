"""A new record out of what was salvaged from a damaged one and its backups."""

from db.ledger import decode_body
from db.names import DeviceId
from db.store import holes, journal
from db.store.columns import LOCAL
from db.store.database import Database, upgrade
from db.store.mending.chains import Mended
from db.store.mending.salvage import Found
from db.store.project import Read, bring_in

_FROM_BACKUP = ("setting", "secret", "peer", "receipt", "given", "bundle")
"""Not `draft`: what was deleted since must not come back."""
_NEEDED = {
    "setting": (
        "what the vault knows of itself",
        ("kind", "device", "office", "service", "person"),
    ),
    "secret": ("its own keys", ("sign", "seal")),
}


def lacks(files: list[Found]) -> tuple[str, ...]:
    """What no desk can be without and none of these files holds, in words."""
    return tuple(
        words
        for table, (words, wanted) in _NEEDED.items()
        if not {row[0] for row in _rows(table, files)}.issuperset(wanted)
    )


def write(database: Database, mended: Mended, files: list[Found]) -> None:
    """Fill an empty database. `files`: the damaged one first, then the backups, newest first."""
    upgrade(database)
    with database.write():
        for table in LOCAL:
            _insert(database, table, _rows(table, files))
        rows = [
            Read(row, None if row.payload is None else decode_body(row.header.kind, row.payload))
            for row in mended.rows
        ]
        journal.append(database, rows)
        database.run("DELETE FROM head")
        database.many(
            "INSERT INTO head (device, stream, seq, hash) VALUES (?,?,?,?)",
            [(*place, head.seq, head.hash) for place, head in mended.heads.items()],
        )
        bring_in(database)
        holes.keep(database, mended.holes)


def is_own(database: Database, device: DeviceId) -> bool:
    """Whether this is the desk whose record it is."""
    return database.first("SELECT value FROM setting WHERE name = 'device'") == (device,)


def confirmed(database: Database, stream: str) -> int:
    """How far any other desk has confirmed that it holds this stream of this desk."""
    return database.number("SELECT ifnull(max(seq), 0) FROM receipt WHERE stream = ?", (stream,))


def _rows(table: str, files: list[Found]) -> list[tuple[object, ...]]:
    """What the damaged file has; where something of it was torn, with what a backup has besides."""
    damaged, *backups = files
    found: list[tuple[object, ...]] = list(damaged.local[table])
    if table in damaged.torn and table in _FROM_BACKUP:
        whole = next((one for one in backups if table not in one.torn), None)
        found.extend(() if whole is None else whole.local[table])
    return found


def _insert(database: Database, table: str, rows: list[tuple[object, ...]]) -> None:
    # An index without rowid lies with its key first; our tables declare theirs first too. A column
    # that a later schema added at the end keeps its default.
    columns = [column[1] for column in database.run(f'PRAGMA table_info("{table}")')]
    for row in rows:
        some = columns[: len(row)]
        database.run(
            f'INSERT OR IGNORE INTO "{table}" ({",".join(some)}) '  # noqa: S608
            f"VALUES ({','.join('?' * len(some))})",
            row,
        )
