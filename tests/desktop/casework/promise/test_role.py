"""Which role a meeting has, and whether it was stated (policies.md, 2)."""

from typing import get_args

import pytest
from msgspec import structs

from db.errors import BadInput, ReasonNeeded, RoleNeeded, UnknownWord
from db.names import MeetingKind
from desktop.casework.packs.policy import Pack, RoleRule
from desktop.casework.promise.role import RoleAnswer, card, role_gate, spoken
from tests.desktop.casework.kit import CUMBRIA, STANDARD, at, shipped

NO_ROLES = structs.replace(STANDARD, role=RoleRule(strength="off"))


def gate(
    pack: Pack,
    role: str | None = None,
    *,
    stated: bool = False,
    why_not: str | None = None,
    decides: bool = True,
) -> RoleAnswer:
    return role_gate(pack, "annual-review", decides, role, at(9) if stated else None, why_not)


def test_a_role_is_known_in_any_case_of_letters_and_kept_as_the_policy_spells_it() -> None:
    found = gate(STANDARD, "  Strategic   DISCUSSION ", stated=True)
    assert (found.role, found.stated, found.at) == ("strategic discussion", "stated", at(9))
    assert found.clause == "standard/role-stated"


def test_a_role_of_another_policy_is_refused_with_the_roles_there_are() -> None:
    with pytest.raises(UnknownWord) as caught:
        gate(STANDARD, "impartial supporter", stated=True)
    assert caught.value.facts["what"] == "role"
    assert caught.value.facts["given"] == "impartial supporter"
    assert "take part in the decision" in str(caught.value.facts["known"])


@pytest.mark.parametrize("role", [None, "", "  "])
def test_where_a_role_must_be_no_reason_stands_for_it(role: str | None) -> None:
    for why_not in (None, "it was cancelled"):
        with pytest.raises(RoleNeeded) as caught:
            gate(STANDARD, role, why_not=why_not)
        assert caught.value.facts["clause"] == "standard/role-chosen"
        assert "strategic discussion" in str(caught.value.facts["known"])


def test_a_role_must_be_at_a_meeting_that_decides_nothing_too() -> None:
    with pytest.raises(RoleNeeded) as caught:
        gate(STANDARD, decides=False)
    assert caught.value.facts["clause"] == "standard/role-stated"


@pytest.mark.parametrize("kind", get_args(MeetingKind))
def test_sps_asks_for_it_at_every_kind_of_meeting_whether_it_decides_or_not(
    kind: MeetingKind,
) -> None:
    sps = shipped("sps")
    for decides in (True, False):
        with pytest.raises(RoleNeeded):
            role_gate(sps, kind, decides, None, None)
        found = role_gate(sps, kind, decides, "impartial supporter", None)
        assert found.stated == "outstanding"


def test_coventry_has_three_roles_and_one_of_them_takes_part_in_the_decision() -> None:
    coventry = shipped("coventry-iass")
    assert len(coventry.roles) == 3
    found = role_gate(coventry, "panel", True, "take part in the decision", at(9))
    assert (found.role, found.stated) == ("take part in the decision", "stated")


def test_whether_it_was_stated_can_be_answered_later() -> None:
    for pack, role in ((STANDARD, "strategic discussion"), (CUMBRIA, "support an individual")):
        found = gate(pack, role)
        assert (found.role, found.stated) == (role, "outstanding")
        assert "annual review" in found.why


def test_not_stated_keeps_its_reason() -> None:
    found = gate(STANDARD, "strategic discussion", why_not=" we were late ")
    assert (found.stated, found.why, found.at) == ("not stated", "we were late", None)


@pytest.mark.parametrize("why_not", ["", " \n"])
def test_not_stated_without_a_reason_is_refused(why_not: str) -> None:
    with pytest.raises(ReasonNeeded):
        gate(STANDARD, "strategic discussion", why_not=why_not)


def test_stated_and_not_stated_exclude_each_other() -> None:
    with pytest.raises(BadInput):
        gate(STANDARD, "strategic discussion", stated=True, why_not="we were late")


def test_where_possible_a_role_can_be_left_out_with_a_reason_only() -> None:
    found = gate(CUMBRIA, why_not="the chair began at once")
    assert (found.role, found.stated) == ("", "not stated")
    assert found.clause == "cumbria-pps-2009/4.1-role"
    with pytest.raises(RoleNeeded):
        gate(CUMBRIA)


def test_where_possible_it_stays_open_at_a_meeting_that_decides_nothing() -> None:
    found = gate(CUMBRIA, decides=False)
    assert (found.role, found.stated, found.clause) == (
        "",
        "outstanding",
        "cumbria-pps-2009/5.1.5",
    )


def test_a_role_that_was_not_named_cannot_have_been_stated() -> None:
    with pytest.raises(RoleNeeded):
        gate(CUMBRIA, stated=True, decides=False)


def test_a_policy_without_roles_asks_nothing_and_knows_none() -> None:
    found = gate(NO_ROLES)
    assert (found.role, found.stated, found.clause) == ("", "not asked", "")
    with pytest.raises(UnknownWord):
        gate(NO_ROLES, "strategic discussion")


def test_the_card_has_the_service_the_name_the_role_and_one_line() -> None:
    words = card(STANDARD, "Strategic discussion", "Morag Tennick", "Fellside Support")
    assert (words.service, words.name) == ("Fellside Support", "Morag Tennick")
    assert words.role == "Taking part in a strategic discussion"
    assert words.impartial == STANDARD.card.impartial


def test_the_card_of_a_role_that_decides_does_not_say_that_it_decides_nothing() -> None:
    words = card(STANDARD, "take part in the decision", "Morag Tennick", "Fellside Support")
    assert "decide nothing" not in words.impartial


def test_the_words_at_a_meeting_state_name_service_and_role() -> None:
    said = spoken(CUMBRIA, "support an individual", "Morag {role} Tennick", "Fellside")
    assert "Morag {role} Tennick" in said
    assert "Fellside" in said
    assert "I am here to support one family." in said
