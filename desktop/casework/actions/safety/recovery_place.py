"""Where the office's recovery key is: on this computer, or carried off and since when."""

from dataclasses import dataclass
from datetime import datetime

from db.ledger import moment
from db.vault.backup import backups
from desktop.casework.desk import Desk

SECRET, RECIPIENT, CARRIED = "recovery", "recovery-recipient", "recovery-carried"


@dataclass(frozen=True)
class KeyPlace:
    """How it stands with the recovery key. An office of the first days may have none."""

    made: bool
    here: bool
    carried: datetime | None  # None, too, where it was carried off before that was noted
    old_backups: int  # in this vault, from before it was carried off: they hold it
    now: datetime


def is_here(desk: Desk) -> bool:
    """Whether the secret half is still on this computer."""
    return desk.store.local.secret(SECRET) is not None


def look_at_key(desk: Desk) -> KeyPlace:
    """Raises `WrongDesk`."""
    desk.need("office")
    local = desk.store.local
    said = local.setting(CARRIED)
    carried = moment(said) if said else None
    old = backups(desk.vault.folder) if carried is not None else ()
    return KeyPlace(
        made=local.setting(RECIPIENT) is not None,
        here=is_here(desk),
        carried=carried,
        old_backups=sum(carried is not None and one.at < carried for one in old),
        now=desk.world.clock.now(),
    )
