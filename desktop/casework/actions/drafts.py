"""Drafts: the words of a form that is not finished, kept in the encrypted record as one types.

A draft belongs to one form about one thing, and never shows in another. It is no part of the
ledger: words that were deleted must not stay for ever. When the form is finished or given up, its
words are wiped.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from db.ledger import stamp
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class DraftOf:
    """Which form, about what: ("contact", a case's id), ("case", "new") …"""

    form: str
    about: str


def keep(desk: Desk, draft: DraftOf, fields: Mapping[str, str]) -> None:
    """Overwrite these fields. Raises `DiskFull` and the store's other refusals."""
    at = stamp(desk.world.clock.now())
    with desk.write():
        desk.store.local.keep_draft(draft.form, draft.about, dict(fields), at)


def read(desk: Desk, draft: DraftOf) -> dict[str, str]:
    """The words that were typed, by field; empty where there is no draft."""
    return desk.store.local.draft(draft.form, draft.about)


def drop(desk: Desk, draft: DraftOf) -> None:
    """The form is finished or given up."""
    with desk.write():
        desk.store.local.drop_draft(draft.form, draft.about)


def listed(desk: Desk) -> tuple[DraftOf, ...]:
    """Every form that is not finished, the newest first."""
    return tuple(DraftOf(form, about) for form, about in desk.store.local.drafts())
