"""What the conflict check came to, and who holds a case because of it.

The rules of `db.records` hold here too: nothing here names whom the volunteer knows, a post that
she holds, her home or a distance from it.
"""

from typing import Literal

from db.names import (
    Band,
    Body,
    CaseKey,
    Certainty,
    DeviceKey,
    FindingKind,
    Id,
    Line,
    Strength,
    Text,
)


class Check(Body, frozen=True, kw_only=True):
    """The conflict check was run: under which policy, and what it came to. Travels."""

    case: CaseKey
    pack: Line
    version: Line
    outcome: Literal["clear", "flagged", "stopped", "asked"]
    band: Band


class Finding(Body, frozen=True, kw_only=True):
    """What the conflict check found, in what may travel: never a name, a post, a distance."""

    case: CaseKey
    kind: FindingKind
    strength: Strength
    certainty: Certainty
    clause: Line
    state: Literal["standing", "taken-anyway", "referred", "someone-else", "past"]
    band: Band | None = None
    why: Text = ""  # the reason typed for going on; the person is told that it travels


class Referral(Body, frozen=True, kw_only=True):
    """A case that may not be taken, handed to the manager; kept until the office confirms it."""

    case: CaseKey
    clause: Line
    why: Text
    state: Literal["waiting", "confirmed"] = "waiting"


class Confirmation(Body, frozen=True, kw_only=True):
    """The office has the referral; the laptop may let it go."""

    referral: Id
    case: CaseKey
    note: Text = ""


class Assignment(Body, frozen=True, kw_only=True):
    """The office gives a case to a laptop."""

    case: CaseKey
    device: DeviceKey
    note: Text = ""
