"""What becomes of a finding when the check is run again. Pure functions of the two.

The rules.

- A finding that the check makes no more is past; one that it makes again stands again. Nothing of
  its history goes: each is a new version of the same record.
- What was answered holds: a reason for going on stays with the finding, and holds again when the
  finding does, for as long as the policy is no stricter about it than it was. One that was given
  elsewhere for a stake with every family answers what stands here (`stakes`).
- No reason passes a stop (policies.md, strengths): what stops now stands until it is looked at.
- A case that is being worked on is not taken away by a new finding, whatever its strength.
- Of what was found for the same tie and the same person there is one finding.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from msgspec import structs

from db.closeness import Finding
from db.names import RecordId
from db.own import FindingDetail
from desktop.casework.closeness.findings import Found

State = Literal["standing", "taken-anyway", "referred", "someone-else", "past"]
STANDS: frozenset[State] = frozenset({"standing", "taken-anyway"})
"""States of a finding that the check makes now, in a case that is being worked on."""


class Known(NamedTuple):
    """A finding that the record has, with what it rests on."""

    id: RecordId
    body: Finding
    detail: RecordId
    rests_on: FindingDetail


class Pair(NamedTuple):
    """The same finding before and now; None where there was none, or is none any more."""

    before: Known | None
    now: Found | None


def pairs(known: Sequence[Known], found: Iterable[Found]) -> tuple[Pair, ...]:
    """Each finding of before with what the check finds now, then what it finds for the first time.

    An older finding does not name its person: it is the one with the same reason, or else the only
    one for its tie.
    """
    left, made = list(known), list[Pair]()
    now = list(found)
    for same in (_same_person, _same_reason, _same_tie):
        for one in tuple(now):
            before = next((each for each in left if same(each, one)), None)
            if before is not None:
                made.append(Pair(before, one))
                left.remove(before)
                now.remove(one)
    return (*made, *(Pair(each, None) for each in left), *(Pair(None, one) for one in now))


def again(before: Finding, found: Found | None) -> Finding:
    """The finding as it stands after the check; equal to `before` where nothing differs."""
    if found is None:
        gone = before.state in ("past", "someone-else", "referred")
        return before if gone else structs.replace(before, state="past")
    asked = before.state == "standing" or not before.why
    return structs.replace(
        before,
        strength=found.strength,
        certainty=found.certainty,
        clause=found.clause,
        state=_state(before, found),
        why=found.given if found.given and asked else before.why,
    )


def _state(before: Finding, found: Found) -> State:
    if before.state == "referred":
        return "referred"
    if found.someone_else:
        return "someone-else"
    if found.given:
        return "taken-anyway"
    if before.state == "standing" or not before.why:
        return "standing"
    stricter = found.strength == "stop" and before.strength != "stop"
    return "standing" if found.stops or stricter else "taken-anyway"


def stands_anew(before: Finding | None, after: Finding) -> bool:
    """Whether somebody has to look at it now who did not have to before."""
    return after.state == "standing" and (before is None or before.state != "standing")


def outcome_of(
    findings: Iterable[Finding],
) -> Literal["clear", "flagged", "stopped", "asked"]:
    """What the findings of a case come to together, as `db.records.Check` keeps it."""
    here = [one for one in findings if one.state in STANDS]
    stopping = [one for one in here if one.strength == "stop" and one.state == "standing"]
    if any(one.certainty == "sure" for one in stopping):
        return "stopped"
    if stopping:
        return "asked"
    return "flagged" if here else "clear"


def _tied(known: Known, found: Found) -> bool:
    return (known.body.kind, known.rests_on.interest) == (found.kind, found.interest)


def _same_person(known: Known, found: Found) -> bool:
    return _tied(known, found) and known.rests_on.person == found.person


def _same_reason(known: Known, found: Found) -> bool:
    return _same_tie(known, found) and known.rests_on.reason == found.reason


def _same_tie(known: Known, found: Found) -> bool:
    nameless = known.rests_on.person is None or known.body.kind != "known-person"
    return nameless and _tied(known, found)
