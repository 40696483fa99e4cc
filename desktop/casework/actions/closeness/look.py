"""The findings of a case as its volunteer sees them: what stands, since when, because of what.

Because of what stays on this laptop, like everything else that a finding rests on.
"""

from dataclasses import dataclass
from datetime import datetime

from db.names import Band, Certainty, FindingKind, InterestId, RecordId, Strength
from db.own import FindingDetail
from db.records import Case, Finding, FindingAnswer
from db.store.reading import Kept
from desktop.casework.actions.closeness.answering import Answered, answer_to, answers_by_finding
from desktop.casework.actions.closeness.recheck import found_now, known_of
from desktop.casework.closeness.again import Known, pairs
from desktop.casework.closeness.findings import Found
from desktop.casework.closeness.verdict import area_found
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class Turn:
    """A finding began to stand, was gone on with, or ended; `occasion`: because of what."""

    at: datetime
    state: str
    occasion: str


@dataclass(frozen=True)
class Standing:
    """One finding, whole. `reason` and `turns` are for the volunteer's own eyes."""

    id: RecordId
    kind: FindingKind
    strength: Strength
    certainty: Certainty
    clause: str
    state: str
    why: str  # typed for going on
    band: Band | None
    reason: str  # what it rests on; empty where another laptop found it
    interest: InterestId | None
    person: RecordId | None
    mine: bool  # this laptop found it
    say: str  # a sentence for the family
    then: str  # what follows
    turns: tuple[Turn, ...]  # the oldest first
    answered: Answered | None

    @property
    def stops(self) -> bool:
        """No reason passes it: the case is passed on."""
        return self.state == "standing" and self.strength == "stop" and self.certainty == "sure"

    @property
    def asks(self) -> bool:
        """Same person or someone else? That comes first."""
        return self.state == "standing" and self.strength == "stop" and self.certainty != "sure"


def findings_of(desk: Desk, case: Kept[Case]) -> tuple[Standing, ...]:
    """Every finding of a case, those that stand first; what to say comes of the check as it is now.

    Writes nothing. Raises nothing.
    """
    said = answers_by_finding(desk)
    known = {one.id: one for one in known_of(desk, case.id)}
    here = case.body.state == "open" and desk.kind == "volunteer"
    found, area = found_now(desk, case) if here else ((), None)
    near = area_found(area) if area is not None else None
    every = found if near is None else (*found, near)
    now = {one.before.id: one.now for one in pairs(list(known.values()), every) if one.before}
    made = [
        _look(desk, one, known.get(one.id), now.get(one.id), said.get(one.id, []))
        for one in desk.store.find(Finding, case=case.id)
    ]
    return tuple(sorted(made, key=lambda one: _ORDER.index(one.state)))


_ORDER = ("standing", "taken-anyway", "referred", "someone-else", "past")


def _look(
    desk: Desk,
    kept: Kept[Finding],
    known: Known | None,
    now: Found | None,
    said: list[Kept[FindingAnswer]],
) -> Standing:
    body = kept.body
    rests_on = known.rests_on if known is not None else None
    return Standing(
        id=kept.id,
        kind=body.kind,
        strength=body.strength,
        certainty=body.certainty,
        clause=body.clause,
        state=body.state,
        why=body.why,
        band=body.band,
        reason=rests_on.reason if rests_on else "",
        interest=rests_on.interest if rests_on else None,
        person=RecordId(rests_on.person) if rests_on and rests_on.person else None,
        mine=known is not None,
        say=now.say if now is not None else "",
        then=now.then if now is not None else "",
        turns=_turns(desk, kept.id, known),
        answered=answer_to(kept, said),
    )


def _turns(desk: Desk, finding: RecordId, known: Known | None) -> tuple[Turn, ...]:
    """When it changed how it stands; the detail of that time says because of what."""
    details = desk.store.versions(FindingDetail, known.detail) if known is not None else []
    made: list[Turn] = []
    for one in desk.store.versions(Finding, finding):
        if one.body is None or (made and made[-1].state == one.body.state):
            continue
        then = [each.body for each in details if each.at <= one.at and each.body is not None]
        by_hand = one.body.state in ("taken-anyway", "referred") and bool(made)
        made.append(Turn(one.at, one.body.state, then[-1].occasion if then and not by_hand else ""))
    return tuple(made)
