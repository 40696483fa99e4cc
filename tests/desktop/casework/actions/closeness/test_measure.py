"""How far a postcode is from home, in any spelling, and never a refusal."""

import pytest

from desktop.casework.actions.closeness.declare import declare_home
from desktop.casework.actions.closeness.measure import measure
from tests.builders import FAMILY, House


def test_a_postcode_is_measured_from_home(house: House) -> None:
    with house.open("morag") as morag:
        seen = measure(morag, "ca38ur")
        assert (seen.typed, seen.code) == ("ca38ur", FAMILY)
        assert seen.answer is not None
        assert seen.answer.band == "just-right"
        assert seen.answer.metres is not None
        assert 12_000 < seen.answer.metres < 16_000
        assert "km from your home" in seen.reason


@pytest.mark.parametrize("typed", ["", "nowhere", "CA", "12345", "\ud800"])
def test_nonsense_is_said_and_nothing_is_raised(house: House, typed: str) -> None:
    with house.open("morag") as morag:
        seen = measure(morag, typed)
        assert (seen.code, seen.answer) == (None, None)
        assert seen.reason


def test_a_postcode_that_is_nowhere_cannot_be_measured(house: House) -> None:
    with house.open("morag") as morag:
        seen = measure(morag, "CA99 9ZZ")
        assert seen.answer is not None
        assert (seen.answer.band, seen.answer.metres) == ("cannot-measure", None)


def test_it_is_measured_from_the_home_of_now(house: House) -> None:
    with house.open("morag") as morag:
        declare_home(morag, FAMILY)
        seen = measure(morag, FAMILY)
        assert seen.answer is not None
        assert (seen.answer.band, seen.answer.metres) == ("too-near", 0)


def test_an_office_that_has_no_home_is_told_so(house: House) -> None:
    with house.open("office") as office:
        seen = measure(office, FAMILY)
        assert seen.answer is not None
        assert seen.answer.metres is None
        assert "no home is declared" in seen.reason
