"""Which of a service's published policies is in force: `in_force`.

The last one published, by its place in the office's stream (a clock that was wrong once decides
nothing), save two kinds that are kept in the record but never put in force:

- an older version of the policy that is in force (record.md, arrivals: an old copy of the
  office's vault can publish one);
- one that this program cannot read: it asks for something that only a newer Evenhand knows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from db.errors import BadPack
from desktop.casework.packs.policy import Pack, read_pack

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class InForce:
    """The policy in force, and what was published after it and passed over (record ids)."""

    pack: Pack
    record: str = ""  # empty: the one that the invitation brought
    older: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()


def in_force(published: Iterable[tuple[str, str]], before: str | None = None) -> InForce:
    """The policy in force among (record id, text), in the order of publication.

    `before` is the text that stood before any was published: the invitation's. Raises `BadPack`
    where none of them can be read.
    """
    now = None if before is None else InForce(read_pack(before, file="policy"))
    older: set[str] = set()
    unread: set[str] = set()
    fault = BadPack(where="policy", problem="there is none", instead="publish one at the office")
    for record, text in published:
        try:
            pack = read_pack(text, file="policy")
        except BadPack as refusal:
            fault = refusal
            unread.add(record)
            continue
        if now is not None and is_older(pack, now.pack):
            older.add(record)
        else:
            now = InForce(pack, record)
    if now is None:
        raise fault
    return InForce(now.pack, now.record, frozenset(older), frozenset(unread))


def is_older(one: Pack, other: Pack) -> bool:
    """Whether it is an earlier version of the same policy: 1.9 before 1.10, 2009.1 before 2010."""
    return one.name == other.name and _numbers(one.version) < _numbers(other.version)


def is_newer(one: Pack, other: Pack) -> bool:
    """Whether it is a later version of the same policy."""
    return is_older(other, one)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in _NUMBER.findall(version))
