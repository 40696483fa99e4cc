"""Which rows of the ledger go when something is erased: a whole family, or one record with all that
hangs on it."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from db.errors import NoSuchRecord
from db.names import Body, RecordId
from db.records import (
    KIND_OF,
    KINDS,
    Ability,
    Action,
    Attachment,
    Case,
    ConcernStep,
    Consent,
    Enquiry,
    Handed,
    Measure,
    Party,
    Pupil,
    Relay,
    Responsibility,
    Role,
    SamePerson,
    Statement,
)
from db.store.erase import RowOf
from desktop.casework.desk import Desk
from desktop.casework.history import erasures
from desktop.casework.history.record_words import KINDS as IN_WORDS
from desktop.casework.record.cases import find_case
from desktop.casework.record.family import Belongs, case_of, records_of


class Doomed(NamedTuple):
    """What would be erased: whose it is, what it is called, which records and rows those are."""

    case: str  # printed reference
    what: str  # `erasures.EVERYTHING`, or the kind of record in words
    records: tuple[Belongs, ...]
    rows: tuple[RowOf, ...]  # those that say something still


_HANGS: Mapping[str, tuple[tuple[type[Body], str], ...]] = {
    "contact": (
        (Statement, "contact"),
        (Action, "agreed_at"),
        (Attachment, "about"),
        (Relay, "about"),
        (Handed, "about"),
    ),
    "meeting": (
        (Role, "meeting"),
        (Action, "agreed_at"),
        (Attachment, "about"),
        (Measure, "about"),
        (Relay, "about"),
        (Handed, "about"),
    ),
    "person": (
        (Pupil, "person"),
        (Party, "person"),
        (SamePerson, "person"),
        (Consent, "person"),
        (Relay, "person"),
        (Handed, "person"),
        (Ability, "person"),
        (Enquiry, "person"),
    ),
    "enquiry": ((Handed, "about"),),
    "concern": ((ConcernStep, "concern"),),
    "handed": ((Attachment, "about"),),
}
"""What says nothing any more once the record that it hangs on is gone."""

WITHOUT_CASE = frozenset({"enquiry"})
"""Kinds that can be erased although they belong to no case."""

_NEVER = frozenset({"erasure", "service", "staff", "device", "volunteer", "pack", "enrolment"})


def doomed(desk: Desk, about: str) -> Doomed:
    """What an erasure would take: of a case (its reference), or of one record (`KIND:ID`).

    What belongs to no case is not erased here, but for an enquiry, which may never have one.

    Raises `NoSuchCase`, `AmbiguousCase`, `NoSuchRecord`.
    """
    kind, colon, record = about.partition(":")
    if not colon:
        case = find_case(desk, about)
        records = records_of(desk, case.id, alone=True)
        return _rows(desk, case.body.reference, erasures.EVERYTHING, records)
    kept = desk.store.get(KINDS[kind], record) if kind in IN_WORDS and kind not in _NEVER else None
    named = case_of(desk, kind, record) if kept is not None else None
    whose = desk.store.get(Case, named) if named is not None else None
    if kept is None or kind == "case" or (whose is None and kind not in WITHOUT_CASE):
        raise NoSuchRecord(what=IN_WORDS.get(kind, "record"), id=record)
    reference = whose.body.reference if whose is not None else ""
    return _rows(desk, reference, IN_WORDS[kind], hanging(desk, kind, kept.id))


def hanging(desk: Desk, kind: str, record: RecordId) -> tuple[Belongs, ...]:
    """One record and all that hangs on it."""
    return tuple(dict.fromkeys([Belongs(kind, record), *_hanging(desk, kind, record)]))


def _hanging(desk: Desk, kind: str, record: RecordId) -> Iterator[Belongs]:
    for body, field in _HANGS.get(kind, ()):
        for one in desk.store.find(body):
            if getattr(one.body, field) == record:
                found = Belongs(KIND_OF[body], one.id)
                yield found
                if found.kind in _HANGS:
                    yield from _hanging(desk, found.kind, found.id)
    if kind == "person":
        for tie in desk.store.find(Responsibility):
            if str(record) in (str(tie.body.child), str(tie.body.adult)):
                yield Belongs("responsibility", tie.id)


def rows_left(desk: Desk, records: Collection[Belongs]) -> tuple[RowOf, ...]:
    """The rows of these records that say something still."""
    return tuple(one for one in desk.store.rows_of(records) if not one.blank)


def _rows(desk: Desk, case: str, what: str, records: tuple[Belongs, ...]) -> Doomed:
    return Doomed(case, what, records, rows_left(desk, records))
