"""What stays at a laptop of a case that left it: its reference, when, why, under which clause."""

from dataclasses import dataclass
from datetime import datetime

from db.errors import CaseLetGo
from db.records import LetGo
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class Gone:
    """What stays of a case that left this laptop."""

    case: str  # printed reference
    why: str  # referred, given-on
    clause: str  # of a referral
    at: datetime
    note: str = ""  # what the office wrote of it


def gone(desk: Desk) -> tuple[Gone, ...]:
    """What left this laptop, the newest first; each case once."""
    found: dict[str, Gone] = {}
    for one in desk.store.find(LetGo, order="-row_at"):
        body = one.body
        found.setdefault(
            body.reference, Gone(body.reference, body.why, body.clause, one.at, body.note)
        )
    return tuple(found.values())


def gone_references(desk: Desk) -> frozenset[str]:
    """Printed numbers of cases that left this laptop: they are never given again."""
    return frozenset(one.body.reference for one in desk.store.find(LetGo))


def refuse_gone(desk: Desk, reference: str) -> None:
    """Raises `CaseLetGo` where this case left this laptop."""
    for one in gone(desk):
        if one.case == reference:
            raise CaseLetGo(case=reference, when=f"{one.at:%d %B %Y}".lstrip("0"))
