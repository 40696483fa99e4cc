"""What waits for the volunteer: what is owed, what is coming, what has gone quiet.

Read from the record each time; nothing here is kept, so nothing here can go stale.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from db.errors import Refusal
from db.ledger import EMPTY, moment
from db.names import CaseId, PersonId, RecordId
from db.records import Action, Case, Confirmation, Referral
from db.store.reading import Kept
from desktop.casework.actions.closeness.answering import answer_to
from desktop.casework.actions.closeness.declare import today as day_of
from desktop.casework.actions.closeness.looked_over import looked_over
from desktop.casework.actions.concerns.look import follow_ups, look_at_concerns
from desktop.casework.actions.consenting.ledger import RelayRow
from desktop.casework.actions.consenting.waiting import consents_waiting
from desktop.casework.actions.exchange.only_here import records_only_here
from desktop.casework.actions.handing.arrive import offered
from desktop.casework.actions.handing.let_go import leaving
from desktop.casework.actions.papers.evaluations import first_due
from desktop.casework.actions.policy import acknowledge
from desktop.casework.actions.policy.begun import pack_of
from desktop.casework.actions.rights.look import rights_waiting
from desktop.casework.actions.rights.notices import first_waiting
from desktop.casework.actions.safety.backups import health
from desktop.casework.actions.today.today_tables import Tables, read_tables
from desktop.casework.actions.training.look import look_at_mine
from desktop.casework.clock import LONDON
from desktop.casework.desk import Desk
from desktop.casework.statement import Owed, waits_still

Kind = Literal[
    "rolled-back",
    "restored",
    "not-enrolled",
    "policy",
    "statement",
    "role",
    "meeting",
    "finding",
    "answer",
    "interests",
    "own-school",
    "action",
    "relay",
    "consent",
    "rights",
    "notice",
    "evaluation",
    "referral",
    "quiet",
    "unsent",
    "no-backup",
    "carry",
    "concern",
    "look-back",
    "training",
    "given",
    "leaving",
]

ONLY_HERE = "only-here"
"""What is said of a referral that the office has not received yet."""
QUIET, VERY_QUIET = 14, 30  # days without a contact
COMING = 14  # days ahead


@dataclass(frozen=True)
class Waits:
    """One thing that waits. What it is about is named by ids, so that it can be opened."""

    kind: Kind
    case: str = ""  # printed reference
    record: RecordId | None = None  # contact, meeting, action …
    person: str = ""  # a name
    person_id: RecordId | None = None
    what: str = ""  # kind of meeting, text of an action, kind of finding, closed (of a statement)
    clause: str = ""
    at: datetime | None = None  # since when, or when it will be
    count: int = 0  # days quiet, rows that are only here
    urgent: bool = False
    hindered: Refusal | None = None  # what stood in the way
    how: str = ""  # of a finding: stop, ask, flag; of an answer: which; of interests: the term;
    # of a statement: the occasion on which the policy asks for it; of a meeting: role, if asked
    owed: tuple[Owed, ...] = ()  # of a statement: for which contacts, the oldest first
    band: str = ""  # of a finding: how far the family's home is; it stays on this laptop
    because: str = ""  # the occasion of a finding; it stays on this laptop
    note: str = ""  # what the office wrote


def whats_waiting(desk: Desk) -> tuple[Waits, ...]:
    """Everything that waits at this laptop, what is owed first."""
    here = read_tables(desk)
    return tuple(
        one
        for part in (
            _at_risk(desk),
            _desk_itself(desk),
            _given(desk),
            *(_of_case(desk, here, case) for case in here.cases),
            *(_statements(desk, here, case) for case in here.closed),
            _answers(desk, here),
            _consents(desk, here),
            _rights(desk, here),
            _meetings_coming(desk, here),
            _quiet(desk, here),
            _referrals(desk, here),
            _leaving(desk),
            _look_back(desk),
            _notices(desk, here),
            _evaluations(desk, here),
            _only_here(desk),
            _interests(desk),
            _training(desk),
            _kept_safe(desk),
        )
        for one in part
    )


def _desk_itself(desk: Desk) -> Iterator[Waits]:
    if "rolled-back" in desk.warnings:
        yield Waits("rolled-back", urgent=True)
    if "restored" in desk.warnings:
        yield Waits("restored", urgent=True)
    if not desk.enrolled:
        yield Waits("not-enrolled")
    if acknowledge.owed(desk):
        yield Waits("policy", what=f"{desk.pack.title} {desk.pack.version}")


def _at_risk(desk: Desk) -> Iterator[Waits]:
    """Somebody may be at risk, until it is closed: whether the office has taken it."""
    for one in look_at_concerns(desk).every:
        if one.body.urgent and one.standing.open:
            taken = one.standing.taken
            yield Waits(
                "concern", one.case, one.id, one.child, urgent=taken is None,
                what=taken.body.by if taken is not None else ONLY_HERE if one.here_alone else "",
                at=taken.body.happened if taken is not None else one.raised,
            )  # fmt: skip


def _look_back(desk: Desk) -> Iterator[Waits]:
    """A follow-up that was agreed with her is due."""
    today = day_of(desk)
    for one in follow_ups(desk, today + timedelta(days=COMING)):
        due = one.standing.due
        if due is not None:
            at = datetime.combine(due, time(), tzinfo=LONDON)
            yield Waits("look-back", one.case, one.id, at=at, urgent=due <= today)


def _training(desk: Desk) -> Iterator[Waits]:
    (mine,) = look_at_mine(desk).learners
    owed = mine.owed
    if owed:
        overdue = any(one.state == "overdue" for one in owed)
        yield Waits("training", what=owed[0].what, count=len(owed), urgent=overdue)


def _of_case(desk: Desk, here: Tables, case: Kept[Case]) -> Iterator[Waits]:
    reference = case.body.reference
    yield from _statements(desk, here, case)
    yield from _roles(desk, here, case)
    for finding in here.findings.get(case.id, ()):
        body = finding.body
        stops = body.strength == "stop"
        how = "flag" if not stops else "stop" if body.certainty == "sure" else "ask"
        yield Waits(
            "finding", reference, finding.id, what=body.kind, clause=body.clause, at=finding.at,
            how=how, because=here.occasions.get(finding.id, ""), urgent=how == "stop",
            band=here.bands.get(RecordId(case.id), ""),
        )  # fmt: skip
    for action in here.actions.get(case.id, ()):
        late = action.body.due is not None and action.body.due <= day_of(desk)
        yield Waits(
            "action", reference, action.id, action.body.who, what=action.body.what,
            at=_due(action), urgent=late,
        )  # fmt: skip


def _statements(desk: Desk, here: Tables, case: Kept[Case]) -> Iterator[Waits]:
    """To whom the statement is owed, each once, with every contact that it is owed for."""
    by_person: dict[PersonId, list[Owed]] = {}
    closed = case.body.state == "closed"
    for one in waits_still(here.owed.get(case.id, ()), closed=closed):
        by_person.setdefault(one.person, []).append(one)
    for person, owed in by_person.items():
        name, first = here.names.get(person, ""), owed[0]
        yield Waits(
            "statement", case.body.reference, RecordId(first.contact), name, RecordId(person),
            clause=first.clause, at=first.since, how=desk.pack.statement.occasion,
            what="closed" if closed else "", owed=tuple(owed),
        )  # fmt: skip


def _answers(desk: Desk, here: Tables) -> Iterator[Waits]:
    """What the office said to a reason for going on; that it agrees is told for a while."""
    now = desk.world.clock.now()
    for case in here.cases:
        for finding in here.gone_on.get(case.id, ()):
            said = answer_to(finding, here.answers.get(finding.id, ()))
            if said is None or (said.answer == "agreed" and (now - said.at).days > COMING):
                continue
            yield Waits(
                "answer", case.body.reference, finding.id, what=finding.body.kind,
                clause=finding.body.clause, at=said.at, how=said.answer, note=said.note,
            )  # fmt: skip


def _interests(desk: Desk) -> Iterator[Waits]:
    """The list of interests, once a term; where an own child goes now, in September."""
    seen = looked_over(desk)
    if seen.moved_on:
        at = datetime.combine(seen.begins, time(), tzinfo=LONDON)
        yield Waits("own-school", at=at, count=len(seen.moved_on))
    elif seen.owed:
        at = datetime.combine(seen.begins, time(), tzinfo=LONDON)
        how = "" if seen.last is None else seen.term
        yield Waits("interests", at=at, how=how)


def _consents(desk: Desk, here: Tables) -> Iterator[Waits]:
    """What was passed on without consent, and consents that run out."""
    open_cases = {CaseId(one.id): one.body.reference for one in here.cases}
    for case, one in consents_waiting(desk):
        if case not in open_cases:
            continue
        if isinstance(one, RelayRow):
            yield Waits(
                "relay", open_cases[case], one.record, one.name, what=one.body.to,
                clause=one.answer.clause, at=one.body.happened,
            )  # fmt: skip
        elif one.body.until is not None:
            ends = datetime.combine(one.body.until, time(), tzinfo=LONDON)
            yield Waits(
                "consent", open_cases[case], one.record, one.name, what=one.body.to, at=ends
            )


def _rights(desk: Desk, here: Tables) -> Iterator[Waits]:
    """Rights that pass soon (`at`: when), or (`urgent`) have passed and nobody met the person."""
    for one in rights_waiting(desk, here.cases):
        at = datetime.combine(one.day, time(), tzinfo=LONDON)
        yield Waits(
            "rights", one.reference, None, one.name, RecordId(one.person), at=at, urgent=one.passed
        )


def _notices(desk: Desk, here: Tables) -> Iterator[Waits]:
    """One quiet line for the privacy notice, with the first whom it waits for."""
    found = first_waiting(desk, here.cases)
    if found is not None:
        case, person = found
        yield Waits(
            "notice", case, None, here.names.get(person, ""), RecordId(person),
            what=desk.pack.privacy.version, clause=desk.pack.privacy.clause,
        )  # fmt: skip


def _evaluations(desk: Desk, here: Tables) -> Iterator[Waits]:
    """One quiet line for the forms on what people think, with the first whom one is due to."""
    found = first_due(desk, here.cases)
    if found is not None and found[1].due is not None:
        case, one = found
        since = datetime.combine(found[1].due.since, time(), tzinfo=LONDON)
        yield Waits(
            "evaluation", case, None, one.name, RecordId(one.person), what=found[1].due.whom,
            clause=found[1].due.clause, at=since, urgent=found[1].due.why == "end",
        )  # fmt: skip


def _due(action: Kept[Action]) -> datetime:
    """When it is due; where no day was named, since when it is agreed."""
    due = action.body.due
    return action.at if due is None else datetime.combine(due, time(), tzinfo=LONDON)


def _roles(desk: Desk, here: Tables, case: Kept[Case]) -> Iterator[Waits]:
    """Meetings that were, whose role is still open."""
    now = desk.world.clock.now()
    for one in here.meetings.get(case.id, ()):
        if one.id in here.answered or one.happened > now:
            continue
        rule = pack_of(desk, one.id, one.happened).role
        if rule.strength != "off":
            yield Waits(
                "role", case.body.reference, one.id, what=one.kind, clause=rule.clause,
                at=one.happened,
            )  # fmt: skip


def _meetings_coming(desk: Desk, here: Tables) -> Iterator[Waits]:
    now = desk.world.clock.now()
    coming = [
        (one.happened, case.body.reference, one)
        for case in here.cases
        for one in here.meetings.get(case.id, ())
        if now < one.happened <= now + timedelta(days=COMING)
    ]
    for at, reference, one in sorted(coming, key=lambda each: (each[0], each[1])):
        role = "role" if desk.pack.asks_role else ""
        yield Waits("meeting", reference, one.id, what=one.kind, at=at, how=role)


def _quiet(desk: Desk, here: Tables) -> Iterator[Waits]:
    times, now = desk.store.last_contacts(), desk.world.clock.now()
    quiet = []
    for case in here.cases:
        last = times.get(case.id)
        since = moment(last) if last is not None else case.at
        days = (now - since).days
        if days >= QUIET:
            quiet.append((days, case, since))
    for days, case, since in sorted(quiet, key=lambda each: -each[0]):
        name = here.names.get(case.body.child, "")
        yield Waits(
            "quiet", case.body.reference, case.id, name, at=since, count=days,
            urgent=days >= VERY_QUIET,
        )  # fmt: skip


def _referrals(desk: Desk, here: Tables) -> Iterator[Waits]:
    cases = {one.id: one for one in desk.store.find(Case, state="referred")}
    gone = {one.body.referral for one in desk.store.find(Confirmation)}
    waiting = [one for one in desk.store.find(Referral, state="waiting") if one.id not in gone]
    only_here = records_only_here(desk, "referral") if waiting else frozenset()
    for one in waiting:
        case = cases.get(RecordId(one.body.case))
        if case is not None:
            yield Waits(
                "referral", case.body.reference, one.id, here.names.get(case.body.child, ""),
                what=ONLY_HERE if one.id in only_here else "",
                clause=one.body.clause, at=one.at,
            )  # fmt: skip


def _given(desk: Desk) -> Iterator[Waits]:
    """Families that the office gave to this laptop, and that wait for a yes or a no."""
    for one in offered(desk):
        yield Waits("given", one.reference, RecordId(one.case), one.child, at=one.since)


def _leaving(desk: Desk) -> Iterator[Waits]:
    """What is somebody else's now, and stays here for something that is not finished or sent."""
    for one in leaving(desk):
        if one.draft or one.unsent:
            what = "draft" if one.draft else ""
            yield Waits("leaving", one.reference, RecordId(one.case), what=what, count=one.unsent)


def _only_here(desk: Desk) -> Iterator[Waits]:
    count = unconfirmed(desk)
    if count:
        yield Waits("unsent", count=count)


def _kept_safe(desk: Desk) -> Iterator[Waits]:
    """What hinders the backup of the day, and a copy for a stick when it is due."""
    now = health(desk)
    if now.unsafe is not None:
        yield Waits("no-backup", hindered=now.unsafe)
    if now.carry_asked:
        yield Waits("carry", at=now.carried)


def unconfirmed(desk: Desk) -> int:
    """How many rows for the office it has not confirmed yet: they are only on this laptop."""
    confirmed = desk.store.local.receipts(desk.office).get("up", EMPTY)
    return desk.store.head(desk.device, "up").seq - confirmed.seq
