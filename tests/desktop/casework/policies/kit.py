"""What the tests of the five policies share: a house under one pack, and which clause each proves.

A test does the thing through the actions on real desks, and reads the evidence from the record.
One office and one laptop serve a whole module; every test has a family of its own there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from db.case import Option
from db.errors import NeedsReason
from db.names import DeviceId, Strength
from db.records import (
    Case,
    Check,
    ConcernStep,
    Contact,
    Finding,
    Party,
    Person,
    Referral,
    Relay,
    Role,
    Statement,
    Training,
)
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.cases.open_case import Answer, open_case
from desktop.casework.actions.closeness.declare import declare_stake, withdraw
from desktop.casework.actions.concerns.look import Seen, look_at_concern
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.concerns.steps import StepDraft, add_step
from desktop.casework.actions.consenting.give import ConsentDraft, Scope, give_consent
from desktop.casework.actions.consenting.pass_on import RelayDraft
from desktop.casework.actions.contacts.advice import Advice
from desktop.casework.actions.contacts.record_contact import ContactDraft, Recorded, record_contact
from desktop.casework.actions.enquiries.record_enquiry import (
    EnquiryDraft,
    RecordedEnquiry,
    record_enquiry,
)
from desktop.casework.actions.meetings.hold_meeting import Held, MeetingDraft, hold_meeting
from desktop.casework.actions.training.look import Learner, look_at_training
from desktop.casework.actions.training.record import TrainingDraft, add_training
from desktop.casework.desk import Desk
from desktop.casework.doubts.concerns import StepKind
from desktop.casework.packs.policy import Pack
from desktop.casework.rights.gate import Answer as Consented
from tests.builders import BRAMPTON, FAMILY, HOME, NOW, PENRITH, UPPERBY, House
from tests.desktop.casework.kit import shipped

Test = TypeVar("Test", bound=Callable[..., object])
WHY = "Nobody else can reach them this month."
SCHOOL = "the head teacher"
AN_HOUR_AGO = NOW - timedelta(hours=1)
LAW, LOCAL_POLICY = "Children and Families Act 2014, s 36", "Fellside Council, banding policy 2025"
OPTIONS = (
    Option(
        what="Ask for an assessment of needs",
        pros="The council must answer within six weeks.",
        cons="It may refuse, and then there is an appeal.",
        likely_result="An assessment is begun where needs may call for a plan.",
        source=LAW,
        sources=(LOCAL_POLICY,),
    ),
    Option(
        what="Stay with the help that the school gives",
        pros="It can begin on Monday.",
        cons="Nobody can be made to keep to it.",
        likely_result="It goes on as long as the school can pay for it.",
        source="SEND Code of Practice 2015, 6.44",
    ),
)


def proves(*clauses: str) -> Callable[[Test], Test]:
    """Say which clauses a test proves, by their ids."""

    def mark(test: Test) -> Test:
        test.proves = clauses  # type: ignore[attr-defined]
        return test

    return mark


@dataclass
class Service:
    """An office and Morag's laptop under one pack; families come as they are asked for."""

    folder: Path
    pack_name: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.house = House(self.folder, pack=self.pack_name)
        self.device: DeviceId = self.house.volunteer()

    @property
    def pack(self) -> Pack:
        """The policy in force there."""
        return shipped(self.pack_name)

    @contextmanager
    def morag(self) -> Iterator[Desk]:
        """The volunteer's desk."""
        with self.house.open("morag") as desk:
            yield desk

    @contextmanager
    def office(self) -> Iterator[Desk]:
        """The office's desk."""
        with self.house.open("office") as desk:
            yield desk

    def bring_in(self) -> None:
        """What Morag wrote goes to the office."""
        assert [one.result for one in self.house.carry("morag", "office")] == ["applied"]

    def clause(self, own: str) -> str:
        """A clause of this pack by its own number; it is there."""
        whole = f"{self.pack_name}/{own}"
        assert self.pack.clause(whole) is not None
        return whole

    def family(self, **changed: Any) -> CaseDraft:
        """A family that nobody has met, at a school 14 km from Morag's home."""
        number = next(self._numbers)
        first, last = _FIRST[number % len(_FIRST)], _LAST[number % len(_LAST)]
        draft = CaseDraft(
            child=f"{first} {last}",
            born=date(2014, 1, 1) + timedelta(days=37 * number),
            parents=(f"{_PARENT[number % len(_PARENT)]} {last}",),
            postcode=FAMILY,
            school=UPPERBY,
        )
        return replace(draft, **changed)


