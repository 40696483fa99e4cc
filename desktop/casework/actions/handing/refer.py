"""Referring a case that was opened before: something came to light that stands against it.

The same road as at the opening: it goes to the manager, and stays here until the office has
confirmed it; then it leaves this laptop.
"""

from msgspec import structs

from db.errors import BadInput
from db.names import CaseId, RecordId
from db.records import Finding, Referral
from desktop.casework.actions import typed
from desktop.casework.desk import Desk
from desktop.casework.record.cases import open_case_named


def refer(
    desk: Desk, case: str, clause: str, why: str, finding: RecordId | None = None
) -> RecordId:
    """Hand an open case to the manager: its referral. `why` travels: kinds of thing, no names.

    `finding`: what it is for, which is referred with it. Raises `WrongDesk`, `NoSuchCase`,
    `AmbiguousCase`, `CaseClosed`, `CaseNotTaken`, `BadInput`, `TooLong`.
    """
    desk.need("volunteer")
    kept = open_case_named(desk, case)
    said, named = typed.text(why.strip(), "reason"), typed.line(clause, "clause")
    if not said:
        raise BadInput(what="reason", given="", expected="why, in a few words and without names")
    found = desk.store.get(Finding, finding) if finding is not None else None
    with desk.write() as writing:
        if found is not None and found.body.case == CaseId(kept.id):
            writing.add(structs.replace(found.body, state="referred"), record=found.id)
        writing.add(structs.replace(kept.body, state="referred"), record=kept.id)
        return writing.add(Referral(case=CaseId(kept.id), clause=named, why=said))
