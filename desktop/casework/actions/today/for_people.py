"""What waits for people: who may be at risk, whose rights pass, what they agreed to or await."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from db.names import CaseId, RecordId
from desktop.casework.actions.concerns.look import Concerns
from desktop.casework.actions.consenting.ledger import RelayRow
from desktop.casework.actions.consenting.waiting import consents_waiting
from desktop.casework.actions.enquiries.look import owed_enquiries
from desktop.casework.actions.papers.evaluations import first_due
from desktop.casework.actions.rights.look import rights_waiting
from desktop.casework.actions.rights.notices import first_waiting
from desktop.casework.actions.today.today_tables import Tables
from desktop.casework.actions.today.waits import COMING, ONLY_HERE, Waits
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import LONDON


def at_risk(concerns: Concerns) -> Iterator[Waits]:
    """Somebody may be at risk, until it is closed: whether the office has taken it."""
    for one in concerns.every:
        if one.body.urgent and one.standing.open:
            taken = one.standing.taken
            yield Waits(
                "concern", one.case, one.id, one.child, urgent=taken is None,
                what=taken.body.by if taken is not None else ONLY_HERE if one.here_alone else "",
                at=taken.body.happened if taken is not None else one.raised,
            )  # fmt: skip


def asked(desk: Desk) -> Iterator[Waits]:
    """Somebody without a case who has not heard the statement, until reading or a reason settles
    it. `person` is empty where they gave no name."""
    for one in owed_enquiries(desk):
        yield Waits(
            "enquiry", "", one.id, one.kept.body.name, clause=one.owed[0].clause,
            at=one.owed[0].since, how=one.kept.body.medium, owed=one.owed,
        )  # fmt: skip


def look_back(desk: Desk, concerns: Concerns) -> Iterator[Waits]:
    """A follow-up that was agreed with her is due."""
    today = desk.today
    for one in concerns.follow_ups(today + timedelta(days=COMING)):
        due = one.standing.due
        if due is not None:
            at = datetime.combine(due, time(), tzinfo=LONDON)
            yield Waits("look-back", one.case, one.id, at=at, urgent=due <= today)


def consents(desk: Desk, here: Tables) -> Iterator[Waits]:
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


def rights(desk: Desk, here: Tables) -> Iterator[Waits]:
    """Rights that pass soon (`at`: when), or (`urgent`) have passed and nobody met the person."""
    for one in rights_waiting(desk, here.cases):
        at = datetime.combine(one.day, time(), tzinfo=LONDON)
        yield Waits(
            "rights", one.reference, None, one.name, RecordId(one.person), at=at, urgent=one.passed
        )


def notices(desk: Desk, here: Tables) -> Iterator[Waits]:
    """One quiet line for the privacy notice, with the first whom it waits for."""
    found = first_waiting(desk, here.cases)
    if found is not None:
        case, (person, *others) = found
        yield Waits(
            "notice", case, None, here.names.get(person, ""), RecordId(person),
            what=desk.pack.privacy.version, clause=desk.pack.privacy.clause, count=len(others) + 1,
        )  # fmt: skip


def evaluations(desk: Desk, here: Tables) -> Iterator[Waits]:
    """One quiet line for the forms on what people think, with the first whom one is due to."""
    found = first_due(desk, here.cases)
    if found is not None and found[1].due is not None:
        case, one = found
        person, whom = RecordId(found[1].due.person), found[1].due.whom
        since = datetime.combine(found[1].due.since, time(), tzinfo=LONDON)
        yield Waits(
            "evaluation", case, None, one.name, person, what=whom,
            clause=found[1].due.clause, at=since, urgent=found[1].due.why == "end",
        )  # fmt: skip
