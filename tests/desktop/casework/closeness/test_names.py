"""Names that could be one person, labelled by hand, and names that could not (policies.md, 4).

Everybody here is invented.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.names import Certainty
from desktop.casework.closeness.names import Likeness, Named, compare

BORN, OTHER_DAY = date(1984, 5, 1), date(1984, 5, 2)

AGREE = """
Hesper Brackenridge | HESPER BRACKENRIDGE
Hesper Brackenridge | hesper  brackenridge
Hesper Brackenridge | Mrs Hesper Brackenridge
Hesper Brackenridge | Brackenridge, Hesper
Hesper Brackenridge | Brackenridge Hesper
Hesper Brackenridge | BRACKENRIDGE, Dr. Hesper
Zoë Thistlewood | Zoe Thistlewood
Siân Penhallow | Sian Penhallow
José Quillfeather | Jose Quillfeather
Łukasz Wierzba | Lukasz Wierzba
Søren Klitgård | Soren Klitgard
Anne-Marie Tarn | Anne Marie Tarn
Anne-Marie Tarn | Annemarie Tarn
Tarn, Annemarie | Anne–Marie Tarn
Orla Fell-Sykes | Orla Fell Sykes
Orla O'Quill | Orla OQuill
Orla O’Quill | Orla O Quill
Wren MacTarn | Wren Mac Tarn
Sir Corin Ashgill | Corin Ashgill
Miss Wren Ashgill | Ms. Wren Ashgill
Rev. Corin Ashgill | ASHGILL Corin
Ngọc Thornbeck | Ngoc Thornbeck
Jürgen Weißdorn | Jurgen Weissdorn
St. John Ravenglass | St John Ravenglass
""".strip().splitlines()

LIKELY = """
Kate Thistlewood | Katherine Thistlewood
Katie Thistlewood | Kathryn Thistlewood
Bob Penhallow | Robert Penhallow
Bob Penhallow | Rob Penhallow
Penhallow, Bill | William Penhallow
Maggie Tarn | Margaret Tarn
Liz Tarn | Elizabeth Tarn
Tilly Brackenridge | Ottilie Brackenridge
Jim Ashgill | James Ashgill
Ted Ashgill | Edward Ashgill
Mo Quill | Mohammed Quill
Mohammed Thornbeck | Muhammad Thornbeck
Mohd Thornbeck | Muhammad Thornbeck
Maxamed Thornbeck | Mohamed Thornbeck
Kasia Thornbeck | Katarzyna Thornbeck
Anna Wierzbowska | Anna Wierzbowski
Orla McTarn | Orla MacTarn
Orla O'Quill | Orla Quill
Yusuf Thornbeck | Youssef Thornbeck
Aisha Thornbeck | Ayesha Thornbeck
Jürgen Weißdorn | Juergen Weissdorn
Søren Klitgård | Soeren Klitgaard
Иван Петренко | Ivan Petrenko
Oleksandr Petrenko | Aleksandr Petrenko
Volodymyr Petrenko | Vladimir Petrenko
""".strip().splitlines()

PERHAPS = """
Hesper Brackenridge | Hesper Brackenbridge
Hesper Brackenridge | Hesper Brakenridge
Hesper Brackenridge | Hespre Brackenridge
Clara Quill | Clare Quill
Catherine Tarn | Katherine Tarn
Catherine Tarn | Kathryn Tarn
Sara Tarn | Sarah Tarn
Jon Ashgill | John Ashgill
Stephen Ashgill | Steven Ashgill
Philip Ashgill | Phillip Ashgill
Corin Clarke | Corin Clark
Corin Smyth | Corin Smith
Jon Smyth | John Smith
Sean Ravenglass | Shaun Ravenglass
Niamh Ravenglass | Neve Ravenglass
Siobhan Ravenglass | Shivaun Ravenglass
Rhys Ravenglass | Reece Ravenglass
Kate Brackenbridge | Katherine Brackenridge
Hesper Jane Brackenridge | Hesper Brackenridge
Hesper Fell née Tarn | Hesper Tarn
H Brackenridge | Hesper Brackenridge
HJ Brackenridge | Hesper Jane Brackenridge
H Brakenridge | Hesper Brackenridge
Steve Hegyfoki | István Hegyfoki
Bukola Igboruwa | Oluwabukola Igboruwa
Clare Quillfeather | Claire Anne Quillfeather
Mei Lin Thornbeck | Thornbeck Meiling
Liz Thornebeck | Elizabeth Thornbeck
Orla Fell-Sykes | Orla Fell
""".strip().splitlines()

NOT = """
Hesper Brackenridge | Corin Brackenridge
Hesper Brackenridge | Corin Thistlewood
Samuel Tarn | Samantha Tarn
Hesper Jane Brackenridge | Corin Jane Thistlewood
Alexander Tarn | Alexandra Tarn
Robert Tarn | Roberta Tarn
Maria Tarn | Marta Tarn
John Ashgill Snr | John Ashgill Jnr
Ann Bell | Ian Bailey
Orla Fell | Una Foley
Tim Hill | Tom Hall
Wren Tarn | Corin Tarn
Hesper Brackenbrige | Hespar Brackenridge
John Ashgill | James Ashgill
Orla Quill | Orla
Wren | Corin
Mary Thistlewood | Martin Thistlewood
Hesper Jane Brackenridge | Hesper Ann Brackenridge
Peter Ravenglass | Ravenglass Corin
- | -
 | Hesper
