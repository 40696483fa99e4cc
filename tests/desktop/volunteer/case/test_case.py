"""The page of a case: its story, what is owed, its findings, closing it in place."""

from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import Qt

from db.names import CaseId
from db.records import Action, Finding
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import (
    declare_home,
    declare_person,
    declare_position,
    declare_stake,
)
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.drafts import listed
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.desk import Desk
from desktop.casework.record.cases import show_case
from desktop.volunteer.case.screen import CaseScreen
from tests.builders import BRAMPTON, NOW, UPPERBY, case_draft
from tests.desktop.casework.actions.kit import MAUD, contact, meeting, opened
from tests.desktop.windows import (
    Window,
    assert_nothing_cut_off,
    button,
    buttons,
    tab_order,
    texts,
    unnamed,
)

LONG = "The line was bad and the call was cut short. " * 9 + "He rings again on Thursday."


def lived(desk: Desk) -> str:
    """A case with two calls, a meeting and something to do; Idris has not heard the statement."""
    case = opened(desk)
    past = NOW - timedelta(days=7)
    record_contact(desk, case, contact(happened=past, statement="read"))
    record_contact(desk, case, contact(who=("Idris Quillfeather",), note=LONG))
    hold_meeting(
        desk, case, meeting(happened=NOW - timedelta(hours=2), role=desk.pack.roles[0].name)
    )
    with desk.write() as writing:
        todo = Action(case=CaseId(show_case(desk, case).case.id), what="Send the form", who=MAUD)
        writing.add(todo)
    return case


def at(window: Window, reference: str) -> CaseScreen:
    window.go("case", reference)
    assert window.shell is not None
    return cast(CaseScreen, window.shell.current())


def test_the_page_tells_the_case_newest_first(window: Window) -> None:
    case = window.write(lived)
    page = at(window, case)
    assert page.title.text() == "Ottilie Brackenridge"
    assert page.below.text() == f"Born 9 March 2015 · Upperby Primary School · case\u00a0{case}"
    said = texts(page)
    for words in ("Statement read to Maud, 3 March", "Statement owed to Idris", "Just right"):
        assert words in said
    story = [
        said.index(words)
        for words in (
            *("Call with Idris Quillfeather", "Annual review, CA3 8UR"),
            *("Call with Maud Brackenridge", "Opened by Morag Tennick"),
        )
    ]
    assert story == sorted(story)
    assert "Conflict check: no finding. Area: just right." in said
    assert "Maud Brackenridge  parent or carer" in said


def test_new_contact_and_meeting_go_there_with_the_case(window: Window) -> None:
    case = window.write(lived)
    page = at(window, case)
    leads = {"New contact": "contact", "Meeting": "meeting", "Ring and read": "contact"}
    for words, key in leads.items():
        page = at(window, case)
        window.click(button(page, words))
        assert window.at() == (key, case)


def test_a_long_note_is_told_whole_when_it_is_asked_for(window: Window) -> None:
    page = at(window, window.write(lived))
    assert "He rings again on Thursday." not in texts(page)
    window.click(button(page, "Show all"))
    assert "He rings again on Thursday." in texts(page)
    window.click(button(page, "Show less"))
    assert "He rings again on Thursday." not in texts(page)


def test_who_is_owed_a_statement_stands_first_with_its_clause(window: Window) -> None:
    page = at(window, window.write(lived))
    assert "Idris Quillfeather has not heard the statement" in texts(page)
    window.click(button(page, "Policy: first contact"))
    assert window.at()[0] == "policy"
    assert window.at()[1].startswith("standard/")


def test_what_was_agreed_is_done_with_one_press(window: Window) -> None:
    page = at(window, window.write(lived))
    assert "Send the form" in texts(page)
    window.click(button(page, "Done"))
    window.settle()
    assert window.said() == "Noted as done."
    assert "Send the form" not in texts(page)


