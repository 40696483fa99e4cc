"""Opening a case: *Can I take this case?*, and what follows from the answer.

    nothing found                        -> opened
    stop                                 -> referred: what was written is kept for the manager
    where possible, with a reason        -> opened, flagged, the reason travels
    where possible, without              -> nothing is opened
    somebody who may be on the list      -> asked: same person, or someone else?

Only a sure match, or one that the volunteer confirms, stops (policies.md, 4): a namesake locks no
family out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from db.errors import CaseReferred, NeedsAnswer, NeedsReason, Refusal
from db.names import CaseId, HouseholdId, PersonId, RecordId, Urn
from db.records import (
    Case,
    Household,
    Party,
    Person,
    Pupil,
    Referral,
    Responsibility,
    SamePerson,
)
from db.store.store import Writing
from desktop.casework.actions.cases.case_draft import CaseDraft, ReadDraft, Speaks, read_draft
from desktop.casework.actions.closeness.check_case import keep_check, keep_findings
from desktop.casework.actions.closeness.measure import how_far, place_of
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.closeness.interests import Found, check
from desktop.casework.closeness.verdict import Verdict, decide
from desktop.casework.desk import Desk
from desktop.casework.record.cases import folded, references
from desktop.casework.record.erased import erased_references
from desktop.casework.record.gone import gone_references
from desktop.casework.record.mine import readied


@dataclass(frozen=True)
class Answer:
    """Can I take this case?, answered. `refusal` says why not."""

    verdict: Verdict
    area: AreaAnswer
    case: CaseId | None = None
    reference: str | None = None
    referral: RecordId | None = None
    known_in: tuple[str, ...] = ()  # cases in which a child of this name and birthday is already

    @property
    def taken(self) -> bool:
        """Whether the case may be taken, or was."""
        return self.verdict.outcome == "take"

    @property
    def found(self) -> tuple[Found, ...]:
        """What stands against it, the area too."""
        return self.verdict.findings

    @property
    def refusal(self) -> Refusal | None:
        """Why it was not taken, for the words to the person."""
        match self.verdict.outcome:
            case "refer":
                return CaseReferred(clause=self.verdict.clause)
            case "needs-reason":
                return NeedsReason()
            case "needs-answer":
                asked = (one.interest for one in self.verdict.because)
                return NeedsAnswer(ids=", ".join(one for one in asked if one is not None))
            case "take":
                return None


def can_i_take(desk: Desk, draft: CaseDraft) -> Answer:
    """The answer alone; nothing is written. Raises what `open_case` does."""
    read = read_draft(desk, draft)
    _, area, verdict = _judge(desk, read)
    return Answer(verdict, area, known_in=_known_in(desk, read))


def open_case(desk: Desk, draft: CaseDraft) -> Answer:
    """Open the case, refer it, or leave it, as the policy says.

    A referral is kept; otherwise a case that is not taken leaves nothing behind. Raises
    `BadInput`, `PostcodeGuessed`, `TooLong`, `UnknownSchool`, `NoSuchRecord`, `WrongDesk`.
    """
    desk.need("volunteer")
    read = read_draft(desk, draft)
    found, area, verdict = _judge(desk, read)
    known_in = _known_in(desk, read)
    if verdict.outcome in ("needs-reason", "needs-answer"):
        return Answer(verdict, area, known_in=known_in)
    referral = None
    with desk.write() as writing:
        case, reference = _write_case(desk, writing, read, verdict)
        keep_check(desk, writing, case, verdict.check, area)
        keep_findings(writing, case, verdict.findings, area, verdict.reason)
        _write_answers(writing, read, found)
        if verdict.outcome == "refer":
            why = verdict.for_office
            referral = writing.add(Referral(case=case, clause=verdict.clause, why=why))
    return Answer(verdict, area, case, reference, referral, known_in)


def _judge(desk: Desk, read: ReadDraft) -> tuple[tuple[Found, ...], AreaAnswer, Verdict]:
    found = check(desk.pack, read.situation, readied(desk), read.answers, desk.today)
    place = place_of(desk, read.postcode)
    area = how_far(desk, place, subject="The family’s address")
    return found, area, decide(found, area, read.draft.take_anyway)


def _known_in(desk: Desk, read: ReadDraft) -> tuple[str, ...]:
    """The cases that a child of this name and birthday is part of already."""
    wanted = folded(read.draft.child)
    born = read.draft.born.isoformat()
    same = {one.id for one in desk.store.find(Person, born=born) if folded(one.body.name) == wanted}
    if not same:
        return ()
    cases = {one.body.case for person in same for one in desk.store.find(Party, person=person)}
    return tuple(sorted(name for case, name in references(desk).items() if case in cases))


def _write_case(
    desk: Desk, writing: Writing, read: ReadDraft, verdict: Verdict
) -> tuple[CaseId, str]:
    household = HouseholdId(writing.add(Household(postcode=read.postcode)))
    people = read.situation.people
    ids = [RecordId(one.person or "") for one in people]
    speak = dict(zip(ids, read.speak, strict=False))  # of brothers and sisters nothing is asked
    for record, one in zip(ids, people, strict=True):
        language, needs = speak.get(record, Speaks())
        person = Person(
            name=one.name,
            capacity=one.capacity,
            household=household,
            born=one.born,
            language=language,
            access_needs=needs,
        )
        writing.add(person, record=record)
    reference = next_reference(desk)
    case = CaseId(
        writing.add(
            Case(
                reference=reference,
                household=household,
                child=PersonId(ids[0]),
                state="referred" if verdict.outcome == "refer" else "open",
                opened=desk.today,
            )
        )
    )
    for record, one in zip(ids, people, strict=True):
        writing.add(Party(case=case, person=PersonId(record), capacity=one.capacity))
    children = [record for record, one in zip(ids, people, strict=True) if one.capacity == "child"]
    adults = (record for record in ids if record not in children)
    for adult, relation in zip_longest(adults, read.draft.relations[: len(ids) - len(children)]):
        said = " ".join((relation or "").split())
        tie = Responsibility(child=PersonId(ids[0]), adult=PersonId(adult), relation=said)
        writing.add(tie)
    for record, pupil in zip(children, read.situation.pupils, strict=True):
        if pupil.school:  # a child may go to none
            writing.add(Pupil(person=PersonId(record), urn=Urn(pupil.urn), school=pupil.school))
    return case, reference


def next_reference(desk: Desk) -> str:
    """The reference of the next case: this laptop's letters and the next number."""
    letters = desk.letters
    numbers = [
        int(reference.partition("-")[2])
        for reference in _given(desk)
        if reference.startswith(f"{letters}-")
    ]
    return f"{letters}-{max(numbers, default=0) + 1:04d}"


def _given(desk: Desk) -> Iterator[str]:
    """Every reference that was given: those of cases that are not here any more too."""
    yield from references(desk).values()
    yield from erased_references(desk)
    yield from gone_references(desk)


def _write_answers(writing: Writing, read: ReadDraft, found: tuple[Found, ...]) -> None:
    """Keep what was said of people who could be on the list, with the person it was said of."""
    for one in found:
        if one.interest in read.answers and one.person is not None and one.interest is not None:
            same = read.answers[one.interest]
            writing.add(SamePerson(interest=one.interest, person=one.person, same=same))