Dr | Mrs
""".strip("\n").splitlines()


def pair(line: str) -> tuple[str, str]:
    first, _, second = line.partition("|")
    return first.strip(), second.strip()


def alike(
    line: str,
    born: tuple[date | None, date | None] = (None, None),
    postcode: tuple[str, str] = ("", ""),
) -> Likeness | None:
    first, second = pair(line)
    return compare(
        Named(name=first, born=born[0], postcode=postcode[0]),
        Named(name=second, born=born[1], postcode=postcode[1]),
    )


def certainty(
    line: str,
    born: tuple[date | None, date | None] = (None, None),
    postcode: tuple[str, str] = ("", ""),
) -> Certainty | None:
    likeness = alike(line, born, postcode)
    return None if likeness is None else likeness.certainty


@pytest.mark.parametrize("line", AGREE)
def test_names_that_agree_after_folding_are_likely_sure_or_perhaps(line: str) -> None:
    assert certainty(line) == "likely"
    assert certainty(line, born=(BORN, BORN)) == "sure"
    assert certainty(line, postcode=("CA8 1AD", "ca81ad")) == "sure"
    assert certainty(line, born=(BORN, OTHER_DAY)) == "perhaps"
    assert certainty(line, postcode=("CA8 1AD", "CA8 1AB")) == "perhaps"


@pytest.mark.parametrize("line", LIKELY)
def test_short_forms_and_other_scripts_are_likely_and_never_sure(line: str) -> None:
    assert certainty(line) == "likely"
    assert certainty(line, born=(BORN, BORN)) == "likely"
    assert certainty(line, born=(BORN, OTHER_DAY)) == "perhaps"


@pytest.mark.parametrize("line", PERHAPS)
def test_a_slip_a_sound_or_a_further_name_is_perhaps(line: str) -> None:
    assert certainty(line) == "perhaps"
    assert certainty(line, born=(BORN, BORN)) == "perhaps"


@pytest.mark.parametrize("line", NOT)
def test_other_people_are_other_people(line: str) -> None:
    assert alike(line) is None
    assert alike(line, born=(BORN, BORN), postcode=("CA8 1AD", "CA8 1AD")) is None


def test_another_surname_is_perhaps_somebody_who_married_only_if_the_date_of_birth_agrees() -> None:
    line = "Hesper Brackenridge | Hesper Thistlewood"
    assert certainty(line) is None
    assert certainty(line, postcode=("CA8 1AD", "CA8 1AD")) is None
    assert certainty(line, born=(BORN, OTHER_DAY)) is None
    assert certainty(line, born=(BORN, BORN)) == "perhaps"


@pytest.mark.parametrize("line", ["Jon Ashgill | John Ashgill", "Hespre Tarn | Hesper Tarn"])
def test_a_slip_with_another_date_of_birth_is_nobody_unless_the_date_has_a_slip_too(
    line: str,
) -> None:
    assert certainty(line, born=(BORN, date(1961, 9, 17))) is None
    assert certainty(line, born=(BORN, date(1984, 1, 5))) == "perhaps"
    assert certainty(line, born=(BORN, OTHER_DAY)) == "perhaps"


def test_father_and_son_of_one_name_at_one_address_are_not_sure() -> None:
    line = "Corin Ashgill | Corin Ashgill"
    assert certainty(line, born=(BORN, OTHER_DAY), postcode=("CA8 1AD", "CA8 1AD")) == "perhaps"


def test_who_has_moved_is_still_sure_by_date_of_birth() -> None:
    line = "Corin Ashgill | Corin Ashgill"
    assert certainty(line, born=(BORN, BORN), postcode=("CA8 1AD", "LA5 0BN")) == "sure"


def test_half_a_postcode_tells_nothing() -> None:
    assert certainty("Corin Ashgill | Corin Ashgill", postcode=("CA8", "CA8")) == "likely"


def test_an_initial_with_another_date_of_birth_is_nobody() -> None:
    assert alike("H Brackenridge | Hesper Brackenridge", born=(BORN, OTHER_DAY)) is None


@pytest.mark.parametrize(
    ("line", "born", "why"),
    [
        (PERHAPS[0], (None, None), "One letter differs; no date of birth to tell them apart"),
        (PERHAPS[0], (BORN, None), "One letter differs; no date of birth to tell them apart"),
        (PERHAPS[0], (BORN, BORN), "One letter differs; the date of birth agrees"),
        (AGREE[0], (BORN, OTHER_DAY), "The names agree; the dates of birth differ"),
        (
            LIKELY[0],
            (BORN, BORN),
            "Short forms of one name (Kate and Katherine); the date of birth agrees",
        ),
    ],
)
def test_the_reason_can_be_said_aloud(
    line: str, born: tuple[date | None, date | None], why: str
) -> None:
    likeness = alike(line, born)
    assert likeness is not None
    assert likeness.why == why


SOME_WORDS = """
hesper Hespre kate katherine cath fell Fell-Sykes tarn tran J o'quill Müller mueller Иван ivan
anne marie annemarie dr née smyth smith
"""
words = st.sampled_from(SOME_WORDS.split())
names = st.lists(words, max_size=5).map(" ".join) | st.text(max_size=20)
people = st.builds(
    Named,
    name=names,
    born=st.sampled_from([None, BORN, OTHER_DAY]),
    postcode=st.sampled_from(["", "CA8 1AD", "LA5 0BN"]),
)


@given(people, people)
def test_comparing_is_the_same_both_ways(a: Named, b: Named) -> None:
    assert compare(a, b) == compare(b, a)


@given(people)
def test_everybody_with_a_name_is_like_themselves(one: Named) -> None:
    likeness = compare(one, one)
    if likeness is not None:
        assert likeness.certainty == ("sure" if one.born or one.postcode else "likely")
    else:
        assert not any(letter.isalpha() and letter.isascii() for letter in one.name)


def test_a_name_of_very_many_words_is_compared_in_no_time() -> None:
    long = " ".join(f"{one}a" for one in "abcdefghijklmnopqrstuvwxyz" * 3)
    assert compare(Named(name=long), Named(name=f"{long} b")) is None
    assert compare(Named(name=long), Named(name=long.upper())) is not None
