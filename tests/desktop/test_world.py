"""The real world: a floor under the cost of a passphrase, and everything that is shipped."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from db.names import Postcode, Urn
from db.vault.cost import FLOOR
from desktop.casework.ground.places import Located
from desktop.casework.packs.policy import read_pack
from desktop.world import real_world
from tests.builders import FAMILY, UPPERBY

SEEN = """
from desktop.world import real_world

world = real_world()
assert real_world() is world
assert "places" not in vars(world) and "schools" not in vars(world)
"""


def test_nothing_is_opened_or_derived_before_it_is_asked_for() -> None:
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", SEEN], cwd=root, check=True)


def test_the_clock_is_the_machines_own_and_aware() -> None:
    now = real_world().clock.now()
    assert now.tzinfo is not None
    assert abs((datetime.now(UTC) - now).total_seconds()) < 60


def test_chance_gives_as_many_bytes_as_are_asked_for_and_never_the_same() -> None:
    random = real_world().random
    assert len(random(32)) == 32
    assert random(32) != random(32)


def test_every_pack_that_is_shipped_is_good_and_is_what_its_name_says() -> None:
    packs = real_world().packs
    assert "standard" in packs
    for name, text in packs.items():
        assert read_pack(text, file=f"{name}.toml").name == name


def test_the_words_are_enough_and_no_two_alike() -> None:
    words = real_world().words
    assert len(words) >= 2_048
    assert len(set(words)) == len(words)


def test_places_and_schools_are_those_that_are_shipped() -> None:
    world = real_world()
    assert isinstance(world.places.find(Postcode(FAMILY)), Located)
    assert world.places is world.places
    found = world.schools.by_urn(Urn(UPPERBY))
    assert found is not None
    assert "Upperby" in found.name


def test_a_passphrase_never_costs_less_than_the_floor() -> None:
    cost = real_world().cost()
    assert cost.memory_kib >= FLOOR.memory_kib
    assert cost.iterations >= FLOOR.iterations
    assert cost.lanes >= FLOOR.lanes
    assert real_world().cost() is cost  # calibrated once
