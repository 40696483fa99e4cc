"""What the screen asks the desk; each runs on the worker and gives back plain data."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from msgspec import structs

from db.errors import Refusal
from db.names import InterestId
from desktop.casework.actions import drafts
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.cases.open_case import Answer, can_i_take, open_case
from desktop.casework.actions.closeness.declare import declared
from desktop.casework.actions.closeness.measure import measure
from desktop.casework.actions.closeness.so_far import found_so_far
from desktop.casework.actions.enquiries.link import link_enquiry
from desktop.casework.actions.enquiries.look import look_at_enquiry
from desktop.casework.actions.places.look_around import look_around
from desktop.casework.closeness.area import AreaAnswer
from desktop.casework.closeness.findings import Found
from desktop.casework.desk import Desk
from desktop.casework.ground.postcode import guessed
from desktop.casework.ground.seen_from import Ground
from desktop.volunteer.open_case.typed import DRAFT, Typed, from_fields


@dataclass(frozen=True)
class Shown:
    """What stands beside the form."""

    answer: Answer | None = None  # None: not everything is typed yet, or `fault` says why
    early: tuple[Found, ...] = ()  # what is found before that
    area: AreaAnswer | None = None
    place: str = ""  # the family's postcode
    ground: Ground = field(default_factory=Ground)  # for the picture
    near_km: float | None = None
    far_km: float | None = None
    names: Mapping[InterestId, str] = field(default_factory=dict)  # of people on the list
    needs: tuple[str, ...] = ()
    fault: Refusal | None = None
    asks: bool = True  # whether the policy asks about interests

    @property
    def found(self) -> tuple[Found, ...]:
        """What stands against it, as far as it can be told."""
        return self.answer.found if self.answer is not None else self.early

    def looks_like(self, other: "Shown") -> bool:
        """Whether the cards would be the same: then they are not made anew, and nothing flickers.

        Whoever is in the case has another number each time that it is asked about.
        """
        return self._seen() == other._seen()

    def _seen(self) -> tuple[object, ...]:
        answer, fault = self.answer, self.fault
        told = (type(fault), dict(fault.facts)) if fault is not None else None
        outcome = (answer.verdict.outcome, answer.known_in) if answer is not None else None
        nameless = tuple(structs.replace(one, person=None) for one in self.found)
        bare = replace(self, answer=None, early=(), fault=None)
        return outcome, told, nameless, bare


def known_of(desk: Desk, enquiry: str) -> Typed:
    """What is known already of whoever asked before there was a case. Raises `NoSuchRecord`."""
    body = look_at_enquiry(desk, enquiry).kept.body
    if body.capacity in ("child", "young-person"):
        return Typed(child=body.name, child_speaks=("", body.access_needs), enquiry=enquiry)
    parent = body.name if body.capacity == "parent-carer" else ""
    needs = body.access_needs if body.capacity == "parent-carer" else ""
    return Typed(parents=(parent,), speak=(("", needs),), enquiry=enquiry)


def begin(desk: Desk) -> tuple[Typed, date]:
    """The form as it was left, and today's date."""
    return from_fields(drafts.read(desk, DRAFT)), desk.today


def look(desk: Desk, typed: Typed) -> Shown:
    """Can I take this case?, as far as it can be told from what is typed."""
    # What was guessed is asked about below its field; until then nothing is made of it.
    measured = None if guessed(typed.postcode) else measure(desk, typed.postcode)
    fault: Refusal | None = None
    answer = None
    draft = typed.draft()
    if draft is not None:
        try:
            answer = can_i_take(desk, draft)
        except Refusal as refusal:  # it belongs beside its field, not in a banner
            fault = refusal
    rule = desk.pack.area
    early = found_so_far(desk, typed.so_far()) if answer is None else ()
    return Shown(
        answer=answer,
        early=early,
        area=answer.area if answer is not None else measured.answer if measured else None,
        place=(measured.code or "") if measured else "",
        ground=look_around(desk, measured.code) if measured and measured.code else Ground(),
        near_km=rule.near_limit,
        far_km=rule.far_limit,
        names={one.id: one.interest.name for one in declared(desk) if one.interest.name},
        needs=typed.needs(),
        fault=fault,
        asks=desk.pack.asks_interests,
    )


def finish(desk: Desk, draft: CaseDraft, enquiry: str = "") -> Answer:
    """Open or refer the case; what was typed is dropped once it is in the record.

    `enquiry`: what was asked before; it belongs to the case from now on, if that was taken.
    """
    with desk.write():
        answer = open_case(desk, draft)
        if answer.case is not None:
            drafts.drop(desk, DRAFT)
    if enquiry and answer.taken and answer.reference is not None:
        with suppress(Refusal):  # the case is open; its page, or the enquiry's, is where to look
            link_enquiry(desk, enquiry, answer.reference, _who_asked(desk, draft, enquiry))
    return answer


def _who_asked(desk: Desk, draft: CaseDraft, enquiry: str) -> str:
    """Who of the case it was: as its form now names them."""
    body = look_at_enquiry(desk, enquiry).kept.body
    if body.capacity in ("child", "young-person"):
        return draft.child
    return draft.parents[0] if body.capacity == "parent-carer" and draft.parents else body.name
