"""What an erasure means for rows that it does not name: at the laptop, and for what comes late.

- The office names the rows that it has. A laptop to which its decision comes erases all else of the
  same family or record: what was not sent yet, and what never travels. It does so in rows of its
  own, so that the office is told of the one and nobody of the other.
- Rows of a family that the office has erased, in a bundle that was on its way, are blanked by the
  office in the same transaction that takes them in, under the decision that stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from db.bundle.lines import OpenRow
from db.names import DeviceId, Hash, RecordId
from db.records import KINDS, Concern, ConcernStep, Erasure, Party, Person, Pupil, Responsibility
from db.store.store import Writing
from desktop.casework.actions import drafts
from desktop.casework.actions.erasing.erase_rows import hanging, rows_left
from desktop.casework.desk import Desk
from desktop.casework.history import erasures
from desktop.casework.history.erasures import Why
from desktop.casework.record.family import Belongs, records_of

WIPE = "wipe-owed"
"""Setting: "yes" from an erasure on until `erase_wipe` has done what follows from it."""

MOST = 2000  # rows that one erasure names, as the record keeps them


class Following(NamedTuple):
    """A decision of the office that has come, and every record here that it means."""

    said: Erasure
    records: tuple[Belongs, ...]


def decided(desk: Desk, rows: Iterable[OpenRow]) -> tuple[Following, ...]:
    """The decisions among rows that are about to be taken in: before anything is blanked."""
    if desk.kind != "volunteer":
        return ()
    return tuple(
        Following(one.body, tuple(dict.fromkeys(_meant(desk, one.body))))
        for one in rows
        if isinstance(one.body, Erasure)
        and one.body.second_person
        and one.row.header.stream == f"to:{desk.device}"
    )


def _meant(desk: Desk, said: Erasure) -> Iterator[Belongs]:
    for row in desk.store.rows_named(said.rows):
        if row.kind == "case":
            yield from records_of(desk, row.record, alone=True)
        else:
            yield from hanging(desk, row.kind, row.record)


def taken(
    desk: Desk, writing: Writing, rows: Sequence[OpenRow], decisions: Sequence[Following]
) -> None:
    """What follows from rows that were just taken in. Inside the `write` that took them."""
    if any(isinstance(one.body, Erasure) and one.body.second_person for one in rows):
        desk.store.local.set(WIPE, "yes")
    follow(desk, writing, decisions)
    late(desk, writing, rows)


def follow(desk: Desk, writing: Writing, decisions: Sequence[Following]) -> None:
    """Erase what the office could not name. Inside the `write` that took its decision."""
    for one in decisions:
        left = [row for row in rows_left(desk, one.records) if row.device in desk.devices]
        write(writing, one.said, [row.hash for row in left if row.stream == "up"])
        write(writing, one.said, [row.hash for row in left if row.stream == "own"], own=True)
        forget(desk, one.records, erasures.read(one.said.why))


def late(desk: Desk, writing: Writing, rows: Sequence[OpenRow]) -> None:
    """Blank what came of families and records that this office has erased. Inside its `write`."""
    if desk.kind != "office" or not desk.store.find(Erasure):
        return
    gone = set(late_records(desk, rows))
    if not gone:
        return
    found = _decision(desk, gone)
    left: dict[DeviceId, list[Hash]] = {}
    for row in rows_left(desk, gone):
        left.setdefault(row.device, []).append(row.hash)
    for device, hashes in left.items():
        write(writing, found, hashes, to=None if device == desk.device else device)
    forget(desk, gone)


def late_records(desk: Desk, rows: Sequence[OpenRow]) -> Iterator[Belongs]:
    """Records among these rows that belong to what was erased here."""
    blank = desk.store.blanked()
    cases = {record for kind, record in blank if kind == "case"}
    told = [one for one in rows if one.body is not None and one.row.header.kind != "erasure"]
    people: set[str] = set()
    for one in told:
        header, body = one.row.header, one.body
        of_case = getattr(body, "case", None) in cases
        if of_case and isinstance(body, Party):
            people.add(body.person)
        if of_case and isinstance(body, Concern):
            blank |= {(header.kind, header.record)}  # its steps may come with it
        hangs = isinstance(body, ConcernStep) and ("concern", body.concern) in blank
        if of_case or hangs or (header.kind, header.record) in blank:
            yield Belongs(header.kind, header.record)
    people = {one for one in people if not _elsewhere(desk, one, cases)}
    for one in told:
        header, body = one.row.header, one.body
        if (isinstance(body, Person) and header.record in people) or (
            isinstance(body, Pupil | Responsibility)
            and {getattr(body, "person", ""), getattr(body, "child", "")} & people
        ):
            yield Belongs(header.kind, header.record)


def _elsewhere(desk: Desk, person: str, erased: set[RecordId]) -> bool:
    """Whether somebody is part of a case that stands."""
    parties = desk.store.find(Party, person=person)
    return any(RecordId(one.body.case) not in erased for one in parties)


def _decision(desk: Desk, records: set[Belongs]) -> Erasure:
    """The erasure under which these records, or their cases, were blanked before."""
    cases = {
        Belongs("case", RecordId(case))
        for one in records
        if (kept := desk.store.get(KINDS[one.kind], one.id)) is not None
        and (case := getattr(kept.body, "case", None)) is not None
    }
    concerns = {
        Belongs("concern", RecordId(kept.body.concern))
        for one in records
        if one.kind == "concern_step" and (kept := desk.store.get(ConcernStep, one.id)) is not None
    }
    whose = records | cases | concerns
    blank = {row.hash for row in desk.store.rows_of(whose) if row.blank}
    return next(
        one.body
        for one in desk.store.find(Erasure, order="-row_at")
        if one.body.second_person and blank & set(one.body.rows)
    )


def write(
    writing: Writing,
    said: Erasure,
    rows: Sequence[Hash],
    *,
    to: DeviceId | None = None,
    own: bool = False,
    record: RecordId | None = None,
) -> None:
    """Rows of the ledger that blank these, as many as it takes; none for nothing.

    `record`: the request that the first of them answers.
    """
    for start in range(0, len(rows), MOST):
        part = tuple(rows[start : start + MOST])
        body = Erasure(rows=part, why=said.why, second_person=said.second_person)
        writing.add(body, record if start == 0 else None, to, own=own)


def forget(desk: Desk, records: Iterable[Belongs], why: Why | None = None) -> None:
    """What was typed about these goes too, and what is left over is to be wiped. `why`: where all
    of a case went, forms that know it by its printed reference go too."""
    whole = why is not None and why.what == erasures.EVERYTHING
    for one in drafts.of_records(desk, records, why.case if why is not None and whole else ""):
        drafts.drop(desk, one)
    desk.store.local.set(WIPE, "yes")
