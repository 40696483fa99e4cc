"""One enquiry that was kept, as its page needs it: read on the worker."""

from dataclasses import dataclass
from datetime import datetime

from desktop.casework.actions.cases.cases import list_cases, people_of
from desktop.casework.actions.enquiries.look import SeenEnquiry, look_at_enquiry
from desktop.casework.actions.papers.texts import statements
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import Official
from desktop.casework.saying.said import capital, moment_of, policy_clause
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.called import CAPACITIES, CONTACTS
from desktop.volunteer.case_words import HIDDEN, saying


@dataclass(frozen=True)
class OpenCase:
    """A case that it may belong to, and who is in it, by id and name."""

    reference: str
    child: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Kept:
    """What the page shows."""

    seen: SeenEnquiry
    statements: tuple[Official, ...]
    policy: str
    clause: str
    cases: tuple[OpenCase, ...]
    now: datetime


def look_at(desk: Desk, enquiry: str) -> Kept:
    """Raises `NoSuchRecord`."""
    seen, pack = look_at_enquiry(desk, enquiry), desk.pack
    cases = () if seen.case else tuple(one for one in list_cases(desk) if one.state == "open")
    return Kept(
        seen=seen,
        statements=statements(desk, pack),
        policy=f"{pack.title}, version {pack.version}",
        clause=pack.statement.clause,
        cases=tuple(
            OpenCase(
                one.reference,
                one.child,
                tuple((person.id, person.body.name) for person, _ in people_of(desk, one.id)),
            )
            for one in cases
        ),
        now=desk.world.clock.now(),
    )


def name(seen: SeenEnquiry, hidden: bool) -> str:
    """Who asked, as a heading; hidden while somebody looks on."""
    if seen.kept.body.name and hidden:
        return HIDDEN
    return capital(seen.who)


def how(seen: SeenEnquiry, now: datetime) -> str:
    """ "Telephone call, today 14:30 · parent or carer"."""
    body = seen.kept.body
    place = f", {body.place}" if body.place else ""
    at = moment_of(body.happened, now)
    return f"{CONTACTS[body.medium]}, {at}{place} · {CAPACITIES[body.capacity]}"


def tag(seen: SeenEnquiry) -> State:
    """The one tag of a row: what is owed before what it is."""
    if seen.owed:
        return state("statement-owed")
    if seen.case:
        return state("in-case")
    return state("enquiry")


def became(seen: SeenEnquiry, now: datetime) -> tuple[State, str]:
    """What became of the statement: a tag, and more of it."""
    if seen.owed or seen.gate.state == "outstanding":
        return state("statement-owed"), seen.gate.why
    if seen.gate.state == "not asked":
        return state("statement-unasked"), seen.gate.why
    last = seen.kept.body.told[-1]
    if last.state == "not said":
        return saying("statement-not-said", "Not said"), last.why
    done = "Read out" if last.state == "read" else "Sent"
    said = saying("statement-read", f"{done} {moment_of(last.at, now)}")
    clause = f", {policy_clause(last.clause)}" if last.clause else ""
    return said, f"Version {last.version} of the policy{clause}."
