"""British spelling: slips are found, and names, field words, numbers and addresses are let be."""

import pytest

import resources
from desktop.casework.wording import Spelling
from desktop.world import open_spelling


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return open_spelling()


def slips(spelling: Spelling, text: str, names: tuple[str, ...] = ()) -> list[str]:
    return [text[one.start : one.end] for one in spelling.hints(text, names)]


def test_american_and_mistyped_words_are_found_and_british_ones_offered(
    spelling: Spelling,
) -> None:
    text = "Mum’s favourite color: she will organize teh “definately” wellbeing e-mails."
    assert slips(spelling, text) == ["color", "organize", "teh", "definately"]
    for wrong, right in (("color", "colour"), ("organize", "organise"), ("teh", "the")):
        found = spelling.suggestions(wrong)
        assert found[0] == right
        assert len(found) <= 3


@pytest.mark.parametrize(
    "text",
    [
        "The SENCO and Sendiass spoke of the EHCP, EHCPs, EOTAS and dyscalculia.",
        "Write to morag@fellsyde.example or see https://fellsyde.example/xyzzy and www.xyzzyq.uk.",
        "It is at CA8 1RW, la5 0bn, on the 23rd, at 14:20pm, for £20k, in room B2b.",
        "She met Mrs Oakenshawe, Xanthippa and McGillivrae.",
        "",
    ],
)
def test_words_of_the_field_addresses_numbers_and_names_in_a_sentence_are_let_be(
    spelling: Spelling, text: str
) -> None:
    assert slips(spelling, text) == []


def test_a_name_that_is_known_is_let_be_wherever_it_stands(spelling: Spelling) -> None:
    text = "Xanthippa rang. xanthippa's aunt, at Hollinbank, calls her xanthipa."
    assert slips(spelling, text) == ["Xanthippa", "xanthippa's", "xanthipa"]
    assert slips(spelling, text, ("Xanthippa Brackenridge",)) == ["xanthipa"]


def test_every_word_of_the_field_is_needed_and_stands_once() -> None:
    lines = resources.text("words/field.txt").splitlines()[1:]
    assert len(lines) == len(set(lines))
    bare = Spelling(open_spelling()._checker)
    needless = [word for word in lines if word.islower() and not bare.hints(word)]
    assert needless == []
