"""May this volunteer take this case? What the findings and the area come to together.

The rules (policies.md, strengths; command-line.md, `case open`).

- Anything that stops refers the case; no reason, however good, passes a stop.
- Otherwise, while somebody may be on the volunteer's list under a clause that stops, nothing is
  decided before she has answered.
- Otherwise a `where_possible` finding needs a written reason to go on, unless one that was given
  before holds here too (`stakes`).
- What cannot be measured never blocks.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from desktop.casework.closeness import interest_words as words
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.closeness.findings import Found

Outcome = Literal["take", "needs-reason", "needs-answer", "refer"]


class Verdict(Struct, frozen=True, kw_only=True):
    """What becomes of the case, and because of what."""

    outcome: Outcome
    because: tuple[Found, ...]  # what decided it; for "take" what was taken anyway
    findings: tuple[Found, ...]  # all that stand, the area's too
    reason: str = ""  # for going on, as typed; it travels
    clause: str = ""  # of the first thing that decided it; of the referral, for "refer"
    for_office: str = ""  # for "refer": why, in what may travel

    @property
    def check(self) -> Literal["clear", "flagged", "stopped", "asked"]:
        """The outcome as `db.records.Check` keeps it."""
        if self.outcome == "refer":
            return "stopped"
        if self.outcome == "needs-answer":
            return "asked"
        return "flagged" if self.findings else "clear"


def area_found(area: AreaAnswer) -> Found | None:
    """The area as a finding, where the policy makes one of its band."""
    if area.band not in ("too-near", "far") or area.strength == "off":
        return None
    stops = area.strength == "stop"
    return Found(
        kind="area",
        strength=area.strength,
        certainty="sure",
        clause=area.clause,
        reason=area.reason,
        say=words.SAY_OF_AREA if stops else words.SAY_OF_AREA_FLAG,
        then=words.then(area.strength, "refer"),
        stops=stops,
    )


def decide(found: Sequence[Found], area: AreaAnswer | None, take_anyway: str = "") -> Verdict:
    """What becomes of the case. `found` from `interests.conflicts` (or `check`), `area` from
    `area.band`; `take_anyway` is the reason typed for going on, blank for none.
    """
    near = None if area is None else area_found(area)
    standing = tuple(each for each in found if not each.someone_else)
    standing += () if near is None else (near,)
    stopping = tuple(each for each in standing if each.stops)
    asking = tuple(each for each in standing if each.asks)
    if stopping:
        kinds = dict.fromkeys(each.kind for each in stopping)
        return Verdict(
            outcome="refer",
            because=stopping,
            findings=standing,
            clause=stopping[0].clause,
            for_office=" ".join(words.FOR_OFFICE[kind] for kind in kinds),
        )
    if asking:
        return Verdict(
            outcome="needs-answer", because=asking, findings=standing, clause=asking[0].clause
        )
    reason = take_anyway.strip()
    owed = tuple(each for each in standing if not each.given)
    return Verdict(
        outcome="needs-reason" if owed and not reason else "take",
        because=standing if reason else owed or standing,
        findings=standing,
        reason=reason,
        clause=(owed or standing)[0].clause if standing else "",
    )