# Unlike each other, so that no family is taken for one that was declared.
_FIRST = ("Sunniva", "Perran", "Ysolde", "Tamsin", "Corin", "Merryn", "Jocasta")
_PARENT = ("Hesketh", "Ulrica", "Bevis", "Drusilla", "Odo", "Philomena", "Xanthe", "Gawain")
_LAST = (
    *("Abernoth", "Bexcombe", "Cravenholt", "Dunstrake", "Elverdale", "Foxmere", "Gildersleaf"),
    *("Ivelbrook", "Jesmarch", "Kettlewyn", "Loxbarrow", "Nettlefield", "Oxspring", "Pellinore"),
    *("Quarmby", "Rushbeck", "Saltmarsh", "Trewhitt", "Umberleigh", "Vexford", "Wintersgill"),
    *("Yarnspool", "Zeal", "Hobthrush", "Mickleover"),
)


def opened(service: Service, desk: Desk, **changed: Any) -> tuple[str, str]:
    """A case that was taken: its reference, and the parent's name."""
    draft = service.family(**changed)
    answer = open_case(desk, draft)
    assert answer.taken, answer.refusal
    assert answer.reference is not None
    return answer.reference, draft.parents[0]


def stake_needs_a_reason(service: Service, desk: Desk, own: str) -> None:
    """Work for the council is a stake under this clause: a case is taken with a reason alone, and
    the reason travels, not the stake."""
    stake = declare_stake(desk, "works for the council", "Saffron Ferry Borough")
    try:
        draft = service.family()
        assert isinstance(open_case(desk, draft).refusal, NeedsReason)
        answer = open_case(desk, replace(draft, take_anyway="She asked for me."))
        assert answer.taken
        (kept,) = findings(desk, answer)
        assert (kept.kind, kept.clause, kept.why) == (
            *("stake", service.clause(own)),
            "She asked for me.",
        )
        up = b"".join(row.payload or b"" for row in desk.store.rows(desk.device, "up"))
        assert b"Saffron" not in up
    finally:
        withdraw(desk, stake.id)


def case_of(desk: Desk, reference: str) -> str:
    """The id of a case."""
    (case,) = desk.store.find(Case, reference=reference)
    return case.id


def spoke(desk: Desk, reference: str, who: str, **changed: Any) -> Recorded:
    """A telephone call an hour ago, by default with nothing said of the statement."""
    draft = ContactDraft(
        medium="phone",
        who=(who,),
        capacity="parent-carer",
        happened=AN_HOUR_AGO,
        note="The draft plan has come.",
    )
    return record_contact(desk, reference, replace(draft, **changed))


def advised(desk: Desk, reference: str, who: str, **changed: Any) -> Contact:
    """A call at which two options were talked through, as the record has it."""
    advice = replace(Advice(options=OPTIONS), **changed)
    done = spoke(desk, reference, who, advice=advice)
    kept = desk.store.get(Contact, done.contact)
    assert kept is not None
    return kept.body


def advised_once(desk: Desk, note: str, **changed: Any) -> RecordedEnquiry:
    """Somebody rang an hour ago who has no case and gave no name."""
    draft = EnquiryDraft(medium="phone", capacity="parent-carer", happened=AN_HOUR_AGO, note=note)
    return record_enquiry(desk, replace(draft, **changed))


def person_of(desk: Desk, reference: str, name: str) -> str:
    """The id of somebody of a case."""
    parties = desk.store.find(Party, case=case_of(desk, reference))
    return next(
        one.body.person
        for one in parties
        if (person := desk.store.get(Person, one.body.person)) and person.body.name == name
    )


def passed_on(
    desk: Desk, reference: str, name: str, what: str, **changed: Any
) -> tuple[Relay, Consented]:
    """Something was passed on to the school at a call: what is kept, and where it stands."""
    draft = RelayDraft(person=person_of(desk, reference, name), to=SCHOOL, what=what)
    done = spoke(desk, reference, name, relays=(replace(draft, **changed),))
    kept = desk.store.get(Relay, done.relayed[0].record)
    assert kept is not None
    return kept.body, done.relayed[0].answer


def agreed(desk: Desk, reference: str, name: str, scope: Scope = "views") -> str:
    """Somebody agreed yesterday that this is passed on to the school: the consent."""
    draft = ConsentDraft(
        person=person_of(desk, reference, name),
        relay="what they want for the school day",
        to=SCHOOL,
        given=NOW - timedelta(days=1),
        scope=scope,
    )
    return give_consent(desk, reference, draft)


