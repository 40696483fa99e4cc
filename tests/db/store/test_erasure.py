"""Erasing: the words are gone from every place that had them, and the chain still verifies."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msgspec import structs

from db.ledger import Row
from db.names import DeviceId, Hash
from db.records import Case, Contact, Erasure, Meeting
from db.store.rebuild import rebuild
from db.vault.unlock import unlock
from tests.db.store.kit import (
    CASE,
    DEVICE,
    NOW,
    OTHER,
    Book,
    case,
    contact,
    head_of,
    meeting,
    opened,
    row,
)
from tests.db.vault.kit import PASSPHRASE

WORDS = "quixotic zymurgy"  # nothing else here has these


def blank(book: Book, digest: str) -> bool:
    ((salt, payload, kept),) = book.db.run(
        "SELECT salt, payload, payload_hash FROM ledger WHERE hash = ?", (digest,)
    )
    assert len(kept) == 64
    assert (salt is None) == (payload is None)
    return payload is None


def test_an_erased_record_is_gone_from_payload_table_search_and_index(book: Book) -> None:
    book.save(contact("stays where it is"))
    record = book.save(contact(WORDS))
    digest = book.hash_of(Contact, record)
    assert {"quixotic", "zymurgy"} <= book.index_words()
    assert b"quixotic" in book.index_bytes()
    book.erase(digest)
    assert blank(book, digest)
    assert book.store.get(Contact, record) is None
    assert book.store.search("quixotic") == []
    assert book.db.run("SELECT 1 FROM search WHERE text LIKE '%quixotic%'") == []
    assert not {"quixotic", "zymurgy"} & book.index_words()
    assert b"quixotic" not in book.index_bytes()
    assert b"zymurgy" not in book.index_bytes()
    assert book.problems() == []
    assert len(book.store.search("stays")) == 1


def pages(file: Path, key: bytes) -> bytes:
    """Every page of the file decrypted, free ones too: AES-256-CBC, an IV in each page's end."""
    data, out = file.read_bytes(), b""
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        body, iv = page[16 if start == 0 else 0 : 4016], page[4016:4032]
        plain = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        out += plain.update(body) + plain.finalize()
    return out


def test_no_page_of_the_file_holds_an_erased_word(folder: Path) -> None:
    with unlock(folder, PASSPHRASE) as vault:
        key = bytes(vault._key)
    with opened(folder) as book:
        for number in range(40):
            book.save(contact(f"note {number} of the plan " * 20))
        record = book.save(contact(WORDS * 200))
        book.save(contact("longer still " * 300), record)
        digests = [one.hash for one in book.store.rows(DEVICE, "up") if one.header.record == record]
    before = pages(folder / "record.db", key)
    assert b"quixotic" in before
    assert b"longer still" in before
    with opened(folder) as book:
        book.erase(*digests)
        assert book.problems() == []
    after = pages(folder / "record.db", key)
    assert b"of the plan" in after
    for word in (b"quixotic", b"zymurgy", b"longer still"):
        assert word not in after


def test_only_the_version_named_is_erased_and_an_older_one_hides_nothing(book: Book) -> None:
    record = book.save(contact("older words"))
    old = book.hash_of(Contact, record)
    book.save(contact("newer words"), record)
    book.erase(old)
    kept = book.store.get(Contact, record)
    assert kept is not None
    assert kept.body.note == "newer words"
    assert blank(book, old)
    assert not blank(book, kept.hash)
    assert book.problems() == []


def test_erasing_the_newest_version_does_not_bring_the_older_back(book: Book) -> None:
    record = book.save(contact("older words"))
    book.save(contact("newer words"), record)
    book.erase(book.hash_of(Contact, record))
    assert book.store.get(Contact, record) is None
    assert book.store.search("words") == []
    assert book.problems() == []


def test_an_older_version_that_comes_after_an_erased_newer_one_stays_hidden(book: Book) -> None:
    record = "ee" * 16
    old = row(contact("older words"), record, DEVICE)
    new = row(contact("newer words"), record, OTHER, replaces=[old.hash])
    book.take(structs.replace(new, salt=None, payload=None))
    book.take(old)
    assert book.store.get(Contact, record) is None
    assert book.problems() == []


def test_of_a_fork_whose_one_branch_was_erased_the_other_is_shown(book: Book) -> None:
    record = "ee" * 16
    root = row(contact("root"), record, DEVICE)
    left = row(contact("left"), record, DEVICE, head_of(root), [root.hash])
    right = row(contact("right"), record, OTHER, replaces=[root.hash])
    book.take(root, left, right)
    book.erase(left.hash)
    kept = book.store.get(Contact, record)
    assert kept is not None
    assert (kept.body.note, kept.forked) == ("right", False)
    assert book.problems() == []


def test_a_desk_erases_only_what_it_wrote_itself(book: Book) -> None:
    record = book.save(contact("ours"))
    book.erase(book.hash_of(Contact, record), device=OTHER)
    kept = book.store.get(Contact, record)
    assert kept is not None
    assert kept.body.note == "ours"
    assert book.problems() == []


