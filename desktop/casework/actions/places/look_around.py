"""What a picture of the area shows of a postcode, for the actor's own eyes."""

from db.names import Postcode
from desktop.casework.actions.closeness.mine import homes_now
from desktop.casework.desk import Desk
from desktop.casework.ground.seen_from import Ground, seen_from


def look_around(desk: Desk, code: Postcode | None) -> Ground:
    """A place as it is seen from the actor's nearest home; None: only what lies round her home.

    It is not kept and never travels: it is a map to her door.
    """
    return seen_from(desk.places, homes_now(desk), code)[1]
