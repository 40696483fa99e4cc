"""The real world, put together: the clock, chance, what is shipped, how dear a derivation is."""

import logging
import os
from functools import cache

import resources
from db.vault.cost import calibrated
from db.vault.process import harden_process
from desktop.casework.clock import SystemClock
from desktop.casework.desk import World
from desktop.casework.ground.places import Places
from desktop.casework.ground.schools import SchoolList


@cache
def real_world() -> World:
    """What the program runs in. The derivation's floor is held here (record.md, Slots)."""
    harden_process()
    # What a library would print may quote what it was handed.
    logging.lastResort = logging.NullHandler()
    return World(
        clock=SystemClock(),
        random=os.urandom,
        cost=cache(calibrated),
        words=resources.six_words(),
        packs=resources.packs(),
        open_places=lambda: Places.open(resources.path("places/postcodes.bin")),
        open_schools=lambda: SchoolList.open(resources.path("places/schools.bin")),
    )
