"""From rows of the ledger to the tables that are read: always by this one road.

A row written here, a row that came in a bundle and a row read again to rebuild the tables all
pass through `project`, so that the tables can only ever say what the ledger says.

- A record seen for the first time is inserted, many at once.
- A record with several versions shows the one that no other replaces. Two such are a *fork*:
  both stay in the ledger, and until a person decides every desk shows the one with the smaller
  hash, so that two desks never disagree.
- A row whose payload was erased shows nothing.
- An erasure with a second person blanks the rows that it names, and their tables follow. A desk
  erases what it wrote itself; the office also what a laptop wrote, in the stream for that laptop,
  so that the same row does it at both desks.
- What a laptop lets go of, because the office holds it and another has it now, is blanked by a row
  that never travels: it may name any row that lies there.
- Rows that the office handed over are put into the ledger once all their parts are there
  (`db.store.handed`), and with the row that is erased goes whatever handed it over.
- Whatever puts a contact or a meeting in, moves it or takes it away, `last_contact` of the cases
  that it belonged to and belongs to now follows.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

import msgspec

from db.ledger import Header, Row, decode_body
from db.names import Body, Hash
from db.records import KINDS, Contact, Erasure, LetGo, Meeting
from db.store import handed, heirs, search
from db.store.columns import COMMON, names, values
from db.store.database import Database

_CHUNK = 500  # ids in one IN (…)


class Read(NamedTuple):
    """A row and what it says; `body` is None once it was erased."""

    row: Row
    body: Body | None


def project(database: Database, rows: Sequence[Read]) -> None:
    """Bring the tables up to these rows, which stand in the ledger already."""
    by_kind: dict[str, list[Read]] = defaultdict(list)
    for one in rows:
        by_kind[one.row.header.kind].append(one)
    cases: set[str] = {one.row.header.record for one in by_kind.get("case", ())}
    for kind, some in by_kind.items():
        cases |= _project_kind(database, kind, some)
    for one in by_kind.get("erasure", ()):
        if isinstance(one.body, Erasure) and one.body.second_person:  # else a request, or a no
            cases |= _blank(database, one.body.rows, one.row.header)
    for one in by_kind.get("let_go", ()):
        if isinstance(one.body, LetGo):
            cases |= _blank(database, one.body.rows, None)
    if by_kind.keys() & {"hand_over", "case_answer"}:
        cases |= bring_in(database, {str(getattr(one.body, "case", "")) for one in rows})
    if cases:
        touch(database, sorted(cases))


def _project_kind(database: Database, kind: str, rows: list[Read]) -> set[str]:
    """Returns the cases whose newest contact may be another one now."""
    # By the ledger, not by the table: a record that an erased row hides is in no table, and an
    # older version of it that comes late must not bring it back.
    several = _several(database, kind, list({one.row.header.record for one in rows}))
    cases: set[str] = {one.body.case for one in rows if isinstance(one.body, Contact | Meeting)}
    # In the order of the rows: what is equally old is listed as it was written.
    shown: set[str] = set()
    for amended, some in groupby(rows, lambda one: one.row.header.record in several):
        if not amended:
            _insert(database, kind, some)
            continue
        for record in dict.fromkeys(one.row.header.record for one in some):
            if record not in shown:
                shown.add(record)
                cases |= show(database, kind, record)
    return cases


def _several(database: Database, kind: str, records: list[str]) -> set[str]:
    """Those of these records that the ledger has more than one version of."""
    found: set[str] = set()
    for start in range(0, len(records), _CHUNK):
        some = records[start : start + _CHUNK]
        marks = ",".join("?" * len(some))
        result = database.run(
            f"SELECT record_id FROM ledger WHERE record_id IN ({marks}) AND kind = ? "  # noqa: S608
            "GROUP BY record_id HAVING count(*) > 1",
            (*some, kind),
        )
        found.update(row[0] for row in result)
    return found


def _common(row: Row, forked: bool) -> tuple[object, ...]:
    header = row.header
    return (
        *(header.record, row.hash, header.device, header.stream),
        *(header.actor, header.at, int(forked)),
    )


@cache
def _into(kind: str) -> str:
    columns = [*COMMON, *names(KINDS[kind])]
    quoted = ",".join(f'"{name}"' for name in columns)
    marks = ",".join("?" * len(columns))
    return f'INSERT INTO "{kind}" ({quoted}) VALUES ({marks})'  # noqa: S608


@cache
def _over(kind: str) -> str:
    # Not REPLACE: columns that other rows fill (`last_contact`) stay as they are.
    columns = [*COMMON[1:], *names(KINDS[kind])]
    update = ",".join(f'"{name}" = excluded."{name}"' for name in columns)
    return f"{_into(kind)} ON CONFLICT (id) DO UPDATE SET {update}"


def _insert(database: Database, kind: str, rows: Iterable[Read]) -> None:
    told = [(one.row, one.body) for one in rows if one.body is not None]
    database.many(_into(kind), [_common(row, False) + values(body) for row, body in told])
    search.add(database, [(row.header, body) for row, body in told])


class Version(NamedTuple):
    """One version of a record, as the ledger has it."""

    hash: Hash
    replaces: tuple[Hash, ...]
    row: Row


_VERSIONS = """
    SELECT device, stream, seq, prev_hash, hash, kind, record_id, replaces, actor, at, salt,
           payload_hash, payload
    FROM ledger WHERE record_id = ? AND kind = ?
