"""A form about our help, offered after advice without a case, where the policy asks for that.

A policy that asks after *any intervention* means this too (cumbria-sendias/9.1). Nobody can be sent
a form who gave no name; it is offered while they are there, and that it was is kept.
"""

from datetime import datetime

from db.enquiry import Enquiry
from db.names import RecordId
from desktop.casework.actions.enquiries.record_enquiry import own_enquiry
from desktop.casework.actions.papers.hand_over import FORM, HandedDraft, How, hand_over
from desktop.casework.desk import Desk
from desktop.casework.packs.evaluation import Evaluator
from desktop.casework.packs.policy import Pack

_AS: dict[str, Evaluator] = {
    "parent-carer": "parent-carer",
    "young-person": "young-person",
    "professional": "professional",
}


def form_asked(pack: Pack, body: Enquiry) -> str:
    """The clause that asks whoever asked us what they think; empty where none does, or where it
    became a case, at whose end they are asked."""
    whom = _AS.get(body.capacity)
    if whom is None or body.case is not None or not pack.asks_after_advice:
        return ""
    if not pack.evaluated_by(whom):
        return ""
    rule = pack.evaluation
    return rule.professionals if whom == "professional" and rule.professionals else rule.clause


def give_form(desk: Desk, enquiry: str, how: How, happened: datetime | None = None) -> RecordId:
    """Keep that they were given a form. Raises `NoSuchRecord`, `NotWrittenHere`, `UnknownWord`,
    `InTheFuture`."""
    kept = own_enquiry(desk, enquiry)
    given = HandedDraft(
        what=FORM,
        how=how,
        about=kept.id,
        to=kept.body.name,
        version=desk.pack.version,
        happened=happened,
    )
    return hand_over(desk, given)