def test_the_history_is_shown_when_it_is_asked_for(window: Window) -> None:
    page = at(window, window.write(lived))
    window.click(button(page, "Show it"))
    assert "Conflict check  10 March 2026, 15:30 · Morag Tennick" in texts(page)
    window.click(button(page, "Hide it"))
    assert "Conflict check  10" not in texts(page)


def test_closing_asks_what_came_of_it_on_the_same_page(window: Window) -> None:
    case = window.write(lived)
    page = at(window, case)
    window.click(page.close_button)
    assert page.closing.outcome.hasFocus()
    assert page.closing.finish.reason() == "Write first, in a few words, what came of it."
    assert "One statement is still owed; closing does not settle that." in texts(page)
    window.type(page.closing.outcome, "The plan was agreed.")
    window.click(page.closing.button)
    window.settle()
    assert window.said() == f"Case {case} is closed."
    view = window.ask(lambda desk: show_case(desk, case))
    assert (view.case.body.state, view.case.body.outcome) == ("closed", "The plan was agreed.")
    assert window.ask(listed) == ()
    assert "The plan was agreed." in texts(page)
    assert buttons(page, "New contact") == buttons(page, "Meeting") == []


def test_the_words_of_closing_come_back_in_their_own_case_alone(window: Window) -> None:
    case = window.write(lived)
    other = window.write(lambda desk: opened(desk, child="Perran Quillfeather"))
    page = at(window, case)
    window.click(page.close_button)
    window.type(page.closing.outcome, "The plan")
    at(window, other)
    assert not page.closing.isVisible()
    assert page.closing.outcome.words() == ""
    window.lock()
    window.unlock()
    at(window, case)
    assert page.closing.isVisible()
    assert page.closing.outcome.words() == "The plan"
    window.click(page.closing.leave)
    assert not page.closing.isVisible()


def test_a_refusal_of_closing_stands_beside_its_field(window: Window) -> None:
    page = at(window, window.write(lived))
    window.click(page.close_button)
    page.closing.outcome.setPlainText("x" * 50_001)
    window.click(page.closing.button)
    assert "longer than can be kept" in page.closing.field.fault()
    assert len(page.closing.outcome.words()) == 50_001


def test_a_referred_case_says_so_and_is_not_written_to(window: Window) -> None:
    window.write(lambda desk: declare_position(desk, BRAMPTON, "governor"))
    answer = window.write(lambda desk: open_case(desk, case_draft(school=BRAMPTON)))
    page = at(window, str(answer.reference))
    said = texts(page)
    assert "Referred to the office" in said
    assert "You hold a position at a school of this family." in said
    assert "It goes with your next bundle." in said
    assert "Written down by Morag Tennick" in said
    assert "Opened by" not in said
    assert buttons(page, "New contact") == buttons(page, "Close the case") == []


def test_why_something_was_found_is_told_on_asking_and_never_under_f9(window: Window) -> None:
    window.write(lambda desk: declare_person(desk, MAUD, "acquaintance"))
    draft = case_draft(take_anyway="Nobody else is free.")
    answer = window.write(lambda desk: open_case(desk, draft))
    page = at(window, str(answer.reference))
    assert "You went on: “Nobody else is free.”" in texts(page)
    assert "is on your list" not in texts(page)
    window.click(button(page, "Why?"))
    assert "is on your list as an acquaintance" in texts(page)
    window.press(Qt.Key.Key_F9)
    assert "is on your list as an acquaintance" not in texts(page)
    assert buttons(page, "Why?") == []


def test_a_namesake_is_somebody_else_also_where_the_policy_only_asks_for_a_reason(
    window: Window,
) -> None:
    reference = window.write(opened)
    window.write(lambda desk: declare_person(desk, "Mawd Brackenridge", "acquaintance"))
    page = at(window, reference)
    assert "Somebody in the case may be on your list" in texts(page)
    assert button(page, "Go on, with a reason").isEnabled()
    window.click(button(page, "Someone else"))
    window.bot.waitUntil(lambda: buttons(page, "Go on, with a reason") == [])
    found = window.ask(lambda desk: desk.store.find(Finding))
    assert [one.body.state for one in found] == ["someone-else"]


