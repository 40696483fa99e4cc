"""What a volunteer does about a finding in a case that she works on: same person or someone else,
or going on in spite of it, with a reason that the office reads.

- No reason passes a stop (policies.md, strengths); such a case is passed on.
- Whether somebody of the case is the person declared stays on this laptop; of a school that was
  typed by hand, whether it is the school declared, likewise.
- A reason may be written anew: the next version, and the one before stays.
"""

from dataclasses import dataclass, field

from msgspec import structs

from db.errors import BadInput, FindingAsks, FindingStops, NoSuchRecord
from db.names import CaseId, InterestId, RecordId
from db.own import SamePerson
from db.records import Case, Finding
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.check_case import Finds
from desktop.casework.actions.closeness.recheck import known_of, recheck, recheck_open
from desktop.casework.closeness.again import STANDS, Known
from desktop.casework.desk import Desk
from desktop.casework.record.given_once import meets_every_family, standing_in


@dataclass(frozen=True)
class Settled:
    """How a finding stands now, and what was found by looking again."""

    finding: RecordId
    case: CaseId
    state: str
    finds: Finds = field(default_factory=Finds)
    also: tuple[str, ...] = ()  # other cases, by reference, in which the same reason holds now


def go_on(desk: Desk, finding: str, reason: str) -> Settled:
    """Go on in spite of a finding. `reason` travels to the office, which can answer it.

    For a stake with every family it holds in all open cases where that waits for one.

    Raises `WrongDesk`, `NoSuchRecord`, `FindingStops`, `FindingAsks`, `BadInput` (no reason),
    `TooLong`; then nothing was written.
    """
    desk.need("volunteer")
    known, _ = _known(desk, finding)
    body = known.body
    if body.state not in STANDS:
        raise NoSuchRecord(what="finding that stands", id=finding)
    if body.strength == "stop":
        if body.certainty == "sure":
            raise FindingStops(clause=body.clause)
        raise FindingAsks
    why = typed.text(reason.strip(), "reason")
    if not why:
        raise BadInput(what="reason", given="", expected="why you go on, in a few words")
    after = structs.replace(body, state="taken-anyway", why=why)
    if after == body:
        return Settled(known.id, body.case, after.state)
    interest, finds = known.rests_on.interest, Finds()
    everywhere = meets_every_family(desk, interest)
    others = list(standing_in(desk, interest)) if everywhere and interest else []
    with desk.write() as writing:
        writing.add(after, record=known.id)
        if everywhere:
            finds = recheck_open(desk, writing, "answer")
    also = tuple(case for one, case in others if one != known.id)
    return Settled(known.id, body.case, after.state, finds, also)


def answer(desk: Desk, finding: str, *, same: bool) -> Settled:
    """Say of a finding about somebody known whether it is the same person, or someone else.

    The check of the case runs again with it. Raises `WrongDesk`, `NoSuchRecord` (it is about nobody
    in particular, or the case is not worked on).
    """
    desk.need("volunteer")
    known, case = _known(desk, finding)
    detail = known.rests_on
    if detail.interest is None or detail.person is None:
        raise NoSuchRecord(what="person in this finding", id=finding)
    said = SamePerson(interest=InterestId(detail.interest), person=detail.person, same=same)
    before = [
        one
        for one in desk.store.find(SamePerson, person=detail.person, row_actor=desk.actor)
        if one.body.interest == detail.interest
    ]
    with desk.write() as writing:
        if not before or before[-1].body != said:
            writing.add(said, record=before[-1].id if before else None)
        finds = recheck(desk, writing, case, "answer")
    now = desk.store.get(Finding, known.id)
    assert now is not None
    return Settled(known.id, known.body.case, now.body.state, finds)


def _known(desk: Desk, finding: str) -> tuple[Known, Kept[Case]]:
    """The finding, with what it rests on here, and its case, which is worked on."""
    kept = desk.store.get(Finding, finding)
    case = desk.store.get(Case, kept.body.case) if kept is not None else None
    if case is not None and case.body.state == "open":
        for one in known_of(desk, case.id):
            if one.id == finding:
                return one, case
    raise NoSuchRecord(what="finding", id=finding)
