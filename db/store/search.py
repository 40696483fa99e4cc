"""Full text over notes, names and schools.

Newest first is cheap only when the index itself is in that order, so a document's rowid is made
from the time of what it tells: seconds since 2000 in the high bits, and 31 bits of the record's
id below. It is local: never exported, and made anew when the date is amended.
Words of three letters and more are found by their beginning; shorter ones must be whole (a
two-letter beginning costs a hundred times as much).
"""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from db.ledger import Header, moment, stamp
from db.names import Body, CaseId, RecordId
from db.records import (
    Ability,
    Action,
    Case,
    Concern,
    ConcernStep,
    Contact,
    Enquiry,
    Meeting,
    Person,
    Pupil,
    Relay,
)
from db.store.database import Database

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_LOW_BITS = 31
_LOW = (1 << _LOW_BITS) - 1
_LAST_SECOND = 2**32 - 2  # in 2136: a rowid has 63 bits, and one second is left for collisions
_PREFIX_FROM = 3  # letters
_WORDS_MOST = 50  # of a query; a whole page pasted in by mistake took seconds
SNIPPET_WORDS = 12


class Hit(NamedTuple):
    """One thing found. `case` is None for what belongs to no case yet."""

    kind: str
    id: RecordId
    case: CaseId | None
    at: str
    snippet: str


class _Document(NamedTuple):
    case: str | None
    at: datetime
    text: str


def document(header: Header, body: Body) -> _Document | None:
    """What of this record can be searched for, and under which time; None where nothing can."""
    written = moment(header.at)
    match body:
        case Contact():
            options = (
                part
                for one in body.options
                for part in (one.what, one.pros, one.cons, one.likely_result, one.source)
            )
            passages = (one.text for one in body.passages)
            said = (body.note, body.own_words, body.professional_views, body.choice)
            parts = (*said, *options, *passages)
            return _Document(body.case, body.happened, _join(parts))
        case Meeting():
            asked = (part for one in body.questions for part in (one.text, one.answer))
            parts = (body.note, body.body, body.outcome, *asked)
            return _Document(body.case, body.happened, _join(parts))
        case Person():
            return _Document(None, written, body.name)
        case Pupil():
            return _Document(None, written, _join((body.school, body.urn)))
        case Case():
            return _Document(header.record, written, _join((body.reference, body.outcome)))
        case Action():
            return _Document(body.case, written, body.what)
        case _:
            return _promised(written, body)


def _promised(written: datetime, body: Body) -> _Document | None:
    """The same of what is kept of promises."""
    match body:
        case Concern():
            return _Document(body.case, written, _join((body.said, body.done, body.outcome)))
        case Enquiry():
            parts = (body.name, body.note, *body.topics, body.access_needs)
            return _Document(body.case, body.happened, _join(parts))
        case Relay():
            return _Document(body.case, body.happened, _join((body.what, body.to, body.why)))
        case Ability():
            return _Document(body.case, written, _join((body.decision, body.basis)))
        case ConcernStep():
            return _Document(None, body.happened, body.text)
        case _:
            return None


def _join(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)


def _rowid(record: str, at: datetime) -> int:
    # A time out of all reason (the year 2205, typed for 2025) is found too, first or last.
    seconds = min(max(0, int((at - _EPOCH).total_seconds())), _LAST_SECOND)
    return (seconds << _LOW_BITS) | (int(record[:8], 16) >> 1)


def add(database: Database, records: Sequence[tuple[Header, Body]]) -> None:
    """Put these records into the index; none of them is there yet."""
    rows: list[tuple[object, ...]] = []
    for header, body in records:
        found = document(header, body)
        if found is not None and found.text:
            rowid = _rowid(header.record, found.at)
            at = stamp(found.at)
            rows.append((rowid, header.record, header.kind, found.case, at, found.text))
    if not rows:
        return
    many = len(rows) > 1  # one alone undoes itself when it fails
    if many:
        database.run("SAVEPOINT searching")
    try:
        _insert(database, rows)
    except dbapi2.IntegrityError:
        if many:
            database.run("ROLLBACK TO searching")
        _insert_apart(database, rows)
    if many:
        database.run("RELEASE searching")


