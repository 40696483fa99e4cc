"""The policy that a thing was begun under: a newer one that comes meanwhile does not disturb it.

- A contact goes by the policy under which one began to write it.
- A meeting that has not begun goes by the policy that is in force when it begins. One has begun
  once its time has come, Meeting mode was opened, or its role was answered; a meeting that is
  written down afterwards goes by the policy under which one began to write it.
- What was passed on at either goes by its policy, also when it is looked at later.

Which policy that was is noted on this desk where it is known for certain. Elsewhere (at the office,
and of what is older than the note) it is the one that was in force here at that time.
"""

from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache

from db.errors import BadPack
from db.ledger import moment, stamp
from db.names import RecordId
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.publishing.in_force import in_force

_BEGUN, _CAME = "begun:", "policy-came:"


def pack_begun_under(desk: Desk, policy: str) -> Pack:
    """The policy of that hash, where it was published; else the one in force.

    What one has begun to say is finished as it was begun; the next contact is under the newer one.
    """
    if policy in ("", desk.pack.hash):
        return desk.pack
    for one in desk.published:
        if sha256(one.body.text) == policy and one.id not in desk.in_force.unread:
            return _read(one.body.text)
    return desk.pack


def pack_of(desk: Desk, record: str, happened: datetime) -> Pack:
    """The policy of a contact or a meeting that is kept; what is to come: the one in force."""
    noted = desk.store.local.setting(_BEGUN + record)
    if noted is not None:
        return pack_begun_under(desk, noted)
    if happened > desk.world.clock.now():
        return desk.pack
    return _in_force_at(desk, happened)


PackOf = Callable[[str, datetime], Pack]
"""What `pack_of` says, of a desk that was looked over once."""


def packs_over_time(desk: Desk) -> tuple[PackOf, tuple[Pack, ...]]:
    """`pack_of` for many records at once, and every policy that it can answer with."""
    noted = dict(desk.store.local.settings(_BEGUN))
    if len(desk.published) < 2:
        return (lambda _record, _happened: desk.pack), (desk.pack,)
    turns, now = _turns(desk), desk.world.clock.now()
    at = [since for since, _ in turns]

    def of(record: str, happened: datetime) -> Pack:
        if (begun := noted.get(_BEGUN + record)) is not None:
            return pack_begun_under(desk, begun)
        if happened > now:
            return desk.pack
        return turns[max(bisect_right(at, happened) - 1, 0)][1]

    others = [pack_begun_under(desk, one) for one in set(noted.values())]
    every = {one.hash: one for one in (*(pack for _, pack in turns), *others, desk.pack)}
    return of, tuple(every.values())


def note_begun(desk: Desk, record: str, pack: Pack) -> None:
    """This contact or meeting was begun under that policy; what was noted before stands.

    Inside a `write`.
    """
    if desk.store.local.setting(_BEGUN + record) is None:
        desk.store.local.set(_BEGUN + record, pack.hash)


def note_came(desk: Desk, policy: RecordId) -> None:
    """A policy arrived at this laptop now: what began before was not under it. In a `write`."""
    desk.store.local.set(_CAME + policy, stamp(desk.world.clock.now()))


def _turns(desk: Desk) -> list[tuple[datetime, Pack]]:
    """Since when each policy was in force here, oldest first; the first since ever."""
    came = dict(desk.store.local.settings(_CAME))
    times = {
        moment(came[_CAME + one.id]) if _CAME + one.id in came else one.at for one in desk.published
    }
    before = min(times) - timedelta(seconds=1)
    return [(at, _in_force_at(desk, at)) for at in (before, *sorted(times))]


def _in_force_at(desk: Desk, at: datetime) -> Pack:
    """The policy that was in force at this desk then; the first there was, where none was yet."""
    published = desk.published
    if len(published) < 2:
        return desk.pack
    came = dict(desk.store.local.settings(_CAME))
    then = [
        (one.id, one.body.text)
        for one in published
        if (moment(came[_CAME + one.id]) if _CAME + one.id in came else one.at) <= at
    ]
    if len(then) == len(published):
        return desk.pack
    first = published[0].body.text
    try:
        return in_force(then, desk.invited_policy or first).pack
    except BadPack:  # it was not to be read here even then
        return desk.pack


@lru_cache(maxsize=8)
def _read(text: str) -> Pack:
    return read_pack(text, file="policy")
