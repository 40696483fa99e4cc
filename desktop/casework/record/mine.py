"""What the actor declared of her own life, as it stands: read, and never written here.

It is in the stream `own` and never leaves this desk (policies.md, 3).
"""

from datetime import date

from db.errors import BadInput, PostcodeGuessed, UnknownSchool
from db.names import InterestId, Postcode, Urn
from db.own import Home, Interest
from db.store.reading import Kept
from desktop.casework.closeness.findings import Declared
from desktop.casework.closeness.readied import Readied
from desktop.casework.desk import Desk
from desktop.casework.ground.postcode import ReadPostcode, read_postcode
from desktop.casework.record.given_once import with_reasons


def postcode(text: str) -> Postcode:
    """What was typed, as a postcode. Raises `BadInput` with what to type, and `PostcodeGuessed`:
    what had to be guessed is asked about, never taken.
    """
    found = read_postcode(text)
    if not isinstance(found, ReadPostcode):
        raise BadInput(what="postcode", given=text, expected=found.reason)
    if found.guesses:
        raise PostcodeGuessed(what="postcode", given=text, meant=found.code)
    return found.code


def homes(desk: Desk) -> tuple[Kept[Home], ...]:
    """Every home that the actor declared, with those that are over and those to come."""
    return tuple(desk.store.find(Home, row_actor=desk.actor))


def lives_at(home: Home, day: date) -> bool:
    """Whether somebody lives there on a day: from the first to the last, both included."""
    begun = home.since is None or home.since <= day
    return begun and (home.until is None or day <= home.until)


def homes_now(desk: Desk) -> tuple[Postcode, ...]:
    """Where the actor lives today, the newest first; more than one where she has two homes.

    Where none has begun yet, those that have no end: a clock that was ahead silences no check.
    """
    now, every = desk.today, [one.body for one in homes(desk)]
    found = [one for one in every if lives_at(one, now)] or [
        one for one in every if one.until is None
    ]
    newest = sorted(found, key=lambda one: one.since or date.min, reverse=True)
    return tuple(Postcode(one.postcode) for one in newest)


def home(desk: Desk) -> Postcode | None:
    """The actor's home now, the newest of several; None where none was given."""
    return next(iter(homes_now(desk)), None)


def declared(desk: Desk) -> tuple[Declared, ...]:
    """The actor's interests, ended ones too: the rules look at their dates."""
    return tuple(
        Declared(
            id=InterestId(one.id),
            interest=one.body,
            school=school_name(desk, one.body.urn) if one.body.urn else one.body.name,
        )
        for one in desk.store.find(Interest, row_actor=desk.actor)
    )


def readied(desk: Desk) -> Readied:
    """The same, ready for the check: made anew only when something of it differs."""
    mine = with_reasons(desk, declared(desk))
    kept = desk.readied.get("interests")
    if isinstance(kept, Readied) and kept.declared == mine:
        return kept
    made = Readied(mine)
    desk.readied["interests"] = made
    return made


def school_named(desk: Desk, urn: str) -> Urn:
    """The URN of a school that is on the list. Raises `UnknownSchool`."""
    found = desk.schools.by_urn(Urn(urn.strip()))
    if found is None:
        raise UnknownSchool(urn=urn)
    return Urn(found.urn)


def school_name(desk: Desk, urn: Urn) -> str:
    """A school's name; its number where the list does not have it."""
    found = desk.schools.by_urn(urn)
    return found.name if found is not None else f"school {urn}"
