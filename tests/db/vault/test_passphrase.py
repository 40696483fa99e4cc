import pytest

from db.errors import WeakPassphrase
from db.vault.passphrase import GUESSABLE, spelled
from db.vault.slots import judge


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("café au lait", "cafe\u0301 au lait"),  # composed, decomposed
        ("two\u00a0words", "two words"),  # a no-break space, as Option+space types it
        ("ＡＢＣ１２３", "ABC123"),  # full width, as an input method leaves it
        ("ŵyneb", "w\u0302yneb"),
    ],
)
def test_one_passphrase_typed_two_ways_is_one_passphrase(one: str, another: str) -> None:
    assert one != another
    assert spelled(one) == spelled(another)


def test_letter_case_and_spaces_count() -> None:
    assert len({spelled(text) for text in ("a b", "A b", "ab", "a b ", "á b")}) == 5


def test_a_lone_surrogate_from_a_badly_read_file_is_no_crash() -> None:
    assert spelled("caf\udce9") != spelled("cafe")


@pytest.mark.parametrize("text", ["", "sh0rt!x9", "ninechars"])
def test_a_short_one_is_refused_and_told_how_long(text: str) -> None:
    with pytest.raises(WeakPassphrase) as refused:
        judge(text)
    assert refused.value.facts == {"reason": "it has fewer than 10 characters"}


@pytest.mark.parametrize("text", ["password123456", "qwertyuiop", "1234567890", "aaaaaaaaaaaaaaa"])
def test_a_long_one_that_is_easily_guessed_is_refused(text: str) -> None:
    with pytest.raises(WeakPassphrase) as refused:
        judge(text)
    assert refused.value.facts == {"reason": GUESSABLE}


def test_what_everybody_knows_of_the_person_does_not_count() -> None:
    judge("margueriteoyelaran")
    with pytest.raises(WeakPassphrase):
        judge("margueriteoyelaran", about=["Marguerite", "Oyelaran", "margueriteoyelaran"])


@pytest.mark.parametrize("text", ["seven wet herons beside a mill", "x" * 3 + " otter kite " * 30])
def test_six_words_pass_and_so_does_a_very_long_one(text: str) -> None:
    judge(text)
