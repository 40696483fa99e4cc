"""Morag's first week in the demo: her interests, three families, calls, a meeting, her papers.

Everything goes through the actions that windows and command line call. Every person is made up.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import resources
from db.errors import Refusal
from db.names import Band, StatementState, Urn
from db.service import School
from desktop import messages
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import (
    declare_child_school,
    declare_person,
    declare_position,
)
from desktop.casework.actions.contacts.record_contact import ContactDraft, record_contact
from desktop.casework.actions.enquiries.record_enquiry import EnquiryDraft, record_enquiry
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.meetings.hold_meeting import MeetingDraft, hold_meeting
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital
from desktop.casework.surroundings import World
from desktop.commands.demo.promise import Step, at_the_laptop
from desktop.commands.files import write_bytes
from desktop.documents import from_desk
from desktop.documents.press import Press
from desktop.documents.sheets import Size

FAMILY = "CA3 8UR"
GOVERNED, HER_CHILDS, SCHOOL = "112405", "136732", "112243"  # URNs
PARENT, GRANDFATHER, AUNT = "Maud Brackenridge", "Gideon Brackenridge", "Rosalind Brackenridge"
LETTER = "what-the-council-wrote.txt"
_LETTER = """Dear Maud Brackenridge,

Your daughter’s plan: we have read what the school sent us, and we propose the
changes that are listed below. You have 15 days to tell us what you think of
them, and you may name the school that you would like the plan to name.

1. Section F: an hour of speech and language therapy a week, in term time.
2. Section I: Upperby Primary School, as now.

