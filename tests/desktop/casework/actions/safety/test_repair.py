"""A damaged record is repaired: what is anywhere comes back, nothing false does, all is told."""

import os
from collections.abc import Iterator

import pytest

from db.errors import RepairImpossible, RowsLost, VaultInUse
from db.records import Contact
from db.store import check
from db.store.mending import btree
from db.vault.connection import PAGE_BYTES
from db.vault.pages import Pages
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.repaired import repaired
from tests.builders import House
from tests.desktop.casework.actions.damage import Damaged, rows_of, with_notes
from tests.desktop.casework.actions.kit import contact


@pytest.fixture
def damaged(house: House) -> Damaged:
    return with_notes(house)


def test_nothing_is_done_where_nothing_is_wrong(damaged: Damaged) -> None:
    with damaged.house.open("morag"):
        pass
    before = damaged.file.read_bytes()
    assert damaged.repair() is None
    assert damaged.file.read_bytes() == before


def test_tables_that_differ_from_the_ledger_are_made_again_from_it(damaged: Damaged) -> None:
    with damaged.house.open("morag") as desk:
        desk.store.database.run("UPDATE contact SET note = 'nobody wrote this'")
    done = damaged.repair()
    assert done is not None
    assert (done.tables, done.rows, done.aside) == (True, 0, "")
    assert damaged.sound() == damaged.rows
    with damaged.house.open("morag") as desk:
        assert not desk.store.find(Contact, note="nobody wrote this")


def test_a_flipped_bit_in_a_page_of_the_ledger_costs_a_row_or_two_of_it(damaged: Damaged) -> None:
    page = damaged.notes
    damaged.flip(page)
    done = damaged.repair()
    assert done is not None
    assert len(done.lost) == done.rows <= 2
    there = damaged.sound()
    assert damaged.rows - there <= damaged.ledger[page]
    assert len(damaged.rows - there) == done.rows
    assert there <= damaged.rows


def test_a_page_of_the_ledger_that_is_gone_costs_what_it_held_and_says_what_that_was(
    damaged: Damaged,
) -> None:
    page = damaged.notes
    with damaged.house.open("morag") as desk:
        reference = f"{desk.letters}-0001"
    damaged.blank(page)
    old = damaged.file.read_bytes()
    done = damaged.repair()
    assert done is not None
    assert done.rows == len(done.lost) == len(damaged.ledger[page])
    assert {(one.kind, one.case, one.stream) for one in done.lost} == {("contact", reference, "up")}
    assert (damaged.file.parent / done.aside).read_bytes() == old
    with damaged.house.open("morag") as desk:
        assert repaired(desk) == done
    assert damaged.sound() == damaged.rows - damaged.ledger[page]


def test_what_a_backup_has_comes_back_from_it(damaged: Damaged) -> None:
    with damaged.house.open("morag") as desk:
        back_up(desk)
    damaged.blank(*damaged.ledger)
    done = damaged.repair()
    assert done is not None
    assert done.rows == 0
    assert [count for _, count in done.brought] == [len(damaged.rows)]
    assert damaged.sound() == damaged.rows


