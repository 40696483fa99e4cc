"""Full text: what is found, in which order, and that nothing a person types can break it."""

import random
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from db.case import Option, Question
from db.names import PersonId, RecordId
from db.records import Action, Concern, Party, Person, Pupil
from db.store.rebuild import rebuild
from tests.db.store.bodies import plainest
from tests.db.store.kit import CASE, DEVICE, NOW, Book, case, contact, head_of, meeting, row


def notes(book: Book, words: str) -> list[str]:
    """The ids of what is found, in order."""
    return [hit.id for hit in book.store.search(words)]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Zoëlla", "zoella"),
        ("Zoella", "Zoëlla"),
        ("Zoe\u0308lla", "Zoëlla"),
        ("Zoëlla", "Zoe\u0308lla"),
        ("Llŷr o'r Ŵyddgrug", "llyr wyddgrug"),
        ("x\u030cavi", "x\u030cavi"),
        ("Nguyễn", "nguyen"),
        ("Nguyễn", "Nguyê\u0303n"),
        ("ガラス", "カ\u3099ラス"),
        ("MÜLLER", "müller"),
        ("O'Brien", "o'brien"),
        ("Anne-Marie", "anne marie"),
        ("مدرسة", "مدرسة"),
        ("हिन्दी", "हिन्दी"),
        ("EHCP2026", "ehcp2026"),
        ("snake_case", "snake_case"),
    ],
)
def test_accents_and_case_make_no_difference(book: Book, written: str, typed: str) -> None:
    record = book.save(contact(f"Spoke of {written} again."))
    assert notes(book, typed) == [record]


def test_a_word_is_found_by_its_beginning_from_three_letters_on(book: Book) -> None:
    long = book.save(contact("schooling"))
    short = book.save(contact("sc"))
    assert notes(book, "sch") == [long]
    assert notes(book, "schoolin") == [long]
    assert notes(book, "sc") == [short]
    assert notes(book, "chool") == []


def test_all_words_must_be_there_in_any_order(book: Book) -> None:
    both = book.save(contact("the review of the plan"))
    book.save(contact("the review"))
    assert notes(book, "plan review") == [both]
    assert notes(book, "plan mediation") == []


def test_the_newest_comes_first_by_when_it_happened(book: Book) -> None:
    times = list(range(12))
    random.Random(7).shuffle(times)
    ids = {at: book.save(contact("plan", happened=NOW + timedelta(days=at))) for at in times}
    assert notes(book, "plan") == [ids[at] for at in sorted(ids, reverse=True)]
    assert [hit.id for hit in book.store.search("plan", limit=3)] == [ids[11], ids[10], ids[9]]


def test_an_amended_date_moves_it(book: Book) -> None:
    first = book.save(contact("plan", happened=NOW))
    second = book.save(contact("plan", happened=NOW + timedelta(days=1)))
    book.save(contact("plan", happened=NOW + timedelta(days=2)), first)
    assert notes(book, "plan") == [first, second]


def test_amended_words_are_no_longer_found(book: Book) -> None:
    record = book.save(contact("quixotic remark"))
    book.save(contact("plain remark"), record)
    assert notes(book, "quixotic") == []
    assert notes(book, "remark") == [record]
    assert "quixotic" not in book.index_words()
    assert b"quixotic" not in book.index_bytes()
    assert book.problems() == []


@pytest.mark.parametrize("times", [1, 63, 64, 65, 300, 2000])
def test_a_word_said_very_often_stays_well_however_often_it_is_amended(
    book: Book, times: int
) -> None:
    record = book.save(contact("longer still " * times))
    for version in range(3):
        book.save(contact("longer still " * times + str(version)), record)
        assert book.problems() == []
    rebuild(book.db)
    book.save(contact("longer still " * times), record)
    assert notes(book, "longer") == [record]
    assert book.problems() == []


SAME = [RecordId("beadfeed" + f"{number:024x}") for number in range(4)]


def test_two_of_one_second_whose_ids_begin_alike_are_both_found(book: Book) -> None:
    for record in SAME:
        book.save(contact("plan"), record)
    assert sorted(notes(book, "plan")) == SAME
    book.save(contact("changed"), SAME[1])
    assert sorted(notes(book, "plan")) == [SAME[0], *SAME[2:]]
    assert book.problems() == []


def test_they_are_found_too_when_they_come_together_and_with_others(book: Book) -> None:
    rows = [row(contact("plan"), "ab" * 16, DEVICE)]
    for record in SAME:
        rows.append(row(contact("plan"), record, DEVICE, head_of(rows[-1])))
    book.take(*rows)
    assert sorted(notes(book, "plan")) == sorted([*SAME, "ab" * 16])
    assert book.problems() == []
    rebuild(book.db)
    assert sorted(notes(book, "plan")) == sorted([*SAME, "ab" * 16])


def test_very_many_of_one_second_whose_ids_begin_alike_cost_no_more_than_others(
    book: Book,
) -> None:
    many = 300
    statements: list[str] = []
    rows = [row(contact("plan"), f"beadfeed{0:024x}", DEVICE)]
    for number in range(1, many):
        rows.append(row(contact("plan"), f"beadfeed{number:024x}", DEVICE, head_of(rows[-1])))
    book.connection.set_trace_callback(statements.append)  # type: ignore[attr-defined]
    book.take(*rows)
    book.connection.set_trace_callback(None)  # type: ignore[attr-defined]
    assert len(book.store.search("plan", limit=many + 1)) == many
    assert len([one for one in statements if "FROM search" in one]) < 5 * many
    assert book.problems() == []