Fellside Council, special educational needs team
"""


class Week:
    """`case` and `referral` are known when the cases were taken."""

    def __init__(self, papers: Path, world: World) -> None:
        self._papers_in, self.world = papers, world
        self.case = self.referral = self.letter = self.asked = ""

    def tell(self, desk: Desk) -> Iterator[Step]:
        """Every step as it is done, and what came of it."""
        yield from self._declare(desk)
        yield from self._take_cases(desk)
        yield from self._work(desk)
        yield from self._asked_once(desk)
        yield from self._letter(desk)
        yield from at_the_laptop(desk, self.case, PARENT, GRANDFATHER)
        yield from self._papers(desk)

    def call(self, desk: Desk, note: str) -> None:
        """One more call with the parent."""
        happened = self.world.clock.now() - timedelta(minutes=30)
        draft = ContactDraft("phone", (PARENT,), "parent-carer", happened, note)
        record_contact(desk, self.case, draft)

    def typed(self, desk: Desk) -> dict[str, str]:
        """What is typed in the windows on the same day, by what it is for."""
        now = london(self.world.clock.now())
        later = min(now + timedelta(hours=1), now.replace(hour=23, minute=59))  # still today
        role = desk.pack.roles[0].name if desk.pack.roles else ""
        owed = desk.pack.statement.occasion != "on_request"
        return {
            "case": self.case,
            "referral": self.referral,
            "letter": self.letter,
            "asked": self.asked,
            "parent": PARENT,
            "aunt": AUNT,
            "owed": "yes" if owed else "",
            "interests": "yes" if desk.pack.asks_interests else "",
            "near": "yes" if desk.pack.area.near == "where_possible" else "",
            "area": "yes" if desk.pack.asks_area else "",
            "options": "yes" if desk.pack.asks_for_against else "",
            "consent": "yes" if desk.pack.asks_consent and desk.pack.asks_for_against else "",
            "role": role[:1].upper() + role[1:],
            "today": written(now.date()),
            "later": f"{later:%H:%M}",
            "governed": GOVERNED,
            "school": SCHOOL,
            "family": FAMILY,
        }

    def _school(self, urn: str) -> School:
        found = self.world.schools.by_urn(Urn(urn))
        assert found is not None
        return found

    def _declare(self, desk: Desk) -> Iterator[Step]:
        governed = self._school(GOVERNED)
        declare_position(desk, governed.urn, "governor")
        own = self._school(HER_CHILDS)
        declare_child_school(desk, own.urn)
        declare_person(desk, "Hesper Brackenbridge", "friend")
        result = f"governor at {governed.name}; a child at {own.name}; one friend"
        yield "Morag declares her interests", f"{result}. They stay on her laptop"

    def _take_cases(self, desk: Desk) -> Iterator[Step]:
        governed = self._school(GOVERNED)
        school = self._school(SCHOOL)
        young = date(2015, 3, 9)
        draft = CaseDraft(
            child="Tobias Larkmoor",
            born=young,
            parents=("Ines Larkmoor",),
            postcode=FAMILY,
            school=governed.urn,
        )
        answer = open_case(desk, draft)
        self.referral = answer.reference or ""
        yield "A child at the school where she is governor", _answer(answer.refusal, answer.found)
        draft = CaseDraft(
            child="Edda Quillfeather",
            born=young,
            parents=("Rowan Quillfeather",),
            postcode=FAMILY,
            school=school.urn,
            siblings=(("Linus Quillfeather", governed.urn),),
        )
        answer = open_case(desk, draft)
        yield "A child whose brother is at that school", _answer(answer.refusal, answer.found)
        draft = CaseDraft(
            child="Ottilie Brackenridge",
            born=young,
            parents=(PARENT,),
            postcode=FAMILY,
            school=school.urn,
            take_anyway="Nobody else can reach the family this month; agreed by telephone.",
        )
        answer = open_case(desk, draft)
        self.case = answer.reference or ""
        result = f"{self.case}: {answer.area.reason} {_band(answer.area.band)}"
        yield "A child at another school, further away", result

    def _work(self, desk: Desk) -> Iterator[Step]:
        now = self.world.clock.now()
        calls: tuple[tuple[str, str, StatementState | None, str], ...] = (
            (PARENT, "The draft plan came; she wants to go through it.", "read", ""),
            (PARENT, "She rang back between two trains.", "not said", "line was bad"),
            (GRANDFATHER, "Ottilie’s grandfather asked what a mediator does.", None, ""),
        )
        for later, (who, note, said, why) in enumerate(calls):
            draft = ContactDraft(
                medium="phone",
                who=(who,),
                capacity="parent-carer",
                happened=now - timedelta(hours=3, minutes=-20 * later),
                note=note,
                statement=said,
                why=why,
            )
            done = record_contact(desk, self.case, draft)
            yield f"A call with {who}", f"the statement: {done.statement}"
        role = desk.pack.roles[0].name if desk.pack.roles else None
        meeting = MeetingDraft(
            kind="annual-review",
            place=FAMILY,
            happened=now - timedelta(hours=2),
            note="The plan was read through page by page; section F goes back to the council.",
            role=role,
            stated_at=now - timedelta(hours=2) if role else None,
        )
        held = hold_meeting(desk, self.case, meeting)
        at = f"stated {london(held.role.at):%H:%M}" if held.role.at else held.role.stated
        yield "The annual review", f"role: {held.role.role or 'none asked'}, {at}"

    def _asked_once(self, desk: Desk) -> Iterator[Step]:
        """A coffee morning: somebody asks, gives no name, and is gone."""
        draft = EnquiryDraft(
            medium="face-to-face",
            capacity="parent-carer",
            happened=self.world.clock.now() - timedelta(hours=1),
            note="How long may a council take to answer when a plan is asked for? She would "
            "rather not say who she is.",
            place="Coffee morning, Fellside Library",
            topics=("EHC needs assessment",),
            law=("Children and Families Act 2014, s 36(8)",),
            signposted=tuple(one.name for one in desk.pack.agencies[:1]),
        )
        done = record_enquiry(desk, draft)
        self.asked = done.enquiry
        result = f"kept without a name; the statement: {done.gate.state}"
        yield "A parent asks at a coffee morning", result

    def _letter(self, desk: Desk) -> Iterator[Step]:
        picked = look_at(LETTER, _LETTER.encode())
        self.letter = attach(desk, self.case, picked)
        yield "A letter that Maud sends on", f"{LETTER}: sealed, and with the case from now on"

    def _papers(self, desk: Desk) -> Iterator[Step]:
        press = Press(fonts=resources.path("fonts"), layouts=resources.path("papers"))
        if desk.pack.roles:
            role = desk.pack.roles[0].name
            sizes: tuple[tuple[Size, bool], ...] = (
                *(("a4", False), ("a4", True)),
                *(("a6", False), ("wallet", False)),
            )
            for size, large in sizes:
                name = f"role-card-{size}{'-large-print' if large else ''}.pdf"
                self._lay(name, from_desk.role_card(desk, press, role, size, large_print=large))
            yield "Her role card", "papers/role-card-*.pdf; no family’s name is on it"
        self._lay("we-are-impartial.pdf", from_desk.statement(desk, press, "en", "a4"))
        self._lay("we-are-impartial-folded.pdf", from_desk.statement(desk, press, "en", "a5"))
        self._lay("policy.pdf", from_desk.policy(desk, press, "a4"))
        self._lay("policy.html", from_desk.policy(desk, press, "html"))
        yield "The statement and the policy", "papers/: a leaflet, and a copy to hand out or show"
        whom = desk.pack.evaluation.whom if desk.pack.evaluation.questions else ()
        for each in whom:
            made = from_desk.evaluation(desk, press, each, case=self.case)
            self._lay(made.name, made)
        if whom:
            yield "What people think", f"papers/evaluation-*.pdf: {len(whom)} forms"

    def _lay(self, name: str, made: from_desk.Made) -> None:
        write_bytes(str(self._papers_in / name), made.data)


def _answer(refusal: Refusal | None, found: tuple[object, ...]) -> str:
    reasons = " ".join(str(getattr(one, "reason", "")) for one in found)
    if refusal is None:
        return "taken"
    return f"{refusal.code}: {reasons} {messages.of(refusal).message}"


def _band(band: Band) -> str:
    said = {"not-asked": "this policy asks nothing of it"}.get(band, band.replace("-", " "))
    return f"{capital(said)}."
