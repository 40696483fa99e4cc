"""Packs and moments that the tests of the rules share."""

from datetime import UTC, datetime
from functools import cache

from msgspec import structs

import resources
from db.names import Strength
from desktop.casework.packs.policy import KnownRule, Occasion, Pack, read_pack


@cache
def shipped(name: str) -> Pack:
    """A pack that is shipped."""
    return read_pack(resources.packs()[name], file=f"{name}.toml")


STANDARD = shipped("standard")
CUMBRIA = shipped("cumbria-pps-2009")


def with_statement(occasion: Occasion, spoken: bool) -> Pack:
    """The standard pack with another rule for the statement."""
    rule = structs.replace(STANDARD.statement, occasion=occasion, spoken=spoken)
    return structs.replace(STANDARD, statement=rule)


def knowing(strength: Strength) -> Pack:
    """The standard pack with one strength for everybody who is known."""
    rule = KnownRule(
        family=strength,
        friend=strength,
        extended_family=strength,
        acquaintance=strength,
        clause=STANDARD.known.clause,
    )
    return structs.replace(STANDARD, known=rule)


def at(day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment in March 2026."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)
