"""Devices under which a laptop went before it was signed in anew, and the one as which it goes on.

Both desks keep it apart from the ledger, as they keep who is signed in: the laptop from its renewal
on, the office from when it signed the new device in. What an heir says of its predecessor's rows is
said by the same volunteer of the same laptop.
"""

from collections.abc import Callable, Mapping

from db.names import DeviceId
from db.store.database import Database

_NAME = "heir:"
_MOST = 1000  # renewals in a row; a ring of them would be somebody's doing


def succeed(database: Database, old: DeviceId, new: DeviceId) -> None:
    """The laptop that was `old` goes on as `new`. Inside a `write`."""
    database.run(
        "INSERT INTO setting (name, value) VALUES (?,?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (f"{_NAME}{old}", new),
    )


def heir(database: Database, device: str) -> DeviceId:
    """As which device this one goes on now: itself where it was never renewed."""
    found = DeviceId(device)
    for _ in range(_MOST):
        row = database.first("SELECT value FROM setting WHERE name = ?", (f"{_NAME}{found}",))
        if row is None:
            return found
        found = DeviceId(row[0])
    return found


def everyone(database: Database) -> Callable[[str], DeviceId]:
    """`heir` for many devices, of a record that was looked over once."""
    after = _after(database)
    return lambda device: _last(after, device)


def forebears(database: Database, device: str) -> frozenset[DeviceId]:
    """Every device that goes on as this one, at once or by way of others."""
    after = _after(database)
    return frozenset(
        DeviceId(old) for old in after if old != device and _last(after, old) == device
    )


def _after(database: Database) -> dict[str, str]:
    rows = database.run("SELECT substr(name, 6), value FROM setting WHERE name LIKE 'heir:%'")
    return dict(rows)


def _last(after: Mapping[str, str], device: str) -> DeviceId:
    for _ in range(_MOST):
        if device not in after:
            break
        device = after[device]
    return DeviceId(device)
