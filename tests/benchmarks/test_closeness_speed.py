"""The conflict check over everything: 500 cases with 2,000 people against 200 interests, beside its
bare comparisons.

Bare comparisons: how many letters differ between each of the 2,000 names and each of the names
declared, by the same library, on folded text in memory: no spellings, no short forms, no dates, no
schools, no reasons. Ours takes everything from the beginning: it folds every name, and makes the
list ready, anew in each round.
"""

import random
import time
from datetime import date

from rapidfuzz.distance import OSA

from db.names import InterestId, PersonId, Urn
from db.own import Interest
from desktop.casework.closeness.findings import Declared, InCase, PupilAt, Situation
from desktop.casework.closeness.interests import Readied, check
from desktop.casework.closeness.people_names import folded_words
from tests.benchmarks.in_turn import in_turn
from tests.desktop.casework.closeness.pairs import pairs
from tests.desktop.casework.kit import STANDARD

CASES, INTERESTS, EACH = 500, 200, 4
AIM, SLACK = 4.0, 1.5
ROUNDS, MORE = 5, 10
TODAY = date(2026, 3, 9)
NAMES = sorted({one.name for pair in pairs() for one in (pair.one, pair.other)})


def interests(count: int, rng: random.Random) -> list[Interest]:
    """Of eight that are declared five are people, two schools, one a trust."""

    def one(at: int) -> Interest:
        match at % 8:
            case 5:
                return Interest(kind="position", urn=Urn(f"{199000 + at}"), held_as="governor")
            case 6:
                return Interest(kind="child-school", urn=Urn(f"{199000 + at}"))
            case 7:
                return Interest(kind="position", trust=f"{at}", held_as="trustee", name="A trust")
        return Interest(kind="known-person", name=rng.choice(NAMES), held_as="friend")

    return [one(at) for at in range(count)]


def mixed(rng: random.Random) -> str:
    """A name of two that are known: as many as there are families, and as alike."""
    return f"{rng.choice(NAMES).split()[0]} {rng.choice(NAMES).split()[-1]}"


def situations(rng: random.Random) -> list[Situation]:
    def one() -> Situation:
        people = tuple(
            InCase(name=mixed(rng), capacity="parent-carer", person=PersonId(f"{at}"))
            for at in range(EACH)
        )
        pupil = PupilAt(
            name=people[0].name,
            urn=Urn(f"{199000 + rng.randrange(900)}"),
            school="Beck Row Primary School",
            is_case_child=True,
            trust=f"{rng.randrange(900)}",
        )
        return Situation(pupils=(pupil,), people=people)

    return [one() for _ in range(CASES)]


def test_every_case_against_every_interest_beside_the_bare_comparisons() -> None:
    rng = random.Random(7)
    mine = [
        Declared(id=InterestId(f"{at:032x}"), interest=one)
        for at, one in enumerate(interests(INTERESTS, rng))
    ]
    cases = situations(rng)
    known = [folded_words(one.interest.name) for one in mine if one.interest.name]
    people = [folded_words(one.name) for case in cases for one in case.people]
    found = 0

    def ours() -> float:
        nonlocal found
        begun = time.perf_counter()
        readied = Readied(mine)
        found = sum(len(check(STANDARD, one, readied, {}, TODAY)) for one in cases)
        return time.perf_counter() - begun

    def bare() -> float:
        begun = time.perf_counter()
        for one in people:
            for other in known:
                OSA.distance(one, other)
        return time.perf_counter() - begun

    best = in_turn(ours, bare, AIM * SLACK, ROUNDS, MORE)
    print(
        f"{CASES} cases, {len(people)} people, {INTERESTS} interests: {best.ours * 1e3:.0f} ms"
        f" ({found} findings), bare {best.bare * 1e3:.0f} ms, ratio {best.ratio:.2f} (aim {AIM})"
    )
    assert found > 20
    assert best.ratio < AIM * SLACK
