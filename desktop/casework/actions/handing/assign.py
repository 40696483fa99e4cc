"""At the office: a case, or a referral, is given to another volunteer, or taken back.

- In one transaction: whoever has it is told that it is theirs no more (a referral is confirmed by
  it), the new laptop is told that it is given, and gets its rows. All of that travels with the next
  answers; until then nothing changes at either laptop.
- Why it changes hands both are told; a line of what to know only whoever gets it.
- A case that was taken back is with nobody until it is given.
"""

from dataclasses import dataclass

from db.errors import CaseClosed, CaseWithNobody, CaseWithThem, DeviceEnded
from db.names import CaseId, DeviceId
from db.records import Assignment, Case, Confirmation, Referral
from db.store.heirs import heir
from db.store.local import Peer
from db.store.reading import Kept
from db.store.store import Writing
from desktop.casework.actions import drafts, typed
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.handing.hand_rows import rows_to_hand, write_rows
from desktop.casework.actions.joining.end_device import find_device
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.casework.record.holding import Held, held_by, holder, holders

GIVE, TAKE_BACK = "give-case", "take-back"
"""Forms in which it is asked for. What was begun in one of them is done with when a case changes
hands by whatever way: it would come back for whoever has it next."""


@dataclass(frozen=True)
class Assigned:
    """A case is on its way to a laptop."""

    case: str  # printed reference
    device: DeviceId
    name: str
    rows: int  # that are handed over


@dataclass(frozen=True)
class Choosable:
    """A laptop that a case can be given to."""

    device: DeviceId
    name: str
    cases: int  # open ones that it has
    has_it: bool = False
    said_no: bool = False  # to this very case


def assign(desk: Desk, case: str, to: str, note: str = "", why: str = "") -> Assigned:
    """Give a case to a laptop. `to`: its number, a beginning of it, or the volunteer's name.

    `note` is for whoever gets it; `why` it changes hands, for whoever had it too. Both travel.
    Raises `WrongDesk`, `NoSuchCase`, `AmbiguousCase`,
    `CaseClosed`, `NoSuchDevice`, `DeviceEnded`, `CaseWithThem`, `TooLong`.
    """
    desk.need("office")
    kept = find_case(desk, case)
    said, reason = typed.text(note.strip(), "note"), typed.text(why.strip(), "reason")
    peer = find_device(desk, to)
    if peer.state != "enrolled":
        raise DeviceEnded(name=peer.name)
    if kept.body.state == "closed":
        raise CaseClosed(case=kept.body.reference, state="closed")
    now = holder(desk, kept.id)
    if now is not None and _is(desk, now, peer) and not now.referred:
        raise CaseWithThem(case=kept.body.reference, name=peer.name)
    rows = rows_to_hand(desk, CaseId(kept.id))
    with desk.write() as writing:
        _release(desk, writing, kept, reason)
        given = Assignment(case=CaseId(kept.id), device=peer.device, note=said, why=reason)
        writing.add(given, to=peer.device)
        count = write_rows(desk, writing, CaseId(kept.id), rows, peer.device)
    return Assigned(kept.body.reference, peer.device, peer.name, count)


def take_back(desk: Desk, case: str, why: str = "") -> str:
    """Take a case back from whoever has it, and give it to nobody yet; its printed reference.

    `why` travels to whoever had it. A referral is confirmed by it. Raises `WrongDesk`,
    `NoSuchCase`, `AmbiguousCase`, `CaseClosed`, `CaseWithNobody`, `TooLong`.
    """
    desk.need("office")
    kept = find_case(desk, case)
    reason = typed.text(why.strip(), "reason")
    if kept.body.state == "closed":
        raise CaseClosed(case=kept.body.reference, state="closed")
    if holder(desk, kept.id) is None:
        raise CaseWithNobody(case=kept.body.reference)
    with desk.write() as writing:
        _release(desk, writing, kept, reason)
    return kept.body.reference


def choosable(desk: Desk, case: str) -> tuple[Choosable, ...]:
    """Every laptop that is signed in, who has the fewest open cases first.

    Raises `WrongDesk`, `NoSuchCase`, `AmbiguousCase`.
    """
    desk.need("office")
    kept = find_case(desk, case)
    cases = desk.store.find(Case, state="open")
    counts: dict[DeviceId | None, int] = {}
    for device in holders(desk, cases).values():
        counts[device] = counts.get(device, 0) + 1
    spans = held_by(desk, kept.id)
    now = holder(desk, kept.id)
    found = [
        Choosable(
            device=peer.device,
            name=peer.name,
            cases=counts.get(peer.device, 0),
            has_it=now is not None and _is(desk, now, peer) and not now.referred,
            said_no=any(_is(desk, one, peer) and one.answer == "refused" for one in spans),
        )
        for peer in desk.store.local.peers()
        if peer.state == "enrolled"
    ]
    return tuple(sorted(found, key=lambda one: (one.cases, one.name.casefold())))


def _is(desk: Desk, one: Held, peer: Peer) -> bool:
    return heir(desk.store.database, one.device) == peer.device


def _release(desk: Desk, writing: Writing, case: Kept[Case], why: str) -> None:
    """Whoever has it holds it no more, and a referral of it is answered. Inside a `write`."""
    confirmed = {one.body.referral for one in desk.store.find(Confirmation, case=case.id)}
    waiting = [one for one in desk.store.find(Referral, case=case.id) if one.id not in confirmed]
    for one in waiting:
        writing.add(Confirmation(referral=one.id, case=CaseId(case.id)), to=one.device)
    for form in (GIVE, TAKE_BACK):
        drafts.drop(desk, DraftOf(form, case.body.reference))
    now = holder(desk, case.id)
    if now is None:  # the confirmations have seen to it
        return
    given = None if now.assignment is None else desk.store.get(Assignment, now.assignment)
    writing.add(
        Assignment(case=CaseId(case.id), device=now.device, why=why, taken_back=True),
        record=None if given is None else given.id,
        to=now.device,
    )
