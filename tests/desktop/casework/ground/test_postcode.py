"""Postcodes as people type them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.names import Postcode
from desktop.casework.ground.postcode import (
    Guess,
    NotAPostcode,
    ReadPostcode,
    outcode,
    read_postcode,
    sector,
)

LAST = "ABDEFGHJLNPQRSTUWXYZ"
SPACES = ["", " ", "  ", "\t", "\u00a0", "\u2009", ".", "-", "\u2013", " - ", "\u200b"]


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Postcodes of the usual shapes, in areas that exist."""
    first = draw(st.sampled_from(["CA1", "CA11", "B1", "B33", "LA9", "S10", "SW1A", "EC1A", "W1S"]))
    last = draw(st.text(alphabet=LAST, min_size=2, max_size=2))
    return f"{first} {draw(st.sampled_from(string.digits))}{last}"


@pytest.mark.parametrize(
    "typed",
    ["CA1 1AA", "ca11aa", " CA1  1AA ", "CA1-1AA", "ca1.1aa", "CA1\u00a01AA", "\ufeffCA1 1AA,"],
)
def test_spacing_case_and_stops_never_matter(typed: str) -> None:
    assert read_postcode(typed) == ReadPostcode(Postcode("CA1 1AA"))


def test_what_was_guessed_is_said() -> None:
    read = read_postcode("CAI IAA")
    assert isinstance(read, ReadPostcode)
    assert read.code == "CA1 1AA"
    assert read.guesses == (Guess(2, "I", "1"), Guess(3, "I", "1"))
    assert read.reason == ("read as CA1 1AA: the letter I stands where the figure 1 belongs")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cal laa", "CA1 1AA"),
        ("S1O 1EL", "S10 1EL"),
        ("5W1A 1AA", "SW1A 1AA"),
        ("0L1 2AB", "OL1 2AB"),
        ("1A1 1AA", "LA1 1AA"),  # no area is called IA
        ("1P1 1AA", "IP1 1AA"),  # none is called LP
        ("S1B 1AA", "S18 1AA"),  # S1B would be a lettered district, which Sheffield has none of
        ("CAZ8 ORZ", "CA28 0RZ"),
        ("B11 lAA", "B11 1AA"),
        ("BI1 1AA", "B11 1AA"),
        ("GIR OAA", "GIR 0AA"),
        ("CA1 12A", "CA1 1ZA"),
    ],
)
def test_lookalikes_are_read_by_where_they_stand(typed: str, meant: str) -> None:
    read = read_postcode(typed)
    assert isinstance(read, ReadPostcode)
    assert read.code == meant
    assert read.reason.startswith(f"read as {meant}: ")


@pytest.mark.parametrize("typed", ["61 1AA", "G1 1AA", "S61 1AA", "SG1 1AA"])
def test_six_and_g_are_never_guessed(typed: str) -> None:
    read = read_postcode(typed)
    assert isinstance(read, NotAPostcode) or read.guesses == ()


@pytest.mark.parametrize("typed", ["W1S 1AA", "SW1A 1AA", "E1W 1AA", "GIR 0AA", "QQ1 1AA"])
def test_what_has_the_right_shape_is_taken_as_it_stands(typed: str) -> None:
    assert read_postcode(typed) == ReadPostcode(Postcode(typed))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("CA11", "only the beginning"),
        ("CV1", "only the beginning"),
        ("LA5 0", "only the beginning"),
        ("2036", "letters and figures"),
        ("Carlisle", "letters and figures"),
        ("", "nothing was typed"),
        ("CA1/1AA", "character “/”"),
        ("CA1 1AA, CA2 2BB", "too long"),
        ("CA1 10A", "not the shape"),  # no postcode ends in OA, so 0 is no slip for O
        ("BFPO 57", "begins with BF1"),
    ],
)
def test_what_is_no_postcode_says_what_to_type(typed: str, says: str) -> None:
    read = read_postcode(typed)
    assert isinstance(read, NotAPostcode)
    assert says in read.reason
    assert "CA1 1AA" in read.reason or "BF1" in read.reason


def test_sector_and_outcode() -> None:
    assert (sector(Postcode("LA5 0BN")), outcode(Postcode("LA5 0BN"))) == ("LA5 0", "LA5")
    assert sector(Postcode("CA11 0AA")) != sector(Postcode("CA1 1AA"))


@given(st.text())
def test_reading_any_text_never_raises(text: str) -> None:
    read = read_postcode(text)
    if isinstance(read, ReadPostcode):
        assert read_postcode(read.code) == ReadPostcode(read.code)


@given(st.text(alphabet="CAO0I1lLS5B8Z2 -", min_size=4, max_size=9))
def test_a_reading_differs_by_lookalikes_alone(text: str) -> None:
    read = read_postcode(text)
    if isinstance(read, ReadPostcode):
        pairs = {frozenset((guess.typed, guess.read)) for guess in read.guesses}
        assert pairs <= {frozenset(pair) for pair in ("O0", "I1", "L1", "S5", "B8", "Z2")}
        assert bool(read.guesses) == bool(read.reason)


@given(codes(), st.sampled_from(SPACES), st.sampled_from(["", " ", "\n"]), st.booleans())
def test_every_spacing_and_case_comes_back(code: str, between: str, end: str, small: bool) -> None:
    typed = end + code.replace(" ", between) + end
    assert read_postcode(typed.lower() if small else typed) == ReadPostcode(Postcode(code))
