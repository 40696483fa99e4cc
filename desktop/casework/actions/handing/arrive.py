"""At the laptop that a case is given to: the check on arrival, and yes or no.

- The conflict check is run as soon as the case is whole here. What stops it says no by itself, as
  at the opening of a case: the office gets a referral, kinds and clause and no names.
- Otherwise the volunteer answers. A finding that the policy lets her go on with asks for a reason;
  somebody who is only like somebody she knows is looked into once the case is hers.
- Before she takes it she sees who, where and which school; the notes open once it is hers.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from msgspec import structs

from db.errors import BadInput, CaseNotGiven, CaseReferred, NeedsReason
from db.names import Body, CaseId, PersonId
from db.records import Case, CaseAnswer, Check, Household, Person, Pupil, Referral
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.check_case import keep_check, keep_findings, situation_of
from desktop.casework.actions.closeness.measure import how_far, place_of
from desktop.casework.closeness.area import AreaAnswer, Place
from desktop.casework.closeness.interests import Found, check
from desktop.casework.closeness.verdict import Verdict, decide
from desktop.casework.desk import Desk
from desktop.casework.ground.postcode import ReadPostcode, read_postcode
from desktop.casework.ground.pupils import schools_by_child
from desktop.casework.record.cases import find_case, people_of
from desktop.casework.record.holding import Held, holder, standing_here, stands
from desktop.casework.record.mine import readied


@dataclass(frozen=True)
class Offered:
    """A case that was given to this laptop and waits for an answer: what is needed for that."""

    case: CaseId
    reference: str
    child: str
    born: date | None
    people: tuple[tuple[str, str], ...]  # name, and in what capacity
    school: str
    address: str
    postcode: str
    since: datetime  # the office gave it
    given_by: str  # who had it before; empty where that is not known
    note: str  # the office's
    why: str  # it changes hands, as the office wrote it
    referred: bool  # it was never worked on
    found: tuple[Found, ...]  # what the check finds now, for her alone
    area: AreaAnswer
    needs_reason: bool
    asks_interests: bool  # whether the policy asks what she may be too close to


def offered(desk: Desk) -> tuple[Offered, ...]:
    """Every case that waits for an answer here."""
    if desk.kind != "volunteer":
        return ()
    return tuple(
        look_at_offer(desk, kept.body.reference)
        for case, how in standing_here(desk).items()
        if how == "offered" and (kept := desk.store.get(Case, case)) is not None
    )


def look_at_offer(desk: Desk, reference: str) -> Offered:
    """One of them. Raises `NoSuchCase`, `AmbiguousCase`, `CaseNotGiven`."""
    kept, span = _waiting(desk, reference)
    verdict, area = _judge(desk, kept)
    child = desk.store.get(Person, kept.body.child)
    household = desk.store.get(Household, kept.body.household)
    pupils = [one.body for one in desk.store.find(Pupil, person=kept.body.child)]
    names = {one.device: one.name for one in desk.handed_authors}
    return Offered(
        case=CaseId(kept.id),
        reference=kept.body.reference,
        child=child.body.name if child is not None else "",
        born=child.body.born if child is not None else None,
        people=tuple(
            (person.body.name, capacity)
            for person, capacity in people_of(desk, kept.id)
            if PersonId(person.id) != kept.body.child
        ),
        school=schools_by_child(pupils, desk.today).get(kept.body.child, ""),
        address=household.body.address if household is not None else "",
        postcode=household.body.postcode if household is not None else "",
        since=span.since,
        given_by=names.get(kept.device, ""),
        note=span.note,
        why=span.why,
        referred=kept.body.state == "referred",
        found=verdict.findings,
        area=area,
        needs_reason=verdict.outcome == "needs-reason",
        asks_interests=desk.pack.asks_interests,
    )


def arrive(desk: Desk) -> tuple[str, ...]:
    """Run the check of every case that came and was not looked at yet; what stops is refused at
    once. The printed references of those that were refused. Raises the store's refusals."""
    if desk.kind != "volunteer":
        return ()
    refused = []
    for case, how in standing_here(desk).items():
        kept = desk.store.get(Case, case)
        span = holder(desk, case)
        if how != "offered" or kept is None or span is None or _looked_at(desk, case, span):
            continue
        if _arrived(desk, kept, span):
            refused.append(kept.body.reference)
    return tuple(refused)


