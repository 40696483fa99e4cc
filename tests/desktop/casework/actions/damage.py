"""A vault that is damaged for real: pages of its record that cannot be read any more."""

from dataclasses import dataclass
from pathlib import Path

from db.names import Hash
from db.store.mending import btree
from db.vault.connection import PAGE_BYTES
from db.vault.pages import Pages
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.repair import repair
from desktop.casework.actions.safety.repaired import still_lost
from desktop.casework.desk import Desk
from desktop.casework.history.repairs import Repaired
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import contact, opened

LONG = "What was said at length, and more of it. " * 300


@dataclass
class Damaged:
    """Morag's vault as it was, and ways to damage it."""

    house: House
    rows: frozenset[Hash]
    key: bytes
    good: bytes
    head: bytes
    ledger: dict[int, frozenset[Hash]]  # leaf pages, and the rows on each
    notes: int  # the page with most of the contacts, and nothing else

    @property
    def file(self) -> Path:
        return self.house.path("morag") / "record.db"

    def flip(self, page: int, at: int = 1000) -> None:
        data = bytearray(self.file.read_bytes())
        data[(page - 1) * PAGE_BYTES + at] ^= 4
        self.file.write_bytes(data)

    def blank(self, *pages: int) -> None:
        data = bytearray(self.file.read_bytes())
        for page in pages:
            data[(page - 1) * PAGE_BYTES : page * PAGE_BYTES] = bytes(PAGE_BYTES)
        self.file.write_bytes(data)

    def again(self) -> None:
        """As it was before any damage, and before any repair."""
        for one in self.file.parent.glob("record.db*"):
            one.unlink()
        self.file.write_bytes(self.good)
        self.file.with_name("head").write_bytes(self.head)

    def repair(self) -> Repaired | None:
        return repair(self.house.path("morag"), PASSPHRASE, self.house.world)

    def sound(self) -> frozenset[Hash]:
        """The rows that are there now; every check must be clean, and one can go on writing."""
        with self.house.open("morag") as desk:
            assert (desk.problems, desk.warnings) == ((), ())
            assert examine(desk).problems == ()
            there = rows_of(desk)
            record_contact(desk, f"{desk.letters}-0001", contact(note="written afterwards"))
            assert examine(desk).problems == ()
        return there


def rows_of(desk: Desk) -> frozenset[Hash]:
    return frozenset(Hash(row[0]) for row in desk.store.database.run("SELECT hash FROM ledger"))


def page_of_notes(desk: Desk, ledger: dict[int, frozenset[Hash]]) -> int:
    """The one that holds most contacts and nothing else."""
    kinds = dict(desk.store.database.run("SELECT hash, kind FROM ledger"))
    pages = (page for page in ledger if {kinds[row] for row in ledger[page]} == {"contact"})
    return max(pages, key=lambda page: len(ledger[page]))


def ledger_leaves(file: Path, key: bytes, rows: frozenset[Hash]) -> dict[int, frozenset[Hash]]:
    with Pages(file, key) as pages:
        found = {
            page.number: frozenset(
                Hash(str(cell.values[4]))
                for cell in btree.cells(page, pages.read)
                if len(cell.values) == 13 and cell.values[4] in rows
            )
            for page in pages
            if btree.kind_of(page) == btree.TABLE_LEAF
        }
    return {number: held for number, held in found.items() if held}


def with_notes(house: House) -> Damaged:
    """Morag's vault with a case and many notes, as it was before any damage."""
    with house.open("morag") as desk:
        opened(desk)
        for number in range(24):
            note = LONG if number % 8 == 3 else f"The plan was spoken of, {number}. " * 12
            record_contact(desk, f"{desk.letters}-0001", contact(note=note))
        rows, key = rows_of(desk), desk.vault.hand_over()[2]
    file = house.path("morag") / "record.db"
    ledger = ledger_leaves(file, key, rows)
    with house.open("morag") as desk:
        notes = page_of_notes(desk, ledger)
    head = file.with_name("head").read_bytes()
    return Damaged(house, rows, key, file.read_bytes(), head, ledger, notes)


def lose(house: House, first: int, last: int) -> None:
    """These rows of Morag's for the office are gone, and her record was repaired."""
    with house.open("morag") as desk:
        desk.store.database.run(
            "DELETE FROM ledger WHERE device = ? AND stream = 'up' AND seq BETWEEN ? AND ?",
            (desk.device, first, last),
        )
    assert repair(house.path("morag"), PASSPHRASE, house.world) is not None
    with house.open("morag") as desk:
        gaps = still_lost(desk)
        assert (gaps[0].first, gaps[-1].last) == (first, last)
