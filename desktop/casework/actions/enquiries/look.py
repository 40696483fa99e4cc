"""Advice without a case as it is listed and read, at either desk; the newest first."""

from dataclasses import dataclass

from db.enquiry import Enquiry
from db.errors import NoSuchRecord, UnknownWord
from db.names import RecordId
from db.records import Case, Concern, Handed
from db.store.reading import Kept
from desktop.casework.actions.enquiries.form import form_asked
from desktop.casework.actions.enquiries.record_enquiry import KIND
from desktop.casework.actions.papers.hand_over import FORM
from desktop.casework.advice.enquiry import stands, still_owed, who_asked
from desktop.casework.desk import Desk
from desktop.casework.promise.statement import Gate, Owed
from desktop.casework.record.begun import pack_begun_under
from desktop.casework.record.cases import folded, person_name


@dataclass(frozen=True)
class SeenEnquiry:
    """One enquiry, whole."""

    kept: Kept[Enquiry]
    gate: Gate  # under the policy that it was under
    owed: tuple[Owed, ...]  # empty also for one that belongs to a case: there it is told
    by: str  # who wrote it down, by name
    case: str  # printed reference; empty for none
    person: str  # who it was, of that case
    concerns: tuple[RecordId, ...]  # that came up at it
    form_asked: str  # the clause that asks for a form on the help; empty where none does
    form: bool  # one was given
    mine: bool  # this desk writes to it

    @property
    def who(self) -> str:
        """Their name, or that they gave none."""
        return who_asked(self.kept.body)

    @property
    def id(self) -> RecordId:
        """Its number."""
        return self.kept.id


def list_enquiries(desk: Desk) -> tuple[SeenEnquiry, ...]:
    """Every enquiry that this desk knows."""
    return tuple(_seen(desk, one) for one in desk.store.find(Enquiry, order="-happened"))


def enquiries_of(desk: Desk, case: str) -> tuple[SeenEnquiry, ...]:
    """Those that belong to a case (its id)."""
    return tuple(_seen(desk, one) for one in desk.store.find(Enquiry, "-happened", case=case))


def look_at_enquiry(desk: Desk, enquiry: str) -> SeenEnquiry:
    """One by its number. Raises `NoSuchRecord`."""
    kept = desk.store.get(Enquiry, enquiry)
    if kept is None:
        raise NoSuchRecord(what=KIND, id=enquiry)
    return _seen(desk, kept)


def find_enquiry(desk: Desk, number: str) -> RecordId:
    """The one whose number begins so. Raises `NoSuchRecord`, and `UnknownWord` where several do."""
    wanted = number.strip().casefold()
    found = [one.id for one in desk.store.find(Enquiry) if wanted and one.id.startswith(wanted)]
    if not found:
        raise NoSuchRecord(what=KIND, id=number)
    if len(found) > 1:
        raise UnknownWord(what="number", given=number, known=", ".join(found[:8]))
    return found[0]


def find_enquiries(desk: Desk, words: str, most: int = 8) -> tuple[SeenEnquiry, ...]:
    """Those that belong to no case, of somebody whose name has words that begin as those typed."""
    typed = folded(words)
    found = (one for one in desk.store.find(Enquiry, "-happened", case=None) if one.body.name)
    fits = [
        one
        for one in found
        if typed
        and all(any(word.startswith(part) for word in folded(one.body.name)) for part in typed)
    ]
    return tuple(_seen(desk, one) for one in fits[:most])


def owed_enquiries(desk: Desk) -> tuple[SeenEnquiry, ...]:
    """Those of this desk whose statement stands outstanding, the oldest first."""
    found = desk.store.find(Enquiry, "happened", case=None)
    seen = (_seen(desk, one) for one in found if one.device in desk.devices)
    return tuple(one for one in seen if one.owed)


def _seen(desk: Desk, kept: Kept[Enquiry]) -> SeenEnquiry:
    body = kept.body
    began = pack_begun_under(desk, body.policy)
    case = desk.store.get(Case, body.case) if body.case is not None else None
    first = desk.store.versions(Enquiry, kept.id)[0]
    given = desk.store.find(Handed, about=kept.id, what=FORM)
    return SeenEnquiry(
        kept=kept,
        gate=stands(began, kept.id, body),
        owed=() if body.case is not None else still_owed(desk.pack, began, kept.id, body),
        by=desk.name_of(first.actor),
        case=case.body.reference if case is not None else "",
        person=person_name(desk, body.person) if body.person is not None else "",
        concerns=tuple(one.id for one in desk.store.find(Concern, about=kept.id)),
        form_asked=form_asked(desk.pack, body),
        form=bool(given),
        mine=kept.device in desk.devices,
    )
