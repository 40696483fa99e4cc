"""What is said of the people who may open the office's vault."""

from collections.abc import Sequence
from datetime import date

from desktop.casework.actions.safety.staff import Member
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted
from desktop.ui.parts.tag import State

MANAGER = State("Manager", "key-round", "accent")
STAFF = State("Staff", "user", "quiet")

NOT_MANAGER = "A manager of the office adds and removes."
NEW = (
    "Each has a passphrase of their own, and every row that they write carries their name. Let "
    "them sit here and type it themselves, with nobody looking on."
)
COST = (
    "Somebody who leaves has known the key, so the whole record is encrypted anew with another "
    "one. That takes some seconds, with a very large record a minute or two, and everything else "
    "waits for it. You can stop it until the new key is in place; then nothing has changed."
)
AFTER = (
    "What they wrote stays, with their name. The recovery code on paper opens the vault no longer: "
    "you get a new one at the end, so have pen and paper ready. The backups in the vault are "
    "replaced by a new one."
)
NEW_CODE = (
    "This code takes the place of the one on paper, which opens nothing any more. If you leave "
    "this page before it is written down, make another under Ways in."
)


def summary(members: Sequence[Member]) -> str:
    """ "Two people may open this vault. You are signed in as Oda Fell." """
    me = next((one.name for one in members if one.me), "")
    verb = "person" if len(members) == 1 else "people"
    said = f"{capital(counted(len(members), 'person', verb))} may open this vault."
    return f"{said} You are signed in as {me}." if me else said


def since(one: Member) -> str:
    """When they came, and that it is oneself."""
    came = f"Since {written(one.since)}." if one.since else "Since the office was made."
    return f"{came} This is you." if one.me else came


def cannot_remove(one: Member, members: Sequence[Member]) -> str:
    """Why this person's way in cannot be ended from here; empty where it can."""
    if len(members) == 1:
        return "The last one stays: otherwise nobody could open it."
    if one.me:
        return "Another manager can remove you."
    return ""


def removed(name: str, carried: date | None) -> str:
    """It is done, and what still opens with what they knew."""
    said = f"{name}’s passphrase opens this vault no longer. The record has a new key, and a new "
    said += "backup. Copies on sticks still open with what opened them"
    said += f": the last was made on {written(carried)}. " if carried else ". "
    return said + "Make a new copy under Health, and take the old ones away."
