"""What somebody declares, looked over before it is kept: complete, sound, and in one form."""

from datetime import date

from msgspec import structs

from db.errors import BadInput, UnknownSchool, UnknownWord
from db.own import Interest
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.trusts import Trust, trust_named
from desktop.casework.desk import Desk
from desktop.casework.record.mine import postcode, school_named
from desktop.casework.saying.dates import written

KNOWN_AS = ("family", "friend", "extended-family", "acquaintance")


def sound(desk: Desk, interest: Interest) -> Interest:
    """The same, its gaps made single, its school and postcode known.

    Raises `BadInput`, `TooLong`, `UnknownSchool`, `UnknownWord`.
    """
    _days(interest.since, interest.until)
    noted = structs.replace(interest, note=typed.text(interest.note.strip(), "note"))
    match interest.kind:
        case "known-person":
            return _person(desk, noted)
        case "position":
            expected = "a word such as governor"
            held = typed.name(interest.held_as, "position", expected)
            return _at_school(desk, structs.replace(noted, held_as=held))
        case "child-school":
            return _at_school(desk, structs.replace(noted, held_as="", trust=""))
        case "stake":
            return _stake(desk, noted)


def _days(since: date | None, until: date | None) -> None:
    if since is not None and until is not None and until < since:
        expected = f"a day from {written(since)} on"
        raise BadInput(what="last day", given=written(until), expected=expected)


def _person(desk: Desk, interest: Interest) -> Interest:
    if interest.held_as not in KNOWN_AS:
        known = ", ".join(KNOWN_AS)
        raise UnknownWord(what="how you know them", given=interest.held_as, known=known)
    if interest.born is not None and interest.born > desk.today:
        raise BadInput(what="date of birth", given=f"{interest.born}", expected="a day in the past")
    return structs.replace(
        interest,
        name=typed.name(interest.name, "name", "the name that you know them by"),
        postcode=postcode(interest.postcode) if interest.postcode.strip() else "",
    )


def _at_school(desk: Desk, interest: Interest) -> Interest:
    """A school of the list, every school of a trust, or one that no list has, by its name."""
    if interest.trust.strip():
        found: Trust = trust_named(desk, interest.trust)
        return structs.replace(interest, urn=None, trust=found.number, name=found.name)
    urn = (interest.urn or "").strip()
    if urn:
        return structs.replace(interest, urn=school_named(desk, urn), name="")
    if not interest.name.strip():
        raise UnknownSchool(urn=urn)
    return structs.replace(interest, urn=None, name=typed.name(interest.name, "school"))


def _stake(desk: Desk, interest: Interest) -> Interest:
    expected = "what it is, such as: works for the council"
    what = typed.name(interest.held_as, "stake", expected)
    held = structs.replace(interest, held_as=what)
    if interest.trust.strip() or (interest.urn or "").strip():
        return _at_school(desk, held)
    name = interest.name.strip() and typed.name(interest.name, "organisation")
    return structs.replace(held, urn=None, name=name)
