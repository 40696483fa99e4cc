"""Consent is in force or not; a young person's own is apart; the policy decides what is asked."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from db.names import Capacity, CaseId, MeetingKind, PersonId, RecordId
from db.records import Consent
from desktop.casework.packs.policy import ConsentRule, Pack
from desktop.casework.rights.consent import (
    Client,
    Ledgered,
    in_disagreement,
    runs_out,
    state_of,
    usable,
    whose,
)
from desktop.casework.rights.deciding import same_to
from desktop.casework.rights.gate import Answer, Passing, consent_gate
from desktop.casework.rights.school_age import last_school_day, past_school_age
from tests.desktop.casework.kit import STANDARD, at

CASE = CaseId("ca" * 16)
MAUD, OTTILIE, VALE = PersonId("aa" * 16), PersonId("bb" * 16), PersonId("cc" * 16)
SCHOOL = "the school"


def people(
    born: date | None = date(2015, 3, 9), capacity: Capacity = "child"
) -> dict[PersonId, Client]:
    return {
        one.person: one
        for one in (
            Client(person=MAUD, name="Maud Brackenridge", capacity="parent-carer"),
            Client(person=OTTILIE, name="Ottilie Brackenridge", capacity=capacity, born=born),
            Client(person=VALE, name="Cotter Vale", capacity="professional"),
        )
    }


def consent(person: PersonId = MAUD, /, **changed: object) -> Ledgered:
    made = Consent(
        case=CASE,
        person=person,
        relay="what they think of the draft",
        to=SCHOOL,
        form="spoken",
        given=at(2),
    )
    return Ledgered(record=RecordId("11" * 16), body=structs.replace(made, **changed))


def asking(**rule: object) -> Pack:
    base = ConsentRule(strength="must", clause=STANDARD.consent.clause or "standard/consent")
    return structs.replace(STANDARD, consent=structs.replace(base, **rule))


@dataclass(frozen=True)
class Asks:
    """What is asked of the gate, with what is usual left out."""

    pack: Pack
    who: dict[PersonId, Client]
    consents: tuple[Ledgered, ...]

    def of(self, person: PersonId, to: str = SCHOOL, day: int = 10, **more: object) -> Answer:
        kind = more.pop("kind", "views")
        passing = Passing(person=person, to=to, kind=kind, at=at(day))  # type: ignore[arg-type]
        return consent_gate(self.pack, passing, self.consents, self.who, **more)  # type: ignore[arg-type]


def asks(*consents: Ledgered, pack: Pack | None = None, **who: object) -> Asks:
    return Asks(pack or asking(), people(**who), consents)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "day", "state"),
    [
        ({}, 1, "not yet"),
        ({}, 2, "in force"),
        ({"until": date(2026, 3, 10)}, 10, "in force"),  # to the end of its last day
        ({"until": date(2026, 3, 9)}, 10, "ended"),
        ({"withdrawn": at(5)}, 4, "in force"),
        ({"withdrawn": at(5)}, 5, "withdrawn"),
        ({"withdrawn": at(5), "until": date(2026, 3, 3)}, 6, "withdrawn"),
    ],
)
def test_a_consent_is_in_force_from_its_giving_to_its_last_day_or_its_withdrawal(
    changed: dict[str, object], day: int, state: str
) -> None:
    made = consent(MAUD, **changed)
    assert state_of(made.body, at(day)) == state
    covered = asks(made).of(MAUD, day=day).state == "covered"
    assert covered == (state == "in force")


@pytest.mark.parametrize(
    ("until", "soon"),
    [
        (None, False),
        (date(2026, 3, 24), True),
        (date(2026, 3, 25), False),
        (date(2026, 3, 9), False),
    ],
)
def test_it_runs_out_within_fourteen_days_of_its_end(until: date | None, soon: bool) -> None:
    assert runs_out(consent(until=until).body, at(10)) is soon
    assert not runs_out(consent(until=until, withdrawn=at(9)).body, at(10))


def test_consent_is_to_whom_it_names_and_for_what() -> None:
    here = asks(consent())
    assert here.of(MAUD).consent == RecordId("11" * 16)
    assert here.of(MAUD, to="  School. ").state == "covered"
    other = here.of(MAUD, to="the council")
    assert (other.state, other.clause) == ("without", here.pack.consent.clause)
    assert other.why == "No consent of Maud Brackenridge is in force for the council."
    told = here.of(MAUD, kind="information")
    assert (told.state, told.why) == ("without", "Maud Brackenridge agreed to the views only.")
    assert same_to("The  Council", "council")


def test_a_parent_consents_for_a_child_and_never_for_a_young_person() -> None:
    assert asks(consent()).of(OTTILIE).state == "covered"
    # Sixteen on 1 September 2025: a child until the end of June 2026.
    assert asks(consent(), born=date(2009, 9, 1)).of(OTTILIE).state == "covered"
    young = asks(consent(), capacity="young-person", born=None)
    assert young.of(OTTILIE).state == "without"
    assert "a parent’s consent does not cover them" in young.of(OTTILIE).why
    assert usable(young.consents, young.who, OTTILIE, at(10)) == ()
    grown = asks(consent(), born=date(2009, 8, 31))
    assert grown.of(OTTILIE).state == "without"
    own = asks(consent(), consent(OTTILIE), born=date(2009, 8, 31))
    assert own.of(OTTILIE).state == "covered"
    assert [one.body.person for one in usable(own.consents, own.who, OTTILIE, at(10))] == [OTTILIE]


def test_a_child_does_not_consent_for_a_parent_and_nobody_is_asked_for_a_professional() -> None:
    here = asks(consent(OTTILIE))
    assert here.of(MAUD).state == "without"
    assert here.of(VALE).state == "not asked"
    assert whose(here.who[VALE], date(2026, 3, 10)) is None


def test_the_consent_that_is_named_is_the_one_that_counts() -> None:
    old = structs.replace(consent(withdrawn=at(5)), record=RecordId("22" * 16))
    here = asks(consent(), old)
    answer = here.of(MAUD, chosen=RecordId("22" * 16))
    assert answer.state == "without"
    assert answer.why == "The consent of Maud Brackenridge was withdrawn on 5 March 2026."
    assert here.of(MAUD).state == "covered"


@pytest.mark.parametrize(
    ("rule", "disagreement", "state"),
    [
        ({}, False, "without"),
        ({"strength": "where_possible"}, False, "without"),
        ({"strength": "off"}, True, "not asked"),
        ({"when": "disagreement"}, False, "not asked"),
        ({"when": "disagreement"}, True, "without"),
        ({"who": ("young-person",)}, False, "not asked"),
    ],
)
def test_the_policy_decides_whether_consent_is_asked(
    rule: dict[str, object], disagreement: bool, state: str
) -> None:
    answer = asks(pack=asking(**rule)).of(MAUD, disagreement=disagreement)
    assert answer.state == state
    assert answer.flagged == (state == "without")
    if state == "without":
        assert answer.strength == rule.get("strength", "must")


@pytest.mark.parametrize(
    ("routes", "meetings", "disputed"),
    [
        ([(), ()], ["annual-review"], False),
        ([(), ("mediation",)], [], True),
        ([], ["tribunal"], True),
    ],
)
def test_a_disagreement_shows_in_routes_explained_and_in_meetings(
    routes: list[tuple[str, ...]], meetings: list[MeetingKind], disputed: bool
) -> None:
    assert in_disagreement(routes, meetings) is disputed


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (date(2009, 8, 31), date(2025, 6, 27)),  # sixteen on the last day of the school year
        (date(2009, 9, 1), date(2026, 6, 26)),
        (date(2010, 6, 26), date(2026, 6, 26)),
        (date(2008, 2, 29), date(2024, 6, 28)),
    ],
)
def test_school_age_ends_on_the_last_friday_in_june(born: date, last: date) -> None:
    assert last_school_day(born) == last
    assert not past_school_age(born, last)
    assert past_school_age(born, last + timedelta(days=1))
    assert not past_school_age(None, last)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_the_last_school_day_is_a_friday_in_june_of_the_year_one_becomes_sixteen(
    born: date,
) -> None:
    last = last_school_day(born)
    assert (last.weekday(), last.month) == (4, 6)
    assert (last + timedelta(days=7)).month == 7
    assert 15 <= last.year - born.year <= 17
