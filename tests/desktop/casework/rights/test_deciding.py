"""Whose consent counts where a young person cannot decide: presumed able, decision by decision."""

from datetime import date, datetime
from typing import Literal

import pytest
from msgspec import structs

from db.names import CaseId, PersonId, RecordId
from db.records import Consent
from desktop.casework.rights.consent import Client, Ledgered, asked_of, state_of, usable, whose
from desktop.casework.rights.deciding import Able, Judged, passing_on, to_whom, word_on
from desktop.casework.rights.gate import Answer, Passing, consent_gate
from desktop.casework.rights.instead import for_whom
from desktop.casework.saying.clock import LONDON
from tests.desktop.casework.kit import STANDARD, at

CASE = CaseId("ca" * 16)
MAUD, OTTILIE, DEPUTY, IDRIS = (PersonId(one * 32) for one in "abcd")
SCHOOL, COUNCIL = "the school", "the council"
GROWN, CHILD = date(2008, 3, 9), date(2015, 3, 9)


def people(born: date = GROWN) -> dict[PersonId, Client]:
    made = (
        Client(person=MAUD, name="Maud", capacity="parent-carer"),
        Client(person=IDRIS, name="Idris", capacity="parent-carer"),
        Client(person=DEPUTY, name="Perpetua", capacity="other"),
        Client(person=OTTILIE, name="Ottilie", capacity="young-person", born=born),
    )
    return {one.person: one for one in made}


def note(
    day: int,
    able: Able = "no",
    acts: PersonId | None = MAUD,
    decision: str = passing_on(),
    record: str = "1",
) -> Judged:
    return Judged(
        record=RecordId(record * 32),
        person=OTTILIE,
        decision=decision,
        able=able,
        on=date(2026, 3, day),
        acts=acts if able == "no" else None,
    )


def agreed(who: PersonId, day: int = 5, to: str = SCHOOL, **changed: object) -> Ledgered:
    made = Consent(case=CASE, person=who, relay="the draft", to=to, form="spoken", given=at(day))
    return Ledgered(record=RecordId("2" * 32), body=structs.replace(made, **changed))


def asked(
    notes: tuple[Judged, ...],
    *consents: Ledgered,
    day: int = 10,
    to: str = SCHOOL,
    kind: Literal["views", "information"] = "views",
    born: date = GROWN,
) -> Answer:
    passing = Passing(person=OTTILIE, to=to, kind=kind, at=at(day))
    return consent_gate(STANDARD, passing, consents, people(born), notes=notes)


def test_whoever_acts_consents_for_a_young_person_who_cannot_decide_this() -> None:
    cannot = (note(2),)
    answer = asked(cannot, agreed(MAUD))
    assert (answer.state, answer.why) == ("covered", "Maud agreed to it, deciding for Ottilie.")
    assert [one.body.person for one in usable((agreed(MAUD),), people(), OTTILIE, at(10), cannot)]
    own = asked(cannot, agreed(OTTILIE))
    assert own.flagged
    assert own.why == (
        "It was judged on 2 March 2026 that Ottilie cannot decide this: Maud decides for them, and "
        "has not agreed for the school."
    )
    assert asked(cannot, agreed(IDRIS)).flagged  # the other parent does not act
    deputy = (note(2, acts=DEPUTY),)
    assert asked(deputy, agreed(DEPUTY)).state == "covered"
    assert asked(deputy, agreed(MAUD)).flagged
    over = asked(cannot, agreed(MAUD, withdrawn=at(7)))
    assert over.why == "The consent of Maud was withdrawn on 7 March 2026."
    only = asked(cannot, agreed(MAUD), kind="information")
    assert only.why == "Maud agreed to the views only."


@pytest.mark.parametrize("able", ["yes", "with support", "not known"])
def test_that_they_can_is_presumed_and_a_later_judgement_brings_their_own_back(able: Able) -> None:
    assert asked((), agreed(OTTILIE)).state == "covered"
    assert asked((note(2, able),), agreed(OTTILIE)).state == "covered"
    again = (note(2), note(8, able))
    assert asked(again, agreed(OTTILIE, 9)).state == "covered"
    assert asked(again, agreed(MAUD)).flagged
    while_not = asked(again, agreed(OTTILIE, 5))
    assert while_not.why == (
        "Ottilie agreed to it while it stood that they could not decide it: ask them again."
    )
    assert asked(again, agreed(OTTILIE, 1)).state == "covered"  # she could when she agreed
    # What was passed on while she could not stays as it was: the mother had agreed.
    assert asked(again, agreed(MAUD), day=7).state == "covered"


