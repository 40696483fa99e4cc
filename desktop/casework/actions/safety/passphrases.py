"""A passphrase that is offered: six words drawn by chance, 77 bits, that a person can remember."""

from collections.abc import Iterable

from db.vault.passphrase import judge
from desktop.casework.surroundings import World

COUNT = 6  # words
# Of the shipped list, what may hurt somebody who works for such a service, or a family of hers.
_HURTS = frozenset(
    [
        "abnormal",
        "autism",
        "autistic",
        "crazed",
        "crazily",
        "craziness",
        "crazy",
        "deafness",
        "defective",
        "disabled",
        "feeble",
        "grope",
        "mute",
        "oppressed",
        "unfitted",
        "unlovable",
        "unloved",
        "unlovely",
        "unwanted",
    ]
)


def draw(world: World, count: int = COUNT) -> str:
    """Words from the shipped list, each drawn by itself, every word as likely as any other.

    But for a handful that may hurt: those are drawn again.
    """
    fit = [word for word in world.words if word not in _HURTS]
    return " ".join(fit[_below(world, len(fit))] for _ in range(count))


def look_at(passphrase: str, about: Iterable[str] = ()) -> None:
    """Nothing, or `WeakPassphrase`. `about`: what is no secret here, the person's name."""
    words = [word for text in about for word in (text, *text.split(), "".join(text.split()))]
    judge(passphrase, about=[word for word in words if word])


def _below(world: World, most: int) -> int:
    """A number from 0 to `most` - 1. Drawn again where it would prefer the lower ones."""
    size = 4
    whole = 256**size
    fair = whole - whole % most
    while True:
        drawn = int.from_bytes(world.random(size), "big")
        if drawn < fair:
            return drawn % most
