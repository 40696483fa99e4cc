"""To whom the impartiality statement is owed, and what settles it (policies.md, 1)."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import ReasonNeeded
from db.names import Capacity, ContactId, Medium, PersonId, StatementState
from desktop.casework.packs.policy import Pack
from desktop.casework.promise.statement import (
    OWED_TO,
    SPOKEN,
    Met,
    Told,
    answer,
    asked,
    could_owe,
    owed,
)
from tests.desktop.casework.kit import CUMBRIA, STANDARD, at, with_statement

EVERY = with_statement("every", spoken=False)
EVERY_SPOKEN = with_statement("every", spoken=True)
FIRST_WRITTEN = with_statement("first", spoken=False)

HESPER, OTTILIE, TEACHER = PersonId("h"), PersonId("o"), PersonId("t")
MEDIA: tuple[Medium, ...] = ("phone", "face-to-face", "video", "email", "letter", "text")
STATES: tuple[StatementState, ...] = ("read", "sent", "not said")


def met(
    contact: int,
    medium: Medium = "phone",
    person: PersonId = HESPER,
    capacity: Capacity = "parent-carer",
) -> Met:
    return Met(
        contact=ContactId(f"c{contact}"),
        person=person,
        capacity=capacity,
        medium=medium,
        at=at(contact),
    )


def told(
    contact: int, state: StatementState, medium: Medium = "phone", person: PersonId = HESPER
) -> Told:
    return Told(
        person=person, contact=ContactId(f"c{contact}"), state=state, medium=medium, at=at(contact)
    )


def contacts(pack: Pack, who: Sequence[Met], what: Sequence[Told] = ()) -> list[tuple[str, str]]:
    return [(each.person, each.contact) for each in owed(pack, who, what)]


def state(
    pack: Pack,
    medium: Medium,
    given: StatementState | None,
    earlier: Sequence[Told] = (),
    capacity: Capacity = "parent-carer",
    why: str = "",
) -> str:
    return answer(pack, HESPER, capacity, medium, earlier, given, why).state


# --- To whom -----------------------------------------------------


def test_a_first_contact_without_it_is_outstanding() -> None:
    assert state(STANDARD, "phone", None) == "outstanding"
    assert contacts(STANDARD, [met(1)]) == [("h", "c1")]


def test_it_is_owed_for_a_letter_too() -> None:
    assert state(STANDARD, "letter", None) == "outstanding"
    assert contacts(STANDARD, [met(1, "letter")]) == [("h", "c1")]


@pytest.mark.parametrize("capacity", ["parent-carer", "child", "young-person"])
def test_it_is_owed_to_families_each_in_their_own_right(capacity: Capacity) -> None:
    assert state(STANDARD, "phone", None, capacity=capacity) == "outstanding"


@pytest.mark.parametrize("capacity", ["professional", "other"])
def test_it_is_never_owed_to_professionals_or_others(capacity: Capacity) -> None:
    for pack in (STANDARD, EVERY):
        assert state(pack, "phone", None, capacity=capacity) == "not asked"
        assert contacts(pack, [met(1, person=TEACHER, capacity=capacity)]) == []


def test_it_is_not_owed_to_a_child_whom_nobody_has_met() -> None:
    assert contacts(STANDARD, [met(1)], [told(1, "read")]) == []


def test_a_child_is_owed_it_from_their_own_first_contact_though_the_mother_has_had_it() -> None:
    both = [met(1), met(2), met(2, person=OTTILIE, capacity="child")]
    assert contacts(STANDARD, both, [told(1, "read")]) == [("o", "c2")]
    assert answer(STANDARD, OTTILIE, "child", "phone", [told(1, "read")], None).state == (
        "outstanding"
    )


def test_a_policy_that_merely_offers_it_asks_nothing_and_keeps_what_was_said() -> None:
    assert state(CUMBRIA, "phone", None) == "not asked"
    assert contacts(CUMBRIA, [met(1)]) == []
    gate = answer(CUMBRIA, HESPER, "parent-carer", "phone", [], "read")
    assert (gate.state, gate.record, gate.clause) == ("read", "read", "")


# --- First contact -----------------------------------------------


def test_read_at_first_contact_settles_it_for_good() -> None:
    assert state(STANDARD, "phone", "read") == "read"
    assert state(STANDARD, "phone", None, [told(1, "read")]) == "not asked"
    assert contacts(STANDARD, [met(1), met(2), met(3, "letter")], [told(1, "read")]) == []


def test_read_later_settles_what_stood_outstanding() -> None:
    assert contacts(STANDARD, [met(1), met(2)], [told(2, "read")]) == []


def test_sent_in_a_letter_accounts_for_that_letter_and_not_for_the_call_after_it() -> None:
    sent = told(1, "sent", "letter")
    assert state(STANDARD, "letter", "sent") == "sent"
    assert contacts(STANDARD, [met(1, "letter"), met(2, "email")], [sent]) == []
    assert state(STANDARD, "email", None, [sent]) == "not asked"
    assert state(STANDARD, "phone", None, [sent]) == "outstanding"
    assert contacts(STANDARD, [met(1, "letter"), met(2)], [sent]) == [("h", "c2")]


@pytest.mark.parametrize("medium", sorted(SPOKEN))
def test_sent_does_not_settle_a_spoken_contact_where_speech_is_asked(medium: Medium) -> None:
    gate = answer(STANDARD, HESPER, "parent-carer", medium, [], "sent")
    assert (gate.state, gate.record) == ("outstanding", "sent")
    assert contacts(STANDARD, [met(1, medium)], [told(1, "sent", medium)]) == [("h", "c1")]


def test_sent_settles_a_spoken_contact_where_speech_is_not_asked() -> None:
    assert state(FIRST_WRITTEN, "phone", "sent") == "sent"
    assert contacts(FIRST_WRITTEN, [met(1), met(2)], [told(1, "sent")]) == []


@pytest.mark.parametrize("medium", ["email", "letter", "text"])
def test_nothing_is_read_out_in_writing_it_counts_as_sent(medium: Medium) -> None:
    gate = answer(STANDARD, HESPER, "parent-carer", medium, [], "read")
    assert (gate.state, gate.record) == ("sent", "sent")
    assert contacts(STANDARD, [met(1, medium), met(2)], [told(1, "read", medium)]) == [("h", "c2")]


def test_not_said_accounts_for_that_contact_and_the_person_stays_owed_until_it_is_read() -> None:
    reason = told(1, "not said")
    assert state(STANDARD, "phone", "not said", why="the line broke") == "not said"
    still = owed(STANDARD, [met(1)], [reason])
    assert [(each.contact, each.reason_given) for each in still] == [("c1", True)]
    assert state(STANDARD, "phone", None, [reason]) == "outstanding"
    assert contacts(STANDARD, [met(1), met(2)], [reason]) == [("h", "c2")]
    assert contacts(STANDARD, [met(1), met(2)], [reason, told(2, "read")]) == []


def test_a_person_is_owed_it_once_under_first_and_since_the_earliest_contact() -> None:
    only = owed(STANDARD, [met(3), met(1), met(2)], [])
    assert [(each.contact, each.since) for each in only] == [("c1", at(1))]
    assert only[0].clause == "standard/first-contact"


def test_read_in_another_case_is_read() -> None:
    assert contacts(STANDARD, [met(2)], [told(9, "read")]) == []


# --- Every contact -----------------------------------------------


def test_under_every_each_contact_answers_for_itself() -> None:
    assert state(EVERY, "phone", None, [told(1, "read")]) == "outstanding"
    assert contacts(EVERY, [met(1), met(2), met(3)], [told(1, "read")]) == [
        ("h", "c2"),
        ("h", "c3"),
    ]


def test_under_every_an_old_one_is_settled_by_giving_the_reason() -> None:
    said = [told(2, "read"), told(1, "not said")]
    assert contacts(EVERY, [met(1), met(2)], said) == []


def test_under_every_reading_it_today_does_not_settle_last_week() -> None:
    assert contacts(EVERY, [met(1), met(2)], [told(2, "read")]) == [("h", "c1")]


def test_under_every_sent_settles_a_call_only_where_speech_is_not_asked() -> None:
    assert state(EVERY, "phone", "sent") == "sent"
    assert state(EVERY_SPOKEN, "phone", "sent") == "outstanding"
    assert contacts(EVERY, [met(1)], [told(1, "sent")]) == []
    assert contacts(EVERY_SPOKEN, [met(1)], [told(1, "sent")]) == [("h", "c1")]
    assert contacts(EVERY_SPOKEN, [met(1, "email")], [told(1, "sent", "email")]) == []


# --- Reasons -----------------------------------------------------


@pytest.mark.parametrize("why", ["", "  \n"])
def test_not_said_needs_its_reason_where_it_is_owed(why: str) -> None:
    with pytest.raises(ReasonNeeded):
        state(STANDARD, "phone", "not said", why=why)


def test_not_said_needs_no_reason_where_nothing_is_owed() -> None:
    assert state(CUMBRIA, "phone", "not said") == "not asked"
    assert state(STANDARD, "phone", "not said", capacity="professional") == "not asked"


def test_the_reason_is_kept_as_given() -> None:
    gate = answer(STANDARD, HESPER, "parent-carer", "phone", [], "not said", " line broke ")
    assert (gate.why, gate.record) == ("line broke", "not said")


# --- Always ------------------------------------------------------

medium = st.sampled_from(MEDIA)
packs = st.sampled_from([STANDARD, FIRST_WRITTEN, EVERY, EVERY_SPOKEN, CUMBRIA])
people = st.sampled_from([HESPER, OTTILIE])


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Met], list[Told]]:
    who: list[Met] = []
    what: list[Told] = []
    for number in range(1, draw(st.integers(1, 7))):
        used = draw(medium)
        for person in draw(st.lists(people, min_size=1, max_size=2, unique=True)):
            who.append(met(number, used, person))
            if said := draw(st.sampled_from([None, *STATES])):
                what.append(told(number, said, used, person))
    return who, what


@given(histories(), packs)
def test_after_reading_it_aloud_nothing_is_owed_under_first(
    history: tuple[list[Met], list[Told]], pack: Pack
) -> None:
    who, what = history
    aloud = {each.person for each in what if each.state == "read" and each.medium in SPOKEN}
    if pack.statement.occasion == "first":
        assert not aloud & {each.person for each in owed(pack, who, what)}


@given(histories(), packs, st.randoms())
def test_the_order_in_which_the_record_gives_its_rows_does_not_matter(
    history: tuple[list[Met], list[Told]], pack: Pack, random: Random
) -> None:
    who, what = history
    expected = owed(pack, who, what)
    random.shuffle(who)
    random.shuffle(what)
    assert owed(pack, who, what) == expected


@given(histories(), packs)
def test_whoever_could_owe_nothing_is_owed_nothing_whatever_their_contacts(
    history: tuple[list[Met], list[Told]], pack: Pack
) -> None:
    who, what = history
    standing = {each.person for each in owed(pack, who, what)}
    for one in who:
        own = [each for each in what if each.person == one.person]
        assert could_owe(pack, one.capacity, own) or one.person not in standing


def test_whoever_has_heard_it_could_owe_nothing_more_under_first_and_all_could_under_every() -> (
    None
):
    heard = [told(1, "read", "phone")]
    assert could_owe(STANDARD, "parent-carer", [])
    assert not could_owe(STANDARD, "parent-carer", heard)
    assert could_owe(EVERY, "parent-carer", heard)
    assert not could_owe(EVERY, "professional", [])


@given(histories(), packs)
def test_saying_more_never_makes_more_owed(
    history: tuple[list[Met], list[Told]], pack: Pack
) -> None:
    who, what = history
    for length in range(len(what)):
        fewer = {(each.person, each.contact) for each in owed(pack, who, what[:length])}
        more = {(each.person, each.contact) for each in owed(pack, who, what[: length + 1])}
        if pack.statement.occasion == "every":
            assert more <= fewer
        assert {person for person, _ in more} <= {person for person, _ in fewer}


@given(histories(), packs, medium, st.sampled_from([None, *STATES]))
def test_the_gate_of_a_contact_and_what_stands_owed_after_it_agree(
    history: tuple[list[Met], list[Told]],
    pack: Pack,
    used: Medium,
    given_now: StatementState | None,
) -> None:
    _, what = history
    gate = answer(pack, HESPER, "parent-carer", used, what, given_now, "a reason")
    after = [*what]
    if gate.record is not None:
        after.append(told(9, gate.record, used))
    owed_here = ("h", "c9") in contacts(pack, [met(9, used)], after)
    still = gate.state == "outstanding" or (
        gate.state == "not said" and pack.statement.occasion == "first"
    )
    mine = [each for each in what if each.person == HESPER]
    assert owed_here == (still and asked(pack, "parent-carer", used, mine))


def test_the_lists_of_media_and_capacities_are_those_of_the_policies() -> None:
    assert {"phone", "face-to-face", "video"} == SPOKEN
    assert {"parent-carer", "child", "young-person"} == OWED_TO
