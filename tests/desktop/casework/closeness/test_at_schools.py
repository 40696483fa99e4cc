"""What a tie to a school comes to: trusts, new numbers, schools typed by hand, the past."""

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from db.names import InterestId, PersonId, Urn
from db.own import Interest
from desktop.casework.closeness.findings import Declared, Found, PupilAt, Situation
from desktop.casework.closeness.interests import check
from desktop.casework.closeness.verdict import decide
from desktop.casework.packs.policy import Pack
from tests.desktop.casework.kit import CUMBRIA, STANDARD, shipped

TODAY = date(2026, 9, 7)
ONE = InterestId("1" * 32)
BECK_ROW, COTTER_VALE = Urn("199042"), Urn("199043")
OTTILIE = PupilAt(
    name="Ottilie Brackenridge",
    urn=BECK_ROW,
    school="Beck Row Primary School",
    is_case_child=True,
    trust="1234",
    trust_name="Fellside Learning Trust",
    person=PersonId("o"),
)
RUFUS = structs.replace(
    OTTILIE,
    name="Rufus Brackenridge",
    urn=COTTER_VALE,
    school="Cotter Vale School",
    is_case_child=False,
    person=PersonId("r"),
)
BY_HAND = structs.replace(OTTILIE, urn=Urn(""), school="St Oswin's", trust="", trust_name="")


def found(
    *pupils: PupilAt,
    pack: Pack = STANDARD,
    answers: dict[InterestId, bool] | None = None,
    school: str = "",
    **interest: Any,
) -> tuple[Found, ...]:
    declared = structs.replace(Interest(kind="position", held_as="governor"), **interest)
    one = Declared(id=ONE, interest=declared, school=school)
    return check(pack, Situation(pupils=pupils or (OTTILIE,)), [one], answers or {}, TODAY)


# --- Trusts and federations --------------------------------------


def test_a_trustee_is_stopped_at_each_school_of_the_trust_and_told_which() -> None:
    trust: dict[str, Any] = {
        "held_as": "trustee",
        "trust": "1234",
        "name": "Fellside Learning Trust",
    }
    (one,) = found(OTTILIE, RUFUS, **trust)
    assert (one.kind, one.certainty, one.stops) == ("position", "sure", True)
    assert one.reason == (
        "You are a trustee of Fellside Learning Trust, which runs Beck Row Primary School, where"
        " Ottilie goes, and Cotter Vale School, where Rufus, another child of the family, goes."
    )
    assert one.say == (
        "A colleague will help you from here, because I am a trustee of the trust that runs"
        " Ottilie’s school."
    )
    assert found(structs.replace(RUFUS, trust="77"), **trust) == ()


def test_a_federation_is_told_as_one() -> None:
    joined = structs.replace(OTTILIE, trust="", federation="5678", federation_name="Two Becks")
    (one,) = found(joined, trust="5678", name="Two Becks Federation", held_as="governor")
    assert one.stops
    assert one.reason == (
        "You are a governor of Two Becks Federation, to which belongs Beck Row Primary School,"
        " where Ottilie goes."
    )
    assert "a governor of the federation that Ottilie’s school is in" in one.say


def test_a_school_that_has_another_number_and_name_now_is_told_by_both() -> None:
    academy = structs.replace(OTTILIE, urn=Urn("150001"), school="Beck Row Academy")
    academy = structs.replace(academy, also=(BECK_ROW,))
    (one,) = found(academy, urn=BECK_ROW, school="Beck Row Primary School")
    assert one.stops
    assert one.reason == (
        "You are a governor at Beck Row Academy, where Ottilie goes (on your list as Beck Row"
        " Primary School)."
    )


# --- Typed by hand -----------------------------------------------


