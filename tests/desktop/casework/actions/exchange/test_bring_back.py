"""Rows that a laptop lost come back from its office, if they prove themselves, and no others do."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from db import ledger
from db.bundle.header import CAPS, Have, describe
from db.bundle.seal import seal, split
from db.errors import BadInput, DeviceEnded, NothingToBringBack, RowsLost, WrongDesk
from db.ledger import Row, stamp
from db.names import DeviceId, Hash
from db.records import Contact
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing import erase_wipe
from desktop.casework.actions.erasing.erase import erase
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.exchange.bring_back import bring_back, read_ranges
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attach_travel import clear_strays
from desktop.casework.actions.files.attached import files_of, open_file
from desktop.casework.actions.joining.end_device import revoke
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.repaired import repaired, still_lost
from desktop.casework.actions.safety.staff import add
from desktop.casework.history.repairs import told
from tests.builders import NOW, SERVICE, House
from tests.desktop.casework.actions.damage import lose, rows_of, with_notes
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.casework.photographs import pdf

SECOND = "orchard pebble lantern river maple dune"


def device_of(house: House) -> DeviceId:
    with house.open("morag") as desk:
        return desk.device


def returned(house: House, rows: str = "all") -> list[bytes]:
    """What the office sends back of Morag's."""
    files: list[bytes] = []

    def courier(_index: int, data: bytes) -> str:
        files.append(data)
        return "back.evenhand"

    device = device_of(house)
    with house.open("office") as office:
        bring_back(office, courier, device, rows)
    return files


def answers(came: Sequence[Arrived]) -> list[tuple[str, str]]:
    return [(one.result, one.code) for one in came]


def notes(house: House, count: int) -> None:
    """Morag has a case, and so many notes that the office has and has not confirmed yet."""
    with house.open("morag") as desk:
        case = opened(desk)
        for number in range(count):
            record_contact(desk, case, contact(note=f"note {number}"))
    assert answers(house.carry("morag", "office")) == [("applied", "")]


def forged(house: House, rows: Sequence[Row], have: Row | None = None) -> bytes:
    """What an office that lies could sign: these rows as returned, and how far it says it goes."""
    with house.open("morag") as morag:
        device, key = morag.device, morag.public_keys
    with house.open("office") as office:
        head = office.store.head(device, "up")
        says = Have(stream="up", seq=head.seq, hash=head.hash)
        if have is not None:
            says = Have(stream="up", seq=have.header.seq, hash=have.hash)
        header = describe(
            rows,
            (),
            service=SERVICE,
            sender=office.device,
            keys=office.keys,
            recipient=device,
            recipient_key=key.seal,
            number=office.store.local.next_number(device),
            made=stamp(NOW),
            have=(says,),
            returned=True,
        )
        return seal(header, rows, (), office.keys, key)


def held_by_office(house: House) -> list[Row]:
    device = device_of(house)
    with house.open("office") as office:
        return list(office.store.rows(device, "up"))


def chained(rows: Sequence[Row], prev: Hash, said: bytes) -> list[Row]:
    """The same rows, the first of them saying something else, each following the one before."""
    made: list[Row] = []
    for at, row in enumerate(rows):
        assert row.payload is not None
        assert row.salt is not None
        payload = row.payload.replace(b'"note ', said) if at == 0 else row.payload
        assert at > 0 or payload != row.payload
        made.append(ledger.make_row(row.header, prev, payload, row.salt))
        prev = made[-1].hash
    return made


