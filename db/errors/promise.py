"""What a policy refuses, or asks about first."""

from db.errors.refusal import Refusal


class UnknownPack(Refusal):
    """No policy pack of that name. Facts: `pack`, `known`."""

    code = "unknown-pack"


class BadPack(Refusal):
    """The pack file is not good. Facts: `where`, `problem`, `instead`."""

    code = "bad-pack"


class UnknownWord(Refusal):
    """A word that must come from a list does not. Facts: `what`, `given`, `known`."""

    code = "unknown-word"


class UnknownSchool(Refusal):
    """No school of that URN. Facts: `urn`."""

    code = "unknown-school"


class CaseReferred(Refusal):
    """A finding stops the case; it went to the manager and what was written is kept."""

    code = "case-referred"


class NeedsReason(Refusal):
    """A `where_possible` finding needs a written reason to go on. Nothing was opened."""

    code = "needs-reason"


class NeedsAnswer(Refusal):
    """Somebody may be on the volunteer's list: same person or someone else? Facts: `ids`."""

    code = "needs-answer"


class FindingStops(Refusal):
    """No reason passes a finding that stops. Facts: `clause`."""

    code = "finding-stops"


class FindingAsks(Refusal):
    """Whether it is the same person has not been said yet, and the clause would stop the case."""

    code = "finding-asks"


class RoleNeeded(Refusal):
    """The policy asks for a role at this meeting. Facts: `clause`, `known`."""

    code = "role-needed"


class ReasonNeeded(Refusal):
    """Not said or not stated, and no reason given. Facts: `what`."""

    code = "reason-needed"
