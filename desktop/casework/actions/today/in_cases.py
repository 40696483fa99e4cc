"""What waits in the cases: what is owed, agreed, found and coming, what has gone quiet."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from db.ledger import moment
from db.names import PersonId, RecordId
from db.records import Action, Case
from db.store.reading import Kept
from desktop.casework.actions.closeness.answering import answer_to
from desktop.casework.actions.today.today_tables import Tables
from desktop.casework.actions.today.waits import COMING, QUIET, VERY_QUIET, Waits
from desktop.casework.desk import Desk
from desktop.casework.promise.statement import Owed, waits_still
from desktop.casework.saying.clock import LONDON


def of_case(desk: Desk, here: Tables, case: Kept[Case]) -> Iterator[Waits]:
    """What is owed in an open case, what stands in its way, and what was agreed to be done."""
    reference = case.body.reference
    yield from statements(desk, here, case)
    yield from _roles(desk, here, case)
    for finding in here.findings.get(case.id, ()):
        body = finding.body
        stops = body.strength == "stop"
        how = "flag" if not stops else "stop" if body.certainty == "sure" else "ask"
        yield Waits(
            "finding", reference, finding.id, what=body.kind, clause=body.clause, at=finding.at,
            how=how, because=here.occasions.get(finding.id, ""), urgent=how == "stop",
            certainty=body.certainty, band=here.bands.get(RecordId(case.id), ""),
        )  # fmt: skip
    for action in here.actions.get(case.id, ()):
        late = action.body.due is not None and action.body.due <= desk.today
        yield Waits(
            "action", reference, action.id, action.body.who, what=action.body.what,
            at=_due(action), urgent=late,
        )  # fmt: skip


def statements(desk: Desk, here: Tables, case: Kept[Case]) -> Iterator[Waits]:
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


def _roles(desk: Desk, here: Tables, case: Kept[Case]) -> Iterator[Waits]:
    """Meetings that were, whose role is still open."""
    now = desk.world.clock.now()
    for one in here.meetings.get(case.id, ()):
        if one.id in here.answered or one.happened > now:
            continue
        rule = here.pack_of(one.id, one.happened).role
        if rule.strength != "off":
            yield Waits(
                "role", case.body.reference, one.id, what=one.kind, clause=rule.clause,
                at=one.happened,
            )  # fmt: skip


def _due(action: Kept[Action]) -> datetime:
    """When it is due; where no day was named, since when it is agreed."""
    due = action.body.due
    return action.at if due is None else datetime.combine(due, time(), tzinfo=LONDON)


def answers(desk: Desk, here: Tables) -> Iterator[Waits]:
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


def meetings_coming(desk: Desk, here: Tables) -> Iterator[Waits]:
    """Meetings of the next days, the first of them first."""
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


def quiet(desk: Desk, here: Tables) -> Iterator[Waits]:
    """Open cases without a contact for a while, the longest first."""
    times, now = desk.store.last_contacts(), desk.world.clock.now()
    found = []
    for case in here.cases:
        last = times.get(case.id)
        since = moment(last) if last is not None else case.at
        days = (now - since).days
        if days >= QUIET:
            found.append((days, case, since))
    for days, case, since in sorted(found, key=lambda each: -each[0]):
        name = here.names.get(case.body.child, "")
        yield Waits(
            "quiet", case.body.reference, case.id, name, at=since, count=days,
            urgent=days >= VERY_QUIET,
        )  # fmt: skip
