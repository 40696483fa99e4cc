"""A newer text of the shipped policy that an office works under, offered and never put upon it.

An office that took a shipped policy as it was keeps that text, though a newer Evenhand ships
another. It is offered then, told in words against the one in force, and published by hand like any
other version. An office that wrote its own is not asked: it may begin from a shipped one.
"""

from dataclasses import dataclass

from db.records import Pack as PublishedPack
from desktop.casework.actions.policy.publish import (
    PolicyDraft,
    Published,
    next_version,
    publish_policy,
    with_version,
)
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.packs.policy import read_pack
from desktop.casework.publishing.in_force import is_newer
from desktop.casework.publishing.policy_compare import Told, compare

_TAKEN = "policy-taken"
"""Setting: the hash of the text that was last taken from those that are shipped."""


@dataclass(frozen=True)
class Newer:
    """The shipped text that differs from the one in force, ready to be published."""

    text: str
    version: str  # the shipped one, or the next number where that is not higher
    changes: tuple[Told, ...]  # never empty


def newer_shipped(desk: Desk) -> Newer | None:
    """What is offered; None where the office wrote its own, or nothing differs."""
    pack = desk.pack
    text = desk.world.packs.get(pack.name)
    if text is None or text == pack.source or not _as_shipped(desk):
        return None
    shipped = read_pack(text, file=f"{pack.name}.toml")
    if not is_newer(shipped, pack):
        text = with_version(text, next_version(pack.version))
        shipped = read_pack(text, file=f"{pack.name}.toml")
    changes = tuple(one for one in compare(pack, shipped) if one.path != ("version",))
    return Newer(text, shipped.version, changes) if changes else None


def take_shipped(desk: Desk, draft: PolicyDraft) -> Published:
    """Publish it. Raises what `publish_policy` does."""
    done = publish_policy(desk, draft)
    with desk.write():
        desk.store.local.set(_TAKEN, desk.pack.hash)
    return done


def _as_shipped(desk: Desk) -> bool:
    """Whether the policy in force was taken as it was shipped: at the founding, or since."""
    if desk.store.local.setting(_TAKEN) == desk.pack.hash:
        return True
    first = desk.store.find(PublishedPack)[:1]
    return bool(first) and sha256(first[0].body.text) == desk.pack.hash
