"""A name, folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.casework.closeness.people_names import first_name, fold, folded_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Dr. Zoë O'Hare-Penn", "ohare penn zoe"),
        ("OHARE PENN, Zoe", "ohare penn zoe"),
        ("Sir Corin Ashgill", "ashgill corin"),
        ("Corin Lord", "corin lord"),
        ("Lord", "lord"),
        ("Dr", "dr"),
        ("Łukasz Żółw", "lukasz zolw"),
        ("Їжак Ґанна", "ganna yizhak"),
        ("Γιώργος", "giorgos"),
        ("Hesper Fell née Tarn", "fell hesper tarn"),
        ("Watchman Nee", "nee watchman"),
        ("  ", ""),
        ("42", ""),
    ],
)
def test_what_is_left_of_a_name(name: str, words: str) -> None:
    assert folded_words(name) == words


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ottilie Brackenridge", "Ottilie"),
        ("Brackenridge, Ottilie Jane", "Ottilie"),
        ("Mrs Hesper Brackenridge", "Hesper"),
        ("Ottilie", "Ottilie"),
        ("Fell,", "Fell"),
        ("Dr", "Dr"),
        ("", ""),
    ],
)
def test_what_somebody_is_called(name: str, called: str) -> None:
    assert first_name(name) == called


@given(st.text())
def test_folding_never_fails_and_leaves_small_words_alone(name: str) -> None:
    fold(name)
    first_name(name)
    words = folded_words(name)
    assert words == " ".join(sorted(words.casefold().split()))


@given(st.permutations(["hesper", "Zoë", "fell", "TARN"]))
def test_the_order_of_the_words_does_not_matter(words: list[str]) -> None:
    assert folded_words(" ".join(words)) == "fell hesper tarn zoe"
