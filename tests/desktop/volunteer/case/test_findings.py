"""What was found in an open case, in the window: on Today, and on the page of the case."""

from datetime import date

import pytest

from db.records import Case, Finding, Referral, SamePerson
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.answering import answer_reason, flags
from desktop.casework.actions.closeness.declare import declare_person, declare_position, withdraw
from desktop.casework.actions.closeness.homes import add_home
from desktop.casework.desk import Desk
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.today.screen import Today
from tests.builders import FAMILY, PENRITH, UPPERBY, case_draft
from tests.desktop.windows import Window, button, labels, texts, unnamed


def states(window: Window) -> dict[str, str]:
    found = window.ask(lambda desk: desk.store.find(Finding))
    return {one.body.kind: one.body.state for one in found}


def reference(desk: Desk) -> str:
    return desk.store.find(Case)[0].body.reference


@pytest.fixture
def last_month(whole: Window) -> str:
    """A case that was opened a month ago, when nothing stood against it."""

    def work(desk: Desk) -> str:
        open_case(desk, case_draft())
        whole.clock.on(days=31)
        return reference(desk)

    return whole.write(work)


def test_what_is_found_stands_on_today_with_its_clause_and_is_past_when_it_goes(
    whole: Window, last_month: str
) -> None:
    today = whole.on(Today, "today")
    made = whole.ask(lambda desk: declare_position(desk, UPPERBY, "governor"))
    whole.settle()
    seen = texts(today)
    assert f"Case {last_month}: you hold a post at the school" in seen
    assert "Found today, because your interests changed. Pass the case on" in seen
    assert "Policy: position" in labels(today)
    whole.shell.privacy.toggle()
    assert "because your interests changed" not in texts(today)
    whole.shell.privacy.toggle()
    whole.settle()
    whole.click(button(today, "See what to do"))
    page = whole.shell.current()
    assert isinstance(page, CaseScreen)
    assert "because I am a governor at Ottilie’s school." in texts(page)
    whole.ask(lambda desk: withdraw(desk, made.id))
    whole.settle()
    assert "You hold a post at the school" not in texts(page)
    whole.click(button(page, "Findings that are past"))
    assert "past today, because your interests changed." in texts(page)
    assert "you hold a post" not in texts(whole.on(Today, "today"))


def test_a_reason_is_written_kept_through_a_lock_and_answered(
    whole: Window, last_month: str
) -> None:
    whole.ask(lambda desk: add_home(desk, FAMILY))
    page = whole.on(CaseScreen, "case", last_month)
    # How near it is by now is known here, though the office hears no other band.
    assert "Too near" in texts(page)
    assert "The family lives too near to you, or far away" not in texts(page)
    whole.click(button(page, "Go on, with a reason"))
    panel = page.settling.panels["go-on"]
    assert not panel.button.isEnabled()
    whole.type(panel.reason, "Nobody else")
    page.settling.flush()
    whole.lock_and_unlock()
    page = whole.on(CaseScreen, "case", last_month)
    whole.click(button(page, "Go on, with a reason"))
    panel = page.settling.panels["go-on"]
    assert panel.reason.words() == "Nobody else"
    assert "The family lives too near to you" in texts(panel).splitlines()
    whole.type(panel.reason, " is near.")
    assert unnamed(page) == []
    whole.click(panel.button)
    assert states(whole) == {"area": "taken-anyway"}
    assert "You went on: “Nobody else is near.”" in texts(page)
    assert not panel.isVisible()

    whole.shell.close()
    whole.lock()
    to = whole.house.carry("morag", "office")[0].sender
    with whole.house.open("office") as office:
        answer_reason(office, flags(office)[0].finding, "pass-on", "Colm has room.")
    whole.house.carry("office", "morag", to)
    whole.unlock()
    whole._shell = None
    today = whole.on(Today, "today")
    assert "the office asks you to pass it on" in texts(today)
    whole.click(button(today, "See the case"))
    again = whole.shell.current()
    assert isinstance(again, CaseScreen)
    page = again
    assert "“Colm has room.”" in texts(page)
    whole.click(button(page, "Pass on to the office"))
    panel = page.settling.panels["pass-on"]
    assert "too near" in panel.reason.words()
    whole.click(panel.button)
    (referral,) = whole.ask(lambda desk: desk.store.find(Referral))
    assert referral.body.clause == "standard/area"
    assert states(whole) == {"area": "referred"}
    assert whole.ask(lambda desk: desk.store.find(Case))[0].body.state == "referred"


def test_who_it_is_is_said_on_the_page_and_can_be_taken_back(
    whole: Window, last_month: str
) -> None:
    whole.ask(lambda desk: declare_person(desk, "Maud Brakenridge", "friend"))
    whole.ask(lambda desk: declare_position(desk, PENRITH, "clerk", until=date(2020, 1, 1)))
    page = whole.on(CaseScreen, "case", last_month)
    whole.click(button(page, "Someone else"))
    assert states(whole) == {"known-person": "someone-else"}
    whole.click(button(page, "Findings that are past"))
    whole.click(button(page, "It is the same after all"))
    assert states(whole) == {"known-person": "standing"}
    assert [one.body.same for one in whole.ask(lambda d: d.store.find(SamePerson))] == [True]
    assert "Pass on to the office" in labels(page)
