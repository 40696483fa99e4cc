"""It has become a case: an enquiry belongs to a case from now on, and to somebody of it.

It stands in the story of that case, and what became of the statement at it counts as heard by that
person: nobody is read twice what they heard. Concerns that came up at it are about the case too.
"""

from dataclasses import dataclass

from msgspec import structs

from db.errors import BadInput
from db.names import CaseId, PersonId, RecordId
from db.records import Concern
from desktop.casework.actions import typed
from desktop.casework.actions.closeness.check_case import Finds
from desktop.casework.actions.closeness.recheck import recheck
from desktop.casework.actions.contacts.present import take_part
from desktop.casework.actions.enquiries.record_enquiry import own_enquiry
from desktop.casework.desk import Desk
from desktop.casework.record.cases import open_case_named, people_of


@dataclass(frozen=True)
class Linked:
    """An enquiry that belongs to a case now."""

    enquiry: RecordId
    case: str  # printed reference
    person: PersonId
    name: str
    joined: bool  # they are new in the case
    finds: Finds  # what the check found because of them


def link_enquiry(desk: Desk, enquiry: str, reference: str, whom: str = "") -> Linked:
    """Say to which case it belongs, and who of it asked.

    `whom`: the id or the name of somebody of the case, or the name of somebody who joins it in the
    capacity in which they asked; empty: whoever has the name that was given. A name that was given
    to nobody is theirs from now on. Raises `NoSuchRecord`, `NotWrittenHere`, `NoSuchCase`,
    `AmbiguousCase`, `CaseClosed`, `CaseNotTaken`, and `BadInput` where no name is known.
    """
    kept = own_enquiry(desk, enquiry)
    case = open_case_named(desk, reference)
    who = " ".join((whom or kept.body.name).split())
    if not who:
        raise BadInput(what="name", given="", expected="who of the case it was")
    ids = {one.id for one, _ in people_of(desk, case.id)}
    persons = (who,) if who in ids else ()
    names = () if persons else (typed.name(who, "name", "who of the case it was"),)
    with desk.write() as writing:
        (one,), added = take_part(desk, writing, case, names, kept.body.capacity, persons)
        person, name, _ = one
        body = structs.replace(kept.body, case=CaseId(case.id), person=person)
        writing.add(structs.replace(body, name=body.name or name), record=kept.id)
        for concern in desk.store.find(Concern, about=kept.id):
            if concern.device in desk.devices and concern.body.case != body.case:
                about = structs.replace(concern.body, case=CaseId(case.id))
                writing.add(about, record=concern.id)
        finds = recheck(desk, writing, case, "person") if added else Finds()
    return Linked(kept.id, case.body.reference, person, name, bool(added), finds)
