"""What a stop of the tour is, and a chapter: stops on one desk, walked one after the other."""

from dataclasses import dataclass, field
from typing import Literal

from desktop.tour.deeds import Deed, Press, Type

Desk = Literal["office", "volunteer"]


@dataclass(frozen=True)
class Stop:
    """A picture. `to` is a screen's key, or the key and what it is about; empty: one stays.

    `after` is done when the picture is taken, so that the next stop begins where it should.
    """

    name: str
    to: str = ""
    deeds: tuple[Deed, ...] = ()
    after: tuple[Deed, ...] = ()
    always_dark: bool = False  # its own look, whatever the theme
    sheet: bool = False  # a sheet of paper is seen, which is white in either theme
    needs: str = ""  # what must have been given; under some policies there is none of it


def stop(
    name: str,
    to: str = "",
    *deeds: Deed,
    after: tuple[Deed, ...] = (),
    always_dark: bool = False,
    needs: str = "",
    sheet: bool = False,
) -> Stop:
    return Stop(name, to, deeds, after, always_dark, sheet, needs)


@dataclass(frozen=True)
class Chapter:
    """Stops on one desk, one after the other in one window."""

    desk: Desk
    stops: tuple[Stop, ...]
    before_a_desk: bool = field(default=False, kw_only=True)  # it begins at the entrance
    after_a_fault: bool = field(default=False, kw_only=True)  # of which there is a report to read


# How a chapter begins at a desk that is locked.
UNLOCK = (Type("Passphrase", "{passphrase}"), Press("Unlock"))
