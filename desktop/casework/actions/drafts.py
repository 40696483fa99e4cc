"""Drafts: the words of a form that is not finished, kept in the encrypted record as one types.

A draft belongs to one form about one thing, and never shows in another. It is no part of the
ledger: words that were deleted must not stay for ever. When the form is finished or given up, its
words are wiped.

Words that the disk will not take (it is full) stay with the desk in memory, and are read and listed
from there as if they had been kept, until `try_again` can keep them or the vault is locked.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from db.errors import Refusal
from db.ledger import stamp
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class DraftOf:
    """Which form, about what: ("contact", a case's id), ("case", "new") …"""

    form: str
    about: str


def keep(desk: Desk, draft: DraftOf, fields: Mapping[str, str]) -> None:
    """Overwrite these fields. Raises `DiskFull` and the store's other refusals: then they wait."""
    name = (draft.form, draft.about)
    words = {**desk.unkept.get(name, {}), **fields}
    at = stamp(desk.world.clock.now())
    try:
        with desk.write():
            desk.store.local.keep_draft(draft.form, draft.about, words, at)
    except Refusal as refusal:
        desk.unkept[name], desk.unkept_why = words, refusal
        raise
    desk.unkept.pop(name, None)


def try_again(desk: Desk) -> None:
    """Keep what could not be kept before. Raises what still stands in the way."""
    for form, about in tuple(desk.unkept):
        keep(desk, DraftOf(form, about), {})


def read(desk: Desk, draft: DraftOf) -> dict[str, str]:
    """The words that were typed, by field; empty where there is no draft."""
    name = (draft.form, draft.about)
    return {**desk.store.local.draft(*name), **desk.unkept.get(name, {})}


def drop(desk: Desk, draft: DraftOf) -> None:
    """The form is finished or given up."""
    desk.unkept.pop((draft.form, draft.about), None)
    with desk.write():
        desk.store.local.drop_draft(draft.form, draft.about)


@contextmanager
def done_with(desk: Desk, draft: DraftOf) -> Iterator[None]:
    """What is written inside, and that its form is finished, in one transaction: whoever is cut off
    finds the one or the other, never what she kept and once more what she had typed of it."""
    with desk.write():
        yield
        desk.store.local.drop_draft(draft.form, draft.about)
    desk.unkept.pop((draft.form, draft.about), None)


def of_records(
    desk: Desk, records: Iterable[tuple[str, str]], reference: str = ""
) -> tuple[DraftOf, ...]:
    """Every form that is not finished about one of these records (kind, id), or about this printed
    reference. Forms call what they are about by its id, by `KIND:ID`, or by several ids."""
    ids = {one[1] for one in records} | ({reference} if reference else set())
    return tuple(one for one in listed(desk) if not ids.isdisjoint(one.about.split(":")))


def listed(desk: Desk) -> tuple[DraftOf, ...]:
    """Every form that is not finished, the newest first."""
    names = dict.fromkeys((*desk.unkept, *desk.store.local.drafts()))
    return tuple(DraftOf(form, about) for form, about in names)
