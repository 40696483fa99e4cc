"""The arrivals table: one verdict a bundle, whatever the order, and the second time nothing."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.bundle.header import Have
from db.bundle.lines import OpenRow
from db.bundle.merge import (
    Already,
    Apply,
    Behind,
    Held,
    Known,
    Missing,
    Quarantine,
    Standing,
    Verdict,
    decide,
)
from db.bundle.open import Opened
from db.errors import BundleForeign
from db.ledger import EMPTY, GENESIS, Head, Row
from db.names import DeviceId, Hash
from tests.db.bundle.forge import (
    LAPTOP,
    OFFICE,
    OTHER,
    SERVICE,
    Desk,
    bundle,
    chain,
    head_of,
    known,
    opened,
    school,
    up,
    welcome,
)

ROWS = up(12)
ALL = chain(OFFICE.device, "all", [school(n) for n in range(6)])
MINE = chain(OFFICE.device, f"to:{LAPTOP.device}", [welcome(n) for n in range(4)])


class Shelf:
    """What a desk holds, in memory: what the store is, without its tables."""

    def __init__(self, desk: Desk = OFFICE, own: Sequence[Row] = ()) -> None:
        self.desk = desk
        self.rows: dict[tuple[DeviceId, str], list[Row]] = {}
        self.confirmed: dict[str, Head] = {}
        self.waiting: list[Opened] = []
        self.take(own)

    def take(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self.rows.setdefault((row.header.device, row.header.stream), []).append(row)

    def heads(self) -> Mapping[tuple[DeviceId, str], Head]:
        return {key: head_of(rows) for key, rows in self.rows.items()}

    def hash_at(self, device: DeviceId, stream: str, seq: int) -> Hash | None:
        rows = self.rows.get((device, stream), [])
        return rows[seq - 1].hash if seq <= len(rows) else None

    def known(self, standing: Standing | None = None) -> Known:
        return Known(
            me=self.desk.device,
            service=SERVICE,
            standing=standing or Standing(),
            heads=self.heads(),
            hash_at=self.hash_at,
            confirmed=self.confirmed,
        )

    def receive(self, arrived: Opened) -> Verdict:
        """What `receive` does: apply, or hold and try again once something was applied."""
        verdict = decide(arrived, self.known())
        if isinstance(verdict, Held):
            self.waiting.append(arrived)
        if isinstance(verdict, Apply | Already | Held):
            for receipt in verdict.receipts:
                self.confirmed[receipt.stream] = Head(receipt.seq, receipt.hash)
        if isinstance(verdict, Apply):
            self.take([one.row for one in verdict.rows])
            again, self.waiting = self.waiting, []
            for one in again:
                self.receive(one)
        return verdict


def sent(rows: Sequence[Row], have: Sequence[Have] = ()) -> Opened:
    return opened(bundle(rows, have=have))


def posted(rows: Sequence[Row], have: Sequence[Have] = ()) -> Opened:
    data = bundle(rows, sender=OFFICE, to=LAPTOP, have=have)
    return opened(data, at=LAPTOP, signer=known(OFFICE))


def seqs(rows: Sequence[OpenRow]) -> list[int]:
    return [one.row.header.seq for one in rows]


# --- applied, already, held ---


def test_the_first_bundle_is_applied_whole() -> None:
    verdict = Shelf().receive(sent(ROWS[:3]))
    assert isinstance(verdict, Apply)
    assert seqs(verdict.rows) == [1, 2, 3]


def test_of_an_overlap_only_what_is_new_is_applied() -> None:
    shelf = Shelf()
    shelf.receive(sent(ROWS[:5]))
    verdict = shelf.receive(sent(ROWS[2:8]))
    assert isinstance(verdict, Apply)
    assert seqs(verdict.rows) == [6, 7, 8]


def test_what_is_here_already_changes_nothing() -> None:
    shelf = Shelf()
    shelf.receive(sent(ROWS[:5]))
    before = shelf.heads()
    for part in (ROWS[:5], ROWS[1:3], ROWS[4:5], ROWS[:1]):
        assert shelf.receive(sent(part)) == Already(())
    assert shelf.heads() == before


def test_a_gap_is_held_and_its_numbers_named() -> None:
    shelf = Shelf()
    shelf.receive(sent(ROWS[:2]))
    assert shelf.receive(sent(ROWS[5:8])) == Held((Missing("up", 3, 5),), ())
    assert shelf.heads()[LAPTOP.device, "up"].seq == 2
    shelf.receive(sent(ROWS[2:5]))
    assert shelf.heads()[LAPTOP.device, "up"].seq == 8
    assert shelf.waiting == []


def test_a_gap_in_one_stream_holds_the_whole_bundle() -> None:
    shelf = Shelf(LAPTOP)
    verdict = shelf.receive(posted([*ALL[:2], *MINE[1:]]))
    assert verdict == Held((Missing(MINE[0].header.stream, 1, 1),), ())
    assert shelf.heads() == {}


def test_each_stream_goes_on_from_its_own_head() -> None:
    shelf = Shelf(LAPTOP)
    shelf.receive(posted(ALL[:4]))
    verdict = shelf.receive(posted([*ALL[2:], *MINE[:1]]))
    assert isinstance(verdict, Apply)
    assert seqs(verdict.rows) == [5, 6, 1]


# --- foreign, forked, barred ---


def test_another_desks_bundle_is_foreign() -> None:
    with pytest.raises(BundleForeign):
        decide(sent(ROWS[:1]), Shelf(OTHER).known())
    elsewhere = Shelf().known()
    elsewhere = Known(
        me=elsewhere.me,
        service="Another Service",
        standing=Standing(),
        heads={},
        hash_at=elsewhere.hash_at,
    )
    with pytest.raises(BundleForeign):
        decide(sent(ROWS[:1]), elsewhere)


@pytest.mark.parametrize("common", [0, 1, 4])
@pytest.mark.parametrize("start", [0, 1, 4])
def test_a_fork_freezes_and_names_where_it_parts(common: int, start: int) -> None:
    """However much of it the bundle carries, the first row that differs from ours is named."""
    shelf = Shelf()
    shelf.receive(sent(ROWS[:6]))
    branch = [*ROWS[:common], *up(5, " another", head_of(ROWS[:common]))]
    verdict = shelf.receive(sent(branch[start:]))
    assert isinstance(verdict, Quarantine)
    assert (verdict.reason, verdict.freeze) == ("fork", True)
    assert verdict.fork is not None
    first = max(common + 1, start)  # what went before the bundle is known by its head alone
    assert (verdict.fork.stream, verdict.fork.seq) == ("up", first)
    assert verdict.fork.held == ROWS[first - 1].hash
    assert verdict.fork.came == branch[first - 1].hash
    assert shelf.heads()[LAPTOP.device, "up"] == head_of(ROWS[:6])


def test_a_branch_that_goes_on_beside_our_last_row_is_a_fork() -> None:
    """It begins right after our last row, but follows another one."""
    shelf = Shelf()
    shelf.receive(sent(ROWS[:3]))
    branch = [*ROWS[:2], *up(3, " another", head_of(ROWS[:2]))]
    verdict = shelf.receive(sent(branch[3:]))
    assert isinstance(verdict, Quarantine)
    assert verdict.fork is not None
    assert verdict.fork.seq == 3


def test_a_frozen_device_is_quarantined_whatever_it_sends() -> None:
    for part in (ROWS[:1], ROWS[4:5]):
        verdict = decide(sent(part), Shelf().known(Standing("frozen")))
        assert verdict == Quarantine("frozen")


def test_a_revoked_device_is_taken_up_to_the_row_named_and_no_further() -> None:
    shelf = Shelf()
    shelf.receive(sent(ROWS[:2]))
    revoked = shelf.known(Standing("revoked", from_seq=5))
    assert isinstance(decide(sent(ROWS[2:4]), revoked), Apply)
    assert decide(sent(ROWS[:2]), revoked) == Already(())
    for part in (ROWS[2:5], ROWS[4:], ROWS[7:]):
        assert decide(sent(part), revoked) == Quarantine("revoked")


def test_a_revoked_device_cannot_tell_us_that_we_were_rolled_back() -> None:
    shelf = Shelf()
    lie = Have(stream="all", seq=99, hash=Hash("1" * 64))
    revoked = shelf.known(Standing("revoked", from_seq=5))
    assert isinstance(decide(sent(ROWS[:2], [lie]), revoked), Apply)


# --- receipts ---


def test_a_receipt_confirms_and_the_second_time_says_nothing_new() -> None:
    shelf = Shelf(LAPTOP, ROWS)
    have = Have(stream="up", seq=7, hash=ROWS[6].hash)
    assert shelf.receive(posted([], [have])) == Apply((), (have,))
    assert shelf.confirmed == {"up": Head(7, ROWS[6].hash)}
    assert shelf.receive(posted([], [have])) == Already(())


def test_an_older_receipt_takes_nothing_back() -> None:
    shelf = Shelf(LAPTOP, ROWS)
    shelf.receive(posted([], [Have(stream="up", seq=7, hash=ROWS[6].hash)]))
    older = Have(stream="up", seq=3, hash=ROWS[2].hash)
    assert shelf.receive(posted([], [older])) == Already(())
    assert shelf.confirmed["up"].seq == 7


def test_a_receipt_counts_though_its_bundle_is_held_or_known() -> None:
    have = Have(stream="up", seq=2, hash=ROWS[1].hash)
    held = Shelf(LAPTOP, ROWS).receive(posted(ALL[3:], [have]))
    assert held == Held((Missing("all", 1, 3),), (have,))
    shelf = Shelf(LAPTOP, [*ROWS, *ALL])
    assert shelf.receive(posted(ALL, [have])) == Already((have,))


def test_a_receipt_for_nothing_is_no_news() -> None:
    shelf = Shelf(LAPTOP, ROWS)
    assert shelf.receive(posted([], [Have(stream="up", seq=0, hash=GENESIS)])) == Already(())


@pytest.mark.parametrize("ahead", ["by one", "by many", "of another chain"])
def test_a_receipt_ahead_of_our_own_rows_means_that_we_were_rolled_back(
    ahead: Literal["by one", "by many", "of another chain"],
) -> None:
    shelf = Shelf(LAPTOP, ROWS[:5])
    have = {
        "by one": Have(stream="up", seq=6, hash=ROWS[5].hash),
        "by many": Have(stream="up", seq=12, hash=ROWS[11].hash),
        "of another chain": Have(stream="up", seq=4, hash=ROWS[11].hash),
    }[ahead]
    verdict = shelf.receive(posted(ALL, [have]))
    assert verdict == Behind("up", head_of(ROWS[:5]), Head(have.seq, have.hash))
    assert (OFFICE.device, "all") not in shelf.heads()
    assert shelf.confirmed == {}


def test_a_receipt_shows_the_office_too_that_it_was_rolled_back() -> None:
    shelf = Shelf(OFFICE, ALL[:2])
    verdict = shelf.receive(sent(ROWS[:1], [Have(stream="all", seq=6, hash=ALL[5].hash)]))
    assert verdict == Behind("all", head_of(ALL[:2]), head_of(ALL))


def test_an_empty_vault_that_had_sent_rows_is_rolled_back() -> None:
    verdict = Shelf(LAPTOP).receive(posted([], [Have(stream="up", seq=1, hash=ROWS[0].hash)]))
    assert verdict == Behind("up", EMPTY, Head(1, ROWS[0].hash))


# --- whatever the order ---

PARTS = {
    (first, last): sent(ROWS[first:last])
    for first in range(len(ROWS))
    for last in range(first + 1, len(ROWS) + 1)
}


@given(
    cuts=st.sets(st.integers(1, len(ROWS) - 1)),
    more=st.lists(st.sampled_from(sorted(PARTS)), max_size=8),
    data=st.data(),
)
def test_in_any_order_and_any_number_of_times_the_heads_are_the_same(
    cuts: set[int], more: list[tuple[int, int]], data: st.DataObject
) -> None:
    ends = [0, *sorted(cuts), len(ROWS)]
    parts = [*pairwise(ends), *more]
    shelf = Shelf()
    for part in data.draw(st.permutations(parts)):
        shelf.receive(PARTS[part])
    assert shelf.rows == {(LAPTOP.device, "up"): ROWS}
    assert shelf.waiting == []
    for part in parts:  # and once more: nothing changes
        assert shelf.receive(PARTS[part]) == Already(())
    assert shelf.rows == {(LAPTOP.device, "up"): ROWS}


@given(st.lists(st.sampled_from(sorted(PARTS)), max_size=10))
def test_a_second_merge_changes_nothing(parts: list[tuple[int, int]]) -> None:
    shelf = Shelf()
    for part in parts:
        first = shelf.receive(PARTS[part])
        rows, waiting = dict(shelf.rows), len(shelf.waiting)
        second = shelf.receive(PARTS[part])
        if isinstance(first, Held):
            assert second == first
            assert len(shelf.waiting) == waiting + 1
            shelf.waiting.pop()
        else:
            assert second == Already(())
        assert shelf.rows == rows


@given(
    st.integers(0, len(ROWS)),
    st.integers(0, len(ROWS) - 1),
    st.lists(st.sampled_from(sorted(PARTS)), min_size=1, max_size=10),
)
def test_what_a_desk_holds_is_always_a_sound_beginning(
    held: int, common: int, parts: list[tuple[int, int]]
) -> None:
    """Also with a forked branch among what comes: nothing of it ever gets in beside ours."""
    shelf = Shelf(OFFICE, ROWS[:held])
    branch = [*ROWS[:common], *up(len(ROWS) - common, " another", head_of(ROWS[:common]))]
    for at, (first, last) in enumerate(parts):
        shelf.receive(PARTS[first, last] if at % 2 else sent(branch[first:last]))
        rows = shelf.rows.get((LAPTOP.device, "up"), [])
        assert rows in (ROWS[: len(rows)], branch[: len(rows)])
        assert rows[:held] == ROWS[:held]
