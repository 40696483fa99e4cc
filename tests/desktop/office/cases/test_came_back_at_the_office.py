"""A form that came to the office: noted there, and said to stay there."""

from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.office.cases.case_screen import CaseScreen
from desktop.ui.evaluations.screen import CameBackScreen
from tests.builders import House
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import Open, button, faults, texts


def test_it_is_noted_from_the_case_and_the_card_says_when(house: House, window: Open) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        record_contact(desk, case, contact())
        close_case(desk, case, "She has what she asked for.")
    house.carry("morag", "office")
    made = window()
    page = made.on(CaseScreen, "case", case)
    made.click(button(page, "It came back"))
    form = made.on(CameBackScreen, "came-back", made.at()[1])
    assert "It stays at the office." in texts(form)
    assert faults(made, form) == []
    made.click(form.keep_button)
    page = made.on(CaseScreen, "case", case)
    assert "Came back on paper today." in texts(page)
    assert "Came back" in texts(page)
    assert faults(made) == []
