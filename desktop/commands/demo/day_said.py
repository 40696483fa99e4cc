"""What the program did at a moment of the fixed day, in a word or two for one cell."""

from collections.abc import Sequence

from db.errors import Refusal
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.closeness.interest_words import then
from desktop.casework.closeness.verdict import Verdict
from desktop.casework.doubts.concerns import StepKind
from desktop.casework.due.training import Due
from desktop.casework.packs.policy import Evaluator
from desktop.casework.promise.role import RoleAnswer
from desktop.casework.promise.statement import Gate
from desktop.casework.publishing.side_by_side import Cell
from desktop.casework.rights.gate import Answer
from desktop.casework.saying.said import together
from desktop.casework.wording import Hint

MOMENTS = {
    "learning": "The volunteer begins, and asks what she has to learn.",
    "first-contact": "A mother rings for the first time.",
    "second-contact": "An hour later the mother writes an e-mail.",
    "governor": "A child goes to the school where she is a governor.",
    "own-child": "A child goes to her own child’s school.",
    "friend": "A friend of hers asks for help.",
    "near": "A family lives 1 km from her home.",
    "far": "A family lives 40 km from her home.",
    "views": "She tells the school what the mother thinks; nobody asked the mother.",
    "views-disputed": "The same again, now that they talk about mediation.",
    "promise": "Her note says: “I promised her that the appeal will be won.”",
    "annual-review": "An annual review begins before she can say who she is.",
    "strategic": "A strategic meeting; she says in what role she is there.",
    "doubted": "A parent says that we took the school’s side.",
    "closing": "The case is closed.",
}
"""Every moment and what happens in it, in the order in which they are shown."""

_STEPS: dict[StepKind, str] = {
    "explained": "explain",
    "tested": "test",
    "changed": "change",
    "chair-offered": "offer a contact",
    "discussed": "discuss",
    "coached": "coach",
    "followed-up": "look back",
}
_WHOM: dict[Evaluator, str] = {
    "parent-carer": "parent",
    "young-person": "young person",
    "professional": "professional",
}


def of_statement(before: Gate, after: Gate | None, *, again: bool) -> Cell:
    """`before`: as the contact was kept; `after`: once it was said or sent, where it was owed."""
    if after is None:
        told = "not asked again" if before.clause else "not asked, only offered"
        return Cell("none", told, before.clause)
    said = "read out" if after.state == "read" else after.state
    return Cell("asks", f"owed{' again' * again}, then {said}", before.clause)


def of_verdict(verdict: Verdict, area: AreaAnswer | None) -> Cell:
    """`area`: where it is the distance that is looked at."""
    if verdict.outcome == "refer":
        manager = verdict.because[0].then == then("stop", "tell-manager")
        told = "tell the manager" if manager else "a colleague takes it"
        return Cell("stop", told, verdict.clause)
    if verdict.findings:
        return Cell("flag", "taken, with a reason", verdict.clause)
    if area is not None and area.clause:
        return Cell("none", area.band.replace("-", " "), area.clause)
    return Cell("none", "not asked")


def of_relay(answer: Answer, when: str) -> Cell:
    """What was passed on; `when` the policy asks for consent."""
    if not answer.flagged:
        return Cell("none", "only asked in a dispute" if when == "disagreement" else "not asked")
    still = answer.strength == "must"
    told = "kept open until she agrees" if still else "a reason is enough"
    return Cell("flag", told, answer.clause)


def of_hints(hints: Sequence[Hint]) -> Cell:
    """What was pointed at in a note."""
    worded = [one for one in hints if one.kind == "promises"]
    if not worded:
        return Cell("none", "nothing said")
    clause = worded[0].clause
    return Cell("asks", "another wording" if clause else "another wording, by no clause", clause)


def of_role(answer: RoleAnswer, refused: Refusal | None = None) -> Cell:
    """A meeting that was kept; `refused`: what was said to it at first."""
    if refused is not None:
        clause = str(refused.facts["clause"])
        return Cell("stop", "not kept without a role", clause)
    if answer.stated == "stated":
        return Cell("asks", f"stated: {answer.role}", answer.clause)
    if answer.stated == "not stated":
        return Cell("flag", "a reason is enough", answer.clause)
    return Cell("none", "not asked")


def of_training(due: Sequence[Due]) -> Cell:
    """What a volunteer owes who learned nothing yet."""
    owed = [one for one in due if one.owed]
    if not owed:
        return Cell("none", "not asked")
    courses = sum(one.kind == "course" for one in owed)
    parts = ["induction"] if any(one.kind == "induction" for one in owed) else []
    parts += [f"{courses} course{'s' * (courses > 1)}"] if courses else []
    parts += ["case talks"] if any(one.kind == "case-discussion" for one in owed) else []
    return Cell("asks", together(parts), owed[0].clause)


def of_doubt(missing: Sequence[StepKind], clause: str) -> Cell:
    """The steps that follow when our impartiality is doubted."""
    if not missing:
        return Cell("none", "kept, no steps asked")
    return Cell("asks", together([_STEPS[one] for one in missing]), clause)


def of_forms(whom: Sequence[Evaluator], clause: str) -> Cell:
    """Who is asked what they think of the work."""
    if not whom:
        return Cell("none", "not asked")
    return Cell("asks", f"forms for {together([_WHOM[one] for one in whom])}", clause)
