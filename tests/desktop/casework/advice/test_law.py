"""The catalogue of law is whole and strict, and what one types finds the place one means."""

from datetime import date

import pytest

import resources
from desktop.casework.advice.law import LOCAL, Law, local, read_law

CFA, CODE = "Children and Families Act 2014", "SEND Code of Practice 2015"
REGS = "Special Educational Needs and Disability Regulations 2014"
GOOD = """
title = "Fells Act 2001"
aliases = ["fells"]
kind = "act"
unit = "s"
order = 1
since = 2001-01-01
checked = 2024-12-01
entries = [{ at = "3(2)", about = "Paths" }]
"""


@pytest.fixture(scope="module")
def law() -> Law:
    return read_law(resources.laws())


def first(law: Law, typed: str) -> str:
    found = law.find(typed)
    return found[0].citation if found else ""


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("s 36", f"{CFA}, s 36"),
        ("36(8)", f"{CFA}, s 36(8)"),
        ("s36 (8)", f"{CFA}, s 36(8)"),
        ("cfa 36", f"{CFA}, s 36"),
        ("Section 36(8) of the Children and Families Act", f"{CFA}, s 36(8)"),
        (f"{CFA}, s 36(8)", f"{CFA}, s 36(8)"),
        ("code 6.4", f"{CODE}, para 6.4"),
        ("code chapter 9", f"{CODE}, chapter 9"),
        ("annual review", f"{CFA}, s 44"),
        ("send regs 12", f"{REGS}, reg 12"),
        ("equality 20", "Equality Act 2010, s 20"),
        ("sch 10", "Equality Act 2010, Sch 10"),
        ("children act 17", "Children Act 1989, s 17"),
        ("education act 436a", "Education Act 1996, s 436A"),
        ("transport", "Education Act 1996, s 508B"),
        ("subject access", "UK General Data Protection Regulation, art 12"),
        ("mca 2", "Mental Capacity Act 2005, s 2"),
    ],
)
def test_what_one_types_finds_the_place_one_means_first(law: Law, typed: str, means: str) -> None:
    assert first(law, typed) == means


def test_a_subsection_that_is_not_listed_finds_its_section(law: Law) -> None:
    assert first(law, "cfa 33(7)") == f"{CFA}, s 33"


@pytest.mark.parametrize("typed", ["", "  ", "section", "(", "cfa 999", "qwertz 36", "2014"])
def test_what_means_nothing_finds_nothing(law: Law, typed: str) -> None:
    assert law.find(typed) == ()


def test_no_more_is_offered_than_is_asked_for_and_a_schedule_only_when_it_is_named(
    law: Law,
) -> None:
    assert len(law.find("education", most=3)) == 3
    assert first(law, "10") != "Equality Act 2010, Sch 10"


def test_every_place_is_cited_once_says_what_it_is_about_and_bears_its_day(law: Law) -> None:
    assert len(law.provisions) > 200
    assert all(one.about and one.since < one.checked for one in law.provisions)
    assert max(len(one.citation) for one in law.provisions) < 200  # fits a line of the record
    found = law.cited(f"{CFA}, s 36(8)")
    assert found is not None
    assert found.since == date(2014, 9, 1)
    assert law.cited("Fells Act 2001, s 3(2)") is None
    for place in law.provisions:
        assert first(law, place.citation) == place.citation


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('kind = "act"', 'kind = "gossip"'),
        ('unit = "s"', 'unit = "s"\ncolour = "red"'),
        ("since = 2001-01-01", 'since = "long ago"'),
        ('at = "3(2)"', 'at = "three"'),
        ('about = "Paths"', 'about = ""'),
        ("order = 1", "order = ="),
    ],
)
def test_a_file_of_another_shape_is_refused_by_its_name(was: str, becomes: str) -> None:
    assert [one.citation for one in read_law({"fells": GOOD}).provisions] == [
        "Fells Act 2001, s 3(2)"
    ]
    with pytest.raises(ValueError, match="fells"):
        read_law({"fells": GOOD.replace(was, becomes)})


def test_one_place_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        read_law({"one": GOOD, "two": GOOD})


def test_a_policy_of_the_service_is_marked_as_local_once() -> None:
    assert local("  Fellside   travel policy, page 4 ") == f"{LOCAL}Fellside travel policy, page 4"
    assert local(local("Fellside travel policy")) == f"{LOCAL}Fellside travel policy"
    assert local("  ") == ""
