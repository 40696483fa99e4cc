"""Deciding what becomes of a verified bundle: the arrivals table, as one pure function.

- `decide` changes nothing. The store fills `Known`, asks, and writes what the verdict says.
- One bundle, one verdict, all or nothing. Merging it twice changes nothing the second time.
- Order is the chain's, never the clock's: bundles may come in any order and more than once.
- Two rows of one device under one number is a fork: that device is frozen, both are kept.
- A receipt (`have`) that is ahead of this desk's own chain, or of another chain, means that this
  desk was put back to an older copy; the bundle waits until a person has seen to that.

Rows are compared by one hash: a row's hash binds every row before it, so where the last one
that both sides have agrees, all before it do.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from db.bundle.header import Carried, Have
from db.bundle.lines import OpenRow
from db.bundle.open import Opened
from db.errors import BundleForeign
from db.ledger import EMPTY, Head
from db.names import DeviceId, Hash


class Standing(Struct, frozen=True):
    """How this desk holds with a sender. `from_seq`: a revoked laptop's first row not taken."""

    state: Literal["enrolled", "revoked", "frozen"] = "enrolled"
    from_seq: int = 0


class Known(Struct, frozen=True, kw_only=True):
    """What this desk holds, as far as a bundle from one sender is concerned. The store fills it."""

    me: DeviceId
    service: str
    standing: Standing  # of the sender
    heads: Mapping[tuple[DeviceId, str], Head]  # (device, stream): the sender's here, and my own
    hash_at: Callable[[DeviceId, str, int], Hash | None]  # of a row that is held here
    confirmed: Mapping[str, Head] = {}  # my streams as the sender confirmed them before


class Fork(Struct, frozen=True):
    """Two rows under one number: the one held here, and the one that came."""

    stream: str
    seq: int
    held: Hash | None
    came: Hash


class Apply(Struct, frozen=True):
    """Take these rows in, with `Opened.blobs`, and note the receipts. Perhaps receipts alone."""

    rows: tuple[OpenRow, ...]
    receipts: tuple[Have, ...]


class Already(Struct, frozen=True):
    """Every row is here. Note the receipts, and let the next bundle confirm once more."""

    receipts: tuple[Have, ...]


class Missing(Struct, frozen=True):
    """Rows that must come first: `first` to `last` of a stream."""

    stream: str
    first: int
    last: int


class Held(Struct, frozen=True):
    """Keep the file and ask again when something was applied. The receipts count already."""

    missing: tuple[Missing, ...]
    receipts: tuple[Have, ...]


class Quarantine(Struct, frozen=True):
    """Keep the file as it came. `freeze`: take nothing more from this device until decided."""

    reason: Literal["fork", "frozen", "revoked"]
    freeze: bool = False
    fork: Fork | None = None


class Behind(Struct, frozen=True):
    """This desk was rolled back: the sender holds rows of it that it does not have.

    At a laptop that is `db.errors.RolledBack`; at the office the same of the office. Keep the
    file; nothing of it was taken.
    """

    stream: str
    mine: Head  # what this desk has
    theirs: Head  # what the sender confirms


Verdict = Apply | Already | Held | Quarantine | Behind


def decide(opened: Opened, known: Known) -> Verdict:
    """What to do with this bundle. Raises `BundleForeign` for another desk's or service's."""
    header = opened.header
    if header.recipient.device != known.me or header.service != known.service:
        raise BundleForeign
    barred = _barred(opened, known)
    if barred is not None:
        return barred
    # A revoked laptop may be in a thief's hands: what it claims of this desk is not listened to.
    heeded = known.standing.state == "enrolled"
    behind = _behind(header.have, known) if heeded else None
    if behind is not None:
        return behind
    receipts = _news(header.have, known) if heeded else ()
    missing = tuple(
        Missing(run.stream, head.seq + 1, run.before.seq)
        for run in header.streams
        if (head := _head(run, known)).seq < run.before.seq
    )
    if missing:
        return Held(missing, receipts)
    fresh = {run.stream: _head(run, known).seq for run in header.streams}
    rows = tuple(row for row in opened.rows if row.row.header.seq > fresh[row.row.header.stream])
    if rows or (receipts and not header.streams):
        return Apply(rows, receipts)
    return Already(receipts)


def _head(run: Carried, known: Known) -> Head:
    return known.heads.get((run.device, run.stream), EMPTY)


def _barred(opened: Opened, known: Known) -> Quarantine | None:
    standing, runs = known.standing, opened.header.streams
    if standing.state == "frozen":
        return Quarantine("frozen")
    if standing.state == "revoked" and any(run.last >= standing.from_seq for run in runs):
        return Quarantine("revoked")
    for run in runs:
        fork = _fork(run, opened, known)
        if fork is not None:
            return Quarantine("fork", freeze=True, fork=fork)
    return None


def _fork(run: Carried, opened: Opened, known: Known) -> Fork | None:
    """The first row of this run that differs from the one held here under its number."""
    shared = min(run.last, _head(run, known).seq)
    if shared < run.before.seq:
        return None  # nothing in common: a gap
    came = {
        row.row.header.seq: row.row.hash
        for row in opened.rows
        if row.row.header.stream == run.stream
    }
    came[run.before.seq] = run.before.hash
    head = _head(run, known)

    def held(seq: int) -> Hash | None:
        if seq in (0, head.seq):
            return head.hash if seq else EMPTY.hash
        return known.hash_at(run.device, run.stream, seq)

    if held(shared) == came[shared]:
        return None
    for seq in range(run.before.seq, shared + 1):
        # What a repair could not bring back contradicts nothing.
        if held(seq) not in (came[seq], None):
            return Fork(run.stream, seq, held(seq), came[seq])
    return None


def _behind(have: tuple[Have, ...], known: Known) -> Behind | None:
    for receipt in have:
        mine = known.heads.get((known.me, receipt.stream), EMPTY)
        # Row 0 is where every chain begins; past our own last row there is no hash at all.
        if not receipt.seq:
            continue
        held = known.hash_at(known.me, receipt.stream, receipt.seq)
        # A row below the head that is not here was lost and is known to be: the sender has it.
        if held != receipt.hash and (held is not None or receipt.seq > mine.seq):
            return Behind(receipt.stream, mine, Head(receipt.seq, receipt.hash))
    return None


def _news(have: tuple[Have, ...], known: Known) -> tuple[Have, ...]:
    """The receipts that go beyond what was confirmed before: bundles may come out of order."""
    return tuple(
        receipt for receipt in have if receipt.seq > known.confirmed.get(receipt.stream, EMPTY).seq
    )
