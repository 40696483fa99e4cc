"""The office's doors behind Ways in and Papers: who may open the vault, the recovery key, how the
service stands on its papers.
"""

from desktop.ui.parts.room import Room
from desktop.ui.parts.screen import Door

_KEY = Room("desktop.office.recovery_key.screen:RecoveryKeyScreen")

DOORS: tuple[Door, ...] = (
    Door("staff", Room("desktop.office.staff.screen:StaffScreen"), under="settings"),
    Door("recovery-key", _KEY, under="settings"),
    Door("identity", Room("desktop.office.identity.screen:IdentityScreen"), under="policy"),
)
