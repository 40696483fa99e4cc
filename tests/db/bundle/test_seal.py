"""Sealing and splitting: what goes in comes out, and no bundle breaks a cap."""

import hashlib
import os

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import age
from db.bundle.header import CAPS, Caps, Have
from db.bundle.lines import line_bytes, write_line
from db.bundle.seal import seal, split
from db.ledger import Row, check_chain
from tests.db.bundle.forge import (
    LAPTOP,
    MADE,
    OFFICE,
    OTHER,
    SERVICE,
    bundle,
    chain,
    erased,
    head_of,
    header_of,
    household,
    opened,
    school,
    up,
    welcome,
)


def test_what_a_laptop_sends_the_office_reads() -> None:
    rows, blobs = up(5), [b"sealed letter", b"sealed picture"]
    rows[2] = erased(rows[2])
    got = opened(bundle(rows, blobs, have=[Have(stream="all", seq=4, hash=rows[0].hash)]))
    assert [open_row.row for open_row in got.rows] == rows
    assert got.rows[1].body == household(1)
    assert got.rows[2].body is None
    assert list(got.blobs.values()) == blobs
    assert list(got.blobs) == [hashlib.sha256(blob).hexdigest() for blob in blobs]
    assert got.signer == LAPTOP.signer
    header = got.header
    assert (header.service, header.sender, header.number) == (SERVICE, LAPTOP.device, 1)
    assert (header.kind, header.made, header.records) == ("record", MADE, 5)
    assert header.streams[0].after == head_of(rows)
    assert header.have[0].seq == 4
    assert check_chain(one.row for one in got.rows) == (head_of(rows), None)


def test_what_the_office_sends_a_laptop_reads() -> None:
    everyone = chain(OFFICE.device, "all", [school(n) for n in range(3)])
    alone = chain(OFFICE.device, f"to:{LAPTOP.device}", [welcome(0)])
    data = bundle([*everyone, *alone], sender=OFFICE, to=LAPTOP)
    got = opened(data, at=LAPTOP)
    assert [one.row for one in got.rows] == [*everyone, *alone]
    assert [run.stream for run in got.header.streams] == ["all", f"to:{LAPTOP.device}"]


def test_the_office_sends_a_receipt_without_rows() -> None:
    rows = up(3)
    have = [Have(stream="up", seq=3, hash=rows[-1].hash)]
    got = opened(bundle([], sender=OFFICE, to=LAPTOP, have=have), at=LAPTOP)
    assert got.header.kind == "receipt"
    assert got.rows == ()
    assert got.header.have == tuple(have)


def test_a_bundle_says_nothing_to_whoever_carries_it() -> None:
    data = bundle(up(2, note=" Zebedee"), [b"sealed letter"])
    for told in (b"Zebedee", b"CA1", SERVICE.encode(), LAPTOP.device.encode(), b"sealed letter"):
        assert told not in data


def test_rows_in_the_middle_of_a_chain_travel_alone() -> None:
    rows = up(9)
    got = opened(bundle(rows[4:7]))
    run = got.header.streams[0]
    assert (run.first, run.last) == (5, 7)
    assert run.before.hash == rows[3].hash


@pytest.mark.parametrize("broken", ["gap", "order", "another chain", "two desks"])
def test_rows_that_do_not_follow_are_not_sent(broken: str) -> None:
    rows, others = up(4), up(4, note=" too")
    wrong = {
        "gap": [rows[0], rows[2]],
        "order": [rows[1], rows[0]],
        "another chain": [rows[0], others[1]],
        "two desks": [rows[0], chain(OTHER.device, "up", [household(1), household(2)])[1]],
    }[broken]
    with pytest.raises(ValueError, match="without gaps and in order"):
        header_of(wrong)


def test_a_stream_goes_in_once_and_only_the_senders_own() -> None:
    rows, news = up(2), chain(LAPTOP.device, "all", [school(1)])
    for wrong in ([rows[0], *news, rows[1]], chain(OTHER.device, "up", [household(1)])):
        with pytest.raises(ValueError, match="its own sender once"):
            header_of(wrong)


def test_a_header_of_other_things_is_not_sealed() -> None:
    rows = up(3)
    header, to = header_of(rows, [b"one"]), OFFICE.keys.public
    for wrong_rows, wrong_blobs in ((rows[:2], [b"one"]), (rows, [b"two"]), (rows, [])):
        with pytest.raises(ValueError, match="other rows or files"):
            seal(header, wrong_rows, wrong_blobs, LAPTOP.keys, to)
    with pytest.raises(ValueError, match="another key"):
        seal(header, rows, [b"one"], OTHER.keys, to)
    with pytest.raises(ValueError, match="another recipient"):
        seal(header, rows, [b"one"], LAPTOP.keys, OTHER.keys.public)
    long = msgspec.structs.replace(header, service="x" * 500)
    with pytest.raises(ValueError, match="would be refused"):
        seal(long, rows, [b"one"], LAPTOP.keys, to)


