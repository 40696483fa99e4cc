"""Reasons for going on: the office reads each, answers it, and the laptop is told."""

import pytest

from db.records import Case, FindingAnswer
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.homes import add_home
from desktop.casework.actions.closeness.look import findings_of
from desktop.casework.actions.closeness.settle import go_on
from desktop.office.cases.case_screen import CaseScreen
from desktop.office.cases.list_screen import CasesScreen
from desktop.office.inbox.screen import InboxScreen
from tests.builders import FAMILY, House, case_draft
from tests.desktop.windows import (
    Open,
    Window,
    assert_nothing_cut_off,
    button,
    labels,
    texts,
    unnamed,
)

WHY = "Nobody else speaks Welsh."


@pytest.fixture
def gone_on(house: House) -> str:
    """Morag goes on with a family that is too near since she has a second home."""
    with house.open("morag") as desk:
        open_case(desk, case_draft())
        add_home(desk, FAMILY)
        (case,) = desk.store.find(Case)
        (finding,) = findings_of(desk, case)
        go_on(desk, finding.id, WHY)
    house.carry("morag", "office")
    return case.body.reference


def answers(window: Window) -> list[tuple[str, str]]:
    said = window.ask(lambda desk: desk.store.find(FindingAnswer))
    return [(one.body.answer, one.body.note) for one in said]


def test_a_reason_is_found_from_the_inbox_read_answered_and_told(
    window: Open, house: House, gone_on: str
) -> None:
    office = window()
    inbox = office.on(InboxScreen, "inbox")
    assert "One reason waits for an answer" in texts(inbox)
    office.click(inbox.see_reasons)
    cases = office.shell.current()
    assert isinstance(cases, CasesScreen)
    assert "Morag Tennick goes on with Ottilie Brackenridge’s case" in texts(cases)
    assert f"“{WHY}”" in texts(cases)
    office.shell.privacy.toggle()
    assert "Ottilie" not in texts(cases)
    office.shell.privacy.toggle()
    office.settle()
    office.click(button(cases, "Read and answer"))
    page = office.shell.current()
    assert isinstance(page, CaseScreen)
    (card,) = page.reasons.cards
    assert unnamed(page) == []
    assert_nothing_cut_off(office)
    office.type(card.note, "Ring me")
    page.reasons.flush()
    office.go("inbox")
    page = office.on(CaseScreen, "case", gone_on)
    (card,) = page.reasons.cards
    assert card.note.words() == "Ring me"
    office.type(card.note, " on Thursday.")
    office.click(card.buttons["talk"])
    assert answers(office) == [("talk", "Ring me on Thursday.")]
    (card,) = page.reasons.cards
    assert "You asked to talk, today: “Ring me on Thursday.”" in texts(card)
    assert not card.form.isVisible()
    assert "Reasons to answer" not in texts(office.on(CasesScreen, "cases"))
    page = office.on(CaseScreen, "case", gone_on)
    (card,) = page.reasons.cards
    office.click(card.anew)
    office.click(card.buttons["agreed"])
    assert answers(office) == [("agreed", "")]
    assert "Read and answer" not in labels(office.on(InboxScreen, "inbox"))
