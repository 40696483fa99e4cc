"""How far places are from the actor's home, and what the policy makes of it."""

from dataclasses import dataclass

from db.names import Postcode
from desktop.casework.actions.closeness.mine import home
from desktop.casework.closeness.area import AreaAnswer, Place, band
from desktop.casework.desk import Desk
from desktop.casework.ground.places import Located
from desktop.casework.ground.postcode import NotAPostcode, ReadPostcode, read_postcode
from desktop.casework.policy import Who


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


def home_place(desk: Desk) -> Place:
    """The actor's home, or what is known of it."""
    code = home(desk)
    if code is None:
        return Place(why_unlocated="no home is declared")
    return place_of(desk, code)


def measure(desk: Desk, typed: str) -> Measured:
    """How far this postcode is from home. Never raises for what was typed."""
    found = read_postcode(typed)
    if isinstance(found, NotAPostcode):
        return Measured(typed, None, None, found.reason)
    return _measured(desk, typed, found)


def _measured(desk: Desk, typed: str, found: ReadPostcode) -> Measured:
    place = place_of(desk, found.code, found.reason)
    who: Who = "volunteers" if desk.kind == "volunteer" else "staff"
    answer = band(desk.pack, home_place(desk), place, who=who, subject=found.code)
    return Measured(typed, found.code, answer, answer.reason)
