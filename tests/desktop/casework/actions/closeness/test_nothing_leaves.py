"""Nothing of the interests leaves: no home, name, post or school of hers, and no distance.

A distance is a circle round the home: only the band travels, and never finer. Generated volunteers
live some weeks each, and every byte of every bundle is looked through. 20 of them; 200 with
`--full`. That the search finds what is there is a test of its own: every kind of leak is planted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from db import age
from db.own import Interest
from db.records import Case, Finding, Measure
from db.service import School
from desktop.casework.actions.closeness.declare import declare_person, declare_position
from desktop.casework.actions.closeness.homes import declare_home
from desktop.casework.actions.exchange.send import send
from desktop.casework.desk import Desk
from tests.builders import FAMILY, PENRITH, UPPERBY, House
from tests.desktop.casework.actions.closeness.generated import Volunteer, Week, near_schools
from tests.desktop.casework.actions.closeness.leaks import (
    Opened,
    Secrets,
    leaks,
    open_all,
    secrets_of,
)
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, opened
from tests.houses import copy_of

SOME, MANY = 20, 200


@dataclass(frozen=True)
class Post:
    """The one office that all of them send to: its vault is made once."""

    house: House
    identity: str
    schools: list[School]

    def copy(self, folder: Path) -> House:
        return copy_of(self.house, folder)

    def open_all(self, files: list[bytes]) -> list[Opened]:
        return [open_all(one, self.identity) for one in files]


@pytest.fixture(scope="module")
def post(signed_in: House) -> Post:
    with signed_in.open("office") as office:
        return Post(signed_in, office.keys.seal, near_schools(list(office.schools)))


def lived(post: Post, seed: int, folder: Path) -> tuple[Week, Secrets, list[Opened]]:
    """The weeks of one volunteer, what she keeps to herself, and what she sends."""
    house = post.copy(folder)
    with house.open("morag") as desk:
        week = Volunteer(seed, post.schools).live(desk, house.clock)
        secrets = secrets_of(desk, week.told)
    files, _ = house.seal("morag")
    return week, secrets, post.open_all(files)


def test_nothing_of_the_interests_leaves(post: Post, full: bool, tmp_path: Path) -> None:
    cases = distances = count = size = 0
    seen: set[str] = set()
    for seed in range(MANY if full else SOME):
        week, secrets, bundles = lived(post, seed, tmp_path / str(seed))
        assert bundles
        assert [
            f"volunteer {seed}: {one}" for each in bundles for one in leaks(each, secrets)
        ] == []
        count, size = count + len(bundles), size + sum(len(each.raw) for each in bundles)
        cases += week.cases
        distances += len(secrets.metres)
        seen |= {body["kind"] for each in bundles for kind, body in each.rows if kind == "finding"}
        assert len(secrets.texts) > 20
    print(
        f"{count} bundles, {size:,} characters, {cases} cases, {distances} distances: nothing left"
    )
    # They did meet what they have declared: else there was nothing to give away.
    assert cases > SOME / 2
    assert distances > SOME
    assert seen >= {"known-person", "stake", "area"}


def test_her_home_is_not_in_what_asks_the_office_to_sign_her_in(post: Post, tmp_path: Path) -> None:
    house = post.copy(tmp_path)
    made = house.join("ida", "Ida Holm", "LA9 4DL")
    text = age.unseal(made.request, post.identity).decode("utf-8", "replace")
    assert "Ida Holm" in text
    assert leaks(Opened(text, ()), Secrets(frozenset({"LA9 4DL"}), frozenset(), frozenset())) == []


# --- The search itself -------------------------------------------


@pytest.fixture
def hers(post: Post, tmp_path: Path) -> Iterator[tuple[House, Desk, str]]:
    """A volunteer with a case 14 km from her home, a friend, and a post in Penrith."""
    house = post.copy(tmp_path)
    with house.open("morag") as desk:
        declare_home(desk, "CA8 1RW")
        declare_person(desk, "Hesper Quillfeather", "friend", note="We row together.")
        declare_position(desk, PENRITH, "beadle")
        reference = opened(desk)
        yield house, desk, reference


def metres(desk: Desk) -> int:
    (measure, *_) = desk.store.find(Measure)
    assert measure.body.metres is not None
    return measure.body.metres


PLANTED: dict[str, Callable[[Desk], str]] = {
    "home": lambda desk: "Her home is CA8 1RW.",
    "home in one word": lambda desk: "(ca81rw)",
    "name": lambda desk: "She knows hesper quillfeather.",
    "half a name": lambda desk: "Somebody called Quillfeather.",
    "note": lambda desk: "We row together.",
    "post": lambda desk: "She is a beadle.",
    "school": lambda desk: f"Number {PENRITH}.",
    "name in hex": lambda desk: b"Hesper Quillfeather".hex(),
    "private row": lambda desk: desk.store.find(Interest)[0].id,
    "reason": lambda desk: desk.store.find(Measure)[0].body.reason,
    "km": lambda desk: f"{metres(desk) / 1000:.0f} km away",
    "km, one place": lambda desk: f"{metres(desk) / 1000:.1f}km",
    "km, two places": lambda desk: f"at {metres(desk) / 1000:.2f}",
    "km, three places": lambda desk: f"{metres(desk) / 1000:.3f}",
    "miles": lambda desk: f"{metres(desk) / 1609.344:.1f} mi",
    "metres": lambda desk: f"{metres(desk)} m",
    "metres with a comma": lambda desk: f"{metres(desk):,} m",
}


@pytest.mark.parametrize("leak", PLANTED)
def test_the_search_finds_a_leak_that_was_planted(
    hers: tuple[House, Desk, str], post: Post, leak: str
) -> None:
    house, desk, reference = hers
    secrets = secrets_of(desk, f"{OTTILIE} {MAUD} {FAMILY} {UPPERBY}")
    (finding,) = desk.store.find(Case, reference=reference)
    planted = PLANTED[leak](desk)
    before = leaks(found_in(house, desk, post, finding.id, ""), secrets)
    assert before == []
    assert leaks(found_in(house, desk, post, finding.id, planted), secrets) != []


def found_in(house: House, desk: Desk, post: Post, case: Any, why: str) -> Opened:
    """What would be sent if the reason of a finding said this."""
    body = Finding(
        case=case, kind="area", strength="where_possible", certainty="sure",
        clause="standard/area", state="standing", why=why,
    )  # fmt: skip
    with desk.write() as writing:
        writing.add(body)
    files: list[bytes] = []

    def courier(index: int, data: bytes) -> str:
        files.append(data)
        return f"{index}.evenhand"

    send(desk, courier)
    (made,) = post.open_all(files)
    return made


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("check", {"band": "too-near by 2", "outcome": "clear"}),
        ("check", {"band": "far", "outcome": "clear", "metres": None}),
        ("check", {"band": "far", "outcome": "clear", "occasion": "home"}),
        ("finding", {"kind": "area", "band": "nearer"}),
        ("finding", {"kind": "brother", "band": None}),
        ("contact", {"band": "far"}),
        ("home", {"postcode": "LA1 1AA"}),
        ("measure", {"about": "x", "band": "far"}),
        ("contact", {"minutes": 14102}),
        ("contact", {"far": 14.1}),
        ("contact", {"far": "14.102"}),
    ],
)
def test_the_search_finds_a_band_that_is_finer_and_a_bare_number(
    kind: str, body: dict[str, Any]
) -> None:
    none = Secrets(frozenset(), frozenset({14102}), frozenset())
    assert leaks(Opened("", ((kind, body),)), none) != []
    sound = Opened("", (("check", {"band": "far", "outcome": "clear"}), ("contact", {"n": 15})))
    assert leaks(sound, none) == []