def test_a_school_typed_by_hand_asks_and_stops_only_when_it_is_the_same() -> None:
    typed: dict[str, Any] = {"urn": COTTER_VALE, "school": "St Oswin's Primary School"}
    (one,) = found(BY_HAND, **typed)
    assert (one.certainty, one.asks, one.stops, one.person) == ("perhaps", True, False, "o")
    assert one.reason == (
        "“St Oswin's Primary School” is on your list: you are a governor there. Is that"
        " “St Oswin's”, where Ottilie goes? Only the names are alike."
    )
    assert one.say == "Before we go on: which school does Ottilie go to, and where is it?"
    assert one.then == "Say whether this is the same school or another one."
    assert decide((one,), None).outcome == "needs-answer"

    (same,) = found(BY_HAND, answers={ONE: True}, **typed)
    assert (same.certainty, same.stops, same.asks) == ("sure", True, False)
    (other,) = found(BY_HAND, answers={ONE: False}, **typed)
    assert (other.someone_else, other.stops, other.asks) == (True, False, False)
    assert decide((other,), None).outcome == "take"


def test_what_was_said_of_one_child_s_school_is_not_asked_again() -> None:
    said = structs.replace(BY_HAND, answered=((ONE, False),))
    (one,) = found(said, kind="child-school", held_as="", name="St Oswins")
    assert (one.kind, one.someone_else) == ("own-child", True)


def test_under_a_clause_that_only_flags_a_name_asks_nothing_and_wants_a_reason() -> None:
    flags = structs.replace(
        STANDARD, position=structs.replace(STANDARD.position, strength="where_possible")
    )
    (one,) = found(BY_HAND, pack=flags, name="St Oswin")
    assert (one.certainty, one.asks, one.stops) == ("perhaps", False, False)
    assert one.then.startswith("If so, pass this case on where possible")
    assert decide((one,), None).outcome == "needs-reason"
    assert decide((one,), None, "It is another St Oswin's.").outcome == "take"


# --- Days --------------------------------------------------------


def test_an_own_child_that_moved_on_in_september_is_told_for_a_year_and_stops_nothing() -> None:
    left: dict[str, Any] = {
        "kind": "child-school",
        "held_as": "",
        "urn": BECK_ROW,
        "until": date(2026, 8, 31),
    }
    (one,) = found(**left)
    assert (one.kind, one.strength, one.stops, one.asks) == (
        *("stake", "where_possible"),
        *(False, False),
    )
    assert one.clause == "standard/no-interest"
    assert one.reason == (
        "Until 31 August 2026 your own child went to Beck Row Primary School, where Ottilie goes."
    )
    assert one.say == (
        "You should know that until lately my own child went to Ottilie’s school. If you would"
        " rather have a colleague, just say so."
    )
    assert found(RUFUS, **left) == ()


@pytest.mark.parametrize(
    ("until", "kind"),
    [
        (date(2026, 9, 7), "position"),
        (date(2026, 9, 6), "stake"),
        (date(2025, 9, 7), "stake"),
        (date(2025, 9, 6), None),
    ],
)
def test_a_post_that_is_over_flags_for_as_long_as_the_policy_says(
    until: date, kind: str | None
) -> None:
    assert [one.kind for one in found(urn=BECK_ROW, until=until)] == ([kind] if kind else [])


def test_what_was_taken_off_the_list_or_has_not_begun_is_not_the_past() -> None:
    removed: dict[str, Any] = {"since": date(2026, 9, 1), "until": date(2026, 8, 31)}
    assert found(urn=BECK_ROW, **removed) == ()
    assert found(urn=BECK_ROW, since=date(2026, 9, 8)) == ()


@pytest.mark.parametrize(
    "name", ["cumbria-pps-2009", "cumbria-sendias", "coventry-iass", "sps", "rotherham-sendiass"]
)
def test_no_clause_of_a_service_speaks_of_a_post_that_is_over(name: str) -> None:
    assert found(urn=BECK_ROW, until=date(2026, 9, 6), pack=shipped(name)) == ()


def test_a_clause_on_volunteers_leaves_staff_in_peace_by_name_too() -> None:
    one = Interest(kind="child-school", name="St Oswin's")
    declared = [Declared(id=ONE, interest=one)]
    situation = Situation(pupils=(BY_HAND,))
    assert len(check(CUMBRIA, situation, declared, {}, TODAY)) == 1
    assert check(CUMBRIA, situation, declared, {}, TODAY, who="staff") == ()
