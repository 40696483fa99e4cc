"""Every check of a vault: pages, chains, tables against the ledger, sealed files, the head."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from db.errors import VaultDamaged
from db.store import attached, check
from desktop.casework.actions.files.attach_travel import never_came
from desktop.casework.desk import Desk, heads_by_name


@dataclass(frozen=True)
class Examined:
    """What the checks found. `problems` are sentences, without anybody's name."""

    problems: tuple[str, ...]
    rows: int
    heads: Mapping[str, tuple[int, str]]  # by device and stream: last number and hash

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def examine(desk: Desk, step: Callable[[int, int], None] = lambda _done, _all: None) -> Examined:
    """Look everything over. Reads all, changes nothing.

    `step` is called between two checks with how many are done and how many there are. Each check
    looks at one state of the record, so that others may write in between.
    """
    found: list[str] = []
    parts = check.parts(desk.store.database)
    for done, part in enumerate(parts, 1):
        found.extend(part())
        step(done, len(parts) + 1)
    found.extend(_sealed_files(desk))
    if "rolled-back" in desk.warnings:
        found.append("an older copy of this vault was put back")
    if "head-damaged" in desk.warnings:
        found.append("the note of where the record ended at the last lock is damaged")
    return Examined(
        problems=tuple(found),
        rows=desk.store.row_count(),
        heads=heads_by_name(desk.store),
    )


def _sealed_files(desk: Desk) -> Iterator[str]:
    # Where the ledger cannot be read, the checks before this one have said so.
    with suppress(VaultDamaged):
        yield from attached.problems(desk.store.database, desk.vault.blobs, never_came(desk))
