"""One way to write: all of a transaction or none of it, in the ledger and in the tables."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from db.ledger import GENESIS, Head, Unsound, canonical, decode_header
from db.names import Body, RecordId
from db.records import KIND_OF, STREAM_OF, Case, Contact, Home, Person
from db.store.rebuild import rebuild
from db.store.store import Writing
from tests.db.store.bodies import any_body, plainest
from tests.db.store.kit import (
    ACTOR,
    CASE,
    DEVICE,
    NOW,
    OTHER,
    Book,
    case,
    contact,
    head_of,
    meeting,
    row,
)


class Stop(Exception):
    """What goes wrong in the middle."""


def everything(book: Book) -> list[object]:
    return [book.all_rows(), book.tables(), book.store.heads(), book.index_words()]


def refused(book: Book, error: type[BaseException], work: Callable[[Writing], None]) -> None:
    """A transaction in which this work ends in this error."""

    def whole() -> None:
        with book.store.write(DEVICE, ACTOR, NOW) as writing:
            work(writing)

    with pytest.raises(error):
        whole()


def test_a_save_is_one_row_of_the_ledger_and_one_of_its_table(book: Book) -> None:
    record = book.save(contact("first"))
    (written,) = book.store.rows(DEVICE, "up")
    assert (written.header.record, written.header.seq, written.prev) == (record, 1, GENESIS)
    assert book.store.head(DEVICE, "up") == Head(1, written.hash)
    assert book.store.hash_at(DEVICE, "up", 1) == written.hash
    assert book.store.hash_at(DEVICE, "up", 2) is None
    assert book.store.row_count() == 1
    assert book.store.chain_problems() == []


def test_the_streams_of_a_desk_are_chained_apart_without_gaps(book: Book) -> None:
    for _ in range(3):
        book.save(contact())
        book.save(Home(postcode="CA8 1RW"))
        book.save(plainest("enrolment"))
        book.save(plainest("school"))
    heads = book.store.heads()
    assert {key: head.seq for key, head in heads.items()} == {
        (DEVICE, stream): 3 for stream in ("up", "own", "all", f"to:{OTHER}")
    }
    assert [one.header.seq for one in book.store.rows(DEVICE, "own", after=1)] == [2, 3]
    assert [one.header.seq for one in book.store.rows(DEVICE, "own", after=0, limit=2)] == [1, 2]
    assert book.store.chain_problems() == []


@pytest.mark.parametrize("writes", [0, 1, 3])
def test_an_exception_in_the_middle_takes_all_of_it_back(book: Book, writes: int) -> None:
    kept = book.save(contact("kept"))
    book.save(case(), CASE)
    before = everything(book)

    def stopped(writing: Writing) -> None:
        for at in range(writes):
            writing.add(contact(f"lost {at}"))
            writing.add(contact("amended"), kept)
            book.store.local.set("colour", "green")
        raise Stop

    refused(book, Stop, stopped)
    assert everything(book) == before
    assert book.store.local.setting("colour") is None
    assert not book.connection.in_transaction
    book.save(contact("next"))
    assert book.problems() == []


@given(bodies=st.lists(any_body(), max_size=5), stop=st.integers(0, 4))
def test_whatever_was_being_written_nothing_of_it_stays(
    shared: Book, bodies: list[Body], stop: int
) -> None:
    before = shared.store.heads(), shared.store.row_count()

    def stopped(writing: Writing) -> None:
        for body in bodies[:stop]:
            writing.add(body, to=OTHER if STREAM_OF[KIND_OF[type(body)]] == "to" else None)
        raise Stop

    refused(shared, Stop, stopped)
    assert (shared.store.heads(), shared.store.row_count()) == before


def test_an_interrupt_takes_it_back_too(book: Book) -> None:
    def interrupted(writing: Writing) -> None:
        writing.add(contact())
        raise KeyboardInterrupt

    refused(book, KeyboardInterrupt, interrupted)
    assert book.store.row_count() == 0


def test_a_row_that_breaks_a_cap_takes_its_whole_transaction_with_it(book: Book) -> None:
    def too_long(writing: Writing) -> None:
        writing.add(contact())
        writing.add(contact("x" * 50_001))

    refused(book, Unsound, too_long)
    assert book.store.row_count() == 0


def test_a_write_inside_a_write_is_part_of_it(book: Book) -> None:
    def stopped(outer: Writing) -> None:
        outer.add(contact("outer"))
        with book.store.write(DEVICE, ACTOR, NOW) as inner:
            inner.add(contact("inner"))
        raise Stop

    refused(book, Stop, stopped)
    assert book.store.row_count() == 0
    with book.store.write(DEVICE, ACTOR, NOW) as outer:
        with book.store.write(DEVICE, ACTOR, NOW) as inner:
            inner.add(contact("inner"))
        assert book.connection.in_transaction
        outer.add(contact("outer"))
    assert not book.connection.in_transaction
    assert [one.header.seq for one in book.store.rows(DEVICE, "up")] == [1, 2]


def test_what_was_written_is_named_in_order(book: Book) -> None:
    with book.store.write(DEVICE, ACTOR, NOW) as writing:
        first = writing.add(case(), RecordId(CASE))
        second = writing.add(contact())
        third = writing.add(contact("again"), second)
    assert str(first) == CASE
    assert second == third
    assert writing.changed == [("case", first), ("contact", second), ("contact", second)]


def test_a_row_for_one_laptop_says_which_and_no_other_row_does(book: Book) -> None:
    with book.store.write(DEVICE, ACTOR, NOW) as writing:
        with pytest.raises(ValueError, match="for one laptop"):
            writing.add(plainest("enrolment"))
        with pytest.raises(ValueError, match="for one laptop"):
            writing.add(contact(), to=OTHER)
    assert book.store.row_count() == 0


def test_a_time_without_its_offset_is_no_time_to_write_at(book: Book) -> None:
    naive = datetime(2026, 3, 10)  # noqa: DTZ001
    with pytest.raises(ValueError, match="offset"), book.store.write(DEVICE, ACTOR, naive):
        pass
    book.save(contact())


def test_a_fault_of_ours_comes_out_as_it_is_and_without_what_was_written(book: Book) -> None:
    record = book.save(contact("the family's own words"))
    (twice,) = book.store.rows(DEVICE, "up")
    with pytest.raises(dbapi2.IntegrityError) as fault:
        book.take(twice)
    assert "own words" not in str(fault.value)
    assert record not in str(fault.value)
    assert book.store.row_count() == 1


# --- versions ---


def test_an_amendment_shows_the_newest_and_keeps_every_version(book: Book) -> None:
    record = book.save(contact("first"))
    other = book.save(contact("another"))
    hashes = []
    for note in ("second", "third"):
        kept = book.store.get(Contact, record)
        assert kept is not None
        hashes.append(kept.hash)
        book.save(contact(note), record)
    kept = book.store.get(Contact, record)
    assert kept is not None
    assert (kept.body.note, kept.forked) == ("third", False)
    rows = [one for one in book.store.rows(DEVICE, "up") if one.header.record == record]
    assert [one.header.replaces for one in rows] == [(), (hashes[0],), (hashes[1],)]
    assert sorted(one.id for one in book.store.find(Contact)) == sorted([record, other])
    assert book.problems() == []


def test_an_id_that_is_used_for_two_kinds_is_two_records(book: Book) -> None:
    """Ours never do; another desk may, and must neither hurt nor stop this one."""
    record = "ee" * 16
    one = row(contact("of the call"), record, OTHER)
    two = row(meeting("of the meeting"), record, OTHER, head_of(one))
    three = row(meeting("amended"), record, OTHER, head_of(two), [two.hash])
    four = row(contact("amended too"), record, OTHER, head_of(three), [one.hash])
    for some in ((one, two), (three,), (four,)):
        book.take(*some)
        assert book.problems() == []
    kept = book.store.get(Contact, record)
    assert kept is not None
    assert (kept.body.note, kept.forked) == ("amended too", False)
    rebuild(book.db)
    assert book.problems() == []


def test_more_versions_beside_each_other_than_a_row_may_replace_can_be_settled(
    book: Book,
) -> None:
    record = RecordId("ee" * 16)
    for number in range(20):
        book.take(row(contact(f"branch {number}"), record, f"{number:032x}"))  # type: ignore[arg-type]
    book.save(contact("settled"), record)
    book.save(contact("settled"), record)
    kept = book.store.get(Contact, record)
    assert kept is not None
    assert (kept.body.note, kept.forked) == ("settled", False)
    for written in book.store.rows(DEVICE, "up"):
        assert decode_header(canonical(written.header)) == written.header
    assert book.problems() == []


# --- history ---


def test_history_is_every_version_of_a_case_and_of_what_names_it_in_order(book: Book) -> None:
    elsewhere = RecordId("cb" * 16)
    book.save(case(), CASE, at=NOW.replace(hour=1))
    call = book.save(contact(), at=NOW.replace(hour=2))
    book.save(case("MTQK-0013"), elsewhere, at=NOW.replace(hour=3))
    book.save(contact(case=elsewhere), at=NOW.replace(hour=4))
    met = book.save(meeting(), at=NOW.replace(hour=5))
    book.save(contact("amended"), call, at=NOW.replace(hour=6))
    book.save(case(state="closed"), CASE, at=NOW.replace(hour=7))
    found = book.store.history(CASE, [Contact, type(meeting()), Case])
    assert [(one.kind, one.record, one.at.hour) for one in found] == [
        ("case", CASE, 1),
        ("contact", call, 2),
        ("meeting", met, 5),
        ("contact", call, 6),
        ("case", CASE, 7),
    ]
    assert {one.actor for one in found} == {ACTOR}
    assert [one.kind for one in book.store.history(CASE, [Contact])].count("meeting") == 0
    assert len(book.store.history(CASE, [Person])) == 2
