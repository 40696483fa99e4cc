"""What a finding about another stake says (see `interest_words`): to the family never whose."""

from collections.abc import Sequence

from desktop.casework.closeness.findings import Declared, PupilAt
from desktop.casework.closeness.people_names import first_name
from desktop.casework.closeness.school_ties import Tie
from desktop.casework.saying.said import together

_VERBS = {
    "works": "work",
    "worked": "worked",
    "runs": "run",
    "chairs": "chair",
    "sits": "sit",
    "helps": "help",
    "volunteers": "volunteer",
    "leads": "lead",
    "owns": "own",
    "teaches": "teach",
    "advises": "advise",
    "supplies": "supply",
    "has": "have",
    "represents": "represent",
}


def of_stake(declared: Declared, at: Sequence[tuple[PupilAt, Tie]]) -> str:
    """The reason: what it is, whose, and where it was declared of one school or trust."""
    interest = declared.interest
    said = _said(interest.held_as, "You", "are")
    what = said if said is not None else f"You have another stake: {_plain(interest.held_as)}"
    whose = f" ({interest.name})" if interest.name else ""
    if not at:
        return f"{what}{whose}."
    names = together(list(dict.fromkeys(first_name(pupil.name) for pupil, _ in at)))
    school = at[0][0].school or declared.school
    go = "goes" if len(at) == 1 else "go"
    where = f"{school}, where {names} {go}"
    if any(how.certainty != "sure" for _, how in at):
        return f"{what}{whose}. It may have to do with {where}: the names are alike."
    return f"{what}{whose}. It has to do with {where}."


def say_of_stake(declared: Declared, at: Sequence[tuple[PupilAt, Tie]], stops: bool) -> str:
    """The sentence for the family: what it is, never the name of whom she works for."""
    said = _said(declared.interest.held_as, "I", "am")
    tie = said if said is not None else "I have other ties that may touch on this"
    sure = [pupil for pupil, how in at if how.certainty == "sure"]
    if sure:
        tie += f", which has to do with {first_name(sure[0].name)}’s school"
    if stops:
        return f"A colleague will help you from here, because {tie}."
    return f"You should know that {tie}. If you would rather have a colleague, just say so."


def given(reason: str) -> str:
    """What follows where the reason that was given in another case holds in this one."""
    return f"You have said why: “{reason}” It holds here too, and the office reads it."


def _said(held_as: str, who: str, verb: str) -> str | None:
    """ "works for the council" as "You work for the council"; None where it is no such phrase."""
    first, _, rest = _plain(held_as).partition(" ")
    known = verb if first.casefold() == "is" else _VERBS.get(first.casefold())
    return f"{who} {known} {rest}" if known and rest else None


def _plain(held_as: str) -> str:
    return " ".join(held_as.split()).rstrip(".") or "not said which"
