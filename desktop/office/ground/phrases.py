"""How the list of schools is told: which is in use, what a newer one changed, one school."""

from db.service import School
from desktop.casework.actions.schools.look import Group, ListInUse, SchoolSeen, Step
from desktop.casework.actions.schools.take_list import TakenIn
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, in_figures

WHERE = (
    "On get-information-schools.service.gov.uk choose Downloads, tick “Establishment fields CSV” "
    "and “Establishment links CSV”, and hand in what comes, as it comes. Head teachers’ names are "
    "in it; they are not read."
)
NO_GROUPS = (
    "It does not know trusts and federations: what ships lacks them. A list that you take in "
    "brings them, so that a trustee meets the pupils of every school of the trust."
)
_WHOLE = 0.9  # of the schools that are known are in any whole list: closed ones stay in it
NONE_TYPED = "Every child’s school is on the list."


def in_use(one: ListInUse) -> str:
    """ "50,711 schools, 27,142 of them open, and 17,201 links …" """
    first = f"{one.schools:,} schools, {one.open:,} of them open, and {one.links:,} links of what "
    first += "became of which."
    if one.changed and one.day is not None:
        return f"As of {written(one.day)}: {first} {one.changed:,} differ from what ships."
    return f"As it ships with Evenhand: {one.edition}. {first}"


def taken(one: TakenIn) -> str:
    """What a newer list came to."""
    changes = [
        f"{in_figures(count, 'school')} {what}"
        for count, what in ((one.added, "new"), (one.changed, "changed"), (one.closed, "closed"))
        if count
    ]
    if one.links:
        changes.append(f"links of {in_figures(one.links, 'school')} changed")
    read = f" of {counted(one.rows, 'school')}" if one.rows else ""
    if not changes:
        said = f"The list of {written(one.day)} was read{read}: nothing differs from what is known."
        return said + _in_part(one)
    said = f"Taken in: the list of {written(one.day)}{read}. {capital(', '.join(changes))}."
    return f"{said} Laptops have it with your next bundle.{_in_part(one)}"


def _in_part(one: TakenIn) -> str:
    """Where far fewer schools are in it than are known: what it lacks was not taken to be gone."""
    if not one.rows or one.rows >= one.known * _WHOLE:
        return ""
    return (
        f" {one.known:,} schools are known: it may be only a part of the list. What it lacks stays "
        "as it was; if it was to be the whole, fetch it again."
    )


def details(one: School) -> tuple[tuple[str, str], ...]:
    """What is known of a school, line by line; what is not known has no line."""
    lines = (
        ("Number (URN)", one.urn),
        ("Type", ", ".join(part for part in (one.kind, one.phase) if part)),
        ("Place", ", ".join(part for part in (one.town, one.postcode) if part)),
        ("Local authority", one.authority),
        ("Opened", written(one.opened) if one.opened else ""),
        ("Closed", written(one.closed) if one.closed else ""),
    )
    return tuple((name, said) for name, said in lines if said)


def step(one: Step) -> str:
    """ "Became, 1 September 2016 · 143116" """
    on = f", {written(one.on)}" if one.on else ""
    return f"{one.what}{on} · {one.urn}"


def counts_as(seen: SchoolSeen) -> str:
    """What the conflict check takes for this school; empty where it is alone."""
    now = " or ".join(f"{one.name} ({one.urn})" for one in seen.today)
    said = f"Today it is {now}. " if now else ""
    if seen.numbers:
        numbers = ", ".join(seen.numbers)
        said += f"In the conflict check these numbers count as this school: {numbers}."
    return said.strip()


def group(one: Group) -> str:
    """The name of a trust, and how many schools are in it."""
    what = "Federation" if one.federation else "Trust"
    return f"{what}: {one.name} ({one.uid}), {counted(len(one.schools), 'open school')}"


def place(one: School) -> str:
    """Where a school is, for a row."""
    return " · ".join(part for part in (one.phase, one.town, one.postcode, one.urn) if part)
