"""Whether a school of the family is one that was declared."""

from typing import Any

import pytest
from msgspec import structs

from db.names import InterestId, Urn
from db.own import Interest
from desktop.casework.closeness.findings import Declared, PupilAt
from desktop.casework.closeness.school_ties import How, schools_alike, tie

BECK_ROW, ACADEMY = Urn("199042"), Urn("199099")
OTTILIE = PupilAt(
    name="Ottilie Brackenridge",
    urn=ACADEMY,
    school="Beck Row Academy",
    is_case_child=True,
    also=(BECK_ROW,),
    trust="1234",
    trust_name="Fellside Learning Trust",
    federation="5678",
    federation_name="Two Becks Federation",
)
BY_HAND = PupilAt(name="Rufus Brackenridge", urn=Urn(""), school="St Oswins", is_case_child=False)


def how(pupil: PupilAt = OTTILIE, school: str = "", **given: Any) -> tuple[How, str] | None:
    interest = structs.replace(Interest(kind="position", held_as="governor"), **given)
    found = tie(Declared(id=InterestId("1" * 32), interest=interest, school=school), pupil)
    return None if found is None else (found.how, found.certainty)


def test_a_number_of_the_school_is_sure_whichever_it_has_now() -> None:
    assert how(urn=ACADEMY) == ("number", "sure")
    assert how(urn=BECK_ROW) == ("number", "sure")
    assert how(urn=Urn("155555")) is None


def test_a_trust_or_a_federation_is_sure_at_each_school_of_it() -> None:
    assert how(trust="1234") == ("trust", "sure")
    assert how(trust="5678") == ("federation", "sure")
    assert how(trust="9999") is None


def test_a_child_of_one_s_own_is_at_a_school_and_not_at_its_trust() -> None:
    assert how(kind="child-school", trust="1234") is None


def test_names_count_only_where_a_number_is_missing() -> None:
    alike = structs.replace(OTTILIE, urn=Urn("155555"), also=(), school="Beck Row Primary School")
    assert how(alike, school="Beck Row Academy", urn=BECK_ROW) is None
    by_hand = structs.replace(alike, urn=Urn(""))
    assert how(by_hand, school="Beck Row Academy", urn=BECK_ROW) == ("name", "perhaps")
    assert how(alike, name="Beck Row") == ("name", "perhaps")
    assert how(BY_HAND, name="Saint Oswin's C of E Primary") == ("name", "perhaps")
    assert how(BY_HAND, name="Cotter Vale") is None
    assert how(name="Fellside Learning") == ("name", "perhaps")  # the trust, by its name
    assert how(kind="child-school", name="Fellside Learning") is None


def test_no_school_is_no_school_of_anybody() -> None:
    at_home = structs.replace(BY_HAND, school="")
    assert how(at_home, name="St Oswins") is None
    assert how(at_home) is None
    assert how(BY_HAND) is None
    assert how(structs.replace(OTTILIE, trust="", federation=""), trust="") is None


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("St Oswin's C of E Primary School", "Saint Oswins Primary", True),
        ("Beck Row Primary", "BECK ROW JUNIOR & INFANT SCHOOL", True),
        ("Beckrow Primary", "Beck Row Primary School", True),
        ("Cotter Vale", "Coter Vale School", True),
        ("Oswin's", "St Oswin's Catholic High School", True),
        ("Beck Row Infant School", "Cotter Vale Infant School", False),
        ("The Primary School", "Beck Row Primary School", False),
        ("The Academy", "The Academy", False),
        ("", "", False),
    ],
)
def test_names_of_schools_that_could_mean_the_same(one: str, other: str, alike: bool) -> None:
    assert schools_alike(one, other) is alike
    assert schools_alike(other, one) is alike
