"""`last_contact` of a case is the time of its newest contact or meeting, whatever happened."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.ledger import stamp
from db.names import CaseId, RecordId
from db.records import Case, Contact, Meeting
from db.store.rebuild import rebuild
from tests.db.store.kit import CASE, DEVICE, NOW, Book, case, contact, meeting

SECOND = CaseId("cb" * 16)


def last(book: Book, which: CaseId = CASE) -> str | None:
    return book.store.last_contacts()[which]


def test_a_case_without_a_contact_has_none(book: Book) -> None:
    book.save(case(), CASE)
    assert last(book) is None


def test_contacts_and_meetings_in_any_order_leave_the_newest(book: Book) -> None:
    book.save(case(), CASE)
    for minutes in (40, 20, 50):
        book.save(contact(happened=NOW - timedelta(minutes=minutes)))
    assert last(book) == stamp(NOW - timedelta(minutes=20))
    book.save(meeting(happened=NOW - timedelta(minutes=10)))
    book.save(meeting(happened=NOW - timedelta(minutes=55)))
    assert last(book) == stamp(NOW - timedelta(minutes=10))


def test_a_meeting_that_is_only_planned_is_no_contact_yet(book: Book) -> None:
    book.save(case(), CASE)
    book.save(contact(happened=NOW - timedelta(days=20)))
    book.save(meeting(happened=NOW + timedelta(days=3)))
    assert last(book) == stamp(NOW - timedelta(days=20))


def test_an_amended_date_moves_it_forward_and_back(book: Book) -> None:
    book.save(case(), CASE)
    book.save(contact(happened=NOW))
    record = book.save(contact(happened=NOW + timedelta(hours=1)))
    book.save(contact(happened=NOW - timedelta(hours=1)), record)
    assert last(book) == stamp(NOW)
    book.save(contact(happened=NOW + timedelta(hours=2)), record)
    assert last(book) == stamp(NOW + timedelta(hours=2))


def test_a_contact_that_is_moved_to_another_case_leaves_the_first(book: Book) -> None:
    book.save(case(), CASE)
    book.save(case("MTQK-0013"), SECOND)
    record = book.save(contact())
    book.save(contact(case=SECOND), record)
    assert (last(book), last(book, SECOND)) == (None, stamp(NOW))
    assert book.problems() == []


def test_a_case_that_comes_after_its_contacts_knows_them(book: Book) -> None:
    book.save(contact())
    book.save(case(), CASE)
    assert last(book) == stamp(NOW)


def test_amending_a_case_keeps_it(book: Book) -> None:
    book.save(case(), CASE)
    book.save(contact())
    book.save(case(state="closed"), CASE)
    assert last(book) == stamp(NOW)


def test_cases_are_listed_by_it(book: Book) -> None:
    book.save(case(), CASE)
    book.save(case("MTQK-0013"), SECOND)
    book.save(contact(happened=NOW))
    book.save(contact(happened=NOW + timedelta(hours=1), case=SECOND))
    found = book.store.find(Case, order="-last_contact")
    assert [str(one.id) for one in found] == [SECOND, CASE]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_done_the_tables_made_again_from_the_ledger_are_the_same(
    scratch: Callable[[], AbstractContextManager[Book]], data: st.DataObject
) -> None:
    with scratch() as book:
        book.save(case(), CASE)
        book.save(case("MTQK-0013"), SECOND)
        records: list[tuple[str, RecordId]] = []
        for number in range(data.draw(st.integers(1, 8))):
            _one_thing(book, data, records, number)
        newest: dict[str, str] = {}
        bodies: list[Contact | Meeting] = [one.body for one in book.store.find(Contact)]
        meetings = book.store.find(Meeting)
        # A meeting that nothing was written of afterwards is only planned.
        bodies += [one.body for one in meetings if one.body.happened <= one.at]
        for body in bodies:
            newest[body.case] = max(stamp(body.happened), newest.get(body.case, ""))
        assert book.store.last_contacts() == {CASE: None, SECOND: None, **newest}
        assert book.problems() == []
        before = book.tables(), book.index_words(), book.all_rows()
        rebuild(book.db)
        assert (book.tables(), book.index_words(), book.all_rows()) == before
        assert book.problems() == []


def _one_thing(
    book: Book, data: st.DataObject, records: list[tuple[str, RecordId]], number: int
) -> None:
    kind = data.draw(st.sampled_from(["contact", "meeting"]))
    body = (contact if kind == "contact" else meeting)(
        f"note {number} " + "of the plan " * data.draw(st.sampled_from([1, 300])),
        happened=NOW + timedelta(minutes=data.draw(st.integers(-2, 2))),
        case=data.draw(st.sampled_from([CASE, SECOND])),
    )
    there = [record for known, record in records if known == kind]
    what = data.draw(st.sampled_from(["add", "amend", "erase"])) if there else "add"
    if what == "add":
        records.append((kind, book.save(body)))
        return
    # Numbers are drawn, not ids: those are others at each run of one example.
    record = there[data.draw(st.integers(0, len(there) - 1))]
    if what == "amend":
        book.save(body, record)
        return
    versions = [one.hash for one in book.store.rows(DEVICE, "up") if one.header.record == record]
    book.erase(*(one for one in versions if data.draw(st.booleans())))
