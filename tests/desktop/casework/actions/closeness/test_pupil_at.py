"""A school that had other numbers is one school to the check. Only the schools are real."""

import pytest

from desktop.casework.actions.cases.open_case import can_i_take
from desktop.casework.actions.closeness.declare import declare_child_school, declare_position
from tests.builders import House, case_draft

LONGTOWN, ITS_INFANTS, ITS_JUNIORS = "143116", "112115", "112426"  # by way of 133387


@pytest.mark.parametrize(
    ("post_at", "pupil_at"),
    [
        (ITS_INFANTS, LONGTOWN),  # a governor since before the merger, and before the academy
        (LONGTOWN, ITS_JUNIORS),  # a pupil who was written down under an old number
        (ITS_INFANTS, ITS_JUNIORS),  # both are at the academy now
    ],
)
def test_a_post_and_a_pupil_under_any_number_of_one_school_meet(
    house: House, post_at: str, pupil_at: str
) -> None:
    with house.open("morag") as morag:
        declare_position(morag, post_at, "governor")
        found = can_i_take(morag, case_draft(school=pupil_at)).found
    assert [one.kind for one in found] == ["position"]


def test_the_school_of_another_child_of_the_family_counts_under_any_number(house: House) -> None:
    with house.open("morag") as morag:
        declare_child_school(morag, ITS_JUNIORS)
        siblings = (("Idris Brackenridge", LONGTOWN),)
        found = can_i_take(morag, case_draft(siblings=siblings)).found
    assert [one.kind for one in found] == ["own-child"]
