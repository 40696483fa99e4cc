"""The check of the record finds each damage, says which, and says nothing when all is well."""

import os
from pathlib import Path

import pytest

from db.errors import VaultDamaged
from db.records import Contact
from db.store.rebuild import rebuild
from db.store.schema import tables
from db.store.store import Store
from db.vault.unlock import unlock
from tests.db.store.kit import CASE, DEVICE, NOW, OTHER, Book, case, contact, meeting, opened, row
from tests.db.vault.kit import PASSPHRASE


@pytest.fixture
def full_book(book: Book) -> Book:
    """A record with something of everything: cases, amendments, a fork, an erasure."""
    book.save(case(), CASE)
    first = book.save(contact("first words"))
    book.save(contact("second words"), first)
    book.save(meeting("what was said"))
    gone = book.save(contact("gone"))
    book.erase(book.hash_of(Contact, gone))
    root = row(contact("root"), "ee" * 16, OTHER)
    book.take(root, row(contact("fork"), "ee" * 16, "3c" * 16, replaces=[]))  # type: ignore[arg-type]
    return book


def test_nothing_is_said_when_all_is_well(book: Book, full_book: Book) -> None:
    assert full_book.problems() == []


def test_nothing_is_said_of_an_empty_record(book: Book) -> None:
    assert book.problems() == []


def test_a_check_changes_nothing(full_book: Book) -> None:
    before = full_book.all_rows(), full_book.tables(), full_book.index_bytes()
    full_book.problems()
    assert (full_book.all_rows(), full_book.tables(), full_book.index_bytes()) == before
    assert not full_book.connection.in_transaction


_MEETING = ",".join(
    f'"{column.name}"' for column in tables["meeting"].columns if column.name != "id"
)
NOTE = "SELECT id FROM contact WHERE note = 'second words'"
SHOWN = {
    "a changed note": (f"UPDATE contact SET note = 'other' WHERE id = ({NOTE})", "contact is not"),
    "a note that is gone": (f"DELETE FROM contact WHERE id = ({NOTE})", "contact"),
    "a case that changed state": ("UPDATE \"case\" SET state = 'closed'", "case is not shown"),
    "a fork that is not told": ("UPDATE contact SET row_forked = 0", "contact is not shown"),
    "a fork that is none": ("UPDATE meeting SET row_forked = 1", "meeting is not shown"),
    "another hash": (f"UPDATE meeting SET row_hash = '{'f' * 64}'", "meeting is not shown"),
    "another actor": ("UPDATE meeting SET row_actor = 'x'", "meeting is not shown"),
    "a note that nobody wrote": (
        f"INSERT INTO meeting SELECT 'x', {_MEETING} FROM meeting",
        "meeting: 2 are shown and the ledger has 1",
    ),
    "another newest contact": ('UPDATE "case" SET last_contact = NULL', "newest contact"),
    "other words to search": ("UPDATE search SET text = 'x' WHERE kind = 'meeting'", "its words"),
    "another case to search": ("UPDATE search SET case_id = 'x'", "its words"),
    "another time to search": ("UPDATE search SET at = 'x'", "its words"),
    "words that are not there": ("DELETE FROM search WHERE kind = 'meeting'", "its words"),
    "words that nobody wrote": (
        "INSERT INTO search (rowid, record_id, kind, at, text) VALUES (1, 'x', 'contact', '', 'x')",
        "search: ",
    ),
    "a word missing in the index": (
        "INSERT INTO search_index (search_index, rowid, text) "
        "SELECT 'delete', rowid, text FROM search WHERE kind = 'meeting'",
        "search index does not agree",
    ),
    "an index that is damaged": (
        "UPDATE search_index_data SET block = zeroblob(8) WHERE id > 10",
        "search index does not agree",
    ),
}


def test_what_is_equally_old_is_listed_as_it_was_written_after_a_rebuild_too(book: Book) -> None:
    saved = [book.save(contact(str(at))) for at in range(6)]
    book.save(contact("amended"), saved[1])
    book.take(row(contact("theirs"), "09" * 16, OTHER))
    saved.append(book.save(contact("last")))
    before = [one.id for one in book.store.find(Contact)]
    assert [one for one in before if one in saved] == saved
    rebuild(book.db)
    assert [one.id for one in book.store.find(Contact)] == before


