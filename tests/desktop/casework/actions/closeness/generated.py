"""Generated volunteers: whom they know, what they do at schools, where they live, and their weeks.

All from one number, so that a volunteer who gives something away can be met again. Names are the
labelled pairs': whom she knows is written in one way, who is in a case in the other, so that the
check has much to say. Everybody is made up.
"""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from db.errors import Refusal
from db.names import Urn
from db.own import Interest
from db.records import Case, Finding, Pupil
from db.service import School
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.amending.move_school import move_school
from desktop.casework.actions.cases.case_draft import CaseDraft
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import (
    KNOWN_AS,
    declare,
    declare_child_school,
    declare_person,
    declare_position,
    declare_stake,
    withdraw,
)
from desktop.casework.actions.closeness.homes import add_home, declare_home
from desktop.casework.actions.closeness.recheck import recheck_of_the_day
from desktop.casework.actions.closeness.settle import answer, go_on
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.desk import Desk
from tests.builders import StillClock
from tests.desktop.casework.actions.kit import contact, meeting
from tests.desktop.casework.closeness.pairs import Pair, pairs

POSTS = ("verderer", "almoner", "beadle", "churchwarden", "bursar", "librarian")
STAKES = ("is an ombudsman", "advises a foundry", "runs an allotment", "owns a haberdashery")
BODIES = ("Quillmoor Borough", "Saffron Ferry Tutors", "Larkhill Weavers", "Tarn and Sons")
NOTES = ("", "We sang in one choir.", "Since the regatta.", "My sister-in-law is godmother.")
REASONS = ("Nobody else is free.", "She asked for me.", "There is no nearer colleague.")


class Week(NamedTuple):
    """What was typed into the cases, and may leave; how many were opened."""

    told: str
    cases: int


class Volunteer:
    """One of them. `live` does everything that she does."""

    def __init__(self, seed: int, schools: list[School]) -> None:
        self.rng = rng = random.Random(seed)
        self.schools = rng.sample(schools, 10)
        self.pairs = rng.sample([one for one in pairs() if "(" not in one.line], 4)
        self.told: list[str] = []

    def live(self, desk: Desk, clock: StillClock) -> Week:
        """Her weeks: what she declares, the cases she opens, and what changes in both."""
        rng = self.rng
        declare_home(desk, self.schools[0].postcode)
        if rng.random() < 0.4:
            add_home(desk, self.schools[1].postcode, note_since(rng), None)
        made = self._declares(desk)
        opened = [one for pair in self.pairs[:2] if (one := self._opens(desk, pair))]
        clock.on(days=rng.randrange(1, 40))
        declare_home(desk, self.schools[2].postcode)
        if rng.random() < 0.5:
            withdraw(desk, rng.choice(made))
        recheck_of_the_day(desk)
        for reference in opened:
            self._works(desk, reference)
        self._settles(desk)
        return Week("\n".join(self.told), len(opened))

    # --- What she declares ---------------------------------------

    def _declares(self, desk: Desk) -> list[str]:
        rng, schools = self.rng, self.schools
        here = rng.choice([schools[3], schools[7]])  # the seventh is a school of a case
        note = rng.choice(NOTES)
        made = [declare_position(desk, here.urn, rng.choice(POSTS), note=note).id]
        until = rng.choice([None, date(2026, 3, 1), date(2025, 8, 31), date(2026, 8, 31)])
        made.append(declare_child_school(desk, schools[4].urn, until=until).id)
        for pair in self.pairs:
            born = pair.one.born or rng.choice([None, date(1971 + rng.randrange(20), 5, 17)])
            as_ = rng.choice(KNOWN_AS)
            made.append(declare_person(desk, pair.one.name, as_, born, note=rng.choice(NOTES)).id)
        if rng.random() < 0.7:
            made.append(declare_stake(desk, rng.choice(STAKES), rng.choice(BODIES)).id)
        if rng.random() < 0.5:
            by_hand = Interest(kind="position", held_as=rng.choice(POSTS), name="Oswinthorpe Hall")
            made.append(declare(desk, by_hand).id)
        trusts = [one for one in schools[5:] if one.trust]
        if trusts:
            trust = trusts[0].trust
            made.append(declare_position(desk, "", rng.choice(POSTS), trust=trust).id)
        return [str(one) for one in made]

    # --- What she does -------------------------------------------

    def _opens(self, desk: Desk, pair: Pair) -> str | None:
        """A case of somebody who may be one whom she knows; answered and reasoned as it comes."""
        rng = self.rng
        school, home = rng.choice(self.schools[7:]), rng.choice(self.schools[7:])
        draft = CaseDraft(
            child=f"Ottilie {pair.other.name.split()[-1]}",
            born=date(2015, 3, 9),
            parents=(pair.other.name,),
            postcode=home.postcode,
            school=school.urn,
        )
        self.told += [draft.child, pair.other.name, home.postcode, school.urn, school.name]
        asked = open_case(desk, draft)
        if not asked.taken:
            reason = rng.choice(REASONS)
            ids = tuple(one.interest for one in asked.found if one.asks and one.interest)
            anyway = replace(draft, take_anyway=reason, someone_else=ids)
            asked = open_case(desk, anyway)
            self.told.append(reason)
        return asked.reference if asked.taken else None

    def _works(self, desk: Desk, reference: str) -> None:
        rng = self.rng
        (case,) = desk.store.find(Case, reference=reference)
        known = self.pairs[rng.randrange(4)].other.name
        place = rng.choice(self.schools[7:])
        self.told += [known, place.postcode, place.name, place.urn]
        record_contact(desk, reference, contact(who=(known,), statement="read"))
        hold_meeting(desk, reference, meeting(place=place.postcode))
        goes = {one.body.urn for one in desk.store.find(Pupil, person=case.body.child)}
        if place.urn not in goes:
            move_school(desk, case.body.child, place.urn, date(2026, 9, 1) + timedelta(days=365))
        if rng.random() < 0.5:
            amend(desk, "household", case.body.household, {"postcode": place.postcode})

    def _settles(self, desk: Desk) -> None:
        """Whatever stands in her cases is answered or reasoned, as far as it can be."""
        for one in desk.store.find(Finding, state="standing"):
            reason = self.rng.choice(REASONS)
            self.told.append(reason)
            try:
                if one.body.certainty == "sure":
                    go_on(desk, one.id, reason)
                else:
                    answer(desk, one.id, same=self.rng.random() < 0.5)
            except Refusal:  # it stops, or its case is not hers to work on
                continue


def note_since(rng: random.Random) -> date:
    """The first day of a second home."""
    return date(2020 + rng.randrange(5), 1 + rng.randrange(12), 1)


def near_schools(schools: list[School], wanted: int = 400) -> list[School]:
    """Schools that have a full postcode, spread over the list, some of them in trusts."""
    whole = [one for one in schools if one.open and " " in one.postcode and Urn(one.urn)]
    return whole[:: max(1, len(whole) // wanted)]
