"""What the check looks at: for one case from its own rows, for all cases in one go (`at_once`)."""

from dataclasses import dataclass
from datetime import date

from desktop.casework.actions.closeness.measure import home_places
from desktop.casework.closeness.area import Place
from desktop.casework.closeness.interests import Readied
from desktop.casework.desk import Desk
from desktop.casework.record.at_once import AtOnce, Rows
from desktop.casework.record.mine import readied


@dataclass(frozen=True)
class Sight:
    """The record, the interests, the homes and the day, as the check takes them."""

    rows: Rows
    mine: Readied
    homes: tuple[Place, ...]
    today: date


def sight_of_one(desk: Desk) -> Sight:
    """For one case."""
    return Sight(desk.store, readied(desk), home_places(desk), desk.today)


def sight_of_all(desk: Desk) -> Sight:
    """For every case: what is written meanwhile about another case is not seen."""
    return Sight(AtOnce(desk.store), readied(desk), home_places(desk), desk.today)
