"""What a repair did, kept with the record so that it can be read again; and what it means later."""

from typing import Literal

import msgspec
from msgspec import structs

from db.names import DeviceId
from db.store.database import Database
from db.store.heirs import heir
from db.store.holes import Hole, holes
from db.store.local import Local
from db.store.mending import mended
from desktop.casework.actions.safety.backups import FOUND
from desktop.casework.desk import Desk
from desktop.casework.history.repairs import LostRange, Repaired

Whose = Literal["up", "own", "sent", "before", "theirs"]

_NAME = "repaired"


def keep(local: Local, done: Repaired) -> None:
    """Note it. Inside a `write`."""
    local.set(_NAME, msgspec.json.encode(done).decode())
    local.set(FOUND, "0")  # what the check before it said


def note_returned(local: Local, rows: int) -> None:
    """Note that the office brought rows back. Inside a `write`."""
    kept = local.setting(_NAME)
    if kept:
        done = msgspec.json.decode(kept, type=Repaired)
        done = structs.replace(done, came_back=done.came_back + rows)
        local.set(_NAME, msgspec.json.encode(done).decode())


def repaired(desk: Desk) -> Repaired | None:
    """The last repair of this vault."""
    kept = desk.store.local.setting(_NAME)
    return None if not kept else msgspec.json.decode(kept, type=Repaired)


def lost_range(record: Database, hole: Hole) -> LostRange:
    """A hole, as it is told to a person."""
    whose: Whose = "theirs"
    if mended.is_own(record, hole.device):
        whose = "up" if hole.stream == "up" else "own" if hole.stream == "own" else "sent"
    elif mended.is_own(record, heir(record, hole.device)):
        whose = "own" if hole.stream == "own" else "before"
    confirmed = mended.confirmed(record, hole.stream) if whose in ("up", "sent") else 0
    return LostRange(whose=whose, first=hole.first, last=hole.last, confirmed=confirmed)


def still_lost(desk: Desk) -> tuple[LostRange, ...]:
    """What is lost here now, after whatever the office has brought back."""
    record = desk.store.database
    return tuple(lost_range(record, one) for one in holes(record))


def first_lost(desk: Desk, stream: str, after: int) -> int | None:
    """The first row of this desk's stream, beyond `after`, that a repair could not bring back."""
    here = [
        max(one.first, after + 1)
        for one in holes(desk.store.database)
        if one.device == DeviceId(desk.device) and one.stream == stream and one.last > after
    ]
    return min(here, default=None)
