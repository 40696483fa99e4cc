"""What is said of the office's recovery key."""

from desktop.casework.actions.safety.recovery_place import KeyPlace
from desktop.casework.saying.said import capital, counted, on_day

WHAT = (
    "It was made with this office, for a volunteer whose passphrase and paper are both lost. "
    "Every laptop that you have invited can be opened by it."
)
READS = (
    "Whoever has both the key and a volunteer’s laptop, or a backup of it, can read everything on "
    "it: every family, every note, and what never travels, such as the volunteer’s home and the "
    "people on the list of interests. With the laptop alone, or the key alone, nobody reads "
    "anything. Volunteers are told so when they begin."
)
WHY_OFF = (
    "While it is on this computer, whoever takes the computer and can unlock it has the key as "
    "well. So it goes onto a stick, is read again there, and is wiped here. Lock the stick away "
    "where few people get to, keep it in no other computer, and make one copy for another place."
)
USE = (
    "On the volunteer’s laptop: “Forgotten?”, then “Open it with the office’s stick”. The "
    "volunteer chooses the new passphrase. On this page there is nothing to do for it."
)
NEVER = (
    "Once it is off, nobody can read it here again. If the stick and its copy are lost, a laptop "
    "still opens with its passphrase and with its own recovery code."
)
NONE = "This office was made without one: its laptops open with their own passphrases and codes."
STICKS = "Copies of this office on sticks that are older still hold it: make new ones under Health."


def title(place: KeyPlace) -> str:
    """Where it is."""
    if not place.made:
        return "This office has no recovery key"
    if place.here:
        return "The recovery key is still on this computer"
    if place.carried is None:
        return "The recovery key is on its stick"
    return f"The recovery key was carried off {on_day(place.carried, place.now)}"


def below(place: KeyPlace) -> str:
    """The one thing to do about it."""
    if not place.made:
        return NONE
    return "Carry it off to a stick." if place.here else "Nothing needs doing here."


def old_backups(place: KeyPlace) -> str:
    """Backups in this vault that still hold it; empty where there is none."""
    if not place.old_backups:
        return ""
    verb = "holds" if place.old_backups == 1 else "hold"
    count = capital(counted(place.old_backups, "backup"))
    return f"{count} in this vault still {verb} the key. Make a new backup in their place."


def done(file: str) -> str:
    """It was carried off."""
    return f"The key is in {file}, read again there, and no longer on this computer. {STICKS}"
