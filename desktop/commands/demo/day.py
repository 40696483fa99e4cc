"""One fixed day, lived under every shipped policy by the real actions, in vaults that go again.

The day is always the same: the same calls, families, meetings and words, and the volunteer does
what the program asks her for. What it asked, refused or flagged is kept for a comparison. Every
person is made up.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from db.errors import BadInput, ReasonNeeded, RoleNeeded
from db.names import Medium, MeetingKind
from db.vault.cost import Cost
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import (
    declare_child_school,
    declare_person,
    declare_position,
)
from desktop.casework.actions.concerns.look import look_at_concern
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.consenting.pass_on import RelayDraft, relay
from desktop.casework.actions.contacts.advice import Advice
from desktop.casework.actions.contacts.record_contact import ContactDraft, record_contact
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.joining.enrol import invite
from desktop.casework.actions.joining.found_office import found_office
from desktop.casework.actions.joining.join import join
from desktop.casework.actions.meetings.hold_meeting import Held, MeetingDraft, hold_meeting
from desktop.casework.actions.training.look import look_at_mine
from desktop.casework.actions.writing.look_over import look_over
from desktop.casework.desk import Desk
from desktop.casework.publishing.side_by_side import Cell, Lived, Policy, SideBySide, side_by_side
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk
from desktop.commands.demo import day_said as said
from desktop.commands.demo.making import six_words
from desktop.documents import from_desk
from desktop.documents.press import Press

SERVICE, STAFF = "Elsewhere Impartial Support", "Quenby Marlthwaite"
VOLUNTEER, HOME = "Tamsin Oddendale", "CA8 1RW"
GOVERNED, HER_CHILDS, SCHOOL = "112405", "136732", "112243"  # URNs
TOWN, NEAR, FAR = "CA3 8UR", "CA8 1QY", "CA16 6ED"  # 14 km, 1 km and 40 km from home
FRIEND = "Philippa Sandwath"
_BRIEF = Cost(8 * 1024, 1, 1)
"""Of vaults that hold nobody's words and are gone in a second."""
_PROMISE = "I promised her that the appeal will be won."


@dataclass(frozen=True)
class _Asked:
    """What a comparison depends on, the policies alone, and what it is made with."""

    packs: tuple[tuple[str, str], ...]
    world: World = field(compare=False)
    press: Press = field(compare=False)


def one_day(world: World, press: Press) -> SideBySide:
    """The day under every shipped policy, in alphabetical order, `standard` last.

    Under the same policies it always comes out the same: asked again, it is not lived again.
    """
    names = sorted(world.packs, key=lambda one: (one == "standard", one))
    return _compared(_Asked(tuple((one, world.packs[one]) for one in names), world, press))


@cache
def _compared(asked: _Asked) -> SideBySide:
    world = asked.world
    here = replace(
        world,
        cost=lambda: _BRIEF,
        open_places=lambda: world.places,  # opened once for all of them
        open_schools=lambda: world.schools,
        open_wording=lambda: world.wording,
        open_spelling=lambda: world.spelling,
    )
    lived = [_lived(name, here, asked.press) for name, _ in asked.packs]
    return side_by_side(lived, said.MOMENTS)


def _lived(pack: str, world: World, press: Press) -> Lived:
    secret = six_words(world)
    with tempfile.TemporaryDirectory(prefix="evenhand-day-") as scratch:
        folder = Path(scratch)
        found_office(folder / "office", secret, SERVICE, pack, STAFF, world)
        with open_desk(folder / "office", secret, world) as office:
            invited = invite(office).data
            join(folder / "laptop", secret, invited, VOLUNTEER, HOME, world)
            with open_desk(folder / "laptop", secret, world) as laptop:
                policy = Policy(pack, laptop.pack.title, laptop.pack.version)
                return Lived(policy, tuple(Day(laptop, office, press).live()))


