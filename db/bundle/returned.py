"""Rows that the office returns to a laptop which lost them: what of them proves itself.

- A row that stands is never replaced: one that came and differs from it makes the bundle unfit.
- A lost row is known by the hash of the last one of its gap, which the row after it (or the
  stream's head) names. What ends in that hash is what was lost, down to its first row.
- Where the end of the stream was lost and the office holds only the beginning of that, its own
  signed `have` says how far it goes; taken so far as this laptop remembers having sent. The same
  where nothing here tells any more that there was an end: rows that go on from the last that
  stands, no further than was sent.
- It must lead down to the row before the gap. Anything else is refused, with its number.

Pure: `decide_returned` changes nothing; the store writes what it says.
"""

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from db.bundle.header import Have
from db.bundle.lines import OpenRow
from db.bundle.merge import Behind, Held, Missing, Quarantine
from db.bundle.open import Opened
from db.errors import BundleForeign
from db.ledger import EMPTY, Head
from db.names import DeviceId, Hash

STREAM = "up"


class Gap(Struct, frozen=True):
    """Rows `first` to `last` of this laptop's `up` are lost; the last of them had this hash."""

    first: int
    last: int
    hash: Hash


class Kept(Struct, frozen=True, kw_only=True):
    """What this laptop holds of its own `up` stream. The store fills it."""

    me: DeviceId
    service: str
    state: Literal["enrolled", "revoked", "frozen"]  # how it holds with the sender
    head: Head
    gaps: tuple[Gap, ...]
    sent: int  # the last row that it remembers having sent; 0 when none
    hash_at: Callable[[int], Hash | None]  # of a row that is held
    confirmed: int  # the last row that the office confirmed before


class TakeBack(Struct, frozen=True):
    """Put these rows where they were; `gaps` is what is lost after that. `whole`: the end that was
    lost is here, as far as the office says it goes and this laptop remembers having sent."""

    rows: tuple[OpenRow, ...]
    gaps: tuple[Gap, ...]
    receipts: tuple[Have, ...]
    whole: bool


class Unfit(Struct, frozen=True):
    """Row `seq` does not fit: nothing of the bundle is taken, and the file is kept."""

    seq: int
    why: Literal["stands", "gap", "below", "beyond", "alone"]


class _Refused(Exception):
    def __init__(self, verdict: "Unfit | Held") -> None:
        super().__init__()
        self.verdict = verdict


Verdict = TakeBack | Unfit | Held | Quarantine | Behind


def decide_returned(opened: Opened, kept: Kept) -> Verdict:
    """What to do with rows that came back. Raises `BundleForeign` for another desk's or service's.

    `TakeBack` without rows: everything is here already.
    """
    header = opened.header
    if header.recipient.device != kept.me or header.service != kept.service:
        raise BundleForeign
    if kept.state == "frozen":
        return Quarantine("frozen")
    theirs = next((Head(one.seq, one.hash) for one in header.have if one.stream == STREAM), EMPTY)
    behind = _behind(theirs, kept)
    if behind is not None:
        return behind
    rows = {one.row.header.seq: one for one in opened.rows}
    try:
        return _take(rows, theirs, kept, header.have)
    except _Refused as refused:
        return refused.verdict


def _behind(theirs: Head, kept: Kept) -> Behind | None:
    """More than was ever sent from here, or something else: this desk was put back."""
    held = kept.hash_at(theirs.seq) if theirs.seq else EMPTY.hash
    if theirs.seq > max(kept.head.seq, kept.sent) or held not in (None, theirs.hash):
        return Behind(STREAM, kept.head, theirs)
    return None


def _take(rows: dict[int, OpenRow], theirs: Head, kept: Kept, have: tuple[Have, ...]) -> TakeBack:
    for seq, one in rows.items():
        if kept.hash_at(seq) not in (None, one.row.hash):
            raise _Refused(Unfit(seq, "stands"))
    taken: list[OpenRow] = []
    left: list[Gap] = []
    for gap in kept.gaps:
        some = [rows[seq] for seq in range(gap.first, gap.last + 1) if seq in rows]
        if some:
            _must_end(some[-1], gap, theirs, kept)
            _must_begin(some[0], gap, kept)
        taken.extend(some)
        left.extend(_rest(gap, some))
    tail = [rows[seq] for seq in sorted(rows) if seq > kept.head.seq]
    if tail:
        _must_go_on(tail, theirs, kept)
    taken.extend(tail)
    end = tail[-1].row.header.seq if tail else kept.head.seq
    receipts = tuple(
        one for one in have if one.stream == STREAM and kept.confirmed < one.seq <= end
    )
    whole = bool(tail) and end >= max(theirs.seq, kept.sent)
    return TakeBack(tuple(taken), tuple(left), receipts, whole)


def _must_end(last: OpenRow, gap: Gap, theirs: Head, kept: Kept) -> None:
    """What came of a gap ends in what is known to have stood there."""
    seq, digest = last.row.header.seq, last.row.hash
    if seq == gap.last:
        if digest != gap.hash:
            raise _Refused(Unfit(seq, "gap"))
        return
    if seq < min(gap.last, theirs.seq):
        # Only what stands above it can prove it: that comes in another bundle.
        raise _Refused(Held((Missing(STREAM, seq + 1, min(gap.last, theirs.seq)),), ()))
    if gap.last != kept.head.seq:
        raise _Refused(Unfit(seq, "alone"))
    if seq > min(theirs.seq, kept.sent):
        raise _Refused(Unfit(seq, "beyond"))
    if digest != theirs.hash:
        raise _Refused(Unfit(seq, "gap"))


def _must_begin(first: OpenRow, gap: Gap, kept: Kept) -> None:
    seq = first.row.header.seq
    if seq == gap.first:
        below = kept.hash_at(seq - 1) if seq > 1 else EMPTY.hash
        if below is not None and below != first.row.prev:
            raise _Refused(Unfit(seq, "below"))


def _rest(gap: Gap, some: list[OpenRow]) -> Iterator[Gap]:
    """What is still lost of a gap."""
    if not some:
        yield gap
        return
    first, last = some[0].row, some[-1].row.header.seq
    if first.header.seq > gap.first:
        yield Gap(gap.first, first.header.seq - 1, first.prev)
    if last < gap.last:
        yield Gap(last + 1, gap.last, gap.hash)


def _must_go_on(tail: list[OpenRow], theirs: Head, kept: Kept) -> None:
    first, last = tail[0].row, tail[-1].row.header.seq
    if last > min(theirs.seq, kept.sent):
        raise _Refused(Unfit(max(min(theirs.seq, kept.sent), kept.head.seq) + 1, "beyond"))
    if first.header.seq > kept.head.seq + 1:
        raise _Refused(Held((Missing(STREAM, kept.head.seq + 1, first.header.seq - 1),), ()))
    if first.prev != kept.head.hash:
        raise _Refused(Unfit(first.header.seq, "below"))
    if last == theirs.seq and tail[-1].row.hash != theirs.hash:
        raise _Refused(Unfit(last, "gap"))