def doubted(service: Service, said: str, **changed: Any) -> str:
    """A parent says this of us, Morag writes it down, and it is at the office: the concern."""
    with service.morag() as morag:
        reference, parent = opened(service, morag)
        draft = ConcernDraft(
            said=said, kind="impartiality", source="parent-carer", raised_by=parent
        )
        concern = raise_concern(morag, reference, replace(draft, **changed))
    service.bring_in()
    return concern


def steps(service: Service, concern: str, *taken: tuple[StepKind, str]) -> Seen:
    """The office writes these steps down: the concern as it then stands there."""
    with service.office() as office:
        for kind, text in taken:
            add_step(office, concern, StepDraft(kind, text))
        return look_at_concern(office, concern)


def kept_steps(desk: Desk, concern: str) -> dict[str, str]:
    """What the record has of each step of a concern."""
    return {one.body.kind: one.body.text for one in desk.store.find(ConcernStep, concern=concern)}


def trained(service: Service, **changed: Any) -> tuple[Training, Learner]:
    """The office records the pack's first course of Morag, a month ago; and how she stands."""
    draft = TrainingDraft(
        kind="course",
        title=service.pack.training.courses[0].name,
        on=date(2026, 2, 10),
        provider="Beckside Training",
    )
    with service.office() as office:
        made = add_training(office, "Morag Tennick", replace(draft, **changed))
        kept = office.store.get(Training, made)
        (learner,) = (
            one for one in look_at_training(office).learners if one.name == "Morag Tennick"
        )
    assert kept is not None
    return kept.body, learner


def met(desk: Desk, reference: str, **changed: Any) -> Held:
    """An annual review an hour ago, with the policy's first role, stated when it began."""
    roles = desk.pack.roles
    draft = MeetingDraft(
        kind="annual-review",
        place=FAMILY,
        happened=AN_HOUR_AGO,
        note="The plan was read page by page.",
        role=roles[0].name if roles else None,
        stated_at=AN_HOUR_AGO if roles else None,
    )
    return hold_meeting(desk, reference, replace(draft, **changed))


def statements(desk: Desk, done: Recorded) -> list[str]:
    """What the record says of the statement at one contact."""
    return [one.body.state for one in desk.store.find(Statement, contact=done.contact)]


def role_at(desk: Desk, held: Held) -> Role:
    """What the record says of the role at one meeting."""
    (kept,) = desk.store.find(Role, meeting=held.meeting)
    return kept.body


def findings(desk: Desk, answer: Answer) -> list[Finding]:
    """What the record says that the check found."""
    assert answer.case is not None
    return [one.body for one in desk.store.find(Finding, case=answer.case)]


def is_referred(desk: Desk, answer: Answer, clause: str, kind: str) -> None:
    """The case was not taken: a stop of this kind and clause, and a referral, are in the record."""
    assert not answer.taken
    assert answer.case is not None
    assert (kind, "stop", clause, "referred") in {
        (one.kind, one.strength, one.clause, one.state) for one in findings(desk, answer)
    }
    (referral,) = desk.store.find(Referral, case=answer.case)
    assert (referral.body.clause, referral.body.state) == (clause, "waiting")
    (check,) = desk.store.find(Check, case=answer.case)
    assert (check.body.outcome, check.body.pack) == ("stopped", desk.pack.name)


def is_flagged(service: Service, desk: Desk, draft: CaseDraft, clause: str, kind: str) -> None:
    """Without a reason nothing is opened; with one the flag, the clause and it are kept."""
    before = desk.store.row_count()
    assert not open_case(desk, draft).taken
    assert desk.store.row_count() == before
    answer = open_case(desk, replace(draft, take_anyway=WHY))
    assert answer.taken
    wanted: tuple[str, Strength, str, str, str] = (
        *(kind, "where_possible", clause),
        *("taken-anyway", WHY),
    )
    assert wanted in {
        (one.kind, one.strength, one.clause, one.state, one.why) for one in findings(desk, answer)
    }


__all__ = [
    "AN_HOUR_AGO",
    "BRAMPTON",
    "FAMILY",
    "HOME",
    "LAW",
    "LOCAL_POLICY",
    "NOW",
    "OPTIONS",
    "PENRITH",
    "SCHOOL",
    "UPPERBY",
    "WHY",
    "Service",
    "advised",
    "advised_once",
    "agreed",
    "case_of",
    "doubted",
    "findings",
    "is_flagged",
    "is_referred",
    "kept_steps",
    "met",
    "opened",
    "passed_on",
    "person_of",
    "proves",
    "role_at",
    "spoke",
    "statements",
    "steps",
    "trained",
]
