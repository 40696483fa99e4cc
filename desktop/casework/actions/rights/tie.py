"""What an adult is to the child of a case, and what a young person can decide: both written down.

- Between one adult and one child there is one tie at a desk: to write it again is its next version,
  and what stood before stays in the record.
- A note on a decision is one for each decision; what is found out later is its next version.
- The laptop that has the case writes them anew, also what was written by somebody who had the case
  before.
- A note says which decision, who judged it and by what, and on which day. That somebody cannot take
  one is never presumed, and whoever is named to act is another adult of the case.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from db.errors import BadInput, CaseNotTaken, NoSuchRecord, UnknownWord
from db.names import CaseId, PersonId, RecordId
from db.records import Ability, Case, Responsibility
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, people_of
from desktop.casework.record.holding import standing_here
from desktop.casework.rights.deciding import Able
from desktop.casework.rights.rights import May
from desktop.casework.saying.dates import written

Parental = Literal["yes", "no", "not known"]
PARENTAL: tuple[Parental, ...] = ("yes", "no", "not known")
MAY: tuple[May, ...] = ("everything", "some things", "nothing", "not known")
ABLE: tuple[Able, ...] = ("yes", "with support", "no", "not known")


@dataclass(frozen=True)
class TieDraft:
    """What an adult is to a child, as it was written down."""

    adult: str  # of the case, by id
    child: str = ""  # empty: the child whom the case is about
    relation: str = ""
    parental_responsibility: Parental = "not known"
    basis: str = ""  # what it rests on
    may_be_told: May = "not known"
    since: date | None = None
    until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class AbilityDraft:
    """Whether somebody can take one decision, as it was written down."""

    decision: str
    able: Able
    person: str = ""  # of the case, by id; empty: whom the case is about
    basis: str = ""  # who judged, and by what
    acts: str = ""  # of the case, by id
    on: date | None = None


def keep_tie(desk: Desk, reference: str, draft: TieDraft) -> RecordId:
    """Write down what an adult of a case is to a child of it.

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseNotTaken`, `NoSuchRecord` (nobody of this case),
    `UnknownWord`, `BadInput`, `TooLong`; then nothing was kept.
    """
    case = _case(desk, reference)
    child, adult = draft.child or case.body.child, draft.adult
    _in_case(desk, case, child)
    _in_case(desk, case, adult)
    if child == adult:
        raise BadInput(what="adult", given="the child", expected="somebody else of this case")
    _known("parental responsibility", draft.parental_responsibility, PARENTAL)
    _known("what may be told", draft.may_be_told, MAY)
    if draft.since and draft.until and draft.until < draft.since:
        expected = f"a day that is not before {written(draft.since)}"
        raise BadInput(what="last day", given=f"{draft.until}", expected=expected)
    body = Responsibility(
        child=PersonId(child),
        adult=PersonId(adult),
        relation=typed.line(draft.relation, "relation"),
        parental_responsibility=draft.parental_responsibility,
        may_be_told=draft.may_be_told,
        note=typed.text(draft.note.strip(), "note"),
        basis=typed.line(draft.basis, "basis"),
        since=draft.since,
        until=draft.until,
    )
    before = [
        one for one in desk.store.find(Responsibility, child=child) if one.body.adult == adult
    ]
    return _keep(desk, before[-1] if before else None, body)


def keep_ability(desk: Desk, reference: str, draft: AbilityDraft) -> RecordId:
    """Write down whether somebody of a case can take a decision, and who acts otherwise.

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseNotTaken`, `NoSuchRecord`, `UnknownWord`,
    `BadInput`, `TooLong`; then nothing was kept.
    """
    case = _case(desk, reference)
    person = draft.person or case.body.child
    _decides(desk, case, person)
    _known("ability", draft.able, ABLE)
    tidy = replace(
        draft,
        decision=typed.text(" ".join(draft.decision.split()), "decision"),
        basis=typed.text(draft.basis.strip(), "basis"),
    )
    if not tidy.decision:
        raise BadInput(what="decision", given="", expected="which decision it is about")
    if tidy.able != "yes" and not tidy.basis:
        expected = "who judged it and by what: without that it is presumed that they can"
        raise BadInput(what="basis", given="", expected=expected)
    if tidy.acts:
        _acting(desk, case, tidy.acts, person)
        if tidy.able != "no":
            expected = "nobody, unless they cannot take it"
            raise BadInput(what="who acts", given="somebody", expected=expected)
    if draft.on is not None and draft.on > desk.today:
        raise BadInput(what="day", given=f"{draft.on}", expected="a day that is not to come")
    body = Ability(
        case=CaseId(case.id),
        person=PersonId(person),
        decision=tidy.decision,
        able=tidy.able,
        basis=tidy.basis,
        acts=PersonId(tidy.acts) if tidy.acts else None,
        on=draft.on or desk.today,
    )
    same = tidy.decision.casefold()
    before = [
        one
        for one in desk.store.find(Ability, case=case.id)
        if one.body.person == person and one.body.decision.casefold() == same
    ]
    return _keep(desk, before[-1] if before else None, body)


def _keep(
    desk: Desk,
    before: Kept[Responsibility] | Kept[Ability] | None,
    body: Responsibility | Ability,
) -> RecordId:
    if before is not None and before.body == body:
        return before.id
    with desk.write() as writing:
        return writing.add(body, record=before.id if before is not None else None)


def _case(desk: Desk, reference: str) -> Kept[Case]:
    """The case, which this laptop has. Closed, it takes what is found out still."""
    desk.need("volunteer")
    case = find_case(desk, reference)
    if standing_here(desk).get(CaseId(case.id)) == "offered":
        raise CaseNotTaken(case=case.body.reference)
    return case


def _decides(desk: Desk, case: Kept[Case], person: str) -> None:
    _in_case(desk, case, person)
    as_ = next(as_ for one, as_ in people_of(desk, case.id) if one.id == person)
    if as_ not in ("child", "young-person"):
        raise BadInput(what="whose decision", given=as_, expected="the child or young person")


def _acting(desk: Desk, case: Kept[Case], acts: str, person: str) -> None:
    _in_case(desk, case, acts)
    as_ = next(as_ for one, as_ in people_of(desk, case.id) if one.id == acts)
    if acts == person or as_ == "child":
        given = "the same person" if acts == person else "a child"
        raise BadInput(what="who acts", given=given, expected="another adult of this case")


def _in_case(desk: Desk, case: Kept[Case], person: str) -> None:
    if not any(one.id == person for one, _ in people_of(desk, case.id)):
        raise NoSuchRecord(what="person of this case", id=person)


def _known(what: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise UnknownWord(what=what, given=given, known=", ".join(known))
