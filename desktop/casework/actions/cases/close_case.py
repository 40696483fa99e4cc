"""Closing a case, with what came of it."""

from msgspec import structs

from db.errors import BadInput
from db.names import CaseId
from db.records import Case
from db.store.reading import Kept
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.promise.statement import Owed
from desktop.casework.record.cases import open_case_named, owed_in


def close_case(desk: Desk, reference: str, outcome: str) -> tuple[Kept[Case], tuple[Owed, ...]]:
    """Close a case today. Statements that stand outstanding are told; they do not hold it back.

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseClosed`, `BadInput`, `TooLong`.
    """
    desk.need("volunteer")
    case = open_case_named(desk, reference)
    came = typed.text(outcome.strip(), "outcome")
    if not came:
        raise BadInput(what="outcome", given=outcome, expected="what came of it, in a few words")
    owed = owed_in(desk, case.id)
    with desk.write() as writing:
        closed = structs.replace(case.body, state="closed", outcome=came, closed=desk.today)
        writing.add(closed, record=case.id)
    found = desk.store.get(Case, CaseId(case.id))
    assert found is not None
    return found, owed
