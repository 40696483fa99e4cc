"""The office has a referral: the laptop that made it is told, and may let it go."""

from dataclasses import dataclass
from datetime import datetime

from db.errors import NoSuchRecord
from db.names import RecordId
from db.records import Case, Confirmation, Person, Referral
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case


@dataclass(frozen=True)
class Referred:
    """A case that a volunteer may not take."""

    id: RecordId
    case: str  # printed reference
    child: str
    volunteer: str
    clause: str
    why: str  # which kinds of finding; never a name
    at: datetime
    confirmed: bool


def referrals(desk: Desk) -> tuple[Referred, ...]:
    """Every referral, those that nobody has confirmed first, then the newest."""
    cases = {one.id: one.body for one in desk.store.find(Case)}
    peers = {str(one.device): one.name for one in desk.store.local.peers()}
    confirmed = {one.body.referral for one in desk.store.find(Confirmation)}
    found = []
    for one in desk.store.find(Referral, order="-row_at"):
        case = cases.get(RecordId(one.body.case))
        child = desk.store.get(Person, case.child) if case is not None else None
        found.append(
            Referred(
                id=one.id,
                case=case.reference if case is not None else "",
                child=child.body.name if child is not None else "",
                volunteer=peers.get(one.device, desk.name_of(one.actor)),
                clause=one.body.clause,
                why=one.body.why,
                at=one.at,
                confirmed=one.id in confirmed or one.body.state == "confirmed",
            )
        )
    return tuple(sorted(found, key=lambda one: one.confirmed))


def confirm_referral(desk: Desk, referral: str, note: str = "") -> None:
    """Write to the laptop that the office has it; it travels with the next answer.

    Saying it twice changes nothing. Raises `WrongDesk`, `NoSuchRecord`, `TooLong`.
    """
    desk.need("office")
    kept: Kept[Referral] | None = desk.store.get(Referral, referral)
    if kept is None:
        raise NoSuchRecord(what="referral", id=referral)
    said = typed.text(note.strip(), "note")
    if desk.store.find(Confirmation, referral=kept.id):
        return
    with desk.write() as writing:
        writing.add(Confirmation(referral=kept.id, case=kept.body.case, note=said), to=kept.device)


def confirm_referral_of(desk: Desk, case: str, note: str = "") -> Referred:
    """The same of the newest referral of a case.

    Raises `WrongDesk`, `NoSuchCase`, `AmbiguousCase`, `NoSuchRecord`, `TooLong`.
    """
    desk.need("office")
    reference = find_case(desk, case).body.reference
    mine = [one for one in referrals(desk) if one.case == reference]
    if not mine:
        raise NoSuchRecord(what="referral", id=reference)
    confirm_referral(desk, mine[0].id, note)
    return mine[0]
