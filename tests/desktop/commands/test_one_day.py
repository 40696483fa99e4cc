"""One day, six policies: what each moment came to, and that the page lays out just that."""

import re
from functools import cache

import pytest

import resources
from desktop.casework.publishing.side_by_side import Cell, Lived, Policy, SideBySide, side_by_side
from desktop.commands.demo.day import one_day
from desktop.documents.press import Paper
from desktop.documents.six_policies import MARKS, six_policies
from tests.builders import world
from tests.desktop.documents import papers_kit as kit
from tests.desktop.documents.ua import faults

EVERY = ("coventry-iass", "cumbria-pps-2009", "cumbria-sendias", "rotherham-sendiass", "sps")
NONE, STOP, FLAG, ASKS = "none", "stop", "flag", "asks"


@cache
def lived() -> SideBySide:
    """The day, lived once for all of these tests."""
    return one_day(world(), kit.PRESS)


@cache
def page() -> Paper:
    """The page of it."""
    return six_policies(lived(), kit.WHO, kit.DAY, press=kit.PRESS)


@pytest.mark.parametrize(
    ("moment", "policy", "mark", "said"),
    [
        ("first-contact", "rotherham-sendiass", NONE, "not asked"),
        ("first-contact", "cumbria-sendias", NONE, "only offered"),
        ("first-contact", "coventry-iass", ASKS, "owed, then read out"),
        ("second-contact", "sps", ASKS, "owed again"),
        ("second-contact", "standard", NONE, "not asked again"),
        ("second-contact", "cumbria-pps-2009", NONE, "only offered"),
        ("governor", "rotherham-sendiass", NONE, "not asked"),
        ("governor", "coventry-iass", STOP, "tell the manager"),
        ("governor", "sps", STOP, "a colleague takes it"),
        ("own-child", "sps", NONE, "not asked"),
        ("own-child", "cumbria-pps-2009", STOP, "a colleague takes it"),
        ("friend", "cumbria-sendias", FLAG, "taken, with a reason"),
        ("friend", "sps", STOP, "a colleague takes it"),
        ("friend", "coventry-iass", STOP, "tell the manager"),
        ("near", "sps", STOP, "a colleague takes it"),
        ("near", "standard", FLAG, "taken, with a reason"),
        ("near", "coventry-iass", NONE, "not asked"),
        ("far", "sps", NONE, "just right"),
        ("far", "cumbria-pps-2009", FLAG, "taken, with a reason"),
        ("views", "standard", FLAG, "until she agrees"),
        ("views", "cumbria-pps-2009", FLAG, "a reason is enough"),
        ("views", "cumbria-sendias", NONE, "only asked in a dispute"),
        ("views-disputed", "cumbria-sendias", FLAG, "until she agrees"),
        ("views-disputed", "rotherham-sendiass", NONE, "not asked"),
        ("promise", "coventry-iass", ASKS, "another wording"),
        ("promise", "sps", ASKS, "by no clause"),
        ("annual-review", "sps", STOP, "not kept without a role"),
        ("annual-review", "coventry-iass", FLAG, "a reason is enough"),
        ("annual-review", "rotherham-sendiass", NONE, "not asked"),
        ("strategic", "sps", ASKS, "impartial supporter"),
        ("strategic", "standard", ASKS, "strategic discussion"),
        ("learning", "coventry-iass", ASKS, "induction and 1 course"),
        ("learning", "sps", ASKS, "case talks"),
        ("doubted", "sps", ASKS, "offer a contact"),
        ("doubted", "cumbria-pps-2009", ASKS, "coach and look back"),
        ("doubted", "coventry-iass", NONE, "no steps asked"),
        ("closing", "cumbria-pps-2009", ASKS, "professional"),
        ("closing", "rotherham-sendiass", NONE, "not asked"),
    ],
)
def test_each_policy_answers_a_moment_in_its_own_way(
    moment: str, policy: str, mark: str, said: str
) -> None:
    cell = lived().cell(moment, policy)
    assert cell.mark == mark
    assert said in cell.said


def test_whatever_is_stopped_flagged_or_asked_names_a_clause_of_its_own_policy() -> None:
    day = lived()
    clauses = {name: {each.id for each in kit.pack(name).clauses} for name in resources.packs()}
    assert [each.name for each in day.policies] == [*EVERY, "standard"]
    for row in day.rows:
        assert row.answers > 1, row.moment  # a moment that tells nothing apart has no place here
        for policy, cell in zip(day.policies, row.cells, strict=True):
            if cell.clause or cell.mark in (STOP, FLAG):
                assert cell.clause in clauses[policy.name], (row.moment, policy.name)
            elif cell.mark == ASKS:
                assert "by no clause" in cell.said
            assert len(cell.said.split()) <= 12


def test_a_policy_that_asks_little_says_so_all_day() -> None:
    marks = {
        row.moment: lived().cell(row.moment, "rotherham-sendiass").mark for row in lived().rows
    }
    assert {moment for moment, mark in marks.items() if mark != NONE} == {"promise"}


def test_the_page_is_tagged_laid_on_its_side_and_has_every_cell_in_order() -> None:
    assert faults(page().pdf) == []
    assert page().pages == 2
    assert set(kit.sizes(page().pdf)) == {(297, 210)}
    said = " ".join(kit.read(page().pdf))
    assert re.search(r"of 2 What happens Coventry IASS", said)  # the head stands on each page
    at = said.index("What happens")
    for row in lived().rows:
        for words in (row.words, *map(_as_set, row.cells)):
            found = said.find(words, at)
            assert found >= 0, (row.moment, words, said[at : at + 200])
            at = found + len(words)
    for policy in lived().policies:
        assert policy.title in said[at:]


def _as_set(cell: Cell) -> str:
    word = f"{MARKS[cell.mark][0]}: {cell.said}"
    if cell.mark == NONE:
        word = cell.said[:1].upper() + cell.said[1:]
    return f"{word} {cell.number}".strip()


def test_another_letterhead_and_long_words_still_keep_to_their_columns() -> None:
    long = Cell(
        "flag", "kept open until everybody concerned has agreed to it " * 2, "x/" + "y" * 24
    )
    policies = [Policy(f"policy-number-{at}", "T" * 60, "2026.1") for at in range(6)]
    day = side_by_side([Lived(one, (("a", long),)) for one in policies], {"a": "A thing happens."})
    made = six_policies(day, kit.PLAIN, kit.DAY, press=kit.PRESS)
    assert faults(made.pdf) == []
    assert " ".join(kit.read(made.pdf)).count("everybody concerned has agreed") == 12


def test_days_with_other_moments_are_not_compared() -> None:
    policy = Policy("standard", "T", "1")
    cell = Cell("none", "not asked")
    with pytest.raises(ValueError, match="other moments"):
        side_by_side([Lived(policy, (("a", cell),))], {"a": "A.", "b": "B."})
    day = side_by_side([Lived(policy, (("a", cell),))], {"a": "A."})
    assert day.rows[0].answers == 1