def test_what_damaged_pages_took_with_them_comes_back_and_sending_goes_on(house: House) -> None:
    damaged = with_notes(house)
    assert answers(house.carry("morag", "office")) == [("applied", "")]
    with house.open("morag") as desk:
        order = [
            row[0] for row in desk.store.database.run("SELECT hash FROM ledger ORDER BY rowid")
        ]
    damaged.blank(damaged.notes)
    done = damaged.repair()
    assert done is not None
    assert {one.whose for one in done.ranges} == {"up"}
    assert any("has not confirmed them" in line for line in told(done, NOW))
    with house.open("morag") as desk:
        (gap,) = still_lost(desk)
        record_contact(desk, f"{desk.letters}-0001", contact(note="written afterwards"))
    house.carry("morag", "office")
    assert answers(house.bring("morag", *returned(house, f"{gap.first}-{gap.last}"))) == [
        ("applied", "rows-returned")
    ]
    with house.open("morag") as desk:
        assert (desk.problems, desk.warnings, still_lost(desk)) == ((), (), ())
        assert examine(desk).problems == ()
        now = [row[0] for row in desk.store.database.run("SELECT hash FROM ledger ORDER BY rowid")]
        assert now[: len(order)] == order  # also in the order of writing
        assert len(desk.store.find(Contact)) == 25
        assert desk.store.search("plan was spoken")
        report = repaired(desk)
        assert report is not None
        assert report.came_back == gap.size
        assert any("brought" in line for line in told(report, NOW))
    # Nothing is wanting any more: once more changes nothing, and what was written goes on.
    assert answers(house.bring("morag", *returned(house))) == [("already", "nothing-lost")]
    with house.open("morag") as desk:
        assert rows_of(desk) >= damaged.rows
    house.carry("morag", "office")
    with house.open("office") as desk:
        assert desk.store.find(Contact, note="written afterwards")


def test_rows_that_the_office_had_and_had_not_confirmed_end_what_stopped_sending(
    house: House,
) -> None:
    notes(house, 6)
    with house.open("morag") as desk:
        end = desk.store.head(desk.device, "up").seq
    lose(house, end - 2, end - 1)
    with house.open("morag") as desk:
        record_contact(desk, f"{desk.letters}-0001", contact(note="cannot follow"))
        (gap,) = still_lost(desk)
        assert (gap.whose, gap.confirmed) == ("up", 0)
    assert answers(house.carry("morag", "office")) == [("already", "already")]
    house.bring("morag", *returned(house, f"{end - 2} to {end - 1}"))
    assert answers(house.carry("morag", "office")) == [("applied", "")]
    with house.open("office") as desk:
        assert desk.store.find(Contact, note="cannot follow")
        assert [one.state for one in desk.store.local.peers()] == ["enrolled"]


def test_a_gap_of_which_the_office_has_the_beginning_is_filled_so_far(house: House) -> None:
    notes(house, 4)
    house.carry("office", "morag")
    with house.open("morag") as desk:
        held = desk.store.head(desk.device, "up").seq
        for number in range(4):
            record_contact(desk, f"{desk.letters}-0001", contact(note=f"only here {number}"))
    lose(house, held - 1, held + 2)
    assert answers(house.bring("morag", *returned(house))) == [("applied", "rows-returned")]
    with house.open("morag") as desk:
        (gap,) = still_lost(desk)
        assert (gap.first, gap.last, gap.confirmed) == (held + 1, held + 2, held)
        assert examine(desk).problems == ()
    with pytest.raises(RowsLost):
        house.carry("morag", "office")


