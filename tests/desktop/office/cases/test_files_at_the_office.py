"""The files of a case at the office: what came is listed and looked at; nothing is added there."""

from desktop.casework.actions.files.attach import attach, look_at
from desktop.office.cases.case_screen import CaseScreen
from desktop.ui.attachments.screen import FileScreen
from tests.builders import House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.casework.photographs import pdf
from tests.desktop.windows import Open, button, buttons, faults, texts


def test_what_came_with_a_case_is_listed_and_looked_at_and_cannot_be_added_to(
    house: House, window: Open
) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
    house.carry("morag", "office")
    with house.open("morag") as desk:
        file = attach(desk, case, look_at("draft plan.pdf", pdf(2)))
    made = window()
    assert "No file has come with this case." in texts(made.on(CaseScreen, "case", case))
    made.lock()
    house.carry("morag", "office")
    made.unlock()
    page = made.on(CaseScreen, "case", case)
    assert "draft plan.pdf" in texts(page)
    assert buttons(page, "Add a file…") == []
    made.click(button(page, "Look at it"))
    screen = made.on(FileScreen, "file", file)
    assert screen.preview.where.text() == "Page 1 of 2"
    assert "by Morag Tennick" in screen.below.text()
    assert faults(made, screen) == []
    made.click(button(screen, "Back to the case"))
    assert made.at() == ("CaseScreen", case)
    assert faults(made) == []
