"""Rows of another laptop that the office handed over to this one: in the ledger, in no chain.

- They stand in the ledger beside this desk's own, so that whatever reads versions of a record
  knows them; no head is kept of their stream, and nothing is ever sent of it. Of a laptop that was
  signed in anew they may lie beyond the head of a stream of the device that it was: what never came
  to that one, or what it wrote after an older copy of it.
- All parts of a hand-over or none: a part is used once its stream reaches the last of them.
- Until the case is taken, only who, where and which school is shown (`db.handing.FIRST`); the rest
  when this desk's `case_answer` says that it is taken.
- Each stands there because a `hand_over` row has it: where that one is blanked, this one goes. So
  they can be made again from the hand-overs, and one that nobody handed over is damage.
- Rows of this desk's own that were let go and come back with the case say again what they said.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from db import handing
from db.closeness import HandOver
from db.ledger import Head, Row, Unsound, canonical, check_chain, decode_body
from db.names import ActorId, Body, DeviceId, Hash
from db.store.database import Database


class Handed(NamedTuple):
    """A row that was handed over, and in which row of the ledger."""

    inside: Hash
    stream: str
    device: DeviceId  # whose row it is


def parts(database: Database) -> dict[Hash, list[Handed]]:
    """Every row that some hand-over here holds, by its hash. At the office those that it wrote."""
    found: dict[Hash, list[Handed]] = {}
    for inside, stream, body in _standing(database):
        for one in body.rows:
            found.setdefault(one.hash, []).append(Handed(inside, stream, one.device))
    return found


def bodies(database: Database) -> Iterator[HandOver]:
    """Every part of a hand-over that says something still."""
    for _, _, body in _standing(database):
        yield body


class Author(NamedTuple):
    """Who wrote something that was handed over."""

    device: DeviceId
    actor: ActorId
    name: str


def authors(database: Database) -> tuple[Author, ...]:
    """Everybody of whom something was handed over, with the name that the office gave."""
    return tuple(
        Author(*found)
        for found in database.run(
            "SELECT DISTINCT json_extract(rows, '$[0].device'), "
            "json_extract(rows, '$[0].actor'), held_by FROM hand_over"
        )
    )


def missing(
    database: Database, cases: Collection[str] | None = None
) -> Iterator[tuple[Row, Body, bool]]:
    """Rows that hand-overs bring this desk and that do not say so here: each with whether it
    stands there blank. `cases`: of these alone."""
    device = database.first("SELECT value FROM setting WHERE name = 'device'")
    taken = {
        case for (case,) in database.run("SELECT \"case\" FROM case_answer WHERE answer = 'taken'")
    }
    me = str(device[0]) if device else ""
    if cases is None:
        whole = database.run(_WHOLE.format(which=""), (me,))
    else:
        of_case = _WHOLE.format(which='AND h."case" = ?')
        whole = [row for case in sorted(cases) for row in database.run(of_case, (me, case))]
    seen: set[Hash] = set()  # somebody of two families is handed over with each
    for case, payload in whole:
        body = decode_body("hand_over", payload)
        assert isinstance(body, HandOver)
        for one in body.rows:
            if one.hash in seen or (one.kind not in handing.FIRST and case not in taken):
                continue
            seen.add(one.hash)
            here = database.first(
                "SELECT hash, payload IS NULL FROM ledger WHERE device = ? AND stream = ? "
                "AND seq = ?",
                (one.device, one.stream, one.seq),
            )
            # Another row of this desk's own under that number: it was put back to an older copy.
            if here is None or (here[0] == one.hash and here[1]):
                try:
                    row, said = handing.unhand(one)
                except Unsound:
                    continue  # no bundle brings such a one (`db.bundle.open`)
                yield row, said, here is not None


def put(database: Database, row: Row, blank: bool) -> None:
    """Write such a row, or say again what one says that stands there `blank`. Inside a `write`."""
    if blank:
        database.run(
            "UPDATE ledger SET salt = ?, payload = ? WHERE hash = ?",
            (row.salt, row.payload, row.hash),
        )
        return
    header = row.header
    database.run(
        "INSERT INTO ledger (device, stream, seq, prev_hash, hash, kind, record_id, replaces, "
        "actor, at, salt, payload_hash, payload) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            *(header.device, header.stream, header.seq, row.prev, row.hash, header.kind),
            *(header.record, canonical(header.replaces).decode(), header.actor, header.at),
            *(row.salt, row.payload_hash, row.payload),
        ),
    )


def blank(database: Database, wanted: Hash) -> None:
    """Blank a row of a chain; one that is of no chain here goes. Inside a `write`."""
    database.run(
        "DELETE FROM ledger WHERE hash = ? AND NOT EXISTS (SELECT 1 FROM head WHERE head.device = "
        "ledger.device AND head.stream = ledger.stream AND head.seq >= ledger.seq)",
        (wanted,),
    )
    database.run("UPDATE ledger SET salt = NULL, payload = NULL WHERE hash = ?", (wanted,))


def foreign(database: Database, rows: Sequence[Row]) -> str | None:
    """What is wrong with rows of a stream that has no head here, or beyond it; None where all were
    handed over and are what their hashes say."""
    known = parts(database) if rows else {}
    for row in rows:
        if row.hash not in known:
            return f"rows at the end of {row.header.stream} are missing"  # a chain without its head
        if not _proven(row):
            return f"row {row.header.seq} of {row.header.stream} was changed after it was written"
    return None


def _proven(row: Row) -> bool:
    return check_chain([row], Head(row.header.seq - 1, row.prev))[1] is None


_STANDING = "SELECT hash, stream, payload FROM ledger WHERE kind = 'hand_over' AND payload NOT NULL"

_WHOLE = """
    SELECT h."case", l.payload FROM hand_over h
    JOIN ledger l ON l.hash = h.row_hash
    JOIN head e ON e.device = l.device AND e.stream = l.stream
    WHERE l.payload NOT NULL AND l.device <> ? AND e.seq >= l.seq - h.part + h.parts {which}
    ORDER BY l.rowid
"""


def _standing(database: Database) -> Iterator[tuple[Hash, str, HandOver]]:
    for digest, stream, payload in database.run(_STANDING):
        try:
            body = decode_body("hand_over", payload)
        except Unsound:
            continue  # said by the check of the tables
        assert isinstance(body, HandOver)
        yield Hash(digest), stream, body
