"""Every kind of body is read back from its table as it was written."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from db.case import Option
from db.names import Body, PersonId
from db.records import KINDS, Contact, Role
from db.store.columns import shapes
from tests.db.store.bodies import AWKWARD, any_body, bodies, plainest
from tests.db.store.kit import ACTOR, DEVICE, NOW, Book, contact


@given(data=st.data())
@pytest.mark.parametrize("kind", KINDS)
def test_a_body_of_every_kind_reads_back_equal(
    shared: Book, kind: str, data: st.DataObject
) -> None:
    body = data.draw(bodies(kind))
    record = shared.save(body)
    kept = shared.store.get(KINDS[kind], record)
    assert kept is not None
    assert kept.body == body
    assert (kept.id, kept.actor, kept.device, kept.at) == (record, ACTOR, DEVICE, NOW)
    assert not kept.forked


@given(body=any_body(), second=st.data())
def test_an_amendment_of_every_kind_reads_back_equal(
    shared: Book, body: Body, second: st.DataObject
) -> None:
    kind = next(name for name, one in KINDS.items() if one is type(body))
    amended = second.draw(bodies(kind))
    record = shared.save(body)
    shared.save(amended, record)
    kept = shared.store.get(type(body), record)
    assert kept is not None
    assert kept.body == amended


@pytest.mark.parametrize("kind", KINDS)
def test_the_plainest_body_of_every_kind_reads_back_equal(book: Book, kind: str) -> None:
    body = plainest(kind)
    record = book.save(body)
    assert [one.body for one in book.store.find(KINDS[kind])] == [body]
    found = book.store.get(KINDS[kind], record)
    assert found is not None
    assert found.body == body
    assert book.problems() == []


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_words_stay_what_they_are(book: Book, text: str) -> None:
    body = contact(text, topics=(text, text), options=(Option(what=text, pros=text),))
    kept = book.store.get(Contact, book.save(body))
    assert kept is not None
    assert kept.body == body
    assert book.problems() == []


def test_a_time_with_another_offset_is_the_same_moment_and_sorts_by_it(book: Book) -> None:
    summer = timezone(timedelta(hours=1))
    west = timezone(-timedelta(hours=9, minutes=30))
    times = [
        datetime(2026, 6, 1, 10, 0, tzinfo=summer),
        datetime(2026, 6, 1, 9, 30, tzinfo=UTC),
        datetime(2026, 6, 1, 0, 15, tzinfo=west),
    ]
    for when in reversed(times):
        book.save(contact(happened=when))
    found = [one.body.happened for one in book.store.find(Contact, order="happened")]
    assert found == times
    assert all(when.utcoffset() == timedelta(0) for when in found)


def test_a_year_of_three_figures_can_be_read_again(book: Book) -> None:
    typed = datetime(202, 3, 10, 9, 0, tzinfo=UTC)
    book.save(contact(happened=typed))
    assert [one.body.happened for one in book.store.find(Contact)] == [typed]
    assert book.problems() == []


def test_what_may_be_empty_is_none_and_not_the_word(book: Book) -> None:
    role = plainest("role")
    assert isinstance(role, Role)
    stated = structs.replace(role, stated_at=NOW)
    book.save(role)
    book.save(stated)
    assert len(book.store.find(Role, stated_at=None)) == 1
    with pytest.raises(ValueError, match="no column"):
        book.store.find(Role, nothing="x")
    with pytest.raises(ValueError, match="no column"):
        book.store.find(Role, order="last_contact")


@pytest.mark.parametrize("kind", KINDS)
def test_some_fields_are_those_that_the_body_holds(book: Book, kind: str) -> None:
    bodies_of = [plainest(kind), plainest(kind)]
    records = [book.save(body) for body in bodies_of]
    wanted = [name for name, shape, _ in shapes(KINDS[kind]) if shape != "list"]
    found = list(book.store.fields(KINDS[kind], "id", *wanted))
    assert found == [
        (record, *(getattr(body, name) for name in wanted))
        for record, body in zip(records, bodies_of, strict=True)
    ]


def test_some_fields_hold_lists_and_times_and_what_is_empty(book: Book) -> None:
    assert list(book.store.fields(Contact, "id", "happened")) == []
    first, second = contact(happened=NOW), contact(happened=NOW - timedelta(days=1), topics=("a",))
    for body in (first, second):
        book.save(body)
    found = book.store.fields(Contact, "happened", "persons", "topics", order="happened")
    assert list(found) == [(one.happened, one.persons, one.topics) for one in (second, first)]
    role = plainest("role")
    assert isinstance(role, Role)
    book.save(role)
    book.save(structs.replace(role, stated_at=NOW))
    assert list(book.store.fields(Role, "stated_at")) == [(None,), (NOW,)]
    with pytest.raises(ValueError, match="no column"):
        book.store.fields(Role, "nothing")


def test_some_fields_leave_out_those_that_are_not_wanted(book: Book) -> None:
    one, other = PersonId("1" * 32), PersonId("2" * 32)
    for note, persons in (("a", (one,)), ("b", (other,)), ("c", (one, other))):
        book.save(contact(note, persons=persons))
    assert list(book.store.fields(Contact, "note", persons=[(one,)])) == [("b",), ("c",)]
    assert list(book.store.fields(Contact, "note", persons=[(one,)], note=["c"])) == [("b",)]
    assert len(list(book.store.fields(Contact, "note", persons=[]))) == 3
    with pytest.raises(ValueError, match="no column"):
        book.store.fields(Contact, "note", nothing=[])


def test_finding_orders_by_a_column_either_way(book: Book) -> None:
    for note in ("b", "c", "a"):
        book.save(contact(note))
    assert [one.body.note for one in book.store.find(Contact, order="note")] == ["a", "b", "c"]
    assert [one.body.note for one in book.store.find(Contact, order="-note")] == ["c", "b", "a"]