def test_several_bundles_may_come_in_any_order(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes(house, 8)
    with house.open("morag") as desk:
        end = desk.store.head(desk.device, "up").seq
        before = rows_of(desk)
    lose(house, end - 5, end)
    monkeypatch.setattr(  # the cap alone is made small
        "desktop.casework.actions.exchange.bring_back.split",
        lambda rows, brings: split(rows, replace(CAPS, rows=2), brings=brings),
    )
    high, *low = returned(house, f"{end - 5}-{end}")
    assert len(low) == 2
    came = house.bring("morag", *low, high)
    assert [one.result for one in came] == ["held", "held", "applied", "applied", "applied"]
    with house.open("morag") as desk:
        assert rows_of(desk) >= before
        assert still_lost(desk) == ()
        assert examine(desk).problems == ()


def test_nothing_that_was_altered_is_taken_whoever_signed_it(house: House) -> None:
    notes(house, 8)
    rows = held_by_office(house)
    end = len(rows)
    lose(house, end - 3, end - 2)
    gap = rows[end - 4 : end - 2]
    altered = chained(gap, rows[end - 5].hash, b'"NOTE ')
    beginning = chained(gap[:1], rows[end - 5].hash, b'"NOTE ')
    stands = chained(rows[end - 5 : end - 4], rows[end - 6].hash, b'"NOTE ')
    elsewhere = [
        ledger.make_row(
            replace(gap[1].header, seq=end + 1), rows[-1].hash, gap[1].payload or b"", b"x" * 32
        )
    ]
    with house.open("morag") as desk:
        before = list(desk.store.rows(desk.device, "up"))
    for lie, have, code in (
        (altered, None, "row-unfit-gap"),
        (beginning, beginning[0], "row-unfit-alone"),
        (stands, None, "row-unfit-stands"),
        (elsewhere, None, "row-unfit-beyond"),
        (elsewhere, elsewhere[0], "rolled-back"),
    ):
        came = house.bring("morag", forged(house, lie, have))
        assert [one.code for one in came] == [code]
        with house.open("morag") as desk:
            assert list(desk.store.rows(desk.device, "up")) == before
            assert len(still_lost(desk)) == 1


def test_at_the_end_the_office_says_how_far_it_goes_and_no_further_than_was_sent(
    house: House,
) -> None:
    notes(house, 4)
    with house.open("morag") as desk:
        held = desk.store.head(desk.device, "up").seq
        record_contact(desk, f"{desk.letters}-0001", contact(note="never sent"))
    house.seal("morag")  # it went, and never came
    lose(house, held - 1, held + 1)
    rows = held_by_office(house)
    assert answers(house.bring("morag", *returned(house))) == [("applied", "rows-returned")]
    with house.open("morag") as desk:
        assert [row.hash for row in desk.store.rows(desk.device, "up")] == [
            row.hash for row in rows
        ]
        (gap,) = still_lost(desk)
        assert (gap.first, gap.last) == (held + 1, held + 1)
        assert examine(desk).problems == ()


def test_what_was_erased_comes_blank_and_stays_erased(house: House) -> None:
    notes(house, 6)
    with house.open("office") as office:
        add(office, "Bo Fairhurst", SECOND, manager=False)
    rows = held_by_office(house)
    device = device_of(house)
    with house.open("morag") as desk:
        shown = desk.store.find(Contact)
    end = len(rows)
    whole = returned(house)  # made before anything was erased, and late on its way
    with house.open("office") as office:
        erase(office, f"contact:{shown[3].id}", "asked", "", SECOND)
        erase_wipe.finish(office)
    house.carry("office", "morag", to=device)
    lose(house, end - 4, end - 1)
    gone = next(row for row in rows if row.header.record == shown[3].id)
    for files in (whole, returned(house)):
        house.bring("morag", *files)
        with house.open("morag") as desk:
            assert still_lost(desk) == ()
            assert {one.id for one in desk.store.find(Contact)} == {one.id for one in shown} - {
                shown[3].id
            }
            (row,) = desk.store.rows(device, "up", after=gone.header.seq - 1, limit=1)
            assert (row.hash, row.payload, row.salt) == (gone.hash, None, None)
            assert examine(desk).problems == ()


def test_a_file_whose_row_was_lost_stays_and_one_that_is_gone_comes_with_it(house: House) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        first = desk.store.head(desk.device, "up").seq + 1
        attach(desk, case, look_at("one.pdf", pdf(1)))
        two = attach(desk, case, look_at("two.pdf", pdf(2)))
        last = desk.store.head(desk.device, "up").seq
        record_contact(desk, case, contact())
    house.carry("morag", "office")
    lose(house, first, last)
    with house.open("morag") as desk:
        assert clear_strays(desk) == 0
        assert files_of(desk, case) == ()
        one, other = sorted(desk.vault.blobs.iterdir())
        one.unlink()
        assert examine(desk).problems == ()
    house.bring("morag", *returned(house, f"{first}-{last}"))
    with house.open("morag") as desk:
        assert open_file(desk, two).data == pdf(2)
        assert [file.here for file in files_of(desk, case)] == [True, True]
        assert examine(desk).problems == ()
        assert {one.name for one in desk.vault.blobs.iterdir()} == {one.name, other.name}


def test_who_may_ask_for_what(house: House) -> None:
    notes(house, 1)
    device = device_of(house)
    assert read_ranges(" Rows 13 to 20 and 31, 40–41 ") == ((13, 20), (31, 31), (40, 41))
    assert read_ranges("all") is None
    with house.open("office") as office, pytest.raises(NothingToBringBack):
        bring_back(office, lambda *_: "", device, "900-904")
    for nonsense in ("20-13", "thirteen", "0", "1-", "1,,2"):
        with pytest.raises(BadInput):
            read_ranges(nonsense)
    with house.open("morag") as desk, pytest.raises(WrongDesk):
        bring_back(desk, lambda *_: "", device)
    with house.open("office") as office:
        revoke(office, device, "It was lost.")
        with pytest.raises(DeviceEnded):
            bring_back(office, lambda *_: "", device)
