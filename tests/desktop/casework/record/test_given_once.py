"""A stake with every family is answered once: its reason holds in every case, and the office reads
it in each."""

from db.names import RecordId
from db.records import Case, Finding
from desktop.casework.actions.cases.open_case import can_i_take, open_case
from desktop.casework.actions.closeness.answering import answer_reason, flags
from desktop.casework.actions.closeness.declare import (
    amend_interest,
    declare_person,
    declare_stake,
    withdraw,
)
from desktop.casework.actions.closeness.settle import go_on
from desktop.casework.desk import Desk
from tests.builders import House, case_draft
from tests.desktop.casework.actions.kit import opened

WHY = "I file invoices there and decide nothing."
FAMILIES = (("Wilfred Otterburn", "Ada Otterburn"), ("Ivy Lonsdale", "Rhona Lonsdale"))


def stand(desk: Desk) -> list[tuple[str, str]]:
    """How each finding stands, and the reason, in the order of cases."""
    order = {one.id: one.body.reference for one in desk.store.find(Case)}
    found = sorted(desk.store.find(Finding), key=lambda one: order[RecordId(one.body.case)])
    return [(one.body.state, one.body.why) for one in found]


def another(desk: Desk, at: int = 0, take_anyway: str = "") -> str:
    child, parent = FAMILIES[at]
    made = open_case(desk, case_draft(child=child, parents=(parent,), take_anyway=take_anyway))
    return made.verdict.outcome if made.reference is None else made.reference


def test_it_is_asked_at_the_first_family_and_never_again(house: House) -> None:
    with house.open("morag") as morag:
        declare_stake(morag, "works for the council", "Fellside Council")
        assert another(morag) == "needs-reason"
        another(morag, take_anyway=WHY)
        answer = can_i_take(morag, case_draft())
        assert (answer.taken, [one.given for one in answer.found]) == (True, [WHY])
        opened(morag)
        assert stand(morag) == [("taken-anyway", WHY)] * 2
        # Somebody whom she knows is asked about all the same.
        declare_person(morag, "Rhona Lonsdale", "acquaintance")
        assert another(morag, 1) == "needs-reason"
        another(morag, 1, take_anyway="She only sold me a bicycle.")
        assert sorted(why for _, why in stand(morag)) == [
            WHY, WHY, WHY, "She only sold me a bicycle."
        ]  # fmt: skip
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [one.why for one in flags(office)].count(WHY) == 3


def test_a_stake_that_is_declared_late_is_answered_in_all_open_cases_at_once(
    house: House,
) -> None:
    with house.open("morag") as morag:
        first, second = opened(morag), another(morag)
        made = declare_stake(morag, "runs a support group")
        assert made.finds.cases == (first, second)
        assert stand(morag) == [("standing", "")] * 2
        one, _ = morag.store.find(Finding)
        done = go_on(morag, one.id, WHY)
        assert (done.state, done.also, done.finds.found) == ("taken-anyway", (second,), ())
        assert stand(morag) == [("taken-anyway", WHY)] * 2
        # Taken off the list, it is past in both, with its reason; nothing holds any more.
        withdraw(morag, made.id)
        assert stand(morag) == [("past", WHY)] * 2


def test_it_is_asked_anew_when_the_stake_is_another_or_the_office_does_not_agree(
    house: House,
) -> None:
    with house.open("morag") as morag:
        made = declare_stake(morag, "works for the council", "Fellside Council")
        opened(morag, take_anyway=WHY)
        house.clock.on(days=1)
        amend_interest(morag, made.id, held_as="works for the council's SEN team")
        assert another(morag) == "needs-reason"
        house.clock.on(days=1)
        another(morag, take_anyway="I draft no plans there.")
        assert can_i_take(
            morag, case_draft(child="Ivy Lonsdale", parents=("Rhona Lonsdale",))
        ).taken
    house.carry("morag", "office")
    with house.open("office") as office:
        newest = next(one for one in flags(office) if one.why == "I draft no plans there.")
        answer_reason(office, newest.finding, "talk", "Could you ring me about this?")
    house.carry("office", "morag")
    with house.open("morag") as morag:
        assert another(morag, 1) == "needs-reason"


def test_the_office_that_has_agreed_is_not_asked_about_the_same_words_again(house: House) -> None:
    with house.open("morag") as morag:
        declare_stake(morag, "works for the council", "Fellside Council")
        opened(morag, take_anyway=WHY)
    house.carry("morag", "office")
    with house.open("office") as office:
        (one,) = flags(office)
        answer_reason(office, one.finding, "agreed")
    house.carry("office", "morag")
    with house.open("morag") as morag:
        another(morag)
    house.carry("morag", "office")
    with house.open("office") as office:
        assert [(one.why, one.waits) for one in flags(office)] == [(WHY, False)] * 2
