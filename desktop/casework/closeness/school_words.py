"""What a finding at a school says (see `interest_words`).

To the volunteer the whole tie, with the school's name and whose school it is; to the family only
that there is one, at "Ottilie's school".
"""

from collections.abc import Sequence
from datetime import date

from db.own import Interest
from desktop.casework.closeness.findings import Declared, PupilAt
from desktop.casework.closeness.people_names import first_name
from desktop.casework.closeness.school_ties import Tie
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import together

Here = tuple[PupilAt, Tie]

SAY_WHICH = "Say whether this is the same school or another one."


def at_school(declared: Declared, at: Sequence[Here]) -> str:
    """The reason: what ties her to the school, and who of the family goes there."""
    interest = declared.interest
    if interest.kind == "position":
        return f"You {_holds(interest.held_as, 'are', 'hold')} {_where(declared, at)}."
    return f"Your own child goes to {_where(declared, at).removeprefix('at ')}."


def was_at_school(declared: Declared, at: Sequence[Here]) -> str:
    """The same of what is over."""
    interest = declared.interest
    until = written(interest.until or date.max)
    where = _where(declared, at)
    if interest.kind == "position":
        return f"Until {until} you {_holds(interest.held_as, 'were', 'held')} {where}."
    return f"Until {until} your own child went to {where.removeprefix('at ')}."


def maybe_at_school(declared: Declared, pupil: PupilAt) -> str:
    """The reason where only the name is alike, which is a question."""
    interest = declared.interest
    if interest.kind == "position":
        tie = f"you {_holds(interest.held_as, 'are', 'hold')} there"
    else:
        tie = "your own child goes there"
    known = declared.school or interest.name
    whose = first_name(pupil.name)
    return (
        f"“{known}” is on your list: {tie}. Is that “{pupil.school}”, where {whose} goes?"
        " Only the names are alike."
    )


def say_at_school(declared: Declared, one: Here, stops: bool) -> str:
    """The sentence for the family."""
    pupil, how = one
    tie = _mine(declared.interest, first_name(pupil.name), how, now=True)
    if stops:
        return f"A colleague will help you from here, because {tie}."
    return f"You should know that {tie}. If you would rather have a colleague, just say so."


def say_was_at_school(declared: Declared, one: Here) -> str:
    """The same of what is over."""
    pupil, how = one
    tie = _mine(declared.interest, first_name(pupil.name), how, now=False)
    return f"You should know that {tie}. If you would rather have a colleague, just say so."


def ask_school(pupil: PupilAt) -> str:
    """A question for the family that gives nothing away."""
    return f"Before we go on: which school does {first_name(pupil.name)} go to, and where is it?"


def _mine(interest: Interest, child: str, how: Tie, *, now: bool) -> str:
    lately = "" if now else "until lately "
    if interest.kind != "position":
        return f"{lately}my own child {'goes' if now else 'went'} to {child}’s school"
    held = _holds(interest.held_as, "am" if now else "was", "hold" if now else "held")
    if how.how in ("trust", "federation"):
        of = f"runs {child}’s school" if how.how == "trust" else f"{child}’s school is in"
        return f"{lately}I {held} {_of(interest.held_as)} the {how.how} that {of}"
    return f"{lately}I {held} at {child}’s school"


def _where(declared: Declared, at: Sequence[Here]) -> str:
    """ "at Beck Row, where Ottilie goes"; "of the Fell Trust, which runs Beck Row, where …"."""
    schools: dict[str, list[PupilAt]] = {}
    for pupil, how in at:  # of one number there is one school, whatever it was called when
        called = _called(at[0][0] if how.how == "number" else pupil)
        schools.setdefault(called, []).append(pupil)
    who = ", and ".join(f"{school}, where {_go(pupils)}" for school, pupils in schools.items())
    first = at[0][1].how
    if first == "trust":
        trust = declared.interest.name or at[0][0].trust_name or "the trust"
        return f"{_of(declared.interest.held_as)} {trust}, which runs {who}"
    if first == "federation":
        federation = declared.interest.name or at[0][0].federation_name or "the federation"
        return f"{_of(declared.interest.held_as)} {federation}, to which belongs {who}"
    listed = declared.school.strip()
    other = listed and first == "number" and listed.casefold() != _called(at[0][0]).casefold()
    return f"at {who}" + (f" (on your list as {listed})" if other else "")


def _called(pupil: PupilAt) -> str:
    return pupil.school or f"the school with the number {pupil.urn}"


def _go(pupils: Sequence[PupilAt]) -> str:
    names = together(list(dict.fromkeys(first_name(one.name) for one in pupils)))
    verb = "goes" if len(pupils) == 1 else "go"
    if any(one.is_case_child for one in pupils):
        return f"{names} {verb}"
    others = "another child" if len(pupils) == 1 else "other children"
    return f"{names}, {others} of the family, {verb}"


def _of(held_as: str) -> str:
    """ "a trustee of", "clerk to the trustees of", "a position with"."""
    return "of" if held_as.strip() else "with"


def _holds(held_as: str, verb: str, otherwise: str) -> str:
    """ "are a governor", "am an academy trustee"; "hold a position" where none is named."""
    post = " ".join(held_as.split())
    if not post:
        return f"{otherwise} a position"
    if post[1:2].islower():  # "Governor" as it was typed; SENCO stays
        post = post[0].lower() + post[1:]
    if post.casefold().startswith(("a ", "an ", "the ", "chair ", "vice", "head of ", "clerk to ")):
        return f"{verb} {post}"
    article = "an" if post[0].casefold() in "aeiou" else "a"
    return f"{verb} {article} {post}"
