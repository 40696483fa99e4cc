"""Asking for an erasure in the window of a laptop, and a case that was erased."""

from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing.erase import erase
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.safety.staff import add
from desktop.casework.desk import Desk
from desktop.casework.record.erased import erasures_of
from desktop.ui.history.screen import HistoryScreen
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.erasure.screen import AskErasure
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, texts

SECOND = "walnut ferry plinth saddle mosaic gherkin"


def called(desk: Desk) -> str:
    case = opened(desk)
    record_contact(desk, case, contact())
    return case


def test_a_volunteer_asks_from_the_history_and_nothing_is_erased(window: Window) -> None:
    case = window.write(called)
    history = window.on(HistoryScreen, "history", case)
    window.click(history.erase)
    screen = window.shell.current()
    assert isinstance(screen, AskErasure)
    assert screen.form is not None
    assert f"Case {case}, everything" in texts(screen)
    assert_nothing_cut_off(window)
    window.click(screen.send)
    assert screen.form.reason_field.fault()
    screen.form.reason.set_key("other")
    window.click(screen.send)
    assert screen.form.words_field.fault()
    window.type(screen.form.words, "They moved to Wales.")
    window.click(screen.send)
    assert window.said() == "Asked. It goes to the office with your next bundle."
    assert "You asked, today: another reason. They moved to Wales." in texts(screen)
    assert [one.state for one in window.ask(erasures_of)] == ["asked"]
    assert window.on(CaseScreen, "case", case).title.text() == "Ottilie Brackenridge"
    window.go("erasure")
    assert_nothing_cut_off(window)


def test_a_case_that_was_erased_says_so_and_nothing_else(window: Window) -> None:
    case = window.write(called)
    house = window.house
    with house.open("morag") as desk:
        device = desk.device
    house.carry("morag", "office")
    with house.open("office") as desk:
        add(desk, "Boris Applethwaite", SECOND)
        erase(desk, case, "retention", "", SECOND)
    files, _ = house.seal("office", device)
    page = window.on(CaseScreen, "case", case)
    assert "Brackenridge" in texts(page)
    window.ask(lambda desk: receive(desk, [("answer.evenhand", files[0])]))
    window.go("case", case)
    said = texts(window.shell.current())
    assert "This case was erased" in said
    assert "with Boris Applethwaite: the time it is kept for has ended." in said
    assert "Brackenridge" not in said
    assert "Erased by the office of" in texts(window.go("erasure"))
