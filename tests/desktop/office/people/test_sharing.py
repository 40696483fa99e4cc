"""The cases of somebody who is ill or leaves go to others: all to one, or each to somebody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.casework.actions import drafts
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.handing.arrive import look_at_offer, offered, refuse
from desktop.casework.actions.handing.assign import GIVE, assign
from desktop.casework.actions.joining.end_device import revoke
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.casework.record.gone import gone
from desktop.casework.record.holding import with_whom
from desktop.office.people.laptop import LaptopDetail
from desktop.office.people.screen import PeopleScreen
from desktop.office.people.sharing import Sharing
from tests.builders import House
from tests.desktop.casework.actions.handing.kit import IDRIS, device, to
from tests.desktop.casework.actions.kit import opened
from tests.desktop.windows import Open, Window, button, faults, tab_order, texts

CHILDREN = ("Edda Mirefoot", "Orla Mirefoot", "Ottilie Brackenridge")
WHY = "Morag is away until June."


@pytest.fixture
def cases(house: House) -> list[str]:
    """Morag has three cases that are open; their references."""
    house.volunteer("wren", "Wren Adair")
    with house.open("morag") as morag:
        made = [opened(morag, child=name) for name in CHILDREN]
    house.carry("morag", "office")
    return made


def panel(at: Window, laptop: str) -> LaptopDetail:
    screen = at.on(PeopleScreen, "people", laptop)
    assert isinstance(screen.panel, LaptopDetail)
    return screen.panel


def sharing(at: Window, laptop: str) -> Sharing:
    found = panel(at, laptop).sharing
    assert found is not None
    return found


def choose(at: Window, form: Sharing, case: str, name: str) -> None:
    form.rows[case].setFocus()
    QTest.keyClicks(form.rows[case], name)
    at.settle()


def whose(desk: Desk, cases: list[str]) -> list[str]:
    found = with_whom(desk, [find_case(desk, one) for one in cases])
    return [found[find_case(desk, one).id] for one in cases]  # type: ignore[index]


def left(desk: Desk) -> int:
    return len(drafts.listed(desk))


def test_each_goes_to_somebody_and_what_is_not_chosen_stays(
    house: House, window: Open, cases: list[str]
) -> None:
    laptop = device(house, "morag")
    at = window()
    form = sharing(at, laptop)
    at.press(Qt.Key.Key_Return, form.begin)
    assert form.every.hasFocus()
    assert form.go.reason() == "Choose who gets one first."
    choose(at, form, cases[0], "Idris")
    choose(at, form, cases[1], "Wren")
    assert form.every.currentText() == "Each as chosen below"
    at.type(form.why, WHY)
    at.type(form.note, "Ring them this week.")
    assert form.go.button.text() == "Give two of three"
    rows = [form.rows[case] for case in cases]
    fields = [form.every, *rows, form.why, form.note, form.go.button, form.leave]
    assert tab_order(form) == fields, "Tab goes as one reads"
    assert faults(at) == []
    at.press(Qt.Key.Key_Return, form.go.button)
    assert at.said() == (
        "Two cases given. Idris and Wren get them with the next answers from the inbox."
    )
    assert at.ask(lambda desk: whose(desk, cases)) == [IDRIS, "Wren Adair", "Morag Tennick"]
    assert at.ask(left) == 0
    again = sharing(at, laptop)
    assert again.begin.text() == "Give the case to somebody else…"
    at.lock()
    for name in ("idris", "wren", "morag"):
        to(house, name)
    with house.open("wren") as wren:
        offer = look_at_offer(wren, cases[1])
        assert (offer.why, offer.note) == (WHY, "Ring them this week.")
    with house.open("morag") as morag:
        assert {one.case: one.note for one in gone(morag)} == {cases[0]: WHY, cases[1]: WHY}


def test_all_go_to_one_and_the_keyboard_is_back_at_the_laptop(
    house: House, window: Open, cases: list[str]
) -> None:
    laptop = device(house, "morag")
    at = window()
    at.ask(lambda desk: drafts.keep(desk, DraftOf(GIVE, cases[0]), {"why": "She is away"}))
    form = sharing(at, laptop)
    at.click(form.begin)
    form.every.setFocus()
    QTest.keyClicks(form.every, "Idris")
    at.settle()
    assert set(form.whom().values()) == {device_of(at, "Idris")}
    assert form.go.button.text() == "Give all three"
    at.press(Qt.Key.Key_Return, form.go.button)
    shown = at.shell.current()
    assert isinstance(shown, PeopleScreen)
    assert isinstance(shown.panel, LaptopDetail)
    assert shown.panel.sharing is None
    assert shown.rows.hasFocus()
    assert at.ask(left) == 0, "what was begun on the page of one of them is done with, too"
    assert "No case that the office knows of is on it." in texts(shown)
    assert "given, not answered yet" in texts(panel(at, device_of(at, "Idris")))


def test_what_was_chosen_and_typed_comes_back_and_is_given_up_by_leaving(
    house: House, window: Open, cases: list[str]
) -> None:
    laptop = device(house, "morag")
    at = window()
    form = sharing(at, laptop)
    at.click(form.begin)
    choose(at, form, cases[2], "Wren")
    at.type(form.why, "She is")
    at.lock_and_unlock()
    form = sharing(at, laptop)
    assert form.is_open()
    assert list(form.whom()) == [cases[2]]
    assert form.why.words() == "She is"
    at.click(form.leave)
    assert form.begin.hasFocus()
    assert (form.whom(), at.ask(left)) == ({}, 0)
    at.shell.privacy.toggle()
    at.settle()
    form = sharing(at, laptop)
    at.click(form.begin)
    assert "Mirefoot" not in texts(form)
    assert cases[0] in texts(form)


def test_who_said_no_is_named_and_an_ended_laptop_gives_what_it_had(
    house: House, window: Open, cases: list[str]
) -> None:
    laptop = device(house, "morag")
    with house.open("office") as office:
        assign(office, cases[0], IDRIS)
    to(house, "idris")
    with house.open("idris") as idris:
        refuse(idris, cases[0], "I know the grandmother.")
    house.carry("idris", "office")
    with house.open("office") as office:
        assign(office, cases[0], "Morag Tennick")
        revoke(office, "Morag Tennick", "Her bag was stolen.")
    at = window()
    form = sharing(at, laptop)
    at.click(form.begin)
    box = form.rows[cases[0]]
    assert [box.itemText(row) for row in range(box.count())] == [
        "Stays as it is",
        "Idris Fairclough · no open case · said no to it before",
        "Wren Adair · no open case",
    ]
    assert "This laptop was ended: it hears of nothing" in texts(form)
    choose(at, form, cases[0], "Wren")
    at.click(form.go.button)
    assert at.ask(lambda desk: whose(desk, cases))[0] == "Wren Adair"
    at.lock()
    to(house, "wren")
    with house.open("wren") as wren:
        assert [one.reference for one in offered(wren)] == [cases[0]]


def test_before_a_laptop_is_ended_its_cases_are_named(
    house: House, window: Open, cases: list[str]
) -> None:
    at = window()
    ending = panel(at, device(house, "morag")).ending
    assert ending is not None
    at.click(ending.begin)
    assert "Three cases are on it." in texts(ending)
    at.type(ending.why, "She moves away.")
    at.click(ending.go.button)
    assert at.ask(left) == 0
    assert at.shell.current().isAncestorOf(at.shell.focusWidget())
    at.click(button(at.shell.current(), "Give the cases to others…"))


def device_of(at: Window, name: str) -> str:
    screen = at.shell.current()
    assert isinstance(screen, PeopleScreen)
    return next(row.key for row in screen.rows.rows_model.rows() if row.so.startswith(name))
