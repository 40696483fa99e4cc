"""Any other stake: which families it meets, what each policy makes of it, what is said of it."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from db.names import InterestId, Urn
from db.own import Interest
from desktop.casework.closeness.findings import Declared, Found, PupilAt, Situation
from desktop.casework.closeness.interests import check
from desktop.casework.closeness.stakes import months_after
from desktop.casework.closeness.verdict import decide
from desktop.casework.packs.policy import Pack
from tests.desktop.casework.kit import STANDARD, shipped

TODAY = date(2026, 3, 9)
BECK_ROW = Urn("199042")
OTTILIE = PupilAt(
    name="Ottilie Brackenridge",
    urn=BECK_ROW,
    school="Beck Row Primary School",
    is_case_child=True,
    trust="1234",
)
STOPS = structs.replace(STANDARD, stake=structs.replace(STANDARD.stake, strength="stop"))


def found(
    *pupils: PupilAt, pack: Pack = STANDARD, school: str = "", **given: Any
) -> tuple[Found, ...]:
    interest = Interest(kind="stake", held_as="works for the council", name="Fellside Council")
    declared = Declared(
        id=InterestId("1" * 32), interest=structs.replace(interest, **given), school=school
    )
    return check(pack, Situation(pupils=pupils or (OTTILIE,)), [declared], {}, TODAY)


def test_a_stake_meets_every_family_and_wants_a_reason_to_go_on() -> None:
    (one,) = found()
    assert (one.kind, one.strength, one.certainty) == ("stake", "where_possible", "sure")
    assert (one.asks, one.stops, one.clause) == (False, False, "standard/no-interest")
    assert one.reason == "You work for the council (Fellside Council)."
    assert decide((one,), None).outcome == "needs-reason"
    assert decide((one,), None, "Nobody else is free.").outcome == "take"
    assert len(check(STANDARD, Situation(), [Declared(id=InterestId("1" * 32), interest=Interest(
        kind="stake", held_as="runs a support group"))], {}, TODAY)) == 1  # fmt: skip


def test_neither_the_family_nor_the_office_hears_whose_it_is() -> None:
    (one,) = found()
    assert one.say == (
        "You should know that I work for the council. If you would rather have a colleague, just"
        " say so."
    )
    (stopped,) = found(pack=STOPS)
    verdict = decide((stopped,), None)
    assert verdict.outcome == "refer"
    assert verdict.for_office == "The volunteer has another stake that this policy asks about."
    assert "Fellside" not in one.say + stopped.say + verdict.for_office


def test_a_stake_of_one_school_or_trust_meets_only_its_families() -> None:
    (one,) = found(held_as="runs an after-school club", name="", urn=BECK_ROW)
    assert one.reason == (
        "You run an after-school club. It has to do with Beck Row Primary School, where Ottilie"
        " goes."
    )
    assert "I run an after-school club, which has to do with Ottilie’s school" in one.say
    assert len(found(trust="1234")) == 1
    elsewhere = structs.replace(OTTILIE, urn=Urn("155555"), trust="")
    assert found(elsewhere, urn=BECK_ROW) == ()
    assert found(elsewhere, trust="1234") == ()


def test_a_school_that_is_alike_by_name_alone_flags_even_where_a_stake_stops() -> None:
    by_hand = structs.replace(OTTILIE, urn=Urn(""), school="Beck Row")
    (one,) = found(by_hand, pack=STOPS, urn=BECK_ROW, school="Beck Row Primary School")
    assert (one.certainty, one.strength, one.stops) == ("perhaps", "where_possible", False)
    assert "It may have to do with Beck Row" in one.reason


@pytest.mark.parametrize(
    ("held_as", "reason"),
    [
        ("is a tutor for a provider", "You are a tutor for a provider."),
        ("Runs a support group.", "You run a support group."),
        ("shares in a transport firm", "You have another stake: shares in a transport firm."),
        ("", "You have another stake: not said which."),
    ],
)
def test_what_was_typed_is_said_as_a_sentence_where_it_is_one(held_as: str, reason: str) -> None:
    (one,) = found(held_as=held_as, name="")
    assert one.reason == reason
    assert one.say.startswith("You should know that I ")


@pytest.mark.parametrize(
    ("name", "clause", "then"),
    [
        ("cumbria-sendias", "cumbria-sendias/4.1-interest", "Pass this case on where possible"),
        ("cumbria-pps-2009", "cumbria-pps-2009/4.1-interest", "Pass this case on where possible"),
        ("coventry-iass", "coventry-iass/statement-interest", "Tell your manager, and pass"),
        ("sps", "sps/delivery-interest", "Pass this case on where possible"),
        ("standard", "standard/no-interest", "Pass this case on where possible"),
        ("rotherham-sendiass", "", ""),
    ],
)
def test_each_policy_says_under_which_clause_or_asks_nothing(
    name: str, clause: str, then: str
) -> None:
    pack = shipped(name)
    assert [one.clause for one in found(pack=pack)] == ([clause] if clause else [])
    assert all(one.then.startswith(then) for one in found(pack=pack))


def test_a_stake_that_is_over_is_over() -> None:
    assert found(until=date(2026, 3, 8)) == ()
    assert len(found(until=TODAY)) == 1


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 12, date(2027, 8, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(9999, 12, 31), 12, date(9999, 12, 31)),
    ],
)
def test_so_many_months_later(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_a_reason_given_once_for_a_stake_with_every_family_holds_at_the_next() -> None:
    council = Interest(kind="stake", held_as="works for the council", name="Fellside Council")
    again = Declared(id=InterestId("1" * 32), interest=council, given="I file invoices there.")
    (one,) = check(STANDARD, Situation(pupils=(OTTILIE,)), [again], {}, TODAY)
    assert one.given == "I file invoices there."
    assert one.then == (
        "You have said why: “I file invoices there.” It holds here too, and the office reads it."
    )
    verdict = decide((one,), None)
    assert (verdict.outcome, verdict.check, verdict.reason) == ("take", "flagged", "")
    # It answers for itself alone.
    other = structs.replace(again, id=InterestId("2" * 32), given="")
    found = check(STANDARD, Situation(pupils=(OTTILIE,)), [again, other], {}, TODAY)
    both = decide(found, None)
    assert (both.outcome, [each.interest for each in both.because]) == ("needs-reason", [other.id])
    # No reason passes a stop, and none holds for a stake in one school alone.
    (stopped,) = check(STOPS, Situation(pupils=(OTTILIE,)), [again], {}, TODAY)
    assert (stopped.stops, stopped.given) == (True, "")
    at_one = structs.replace(again, interest=structs.replace(council, urn=BECK_ROW))
    (of_school,) = check(STANDARD, Situation(pupils=(OTTILIE,)), [at_one], {}, TODAY)
    assert of_school.given == ""
