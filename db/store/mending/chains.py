"""Chains put together again from rows that were found one by one, in one file or several.

From the end backwards: each row names the hash of the row before it, so what is taken is what was
there, whichever file it comes from. Where the row before is in none of them there is a hole, and
below it a row is taken only where all files agree on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from db.closeness import HandOver
from db.ledger import EMPTY, Head, Row, decode_body
from db.names import DeviceId, Hash
from db.store.holes import Hole
from db.store.mending.salvage import Found

Place = tuple[DeviceId, str]


@dataclass(frozen=True)
class Mended:
    """The ledger as it is after a repair. `brought`: rows by the number of the file they came
    from; 0 is the damaged one itself."""

    rows: tuple[Row, ...]  # in the order of writing
    heads: Mapping[Place, Head]
    holes: tuple[Hole, ...]
    brought: tuple[int, ...]
    certain: bool  # whether it is known where every stream ended


def mend(files: Sequence[Found], remembered: Mapping[Place, Head]) -> Mended:
    """Put the chains together. `files`: the damaged one first, then the backups, newest first.
    `remembered`: where the streams stood at the last lock.
    """
    by_hash: dict[Hash, tuple[int, int, Row]] = {}
    for number, found in enumerate(files):
        for digest, (order, row) in found.rows.items():
            by_hash.setdefault(digest, (number, order, row))
    heads: dict[Place, int] = defaultdict(int)
    for place, head in chain(remembered.items(), *(found.heads.items() for found in files)):
        heads[place] = max(head.seq, heads[place])
    _leave_handed(by_hash, heads)
    at: dict[Place, dict[int, set[Hash]]] = defaultdict(lambda: defaultdict(set))
    for digest, (_, _, row) in by_hash.items():
        at[_place(row)][row.header.seq].add(digest)
    ends = _ends(files, remembered, at)
    taken: list[tuple[int, int, Row]] = []
    holes: list[Hole] = []
    for place, end in ends.items():
        some, missing = _back(place, end, {d: row for d, (_, _, row) in by_hash.items()}, at[place])
        taken.extend(by_hash[digest] for digest in some)
        known = max((one.confirmed.get(place, EMPTY) for one in files), key=lambda head: head.seq)
        holes.extend(part for hole in missing for part in _split(hole, known))
    taken.sort(key=lambda one: (one[1], one[0]))
    return Mended(
        rows=tuple(row for _, _, row in taken),
        heads=ends,
        holes=tuple(sorted(holes)),
        brought=tuple(sum(one[0] == number for one in taken) for number in range(len(files))),
        certain=files[0].heads_whole,
    )


def _leave_handed(by_hash: dict[Hash, tuple[int, int, Row]], heads: Mapping[Place, int]) -> None:
    """Leave out rows that were handed over: of no chain here, or beyond the end of one (`heads`:
    the last number of each), they are put there again."""
    inside: set[Hash] = set()
    for _, _, row in by_hash.values():
        if row.header.kind == "hand_over" and row.payload is not None:
            body = decode_body("hand_over", row.payload)
            assert isinstance(body, HandOver)
            inside.update(one.hash for one in body.rows)
    for digest in inside & by_hash.keys():
        if by_hash[digest][2].header.seq > heads.get(_place(by_hash[digest][2]), 0):
            del by_hash[digest]


def _place(row: Row) -> Place:
    return row.header.device, row.header.stream


def _ends(
    files: Sequence[Found],
    remembered: Mapping[Place, Head],
    at: Mapping[Place, Mapping[int, set[Hash]]],
) -> dict[Place, Head]:
    """Where each stream ended, by whatever knows the furthest."""
    ends: dict[Place, Head] = {}
    known: list[Iterable[tuple[Place, Head]]] = [remembered.items()]
    known.extend(found.heads.items() for found in files)
    known.extend(found.confirmed.items() for found in files)
    known.append(
        (place, Head(max(seqs), min(seqs[max(seqs)]))) for place, seqs in at.items() if seqs
    )
    # The damaged record's own list last among equals: it is the one that was written with the rows.
    for heads in (files[0].heads.items(), *known):
        for place, head in heads:
            if head.seq > ends.get(place, EMPTY).seq:
                ends[place] = head
    return ends


def _split(hole: Hole, known: Head) -> tuple[Hole, ...]:
    """A hole in two, where another desk has confirmed a row of it: that row's hash is known too."""
    if not hole.first <= known.seq < hole.last:
        return (hole,)
    return (
        hole._replace(last=known.seq, hash=known.hash),
        hole._replace(first=known.seq + 1),
    )


def _back(
    place: Place,
    end: Head,
    rows: Mapping[Hash, Row],
    at: Mapping[int, set[Hash]],
) -> tuple[list[Hash], list[Hole]]:
    taken: list[Hash] = []
    holes: list[Hole] = []
    wanted: Hash | None = end.hash
    open_at: tuple[int, Hash] | None = None  # where the hole that is open ends, and in what
    for seq in range(end.seq, 0, -1):
        if wanted is None:
            here = at.get(seq, set())
            wanted = next(iter(here)) if len(here) == 1 else None
            row = None if wanted is None else rows[wanted]
        else:
            row = rows.get(wanted)
        if row is None or (row.header.device, row.header.stream, row.header.seq) != (*place, seq):
            if wanted is not None and open_at is None:
                open_at = (seq, wanted)
            wanted = None
            continue
        if open_at is not None:
            holes.append(Hole(*place, seq + 1, *open_at))
            open_at = None
        taken.append(row.hash)
        wanted = row.prev
    if open_at is not None:
        holes.append(Hole(*place, 1, *open_at))
    return taken, holes