def test_two_ties_of_her_own_are_told_apart_at_once_but_not_under_f9(window: Window) -> None:
    reference = window.write(opened)
    window.write(lambda desk: declare_stake(desk, "works for the council", "Fellside Council"))
    ended = date(2026, 1, 31)
    window.write(lambda desk: declare_position(desk, UPPERBY, "governor", until=ended))
    page = at(window, reference)
    said = texts(page)
    assert "You work for the council (Fellside Council). Found today" in said
    assert "Until 31 January 2026 you were a governor at Upperby Primary School" in said
    window.press(Qt.Key.Key_F9)
    assert "Fellside Council" not in texts(page)


def test_a_case_that_is_not_here_offers_the_list(window: Window) -> None:
    page = at(window, "ZZZZ-0009")
    assert "This case is not here" in texts(page)
    window.click(button(page, "See the cases"))
    assert window.at()[0] == "Cases"


def test_what_is_written_elsewhere_shows_at_once(window: Window) -> None:
    case = window.write(lived)
    page = at(window, case)
    window.ask(lambda desk: record_contact(desk, case, contact(medium="letter", statement="sent")))
    window.settle()
    assert "Letter to or from Maud Brackenridge" in texts(page)


def test_nothing_of_it_stays_when_the_desk_is_locked(window: Window) -> None:
    page = at(window, window.write(lived))
    window.lock()
    window.bot.waitUntil(lambda: "Brackenridge" not in texts(page))
    assert "Ottilie" not in page.accessibleName()


def test_every_control_has_a_name_and_is_reached_as_one_reads(window: Window) -> None:
    page = at(window, window.write(lived))
    window.click(page.close_button)
    assert unnamed(page) == []
    order = tab_order(page)
    wanted = [
        *(page.close_button, page.meeting, page.new_contact, page.closing.outcome),
        *(button(page, "Show all"), button(page, "Ring and read"), button(page, "Show it")),
    ]
    assert [one for one in order if one in wanted] == wanted


def test_nothing_is_cut_off_at_any_size(window: Window) -> None:
    page = at(window, window.write(lived))
    window.click(page.close_button)
    assert_nothing_cut_off(window)


def test_the_language_in_which_the_statement_was_heard_stands_with_it(window: Window) -> None:
    def in_somali(desk: Desk) -> str:
        case = opened(desk)
        said = contact(statement="read", language="so", interpreter="Language Line")
        record_contact(desk, case, said)
        return case

    page = window.on(CaseScreen, "case", window.write(in_somali))
    assert "Read out 14:30, in Somali" in texts(page)


def test_how_far_it_is_is_drawn_when_it_is_asked_for_and_never_under_f9(window: Window) -> None:
    reference = window.ask(lambda desk: opened(desk))
    page = at(window, reference)
    assert page.area.picture is None  # a map to her door is not laid open unasked
    assert page.area.button.text() == "How far it is from home"
    window.click(page.area.button)
    window.settle()
    assert page.area.picture is not None
    assert page.area.picture.words().startswith("CA3 8UR is 14.3 km from your home: just right.")
    assert "The family’s address" not in texts(page.area)
    assert "CA3 8UR is 14.29 km from your home." in texts(page.area)
    window.press(Qt.Key.Key_F9)
    window.settle()
    assert "CA3" not in texts(page.area)
    assert "km" not in page.area.picture.accessibleName()
    window.press(Qt.Key.Key_F9)
    window.settle()
    window.ask(lambda desk: declare_home(desk, "LA9 4DL"))
    page.area.set_open(False)
    window.click(page.area.button)
    window.settle()
    assert "CA3 8UR is 64.70 km from your home." in texts(page.area)
    other = window.ask(
        lambda desk: opened(desk, child="Edda Quillfeather", take_anyway="Nobody else is free.")
    )
    page = at(window, other)
    assert not page.area.is_open()
    window.lock()
    assert page.area.picture is None
