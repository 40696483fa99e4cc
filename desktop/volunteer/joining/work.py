"""What the first run asks of the worker thread: each a function of the world."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.casework.actions.exchange.carry import read_file
from desktop.casework.actions.joining.join import NewVolunteer, join
from desktop.casework.actions.joining.look_at_invitation import Offer, look_at_invitation
from desktop.casework.actions.policy.acknowledge import acknowledge
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk


@dataclass(frozen=True)
class Wanted:
    """What somebody typed who wants to join."""

    folder: Path
    name: str
    home: str
    passphrase: str


def opened(file: Path) -> Callable[[World], Offer]:
    """What the invitation in this file holds."""
    return lambda world: look_at_invitation(read_file(file), world, file.name)


def made(offer: Offer, wanted: Wanted) -> Callable[[World], NewVolunteer]:
    """The vault, and the request to be signed in."""
    return lambda world: join(
        wanted.folder,
        wanted.passphrase,
        offer.data,
        wanted.name,
        wanted.home,
        world,
        file=offer.file,
    )


def acknowledged(wanted: Wanted) -> Callable[[World], None]:
    """The policy was read on the first day: say so in the new vault, and lock it again."""

    def work(world: World) -> None:
        with open_desk(wanted.folder, wanted.passphrase, world) as desk:
            acknowledge(desk)

    return work
