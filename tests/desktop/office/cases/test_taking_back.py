"""Why a case changes hands, taking it back, what is typed meanwhile: at the office's window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.casework.actions import drafts
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.handing.arrive import look_at_offer, offered
from desktop.casework.actions.handing.assign import assign
from desktop.casework.actions.joining.end_device import revoke
from desktop.casework.desk import Desk
from desktop.casework.record.gone import gone
from desktop.office.cases.case_screen import CaseScreen
from desktop.office.cases.giving import Giving, TakingBack
from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS, refer, to
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import Open, Window, faults, texts

WHY, NOTE = "Morag is away until June.", "They like to be rung after six."


@pytest.fixture
def case(house: House) -> str:
    """Ottilie's case, which Morag is working on; its reference."""
    with house.open("morag") as morag:
        reference = opened(morag)
    house.carry("morag", "office")
    return reference


def page_of(at: Window, case: str) -> CaseScreen:
    return at.on(CaseScreen, "case", case)


def giving(screen: CaseScreen) -> Giving:
    assert screen.hands.giving is not None
    return screen.hands.giving


def back(screen: CaseScreen) -> TakingBack:
    assert screen.hands.back is not None
    return screen.hands.back


def choose(at: Window, form: Giving, name: str) -> None:
    form.to.setFocus()
    QTest.keyClicks(form.to, name)
    at.settle()


def entries(screen: CaseScreen) -> str:
    """The story, the newest first."""
    return texts(screen.timeline)


def left(desk: Desk) -> int:
    """How many forms are not finished."""
    return len(drafts.listed(desk))


def test_why_it_changes_hands_is_read_at_both_laptops_and_the_line_at_one(
    house: House, window: Open, case: str
) -> None:
    at = window()
    screen = page_of(at, case)
    form = giving(screen)
    at.press(Qt.Key.Key_Return, form.begin)
    assert form.to.hasFocus(), "one goes on in the form"
    assert not back(screen).begin.isVisible(), "one at a time"
    choose(at, form, "Idris")
    at.type(form.why, WHY)
    at.type(form.note, NOTE)
    assert "Morag Tennick is told" in texts(form)
    assert faults(at, screen) == []
    at.press(Qt.Key.Key_Return, form.go.button)
    assert at.said().startswith("Given. Idris gets it")
    assert at.ask(left) == 0
    assert giving(screen).begin.hasFocus(), "the keyboard is where it was"
    assert f"Why: {WHY.rstrip('.')}" in texts(screen)
    at.lock()
    to(house, "idris")
    to(house, "morag")
    with house.open("idris") as idris:
        offer = look_at_offer(idris, case)
        assert (offer.why, offer.note) == (WHY, NOTE)
    with house.open("morag") as morag:
        assert [(one.case, one.note) for one in gone(morag)] == [(case, WHY)]


def test_one_that_nobody_has_answered_is_taken_back_and_waits_for_somebody(
    house: House, window: Open
) -> None:
    case = refer(house)
    with house.open("office") as office:
        assign(office, case, IDRIS)
    to(house, "idris")
    at = window()
    listed = at.go("cases")
    assert "One was given and not answered yet." in texts(listed)
    screen = page_of(at, case)
    form = back(screen)
    at.press(Qt.Key.Key_Return, form.begin)
    assert form.why.hasFocus()
    assert "Idris Fairclough has not said yes or no to it yet." in texts(form)
    assert "Then it is with no volunteer" in texts(form)
    at.press(Qt.Key.Key_Return, form.leave)
    assert form.begin.hasFocus()
    assert not form.is_open()
    at.click(form.begin)
    at.type(form.why, "It goes to a neighbour.")
    assert faults(at, screen) == []
    at.click(form.go.button)
    assert at.said() == "Taken back. Idris is told with the next answer from the inbox."
    assert at.ask(left) == 0
    assert screen.hands.back is None
    assert giving(screen).to.hasFocus(), "it waits to be given: there one goes on"
    assert "Taken back from Idris Fairclough" in entries(screen)
    said = texts(at.go("cases"))
    assert "Idris Fairclough had it until you took it back today: It goes to a" in said
    at.lock()
    to(house, "idris")
    house.carry("idris", "office")
    to(house, "idris")
    with house.open("idris") as idris:
        assert offered(idris) == ()
        assert [one.note for one in gone(idris)] == ["It goes to a neighbour."]


def test_what_was_typed_comes_back_after_a_lock_and_goes_when_it_is_given_up(
    house: House, window: Open, case: str
) -> None:
    with house.open("morag") as morag:
        record_contact(morag, case, contact(note="Written today."))
    files, _ = house.seal("morag")
    at = window()
    form = giving(page_of(at, case))
    at.click(form.begin)
    choose(at, form, "Idris")
    at.type(form.why, "She is")
    at.lock_and_unlock()
    screen = page_of(at, case)
    form = giving(screen)
    assert form.is_open()
    assert (form.why.words(), form.to.currentText().split(" · ")[0]) == ("She is", IDRIS)
    assert not back(screen).begin.isVisible()
    # A bundle that comes in meanwhile leaves whoever types where they are.
    form.why.setFocus()
    at.ask(lambda desk: receive(desk, [("1.evenhand", files[0])]))
    at.settle()
    assert "Written today." in entries(screen)
    assert giving(screen) is form
    assert form.why.hasFocus()
    at.click(form.leave)
    assert form.begin.hasFocus()
    assert back(screen).begin.isVisible()
    assert at.ask(left) == 0
    at.click(back(screen).begin)
    assert back(screen).why.words() == ""


def test_what_is_refused_is_said_at_its_field_and_everything_typed_stays(
    house: House, window: Open, case: str
) -> None:
    at = window()
    screen = page_of(at, case)
    form = giving(screen)
    at.click(form.begin)
    choose(at, form, "Idris")
    at.type(form.why, WHY)
    form.note.set_words("word " * 14_000)  # more than a note may have
    at.click(form.go.button)
    assert "longer than can be kept" in form.texts["note"].fault()
    assert form.note.hasFocus()
    assert form.why.words() == WHY
    assert at.ask(left) == 1
    # Somebody else at the office did it meanwhile: the page says so by itself.
    form.note.set_words("")
    at.ask(lambda desk: assign(desk, case, IDRIS))
    at.settle()
    assert "given to Idris Fairclough" in texts(screen)


def test_a_laptop_that_was_ended_is_told_nothing_and_that_is_said(
    house: House, window: Open, case: str
) -> None:
    with house.open("office") as office:
        revoke(office, "Morag Tennick", "Her bag was stolen.")
    at = window()
    form = giving(page_of(at, case))
    at.click(form.begin)
    assert "Morag Tennick’s laptop was ended: it hears of nothing" in texts(form)
    assert "Whoever had the case and whoever gets it both read it." not in texts(form)


def test_a_finding_is_of_whoever_it_was_found_for(house: House, window: Open) -> None:
    case = refer(house)
    at = window()
    assert "A post at the child’s school" in texts(page_of(at, case))
    at.ask(lambda desk: assign(desk, case, IDRIS))
    at.settle()
    said = texts(page_of(at, case))
    assert "Morag Tennick, who had it before: a post at the child’s school" in said
    assert "No conflict" not in said, "nobody has looked yet"
    assert "Wrote it down on 10 March 2026; the referral was confirmed" in texts(page_of(at, case))
    told = entries(page_of(at, case))
    assert told.index("Given to Idris Fairclough") < told.index("Referral confirmed")
