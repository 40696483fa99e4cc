"""Rows that a repair could not bring back: where they stood, so that the chain goes on past them.

A hole is known by the numbers it has and by the hash of its last row, which the row after it (or
the stream's head) names. So what follows still proves that it follows, a row that comes back can
prove that it is the one, and no number is ever given twice.
"""

from typing import NamedTuple

import msgspec

from db.ledger import Head
from db.names import DeviceId, Hash
from db.store.database import Database

_NAME = "lost-rows"


class Hole(NamedTuple):
    """Rows `first` to `last` of a stream are lost; the last of them had this hash."""

    device: DeviceId
    stream: str
    first: int
    last: int
    hash: Hash

    @property
    def size(self) -> int:
        """How many rows are lost."""
        return self.last - self.first + 1

    @property
    def end(self) -> Head:
        """What the row after it follows."""
        return Head(self.last, self.hash)


def holes(database: Database) -> tuple[Hole, ...]:
    """What repairs could not bring back, stream by stream, in order."""
    found = database.first("SELECT value FROM setting WHERE name = ?", (_NAME,))
    return () if found is None else msgspec.json.decode(found[0], type=tuple[Hole, ...])


def keep(database: Database, found: tuple[Hole, ...]) -> None:
    """Note the holes of a record. Inside a `write`."""
    database.run("DELETE FROM setting WHERE name = ?", (_NAME,))
    if found:
        listed = msgspec.json.encode(sorted(found)).decode()
        database.run("INSERT INTO setting (name, value) VALUES (?, ?)", (_NAME, listed))
