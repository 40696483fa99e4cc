"""Every school of three counties is found by its name with two slips of the fingers and its place,
and so are some of each authority in England (with `--full` twenty).

The lists of the three lie beside the project; where they do not, their part of what ships serves.
"""

import csv
import random
import string
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import resources
from db.service import School
from desktop.casework.ground.schools import SchoolList

_BESIDE = Path(__file__).resolve().parents[4].parent / "shared" / "data"
_COUNTIES = ("cumbria", "coventry", "rotherham")
_THEIR_OWN = ("Cumberland", "Westmorland and Furness", "Coventry", "Rotherham")
_GOOD = 0.98


class Wanted(NamedTuple):
    urn: str
    name: str
    places: tuple[str, ...]  # town, authority


@pytest.fixture(scope="module")
def shipped() -> SchoolList:
    return SchoolList.open(resources.path("places/schools.bin"))


def _wanted(shipped: SchoolList) -> Iterator[Wanted]:
    found = [_BESIDE / f"gias_schools_{county}.csv" for county in _COUNTIES]
    if not all(path.is_file() for path in found):
        for one in shipped:
            if one.authority in _THEIR_OWN:
                yield Wanted(one.urn, one.name, (one.town, one.authority))
        return
    for path in found:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield Wanted(row["urn"], row["name"], (row["town"], row["local_authority_name"]))


def _slip(text: str, chance: random.Random) -> str:
    """A letter left out, too many, another, or two changed about, anywhere in the name."""
    at = chance.choice([at for at, letter in enumerate(text) if letter.isalpha()])
    letter, before, after = chance.choice(string.ascii_lowercase), text[:at], text[at + 1 :]
    kind = chance.randrange(4)
    if kind == 0:
        return before + after
    if kind == 1:
        return before + letter + text[at:]
    if kind == 2:
        return before + letter + after
    return before + after[:1] + text[at] + after[1:]


def test_two_slips_anywhere_in_the_name_and_its_place_find_it_among_the_first_ten(
    shipped: SchoolList,
) -> None:
    chance = random.Random(20250711)  # the same slips each time
    tried, missed = 0, []
    for one in _wanted(shipped):
        place = next(place for place in one.places[tried % 2 :] + one.places if place)
        typed = f"{_slip(_slip(one.name, chance), chance)} {place}"
        tried += 1
        if one.urn not in {found.urn for found in shipped.find(typed)}:
            missed.append((typed, one.name))
    print(f"three counties: {tried - len(missed):,} of {tried:,} found")
    assert tried > 900
    assert len(missed) <= (1 - _GOOD) * tried, missed


def test_in_every_authority_two_slips_and_the_place_find_a_school_all_the_same(
    shipped: SchoolList, full: bool
) -> None:
    """Names repeat where towns are large. What is open must be found surer than what closed."""
    chance, by_authority = random.Random(7), defaultdict[str, list[School]](list)
    for one in shipped:
        if one.town or one.authority:
            by_authority[one.authority].append(one)
    tried, missed = Counter[bool](), Counter[bool]()
    for number, authority in enumerate(sorted(by_authority)):
        some = by_authority[authority]
        for one in chance.sample(some, min(20 if full else 3, len(some))):
            place = (number % 2 and one.town) or one.authority or one.town
            typed = f"{_slip(_slip(one.name, chance), chance)} {place}"
            tried[one.open] += 1
            missed[one.open] += one.urn not in {found.urn for found in shipped.find(typed)}
    print(f"England: {missed.total():,} of {tried.total():,} not found, {missed[True]:,} open ones")
    assert tried.total() > (3_000 if full else 500)
    assert missed.total() <= 0.01 * tried.total()
    assert missed[True] <= 0.005 * tried.total()


@pytest.mark.parametrize(
    ("typed", "name", "town"),
    [
        # A sort of school that its name does not say, but the list does.
        ("abbey special school rotherham", "Abbey School", "Rotherham"),
        ("sandgate special school kendal", "Sandgate School", "Kendal"),
        ("special school whitehaven", "Mayfield School", "Whitehaven"),
        ("sixth form coventry", "Coventry College", "Coventry"),
        ("early years centre rotherham", "Aughton Early Years Centre", "Sheffield"),
        ("independent special school carlisle", "Progress Schools - Carlisle", "Carlisle"),
        # … nor the list, which has no sort for most pupil referral units.
        ("pru carlisle", "Gillford Centre", "Carlisle"),
        # The part of a town, or the village, which is no town to the post office.
        ("harraby primary", "Pennine Way Primary School", "Carlisle"),
        ("primary school harraby", "Pennine Way Primary School", "Carlisle"),
        ("caldew dalston", "Caldew School", "Carlisle"),
        ("qes kirkby lonsdale", "Queen Elizabeth School", "Kirkby Lonsdale"),
        ("kirby lonsdale qes", "Queen Elizabeth School", "Kirkby Lonsdale"),
        # … or that became another.
        ("academy rotherham wickersley", "Wickersley School and Sports College", "Rotherham"),
        # A county that was divided, or is written short.
        ("trinity school cumbria", "Trinity School", "Carlisle"),
        ("the kings school worcs", "The King's School", "Worcester"),
        ("chesham grammar bucks", "Chesham Grammar School", "Chesham"),
        # Initials, which may yet become a name.
        ("qegs penrith", "Queen Elizabeth Grammar School Penrith", "Penrith"),
        ("kes birmingham", "King Edward's School", "Birmingham"),
        ("kes", "Keswick School", "Keswick"),
    ],
)
def test_what_people_type_beside_the_name(
    shipped: SchoolList, typed: str, name: str, town: str
) -> None:
    first = shipped.find(typed)[0]
    assert (first.name, first.town.rpartition(", ")[2]) == (name, town)


def test_every_school_of_a_village_or_a_part_of_town_is_found_by_it(shipped: SchoolList) -> None:
    some = shipped.find("harraby", 3)
    assert [one.town for one in some] == ["Harraby, Carlisle"] * 3
    # A school that came after the list with the addresses stands where others of its postcode do.
    assert shipped.find("botcherby")[0].urn == "148700"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("barrow 6th form", "Furness College"),  # behind the two that closed and merged into it
        ("brinsworth comp", "Brinsworth Academy"),
        ("wath comp", "Wath Academy"),
        ("rotherham 6th form college", "RNN Group"),
        ("all through school coventry", "Seva School"),
        ("alternative provision coventry", "Coventry Alternative Provision Academy"),
    ],
)
def test_what_became_of_it_stands_among_the_first_five(
    shipped: SchoolList, typed: str, name: str
) -> None:
    assert name in [one.name for one in shipped.find(typed, 5)]


@pytest.mark.parametrize(
    ("typed", "urn"),
    [
        ("dalton st marys ce prim", "112412"),  # Dalton St Mary's CofE Primary School
        ("longtwon prim carlisle", "143116"),
        ("st cuthberts rc carlsle", "148700"),
        ("st margaret mary carlisle", "148701"),
        ("our lady & st patricks maryport", "149245"),
        ("st herberts c of e keswick", "134789"),
        ("cop infant and junior ulverston", ""),  # is none: nothing that is nearly so is it either
        ("149424", "149424"),
        ("la18 4ha", "112157"),
        ("la184ha", "112157"),
    ],
)
def test_as_people_type_it(shipped: SchoolList, typed: str, urn: str) -> None:
    found = shipped.find(typed)
    if urn:
        assert found[0].urn == urn
    else:
        assert all("cop" not in one.name.lower().split() for one in found)
