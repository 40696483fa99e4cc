"""The conflict check: what stands too close to a family (policies.md, 3 and 4)."""

from datetime import date, timedelta

import pytest
from msgspec import structs

from db.names import Capacity, InterestId, KnownAs, PersonId, Urn
from db.own import Interest
from desktop.casework.closeness.interests import (
    Declared,
    Found,
    InCase,
    PupilAt,
    Situation,
    check,
    conflicts,
    counts,
)
from desktop.casework.packs.policy import AreaRule, Pack, SchoolRule
from tests.desktop.casework.kit import CUMBRIA, STANDARD, knowing

TODAY = date(2026, 3, 9)
BECK_ROW, COTTER_VALE = Urn("199042"), Urn("199043")
OTTILIE = PupilAt(
    name="Ottilie Brackenridge", urn=BECK_ROW, school="Beck Row Primary School", is_case_child=True
)
RUFUS = PupilAt(
    name="Rufus Brackenridge", urn=COTTER_VALE, school="Cotter Vale School", is_case_child=False
)
FRIEND = InterestId("f" * 32)


def governor(urn: Urn = BECK_ROW, held_as: str = "governor") -> Declared:
    return Declared(
        id=InterestId("1" * 32), interest=Interest(kind="position", urn=urn, held_as=held_as)
    )


def own_child(urn: Urn = BECK_ROW) -> Declared:
    return Declared(id=InterestId("2" * 32), interest=Interest(kind="child-school", urn=urn))


def friend(
    name: str = "Hesper Brackenridge", held_as: KnownAs = "friend", born: date | None = None
) -> Declared:
    interest = Interest(kind="known-person", name=name, held_as=held_as, born=born)
    return Declared(id=FRIEND, interest=interest)


def hesper(
    name: str = "Hesper Brackenridge",
    capacity: Capacity = "parent-carer",
    born: date | None = None,
    answered: tuple[tuple[InterestId, bool], ...] = (),
) -> InCase:
    return InCase(name=name, capacity=capacity, born=born, person=PersonId("h"), answered=answered)


def found(
    *declared: Declared,
    pack: Pack = STANDARD,
    pupils: tuple[PupilAt, ...] = (OTTILIE, RUFUS),
    people: tuple[InCase, ...] = (),
    answers: dict[InterestId, bool] | None = None,
    today: date = TODAY,
) -> tuple[Found, ...]:
    situation = Situation(pupils=pupils, people=people)
    return conflicts(pack, situation, declared, answers or {}, today)


# --- Schools -----------------------------------------------------


@pytest.mark.parametrize(
    ("held_as", "words"),
    [
        ("governor", "are a governor"),
        ("academy trustee", "are an academy trustee"),
        ("clerk to the governors", "are clerk to the governors"),
        ("chair of governors", "are chair of governors"),
        ("", "hold a position"),
    ],
)
def test_any_position_at_the_child_s_school_stops(held_as: str, words: str) -> None:
    (one,) = found(governor(held_as=held_as))
    assert (one.kind, one.strength, one.certainty, one.stops) == ("position", "stop", "sure", True)
    assert one.clause == "standard/position"
    assert one.reason == f"You {words} at Beck Row Primary School, where Ottilie goes."


def test_what_to_say_gives_the_reason_and_no_name_but_the_child_s() -> None:
    (one,) = found(governor())
    assert one.say == (
        "A colleague will help you from here, because I am a governor at Ottilie’s school."
    )


def test_a_brother_s_school_counts_and_the_reason_says_whose_it_is() -> None:
    (one,) = found(governor(COTTER_VALE))
    assert one.reason == (
        "You are a governor at Cotter Vale School, where Rufus, another child of the family, goes."
    )
    assert "Rufus’s school" in one.say


def test_two_children_at_one_school_are_one_finding_with_the_case_s_child_first() -> None:
    both = (structs.replace(RUFUS, urn=BECK_ROW), OTTILIE)
    (one,) = found(governor(), pupils=both)
    assert one.reason.endswith("where Ottilie and Rufus go.")
    assert "Ottilie’s school" in one.say


def test_one_s_own_child_at_the_school_of_any_child_stops() -> None:
    for urn in (BECK_ROW, COTTER_VALE):
        (one,) = found(own_child(urn))
        assert (one.kind, one.stops, one.clause) == ("own-child", True, "standard/own-child")
    assert "my own child goes to Rufus’s school" in one.say


def test_schools_are_told_apart_by_number_and_never_by_name() -> None:
    namesake = structs.replace(OTTILIE, urn=Urn("155555"))
    assert found(governor(), pupils=(namesake,)) == ()


def test_a_number_that_the_school_had_before_is_the_school_s() -> None:
    academy = structs.replace(OTTILIE, urn=Urn("155555"), also=(BECK_ROW,))
    assert len(found(governor(), pupils=(academy,))) == 1


def test_two_positions_are_two_findings() -> None:
    clerk = structs.replace(governor(held_as="clerk"), id=InterestId("3" * 32))
    assert [one.interest for one in found(governor(), clerk)] == ["1" * 32, "3" * 32]


def test_a_clause_on_volunteers_alone_leaves_staff_in_peace() -> None:
    situation = Situation(pupils=(OTTILIE,))
    declared = (own_child(), governor())
    assert [
        one.kind for one in conflicts(CUMBRIA, situation, declared, {}, TODAY, who="staff")
    ] == ["position"]
    assert len(conflicts(CUMBRIA, situation, declared, {}, TODAY, who="volunteers")) == 2


