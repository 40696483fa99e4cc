"""The post of a bad day: a bundle that comes before the one it follows, and one of a stranger.

Both are made with a copy of the office, as it would be if its computer had been put back to an
older day: what was confirmed and signed there, the office of the demo has never seen. The copy is
thrown away.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from db.names import DeviceId
from db.vault.cost import FLOOR
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.exchange.send import send
from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.joining.join import join
from desktop.casework.actions.policy.acknowledge import acknowledge
from desktop.casework.desk import Desk
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk

STRANGER = ("Wenna Harraby", "CA1 3QX")


Call = Callable[[Desk, str], object]
"""Records a call with this note."""


@dataclass(frozen=True)
class Post:
    """Bundles as bytes: two that follow each other, and one whose laptop the office never saw."""

    second: bytes
    third: bytes
    stranger: bytes


def bad_post(office: Path, passphrase: str, morag: Desk, call: Call, world: World) -> Post:
    """Morag writes and sends twice; the first of the two reaches only the copy of the office.

    `call` is what she writes down: she makes it with each of the two notes.
    """
    with tempfile.TemporaryDirectory(prefix="evenhand-copy-") as scratch:
        copy = Path(scratch) / "office"
        shutil.copytree(office, copy)
        with open_desk(copy, passphrase, world) as other:
            call(morag, "She sent the school’s letter on; it names a date in May.")
            second = _sealed(morag)
            receive(other, [("second", second)])
            receive(morag, [("receipt", _sealed(other, morag.device))])
            call(morag, "She has what the council wrote; they read it together.")
            stranger = _stranger(other, Path(scratch) / "stranger", passphrase, world)
        return Post(second, _sealed(morag), stranger)


def _stranger(office: Desk, vault: Path, passphrase: str, world: World) -> bytes:
    """What a laptop sends that was signed in at the copy."""
    cheap = replace(world, cost=lambda: FLOOR)  # it lives for a moment: no need to calibrate
    made = join(vault, passphrase, invite(office).data, *STRANGER, cheap)
    enrol(office, made.request, " ".join(made.words))
    welcome = _sealed(office, made.device)
    with open_desk(vault, passphrase, cheap) as desk:
        receive(desk, [("welcome", welcome)])
        acknowledge(desk)
        return _sealed(desk)


def _sealed(desk: Desk, to: DeviceId | None = None) -> bytes:
    files: list[bytes] = []

    def courier(_index: int, data: bytes) -> str:
        files.append(data)
        return "kept"

    send(desk, courier, to)
    (sealed,) = files
    return sealed
