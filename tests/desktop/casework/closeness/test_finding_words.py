"""Every finding says why, what to say and what happens next, whatever its kind, strength and
certainty: to the family it names no home, no employer and nobody whom the volunteer knows."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from msgspec import structs

from db.names import InterestId, PersonId, Strength, Urn
from db.own import Interest
from desktop.casework.closeness.area import Place, band
from desktop.casework.closeness.findings import Declared, Found, InCase, PupilAt, Situation
from desktop.casework.closeness.interest_words import FOR_OFFICE, told_herself
from desktop.casework.closeness.interests import area_found, check
from desktop.casework.packs.policy import KnownRule, Pack, StopWords
from tests.desktop.casework.kit import STANDARD

TODAY, BORN = date(2026, 9, 7), date(1980, 1, 1)
OTTILIE = PupilAt(
    name="Ottilie Brackenridge",
    urn=Urn("199042"),
    school="Beck Row Primary School",
    is_case_child=True,
    trust="12",
)
BY_HAND = structs.replace(OTTILIE, urn=Urn(""), school="Beck Row", trust="")
MAUD = InCase(name="Maud Brackenridge", capacity="parent-carer", born=BORN, person=PersonId("m"))
INTERESTS = (
    Interest(kind="position", urn=OTTILIE.urn, held_as="Governor"),
    Interest(kind="position", trust="12", held_as="trustee", name="Saffron Trust"),
    Interest(kind="position", urn=OTTILIE.urn, held_as="clerk", until=date(2026, 7, 1)),
    Interest(kind="child-school", urn=OTTILIE.urn),
    Interest(kind="child-school", urn=OTTILIE.urn, until=date(2026, 8, 31)),
    Interest(kind="stake", held_as="works for the council", name="Saffron Council"),
    Interest(kind="stake", held_as="runs a club", name="Saffron Club", urn=OTTILIE.urn),
    Interest(kind="known-person", name="Maud Brackenridge", held_as="friend", born=BORN),
    Interest(kind="known-person", name="Saffron Maud Brackenridge", held_as="family"),
)


def pack_of(strength: Strength, words: StopWords) -> Pack:
    """The standard pack, all of it this strong and worded so."""
    school = structs.replace(STANDARD.position, strength=strength, words=words)
    known = KnownRule(
        family=strength, friend=strength, extended_family=strength, acquaintance=strength,
        clause=STANDARD.known.clause, words=words,
    )  # fmt: skip
    return structs.replace(
        STANDARD,
        position=school,
        own_child=structs.replace(school, clause=STANDARD.own_child.clause),
        known=known,
        stake=structs.replace(STANDARD.stake, strength=strength, words=words),
        area=structs.replace(STANDARD.area, near=strength),
    )


def every_finding(pack: Pack) -> Iterator[tuple[Interest | None, Found]]:
    for interest, pupil in product(INTERESTS, (OTTILIE, BY_HAND)):
        declared = Declared(
            id=InterestId("1" * 32), interest=interest, school="Beck Row Primary School"
        )
        situation = Situation(pupils=(pupil,), people=(MAUD,))
        for one in check(pack, situation, [declared], {}, TODAY):
            yield interest, one
    home = Place(code=None, why_unlocated="no home is declared")
    near = structs.replace(band(pack, home, home), band="too-near", strength=pack.area.near)
    found = area_found(near)
    if found is not None:
        yield None, found


@pytest.mark.parametrize("strength", ["stop", "where_possible"])
@pytest.mark.parametrize("words", ["refer", "tell-manager"])
def test_it_says_why_what_to_say_and_what_is_next(strength: Strength, words: StopWords) -> None:
    found = list(every_finding(pack_of(strength, words)))
    seen = {(one.kind, one.certainty) for _, one in found}
    assert {kind for kind, _ in seen} == set(FOR_OFFICE)
    assert {("position", "perhaps"), ("own-child", "perhaps"), ("stake", "perhaps")} <= seen
    for interest, one in found:
        for said in (one.reason, one.say, one.then):
            assert said[0].isupper() or said[0] == "“", said
            assert said.rstrip()[-1] in ".?", said
            assert "  " not in said, said
        assert "Saffron" not in one.say
        assert "Beck Row" not in one.say
        assert "Maud" not in one.say
        if one.stops:
            assert one.strength == "stop"
            assert one.say.startswith("A colleague")
            assert one.then.startswith("Tell your manager" if words == "tell-manager" and
                                       one.kind != "area" else "A colleague")  # fmt: skip
        elif one.asks:
            assert one.say.endswith("?")
            assert one.then.startswith("Say whether")
        else:
            assert "write down why" in one.then
            assert one.certainty == "sure" or one.say.endswith("?") or one.kind == "stake"
        assert "Saffron" not in FOR_OFFICE[one.kind]
        assert "volunteer" not in told_herself(FOR_OFFICE[one.kind])
        if interest is not None and interest.until is not None:
            assert (one.kind, one.stops) == ("stake", False)
            assert "until lately" in one.say
