"""Two versions that replace the same one: both are kept, and every desk shows the same."""

import hashlib
from itertools import count

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from db.ledger import Row
from db.names import DeviceId, Hash, RecordId
from db.records import Contact
from tests.db.store.kit import DEVICE, OTHER, Book, contact, head_of, row

NUMBERS = count(1)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[list[int]], list[bool]]:
    """Which earlier versions each version replaces, and which come without their words."""
    size = draw(st.integers(2, 6))
    replaces = [
        sorted(draw(st.sets(st.integers(0, at - 1), max_size=3))) if at else []
        for at in range(size)
    ]
    return replaces, draw(st.lists(st.booleans(), min_size=size, max_size=size))


def versions(replaces: list[list[int]], blank: list[bool]) -> list[Row]:
    """Each from a device of its own, so that they may come in any order."""
    record = hashlib.sha256(str(next(NUMBERS)).encode()).hexdigest()[:32]
    rows: list[Row] = []
    for number, some in enumerate(replaces):
        device = DeviceId(f"{next(NUMBERS):032x}")
        hashes = [rows[at].hash for at in some]
        made = row(contact(f"version {number}"), record, device, replaces=hashes)
        rows.append(made)
    return [
        structs.replace(one, salt=None, payload=None) if gone else one
        for one, gone in zip(rows, blank, strict=True)
    ]


def shown(book: Book, record: str) -> tuple[Hash, bool] | None:
    kept = book.store.get(Contact, record)
    return None if kept is None else (kept.hash, kept.forked)


@given(graph=graphs(), data=st.data())
def test_every_desk_shows_the_same_whatever_came_first(
    shared: Book,
    shared_second: Book,
    graph: tuple[list[list[int]], list[bool]],
    data: st.DataObject,
) -> None:
    rows = versions(*graph)
    record = rows[0].header.record
    orders = st.permutations(range(len(rows)))
    for at in data.draw(orders):
        shared.take(rows[at])
    later = [rows[at] for at in data.draw(orders)]
    cut = data.draw(st.integers(0, len(rows)))
    shared_second.take(*later[:cut])
    shared_second.take(*later[cut:])
    replaced = {old for one in rows for old in one.header.replaces}
    standing = [one.hash for one in rows if one.hash not in replaced and one.payload is not None]
    wanted = (min(standing), len(standing) > 1) if standing else None
    assert shown(shared, record) == shown(shared_second, record) == wanted

    settled = shared.save(contact("settled"), record)
    last = shared.store.head(DEVICE, "up").seq
    (amendment,) = shared.store.rows(DEVICE, "up", after=last - 1)
    shared_second.take(amendment)
    assert settled == record
    wanted = (amendment.hash, False)
    assert shown(shared, record) == shown(shared_second, record) == wanted


def test_a_fork_shows_the_smaller_hash_on_both_desks_until_a_person_decides(
    book: Book, second: Book
) -> None:
    record = RecordId("ee" * 16)
    root = row(contact("root"), record, DEVICE)
    left = row(contact("left"), record, DEVICE, head_of(root), [root.hash])
    right = row(contact("right"), record, OTHER, replaces=[root.hash])
    book.take(root, left)
    assert shown(book, record) == (left.hash, False)
    book.take(right)
    second.take(right)
    assert shown(second, record) == (right.hash, False)
    second.take(root, left)
    for desk in (book, second):
        assert shown(desk, record) == (min(left.hash, right.hash), True)
        assert len(desk.store.search("left") + desk.store.search("right")) == 1
        assert desk.problems() == []
    book.save(contact("decided"), record)
    assert shown(book, record) == (book.hash_of(Contact, record), False)
    assert [one.id for one in book.store.search("decided")] == [record]
    assert book.store.search("left") == book.store.search("right") == []
    assert book.problems() == []


def test_the_words_of_both_branches_stay_in_the_ledger(book: Book) -> None:
    record = RecordId("ee" * 16)
    root = row(contact("root"), record, DEVICE)
    left = row(contact("left"), record, DEVICE, head_of(root), [root.hash])
    right = row(contact("right"), record, OTHER, replaces=[root.hash])
    book.take(root, left, right)
    kept = {one[4] for one in book.all_rows() if one[-1] is not None}
    assert kept == {root.hash, left.hash, right.hash}


def test_an_amendment_of_one_branch_alone_leaves_the_fork_standing(book: Book) -> None:
    record = RecordId("ee" * 16)
    root = row(contact("root"), record, DEVICE)
    left = row(contact("left"), record, DEVICE, head_of(root), [root.hash])
    right = row(contact("right"), record, OTHER, replaces=[root.hash])
    further = row(contact("further"), record, OTHER, head_of(right), [right.hash])
    book.take(root, left, right, further)
    assert shown(book, record) == (min(left.hash, further.hash), True)