def kinds_of_page(damaged: Damaged) -> Iterator[int]:
    """One page of each kind, the first, the last, and one from between."""
    with Pages(damaged.file, damaged.key) as pages:
        kinds = {page.number: btree.kind_of(page) for page in pages}
    kinds = {number: kind for number, kind in kinds.items() if number not in damaged.ledger}
    for kind in sorted(set(kinds.values())):
        found = [number for number, other in kinds.items() if other == kind]
        yield from {found[0], found[len(found) // 2], found[-1]}


def test_any_other_page_costs_nothing_or_the_one_row_that_reached_over_to_it(
    damaged: Damaged, full: bool
) -> None:
    count = len(damaged.good) // PAGE_BYTES
    numbers = range(1, count + 1) if full else sorted(set(kinds_of_page(damaged)))
    tried = 0
    for number in numbers:
        if number in damaged.ledger:
            continue
        damaged.again()
        damaged.flip(number)
        done = damaged.repair()
        assert done is not None, number
        assert done.rows <= 1, number
        there = damaged.sound()
        assert there <= damaged.rows, number
        assert len(there) == len(damaged.rows) - done.rows, number
        tried += 1
    assert tried >= 12


def test_a_record_that_was_cut_short_keeps_what_is_left_of_it(damaged: Damaged) -> None:
    count = len(damaged.good) // PAGE_BYTES
    kept = count - 6
    os.truncate(damaged.file, kept * PAGE_BYTES + 100)
    left = {row for page, held in damaged.ledger.items() if page <= kept for row in held}
    done = damaged.repair()
    assert done is not None
    there = damaged.sound()
    assert there <= damaged.rows
    assert len(damaged.rows - there) == done.rows
    over = sum(len(held) for page, held in damaged.ledger.items() if page > kept)
    assert over <= done.rows <= over + 3  # and those that reached over to what was cut off
    assert len(there) >= len(left) - 3


def test_without_its_first_page_and_without_a_backup_it_is_refused_and_nothing_changed(
    damaged: Damaged,
) -> None:
    damaged.blank(1)
    before = damaged.file.read_bytes()
    with pytest.raises(RepairImpossible):
        damaged.repair()
    assert damaged.file.read_bytes() == before
    assert {one.name for one in damaged.file.parent.glob("record.db*")} == {"record.db"}


def test_without_its_first_page_a_backup_gives_what_the_vault_knew_of_itself(
    damaged: Damaged,
) -> None:
    with damaged.house.open("morag") as desk:
        back_up(desk)
        record_contact(desk, f"{desk.letters}-0001", contact(note="after the backup"))
        rows = rows_of(desk)
    damaged.blank(1)
    done = damaged.repair()
    assert done is not None
    assert (done.rows, done.certain) == (0, False)
    with damaged.house.open("morag") as desk:
        assert (desk.problems, desk.warnings) == ((), ("restored",))
        assert rows_of(desk) == rows


def last_row(damaged: Damaged) -> tuple[int, int]:
    """The page with the newest row of `up`, and the number that this row has."""
    with damaged.house.open("morag") as desk:
        head = desk.store.head(desk.device, "up")
    return next(page for page, held in damaged.ledger.items() if head.hash in held), head.seq


def test_a_number_that_was_lost_is_never_given_again(damaged: Damaged) -> None:
    page, seq = last_row(damaged)
    damaged.blank(page)
    done = damaged.repair()
    assert done is not None
    assert done.rows
    with damaged.house.open("morag") as desk:
        record_contact(desk, f"{desk.letters}-0001", contact(note="written afterwards"))
        assert desk.store.head(desk.device, "up").seq > seq
        assert examine(desk).ok


def test_what_the_office_has_confirmed_may_be_missing_and_one_goes_on_sending(
    damaged: Damaged,
) -> None:
    house = damaged.house
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]
    with house.open("office") as desk:
        device = desk.store.local.peers()[0].device
    assert [one.result for one in house.carry("office", "morag", to=device)] == ["applied"]
    damaged.blank(last_row(damaged)[0])
    done = damaged.repair()
    assert done is not None
    assert 0 < done.at_office <= done.rows
    # The office's receipt for a row that is missing here is no sign of an older copy.
    files, _ = house.seal("office", device, receipt=True)
    assert [one.result for one in house.bring("morag", *files)] == ["already"]
    with house.open("morag") as desk:
        assert (desk.problems, desk.warnings) == ((), ())
        record_contact(desk, f"{desk.letters}-0001", contact(note="written afterwards"))
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]
    with house.open("office") as desk:
        assert desk.store.find(Contact, note="written afterwards")
        assert desk.store.local.peer(device).state == "enrolled"  # type: ignore[union-attr]


def test_what_the_office_has_not_got_stops_what_follows_it_and_nothing_before(
    damaged: Damaged,
) -> None:
    house = damaged.house
    damaged.blank(last_row(damaged)[0])
    done = damaged.repair()
    assert done is not None
    assert done.at_office == 0
    with house.open("morag") as desk:
        record_contact(desk, f"{desk.letters}-0001", contact(note="cannot follow"))
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]
    with house.open("office") as desk:
        device = desk.store.local.peers()[0].device
        assert not desk.store.find(Contact, note="cannot follow")
    house.carry("office", "morag", to=device)
    with pytest.raises(RowsLost):
        house.carry("morag", "office")


def test_a_vault_that_is_open_is_not_repaired(damaged: Damaged) -> None:
    with damaged.house.open("morag"), pytest.raises(VaultInUse):
        damaged.repair()


def test_a_second_repair_keeps_what_the_first_one_said_was_lost(damaged: Damaged) -> None:
    page = damaged.notes
    damaged.blank(page)
    assert damaged.repair() is not None
    with Pages(damaged.file, damaged.key) as pages:
        last = pages.count
    damaged.flip(last)
    done = damaged.repair()
    assert done is not None
    assert len(list(damaged.file.parent.glob("record.db.damaged-*"))) == 2
    assert done.rows >= len(damaged.ledger[page])
    with damaged.house.open("morag") as desk:
        assert list(check.problems(desk.store.database)) == []
