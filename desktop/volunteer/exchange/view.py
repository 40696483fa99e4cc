"""What the Exchange page asks the desk, and what it lets the desk do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.casework.actions.exchange import two_offices
from desktop.casework.actions.exchange.carry import (
    last_folder,
    read_file,
    request_again,
    send_to_folder,
    write_request_to,
)
from desktop.casework.actions.exchange.exchange_view import Exchange, look_at_exchange
from desktop.casework.actions.exchange.send import Sent
from desktop.casework.actions.joining.renew import Renewed, renew
from desktop.casework.actions.safety.repaired import still_lost
from desktop.casework.desk import Desk
from desktop.casework.history.repairs import LostRange
from desktop.casework.record.only_here import OnlyHere, look_at_only_here


@dataclass(frozen=True)
class View:
    """The whole page."""

    exchange: Exchange
    only_here: OnlyHere
    folder: Path | None  # of the last time, if it can be reached now
    office: str
    words: tuple[str, ...]  # six, before the laptop is signed in
    rolled_back: bool
    restored: bool
    two: bool  # records of the office came, and nobody has asked there yet
    lost: tuple[LostRange, ...]  # rows that are missing since a repair
    now: datetime


def look(desk: Desk) -> View:
    """Everything that the page shows."""
    folder = last_folder(desk)
    return View(
        exchange=look_at_exchange(desk),
        only_here=look_at_only_here(desk),
        folder=folder if folder is not None and folder.is_dir() else None,
        office=desk.service,
        words=() if desk.enrolled else request_again(desk).words,
        rolled_back="rolled-back" in desk.warnings,
        restored="restored" in desk.warnings,
        two=two_offices.are_two(desk),
        lost=still_lost(desk),
        now=desk.world.clock.now(),
    )


def sent(folder: Path) -> Callable[[Desk], tuple[Sent, ...]]:
    """The bundle, into this folder."""
    return lambda desk: send_to_folder(desk, folder)


def renewed(passphrase: str, file: Path | None) -> Callable[[Desk], Renewed]:
    """The laptop goes on as a new device; `file` is a newer invitation."""

    def work(desk: Desk) -> Renewed:
        invitation = None if file is None else read_file(file)
        return renew(desk, passphrase, invitation, file="" if file is None else file.name)

    return work


def request_written(folder: Path) -> Callable[[Desk], str]:
    """The request once more, into this folder."""
    return lambda desk: write_request_to(desk, folder)
