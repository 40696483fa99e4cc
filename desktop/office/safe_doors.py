"""The office's screens behind Ways in: who may open the vault, and the recovery key."""

from desktop.office.recovery_key.screen import DOOR as RECOVERY_KEY
from desktop.office.staff.screen import DOOR as STAFF
from desktop.ui.screen import Door

DOORS: tuple[Door, ...] = (STAFF, RECOVERY_KEY)
