"""One enquiry that was kept, as its page needs it: read on the worker."""

from dataclasses import dataclass
from datetime import datetime

from desktop.casework.actions.enquiries.look import SeenEnquiry, look_at_enquiry
from desktop.casework.actions.papers.texts import statements
from desktop.casework.desk import Desk
from desktop.casework.promise.spoken_in import Official
from desktop.casework.record.cases import list_cases, people_of


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
