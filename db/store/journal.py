"""The ledger's rows in the database: append, take in, read, where each stream stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from db.errors import VaultDamaged
from db.ledger import EMPTY, Head, Row, canonical, check_chain, moment
from db.names import DeviceId, Hash
from db.store import handed
from db.store.database import Database
from db.store.holes import Hole, holes
from db.store.project import Read, as_row, project

_INSERT = """
    INSERT INTO ledger (device, stream, seq, prev_hash, hash, kind, record_id, replaces, actor,
                        at, salt, payload_hash, payload)
    VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
"""
_INSERT_AT = """
    INSERT INTO ledger (device, stream, seq, prev_hash, hash, kind, record_id, replaces, actor,
                        at, salt, payload_hash, payload, rowid)
    VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
"""
_COLUMNS = """
    device, stream, seq, prev_hash, hash, kind, record_id, replaces, actor, at, salt,
    payload_hash, payload
"""


def head(database: Database, device: DeviceId, stream: str) -> Head:
    """Where one stream of one device stands here."""
    found = database.first(
        "SELECT seq, hash FROM head WHERE device = ? AND stream = ?", (device, stream)
    )
    return EMPTY if found is None else Head(found[0], found[1])


def heads(database: Database) -> dict[tuple[DeviceId, str], Head]:
    """Where every stream stands here."""
    return {
        (DeviceId(device), stream): Head(seq, digest)
        for device, stream, seq, digest in database.run(
            "SELECT device, stream, seq, hash FROM head ORDER BY device, stream"
        )
    }


def hash_at(database: Database, device: DeviceId, stream: str, seq: int) -> Hash | None:
    """The hash of one row, or None where it is not held. Row 0 is what row 1 follows."""
    if seq == 0:
        return EMPTY.hash
    found = database.first(
        "SELECT hash FROM ledger WHERE device = ? AND stream = ? AND seq = ?",
        (device, stream, seq),
    )
    return None if found is None else Hash(found[0])


def append(database: Database, rows: Sequence[Read]) -> None:
    """Write rows to the ledger and bring the tables up to them. Inside the caller's `write`.

    The rows follow the heads that stand here; that was decided before (`db.bundle.merge`) or is
    so because they were just made.
    """
    if not rows:
        return
    database.many(_INSERT, [_as_columns(one.row) for one in rows])
    last = {(one.row.header.device, one.row.header.stream): one.row for one in rows}
    database.many(
        "INSERT INTO head (device, stream, seq, hash) VALUES (?,?,?,?) "
        "ON CONFLICT (device, stream) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
        [(device, stream, row.header.seq, row.hash) for (device, stream), row in last.items()],
    )
    project(database, rows)


def put_back(database: Database, rows: Sequence[Row]) -> None:
    """Write rows of one stream, in order, where they stood before they were lost: the order of
    writing too. Inside a `write`; the tables are the caller's to make again (`db.store.rebuild`).

    Rows beyond the stream's head become its end.
    """
    if not rows:
        return
    first, last = rows[0].header, rows[-1].header
    place = (first.device, first.stream)
    after = database.number(
        "SELECT ifnull(max(rowid), 0) FROM ledger WHERE device = ? AND stream = ? AND seq < ?",
        (*place, first.seq),
    )
    # In two steps: a number that is given on must be free when it is taken.
    database.run("UPDATE ledger SET rowid = -(rowid + ?) WHERE rowid > ?", (len(rows), after))
    database.run("UPDATE ledger SET rowid = -rowid WHERE rowid < 0")
    database.many(_INSERT_AT, [(*_as_columns(row), after + at) for at, row in enumerate(rows, 1)])
    database.run(
        "INSERT INTO head (device, stream, seq, hash) VALUES (?,?,?,?) "
        "ON CONFLICT (device, stream) DO UPDATE SET seq = excluded.seq, hash = excluded.hash "
        "WHERE excluded.seq > head.seq",
        (*place, last.seq, rows[-1].hash),
    )


def _as_columns(row: Row) -> tuple[object, ...]:
    header = row.header
    return (
        *(header.device, header.stream, header.seq, row.prev, row.hash, header.kind),
        *(header.record, canonical(header.replaces).decode() if header.replaces else "[]"),
        *(header.actor, header.at, row.salt, row.payload_hash, row.payload),
    )


def read(
    database: Database, device: DeviceId, stream: str, after: int = 0, limit: int = -1
) -> Iterator[Row]:
    """Rows of one stream from number `after` + 1 on, in order; `limit` -1 is all of them."""
    for columns in database.rows(
        f"SELECT {_COLUMNS} FROM ledger "  # noqa: S608
        "WHERE device = ? AND stream = ? AND seq > ? ORDER BY seq LIMIT ?",
        (device, stream, after, limit),
    ):
        yield as_row(columns)


def everything(database: Database) -> Iterator[Row]:
    """Every row, stream by stream, in order."""
    for columns in database.rows(
        f"SELECT {_COLUMNS} FROM ledger ORDER BY device, stream, seq"  # noqa: S608
    ):
        yield as_row(columns)


def as_written(database: Database) -> Iterator[Row]:
    """Every row in the order in which it was written here, or came in."""
    for columns in database.rows(f"SELECT {_COLUMNS} FROM ledger ORDER BY rowid"):  # noqa: S608
        yield as_row(columns)


def by_record(database: Database) -> Iterator[Row]:
    """Every row, all versions of one record together."""
    for columns in database.rows(
        f"SELECT {_COLUMNS} FROM ledger ORDER BY record_id, hash"  # noqa: S608
    ):
        yield as_row(columns)


def newest(database: Database) -> datetime | None:
    """When the newest row was written, by the clock of its desk; None in an empty ledger."""
    row = database.first("SELECT max(at) FROM ledger")
    return None if row is None or row[0] is None else moment(str(row[0]))


def count(database: Database) -> int:
    """How many rows the ledger holds."""
    return int(database.number("SELECT count(*) FROM ledger"))


def problems(database: Database) -> list[str]:
    """What is wrong with the chains, in words; nothing when all is well. Reads every row once.

    What a repair could not bring back is not said again: it is known (`db.store.holes`). Rows that
    were handed over are of no chain that is kept here, or lie beyond the end of one of a device
    that this laptop was before: each must be what its hash says.
    """
    found: list[str] = []
    known = heads(database)
    reached: set[tuple[DeviceId, str]] = set()
    lost: dict[tuple[DeviceId, str], list[Hole]] = defaultdict(list)
    try:
        for hole in holes(database):
            lost[hole.device, hole.stream].append(hole)
        for key, rows in _streams(everything(database)):
            reached.add(key)
            if key not in known:
                problem = handed.foreign(database, list(rows))
                found.extend(() if problem is None else (problem,))
                continue
            beyond: list[Row] = []
            end, problem = _follow(_within(rows, known[key], beyond), lost[key])
            if problem is None and known[key] == end:
                problem = handed.foreign(database, beyond)
            elif problem is None:
                problem = f"rows at the end of {key[1]} are missing"
            found.extend(() if problem is None else (problem,))
    except VaultDamaged:
        return [*found, "a part of the ledger cannot be read"]
    found.extend(
        f"all rows of {key[1]} are missing"
        for key in known.keys() - reached
        if _follow((), lost[key])[0] != known[key]
    )
    return found


def _within(rows: Iterable[Row], end: Head, beyond: list[Row]) -> Iterator[Row]:
    """The rows of a chain up to its end; what lies beyond it is kept apart."""
    for row in rows:
        if row.header.seq <= end.seq:
            yield row
        else:
            beyond.append(row)


def _follow(rows: Iterable[Row], lost: Sequence[Hole]) -> tuple[Head, str | None]:
    """`check_chain`, going on past what is known to be lost."""
    if not lost:
        return check_chain(rows)
    past = {hole.first - 1: hole.end for hole in lost}

    def beyond(head: Head) -> Head:
        while head.seq in past:  # one may follow another
            head = past[head.seq]
        return head

    head = beyond(EMPTY)
    for row in rows:
        head, problem = check_chain([row], head)
        if problem is not None:
            return head, problem
        head = beyond(head)
    return head, None


def _streams(rows: Iterator[Row]) -> Iterator[tuple[tuple[DeviceId, str], Iterable[Row]]]:
    waiting: list[Row] = []  # the first row of the next stream, once it was met

    def one(key: tuple[DeviceId, str]) -> Iterator[Row]:
        while waiting:
            row = waiting.pop()
            yield row
            following = next(rows, None)
            if following is None:
                return
            waiting.append(following)
            if (following.header.device, following.header.stream) != key:
                return

    first = next(rows, None)
    if first is not None:
        waiting.append(first)
    while waiting:
        key = (waiting[0].header.device, waiting[0].header.stream)
        part = one(key)
        yield key, part
        for _ in part:  # a check that stopped early leaves rows of this stream behind
            pass
