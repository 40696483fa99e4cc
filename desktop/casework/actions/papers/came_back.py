"""A form about our help came back: from whom, when, by which way, and the form itself.

- It may come to either desk. What somebody thinks of a volunteer need not pass through her hands:
  what comes to the office is attached there and stays there; of it she learns that it came back,
  and no more. There is no room for a note for the same reason: what they think stands on the form.
- Nobody needs to have said who they are; then it is of the case alone.
- It comes back after a case was closed as a rule: closed cases take it.
- What a photograph of a form tells besides its picture is never kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from msgspec import structs

from db.errors import CaseNotTaken, NoSuchRecord, PictureNotCleaned, UnknownWord
from db.names import CaseId, PersonId, RecordId
from db.records import Attachment, Case, Handed
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions import typed
from desktop.casework.actions.files.attach import Picked, made_anew, sealed_for, without_told
from desktop.casework.actions.papers.hand_over import BACK, HOWS, How, keep_handed, of_case
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.casework.record.holding import standing_here


@dataclass(frozen=True)
class BackDraft:
    """A form that came back. `person`: of the case; `to`: whoever is not; empty, both: not said."""

    case: str  # its reference
    how: How
    person: str = ""
    by: str = ""
    happened: datetime | None = None  # now
    form: Picked | None = None  # the form itself


def came_back(desk: Desk, draft: BackDraft) -> RecordId:
    """Keep that it came back, with the form where it is there.

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseNotTaken`, `NoSuchRecord` (the person is not of the
    case), `UnknownWord`, `TooLong`, `InTheFuture`, `PictureNotCleaned`, `FileTooLarge`,
    `AlreadyAttached`, and the store's refusals; then nothing was kept.
    """
    if draft.how not in HOWS:
        raise UnknownWord(what="way", given=draft.how, known=", ".join(HOWS))
    case = find_case(desk, draft.case)
    if desk.kind == "volunteer" and standing_here(desk).get(CaseId(case.id)) == "offered":
        raise CaseNotTaken(case=case.body.reference)
    if draft.person and not of_case(desk, case.id, draft.person):
        raise NoSuchRecord(what="person of this case", id=draft.person)
    body = Handed(
        what=BACK,
        how=draft.how,
        happened=typed.happened(desk, draft.happened or desk.world.clock.now()),
        case=CaseId(case.id),
        person=PersonId(draft.person) if draft.person else None,
        to=typed.line(draft.by, "name"),
        version=desk.pack.version,
    )
    if draft.form is None:
        return keep_handed(desk, body)
    return _with_form(desk, case, body, _bare(draft.form))


def _with_form(desk: Desk, case: Kept[Case], body: Handed, form: Picked) -> RecordId:
    with sealed_for(desk, CaseId(case.id), form) as file:
        return keep_handed(desk, body, _attaching(desk, file))


def _attaching(desk: Desk, file: Attachment) -> Callable[[Writing, RecordId], None]:
    def attach(writing: Writing, record: RecordId) -> None:
        writing.add(structs.replace(file, about=record), own=desk.kind == "office")

    return attach


def _bare(form: Picked) -> Picked:
    """The same, without what a photograph tells besides its picture."""
    if not form.told:
        return form
    try:
        return without_told(form)
    except PictureNotCleaned:
        return made_anew(form)
