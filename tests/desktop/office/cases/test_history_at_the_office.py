"""Versions in the window of the office: seen, and never amended there."""

from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.office.cases.case_screen import CaseScreen
from tests.builders import House
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import Open, assert_nothing_cut_off, buttons, texts


def test_from_the_timeline_to_the_versions_which_are_only_looked_at(
    house: House, window: Open
) -> None:
    with house.open("morag") as desk:
        case = opened(desk)
        call = record_contact(desk, case, contact(note="She rang on Tuesday.")).contact
        amend(desk, "contact", call, {"note": "She rang on Thursday."})
    house.carry("morag", "office")
    office = window()
    page = office.on(CaseScreen, "case", case)
    link = next(one for one in buttons(page) if one.accessibleName().startswith("History: Call"))
    office.click(link)
    assert office.at() == ("HistoryScreen", f"contact:{call}")
    shown = office.shell.current()
    assert "Note: She rang on [taken out: Tuesday] [now: Thursday]." in texts(shown)
    assert "It was written on a volunteer’s laptop, and is amended there." in texts(shown)
    assert not any(one.text() in ("Amend", "Keep this one") for one in buttons(shown))
    office.click(next(one for one in buttons(shown) if one.text() == "Everything in this case"))
    assert office.at() == ("HistoryScreen", case)
    assert_nothing_cut_off(office)
