"""A family that the office gives: seen on Today, looked at, taken or not, at the second laptop."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from db.records import CaseAnswer, Contact
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.handing.arrive import look_at_offer
from desktop.casework.actions.handing.assign import assign
from desktop.casework.record.gone import gone
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.case_words import NOT_ASKED
from desktop.volunteer.cases.screen import Cases
from desktop.volunteer.offer.findings import finding_cards
from desktop.volunteer.offer.screen import OfferScreen
from desktop.volunteer.today.screen import Today
from tests.desktop.casework.actions.handing.kit import to
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import Window, faults, texts

NOTE = "She fears the tribunal."


@pytest.fixture
def given(whole: Window) -> str:
    """Idris's case with a note in it, given to Morag; its reference."""
    house = whole.house
    house.volunteer("idris", "Idris Fairclough")
    with house.open("idris") as idris:
        case = opened(idris)
        record_contact(idris, case, contact(note=NOTE))
    house.carry("idris", "office")
    with house.open("office") as office:
        assign(office, case, "Morag Tennick", "Could you ring this week?")
    to(house, "morag")
    return case


def test_it_stands_on_today_and_opens_once_it_is_taken(whole: Window, given: str) -> None:
    today = whole.go("today")
    assert isinstance(today, Today)
    assert "A family was given to you by the office" in texts(today)
    cases = whole.go("cases")
    assert isinstance(cases, Cases)
    assert "Given to you" in texts(cases)
    offer = whole.go("case", given)  # whatever leads there
    assert isinstance(offer, CaseScreen | OfferScreen)
    offer = whole.shell.current()
    assert isinstance(offer, OfferScreen)
    said = texts(offer)
    for words in ("Ottilie Brackenridge", "Maud Brackenridge, parent or carer", "CA3 8UR"):
        assert words in said
    assert "Could you ring this week?" in said
    assert "Idris Fairclough had it before." in said
    assert NOTE not in said
    assert faults(whole, offer) == []
    assert "from your home" in said
    whole.press(Qt.Key.Key_F9)
    assert "from your home" not in texts(offer)
    whole.press(Qt.Key.Key_F9)
    whole.type(offer.why, "I am away")  # and thinks better of it
    whole.click(offer.take.button)
    case = whole.shell.current()
    assert isinstance(case, CaseScreen)
    assert NOTE in texts(case)
    assert "Given to you by the office" in texts(case)
    answers = whole.ask(lambda desk: [one.body.answer for one in desk.store.find(CaseAnswer)])
    assert answers == ["taken"]


def test_a_no_takes_it_away_again_and_the_list_says_that_it_was_here(
    whole: Window, given: str
) -> None:
    offer = whole.go("offer", given)
    assert isinstance(offer, OfferScreen)
    assert not offer.refuse.button.isEnabled()
    whole.type(offer.why, "I am away in June.")
    whole.click(offer.refuse.button)
    assert isinstance(whole.shell.current(), Today)
    said = texts(whole.shell.current())
    assert f"Case {given} is not yours any more" in said
    assert "once the office has confirmed" in said
    whole.lock()
    whole.house.carry("morag", "office")
    to(whole.house, "morag")
    whole.lock_and_unlock()
    cases = whole.go("cases")
    assert isinstance(cases, Cases)
    cases.which.set_key("ended")
    cases.which.chosen.emit("ended")
    whole.settle()
    said = texts(cases)
    assert "the office has it" in said
    assert "Brackenridge" not in said
    assert whole.ask(lambda desk: [one.case for one in gone(desk)]) == [given]
    assert whole.ask(lambda desk: desk.store.find(Contact)) == []
    assert faults(whole, cases) == []
    missing = whole.go("case", given)
    assert "This case left this laptop" in texts(missing)


def test_under_a_policy_that_asks_nothing_about_interests_none_is_said_to_be_clear(
    whole: Window, given: str
) -> None:
    seen = whole.ask(lambda desk: look_at_offer(desk, given))
    assert seen.asks_interests
    here = whole.on(OfferScreen, "offer", given).here
    cards = list(finding_cards(here, replace(seen, found=(), asks_interests=False)))
    assert [one.accessibleName() for one in cards] == [f"Not asked: {NOT_ASKED}"]