class Day:
    """One day at a laptop and its office, moment after moment."""

    def __init__(self, laptop: Desk, office: Desk, press: Press) -> None:
        self.laptop, self.office, self.press = laptop, office, press
        self.now = laptop.world.clock.now()
        self.case = self.parent = self.call = ""

    def live(self) -> Iterator[tuple[str, Cell]]:
        """Each moment's key, and what the program did."""
        declare_position(self.laptop, GOVERNED, "governor")
        declare_child_school(self.laptop, HER_CHILDS)
        declare_person(self.laptop, FRIEND, "friend", at=TOWN)
        yield "learning", said.of_training(look_at_mine(self.laptop).learners[0].due)
        self._takes()
        yield "first-contact", self._heard("phone", 300)
        yield "second-contact", self._heard("email", 240)
        yield from self._families()
        yield from self._talking()
        yield from self._meeting()
        yield "doubted", self._doubted()
        yield "closing", self._closing()

    def _families(self) -> Iterator[tuple[str, Cell]]:
        yield "governor", self._asked_for("Corin Blaithwaite", "Una Blaithwaite", school=GOVERNED)
        yield "own-child", self._asked_for("Hob Threlwick", "Alys Threlwick", school=HER_CHILDS)
        yield "friend", self._asked_for("Dilys Sandwath", FRIEND)
        yield "near", self._asked_for("Merrin Hawkrigg", "Odo Hawkrigg", postcode=NEAR)
        yield "far", self._asked_for("Sorrel Lathom", "Bethan Lathom", postcode=FAR)

    def _asked_for(
        self, child: str, parent: str, postcode: str = TOWN, school: str = SCHOOL
    ) -> Cell:
        """A family asks for her; where a reason is wanted to go on, she writes one."""
        draft = CaseDraft(child, date(2015, 3, 9), (parent,), postcode, school)
        answer = open_case(self.laptop, draft)
        if answer.verdict.outcome == "needs-reason":
            reason = "Nobody else can come this month; agreed with the office."
            answer = open_case(self.laptop, replace(draft, take_anyway=reason))
        measured = postcode != TOWN
        return said.of_verdict(answer.verdict, answer.area if measured else None)

    def _takes(self) -> None:
        """A family that nothing stands against: the one that she works with."""
        born = date(2015, 3, 9)
        family = CaseDraft("Kester Thrushgill", born, ("Avice Thrushgill",), TOWN, SCHOOL)
        self.case = open_case(self.laptop, family).reference or ""

    def _talking(self) -> Iterator[tuple[str, Cell]]:
        yield "views", self._passed_on()
        advice = Advice(routes=("mediation",))
        talk = replace(self._contact("phone", 180), advice=advice, statement="read")
        self.call = record_contact(self.laptop, self.case, talk).contact
        yield "views-disputed", self._passed_on()
        yield "promise", said.of_hints(look_over(self.laptop, _PROMISE))

    def _contact(self, medium: Medium, minutes: int) -> ContactDraft:
        happened = self.now - timedelta(minutes=minutes)
        note = "She asks what the draft plan leaves open."
        return ContactDraft(medium, ("Avice Thrushgill",), "parent-carer", happened, note)

    def _heard(self, medium: Medium, minutes: int) -> Cell:
        """The statement, first left out; then said or sent wherever it is owed."""
        done = record_contact(self.laptop, self.case, self._contact(medium, minutes))
        again = bool(self.call)
        self.call, self.parent = done.contact, done.heard[0].person
        before = done.heard[0].gate
        if before.state != "outstanding":
            return said.of_statement(before, None, again=again)
        way: Literal["read", "sent"] = "read" if medium == "phone" else "sent"
        after = settle_statement(self.laptop, self.call, self.parent, way)
        return said.of_statement(before, after, again=again)

    def _passed_on(self) -> Cell:
        """What the parent thinks, told to the school; nobody asked whether she agrees."""
        draft = RelayDraft(self.parent, "the school", "She would like an hour of therapy a week.")
        try:
            (done,) = relay(self.laptop, self.call, (draft,))
        except ReasonNeeded:
            why = "The school rang in the lunch hour, before I could ask her."
            (done,) = relay(self.laptop, self.call, (replace(draft, why=why),))
        return said.of_relay(done.answer, self.laptop.pack.consent.when)

    def _meeting(self) -> Iterator[tuple[str, Cell]]:
        why = "The chair began before I could say a word."
        review = self._met("annual-review")
        try:
            held = hold_meeting(self.laptop, self.case, replace(review, why_not=why))
            yield "annual-review", said.of_role(held.role)
        except RoleNeeded as refusal:
            held = self._stated(review, self.laptop.pack.roles[0].name)
            yield "annual-review", said.of_role(held.role, refusal)
        offered = [one.name for one in self.laptop.pack.roles]
        role = "strategic discussion" if "strategic discussion" in offered else None
        role = role or (offered[0] if offered else None)
        held = self._stated(self._met("strategic"), role)
        yield "strategic", said.of_role(held.role)

    def _met(self, kind: MeetingKind) -> MeetingDraft:
        return MeetingDraft(
            kind, TOWN, self.now - timedelta(minutes=120), "Section F, line by line."
        )

    def _stated(self, draft: MeetingDraft, role: str | None) -> Held:
        stated = replace(draft, role=role, stated_at=draft.happened if role else None)
        return hold_meeting(self.laptop, self.case, stated)

    def _doubted(self) -> Cell:
        """A parent tells the office that we took the school's side."""
        draft = ConcernDraft(
            "You spoke for the school, not for me.", "impartiality", source="parent-carer"
        )
        concern = raise_concern(self.office, "", draft)
        pack, seen = self.office.pack, look_at_concern(self.office, concern)
        return said.of_doubt(seen.missing, pack.challenge.clause or pack.concern.clause)

    def _closing(self) -> Cell:
        """The case is closed; the form that its parent is asked with is made."""
        close_case(self.laptop, self.case, "The plan names what was asked for.")
        rule = self.laptop.pack.evaluation
        try:
            from_desk.evaluation(self.laptop, self.press, "parent-carer", case=self.case)
        except BadInput:  # this policy has no questions
            return said.of_forms((), "")
        return said.of_forms(rule.whom, rule.clause)
