"""In which language the statement is heard: by what the office attached, and by the interpreter."""

import pytest

from db.errors import BadInput
from db.names import Hash
from desktop.casework.promise.spoken_in import (
    Official,
    called,
    language_or_none,
    own_language,
    spoken_in,
)
from desktop.direction import right_to_left

ENGLISH = Official("en", "We are here for you.", Hash("a" * 64))
ARABIC = Official("ar", "نحن هنا من أجلك.", Hash("b" * 64))
POLISH = Official("pl-PL", "Jesteśmy dla Ciebie.", Hash("c" * 64))
ALL = (ARABIC, POLISH)


@pytest.mark.parametrize(
    ("wanted", "interpreter", "language", "official", "rendered"),
    [
        ("", "", "en", ENGLISH, False),
        ("en", "Ania Nowak", "en", ENGLISH, False),  # nothing is put into English
        ("ar", "", "ar", ARABIC, False),
        ("ar-EG", "", "ar", ARABIC, False),  # the nearest that there is
        ("pl", "Ania Nowak", "pl-PL", POLISH, False),  # the official words, not her own
        ("so", "Ania Nowak", "so", ENGLISH, True),
        ("so", "  ", "en", ENGLISH, False),  # nobody renders it: it was heard in English
    ],
)
def test_the_official_wording_goes_before_the_interpreter_and_the_interpreter_before_english(
    wanted: str, interpreter: str, language: str, official: Official, rendered: bool
) -> None:
    heard = spoken_in(wanted, ENGLISH, ALL, interpreter)
    assert (heard.language, heard.official, heard.rendered) == (language, official, rendered)


def test_a_language_is_named_or_tagged_and_nothing_else_is_taken_for_one() -> None:
    given = ("polish", "PL", "ar-EG", "", "english")
    assert [language_or_none(one) for one in given] == ["pl", "pl", "ar-eg", "", "en"]
    for wrong in ("Polnish", "speaks a little"):
        with pytest.raises(BadInput):
            language_or_none(wrong)
        assert own_language(wrong) == "en"
    assert own_language("Urdu") == "ur"
    assert [called(one) for one in ("ur", "ar-EG", "en-GB")] == ["Urdu", "Arabic", "English"]


def test_the_direction_is_that_of_the_first_letter() -> None:
    assert right_to_left(f"“{ARABIC.text}”")
    assert right_to_left("1. שלום")
    assert not right_to_left(POLISH.text)
    assert not right_to_left("…")
