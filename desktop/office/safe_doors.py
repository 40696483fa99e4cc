"""The office's screens behind Ways in and Papers: who may open the vault, the recovery key, how the
service stands on its papers.
"""

from desktop.office.identity.screen import DOOR as IDENTITY
from desktop.office.recovery_key.screen import DOOR as RECOVERY_KEY
from desktop.office.staff.screen import DOOR as STAFF
from desktop.ui.screen import Door

DOORS: tuple[Door, ...] = (STAFF, RECOVERY_KEY, IDENTITY)
