"""Amending: a new version of a record that takes the place of the former. Never an edit.

- A desk amends what it wrote itself; what came from another desk is amended there.
- What stood before stays in the record, and anybody who may see the record sees both.
- Another name or birthday of somebody, or another address, is looked at as when the case opened:
  the conflict check runs again, and a new finding stands until somebody has looked at it.
- A school that was typed wrongly is amended; a child who moves gets another (`move_school`).
- A meeting that is somewhere else is measured again; the distance stays on this desk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.errors import NoSuchRecord, NotWrittenHere
from db.names import Body, Hash, RecordId
from db.records import KINDS, Case, Finding, Person, Pupil
from db.store.reading import Kept
from desktop.casework.actions.amending.amend_follows import follow
from desktop.casework.actions.amending.amend_people import Choices, choices_of, completed, shown
from desktop.casework.actions.amending.amend_typed import AMENDABLE as AMENDABLE
from desktop.casework.actions.amending.amend_typed import Spec as Spec
from desktop.casework.actions.amending.amend_typed import Value as Value
from desktop.casework.actions.amending.amend_typed import read_value
from desktop.casework.actions.closeness.check_case import Finds
from desktop.casework.desk import Desk
from desktop.casework.history.record_words import KINDS as IN_WORDS
from desktop.casework.history.record_words import label
from desktop.casework.record.cases import person_name
from desktop.casework.record.family import case_of


@dataclass(frozen=True)
class Amending:
    """A record as a form begins with it."""

    kind: str
    record: RecordId
    case: str  # reference
    child: str
    fields: tuple[tuple[Spec, str, Value], ...]  # with what each is called, and what stands there
    choices: Choices = field(default_factory=dict)
    person: str = ""  # of a school: whose
    whose: str = ""  # the name of the person that it is about, where that is not the child


@dataclass(frozen=True)
class Amended:
    """A new version stands. `hash` is None where nothing differed and nothing was written."""

    kind: str
    record: RecordId
    hash: Hash | None
    finds: Finds = field(default_factory=Finds)


def amending(desk: Desk, kind: str, record: str) -> Amending:
    """What a form shows. Raises `NoSuchRecord`, `NotWrittenHere`."""
    kept = _kept(desk, kind, record)
    case = desk.store.get(Case, case_of(desk, kind, record) or "")
    child = desk.store.get(Person, case.body.child) if case is not None else None
    named = str(getattr(kept.body, "person", ""))
    return Amending(
        kind=kind,
        record=kept.id,
        case=case.body.reference if case is not None else "",
        child=child.body.name if child is not None else "",
        fields=tuple(
            (spec, label(spec.name, kind), shown(kept.body, spec.name)) for spec in AMENDABLE[kind]
        ),
        choices=choices_of(desk, kept.body),
        person=kept.body.person if isinstance(kept.body, Pupil) else "",
        whose="" if child is not None and named == child.id else person_name(desk, named),
    )


def amend(desk: Desk, kind: str, record: str, values: Mapping[str, Value]) -> Amended:
    """Write the next version of a record; what is not among `values`, or is as it stands, stays.

    Raises `NoSuchRecord`, `NotWrittenHere`, `BadInput`, `TooLong`, `InTheFuture`, `UnknownSchool`,
    `ReasonNeeded`; then nothing was written.
    """
    kept = _kept(desk, kind, record)
    read = {
        spec.name: read_value(desk, spec, values[spec.name], label(spec.name, kind))
        for spec in AMENDABLE[kind]
        if spec.name in values and values[spec.name] != shown(kept.body, spec.name)
    }
    return write_version(desk, kind, kept, completed(desk, kept.body, read))


def may_amend(kind: str, body: Body) -> bool:
    """Whether there is anything in a record that somebody wrote and may amend."""
    if isinstance(body, Finding):
        return bool(body.why)  # the reason for going on; what was found is the check's
    return kind in AMENDABLE


def write_version(desk: Desk, kind: str, kept: Kept[Body], body: Body) -> Amended:
    """Put this in the place of what stands, with all that follows from it."""
    if body == kept.body and not kept.forked:
        return Amended(kind, kept.id, None)
    with desk.write() as writing:
        writing.add(body, record=kept.id)
        finds = follow(desk, writing, kept, body)
    now = desk.store.get(type(body), kept.id)
    assert now is not None
    return Amended(kind, kept.id, now.hash, finds)


def _kept(desk: Desk, kind: str, record: str) -> Kept[Body]:
    kept = desk.store.get(KINDS[kind], record) if kind in AMENDABLE else None
    if kept is None or not may_amend(kind, kept.body):
        raise NoSuchRecord(what=IN_WORDS.get(kind, "record"), id=record)
    if kept.device not in desk.devices:
        raise NotWrittenHere(what=IN_WORDS[kind])
    return kept
