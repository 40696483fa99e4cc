"""The people of an office: each has a passphrase of their own, and what they write says who.

- A manager adds and removes. Whoever founded the office is one.
- Somebody who leaves has known the key of the record, so the record gets another one; their
  passphrase, the old recovery code and the backups in the vault open nothing any more.
- What they signed stays signed: the rows of the ledger name them.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec import structs

from db.errors import BadInput, NoSuchRecord, NotManager, Refusal, StaffMustUnlock
from db.names import ActorId, RecordId
from db.records import Staff
from db.store.reading import Kept
from db.vault.access import Holder
from db.vault.backup import drop_all
from db.vault.rekey import rekey
from db.vault.vault import unlock
from desktop.casework.actions import typed
from desktop.casework.actions.safety.backups import Step, back_up
from desktop.casework.actions.safety.passphrases import look_at
from desktop.casework.desk import Desk
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk


@dataclass(frozen=True)
class Member:
    """Somebody who has a passphrase to the office's vault."""

    name: str
    actor: ActorId
    since: date | None
    manager: bool
    me: bool


@dataclass(frozen=True)
class Removed:
    """Somebody has left. `recovery_code`: the new one, shown this once."""

    name: str
    recovery_code: str


def members(desk: Desk) -> tuple[Member, ...]:
    """Everybody who can unlock this office, longest first. Raises `WrongDesk`."""
    desk.need("office")
    return tuple(_member(desk, one) for one in desk.vault.holders())


def add(desk: Desk, name: str, passphrase: str, *, manager: bool = False) -> Member:
    """A passphrase for somebody new. Takes the cost of everybody's slot.

    Raises `WrongDesk`, `NotManager`, `BadInput`, `WeakPassphrase`, `DiskFull`; then nothing was
    changed.
    """
    _need_manager(desk)
    who = typed.name(name, "name", "their name")
    if any(one.name.casefold() == who.casefold() for one in desk.vault.holders()):
        raise BadInput(what="name", given=who, expected="a name that nobody here has yet")
    look_at(passphrase, (who, desk.service))
    actor = ActorId(desk.world.random(16).hex())
    with desk.write() as writing:
        writing.add(Staff(name=who, since=desk.today, manager=manager), record=RecordId(actor))
        # Inside: where the key files cannot be written, the row is taken back with it.
        desk.vault.add_passphrase(actor, who, passphrase, desk.world.cost())
    return next(one for one in members(desk) if one.actor == actor)


def remove(
    folder: Path,
    passphrase: str,
    name: str,
    world: World,
    step: Step = lambda _done, _all: None,
) -> Removed:
    """End somebody's way in: the record gets a new key. Nobody else may have the vault open.

    `step` hears how far the record is encrypted anew; what it raises breaks it off before anything
    has changed.

    `passphrase` is the manager's own, asked for again because it is done with the vault closed.
    Raises `WrongPassphrase`, `WrongDesk`, `NotManager`, `NoSuchRecord`, `BadInput` (oneself),
    `StaffMustUnlock`, `DiskFull`; then everybody's passphrase still opens it. Where that is so no
    more, because it was broken off after the new key, asking once more ends what was left: the old
    code and the old backups.
    """
    with open_desk(folder, passphrase, world) as desk:
        _need_manager(desk)
        left = _left(desk, name)
        gone = None if left else _named(desk, name)
        if gone is not None:
            _note_end(desk, gone)
    if gone is not None:
        _under_new_key(folder, passphrase, gone, world, step)
    with open_desk(folder, passphrase, world) as desk:
        code = desk.vault.renew_recovery_code()
        drop_all(desk.vault, back_up(desk))
    return Removed(gone.name if gone else left, code)


def _under_new_key(folder: Path, passphrase: str, gone: Holder, world: World, step: Step) -> None:
    vault = unlock(folder, passphrase, random=world.random)
    try:
        rekey(vault, without=gone.actor, between=lambda left, every: step(every - left, every))
    except BaseException:
        with suppress(Refusal):
            _take_back(folder, passphrase, gone, world)
        raise


def _take_back(folder: Path, passphrase: str, gone: Holder, world: World) -> None:
    """They stay after all: it was broken off before the new key."""
    with open_desk(folder, passphrase, world) as desk:
        kept = _kept(desk, gone)
        if gone.actor in {one.actor for one in desk.vault.holders()} and kept is not None:
            with desk.write() as writing:
                writing.add(structs.replace(kept.body, until=None), record=kept.id)


def _note_end(desk: Desk, gone: Holder) -> None:
    """Write down that they leave today, where they may be removed."""
    if gone.actor == desk.actor:
        raise BadInput(what="name", given=gone.name, expected="somebody else than yourself")
    waiting = [one.name for one in desk.vault.first_kind() if one.actor != gone.actor]
    if waiting:
        raise StaffMustUnlock(names=", ".join(waiting))
    kept = _kept(desk, gone)
    if kept is not None:
        ended = structs.replace(kept.body, until=desk.today)
        with desk.write() as writing:
            writing.add(ended, record=kept.id)


def _need_manager(desk: Desk) -> None:
    desk.need("office")
    me = next((one for one in members(desk) if one.me), None)
    if me is None or not me.manager:
        raise NotManager


def _left(desk: Desk, name: str) -> str:
    """Their name, if they left and have no way in any more; empty otherwise."""
    inside = {one.name.casefold() for one in desk.vault.holders()}
    for one in desk.store.find(Staff):
        found = one.body.name.casefold()
        if found == _folded(name) and found not in inside and one.body.until is not None:
            return one.body.name
    return ""


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _named(desk: Desk, name: str) -> Holder:
    for one in desk.vault.holders():
        if one.name.casefold() == _folded(name):
            return one
    raise NoSuchRecord(what="person", id=name)


def _member(desk: Desk, one: Holder) -> Member:
    kept = _kept(desk, one)
    return Member(
        name=one.name,
        actor=one.actor,
        since=kept.body.since if kept else None,
        manager=bool(kept and kept.body.manager),
        me=one.actor == desk.actor,
    )


def _kept(desk: Desk, one: Holder) -> Kept[Staff] | None:
    """The row of this person: their own number, or for whoever founded the office the first."""
    own = desk.store.get(Staff, one.actor)
    if own is not None:
        return own
    rows = desk.store.find(Staff)
    return next((row for row in rows if row.actor == one.actor and row.body.name == one.name), None)