def test_too_many_rows_are_not_sealed() -> None:
    rows = up(CAPS.rows + 1)
    with pytest.raises(ValueError, match="split"):
        seal(header_of(rows), rows, [], LAPTOP.keys, OFFICE.keys.public)


def test_a_file_that_is_too_large_is_not_sealed() -> None:
    rows, blobs = up(1), [os.urandom(17 * 2**20), os.urandom(17 * 2**20)]
    with pytest.raises(ValueError, match="32 MB"):
        seal(header_of(rows, blobs), rows, blobs, LAPTOP.keys, OFFICE.keys.public)


def test_the_largest_attachment_travels() -> None:
    rows, blob = up(1), os.urandom(25 * 2**20 + 16)
    assert split(rows, brings=lambda _: len(blob)) == [rows]
    assert len(bundle(rows, [blob])) <= CAPS.sealed


# --- splitting ---


def test_no_rows_make_no_bundles() -> None:
    assert split([]) == []


def test_the_length_of_a_line_is_known_without_making_it() -> None:
    for row in (up(1)[0], erased(up(1)[0]), up(1, note=" ŵ\n\"'")[0]):
        assert line_bytes(row) == len(write_line(row)) + 1


def test_rows_are_cut_at_the_cap_of_rows() -> None:
    rows = up(CAPS.rows + 5)
    parts = split(rows)
    assert [len(part) for part in parts] == [CAPS.rows, 5]
    assert len(opened(bundle(parts[0])).rows) == CAPS.rows


def test_rows_are_cut_at_the_cap_of_bytes_and_each_bundle_opens() -> None:
    long = [household(n, "é" * 40_000) for n in range(300)]
    rows = chain(LAPTOP.device, "up", long)
    assert sum(map(line_bytes, rows)) > CAPS.unpacked
    parts = split(rows)
    assert len(parts) == 2
    assert [row for part in parts for row in part] == rows
    for part in parts:
        assert len(opened(bundle(part)).rows) == len(part)


def test_what_cannot_be_packed_still_stays_within_the_file() -> None:
    """Files that nearly fill a bundle, and rows of noise beside them."""
    noise = [household(n, os.urandom(15_000).hex()) for n in range(400)]
    rows = chain(LAPTOP.device, "up", noise)
    weights = {row.hash: 6 * 2**20 for row in rows[::50]}
    for part in split(rows, brings=lambda row: weights.get(row.hash, 0)):
        blobs = [os.urandom(weights[row.hash]) for row in part if row.hash in weights]
        assert len(bundle(part, blobs)) <= CAPS.sealed


def test_a_row_that_no_bundle_holds_is_said() -> None:
    with pytest.raises(ValueError, match="larger than a bundle"):
        split(up(1), brings=lambda _: 40 * 2**20)


@given(
    cuts=st.lists(st.integers(0, 3000), min_size=1, max_size=40),
    rows=st.integers(1, 12),
    unpacked=st.integers(3500, 30_000),
    files=st.lists(st.sampled_from([0, 0, 10, 4000, 60_000]), min_size=40, max_size=40),
)
def test_however_rows_are_cut_none_is_lost_and_no_cap_is_broken(
    cuts: list[int], rows: int, unpacked: int, files: list[int]
) -> None:
    all_rows = chain(LAPTOP.device, "up", [household(0, "x" * cut) for cut in cuts])
    caps = Caps(rows=rows, unpacked=unpacked, sealed=500_000, blobs=3)
    weigh = {row.hash: weight for row, weight in zip(all_rows, files, strict=False)}

    def brings(row: Row) -> int:
        return weigh[row.hash]

    parts = split(all_rows, caps, brings=brings)
    assert [row for part in parts for row in part] == all_rows
    for part in parts:
        assert 1 <= len(part) <= caps.rows
        assert sum(map(line_bytes, part)) <= caps.unpacked
        blobs = [bytes([n]) * brings(row) for n, row in enumerate(part) if brings(row)]
        assert len(blobs) <= caps.blobs
        assert len(bundle(part, blobs)) <= caps.sealed


def test_sealed_bytes_are_never_the_same_twice() -> None:
    rows = up(1)
    assert bundle(rows) != bundle(rows)  # age draws a key for every file
    assert age.is_sealed(bundle(rows))
