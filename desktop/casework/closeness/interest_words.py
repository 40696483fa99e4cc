"""What a finding says: to the volunteer, and as a sentence offered in her mouth to the family.

Of schools it says it in `school_words`, of other stakes in `stake_words`.

- `reason` can be repeated aloud to the person across the table or to the office.
- `say` names no home, no distance and nobody whom the volunteer knows.
- `for_office` is all that may travel (record.md, Ledger): no name, no post, no distance.
"""

from db.names import FindingKind
from db.own import Interest
from desktop.casework.packs.policy import StopWords

FOR_OFFICE: dict[FindingKind, str] = {
    "position": "The volunteer holds a position at a school of this family.",
    "own-child": "The volunteer’s own child goes to a school of this family.",
    "known-person": "The volunteer knows somebody in this case.",
    "stake": "The volunteer has another stake that this policy asks about.",
    "area": "The family’s address is too near to the volunteer’s home, or too far from it.",
}
"""Why a case was referred, in what the office may know."""
_HERS: dict[FindingKind, str] = {
    "position": "You hold a position at a school of this family.",
    "own-child": "Your own child goes to a school of this family.",
    "known-person": "You know somebody in this case.",
    "stake": "You have another stake that this policy asks about.",
    "area": "The family’s address is too near to your home, or too far from it.",
}

_THEN: dict[StopWords, str] = {
    "refer": "A colleague takes this family: the case goes to the office.",
    "tell-manager": "Tell your manager: the case is referred to a colleague.",
}
_FLAG: dict[StopWords, str] = {
    "refer": "Pass this case on where possible; to go on, write down why.",
    "tell-manager": (
        "Tell your manager, and pass this case on where possible; to go on, write down why."
    ),
}
_IF_SO: dict[StopWords, str] = {
    "refer": "If so, pass this case on where possible; to go on, write down why.",
    "tell-manager": (
        "If so, tell your manager, and pass this case on where possible; to go on, write down why."
    ),
}
SAY_WHO = "Say whether this is the same person or someone else."

_KNOWN: dict[str, str] = {
    "family": "as family",
    "friend": "as a friend",
    "extended-family": "as extended family",
    "acquaintance": "as an acquaintance",
}


def told_herself(why: str) -> str:
    """Why a case was referred, as it is told to the volunteer who referred it."""
    for kind, said in FOR_OFFICE.items():
        why = why.replace(said, _HERS[kind])
    return why


def then(strength: str, words: StopWords, *, sure: bool = True) -> str:
    """What follows from a finding of this strength; not `sure`: from one that is a question."""
    if strength == "stop" and sure:
        return _THEN[words]
    return _FLAG[words] if sure else _IF_SO[words]


def of_person(interest: Interest, name: str, likeness: str, same: bool) -> str:
    """The reason for a finding about somebody who is known."""
    how = _KNOWN.get(interest.held_as, "as somebody you know")
    if same:
        return f"You know {name} {how}."
    alike = interest.name.casefold() == name.casefold()
    who = f"the {name} of this case" if alike else name
    return f"“{interest.name}” is on your list {how}. Is that {who}? {likeness}."


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
