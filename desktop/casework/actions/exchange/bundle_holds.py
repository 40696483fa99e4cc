"""What rows of a bundle come to, in counts: nothing of what they say is repeated."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from db.ledger import Header
from db.names import Body
from db.records import Case, CaseAnswer, Concern, Consent, Contact, Finding, Role


@dataclass(frozen=True)
class Holds:
    """Records by kind, and the few facts that tell an office what to expect."""

    counts: tuple[tuple[str, int], ...]  # kind of record -> how many, most first
    families: int  # cases that something is of
    first: datetime | None  # contacts: from …
    last: datetime | None  # … to
    stated: int  # roles that were stated
    reasons: int  # findings that somebody went on with for a reason
    withdrawn: int  # consents
    urgent: int = 0  # concerns: somebody may be at risk
    taken: int = 0  # cases that were given, and their volunteer said yes
    refused: int = 0  # … or no
    let_go: int = 0  # cases that left that laptop

    def count(self, kind: str) -> int:
        """How many records of a kind."""
        return dict(self.counts).get(kind, 0)


def holds(rows: Iterable[tuple[Header, Body | None]]) -> Holds:
    """Count these rows. A record that comes in several versions counts once."""
    newest: dict[tuple[str, str], Body | None] = {}
    for header, body in rows:
        newest[(header.kind, header.record)] = body
    bodies = [body for body in newest.values() if body is not None]
    cases = {str(getattr(body, "case", "") or "") for body in bodies}
    cases |= {record for (kind, record), body in newest.items() if isinstance(body, Case)}
    times = sorted(body.happened for body in bodies if isinstance(body, Contact))
    answers = Counter(one.answer for one in bodies if isinstance(one, CaseAnswer))
    return Holds(
        counts=tuple(Counter(kind for kind, _ in newest).most_common()),
        families=len(cases - {""}),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        stated=sum(isinstance(one, Role) and one.stated_at is not None for one in bodies),
        reasons=sum(isinstance(one, Finding) and one.state == "taken-anyway" for one in bodies),
        urgent=sum(isinstance(one, Concern) and one.urgent for one in bodies),
        withdrawn=sum(isinstance(one, Consent) and one.withdrawn is not None for one in bodies),
        taken=answers["taken"],
        refused=answers["refused"],
        let_go=answers["let-go"],
    )