def _insert_apart(database: Database, rows: list[tuple[object, ...]]) -> None:
    """Two of one second whose ids begin alike: give the later one the next free number."""
    for row in rows:
        # A foreign desk may use one id for records of two kinds: one of them is found by words.
        if database.first("SELECT 1 FROM search WHERE record_id = ?", (row[1],)) is None:
            _insert(database, [(_free(database, row[0]), *row[1:])])


def _insert(database: Database, rows: list[tuple[object, ...]]) -> None:
    database.many(
        "INSERT INTO search (rowid, record_id, kind, case_id, at, text) VALUES (?,?,?,?,?,?)", rows
    )
    database.many(
        "INSERT INTO search_index (rowid, text) VALUES (?,?)",
        [(number, text) for number, *_, text in rows],
    )


def _free(database: Database, wanted: object) -> int:
    assert isinstance(wanted, int)
    while database.first("SELECT 1 FROM search WHERE rowid = ?", (wanted,)) is not None:
        # Past all of that second at once: thousands alike, sent to do harm, must not cost a day.
        second = (wanted, wanted | _LOW)
        wanted = 1 + database.number(
            "SELECT max(rowid) FROM search WHERE rowid BETWEEN ? AND ?", second
        )
    return wanted


def remove(database: Database, kind: str, record: str) -> None:
    """Take this record out of the index, words and all."""
    found = database.first(
        "SELECT rowid, text FROM search WHERE record_id = ? AND kind = ?", (record, kind)
    )
    if found is None:
        return
    database.run(
        "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)", found
    )
    database.run("DELETE FROM search WHERE rowid = ?", (found[0],))
    # A savepoint has FTS5 write its index out. Without that a word that stands some hundred times
    # in a note, taken out and put back under the same rowid in one transaction, breaks the index
    # (3.53.4, with secure-delete): "checksum mismatch" at the next amendment.
    database.run("SAVEPOINT removed")
    database.run("RELEASE removed")


def query(words: str) -> str:
    """The words a person typed as a query that always parses: all must be there, in any order.

    After the first fifty different words no more are looked at.
    """
    terms = []
    # An accent that is a character of its own (as text copied on a Mac has it) is no gap.
    composed = unicodedata.normalize("NFC", words)
    cleaned = "".join(letter if _in_word(letter) else " " for letter in composed)
    for word in cleaned.split():
        if not any(letter.isalnum() for letter in word):
            continue
        terms.append(f'"{word}"*' if len(word) >= _PREFIX_FROM else f'"{word}"')
    return " AND ".join(list(dict.fromkeys(terms))[:_WORDS_MOST])


def _in_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def find(database: Database, words: str, limit: int = 50) -> list[Hit]:
    """What holds all these words, newest first."""
    wanted = query(words)
    if not wanted:
        return []
    rows = database.run(
        "SELECT s.kind, s.record_id, s.case_id, s.at, snippet(search_index, 0, '', '', '…', ?) "
        "FROM search_index JOIN search s ON s.rowid = search_index.rowid "
        "WHERE search_index MATCH ? ORDER BY search_index.rowid DESC LIMIT ?",
        (SNIPPET_WORDS, wanted, limit),
    )
    return [
        Hit(kind, RecordId(record), _case(database, kind, record, case), at, snippet)
        for kind, record, case, at, snippet in rows
    ]


def _case(database: Database, kind: str, record: str, case: str | None) -> CaseId | None:
    if case is not None:
        return CaseId(case)
    if kind == "concern_step":
        told = database.first(
            'SELECT c."case" FROM concern_step s JOIN concern c ON c.id = s.concern WHERE s.id = ?',
            (record,),
        )
        return None if told is None or told[0] is None else CaseId(told[0])
    person = record
    if kind == "pupil":
        found = database.first("SELECT person FROM pupil WHERE id = ?", (record,))
        person = "" if found is None else str(found[0])
    row = database.first(
        'SELECT "case" FROM party WHERE person = ? ORDER BY row_at DESC LIMIT 1',
        (person,),
    )
    return None if row is None else CaseId(row[0])