"""


def as_row(columns: Sequence[object]) -> Row:
    """The row that these columns of `ledger` hold, in the order of `_VERSIONS`."""
    device, stream, seq, prev, own, kind, record, replaces, actor, at, salt, digest, payload = (
        columns
    )
    header = Header(
        actor=actor,  # type: ignore[arg-type]
        at=at,  # type: ignore[arg-type]
        device=device,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        record=record,  # type: ignore[arg-type]
        replaces=replaced(str(replaces)),
        seq=seq,  # type: ignore[arg-type]
        stream=stream,  # type: ignore[arg-type]
    )
    return Row(
        header=header,
        prev=prev,  # type: ignore[arg-type]
        hash=own,  # type: ignore[arg-type]
        payload_hash=digest,  # type: ignore[arg-type]
        salt=salt,  # type: ignore[arg-type]
        payload=payload,  # type: ignore[arg-type]
    )


def replaced(listed: str) -> tuple[Hash, ...]:
    """The hashes that the column `replaces` lists."""
    if listed == "[]":
        return ()
    try:
        return msgspec.json.decode(listed, type=tuple[Hash, ...])
    except msgspec.MsgspecError:
        # Somebody else wrote this; whatever is said here, the row's hash will not agree.
        return (Hash(listed),)


def versions(database: Database, kind: str, record: str) -> list[Version]:
    """Every version of a record, in no order that matters."""
    rows = [as_row(one) for one in database.run(_VERSIONS, (record, kind))]
    return [Version(row.hash, row.header.replaces, row) for row in rows]


def heads(found: Iterable[Version]) -> list[Version]:
    """The versions that no other replaces, smallest hash first. More than one is a fork."""
    found = list(found)
    replaced = {old for one in found for old in one.replaces}
    return sorted((one for one in found if one.hash not in replaced), key=lambda one: one.hash)


def show(database: Database, kind: str, record: str) -> set[str]:
    """Make the tables show this record as its versions now say.

    Returns the cases whose newest contact may be another one now.
    """
    found = heads(versions(database, kind, record))
    standing = [one for one in found if one.row.payload is not None]
    cases = _case_shown(database, kind, record)
    # Words of the version that was shown leave the index first; they may be gone from now on.
    search.remove(database, kind, record)
    if not standing:
        database.run(f'DELETE FROM "{kind}" WHERE id = ?', (record,))  # noqa: S608
        return cases
    row = standing[0].row
    assert row.payload is not None
    body = decode_body(kind, row.payload)
    database.run(_over(kind), _common(row, len(standing) > 1) + values(body))
    search.add(database, [(row.header, body)])
    return cases | ({body.case} if isinstance(body, Contact | Meeting) else set())


def _case_shown(database: Database, kind: str, record: str) -> set[str]:
    if kind not in ("contact", "meeting"):
        return set()
    found = database.first(f'SELECT "case" FROM {kind} WHERE id = ?', (record,))  # noqa: S608
    return set() if found is None else {found[0]}


NEWEST_CONTACT = (
    'SELECT max(happened) FROM (SELECT happened FROM contact WHERE contact."case" = "case".id '
    'UNION ALL SELECT happened FROM meeting WHERE meeting."case" = "case".id '
    "AND happened <= row_at)"
)


def touch(database: Database, cases: Sequence[str]) -> None:
    """Bring `last_contact` of these cases up to their newest contact or meeting.

    A meeting counts once something was written of it afterwards: one that is only planned is no
    contact, and a case with one may well have gone quiet.
    """
    database.many(
        f'UPDATE "case" SET last_contact = ({NEWEST_CONTACT}) WHERE id = ?',  # noqa: S608
        [(case,) for case in cases],
    )


def may_erase(database: Database, by: str, stream: str, whose: str) -> bool:
    """Whether an erasure that device `by` wrote in this stream blanks rows of device `whose`.

    Anything else would let one laptop blank another's. Only the office writes `to` a laptop. A
    laptop that was signed in anew goes on for the device that it was.
    """
    if whose == by or stream == f"to:{whose}":
        return True
    now = heirs.heir(database, whose)
    return now != whose and (
        heirs.heir(database, by) == now
        or (stream.startswith("to:") and heirs.heir(database, stream[3:]) == now)
    )


def bring_in(database: Database, cases: Collection[str] | None = None) -> set[str]:
    """Put what was handed over into the ledger and the tables, as far as it is complete: of these
    cases, or of all. Returns the cases whose newest contact may be another one now."""
    came: dict[str, list[Read]] = defaultdict(list)
    for row, body, blank in list(handed.missing(database, cases)):
        handed.put(database, row, blank)
        came[row.header.kind].append(Read(row, body))
    touched: set[str] = {one.row.header.record for one in came.get("case", ())}
    for kind, some in came.items():
        touched |= _project_kind(database, kind, some)
    return touched


def _blank(database: Database, rows: Sequence[Hash], by: Header | None) -> set[str]:
    """Blank these rows, as far as `by` may; without one, this desk lets go of them."""
    cases: set[str] = set()
    known = handed.parts(database)
    for wanted in rows:
        whose = _whose(database, wanted, known)
        if whose is None or not (by is None or _may(database, by, whose, known.get(wanted, ()))):
            continue
        # What is let go of names its hand-overs itself: a later one may bring it back.
        inside = [] if by is None else [one.inside for one in known.get(wanted, ())]
        for digest in (wanted, *inside):
            found = database.first("SELECT kind, record_id FROM ledger WHERE hash = ?", (digest,))
            handed.blank(database, digest)
            if found is not None:
                cases |= show(database, found[0], found[1])
    return cases


def _whose(
    database: Database, wanted: Hash, known: Mapping[Hash, Sequence[handed.Handed]]
) -> str | None:
    """Whose row this is: one that lies here, or inside a hand-over."""
    found = database.first("SELECT device FROM ledger WHERE hash = ?", (wanted,))
    if found is not None:
        return str(found[0])
    return next((one.device for one in known.get(wanted, ())), None)


def _may(database: Database, by: Header, whose: str, inside: Sequence[handed.Handed]) -> bool:
    if may_erase(database, by.device, by.stream, whose):
        return True
    # What the office handed to a laptop it erases there too.
    to = heirs.heir(database, by.stream.removeprefix("to:")) if ":" in by.stream else ""
    return any(heirs.heir(database, one.stream.removeprefix("to:")) == to for one in inside)