def test_a_rule_that_is_off_finds_nothing() -> None:
    off = structs.replace(STANDARD, position=SchoolRule(strength="off"), area=AreaRule())
    assert found(governor(), pack=off) == ()


def test_a_policy_that_words_it_so_has_the_manager_told() -> None:
    rule = structs.replace(STANDARD.position, words="tell-manager")
    (one,) = found(governor(), pack=structs.replace(STANDARD, position=rule))
    assert one.then.startswith("Tell your manager")
    assert "office" in found(governor())[0].then


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        (0, 0, True),
        (-10, 10, True),
        (1, None, False),
        (None, -1, False),
        (-10, -1, False),
    ],
)
def test_an_interest_counts_from_its_first_day_to_its_last(
    since: int | None, until: int | None, expected: bool
) -> None:
    def day(offset: int | None) -> date | None:
        return None if offset is None else TODAY + timedelta(days=offset)

    interest = Interest(
        kind="position", urn=BECK_ROW, held_as="governor", since=day(since), until=day(until)
    )
    assert counts(interest, TODAY) is expected
    declared = Declared(id=InterestId("1" * 32), interest=interest)
    over = structs.replace(STANDARD, stake=structs.replace(STANDARD.stake, former_months=None))
    assert bool(found(declared, pack=over)) is expected


# --- People ------------------------------------------------------


def test_a_friend_of_the_same_name_makes_the_program_ask_and_does_not_stop() -> None:
    (one,) = found(friend(), people=(hesper(),))
    assert (one.kind, one.strength, one.certainty) == ("known-person", "stop", "likely")
    assert (one.asks, one.stops, one.person, one.interest) == (True, False, "h", FRIEND)
    assert one.clause == "standard/known"


def test_a_near_name_is_told_with_what_differs() -> None:
    (one,) = found(friend("Hesper Brackenbridge"), people=(hesper(),))
    assert one.certainty == "perhaps"
    assert one.reason == (
        "“Hesper Brackenbridge” is on your list as a friend. Is that Hesper Brackenridge?"
        " One letter differs; no date of birth to tell them apart."
    )


def test_a_friend_by_name_and_date_of_birth_stops() -> None:
    day = date(1984, 5, 1)
    (one,) = found(friend(born=day), people=(hesper(born=day),))
    assert (one.certainty, one.stops, one.asks) == ("sure", True, False)
    assert one.reason == "You know Hesper Brackenridge as a friend."


def test_the_same_person_stops() -> None:
    (one,) = found(friend("Hesper Brackenbridge"), people=(hesper(),), answers={FRIEND: True})
    assert (one.certainty, one.stops, one.asks) == ("sure", True, False)


def test_someone_else_is_taken_away_and_kept_for_the_record() -> None:
    assert found(friend(), people=(hesper(),), answers={FRIEND: False}) == ()
    situation = Situation(people=(hesper(),))
    (one,) = check(STANDARD, situation, (friend(),), {FRIEND: False}, TODAY)
    assert (one.someone_else, one.stops, one.asks) == (True, False, False)


def test_someone_else_does_not_talk_away_what_is_sure() -> None:
    day = date(1984, 5, 1)
    (one,) = found(friend(born=day), people=(hesper(born=day),), answers={FRIEND: False})
    assert one.stops


def test_an_earlier_answer_holds_for_that_person_alone() -> None:
    answered = hesper(answered=((FRIEND, False),))
    other = structs.replace(hesper(), person=PersonId("x"))
    assert found(friend(), people=(answered,)) == ()
    assert [one.person for one in found(friend(), people=(answered, other))] == ["x"]


def test_acquaintances_are_a_flag_and_friends_a_stop_under_standard() -> None:
    day = date(1984, 5, 1)
    who = (hesper(born=day),)
    for held_as, strength in (
        ("family", "stop"),
        ("friend", "stop"),
        ("extended-family", "stop"),
        ("acquaintance", "where_possible"),
    ):
        (one,) = found(friend(born=day, held_as=held_as), people=who)  # type: ignore[arg-type]
        assert one.strength == strength
        assert one.stops is (strength == "stop")


def test_under_cumbria_nobody_known_stops_or_asks() -> None:
    day = date(1984, 5, 1)
    for person in (hesper(), hesper(born=day)):
        (one,) = found(friend(born=day), pack=CUMBRIA, people=(person,))
        assert (one.strength, one.stops, one.asks) == ("where_possible", False, False)
        assert one.clause == "cumbria-pps-2009/5.1.3"


def test_a_rule_that_is_off_lets_people_be() -> None:
    assert found(friend(), pack=knowing("off"), people=(hesper(),)) == ()


@pytest.mark.parametrize("capacity", ["parent-carer", "child", "young-person", "other"])
def test_everybody_of_the_family_is_looked_at(capacity: Capacity) -> None:
    assert len(found(friend(), people=(hesper(capacity=capacity),))) == 1


def test_a_professional_is_not_family() -> None:
    assert found(friend(), people=(hesper(capacity="professional"),)) == ()


def test_what_to_say_never_names_the_person_who_is_known() -> None:
    for answers in ({}, {FRIEND: True}):
        (one,) = found(friend(), people=(hesper(),), answers=answers)
        assert "Hesper" not in one.say
        assert "Brackenridge" not in one.say


def test_what_stops_comes_first_then_what_asks() -> None:
    order = found(friend(), own_child(), people=(hesper(),))
    assert [one.kind for one in order] == ["own-child", "known-person"]
