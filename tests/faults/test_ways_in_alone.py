"""Each way in opens the vault alone; a wrong one fails the same way, whatever is wrong with it.

A passphrase that is not the right one, a slot that was altered in any of its fields and a slot of
another vault: one refusal, with nothing of the other ways in, after the same time. What takes long
is the derivation, and that is paid before anything is known.
"""

import os
import shutil
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from db import age
from db.errors import Refusal, WrongPassphrase, WrongRecoveryCode, WrongRecoveryKey
from db.vault import keyfile
from db.vault.create import create
from db.vault.slots import CodeSlot, Cost, EscrowSlot, PersonSlot, Slot
from db.vault.unlock import unlock, unlock_with_code, unlock_with_escrow
from db.vault.unlocked import Vault
from tests.db.vault.kit import ACTOR, NAME, OTHER, PASSPHRASE

SLOW = Cost(4096, 2, 1)  # some ten milliseconds, so that what else happens hardly counts
BEN = "a slower river at night"
KEY, STRANGE = age.new_identity(), age.new_identity()
ROUNDS, MORE, MOST = 4, 40, 1.8
NAMES = ("hers", "Ben's", "the paper", "the office's key")


class Way(NamedTuple):
    """A way in: its slot, what opens it, and what is said where that does not."""

    name: str
    slot: Slot
    opens: Callable[[Path], Vault]
    fails: Callable[[Path], Vault]
    refusal: type[Refusal]


class Ways(NamedTuple):
    folder: Path
    all: tuple[Way, ...]


def only(folder: Path, *slots: Slot) -> None:
    """These slots are in the key files, and no other."""
    keys, _ = keyfile.read(folder)
    keyfile.write(folder, replace(keys, slots=slots, generation=keys.generation + 1))


def made(folder: Path) -> Ways:
    vault, code = create(
        folder,
        PASSPHRASE,
        actor=ACTOR,
        name=NAME,
        cost=SLOW,
        random=os.urandom,
        escrow=age.recipient_of(KEY),
    )
    vault.add_passphrase(OTHER, "Ben", BEN, SLOW)
    other = vault.renew_recovery_code()
    code = vault.renew_recovery_code()
    vault.lock()
    slots = keyfile.read(folder)[0].slots
    mine, bens = (one for one in slots if isinstance(one, PersonSlot))
    (paper,) = (one for one in slots if isinstance(one, CodeSlot))
    (office,) = (one for one in slots if isinstance(one, EscrowSlot))
    wrong = "nobody's wet heron in a mill"
    return Ways(
        folder,
        (
            Way(
                "hers",
                mine,
                lambda at: unlock(at, PASSPHRASE),
                lambda at: unlock(at, wrong),
                WrongPassphrase,
            ),
            Way(
                "Ben's",
                bens,
                lambda at: unlock(at, BEN),
                lambda at: unlock(at, wrong),
                WrongPassphrase,
            ),
            Way(
                "the paper",
                paper,
                lambda at: unlock_with_code(at, code),
                lambda at: unlock_with_code(at, other),
                WrongRecoveryCode,
            ),
            Way(
                "the office's key",
                office,
                lambda at: unlock_with_escrow(at, KEY),
                lambda at: unlock_with_escrow(at, STRANGE),
                WrongRecoveryKey,
            ),
        ),
    )


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Ways:
    return made(tmp_path_factory.mktemp("ways") / "vault")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Ways:
    """Another vault with the same passphrases."""
    return made(tmp_path_factory.mktemp("elsewhere") / "vault")


def altered(slot: Slot) -> list[Slot]:
    """The slot with one byte of one field changed, for each field that is bytes."""
    fields = {name: getattr(slot, name) for name in slot.__struct_fields__}
    return [
        replace(slot, **{name: bytes([value[0] ^ 1]) + value[1:]})
        for name, value in fields.items()
        if isinstance(value, bytes) and name != "name"
    ]


class Tried(NamedTuple):
    """What was said, and the seconds that it took."""

    said: object
    seconds: float


def tried(work: Callable[[Path], Vault], at: Path, refusal: type[Refusal]) -> Tried:
    begun = time.perf_counter()
    with pytest.raises(refusal) as caught:
        work(at)
    return Tried((caught.type, caught.value.facts), time.perf_counter() - begun)


@pytest.mark.parametrize("number", range(4), ids=NAMES)
def test_each_way_in_opens_the_vault_with_the_others_removed_and_opens_no_other_slot(
    ways: Ways, number: int
) -> None:
    way = ways.all[number]
    only(ways.folder, way.slot)
    way.opens(ways.folder).lock()
    only(ways.folder, *(other.slot for other in ways.all if other is not way))
    tried(way.opens, ways.folder, way.refusal)


@pytest.mark.parametrize("number", range(4), ids=NAMES)
def test_whatever_is_wrong_with_a_way_in_the_same_is_said_after_the_same_time(
    ways: Ways, elsewhere: Ways, tmp_path: Path, number: int
) -> None:
    way = ways.all[number]
    rest = [one.slot for one in ways.all if one is not way]
    wrong = [*altered(way.slot), elsewhere.all[number].slot]
    attempts = [(way.slot, way.fails), *((slot, way.opens) for slot in wrong)]
    for others in ([], rest):
        folders = []
        for at, (slot, _) in enumerate(attempts):
            folder = Path(shutil.copytree(ways.folder, tmp_path / f"{len(others)}-{at}"))
            only(folder, slot, *others)
            folders.append(folder)
        works = [
            partial(tried, work, folder, way.refusal)
            for folder, (_, work) in zip(folders, attempts, strict=True)
        ]
        said = [work().said for work in works]
        assert said == [said[0]] * len(works)
        # The office's key is 256 bits of chance: nobody guesses it, whatever the time tells.
        if way.refusal is not WrongRecoveryKey:
            best = quickest(works)
            print(way.name, len(others), f"{max(best) / min(best):.2f}")
            assert max(best) / min(best) < MOST


def quickest(works: Sequence[Callable[[], Tried]]) -> list[float]:
    """Seconds of the quickest round of each, in turn; more rounds before it is believed that one
    takes longer, for other work falls on any of them."""
    best = [float("inf")] * len(works)
    for number in range(ROUNDS + MORE):
        best = [min(old, work().seconds) for old, work in zip(best, works, strict=True)]
        if number + 1 >= ROUNDS and max(best) / min(best) < MOST:
            break
    return best
