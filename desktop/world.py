"""The real world, put together: the clock, chance, what is shipped, how dear a derivation is."""

import logging
import os
from functools import cache

import resources
from db.vault.cost import calibrated
from db.vault.process import harden_process
from desktop.casework.ground.places import Places
from desktop.casework.ground.schools import SchoolList
from desktop.casework.saying.clock import SystemClock
from desktop.casework.surroundings import World
from desktop.casework.wording.rules import Rules, read_rules
from desktop.casework.wording.spelling import Spelling, open_dictionary


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
        open_wording=open_wording,
        open_spelling=open_spelling,
    )


def open_wording() -> Rules:
    """The rules of the hints that are shipped."""
    return read_rules(resources.text("words/wording.toml"))


def open_spelling() -> Spelling:
    """The dictionary that is shipped, with the words of the field."""
    lines = resources.text("words/field.txt").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    return Spelling(open_dictionary(resources.path("words/en_GB.dic").parent), words)