@pytest.mark.parametrize("what", SHOWN)
def test_a_table_that_was_changed_behind_the_ledgers_back_is_found_and_made_again(
    full_book: Book, what: str
) -> None:
    statement, words = SHOWN[what]
    full_book.db.run(statement)
    found = full_book.problems()
    assert any(words in line for line in found), found
    assert full_book.store.chain_problems() == []
    rebuild(full_book.db)
    assert full_book.problems() == []


LEDGER = {
    "a payload": ("payload = x'7b7d'", "was changed"),
    "a salt": ("salt = zeroblob(32)", "was changed"),
    "an actor": ("actor = 'x'", "was changed"),
    "a time": ("at = 'x'", "was changed"),
    "a kind": ("kind = 'home'", "was changed"),
    "a kind that is none": ("kind = 'nothing'", "was changed"),
    "a record": (f"record_id = '{'f' * 32}'", "was changed"),
    "what it replaces": (f"replaces = '[\"{'f' * 64}\"]'", "was changed"),
    "what it replaces, unreadable": ("replaces = '[[['", "was changed"),
    "a payload's hash": ("payload_hash = 'x'", "was changed"),
    "a hash": (f"hash = '{'f' * 64}'", "was changed"),
    "a previous hash": (f"prev_hash = '{'f' * 64}'", "does not follow"),
    "a number": ("seq = 99", "is missing"),
    "half erased": ("payload = NULL", "half erased"),
    "another device": (f"device = '{'9' * 32}'", "missing"),
    "another stream": ("stream = 'own'", "missing"),
}


@pytest.mark.parametrize("what", LEDGER)
def test_a_row_of_the_ledger_that_was_changed_is_found_at_unlock_too(
    full_book: Book, what: str
) -> None:
    change, words = LEDGER[what]
    full_book.db.run(f"UPDATE ledger SET {change} WHERE device = ? AND seq = 2", (DEVICE,))
    found = full_book.store.chain_problems()
    assert any(words in line for line in found), found
    assert set(found) <= set(full_book.problems())


@pytest.mark.parametrize("seq", range(1, 7))
def test_a_row_that_is_missing_is_found_wherever_it_stood(full_book: Book, seq: int) -> None:
    full_book.db.run("DELETE FROM ledger WHERE device = ? AND seq = ?", (DEVICE, seq))
    (found,) = full_book.store.chain_problems()
    wanted = "rows at the end of up are missing" if seq == 6 else f"row {seq} of up is missing"
    assert found == wanted


def test_two_rows_that_changed_places_are_found(full_book: Book) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        full_book.db.run(
            "UPDATE ledger SET seq = ? WHERE device = ? AND seq = ?", (new, DEVICE, old)
        )
    assert full_book.store.chain_problems() == ["row 2 of up does not follow the row before it"]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE head SET seq = seq + 1", "rows at the end of up are missing"),
        (f"UPDATE head SET hash = '{'f' * 64}'", "rows at the end of up are missing"),
        ("DELETE FROM head", "rows at the end of up are missing"),
        ("DELETE FROM ledger", "all rows of up are missing"),
    ],
)
def test_a_head_that_the_rows_do_not_reach_is_found(
    full_book: Book, statement: str, words: str
) -> None:
    full_book.db.run(statement)
    assert full_book.store.chain_problems() == [words] * 3


def test_damage_in_one_chain_hides_none_in_another(full_book: Book) -> None:
    full_book.db.run("UPDATE ledger SET actor = 'x' WHERE seq = 1")
    assert full_book.store.chain_problems() == ["row 1 of up was changed after it was written"] * 3


def test_a_bit_that_turned_in_any_page_is_named_and_ends_in_no_error(
    folder: Path, full: bool
) -> None:
    with opened(folder) as book:
        for number in range(30):
            book.save(contact(f"note {number} " * 200, happened=NOW))
    file = folder / "record.db"
    good = file.read_bytes()
    pages = range(1, len(good) // 4096, 1 if full else 12)
    told = refused = 0
    for page in pages:
        bad = bytearray(good)
        bad[page * 4096 + 1000] ^= 4
        file.write_bytes(bad)
        try:
            found = _everything_said(folder)
        except VaultDamaged:
            refused += 1
            continue
        assert any(f"page {page + 1}" in line for line in found), (page, found)
        told += 1
    assert told > refused


def _everything_said(folder: Path) -> list[str]:
    with unlock(folder, PASSPHRASE) as vault:
        store = Store(vault.connection, os.urandom)
        book = Book(store, vault.connection)
        try:
            found = book.problems()
            return [*found, *store.chain_problems()]
        finally:
            store.close()
