"""What a finding says: to the volunteer, and as a sentence offered in her mouth to the family.

- `reason` can be repeated aloud to the person across the table or to the office.
- `say` names no home, no distance and nobody whom the volunteer knows.
- `for_office` is all that may travel (record.md, Ledger): no name, no post, no distance.
"""

from collections.abc import Sequence

from db.names import FindingKind
from db.own import Interest
from desktop.casework.closeness.people_names import first_name
from desktop.casework.policy import StopWords
from desktop.casework.said import together

FOR_OFFICE: dict[FindingKind, str] = {
    "position": "The volunteer holds a position at a school of this family.",
    "own-child": "The volunteer's own child goes to a school of this family.",
    "known-person": "The volunteer knows somebody in this case.",
    "area": "The family's address is too near to the volunteer's home, or too far from it.",
}
"""Why a case was referred, in what the office may know."""

_THEN: dict[StopWords, str] = {
    "refer": "A colleague takes this family: the case goes to the office.",
    "tell-manager": "Tell your manager: the case is referred to a colleague.",
}

_KNOWN: dict[str, str] = {
    "family": "as family",
    "friend": "as a friend",
    "extended-family": "as extended family",
    "acquaintance": "as an acquaintance",
}


def then(strength: str, words: StopWords) -> str:
    """What follows from a finding of this strength."""
    if strength == "stop":
        return _THEN[words]
    return "Pass this case on where possible; to go on, write down why."


def at_school(interest: Interest, school: str, pupils: Sequence[tuple[str, bool]]) -> str:
    """The reason for a finding at a school. `pupils`: each name, and whether the case is hers."""
    if interest.kind == "position":
        tie = f"You {_holds(interest.held_as, 'are', 'hold')} at {school}"
    else:
        tie = f"Your own child goes to {school}"
    names = together(list(dict.fromkeys(first_name(name) for name, _ in pupils)))
    verb = "goes" if len(pupils) == 1 else "go"
    if any(is_case_child for _, is_case_child in pupils):
        return f"{tie}, where {names} {verb}."
    others = "another child" if len(pupils) == 1 else "other children"
    return f"{tie}, where {names}, {others} of the family, {verb}."


def say_at_school(interest: Interest, pupil: str, stops: bool) -> str:
    """The sentence for the family."""
    whose = f"{first_name(pupil)}'s school"
    if interest.kind == "position":
        tie = f"I {_holds(interest.held_as, 'am', 'hold')} at {whose}"
    else:
        tie = f"my own child goes to {whose}"
    if stops:
        return f"A colleague will help you from here, because {tie}."
    return f"You should know that {tie}. If you would rather have a colleague, just say so."


def of_person(interest: Interest, name: str, likeness: str, same: bool) -> str:
    """The reason for a finding about somebody who is known."""
    how = _KNOWN.get(interest.held_as, "as somebody you know")
    if same:
        return f"You know {name} {how}."
    return f"“{interest.name}” is in your list {how}. Is that {name}? {likeness}."


def say_of_person(stops: bool, asks: bool) -> str:
    """The sentence for the family; where it is not sure yet, a question that gives nothing away."""
    if asks:
        return "Before we go on: may I ask whether you and I have met before?"
    if stops:
        return (
            "A colleague will help you from here, because I know somebody in your family,"
            " and you should have someone who does not."
        )
    return (
        "You should know that I know somebody in your family. If you would rather have a"
        " colleague, just say so."
    )


SAY_OF_AREA = "A colleague who covers where you live will help you from here."
SAY_OF_AREA_FLAG = "If you would rather have a colleague who covers another area, just say so."


def _holds(held_as: str, verb: str, otherwise: str) -> str:
    """ "are a governor", "am an academy trustee"; "hold a position" where none is named."""
    post = " ".join(held_as.split())
    if not post:
        return f"{otherwise} a position"
    if post.casefold().startswith(("a ", "an ", "the ", "chair ", "vice", "head of ", "clerk to ")):
        return f"{verb} {post}"
    article = "an" if post[0].casefold() in "aeiou" else "a"
    return f"{verb} {article} {post}"