def test_a_note_on_another_decision_or_receiver_says_nothing_of_this_one() -> None:
    assert asked((note(2, decision="which school to ask for"),), agreed(OTTILIE)).state == "covered"
    council = (note(2, decision=passing_on("the Council ")),)
    assert asked(council, agreed(OTTILIE)).state == "covered"
    assert asked(council, agreed(OTTILIE, to=COUNCIL), to=COUNCIL).flagged
    assert asked(council, agreed(MAUD, to=COUNCIL), to=COUNCIL).state == "covered"
    # Of a general and a special one the newer counts, whichever it is.
    both = (note(2), note(4, "yes", decision=passing_on(SCHOOL), record="3"))
    assert asked(both, agreed(OTTILIE)).state == "covered"
    assert asked(both, agreed(OTTILIE, to=COUNCIL), to=COUNCIL).flagged
    newer = (*both, note(6))
    assert asked(newer, agreed(OTTILIE, 7)).flagged
    for said, whom in ((" What may be  passed on.", ""), ("what may be passed on to A", "A")):
        assert to_whom(said) == whom
    assert to_whom("what may be passed over") is None


def test_whoever_acts_decides_anew_and_nobody_named_means_nobody() -> None:
    before = asked((note(4),), agreed(MAUD, 3))
    assert before.flagged
    assert before.why.endswith("has not agreed for the school since then.")
    assert asked((note(4),), agreed(MAUD, 4)).state == "covered"
    # A later note that says the same again breaks nothing; another who acted between does.
    assert asked((note(2), note(7)), agreed(MAUD, 4)).state == "covered"
    between = (note(2), note(5, acts=DEPUTY), note(7))
    assert asked(between, agreed(MAUD, 4)).flagged
    assert asked(between, agreed(MAUD, 8)).state == "covered"
    nobody = (note(2, acts=None),)
    why = asked(nobody, agreed(MAUD), agreed(OTTILIE)).why
    assert why.endswith("nobody is named who decides for them: write down who.")
    gone = {one: each for one, each in people().items() if one != MAUD}  # she was erased
    assert asked_of(gone[OTTILIE], gone, (note(2),), SCHOOL, date(2026, 3, 10)) is None


def test_a_correction_of_a_note_stands_over_what_it_corrects() -> None:
    slip = (note(6), note(3, "yes"))  # the same note, written anew
    assert word_on(slip, OTTILIE, SCHOOL, date(2026, 3, 10)) == slip[1]
    assert word_on(slip, OTTILIE, SCHOOL, date(2026, 3, 2)) is None


def test_for_a_child_the_parents_decide_whatever_is_noted_and_the_birthday_says_it() -> None:
    assert whose(people(CHILD)[OTTILIE], date(2026, 3, 10)) == "child"
    noted = (note(2, acts=DEPUTY),)
    for who in (MAUD, IDRIS, OTTILIE):
        assert asked(noted, agreed(who), born=CHILD).state == "covered"
    assert asked(noted, agreed(DEPUTY), born=CHILD).flagged


def test_for_whom_a_consent_counts_is_said_where_it_is_not_plain() -> None:
    on, everybody = date(2026, 3, 10), people()

    def said(who: PersonId, given: int, *notes: Judged) -> tuple[bool, str]:
        return for_whom(who, SCHOOL, date(2026, 3, given), everybody, notes, on)

    assert said(MAUD, 5) == said(OTTILIE, 5) == (True, "")
    assert said(MAUD, 5, note(2)) == (True, "It counts for Ottilie too, for whom Maud decides.")
    early, late = said(MAUD, 1, note(2)), said(OTTILIE, 5, note(2), note(8, "yes"))
    assert early[0]
    assert "this was before" in early[1]
    assert not late[0]
    assert late[1].endswith("ask them again.")
    hers = said(OTTILIE, 5, note(2))
    assert not hers[0]
    assert "Maud decides. What Ottilie says is heard first" in hers[1]
    assert "Nobody is named yet who decides" in said(OTTILIE, 5, note(2, acts=None))[1]


@pytest.mark.parametrize(
    ("last", "asked_at", "state"),
    [
        # The clocks go forward on 29 March 2026 and back on 25 October 2026.
        (date(2026, 3, 31), "2026-03-31T23:30", "in force"),  # 22:30 in UTC
        (date(2026, 3, 31), "2026-04-01T00:00", "ended"),  # 23:00 on the 31st in UTC
        (date(2026, 3, 28), "2026-03-28T23:59", "in force"),
        (date(2026, 3, 28), "2026-03-29T00:00", "ended"),
        (date(2026, 3, 29), "2026-03-29T23:59", "in force"),
        (date(2026, 10, 24), "2026-10-24T23:59", "in force"),
        (date(2026, 10, 24), "2026-10-25T00:00", "ended"),  # 23:00 on the 24th in UTC
        (date(2026, 10, 25), "2026-10-25T23:59", "in force"),
        (date(2026, 10, 25), "2026-10-26T00:00", "ended"),
    ],
)
def test_its_last_day_ends_at_midnight_in_england(last: date, asked_at: str, state: str) -> None:
    consent = agreed(MAUD, until=last).body
    assert state_of(consent, datetime.fromisoformat(asked_at).replace(tzinfo=LONDON)) == state
