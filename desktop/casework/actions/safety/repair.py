"""Repair: a damaged record made whole again, as far as anything is left of it.

- What is right in the ledger and wrong in a table is made again from the ledger, where it stands.
- Where pages are damaged, a new record is made beside the old one: every row that proves itself by
  its hashes, from the damaged file and then from the backups in the vault, and nothing else. The
  damaged file stays in the folder under another name.
- What neither has is a hole: its numbers are never given again, so that nothing that is sent
  afterwards can contradict what was sent before. A laptop goes on sending only where the office
  has confirmed that it holds what is missing.
- Where it is not even certain how far the record went, nothing is sent until the other side was
  heard, as after a restoration.

The passphrase or code is needed, not an open desk: a damaged vault may not open at all.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from msgspec import Struct

from db.errors import RecordDamaged, RepairImpossible, VaultDamaged
from db.ledger import Head, moment, stamp
from db.names import DeviceId, Hash
from db.store import check, database, rebuild
from db.store.database import Database
from db.store.local import Local
from db.store.mending import chains, mended, salvage
from db.vault import layout, replacing
from db.vault.backup import backups
from db.vault.connection import Connection
from db.vault.pages import Pages
from db.vault.rescue import Rescued, rescue
from desktop.casework.actions.safety.repaired import keep, lost_range
from desktop.casework.history.repairs import Lost, Repaired
from desktop.casework.surroundings import World
from desktop.casework.unlocking import HEARD, RESTORED, RESTORED_AT

Step = Callable[[int, int], None]
_ASIDE = layout.RECORD + ".damaged-%Y-%m-%dT%H%M%S"


class _Sources(Struct):
    """What the files still hold: the damaged one first, then the backups, newest first."""

    files: list[salvage.Found]
    made: list[datetime]  # when each backup was made


def repair(
    folder: Path,
    secret: str,
    world: World,
    how: Callable[[Path, str], Rescued] = rescue,
    step: Step = lambda _done, _all: None,
) -> Repaired | None:
    """Repair the vault in this folder, which nobody may have open. None where nothing is wrong.

    `how` is `rescue` for a passphrase, `rescue_with_code` for a recovery code. Raises
    `RepairImpossible` (what no desk can be without is lost, and no backup has it), `VaultNewer`,
    `VaultInUse`, `DiskFull`, `VaultReadOnly`, `VaultDamaged` (the key files), `WrongPassphrase`;
    then everything is as it was.
    """
    found = how(folder, secret)
    now = world.clock.now()
    with found.held() as (pages, connection):
        if connection is not None:
            done = _in_place(connection, now)
            if not isinstance(done, bool):
                return done
            if done:
                return None
        return _anew(found, pages, now, step)


def _in_place(connection: Connection, now: datetime) -> Repaired | bool:
    """What was done where pages and chains are whole: tables made again; True for nothing to do,
    False where that is not enough."""
    record = Database(connection)
    try:
        found = database.version(record)
        if found is not None:
            database.refuse_newer(found)
        pages, sound, rows, *tables = check.parts(record)
        if found is None or [*pages(), *sound(), *rows()]:
            return False
        if found != database.HEAD:
            return True  # of an older form, and whole: it is brought up when it is unlocked
        if not any(line for part in tables for line in part()):
            return True
        rebuild.rebuild(record)
        done = Repaired(at=stamp(now), tables=True)
        with record.write():
            keep(Local(record), done)
        return done
    except VaultDamaged:
        return False
    finally:
        record.close()


def _anew(found: Rescued, pages: Pages, now: datetime, step: Step) -> Repaired:
    every = 1 + len(backups(found.folder))
    sources = _read(found, pages, lambda done: step(done, every))
    files = sources.files
    if not any(files[0].rows) and not any(one.rows for one in files[1:]):
        raise RepairImpossible(what="every row of the ledger")
    lacking = mended.lacks(files)
    if lacking:
        raise RepairImpossible(what=" and ".join(lacking))
    whole = chains.mend(files, _places(found.remembered()))
    name = _aside(found.folder, now)
    told: list[Repaired] = []

    def fill(new: Connection) -> None:
        record = Database(new)
        try:
            mended.write(record, whole, files)
            told.append(_told(record, sources, whole, now, name))
            with record.write():
                keep(Local(record), told[0])
                if not whole.certain:
                    _hear_first(Local(record), now)
        finally:
            record.close()

    replacing.build(found.folder, found.key, fill, _look_over)
    replacing.take_place(found.folder, name)
    return told[0]


def _aside(folder: Path, now: datetime) -> str:
    """A name for the damaged file that nothing has yet."""
    name = f"{now.astimezone(UTC):{_ASIDE}}"
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(one for one in names if not (folder / one).exists())


def _read(found: Rescued, pages: Pages, step: Callable[[int], None]) -> _Sources:
    sources = _Sources([salvage.salvage(pages)], [])
    version = sources.files[0].version
    if version is not None:
        database.refuse_newer(version)
    step(1)
    with ExitStack() as stack:
        for number, one in enumerate(backups(found.folder), 2):
            copy = stack.enter_context(Pages(one.folder / layout.RECORD, found.key))
            held = salvage.salvage(copy)
            # One from before a change of key opens with the old key alone: it gives nothing.
            if held.rows:
                sources.files.append(held)
                sources.made.append(one.at)
            step(number)
    return sources


def _look_over(new: Connection) -> None:
    record = Database(new)
    try:
        for problem in check.problems(record):
            raise RecordDamaged(what=problem)
    finally:
        record.close()


def _places(heads: dict[str, tuple[int, str]]) -> dict[tuple[DeviceId, str], Head]:
    found = {}
    for name, (seq, digest) in heads.items():
        device, _, stream = name.partition("/")
        found[DeviceId(device), stream] = Head(seq, Hash(digest))
    return found


def _hear_first(local: Local, now: datetime) -> None:
    """Rows may be missing that nothing here tells of: nothing is sent to anybody unheard."""
    peers = local.peers()
    local.set(RESTORED, stamp(now) if peers else "")
    local.set(RESTORED_AT, stamp(now))
    for peer in peers:
        local.set(f"{HEARD}{peer.device}", "")


def _told(
    record: Database, sources: _Sources, whole: chains.Mended, now: datetime, aside: str
) -> Repaired:
    files = sources.files
    brought = tuple(
        (stamp(made), came)
        for made, came in zip(sources.made, whole.brought[1:], strict=True)
        if came
    )
    held = unsent = 0
    for hole in whole.holes:
        if not mended.is_own(record, hole.device):
            held += hole.size
        elif hole.stream != "own":
            upto = mended.confirmed(record, hole.stream)
            known = max(0, min(hole.last, upto) - hole.first + 1)
            held, unsent = held + known, unsent + hole.size - known
    return Repaired(
        at=stamp(now),
        pages=len(files[0].damaged),
        brought=brought,
        rows=sum(hole.size for hole in whole.holes),
        at_office=held,
        unsent=unsent,
        ranges=tuple(lost_range(record, hole) for hole in whole.holes),
        lost=tuple(_lost(record, files[0], whole)),
        torn=tuple(sorted(files[0].torn)),
        certain=whole.certain,
        aside=aside,
    )


def _lost(record: Database, damaged: salvage.Found, whole: chains.Mended) -> Sequence[Lost]:
    """The rows that are lost, as far as the tables of the damaged file still tell of them."""
    there = {row.hash for row in whole.rows}
    cases = {**damaged.references, **dict(record.run('SELECT id, reference FROM "case"'))}
    found = [
        Lost(kind=one.kind, at=one.at, case=cases.get(one.case or "", ""), stream=one.stream)
        for digest, one in damaged.told.items()
        if digest not in there
        if any((hole.device, hole.stream) == (one.device, one.stream) for hole in whole.holes)
    ]
    return sorted(found, key=lambda one: moment(one.at))
