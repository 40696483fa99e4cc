"""A pack is good or refused with its line; no text ends in anything else."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from db.errors import BadPack
from desktop.casework.packs.policy import MOST_CHARACTERS, Pack, read_pack
from tests.desktop.casework.kit import CUMBRIA, STANDARD

GOOD = resources.packs()["cumbria-pps-2009"]


def refusal(text: str) -> dict[str, str | int]:
    with pytest.raises(BadPack) as caught:
        read_pack(text, file="mine.toml")
    facts = caught.value.facts
    assert set(facts) == {"where", "problem", "instead"}
    assert all(str(value).strip() for value in facts.values())
    return facts


def changed(old: str, new: str) -> tuple[dict[str, str | int], str]:
    """The refusal of a good pack with one change, and the line on which the change stands."""
    assert GOOD.count(old) >= 1
    text = GOOD.replace(old, new, 1)
    line = text[: text.index(new)].count("\n") + 1
    return refusal(text), f"mine.toml, line {line}"


def test_a_shipped_pack_keeps_its_exact_text_and_its_hash_changes_with_one_letter() -> None:
    assert CUMBRIA.source == GOOD
    other = read_pack(GOOD + "# a comment\n", file="mine.toml")
    assert other.hash != CUMBRIA.hash
    assert other.text_hash == CUMBRIA.text_hash


def test_the_statement_hash_changes_with_its_words() -> None:
    other = read_pack(GOOD.replace("Before we talk", "Before we speak"), file="mine.toml")
    assert other.text_hash != CUMBRIA.text_hash
    assert len(other.text_hash) == 64


def test_line_endings_of_windows_and_its_mark_in_front_do_not_change_the_words() -> None:
    other = read_pack("\ufeff" + GOOD.replace("\n", "\r\n"), file="mine.toml")
    assert other.text_hash == CUMBRIA.text_hash


def test_an_unknown_key_is_refused_on_its_line_with_the_keys_there_are() -> None:
    facts, where = changed('card_line = "Supporting', 'cardline = "Supporting')
    assert facts["where"] == where
    assert "cardline" in str(facts["problem"])
    assert "card_line" in str(facts["instead"])


def test_a_wrong_strength_is_refused_with_the_words_there_are() -> None:
    facts, where = changed('friend = "where_possible"', 'friend = "sometimes"')
    assert facts["where"] == where
    assert "sometimes" in str(facts["problem"])
    assert facts["instead"] == "one of: off, stop, where_possible"


def test_a_wrong_word_for_who_is_refused_with_the_words_there_are() -> None:
    facts, where = changed('who = ["staff"]', 'who = ["parents"]')
    assert facts["where"] == where
    assert facts["instead"] == "one of: staff, volunteers"


def test_a_clause_that_asks_nothing_is_refused() -> None:
    old = 'asks = "Staff and Independent Parental Supporters favour nobody."'
    facts, where = changed(old, 'asks = "  "')
    assert facts["where"] == where
    assert "2.1" in str(facts["problem"])


def test_a_missing_key_is_refused_at_its_table() -> None:
    old = 'asks = "Staff and Independent Parental Supporters favour nobody."\n'
    text = GOOD.replace(old, "")
    facts = refusal(text)
    table = text[: text.index('id = "cumbria-pps-2009/2.1"')].count("\n")
    assert facts["where"] == f"mine.toml, line {table}"
    assert "asks" in str(facts["problem"])


def test_a_setting_that_names_a_clause_which_is_not_there_is_refused() -> None:
    facts, where = changed('clause = "cumbria-pps-2009/5.1.2"', 'clause = "cumbria-pps-2009/5.1.9"')
    assert facts["where"] == where
    assert "5.1.9" in str(facts["problem"])


def test_a_setting_that_asks_without_a_clause_is_refused() -> None:
    facts, _ = changed('occasion = "on_request"', 'occasion = "first"')
    assert "[statement]" in str(facts["problem"])


def test_a_clause_that_stands_twice_is_refused_at_the_second() -> None:
    facts, where = changed('id = "cumbria-pps-2009/3.1"', 'id = "cumbria-pps-2009/1.1"')
    text = GOOD.replace('id = "cumbria-pps-2009/3.1"', 'id = "cumbria-pps-2009/1.1"')
    second = text[: text.rindex('id = "cumbria-pps-2009/1.1"')].count("\n") + 1
    assert facts["where"] == f"mine.toml, line {second}" != where


def test_a_clause_that_nothing_answers_is_refused() -> None:
    facts, _ = changed('answer = "My interests and the conflict check"\n', "")
    assert "4.1-interest" in str(facts["problem"])


def test_a_role_that_stands_twice_is_refused_whatever_its_case() -> None:
    facts, where = changed('name = "strategic discussion"', 'name = "Support an  Individual"')
    assert facts["where"] == where
    assert "twice" in str(facts["problem"])


def test_roles_that_nothing_asks_for_are_refused() -> None:
    facts, _ = changed('[role]\nstrength = "where_possible"', '[role]\nstrength = "off"')
    assert "nothing asks" in str(facts["problem"])


def test_a_strength_for_an_end_without_a_distance_is_refused() -> None:
    facts, _ = changed("near_km = 3\n", "")
    assert "no distance" in str(facts["problem"])


def test_a_distance_that_nothing_uses_is_refused() -> None:
    facts, where = changed('far = "where_possible"\nfar_km', "far_km")
    assert "used by nothing" in str(facts["problem"])
    assert where


def test_months_of_what_is_over_count_only_where_stakes_are_looked_for() -> None:
    stake = 'strength = "where_possible"\nclause = "cumbria-pps-2009/4.1-interest"\n'
    facts, _ = changed(stake, f"{stake}former_months = 0\n")
    assert "former_months" in str(facts["where"]) + str(facts["problem"])
    off = stake.replace("where_possible", "off")
    facts, _ = changed(stake, f"{off}former_months = 12\n")
    assert "“former_months” is used by nothing" in str(facts["problem"])


@pytest.mark.parametrize("km", ["3", "2.5", "-1", "0", "nan", "inf", "1001", '"30"', "true"])
def test_far_must_be_a_number_that_lies_beyond_near(km: str) -> None:
    facts, where = changed("far_km = 30", f"far_km = {km}")
    assert facts["where"] == where


def test_the_distances_of_a_town_must_be_there_where_they_count() -> None:
    facts, where = changed('ground = "rural"\nurban_near_km = 1\n', 'ground = "urban"\n')
    assert "“near” has no distance in a town" in str(facts["problem"])
    assert facts["where"] == where
    facts, _ = changed("urban_far_km = 15", "urban_far_km = 0.5")
    assert "far is not farther than near" in str(facts["problem"])
    facts, _ = changed('ground = "rural"', 'ground = "seaside"')
    assert "ground" in str(facts["where"]) or "ground" in str(facts["problem"])


@pytest.mark.parametrize("gap", ["{who}", "{0}", "{", "{role!r}", "{role.name}", "{role:>9}", "{}"])
def test_words_for_a_meeting_with_a_gap_that_cannot_be_filled_are_refused(gap: str) -> None:
    facts, _ = changed("{role} I am impartial", "{role} I am " + gap + " impartial")
    assert "{role}" in str(facts["instead"])


def test_words_for_a_meeting_that_never_state_the_role_are_refused() -> None:
    facts, _ = changed("{role} I am impartial", "I am impartial")
    assert "never state the role" in str(facts["problem"])


def test_what_is_not_toml_is_refused_on_its_line() -> None:
    assert refusal('name = "x"\ntitle = \n')["where"] == "mine.toml, line 2"


def test_a_bracket_in_a_long_text_is_not_taken_for_a_header() -> None:
    old = '[card]\nimpartial = "Impartial: I take no side and decide nothing here"'
    new = '[card]\nimpartial = """\n[area]\nnear = "x"\n"""\nsize = 3'
    text = GOOD.replace(old, new)
    line = text[: text.index("size = 3")].count("\n") + 1
    assert refusal(text)["where"] == f"mine.toml, line {line}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "x = " + "[" * 5000,
        "x = " + "9" * 5000,
        "x = 2026-13-45",
        "\ud800 = 1",
        "a" * (MOST_CHARACTERS + 1),
        "[[clause]]\n[clause]\n",
        "clause = 3",
        "clause = [3]",
        "statement = []",
        "known = {family = 1}",
    ],
)
def test_nonsense_is_refused_and_never_crashes(text: str) -> None:
    refusal(text)


@given(st.text())
def test_no_text_does_anything_but_be_refused(text: str) -> None:
    refusal(text)


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.text(max_size=12))
def test_a_good_pack_that_was_damaged_anywhere_is_still_good_or_refused(
    start: int, length: int, put: str
) -> None:
    with suppress(BadPack):
        assert isinstance(read_pack(GOOD[:start] + put + GOOD[start + length :], "mine.toml"), Pack)


def test_a_clause_is_found_by_its_id() -> None:
    found = STANDARD.clause("standard/position")
    assert found is not None
    assert found.id == "standard/position"
    assert STANDARD.clause("standard/nothing") is None
