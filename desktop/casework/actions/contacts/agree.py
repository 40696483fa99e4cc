"""What people agreed to do at a contact or a meeting: who does what, and by when."""

from collections.abc import Sequence
from datetime import date

from db.errors import BadInput
from db.names import CaseId, RecordId
from db.records import Action
from db.store.store import Writing
from desktop.casework.actions import typed

Agreed = tuple[str, str, date | None]
"""What, who, and by which day if one was named."""


def looked_over(agreed: Sequence[Agreed]) -> tuple[Agreed, ...]:
    """The same, tidied, before anything is kept. Raises `BadInput`, `TooLong`."""
    return tuple((_what(what), typed.name(who, "name", _WHO), due) for what, who, due in agreed)


def keep_agreed(
    writing: Writing, case: CaseId, agreed_at: str, agreed: Sequence[Agreed]
) -> tuple[RecordId, ...]:
    """Write them down, each with the contact or meeting at which it was agreed."""
    return tuple(
        writing.add(Action(case=case, what=what, who=who, due=due, agreed_at=RecordId(agreed_at)))
        for what, who, due in agreed
    )


_WHO = "who agreed to do it"


def _what(words: str) -> str:
    tidy = typed.text(words.strip(), "agreed action")
    if not tidy:
        raise BadInput(what="agreed action", given=words, expected="what is to be done")
    return tidy