@pytest.mark.parametrize("year", [1066, 1999, 2136, 2205, 9998])
def test_a_year_that_was_mistyped_can_be_saved_found_and_put_right(book: Book, year: int) -> None:
    record = RecordId("ff" * 16)
    book.save(contact("plan", happened=NOW.replace(year=year)), record)
    book.save(contact("plan", happened=NOW.replace(year=year)), RecordId("ff" * 15 + "fe"))
    assert len(notes(book, "plan")) == 2
    book.save(contact("plan"), record)
    assert book.problems() == []


def test_everything_that_has_words_is_found_by_them(book: Book) -> None:
    person = book.save(structs.replace(plainest("person"), name="Idris Penhallow"))
    found = {
        "note": contact("alpha1"),
        "own words": contact("", own_words="alpha2"),
        "professional views": contact("", professional_views="alpha3"),
        "choice": contact("", choice="alpha4"),
        "option": contact("", options=(Option(what="alpha5", pros="alpha6", cons="alpha7"),)),
        "meeting": meeting("alpha8", outcome="alpha9"),
        "body": meeting("", body="alpha10"),
        "question": meeting("", questions=(Question(text="alpha11", answer="alpha12"),)),
        "case": case(outcome="alpha13"),
        "action": Action(case=CASE, what="alpha14", who="the school"),
        "concern": Concern(kind="risk", said="alpha15", done="alpha16", outcome="alpha17"),
        "pupil": Pupil(person=PersonId(person), urn=structs.replace(plainest("pupil")).urn),  # type: ignore[attr-defined]
    }
    ids = {name: book.save(body) for name, body in found.items()}
    for number in range(1, 18):
        assert len(notes(book, f"alpha{number} ")) >= 1, number
    assert notes(book, "penhallow") == [person]
    assert notes(book, "112243") == [ids["pupil"]]
    assert notes(book, "MTQK-0012") == [ids["case"]]
    assert notes(book, "0012") == [ids["case"]]
    assert book.problems() == []


def test_a_hit_says_its_case_its_time_and_the_words_around(book: Book) -> None:
    person = book.save(Person(name="Idris Penhallow", capacity="child"))
    call = book.save(contact("before " * 30 + "quixotic " + "after " * 30))
    (hit,) = book.store.search("quixotic")
    assert (hit.kind, hit.id, hit.case, hit.at) == (
        "contact",
        call,
        CASE,
        "2026-03-10T15:30:00.000000Z",
    )
    assert "quixotic" in hit.snippet
    assert len(hit.snippet) < 120
    assert book.store.search("idris")[0].case is None
    book.save(Party(case=CASE, person=PersonId(person), capacity="child"))
    assert book.store.search("idris")[0].case == CASE


def test_what_never_had_words_is_not_in_the_index(book: Book) -> None:
    book.save(contact(""))
    book.save(plainest("home"))
    assert book.db.run("SELECT * FROM search") == []


TYPED = [
    *("", " ", '"', "'", "*", "a*", '"plan', "plan AND", "NOT", "NOT plan", "plan OR", "NEAR(a b)"),
    *("plan NEAR/2 review", "text:plan", "-plan", "^plan", "(plan", "plan)", "{a b}: c", "a:b"),
    *("plan; DROP TABLE search", "🐝", "🐝 plan", "\x00", "pl\x00an", "\udc80", "\u0301", "½ ² ﷺ"),
    *("\u200d", "\ufeffplan", "plan " * 3000, "w" * 100_000, "a " * 3000, "\U000e0001", "1e5"),
]


@given(words=st.text(max_size=60) | st.sampled_from(TYPED))
@example(words='"plan" AND (review OR NOT x*) NEAR(a b, 2) text:plan')
@example(words=" ".join(f"word{number}" for number in range(2000)))
@example(words="plan " * 3000)
def test_nothing_that_is_typed_ends_in_an_error(shared: Book, words: str) -> None:
    shared.store.search(words)


@pytest.mark.parametrize("typed", TYPED)
def test_nothing_odd_ends_in_an_error(book: Book, typed: str) -> None:
    book.save(contact("the plan AND the review a 1e5"))
    book.store.search(typed)


def test_a_whole_page_pasted_in_is_looked_for_by_its_first_fifty_words(book: Book) -> None:
    page = [f"word{number}" for number in range(60)]
    record = book.save(contact(" ".join(page[:50])))
    book.save(contact(" ".join(page[:40])))
    assert notes(book, " ".join(page)) == [record]
    assert notes(book, " ".join(page[:40] * 100 + page[40:50])) == [record]


def test_operators_are_words_like_any_other(book: Book) -> None:
    record = book.save(contact("black and white not near or far"))
    book.save(contact("white"))
    assert notes(book, "black AND white") == [record]
    assert notes(book, "white NOT far") == [record]
    assert notes(book, "NEAR OR") == [record]
    assert notes(book, '"white" *far* (black)') == [record]


LETTERS = st.text("abcdeéèëïöüñçšžłøåæŵŷâêîôûăđơưßĳабвгдежзиклмнопрстαβγδε0123456789", min_size=1)


@given(words=st.lists(LETTERS, min_size=1, max_size=6))
def test_every_word_that_was_written_is_found(shared: Book, words: list[str]) -> None:
    record = shared.save(contact(" ".join(words), happened=NOW + timedelta(days=9000)))
    for typed in (*words, " ".join(words)):
        assert record in [hit.id for hit in shared.store.search(typed, limit=100_000)]
