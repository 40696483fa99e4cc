"""The office's half of bringing rows back: what it holds of a laptop, for that laptop alone.

A laptop whose record was damaged names the rows that it lost; they are read out over the telephone,
or the office returns everything that it holds. What stands there already is left as it is, so that
too much does no harm.
"""

import re
from collections.abc import Iterator

from db.bundle.seal import split
from db.errors import BadInput, DeviceEnded, NothingToBringBack
from db.ledger import Row
from desktop.casework.actions.exchange.send import Courier, Sent, have_of, send_one
from desktop.casework.actions.files.attach_travel import Carried
from desktop.casework.actions.joining.end_device import find_device
from desktop.casework.actions.safety.restored import may_send
from desktop.casework.desk import Desk

STREAM = "up"
EVERYTHING = "all"
_PART = re.compile(r"([0-9]{1,15})(?:\s*(?:-|–|to)\s*([0-9]{1,15}))?")

Ranges = tuple[tuple[int, int], ...]


def read_ranges(text: str) -> Ranges | None:
    """ "13-20, 31" or "13 to 20 and 31" as first and last numbers; None for `all` or nothing said.

    Raises `BadInput`.
    """
    said = text.strip().casefold()
    if said in ("", EVERYTHING):
        return None
    found: list[tuple[int, int]] = []
    for part in re.split(r"\s*(?:,|;|\band\b)\s*", said):
        match = _PART.fullmatch(part.removeprefix("rows ").removeprefix("row ").strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            raise BadInput(what="rows", given=text, expected="numbers such as 13-20, 31")
        found.append((first, last))
    return tuple(found)


def bring_back(desk: Desk, courier: Courier, to: str, rows: str = EVERYTHING) -> tuple[Sent, ...]:
    """Seal rows of a laptop's own `up` stream for it, as far as they are held here.

    `rows` as `read_ranges` takes them. What stands above goes first, because the laptop proves a
    row by the one that follows it. Attached files go with them where they lie here. Raises
    `WrongDesk`, `BadInput`, `NoSuchDevice`, `DeviceEnded`, `Restored`, `NothingToBringBack`, and
    what the courier refuses.
    """
    desk.need("office")
    wanted = read_ranges(rows)
    peer = find_device(desk, to)
    if peer.state == "revoked":
        raise DeviceEnded(name=peer.name)
    may_send(desk, peer.device)
    held = list(desk.store.rows(peer.device, STREAM))
    runs = [run for run in _runs(held) if run]
    some = [part for run in runs for part in _asked(run, wanted)]
    if not some:
        raise NothingToBringBack(name=peer.name, rows=rows, held=len(held))
    carried = Carried(desk, held, all_here=False)
    parts = [part for run in some for part in split(run, brings=carried.size)]
    have = have_of(desk, peer)
    return tuple(
        send_one(desk, peer, index, part, have, courier, carried, returned=True)
        for index, part in enumerate(reversed(parts))
    )


def _runs(held: list[Row]) -> Iterator[list[Row]]:
    """What is held without a gap: this office may have lost rows of its own."""
    run: list[Row] = []
    for row in held:
        if run and row.header.seq != run[-1].header.seq + 1:
            yield run
            run = []
        run.append(row)
    yield run


def _asked(run: list[Row], wanted: Ranges | None) -> Iterator[list[Row]]:
    if wanted is None:
        yield run
        return
    for first, last in sorted(wanted):
        some = [row for row in run if first <= row.header.seq <= last]
        if some:
            yield some
