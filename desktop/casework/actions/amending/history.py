"""A record's versions: who wrote each, when, and what differs from the one before, in words.

- Nothing is edited: each change is a version that replaces the former, and all are shown.
- Two versions that replace the same one are a fork. Until somebody decides, every desk shows the
  one with the smaller hash; here they stand side by side (record.md, Ledger).
- What is only the actor's own (interests, distances) is shown to that actor alone.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from db.errors import NoSuchRecord
from db.names import Body, Hash, RecordId
from db.records import KINDS, Case
from db.store import lineage
from desktop.casework.actions.amending.amend import may_amend
from desktop.casework.actions.erasing.erase_rows import WITHOUT_CASE
from desktop.casework.desk import Desk
from desktop.casework.history.differences import Change, changes
from desktop.casework.history.record_words import KINDS as IN_WORDS
from desktop.casework.history.record_words import Field, fields_of
from desktop.casework.record.cases import find_case, person_name
from desktop.casework.record.family import case_of, records_of
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, one_line

_PERSONAL = frozenset(
    {"home", "interest", "declaration", "same_person", "finding_detail", "measure"}
)
"""The actor's own life (`db.own`). What an office keeps to itself is everybody's there."""
_TITLE = 60  # characters of what a record says that tell it from others of its kind
_ORDER = ("case", "person", "household", "pupil", "enquiry", "contact", "meeting")


@dataclass(frozen=True)
class VersionSeen:
    """One version in words. `told` is all that it says; both are empty once it was erased."""

    hash: Hash
    at: datetime
    who: str
    erased: bool
    stands: bool  # no other replaces it
    changes: tuple[Change, ...]  # against the one that it replaces; none for the first
    told: tuple[Field, ...]


@dataclass(frozen=True)
class History:
    """A record with its versions, newest first."""

    kind: str
    record: RecordId
    title: str
    case: str  # reference; empty for what belongs to no case
    child: str
    versions: tuple[VersionSeen, ...]
    branches: tuple[VersionSeen, ...]  # of a fork: the versions between which somebody decides
    own: bool  # of the actor's own life: hidden while a parent sits opposite
    may_erase: bool  # it belongs to a case or needs none, and there is something left of it
    may_amend: bool  # written at this desk, of a kind that is amended, and not erased
    now: datetime


@dataclass(frozen=True)
class Listed:
    """A record of a family, and how many versions it has."""

    kind: str
    record: RecordId
    title: str
    versions: int
    forked: bool


@dataclass(frozen=True)
class FamilyHistory:
    """Every record of a case that can be looked at version by version."""

    case: str
    child: str
    records: tuple[Listed, ...]


def history(desk: Desk, kind: str, record: str) -> History:
    """The versions of one record. Raises `NoSuchRecord`."""
    found = _versions(desk, kind, record)
    names = _names(desk)
    case = case_of(desk, kind, record)
    about = desk.store.get(Case, case) if case is not None else None
    branches = lineage.standing(found)
    standing = {one.hash for one in branches}
    seen = [_seen(desk, one, found, names) for one in found]
    newest = branches[0] if branches else None
    return History(
        kind=kind,
        record=RecordId(record),
        title=_title(kind, newest.body if newest else None, names),
        case=about.body.reference if about is not None else "",
        child=person_name(desk, about.body.child) if about is not None else "",
        versions=tuple(reversed(seen)),
        branches=tuple(one for one in seen if len(standing) > 1 and one.hash in standing),
        own=kind in _PERSONAL,
        may_erase=newest is not None
        and (about is not None or kind in WITHOUT_CASE)
        and kind != "case",
        may_amend=newest is not None
        and newest.body is not None
        and may_amend(kind, newest.body)
        and newest.device in desk.devices,
        now=desk.world.clock.now(),
    )


def family_history(desk: Desk, reference: str) -> FamilyHistory:
    """Every record of a case. Raises `NoSuchCase`, `AmbiguousCase`."""
    case = find_case(desk, reference)
    names, seen = _names(desk), Counter[str]()
    belong = records_of(desk, case.id)
    counts = desk.store.version_counts([one.id for one in belong])
    listed = []
    for one in belong:
        kept = desk.store.get(KINDS[one.kind], one.id)
        if kept is None or one.kind not in IN_WORDS:
            continue
        title = _title(one.kind, kept.body, names)
        seen[title] += 1
        if seen[title] > 1:  # two calls in one minute: each must have a name of its own
            title = f"{title} ({seen[title]})"
        listed.append(Listed(one.kind, one.id, title, counts[one.id], kept.forked))
    listed.sort(key=lambda one: _ORDER.index(one.kind) if one.kind in _ORDER else len(_ORDER))
    return FamilyHistory(case.body.reference, person_name(desk, case.body.child), tuple(listed))


def _versions(desk: Desk, kind: str, record: str) -> list[lineage.Version[Body]]:
    found = desk.store.versions(KINDS[kind], record) if kind in KINDS else []
    if kind in _PERSONAL:
        found = [one for one in found if one.actor == desk.actor]
    if not found:
        raise NoSuchRecord(what=IN_WORDS.get(kind, "record"), id=record)
    return found


def _names(desk: Desk) -> Callable[[str], str]:
    known: dict[str, str] = {}

    def name(person: str) -> str:
        if person not in known:
            known[person] = person_name(desk, person)
        return known[person]

    return name


def _seen(
    desk: Desk,
    one: lineage.Version[Body],
    every: list[lineage.Version[Body]],
    names: Callable[[str], str],
) -> VersionSeen:
    before = [each.body for each in every if each.hash in one.replaces and each.body is not None]
    told = fields_of(one.body, names) if one.body is not None else ()
    return VersionSeen(
        hash=one.hash,
        at=one.at,
        who=desk.name_of(one.actor),
        erased=one.body is None,
        stands=not any(one.hash in each.replaces for each in every),
        changes=changes(fields_of(before[0], names), told) if before and told else (),
        told=tuple(field for field in told if field.words),
    )


def _title(kind: str, body: Body | None, names: Callable[[str], str]) -> str:
    """The kind of record, and what tells it from others of its kind."""
    said = capital(IN_WORDS.get(kind, kind.replace("_", " ")))
    if body is None:
        return said
    happened = getattr(body, "happened", None)
    if isinstance(happened, datetime):
        local = london(happened)
        return f"{said}, {written(local.date())} {local:%H:%M}"
    for field in ("name", "what", "reference", "postcode", "school", "relay", "said", "decision"):
        told = getattr(body, field, "")
        if told:
            return f"{said}: {one_line(str(told), _TITLE)}"
    person = getattr(body, "person", None) or getattr(body, "adult", None)
    return f"{said}: {names(person)}" if person and names(person) else said
