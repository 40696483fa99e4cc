"""A row of work on Today, and how its days are said."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import told
from desktop.casework.saying.said import capital
from desktop.ui.parts.tag import State

Part = Literal["owed", "coming", "quiet", "side"]


@dataclass(frozen=True)
class Phrase:
    """One row of work."""

    part: Part
    state: State
    so: str
    why: str
    button: str  # what stands on it
    to: str  # the screen it leads to, or what is done: "done"
    about: str
    clause: str = ""  # opens the policy there


def day(at: datetime | None, today: date) -> str:
    """As *today* or *on 3 May*; nothing where there is no time."""
    return "" if at is None else told(london(at).date(), today)


def at_hour(at: datetime | None, today: date) -> str:
    """The same with the hour, as a row's tag says it."""
    return "" if at is None else f"{capital(day(at, today))} {london(at):%H:%M}"
