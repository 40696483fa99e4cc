"""How safe the vault is, in words: a title, a row for each way in which it is kept, what to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from db.errors import DiskFull, FileUnwritable, Refusal
from desktop import messages
from desktop.casework.actions.safety.backups import Compared, Health
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import capital, counted, in_figures, moment_of, on_day
from desktop.ui.parts.tag import State, state

_MEGA, _GIGA = 1_000_000, 1_000_000_000
ROOM = 5  # so many times the record must be free, or it is said that the disk fills up
CHECK_AFTER = timedelta(days=30)


@dataclass(frozen=True)
class Phrase:
    """One row of the page."""

    state: State
    so: str
    why: str


def title(health: Health, damaged: bool) -> str:
    """What is so. What must be done first stands alone."""
    now = health.now
    if damaged or health.found:
        return "Something is wrong with this vault"
    if health.unsafe is not None:
        return "Today’s backup could not be made"
    if health.carried is None:
        return f"No copy outside this {_here(health)} yet"
    if health.carry_due:
        return f"The last copy outside this {_here(health)} is {_days(health)} old"
    if not health.backups:
        return "There is no backup in the vault yet"
    made = f"This vault is safe: a backup of {_of(health.backups[0].at, now)}"
    if health.checked is None:
        return f"{made}, never checked in full"
    return f"{made}, checked {on_day(health.checked, now)}"


def below(health: Health, damaged: bool) -> str:
    """The one thing to do about it."""
    if damaged or health.found:
        said = messages.words("check-failed")
        return said.do
    if health.unsafe is not None:
        return why_unsafe(health.unsafe)
    if health.carry_due:
        return (
            f"A {_here(health)} can be lost, stolen or broken: put a copy on a stick, and keep it "
            "where the computer is not."
        )
    if health.key_here:
        return "One thing is left: the recovery key should not stay on this computer."
    return "A backup is made by itself each day on which you unlock. Nothing needs doing."


def why_unsafe(refusal: Refusal) -> str:
    """Why there is no backup of today, and what to do."""
    if isinstance(refusal, DiskFull):
        said = messages.words("backup-no-room")
    elif isinstance(refusal, FileUnwritable):
        said = messages.words("backup-unwritten", refusal.facts)
    else:
        said = messages.of(refusal)
    return f"{said.message} {said.do}"


def in_vault(health: Health) -> Phrase:
    """The backups that lie in the vault."""
    kept = "They help when a file is damaged or a disk fails in part, not when the computer is lost"
    why = f"One is made by itself on each day, and the last three days stay. {kept}."
    if health.unsafe is not None:
        made = [one.at for one in health.backups]
        before = f"The last one is of {_of(made[0], health.now)}. " if made else ""
        return Phrase(state("failed"), "There is no backup of today", before + why)
    if not health.backups:
        return Phrase(state("later"), "No backup in the vault yet", why)
    last, count = health.backups[0].at, len(health.backups)
    so = f"The last backup is of {_of(last, health.now)}, {london(last):%H:%M}"
    held = "It is the only one." if count == 1 else f"{capital(counted(count, 'backup'))} are here."
    return Phrase(state("safe"), so, f"{held} {why}")


def on_stick(health: Health) -> Phrase:
    """The copy outside the computer."""
    why = (
        "One file for a stick, sealed like the vault: it opens with the passphrase or the recovery "
        "code of today. It is due every fourteen days."
    )
    if health.carried is None:
        return Phrase(state("due"), f"No copy outside this {_here(health)} yet", why)
    so = f"The last copy for a stick was made {on_day(health.carried, health.now)}"
    if health.carry_due:
        return Phrase(state("due"), f"{so}, {_days(health)} ago", why)
    return Phrase(state("safe"), so, why)


def checked(health: Health, problems: tuple[str, ...]) -> Phrase:
    """The last full check; `problems` are of the one that was just made, or of unlocking."""
    why = "Reads every page, every row and every sealed file, and changes nothing."
    if problems:
        return Phrase(state("damaged"), f"{capital(problems[0])}.", _more(problems))
    if health.checked is None:
        return Phrase(state("later"), "It was never checked in full", why)
    at = on_day(health.checked, health.now)
    if health.found:
        count = counted(health.found, "problem")
        again = "Check again to see which. " + messages.words("check-failed").do
        return Phrase(state("damaged"), f"The check {at} found {count}", again)
    tag = state("due" if health.now - health.checked > CHECK_AFTER else "safe")
    return Phrase(tag, f"Checked {at}: nothing is wrong", why)


def disk(health: Health) -> Phrase:
    """What the disk has left."""
    takes = f"The record takes {_bytes(health.size)}; each backup takes as much again."
    so = f"{capital(_bytes(health.free))} are free on this disk"
    if health.free < ROOM * health.size:
        free = "It fills up: a full disk takes no note and no backup. Free some space."
        return Phrase(state("due"), so, f"{free} {takes}")
    return Phrase(state("safe"), so, takes)


def key() -> Phrase:
    """An office's recovery key that is still on this computer."""
    return Phrase(
        state("due"),
        "The recovery key is still on this computer",
        "Whoever has it and a volunteer’s laptop can open that laptop: carry it off to a stick.",
    )


