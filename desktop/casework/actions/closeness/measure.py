"""How far places are from the actor's home, and what the policy makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from db.names import Postcode
from desktop.casework.closeness.area import AreaAnswer, Place, band
from desktop.casework.desk import Desk
from desktop.casework.ground.places import Located
from desktop.casework.ground.postcode import NotAPostcode, ReadPostcode, read_postcode
from desktop.casework.packs.policy import Pack, Who
from desktop.casework.record.mine import homes_now


@dataclass(frozen=True)
class Measured:
    """One postcode as it was typed, and how far it is; `answer` is None for nonsense."""

    typed: str
    code: Postcode | None
    answer: AreaAnswer | None
    reason: str


def place_of(desk: Desk, code: Postcode, guessed: str = "") -> Place:
    """A postcode and where it lies, or why that is not known."""
    found = desk.places.find(code)
    if isinstance(found, Located):
        doubt = "; ".join(part for part in (guessed, found.reason) if part)
        return Place(code=code, point=found.point, doubt=doubt)
    return Place(code=code, doubt=guessed, why_unlocated=found.reason)


def home_places(desk: Desk) -> tuple[Place, ...]:
    """The actor's homes today, or what is known of them; never none."""
    found = tuple(place_of(desk, code) for code in homes_now(desk))
    return found or (Place(why_unlocated="no home is declared"),)


def how_far(
    desk: Desk,
    place: Place,
    *,
    who: Who = "volunteers",
    subject: str = "This address",
    pack: Pack | None = None,
    homes: Sequence[Place] = (),
) -> AreaAnswer:
    """How far a place is from the home that is nearest to it, and what the policy makes of that.

    `pack`: the policy to go by; None: the one in force. `homes`: of what was read before.
    """
    rules, mine = pack or desk.pack, homes or home_places(desk)
    return nearest([band(rules, home, place, who=who, subject=subject) for home in mine])


def nearest(answers: Sequence[AreaAnswer]) -> AreaAnswer:
    """Of one address, seen from each home: the nearest counts, for too near and for far alike.

    Where another home has no position, that is said: it might be nearer.
    """
    found = min(
        answers,
        key=lambda one: (one.band != "too-near", one.metres is None, one.metres or 0),
    )
    blind = found.metres is not None and any(one.metres is None for one in answers)
    if not blind:
        return found
    reason = f"{found.reason.rstrip('.')}; how far it is from another home cannot be measured."
    return structs.replace(found, reason=reason)


def measure(desk: Desk, typed: str) -> Measured:
    """How far this postcode is from home. Never raises for what was typed."""
    found = read_postcode(typed)
    if isinstance(found, NotAPostcode):
        return Measured(typed, None, None, found.reason)
    return _measured(desk, typed, found)


def _measured(desk: Desk, typed: str, found: ReadPostcode) -> Measured:
    place = place_of(desk, found.code, found.reason)
    who: Who = "volunteers" if desk.kind == "volunteer" else "staff"
    answer = how_far(desk, place, who=who, subject=found.code)
    return Measured(typed, found.code, answer, answer.reason)
