"""What is said where the cases of a laptop go to others."""

from collections.abc import Sequence

from desktop.casework.actions.handing.assign import Assigned
from desktop.casework.actions.joining.people import Laptop, OnIt
from desktop.casework.closeness.people_names import first_name
from desktop.casework.saying.said import capital, counted, number, together

ONE_BY_ONE = "Each as chosen below"
NOBODY = "Nobody else is signed in to whom they could be given."
_STAYS = "Stays as it is"


def to_give(one: Laptop) -> tuple[OnIt, ...]:
    """The cases of a laptop that can be given."""
    return tuple(case for case in one.cases if case.state != "closed")


def for_whom(one: Laptop) -> str:
    """When one would give them."""
    if len(to_give(one)) == 1:
        return "A holiday, an illness, somebody leaves? It can go to somebody else."
    return "A holiday, an illness, somebody leaves? All of them can go to one, or each to somebody."


def begin(one: Laptop) -> str:
    """What the button says."""
    several = len(to_give(one)) > 1
    return "Give the cases to others…" if several else "Give the case to somebody else…"


def called(case: OnIt, *, hidden: bool) -> str:
    """A case by its number, and whose it is."""
    return case.reference if hidden or not case.child else f"{case.reference} · {case.child}"


def laptops(others: Sequence[Laptop]) -> list[tuple[str, str]]:
    """Whom cases can go to, who has the fewest first: key, and name with how many open ones."""
    fewest = sorted(others, key=lambda one: (one.open_cases, one.name.casefold()))
    return [(one.device, f"{one.name} · {_many(one.open_cases)}") for one in fewest]


def choices(giver: Laptop, case: OnIt, others: Sequence[Laptop]) -> list[tuple[str, str]]:
    """The same for one case, with who said no to it before."""
    stays = _STAYS if giver.state == "revoked" else f"Stays with {giver.name}"
    if case.state == "referred" and not case.offered:  # it cannot stay there
        stays = "Waits as a referral"
    some = [
        (key, f"{words} · said no to it before" if key in case.said_no else words)
        for key, words in laptops(others)
    ]
    return [("", stays), *some]


def what_happens(one: Laptop) -> str:
    """When they are given."""
    said = "Each goes to its laptop with the next answer. Whoever gets one is checked against it "
    said += "first, and says yes or no. "
    if one.state == "revoked":
        return f"{said}This laptop was ended: it hears of nothing, and what is on it stays on it."
    return f"{said}{one.name} is told, and a case leaves this laptop once all of it is here."


def why_hint(one: Laptop) -> str:
    """Who reads why."""
    if one.state == "revoked":
        return "It travels, and whoever gets a case reads it."
    return f"It travels. {one.name} and whoever gets a case both read it."


def give(some: int, whole: int) -> str:
    """What the button at the end says, by how many are chosen."""
    if not some:
        return "Give them" if whole > 1 else "Give it"
    if some == whole:
        return "Give it" if whole == 1 else f"Give all {number(whole)}"
    return f"Give {number(some)} of {number(whole)}"


def given(done: Sequence[Assigned]) -> str:
    """What was done, in one line."""
    names = list(dict.fromkeys(first_name(one.name) for one in done))
    verb = "gets" if len(names) == 1 else "get"
    what = "it" if len(done) == 1 else "them"
    said = f"{capital(counted(len(done), 'case'))} given. {together(names)} {verb} {what}"
    return f"{said} with the next answers from the inbox."


def before_ending(one: Laptop) -> str:
    """Before a laptop is ended that still has cases; empty where it has none."""
    some = to_give(one)
    if not some:
        return ""
    verb = "is" if len(some) == 1 else "are"
    what = "it" if len(some) == 1 else "them"
    return (
        f"{capital(counted(len(some), 'case'))} {verb} on it. If the laptop can still be reached, "
        f"give {what} to others first: one that was ended hears of nothing more, and lets go of "
        "nothing."
    )


def _many(cases: int) -> str:
    return f"{counted(cases, 'open case')}" if cases else "no open case"
