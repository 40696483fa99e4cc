"""What a row of Today says and leads to."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from desktop.casework.actions.today.waits import ONLY_HERE, Waits
from desktop.casework.saying.clock import LONDON
from desktop.volunteer.today.phrases import phrase, summary
from tests.builders import NOW


def test_a_referral_is_to_be_sent_only_as_long_as_it_is_only_here() -> None:
    here = phrase(
        Waits("referral", "MTAB-0001", person="Wren Larkmoor", what=ONLY_HERE), NOW, False
    )
    assert "travels with your next bundle" in here.why
    assert (here.button, here.to) == ("Make the bundle", "exchange")
    there = phrase(Waits("referral", "MTAB-0001", person="Wren Larkmoor"), NOW, False)
    assert "The office has it" in there.why
    assert "bundle" not in there.why + there.button
    assert (there.to, there.about) == ("case", "MTAB-0001")


def test_a_home_that_is_too_near_is_said_so_and_not_while_somebody_looks_on() -> None:
    near = Waits("finding", "MTAB-0001", what="area", how="flag", band="too-near")
    assert phrase(near, NOW, False).so == "Case MTAB-0001: the family lives too near to you"
    assert phrase(near, NOW, True).so == "Case MTAB-0001: the family lives too near, or far"


def test_a_name_that_is_hidden_stands_small_in_the_middle_of_a_sentence() -> None:
    notice = Waits("notice", "MTAB-0001", person="Wren Larkmoor", what="2")
    assert phrase(notice, NOW, False).why.startswith("It waits for Wren Larkmoor.")
    assert phrase(notice, NOW, True).why.startswith("It waits for another family.")
    both = replace(notice, count=2)
    assert phrase(both, NOW, False).why.startswith("It waits for Wren Larkmoor, and one more of")
    assert phrase(both, NOW, True).why.startswith("It waits for another family.")


def test_a_list_that_was_begun_is_not_asked_for_as_if_it_were_empty() -> None:
    bare = phrase(Waits("interests", at=NOW), NOW, False).why
    begun = phrase(Waits("interests", at=NOW, count=3), NOW, False).why
    assert bare.startswith("Say where a case could be too close to you")
    assert begun == "Three things are on your list. Say that it is all. It stays on this laptop."


def test_the_title_says_what_is_so_in_one_breath() -> None:
    assert summary(2, 1, 0) == "Two things are owed, one is coming"
    assert summary(0, 2, 1) == "Two things are coming, one family has gone quiet"
    assert summary(0, 0, 0) == "Nothing waits for you"


def test_a_meeting_speaks_of_a_role_card_only_where_the_policy_asks_for_a_role() -> None:
    with_role = Waits("meeting", "MTAB-0001", what="panel", at=NOW, how="role")
    assert "your role card" in phrase(with_role, NOW, False).why
    assert "role" not in phrase(replace(with_role, how=""), NOW, False).why


@pytest.mark.parametrize(
    ("how", "day", "said"),
    [
        ("overdue", date(2026, 2, 28), "It was due on 28 February."),
        ("overdue", date(2025, 12, 31), "It was due on 31 December 2025."),
        ("soon", date(2026, 3, 10), "It is due again today."),
        ("soon", date(2026, 3, 31), "It is due again on 31 March."),
        ("due", date(2026, 1, 5), "Your service asks for it."),
    ],
)
def test_training_says_by_which_day_it_is_due_in_london(how: str, day: date, said: str) -> None:
    at = datetime.combine(day, time(), tzinfo=LONDON)
    late = how == "overdue"
    one = Waits("training", what="First aid", count=2, at=at, how=how, urgent=late)
    told = phrase(one, NOW, False)
    assert (told.so, told.why) == ("Training: First aid; one other too", said)
