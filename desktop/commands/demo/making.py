"""How the demo's vaults come to be: by clicks in the windows, or else by the same actions alone.

What the windows made half and broke off is taken away before the action makes it anew: nothing of
it was anybody's.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from desktop.casework.actions.exchange.carry import read_file, request_name
from desktop.casework.actions.joining.found_office import found_office
from desktop.casework.actions.joining.join import join
from desktop.casework.actions.policy.packs_offered import packs_offered
from desktop.casework.surroundings import World
from desktop.commands.demo.windows import Windows


@dataclass(frozen=True)
class Office:
    """What an office is made of."""

    service: str
    pack: str
    staff: str


@dataclass(frozen=True)
class Joined:
    """A volunteer's vault was made: the request, and the words to read out."""

    request: bytes
    words: tuple[str, ...]


def six_words(world: World) -> str:
    """A passphrase drawn by chance."""
    words = world.words
    picks = (int.from_bytes(world.random(8), "big") % len(words) for _ in range(6))
    return " ".join(words[pick] for pick in picks)


def make_office(
    vault: Path, passphrase: str, office: Office, world: World, windows: Windows
) -> None:
    """An office's vault."""
    offered = {one.name: f"{one.title}, version {one.version}" for one in packs_offered(world)}
    given = {
        "vault": str(vault),
        "passphrase": passphrase,
        "service": office.service,
        "policy": offered[office.pack],
        "staff": office.staff,
    }
    if windows.walk("founding", given) is None:
        shutil.rmtree(vault, ignore_errors=True)
        found_office(vault, passphrase, office.service, office.pack, office.staff, world)


def make_volunteer(
    vault: Path,
    passphrase: str,
    invitation: Path,
    person: tuple[str, str],
    world: World,
    windows: Windows,
) -> Joined:
    """A volunteer's vault, and the request to be signed in. `person` is the name and the home."""
    name, home = person
    given = {
        "vault": str(vault),
        "passphrase": passphrase,
        "invitation": str(invitation),
        "name": name,
        "home": home,
        "stick": str(invitation.parent),
    }
    read = windows.walk("joining", given)
    if read is not None:
        (saved,) = invitation.parent.glob(request_name("*"))
        request = read_file(saved)
        saved.unlink()  # it is kept under the demo's own name for it
        return Joined(request, tuple(read["words"].split()))
    shutil.rmtree(vault, ignore_errors=True)
    made = join(vault, passphrase, read_file(invitation), name, home, world)
    return Joined(made.request, made.words)