def _arrived(desk: Desk, kept: Kept[Case], span: Held) -> bool:
    """Look at one case. Whether it was refused."""
    verdict, area = _judge(desk, kept)
    case, stops = CaseId(kept.id), verdict.outcome == "refer"
    with desk.write() as writing:
        keep_check(desk, writing, case, verdict.check, area)
        if stops:
            keep_findings(writing, case, verdict.findings, area, at="assignment")
            writing.add(Referral(case=case, clause=verdict.clause, why=verdict.for_office))
            writing.add(_answer(span, case, "refused", verdict.for_office))
    return stops


def take(desk: Desk, reference: str, reason: str = "") -> str:
    """Take a case that was given; its printed reference. `reason`: for going on in spite of what
    was found; it travels.

    Raises `WrongDesk`, `NoSuchCase`, `AmbiguousCase`, `CaseNotGiven`, `NeedsReason`, `TooLong`;
    then nothing was written. `CaseReferred` where something stops it that was declared since it
    came: then it was refused.
    """
    desk.need("volunteer")
    kept, span = _waiting(desk, reference)
    said = typed.text(reason.strip(), "reason")
    verdict, area = _judge(desk, kept, said)
    if verdict.outcome == "refer":  # declared since it came
        _arrived(desk, kept, span)
        raise CaseReferred(clause=verdict.clause)
    if verdict.outcome == "needs-reason":
        raise NeedsReason
    case = CaseId(kept.id)
    with desk.write() as writing:
        keep_findings(writing, case, verdict.findings, area, verdict.reason, at="assignment")
        writing.add(_answer(span, case, "taken"))
        if kept.body.state == "referred":
            writing.add(structs.replace(kept.body, state="open"), record=kept.id)
        writing.changed.append(("contact", kept.id))  # its notes are seen from now on
    return kept.body.reference


def refuse(desk: Desk, reference: str, why: str) -> str:
    """Say no to a case that was given, and why; it travels. Its printed reference.

    Raises `WrongDesk`, `NoSuchCase`, `AmbiguousCase`, `CaseNotGiven`, `BadInput`, `TooLong`.
    """
    desk.need("volunteer")
    kept, span = _waiting(desk, reference)
    said = typed.text(why.strip(), "reason")
    if not said:
        raise BadInput(what="reason", given="", expected="why not, in a few words")
    with desk.write() as writing:
        writing.add(_answer(span, CaseId(kept.id), "refused", said))
    return kept.body.reference


def _waiting(desk: Desk, reference: str) -> tuple[Kept[Case], Held]:
    kept = find_case(desk, reference)
    span = holder(desk, kept.id) if desk.kind == "volunteer" else None
    if span is None or stands(desk, kept.id) != "offered":
        raise CaseNotGiven(case=kept.body.reference)
    return kept, span


def _looked_at(desk: Desk, case: CaseId, span: Held) -> bool:
    checks = desk.store.find(Check, case=case)
    return any(one.device in desk.devices and one.at >= span.since for one in checks)


def _judge(desk: Desk, case: Kept[Case], reason: str = "") -> tuple[Verdict, AreaAnswer]:
    """What the check comes to now. Somebody who is only like somebody she knows is asked about
    once the case is hers."""
    found = check(desk.pack, situation_of(desk, case), readied(desk), {}, desk.today)
    household = desk.store.get(Household, case.body.household)
    area = how_far(desk, _place(desk, household), subject=_ADDRESS)
    verdict = decide(found, area, reason)
    if verdict.outcome != "needs-answer":
        return verdict, area
    rest = tuple(one for one in found if not one.asks)
    return structs.replace(decide(rest, area, reason), findings=verdict.findings), area


_ADDRESS = "The family’s address"


def _place(desk: Desk, household: Kept[Household] | None) -> Place:
    code = read_postcode(household.body.postcode) if household is not None else None
    if isinstance(code, ReadPostcode):
        return place_of(desk, code.code)
    return Place(why_unlocated="no postcode is known")


def _answer(span: Held, case: CaseId, answer: Literal["taken", "refused"], note: str = "") -> Body:
    assert span.assignment is not None  # it was given
    return CaseAnswer(assignment=span.assignment, case=case, answer=answer, note=note)
