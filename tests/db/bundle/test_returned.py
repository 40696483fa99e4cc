"""What of a returned run proves itself, where what stands here tells little of it."""

from collections.abc import Sequence

import msgspec
import pytest
from msgspec.structs import replace

from db.bundle.header import Have, describe, runs
from db.bundle.lines import write_line
from db.bundle.merge import Behind, Held, Missing, Quarantine
from db.bundle.open import Opened
from db.bundle.returned import Gap, Kept, TakeBack, Unfit, Verdict, decide_returned
from db.bundle.seal import seal
from db.errors import BundleForeign, BundleUnsound
from db.ledger import EMPTY, Head, Row, canonical
from db.own import Home
from tests.db.bundle.forge import (
    LAPTOP,
    MADE,
    OFFICE,
    OTHER,
    SERVICE,
    Desk,
    chain,
    head_of,
    header_of,
    household,
    opened,
    school,
    sealed_lines,
    up,
)

ROWS = up(9)
OTHERWISE = up(9, note=" otherwise")


def came(rows: Sequence[Row], have: Head) -> Opened:
    header = describe(
        rows,
        (),
        service=SERVICE,
        sender=OFFICE.device,
        keys=OFFICE.keys,
        recipient=LAPTOP.device,
        recipient_key=LAPTOP.keys.public.seal,
        number=1,
        made=MADE,
        have=(Have(stream="up", seq=have.seq, hash=have.hash),),
        returned=True,
    )
    return opened(seal(header, rows, (), OFFICE.keys, LAPTOP.keys.public), at=LAPTOP)


def kept(held: Sequence[Row], *, head: Head, sent: int, gaps: tuple[Gap, ...] = ()) -> Kept:
    at = {row.header.seq: row.hash for row in held}
    return Kept(
        me=LAPTOP.device,
        service=SERVICE,
        state="enrolled",
        head=head,
        gaps=gaps,
        sent=sent,
        hash_at=at.get,
        confirmed=0,
    )


def taken(verdict: Verdict) -> list[int]:
    assert isinstance(verdict, TakeBack)
    return [one.row.header.seq for one in verdict.rows]


def test_an_end_that_nothing_here_tells_of_goes_on_as_far_as_was_sent() -> None:
    four = kept(ROWS[:4], head=head_of(ROWS[:4]), sent=7)
    whole = decide_returned(came(ROWS[:7], head_of(ROWS[:7])), four)
    assert taken(whole) == [5, 6, 7]
    assert isinstance(whole, TakeBack)
    assert whole.whole
    some = decide_returned(came(ROWS[4:6], head_of(ROWS[:6])), four)
    assert taken(some) == [5, 6]
    assert isinstance(some, TakeBack)
    assert not some.whole  # a bundle with row 7 may still be on its way
    late = decide_returned(came(ROWS[5:7], head_of(ROWS[:7])), four)
    assert late == Held((Missing("up", 5, 5),), ())


def test_what_goes_beyond_what_was_sent_shows_an_older_copy() -> None:
    four = kept(ROWS[:4], head=head_of(ROWS[:4]), sent=4)
    assert isinstance(decide_returned(came(ROWS[:7], head_of(ROWS[:7])), four), Behind)
    assert decide_returned(came(ROWS[:7], head_of(ROWS[:4])), four) == Unfit(5, "beyond")


def test_an_end_that_is_of_another_chain_is_refused() -> None:
    four = kept(ROWS[:4], head=head_of(ROWS[:4]), sent=7)
    assert decide_returned(came(OTHERWISE[4:7], head_of(OTHERWISE[:7])), four) == Unfit(5, "below")
    assert decide_returned(came(ROWS[4:7], head_of(OTHERWISE[:7])), four) == Unfit(7, "gap")


def test_what_a_gap_had_below_it_must_be_there() -> None:
    """Its end fits, and it leads to another row than the one that stands below."""
    gap = Gap(4, 6, OTHERWISE[5].hash)
    desk = kept([*ROWS[:3], *OTHERWISE[6:]], head=head_of(OTHERWISE), sent=9, gaps=(gap,))
    verdict = decide_returned(came(OTHERWISE[3:6], head_of(OTHERWISE)), desk)
    assert verdict == Unfit(4, "below")


def test_part_of_a_gap_is_taken_from_its_end_and_never_from_its_beginning_alone() -> None:
    gap = Gap(3, 7, ROWS[6].hash)
    desk = kept([*ROWS[:2], *ROWS[7:]], head=head_of(ROWS), sent=9, gaps=(gap,))
    upper = decide_returned(came(ROWS[4:], head_of(ROWS)), desk)
    assert taken(upper) == [5, 6, 7]
    assert isinstance(upper, TakeBack)
    assert upper.gaps == (Gap(3, 4, ROWS[3].hash),)
    lower = decide_returned(came(ROWS[:4], head_of(ROWS)), desk)
    assert isinstance(lower, Held)
    assert [(one.first, one.last) for one in lower.missing] == [(5, 7)]
    assert decide_returned(came(ROWS[:4], head_of(ROWS[:4])), desk) == Unfit(4, "alone")


def test_a_frozen_office_and_another_desk_are_not_listened_to() -> None:
    desk = kept(ROWS[:4], head=head_of(ROWS[:4]), sent=9)
    frozen = replace(desk, state="frozen")
    assert decide_returned(came(ROWS, EMPTY), frozen) == Quarantine("frozen")
    with pytest.raises(BundleForeign):
        decide_returned(came(ROWS, EMPTY), replace(desk, me=OTHER.device))


def test_the_office_returns_a_laptop_its_own_rows_and_nobody_elses() -> None:
    assert [one.row for one in came(ROWS, head_of(ROWS)).rows] == ROWS
    others = chain(OTHER.device, "up", [household(1)])
    for rows in (others, chain(OFFICE.device, "all", [school(1)]), ()):
        with pytest.raises(ValueError, match=r"stream|run"):
            came(rows, EMPTY)
    own = chain(LAPTOP.device, "own", [Home(postcode="CA8 1RW")])
    for rows, sender, words in (
        (others, OFFICE, "another desk’s stream"),
        (chain(OFFICE.device, "all", [school(1)]), OFFICE, "may not send"),
        (own, OFFICE, "may not send"),
        (ROWS, OTHER, "returns no rows"),
    ):
        with pytest.raises(BundleUnsound) as refused:
            opened(returned_by(sender, rows), at=LAPTOP)
        assert words in str(refused.value.facts["problem"])
    opened(returned_by(OFFICE, ROWS), at=LAPTOP)


def returned_by(sender: Desk, rows: Sequence[Row]) -> bytes:
    """Any rows, called returned, properly signed by this desk."""
    said = msgspec.to_builtins(header_of(up(1), sender=LAPTOP, to=LAPTOP))
    said.update(kind="returned", streams=msgspec.to_builtins(tuple(runs(rows))))
    said.update(sender=sender.device, sender_key=sender.keys.public.fingerprint)
    lines = [write_line(row) for row in rows]
    return sealed_lines(canonical(said), lines, sender=sender, to=LAPTOP)
