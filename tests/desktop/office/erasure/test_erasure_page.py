"""Deciding erasures in the window of the office: two people, what would go, the list after."""

import pytest
from PySide6.QtWidgets import QWidget

from db.records import Contact
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.erasing.erase import ask
from desktop.casework.actions.erasing.erase_wipe import owed
from desktop.casework.actions.safety.staff import add
from desktop.casework.record.cases import list_cases
from desktop.casework.record.erased import erasures_of
from desktop.office.erasure.screen import ErasureScreen
from desktop.ui.history.screen import HistoryScreen
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import Open, Window, assert_nothing_cut_off, button, buttons, texts

SECOND = "walnut ferry plinth saddle mosaic gherkin"
WHY = "She asked us in writing."


@pytest.fixture
def case(house: House) -> str:
    """A case whose volunteer asks to have it erased; two people are at the office."""
    with house.open("office") as desk:
        add(desk, "Boris Applethwaite", SECOND)
    with house.open("morag") as desk:
        reference = opened(desk)
        record_contact(desk, reference, contact())
        ask(desk, reference, "asked", WHY)
    house.carry("morag", "office")
    return reference


def deciding(office: Window, case: str) -> ErasureScreen:
    screen = office.on(ErasureScreen, "erasure")
    assert case in texts(screen)
    office.click(button(screen, "Decide"))
    assert screen.deciding is not None
    return screen


def left_of(office: Window) -> list[str]:
    return [one.reference for one in office.ask(list_cases)]


def test_what_a_volunteer_asks_for_is_decided_by_two_and_listed(case: str, window: Open) -> None:
    office = window()
    assert office.shell.isVisible()
    office.settle()
    assert "erasure" not in office.shell._screens
    assert office.waits("erasure") == "Erasure, 1 waiting"
    screen = deciding(office, case)
    part = screen.deciding
    assert part is not None
    assert part.why.words.words() == WHY
    assert "one contact" in texts(screen)
    assert not part.button.button.isEnabled()
    office.type(part.second, SECOND)
    office.click(part.button.button)
    assert left_of(office) == []
    assert office.said().startswith("Erased, with Boris Applethwaite. It goes to Morag Tennick")
    said = texts(office.shell.current())
    assert f"Case {case}, everything" in said
    assert "Erased by Perpetua Wainhope with Boris Applethwaite, today" in said
    assert "Brackenridge" not in said
    assert not office.ask(owed)
    assert office.waits("erasure") == "Erasure"


@pytest.mark.parametrize("typed", [PASSPHRASE, "something else altogether"])
def test_ones_own_passphrase_or_a_wrong_one_erases_nothing(
    case: str, window: Open, typed: str
) -> None:
    office = window()
    part = deciding(office, case).deciding
    assert part is not None
    office.type(part.second, typed)
    office.click(part.button.button)
    assert part.second_field.fault()
    assert left_of(office) == [case]


def test_it_may_be_left_with_the_reason(case: str, window: Open) -> None:
    office = window()
    part = deciding(office, case).deciding
    assert part is not None
    office.click(part.no)
    assert part.answer_field.fault()
    office.type(part.answer, "The tribunal is next week.")
    office.click(part.no)
    assert left_of(office) == [case]
    assert [one.state for one in office.ask(erasures_of)] == ["left"]
    assert "The tribunal is next week." in texts(office.shell.current())


def test_where_nobody_else_is_there_that_stands_beside_the_button(
    house: House, window: Open
) -> None:
    with house.open("morag") as desk:
        reference = opened(desk)
    house.carry("morag", "office")
    office = window()
    screen = office.on(ErasureScreen, "erasure", reference)
    assert screen.deciding is not None
    assert "nobody else has a passphrase" in screen.deciding.button.reason()


def test_one_contact_is_erased_from_its_history(case: str, window: Open) -> None:
    office = window()
    record = office.ask(lambda desk: desk.store.find(Contact)[0].id)
    history = office.on(HistoryScreen, "history", f"contact:{record}")
    office.click(history.erase)
    screen = office.shell.current()
    assert isinstance(screen, ErasureScreen)
    assert screen.deciding is not None
    assert f"A contact in case {case}" in texts(screen)
    office.type(screen.deciding.second, SECOND)
    office.click(screen.deciding.button.button)  # nobody has said why: nothing is chosen beforehand
    assert screen.deciding.why.reason_field.fault() == "Choose why: it stays in the record."
    assert len(office.ask(lambda desk: desk.store.find(Contact))) == 1
    screen.deciding.why.reason.set_key("retention")
    office.click(screen.deciding.button.button)
    assert office.ask(lambda desk: desk.store.find(Contact)) == []
    assert left_of(office) == [case]


def test_everything_is_named_and_nothing_is_cut_off(case: str, window: Open) -> None:
    office = window()
    office.on(ErasureScreen, "erasure")
    assert_nothing_cut_off(office)
    screen = deciding(office, case)
    assert_nothing_cut_off(office)
    assert isinstance(screen.widget(), QWidget)
    assert any(one.text() == "Not now" for one in buttons(screen))
