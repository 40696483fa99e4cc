"""What a repair did, kept with the record so that it can be read again; and what it means later."""

import msgspec

from db.names import DeviceId
from db.store.holes import holes
from db.store.local import Local
from desktop.casework.actions.safety.backups import FOUND
from desktop.casework.desk import Desk
from desktop.casework.repairs import Repaired

_NAME = "repaired"


def keep(local: Local, done: Repaired) -> None:
    """Note it. Inside a `write`."""
    local.set(_NAME, msgspec.json.encode(done).decode())
    local.set(FOUND, "0")  # what the check before it said


def repaired(desk: Desk) -> Repaired | None:
    """The last repair of this vault."""
    kept = desk.store.local.setting(_NAME)
    return None if not kept else msgspec.json.decode(kept, type=Repaired)


def first_lost(desk: Desk, stream: str, after: int) -> int | None:
    """The first row of this desk's stream, beyond `after`, that a repair could not bring back."""
    here = [
        max(one.first, after + 1)
        for one in holes(desk.store.database)
        if one.device == DeviceId(desk.device) and one.stream == stream and one.last > after
    ]
    return min(here, default=None)
