"""What is said of a case that was given: who, where, which school, and what follows."""

from desktop.casework.actions.handing.arrive import Offered
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.ui.rows.called import CAPACITIES
from desktop.volunteer.case_words import HIDDEN

REASON = "Why you take it in spite of what was found"
REASON_HINT = "The office reads it."
THEN = (
    "You see who it is, where they live and which school. The notes, letters and meetings open "
    "once you take it. If you say no, all of it leaves this laptop again."
)

Part = tuple[str, tuple[str, ...]]
"""A heading and the lines under it."""


def title(one: Offered, hidden: bool) -> str:
    """Whose case it is."""
    return HIDDEN if hidden else one.child or "A family"


def below(one: Offered, hidden: bool) -> str:
    """The line under the name."""
    day = written(london(one.since).date())
    said = f"Case {one.reference} · given to you by the office on {day}."
    if hidden:
        return f"{said} Hidden while somebody looks on. F9 shows it again."
    if one.referred:
        who = f"{one.given_by} may not take it." if one.given_by else "It was referred."
    else:
        who = f"{one.given_by} had it before." if one.given_by else ""
    return f"{said} {who}".strip()


def parts(one: Offered, hidden: bool) -> tuple[Part, ...]:
    """What is needed to decide, and no more."""
    made: list[Part] = [("Why it comes to you", (one.why,))] if one.why else []
    made += [("The office writes", (one.note,))] if one.note else []
    if hidden:
        return tuple(made)
    born = f"Born {written(one.born)}" if one.born else ""
    people = [f"{name}, {CAPACITIES[part]}" for name, part in one.people]
    made.append(("The child", tuple(line for line in (one.child, born) if line)))
    made.append(("People", tuple(people) or ("Nobody else is named.",)))
    made.append(("School", (one.school or "None",)))
    where = tuple(line for line in (one.address, one.postcode) if line)
    made.append(("Where they live", where or ("No address is known.",)))
    return tuple(made)