def test_an_erasure_that_comes_with_what_it_erases_or_names_nothing_held_is_taken(
    book: Book, second: Book
) -> None:
    record = book.save(contact(WORDS))
    digest = book.hash_of(Contact, record)
    rows = list(book.store.rows(DEVICE, "up"))
    book.erase(digest, "ab" * 32)
    rows += list(book.store.rows(DEVICE, "up", after=1))
    second.take(*rows)
    assert second.store.get(Contact, record) is None
    assert not {"quixotic", "zymurgy"} & second.index_words()
    assert second.problems() == []


def test_a_row_erased_before_it_was_sent_comes_blank_and_the_chain_holds(
    book: Book, second: Book
) -> None:
    record = book.save(contact(WORDS))
    book.save(contact("another"))
    book.erase(book.hash_of(Contact, record))
    rows = list(book.store.rows(DEVICE, "up"))
    assert rows[0].payload is None
    second.take(*rows)
    assert second.problems() == []
    assert [one.body.note for one in second.store.find(Contact)] == ["another"]
    assert second.store.heads() == book.store.heads()


@pytest.mark.parametrize("other", [contact, meeting])
def test_the_newest_contact_of_the_case_follows(book: Book, other: object) -> None:
    book.save(case(), CASE)
    book.save(contact("first", happened=NOW.replace(hour=9)))
    body = (contact if other is contact else meeting)("second", happened=NOW.replace(hour=11))
    record = book.save(body)
    kind = Contact if isinstance(body, Contact) else Meeting
    assert book.store.last_contacts()[CASE] == "2026-03-10T11:30:00.000000Z"
    book.erase(book.hash_of(kind, record))
    assert book.store.last_contacts()[CASE] == "2026-03-10T09:30:00.000000Z"
    assert book.problems() == []


def test_an_erased_case_is_in_no_list(book: Book) -> None:
    book.save(case(), CASE)
    book.save(contact())
    book.erase(book.hash_of(Case, CASE))
    assert book.store.find(Case) == []
    assert book.store.last_contacts() == {}
    assert book.problems() == []


def test_tables_made_again_after_an_erasure_are_the_same(book: Book) -> None:
    book.save(case(), CASE)
    record = book.save(contact(WORDS))
    book.save(contact("stays"))
    book.erase(book.hash_of(Contact, record))
    before = book.tables(), book.index_words()
    rebuild(book.db)
    assert (book.tables(), book.index_words()) == before


def test_a_request_blanks_nothing_until_a_second_person_stands_in_it(book: Book) -> None:
    record = book.save(contact(WORDS))
    digest = book.hash_of(Contact, record)
    asked = book.save(Erasure(rows=(digest,), why="entered in error"))
    assert not blank(book, digest)
    assert len(book.store.search("quixotic")) == 1
    book.save(Erasure(rows=(digest,), why="entered in error", second_person="Idris"), asked)
    assert blank(book, digest)
    assert book.problems() == []


def to_laptop(rows: tuple[Hash, ...], device: str, laptop: str) -> Row:
    """An erasure that one desk writes in the stream for a laptop."""
    return row(
        Erasure(rows=rows, why="retention ended", second_person="Idris"),
        "e1" * 16,
        DeviceId(device),
        stream=f"to:{laptop}",
    )


def test_the_office_erases_what_a_laptop_wrote_in_the_stream_for_that_laptop(
    book: Book, second: Book
) -> None:
    record = book.save(contact(WORDS))
    digest = book.hash_of(Contact, record)
    second.take(*book.store.rows(DEVICE, "up"))
    done = to_laptop((digest,), OTHER, DEVICE)
    for one in (book, second):
        one.take(done)
        assert blank(one, digest)
        assert one.store.search("quixotic") == []
        assert one.problems() == []
        before = one.tables()
        rebuild(one.db)
        assert one.tables() == before


def test_in_the_stream_for_another_laptop_it_erases_nothing(book: Book) -> None:
    record = book.save(contact(WORDS))
    digest = book.hash_of(Contact, record)
    book.take(to_laptop((digest,), OTHER, "3c" * 16))
    assert not blank(book, digest)
    assert book.problems() == []


def journal(file: Path, key: bytes) -> bytes:
    """Every page that the rollback journal holds, decrypted: 512 bytes of header, then pages."""
    data, out = file.read_bytes(), b""
    for start in range(512, len(data) - 4103, 4104):
        page = data[start + 4 : start + 4100]
        plain = Cipher(algorithms.AES(key), modes.CBC(page[4016:4032])).decryptor()
        out += plain.update(page[:4016]) + plain.finalize()
    return out


def test_wiping_leaves_nothing_in_the_journal_nor_where_a_note_had_been_moved(
    folder: Path,
) -> None:
    with unlock(folder, PASSPHRASE) as vault:
        key = bytes(vault._key)
    with opened(folder) as book:
        records = [book.save(contact(f"note {at} " * (7 * at % 90 + 3))) for at in range(60)]
        for turn in range(2):
            for at, record in enumerate(records[20:40]):
                book.save(contact(f"{WORDS} " * (11 * (at + turn) % 120 + 2)), record)
        gone = [
            one.hash for one in book.store.rows_of({("contact", one) for one in records[20:40]})
        ]
        book.erase(*gone)
        beside = folder / "record.db-journal"
        assert b"quixotic" in journal(beside, key)  # the control: it is seen where it is
        book.store.wipe()
        assert beside.stat().st_size == 0
        left = pages(folder / "record.db", key)
        assert b"note 50" in left
        assert b"quixotic" not in left
        assert book.problems() == []
