"""Any two versions of the policy, and what comes with Evenhand, told apart in words.

A version is named by its record, a policy that comes with Evenhand by `shipped:` and its name.
"""

from dataclasses import dataclass

from db.errors import NoSuchRecord, UnknownPack
from db.records import Pack as PublishedPack
from desktop.casework.actions.policy.packs_offered import packs_offered
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.publishing.policy_compare import Told, compare

SHIPPED = "shipped:"


@dataclass(frozen=True)
class Comparable:
    """Something that can be compared: its key, and what it is called."""

    key: str
    words: str


@dataclass(frozen=True)
class Compared:
    """What differs in `now` against `before`. Nothing: they ask the same in the same words."""

    before: str
    now: str
    changes: tuple[Told, ...]


def comparable(desk: Desk) -> tuple[Comparable, ...]:
    """Every version that was published and can be read, the newest first; then what is shipped."""
    unread = desk.in_force.unread
    found = [
        Comparable(one.id, _called(read_pack(one.body.text, file="policy")))
        for one in reversed(desk.published)
        if one.id not in unread
    ]
    found += [
        Comparable(f"{SHIPPED}{one.name}", f"{one.title}, version {one.version}, as it comes")
        for one in packs_offered(desk.world)
    ]
    return tuple(found)


def compared(desk: Desk, before: str, now: str) -> Compared:
    """The two told apart. Raises `NoSuchRecord`, `UnknownPack`, `BadPack`."""
    old, new = _pack(desk, before), _pack(desk, now)
    return Compared(_called(old), _called(new), compare(old, new))


def _pack(desk: Desk, key: str) -> Pack:
    if key.startswith(SHIPPED):
        name = key.removeprefix(SHIPPED)
        if name not in desk.world.packs:
            raise UnknownPack(pack=name, known=", ".join(sorted(desk.world.packs)))
        return read_pack(desk.world.packs[name], file=f"{name}.toml")
    kept = desk.store.get(PublishedPack, key)
    if kept is None:
        raise NoSuchRecord(what="version of the policy", id=key)
    return read_pack(kept.body.text, file="policy")


def _called(pack: Pack) -> str:
    return f"{pack.title}, version {pack.version}"
