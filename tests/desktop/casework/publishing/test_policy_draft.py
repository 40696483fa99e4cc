"""A policy in a form: nothing is lost on the way, and what is amiss is told where it stands."""

import pytest

import resources
from desktop.casework.packs.fault import Fault
from desktop.casework.packs.policy import read_pack
from desktop.casework.packs.slots import bare, slots
from desktop.casework.publishing.policy_compare import compare
from desktop.casework.publishing.policy_draft import (
    Raw,
    anew,
    faults_of,
    kept,
    raw_of,
    restored,
    written_draft,
)
from desktop.casework.publishing.policy_gist import gist, said_at_meeting
from tests.desktop.casework.kit import STANDARD, shipped


@pytest.mark.parametrize("name", sorted(resources.packs()))
def test_every_shipped_policy_goes_through_the_form_and_asks_the_same(name: str) -> None:
    raw = restored(kept(raw_of(shipped(name))))
    assert faults_of(raw) == ()
    assert compare(shipped(name), read_pack(written_draft(raw), file=name)) == ()


def test_one_from_nothing_is_good_and_bears_the_services_name() -> None:
    made = anew("Fellside Impartial Support")
    assert (made.name, made.title[:26]) == (
        *("fellside-impartial-support", "Fellside Impartial Support"),
    )
    raw = raw_of(made)
    assert faults_of(raw) == ()
    pack = read_pack(written_draft(raw), file="mine")
    asked = (pack.asks_statement, pack.asks_role, pack.asks_interests, pack.asks_area)
    assert not any(asked)
    assert anew("Ŵ !").name == "our-service"


def test_a_new_one_of_each_part_has_every_key() -> None:
    assert bare("role.choice").keys() == {one.key for one in slots("role.choice")}
    assert bare("clause")["who"] == ["staff", "volunteers"]
    assert bare("evaluation.question")["kind"] == "scale"


def first(raw: Raw) -> Fault:
    return faults_of(raw)[0]


def test_what_is_amiss_is_told_at_its_place_in_words_that_no_file_has() -> None:
    raw = raw_of(STANDARD)
    raw["area"]["near_km"] = "three"
    assert first(raw).path == ("area", "near_km")
    assert "Nearer than (km)" in first(raw).problem
    raw["area"]["near_km"] = ""
    assert first(raw).path[0] == "area"
    raw = raw_of(STANDARD)
    raw["title"] = ""
    assert first(raw) == Fault(("title",), "“What people call it” is empty.", "")
    raw = raw_of(STANDARD)
    raw["role"]["choice"].append(bare("role.choice"))
    assert first(raw).path[:3] == ("role", "choice", 3)
    raw = raw_of(STANDARD)
    raw["statement"]["clause"] = ""
    raw["review"]["due"] = "someday"
    told = first(raw)
    assert told.path == ("review", "due")
    raw["review"]["due"] = "9 March 2031"
    for one in faults_of(raw):
        assert not set("=[]") & set(one.problem + one.instead)
    assert read_pack(written_draft(raw_of(STANDARD)), "x").review == STANDARD.review


def test_the_gist_is_what_the_volunteer_meets() -> None:
    said = gist(STANDARD)
    assert said.statement == "Owed at the first contact, spoken."
    assert "Family in the case" in said.stops
    assert said.flags == (
        "Any other stake, as working for the council",
        "Acquaintances in the case",
    )
    assert "nearer than 3 km" in said.area
    role = STANDARD.roles[0]
    assert role.spoken in said_at_meeting(STANDARD, role, "Morag", "Fellside")
    bare_ = gist(shipped("rotherham-sendiass"))
    assert (bare_.role, bare_.area, bare_.stops) == ("", "", ())
