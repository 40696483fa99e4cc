"""Any two versions of the policy, and what comes with Evenhand, told apart in words.

A version is named by its record, a policy that comes with Evenhand by `shipped:` and its name; what
people call it says which it is (`policy_names`).
"""

from dataclasses import dataclass

from db.errors import NoSuchRecord, UnknownPack
from db.records import Pack as PublishedPack
from desktop.casework.actions.policy.packs_offered import packs_offered
from desktop.casework.desk import Desk
from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.publishing.policy_compare import Told, compare
from desktop.casework.publishing.policy_names import AS_IT_COMES, called, chosen_by, published

SHIPPED = "shipped:"


@dataclass(frozen=True)
class Comparable:
    """Something that can be compared: its key, its title with its number, and which it is."""

    key: str
    title: str
    words: str
    choice: str  # the same for a list of them, which may cut it off at its end


@dataclass(frozen=True)
class Compared:
    """What differs in `now` against `before`. Nothing: they ask the same in the same words."""

    before: str
    now: str
    changes: tuple[Told, ...]


def comparable(desk: Desk) -> tuple[Comparable, ...]:
    """Every version that was published and can be read, the newest first; then what is shipped."""
    unread = desk.in_force.unread
    read = [
        (one, read_pack(one.body.text, file="policy"))
        for one in reversed(desk.published)
        if one.id not in unread
    ]
    titles = [called(pack) for _, pack in read]
    found = []
    for (one, pack), title in zip(read, titles, strict=True):
        alike = zip(read, titles, strict=True)
        others = tuple(each.at for (each, _), its in alike if its == title and each is not one)
        what = published(one.at, others)
        found.append(Comparable(one.id, title, called(pack, what), chosen_by(pack, what)))
    for offered in packs_offered(desk.world):
        key = f"{SHIPPED}{offered.name}"
        pack = _pack(desk, key)
        words = called(pack, AS_IT_COMES)
        found.append(Comparable(key, called(pack), words, chosen_by(pack, AS_IT_COMES)))
    return tuple(found)


def compared(desk: Desk, before: str, now: str) -> Compared:
    """The two told apart. Raises `NoSuchRecord`, `UnknownPack`, `BadPack`."""
    old, new = _pack(desk, before), _pack(desk, now)
    names = {one.key: one.words for one in comparable(desk)}
    return Compared(names[before], names[now], compare(old, new))


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
