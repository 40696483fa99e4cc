"""Every refusal has words, and its words name only facts that it can have."""

import re
import tomllib

import pytest

import resources
from db import errors
from db.errors import Refusal
from desktop import messages


def _refusals() -> list[type[Refusal]]:
    found = [each for each in vars(errors).values() if isinstance(each, type)]
    return [each for each in found if issubclass(each, Refusal) and each is not Refusal]


@pytest.mark.parametrize("kind", _refusals(), ids=lambda kind: kind.__name__)
def test_a_refusal_says_what_is_so_and_what_to_do(kind: type[Refusal]) -> None:
    words = messages.of(kind())
    assert words.message.endswith((".", "–"))
    assert len(words.do) >= 1
    assert "{" not in words.message + words.do


def test_no_two_refusals_share_a_code() -> None:
    codes = [kind.code for kind in _refusals()]
    assert len(set(codes)) == len(codes)


def test_the_words_use_only_facts_that_the_refusal_documents() -> None:
    table = tomllib.loads(resources.text("words/messages.toml"))
    documented = {kind.code: kind.__doc__ or "" for kind in _refusals()}
    for code, entry in table.items():
        if code not in documented:
            continue
        for place in re.findall(r"\{(\w+)\}", entry["message"] + entry["do"]):
            assert f"`{place}`" in documented[code], f"{code}: {place}"


def test_a_fact_that_is_missing_leaves_a_dash_and_not_a_crash() -> None:
    assert "–" in messages.words("no-such-case").message


def test_facts_are_filled_in() -> None:
    assert "MTQK" in messages.words("no-such-case", {"case": "MTQK"}).message


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("53", "Row 53 has not come yet. The bundle waits and goes in by itself when it does."),
        ("3 to 5", "Rows 3 to 5 have not come yet."),
        ("3; 7", "Rows 3; 7 have not come yet."),
        ("of an earlier bundle", "Rows of an earlier bundle have not come yet."),
    ],
)
def test_one_row_is_missing_or_several(missing: str, said: str) -> None:
    assert messages.words("bundle-gap", {"missing": missing}).message.startswith(said)
