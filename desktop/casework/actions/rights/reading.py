"""What of a case's contacts may stand on a paper for one of its people, contact by contact."""

from dataclasses import dataclass
from datetime import datetime

from db.names import ContactId, PersonId
from db.records import Case, Contact, Responsibility
from db.store.reading import Kept
from desktop.casework.desk import Desk
from desktop.casework.rights.passages import Readable
from desktop.casework.rights.rights import may_be_told, may_read, readable


@dataclass(frozen=True)
class Part:
    """A contact, and what of it may be given to them."""

    contact: ContactId
    at: datetime
    what: Readable
    nothing: bool  # none of it


def readable_by(desk: Desk, case: Kept[Case], reader: PersonId) -> tuple[Part, ...]:
    """Every contact of a case, the oldest first, as far as this person may read it.

    What they may be told counts as it stands today, of the child whom the case is about.
    """
    ties = [one.body for one in desk.store.find(Responsibility, child=case.body.child)]
    own = reader == case.body.child
    may = "everything" if own else may_be_told(ties, reader, desk.today)
    return tuple(
        Part(
            ContactId(one.id),
            one.body.happened,
            readable(one.body, reader, may),
            not may_read(reader, one.body, may),
        )
        for one in desk.store.find(Contact, order="happened", case=case.id)
    )