def restored(health: Health) -> str:
    """What to do in a vault that came out of a backup; empty where it did not."""
    if health.restored is None:
        return ""
    made = f"This vault was restored from the backup of {moment_of(health.restored, health.now)}."
    if health.office:
        return (
            f"{made} What came later is missing. Ask each volunteer for a bundle that is made now "
            "and bring it in: before that, nothing is sent to them."
        )
    return (
        f"{made} What you wrote later is missing. Ask the office for a receipt (People, your "
        "laptop, Make a receipt) and bring it in under Exchange: before that, nothing is sent."
    )


def compared(found: Compared, now: datetime) -> tuple[str, ...]:
    """A vault and the one that was restored beside it, in sentences."""
    if found.other:
        return (
            f"That is another vault: {found.other}. It takes the place of nothing here; to open "
            "it, choose “Another vault” where you unlock.",
        )
    here = _side(found.only_here, found.last_here, now, "only in the vault that is open now")
    there = _side(found.only_there, found.last_there, now, "only in the backup")
    return here, there


def cost(found: Compared) -> str:
    """What using the restored one would mean."""
    if found.only_here:
        left = counted(found.only_here, "change")
        stays = "stays" if found.only_here == 1 else "stay"
        return (
            f"If you use the restored vault, {left} of now {stays} behind in the old folder; what "
            "of it the office has confirmed is safe there."
        )
    return "Nothing that is here now would be missing in the restored vault."


def _side(count: int, newest: datetime | None, now: datetime, where: str) -> str:
    if not count:
        return f"Nothing is {where}."
    verb = "is" if count == 1 else "are"
    at = f"; the newest is of {moment_of(newest, now)}" if newest else ""
    return f"{capital(counted(count, 'change'))} {verb} {where}{at}."


def _more(problems: tuple[str, ...]) -> str:
    rest = "".join(f"{capital(one)}. " for one in problems[1:4])
    hidden = len(problems) - 4
    if hidden > 0:
        rest += f"And {counted(hidden, 'problem')} more. "
    return rest + messages.words("check-failed").do


def _of(at: datetime, now: datetime) -> str:
    return on_day(at, now).removeprefix("on ")


def _days(health: Health) -> str:
    assert health.carried is not None
    return in_figures((health.now - health.carried).days, "day")


def _here(health: Health) -> str:
    return "computer" if health.office else "laptop"


def _bytes(count: int) -> str:
    """ "148 GB", "3 MB"."""
    if count >= 10 * _GIGA:
        return f"{count // _GIGA:,} GB"
    if count >= _GIGA:
        return f"{count / _GIGA:.1f} GB"
    return f"{max(1, count // _MEGA)} MB"
