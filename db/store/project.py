"""From rows of the ledger to the tables that are read: always by this one road.

A row written here, a row that came in a bundle and a row read again to rebuild the tables all
pass through `project`, so that the tables can only ever say what the ledger says.

- A record seen for the first time is inserted, many at once.
- A record with several versions shows the one that no other replaces. Two such are a *fork*:
  both stay in the ledger, and until a person decides every desk shows the one with the smaller
  hash, so that two desks never disagree.
- A row whose payload was erased shows nothing.
- An erasure blanks the rows that it names, and their tables follow.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from db.ledger import Header, Row, decode_body
from db.names import Body, Hash
from db.records import KINDS, Contact, Erasure, Meeting
from db.store import search
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
    for kind, some in by_kind.items():
        _project_kind(database, kind, some)
    _touch_cases(database, by_kind)
    for one in by_kind.get("erasure", ()):
        if isinstance(one.body, Erasure):
            _erase(database, one.row.header, one.body)


def _project_kind(database: Database, kind: str, rows: list[Read]) -> None:
    known = _known(database, kind, [one.row.header.record for one in rows])
    fresh: list[Read] = []
    later: dict[str, None] = {}
    seen: set[str] = set()
    for one in rows:
        record = one.row.header.record
        if one.body is None or one.row.header.replaces or record in known or record in seen:
            later[record] = None
        else:
            fresh.append(one)
        seen.add(record)
    if fresh:
        _insert(database, kind, fresh)
    for amended in later:
        show(database, kind, amended)


def _known(database: Database, kind: str, records: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(records), _CHUNK):
        some = records[start : start + _CHUNK]
        marks = ",".join("?" * len(some))
        result = database.run(f'SELECT id FROM "{kind}" WHERE id IN ({marks})', some)  # noqa: S608
        found.update(row[0] for row in result)
    return found


def _common(row: Row, forked: bool) -> tuple[object, ...]:
    header = row.header
    return (
        *(header.record, row.hash, header.device, header.stream),
        *(header.actor, header.at, int(forked)),
    )


def _insert(database: Database, kind: str, rows: Iterable[Read]) -> None:
    columns = [*COMMON, *names(KINDS[kind])]
    quoted = ",".join(f'"{name}"' for name in columns)
    marks = ",".join("?" * len(columns))
    rows = list(rows)
    database.many(
        f'INSERT INTO "{kind}" ({quoted}) VALUES ({marks})',  # noqa: S608
        [_common(one.row, False) + values(one.body) for one in rows if one.body is not None],
    )
    search.add(database, [(one.row.header, one.body) for one in rows if one.body is not None])


class Version(NamedTuple):
    """One version of a record, as the ledger has it."""

    hash: Hash
    replaces: tuple[Hash, ...]
    row: Row


_VERSIONS = """
    SELECT device, stream, seq, prev_hash, hash, kind, record_id, replaces, actor, at, salt,
           payload_hash, payload
    FROM ledger WHERE record_id = ?
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
        replaces=() if replaces == "[]" else tuple(msgspec.json.decode(str(replaces))),
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


def versions(database: Database, record: str) -> list[Version]:
    """Every version of a record, in no order that matters."""
    rows = [as_row(tuple(one)) for one in database.run(_VERSIONS, (record,))]
    return [Version(row.hash, row.header.replaces, row) for row in rows]


def heads(found: Iterable[Version]) -> list[Version]:
    """The versions that no other replaces, smallest hash first. More than one is a fork."""
    found = list(found)
    replaced = {old for one in found for old in one.replaces}
    return sorted((one for one in found if one.hash not in replaced), key=lambda one: one.hash)


def show(database: Database, kind: str, record: str) -> None:
    """Make the tables show this record as its versions now say."""
    standing = [one for one in heads(versions(database, record)) if one.row.payload is not None]
    # Words of the version that was shown leave the index first; they may be gone from now on.
    search.remove(database, [record])
    if not standing:
        database.run(f'DELETE FROM "{kind}" WHERE id = ?', (record,))  # noqa: S608
        return
    row = standing[0].row
    assert row.payload is not None
    body = decode_body(kind, row.payload)
    columns = [*COMMON, *names(KINDS[kind])]
    quoted = ",".join(f'"{name}"' for name in columns)
    marks = ",".join("?" * len(columns))
    # Not REPLACE: columns that other rows fill (`last_contact`) stay as they are.
    update = ",".join(f'"{name}" = excluded."{name}"' for name in columns[1:])
    database.run(
        f'INSERT INTO "{kind}" ({quoted}) VALUES ({marks}) '  # noqa: S608
        f"ON CONFLICT (id) DO UPDATE SET {update}",
        _common(row, len(standing) > 1) + values(body),
    )
    search.add(database, [(row.header, body)])


def _touch_cases(database: Database, by_kind: dict[str, list[Read]]) -> None:
    cases: set[str] = set()
    for kind in ("contact", "meeting"):
        for one in by_kind.get(kind, ()):
            if isinstance(one.body, Contact | Meeting):
                cases.add(one.body.case)
    cases.update(one.row.header.record for one in by_kind.get("case", ()))
    if cases:
        touch(database, sorted(cases))


def touch(database: Database, cases: Sequence[str]) -> None:
    """Bring `last_contact` of these cases up to their newest contact or meeting."""
    database.many(
        'UPDATE "case" SET last_contact = (SELECT max(happened) FROM '
        '(SELECT happened FROM contact WHERE contact."case" = "case".id UNION ALL '
        'SELECT happened FROM meeting WHERE meeting."case" = "case".id)) WHERE id = ?',
        [(case,) for case in cases],
    )


def _erase(database: Database, by: Header, erasure: Erasure) -> None:
    for wanted in erasure.rows:
        found = database.first(
            "SELECT kind, record_id, device FROM ledger WHERE hash = ?", (wanted,)
        )
        # A desk erases what it wrote itself; anything else would let one laptop blank another's.
        if found is None or found[2] != by.device:
            continue
        database.run("UPDATE ledger SET salt = NULL, payload = NULL WHERE hash = ?", (wanted,))
        show(database, found[0], found[1])
