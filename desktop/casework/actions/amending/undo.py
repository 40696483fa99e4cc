"""Taking back what was just written, and deciding a fork: each as one more version.

- Undo writes what stood before once more; what was taken back stays in the record too.
- It takes back the version that it is asked to and no other: where something newer stands, it
  refuses rather than to lose that.
- A fork is decided by writing the branch that is kept once more; it replaces all of them.
"""

from collections.abc import Mapping

from db.errors import NoSuchRecord, NothingToUndo, NotWrittenHere
from db.names import Body, Hash
from db.records import KINDS
from db.store import lineage
from db.store.reading import Kept
from desktop.casework.actions.amending.amend import Amended, write_version
from desktop.casework.desk import Desk
from desktop.casework.history.record_words import KINDS as IN_WORDS


def newest(desk: Desk, kind: str, record: str) -> str:
    """The version that stands, to be handed to `undo`; empty where there is none."""
    kept = desk.store.get(KINDS[kind], record)
    return kept.hash if kept is not None else ""


def undo(desk: Desk, kind: str, record: str, version: str) -> Amended:
    """Put what stood before `version` in its place again.

    Raises `NoSuchRecord`, `NothingToUndo` (another version stands by now, nothing stood before it,
    or that was erased), `NotWrittenHere`.
    """
    kept, found = _found(desk, kind, record)
    if len(lineage.standing(found)) != 1 or kept.hash != version:
        raise NothingToUndo
    last = next(one for one in found if one.hash == version)
    before = _body_of(found, last.replaces)
    return write_version(desk, kind, kept, before)


def decide(desk: Desk, kind: str, record: str, version: str) -> Amended:
    """Of two versions that replace the same one, keep this.

    Raises `NoSuchRecord`, `NothingToUndo` (it is no branch of a fork), `NotWrittenHere`.
    """
    kept, found = _there(desk, kind, record)
    branches = {one.hash: one for one in lineage.standing(found)}
    if desk.devices.isdisjoint(one.device for one in branches.values()):
        raise NotWrittenHere(what=IN_WORDS.get(kind, "record"))
    chosen = branches.get(Hash(version))
    if len(branches) < 2 or chosen is None or chosen.body is None:
        raise NothingToUndo
    return write_version(desk, kind, kept, chosen.body)


def _there(desk: Desk, kind: str, record: str) -> tuple[Kept[Body], list[lineage.Version[Body]]]:
    kept = desk.store.get(KINDS[kind], record) if kind in KINDS else None
    if kept is None:
        raise NoSuchRecord(what=IN_WORDS.get(kind, "record"), id=record)
    return kept, desk.store.versions(KINDS[kind], record)


def _found(desk: Desk, kind: str, record: str) -> tuple[Kept[Body], list[lineage.Version[Body]]]:
    kept, found = _there(desk, kind, record)
    if kept.device not in desk.devices:
        raise NotWrittenHere(what=IN_WORDS.get(kind, "record"))
    return kept, found


def _body_of(found: list[lineage.Version[Body]], replaced: tuple[str, ...]) -> Body:
    by_hash: Mapping[str, Body | None] = {one.hash: one.body for one in found}
    bodies = [body for one in replaced if (body := by_hash.get(one)) is not None]
    if len(bodies) != 1:  # after a fork was decided, nobody can say which of them stood before
        raise NothingToUndo
    return bodies[0]
