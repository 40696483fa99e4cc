"""Opening a case: typed with keys, answered beside the form, opened or referred by a button."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.names import Capacity
from db.own import Interest
from db.records import Pupil
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness.declare import declare, declare_person, declare_position
from desktop.casework.actions.drafts import listed
from desktop.casework.record.cases import show_case
from desktop.ui.area.area_picture import AreaPicture
from desktop.ui.area.area_words import rounded
from desktop.ui.cards.finding_card import FindingCard
from desktop.ui.look.theme import Look
from desktop.ui.parts.tag import Tag
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.meeting.screen import MeetingScreen
from desktop.volunteer.open_case.screen import OpenCase
from desktop.volunteer.open_case.typed import Sibling, Typed, from_fields
from desktop.volunteer.work.school_field import SchoolField
from tests.builders import BRAMPTON, FAMILY, PENRITH, UPPERBY, House, case_draft
from tests.desktop.casework.actions.kit import opened
from tests.desktop.windows import (
    Window,
    assert_nothing_cut_off,
    button,
    buttons,
    tab_order,
    texts,
    unnamed,
)

FRIEND = "Maud Brackenridg"  # one letter is missing: perhaps the mother, perhaps not


def screen(window: Window) -> OpenCase:
    assert window.shell is not None
    found = window.shell.current()
    assert isinstance(found, OpenCase)
    return found


def at(window: Window) -> OpenCase:
    window.go("open-case")
    page = screen(window)
    page._rest.setInterval(20)  # a test types no slower than it must
    return page


def fill(window: Window, postcode: str = "ca3 8ur", school: str = UPPERBY) -> OpenCase:
    """A whole case by the keyboard alone, as `case_draft` has it."""
    form = at(window).form
    window.type(form.child, "Ottilie Brackenridge")
    window.type(form.born, "9/3/2015")
    window.type(form.carer, "Maud Brackenridge")
    window.type(form.postcode, postcode)
    choose(window, form.school, school)
    answered(window)
    return screen(window)


def choose(window: Window, field: SchoolField, school: str) -> None:
    """Look a school up by its number and take it with Enter."""
    field._pause.setInterval(5)
    window.type(field.field, school)
    window.bot.waitUntil(field.answers.isVisible)
    window.press(Qt.Key.Key_Return, field.field)


def answered(window: Window) -> None:
    """Until what stands beside the form answers to what is typed."""
    window.bot.waitUntil(lambda: not screen(window)._rest.isActive())
    window.settle()


def test_a_case_that_nothing_stands_against_is_opened_and_the_draft_is_gone(
    window: Window,
) -> None:
    page = fill(window)
    assert "Nothing on your list meets this family" in texts(page.answers)
    assert page.finish.reason() == ""
    window.click(page.open_button)
    where, reference = window.at()
    assert where == "CaseScreen"
    assert window.said() == f"Case {reference} is open."
    view = window.ask(lambda desk: show_case(desk, reference))
    people: list[tuple[str, Capacity]] = [(one.body.name, as_) for one, as_ in view.people]
    assert people == [("Ottilie Brackenridge", "child"), ("Maud Brackenridge", "parent-carer")]
    assert window.ask(listed) == ()
    window.go("open-case")
    assert page.form.child.text() == ""


def test_what_is_missing_is_said_beside_the_button_until_nothing_is(window: Window) -> None:
    page = at(window)
    needs = "It needs the child’s name, the date of birth, the postcode and the school first."
    assert page.finish.reason() == needs
    window.type(page.form.child, "Ottilie")
    window.type(page.form.born, "9 March 2015")
    assert page.finish.reason() == "It needs the postcode and the school first."
    assert not page.open_button.isEnabled()


def test_a_child_at_no_school_needs_none_and_a_tick_that_was_not_meant_loses_none(
    window: Window,
) -> None:
    page = fill(window)
    none = page.form.no_school
    window.click(none)
    answered(window)
    assert not page.form.school.isVisible()
    assert page.form.typed().no_school
    window.click(none)  # not meant: what was looked up stands there again
    answered(window)
    assert page.form.school.urn == UPPERBY
    window.click(none)
    answered(window)
    window.lock()
    window.unlock()
    page = at(window)
    assert page.form.no_school.isChecked()  # it is part of what was typed
    answered(window)
    window.click(page.open_button)
    _, reference = window.at()
    view = window.ask(lambda desk: show_case(desk, reference))
    assert len(view.people) == 2
    assert window.ask(lambda desk: desk.store.find(Pupil)) == []


def test_the_area_is_answered_as_soon_as_the_postcode_can_be_read(window: Window) -> None:
    page = at(window)
    assert page.findChildren(AreaPicture) == []
    window.type(page.form.postcode, "ca38ur")
    window.bot.waitUntil(lambda: bool(page.findChildren(AreaPicture)))
    (picture,) = page.findChildren(AreaPicture)
    assert picture.words().startswith("CA3 8UR is 14.3 km from your home: just right.")
    window.settle()
    assert "The office sees only “just right”." in texts(page)
    window.press(Qt.Key.Key_Tab, page.form.postcode)
    assert page.form.postcode.text() == "CA3 8UR"


def test_a_postcode_that_was_guessed_is_asked_about_before_anything_is_made_of_it(
    window: Window,
) -> None:
    page = fill(window, postcode="CA3 BUR")
    window.press(Qt.Key.Key_Tab, page.form.postcode)
    window.settle()
    question = page.form.postcode.question
    assert question is not None
    assert question.isVisible()
    assert "an answer about the postcode" in texts(page)
    assert page.findChildren(AreaPicture) == []
    assert not page.open_button.isEnabled()
    window.click(question.use)
    window.bot.waitUntil(lambda: bool(page.findChildren(AreaPicture)))
    answered(window)
    assert page.form.postcode.text() == "CA3 8UR"
    assert page.open_button.isEnabled()
    page.form.postcode.setText("CA3 BUR")
    window.press(Qt.Key.Key_Return, page.form.postcode)
    window.click(question.keep)
    assert "As it stands it is no postcode" in page.form.postcode_field.fault()
    assert page.form.postcode.text() == "CA3 BUR"  # as it was typed


def test_a_post_at_the_school_stops_and_refers(window: Window) -> None:
    window.write(lambda desk: declare_position(desk, BRAMPTON, "governor"))
    page = fill(window, school=BRAMPTON)
    said = texts(page.answers)
    assert "You are a governor at Brampton Primary School, where Ottilie goes." in said
    assert "You can say: “A colleague will help you from here" in said
    assert page.finish.reason() == "This case goes to a colleague: refer it to the office."
    window.click(button(page.answers, "Refer to the office"))
    where, reference = window.at()
    assert where == "CaseScreen"
    assert window.said().startswith(f"{reference} is referred.")
    assert window.ask(lambda desk: show_case(desk, reference)).row.state == "referred"


def test_half_a_sibling_is_not_lost_with_a_referral(window: Window) -> None:
    window.write(lambda desk: declare_position(desk, BRAMPTON, "governor"))
    page = fill(window, school=BRAMPTON)
    window.click(page.form.siblings.add_button)
    window.type(page.form.siblings.rows[0].name, "Rufus Brackenridge")
    answered(window)
    window.click(button(page.answers, "Refer to the office"))
    assert window.at()[0] == "OpenCase"
    row = page.form.siblings.rows[0]
    assert "Choose the school from the list" in row.school_field.fault()
    assert row.school.field.hasFocus()


def test_the_clause_opens_the_policy_at_its_whole_name(window: Window) -> None:
    window.write(lambda desk: declare_position(desk, BRAMPTON, "governor"))
    page = fill(window, school=BRAMPTON)
    window.click(button(page.answers, "Policy: position"))
    assert window.at() == ("policy", "standard/position")


def test_a_friends_name_is_said_only_when_it_is_asked_for(window: Window) -> None:
    window.write(lambda desk: declare_person(desk, FRIEND, "friend"))
    page = fill(window)
    assert FRIEND not in texts(page)
    assert "Someone on your list may be in this case" in texts(page.answers)
    assert page.finish.reason() == "Say first whether it is the same person."
    window.click(button(page.answers, "Show name"))
    assert f"“{FRIEND}” is on your list as a friend" in texts(page.answers)
    window.press(Qt.Key.Key_F9)
    assert FRIEND not in texts(page)
    assert buttons(page.answers, "Show name") == []
    (picture,) = (one for one in page.findChildren(AreaPicture) if one.isVisible())
    assert "km" not in picture.accessibleName()


def test_someone_else_lets_the_case_be_opened_and_can_be_taken_back(window: Window) -> None:
    window.write(lambda desk: declare_person(desk, FRIEND, "friend"))
    page = fill(window)
    window.click(button(page.answers, "Someone else"))
    answered(window)
    assert page.finish.reason() == ""
    window.click(button(page.answers, "Ask me again"))
    answered(window)
    assert page.finish.reason() == "Say first whether it is the same person."
    window.click(button(page.answers, "Same person"))
    answered(window)
    assert len(buttons(page.answers, "Refer to the office")) == 1
    assert not page.open_button.isEnabled()


def test_a_finding_with_a_reason_needs_one_and_the_reason_is_kept_in_the_case(
    window: Window,
) -> None:
    page = fill(window, postcode="CA8 1RW")  # home itself
    assert "pass this case on where possible; to go on, write down why." in texts(page.answers)
    assert page.finish.reason() == "Write first why you take it all the same."
    why = "Nobody else is free this month."
    window.type(page.answers.reason, why)
    answered(window)
    assert page.answers.reason.words() == why
    assert page.answers.reason_card.isVisible()
    window.click(page.open_button)
    view = window.ask(lambda desk: show_case(desk, window.at()[1]))
    assert [one.body.why for one in view.findings] == [why]


def test_everything_that_was_typed_comes_back_after_the_lock(window: Window) -> None:
    window.write(lambda desk: declare_person(desk, FRIEND, "friend"))
    page = fill(window)
    window.click(page.form.carers.add_button)
    window.type(page.form.carers.rows[0].name, "Idris Larkmoor")
    window.type(page.form.carers.rows[0].relation, "grandfather")
    window.type(page.form.relation, "mother")
    window.type(page.form.child_speaks.needs, "a quiet room")
    window.type(page.form.carers.rows[0].speaks.language, "pl")
    window.type(page.form.carers.rows[0].speaks.needs, "large print")
    assert page.form.carers.rows[0].speaks.language.text() == "Polish"
    window.click(page.form.siblings.add_button)
    window.type(page.form.siblings.rows[0].name, "Rufus Brackenridge")
    choose(window, page.form.siblings.rows[0].school, PENRITH)
    answered(window)
    window.click(button(page.answers, "Someone else"))
    answered(window)
    before = page.typed()
    window.lock()
    assert page.typed() == Typed()  # nobody's name stays in a locked window
    window.unlock()
    window.go("open-case")
    assert page.typed() == before
    assert page.form.siblings.rows[0].school.urn == PENRITH
    drafted = page.typed().draft()
    assert drafted is not None
    assert drafted.relations == ("mother", "grandfather")
    assert (drafted.child_needs, drafted.languages) == ("a quiet room", ("", "Polish"))
    assert drafted.needs == ("", "large print")
    window.type(page.form.speaks.language, "Gaelik or so")
    answered(window)
    assert "a language, as Polish or pl" in page.form.speaks.language_field.fault()
    assert not page.open_button.isEnabled()
    window.type_anew(page.form.speaks.language, "ga")
    answered(window)
    window.click(page.open_button)
    said = texts(window.shell.current())
    for words in ("To take part: a quiet room", "Speaks Irish.", "Speaks Polish."):
        assert words in said


def test_what_is_typed_on_the_way_out_is_kept_too(window: Window) -> None:
    page = at(window)
    window.type(page.form.child, "Wren")
    window.go("cases")
    window.go("open-case")
    assert window.ask(listed) != ()
    assert page.form.child.text() == "Wren"


def test_several_parents_and_siblings_are_part_of_the_case(window: Window) -> None:
    window.write(lambda desk: declare_position(desk, PENRITH, "clerk"))
    page = fill(window)
    assert page.open_button.isEnabled()
    window.click(page.form.siblings.add_button)
    window.type(page.form.siblings.rows[0].name, "Rufus Brackenridge")
    assert "needs both a name and a school" in page.finish.reason()
    choose(window, page.form.siblings.rows[0].school, PENRITH)
    answered(window)
    assert "where Rufus, another child of the family, goes" in texts(page.answers)
    window.click(page.form.siblings.rows[0].remove)
    answered(window)
    assert page.open_button.isEnabled()
    assert page.form.siblings.add_button.hasFocus()


def test_a_child_that_is_in_a_case_already_is_told(window: Window) -> None:
    reference = window.write(lambda desk: open_case(desk, case_draft()).reference)
    page = fill(window)
    window.click(button(page.answers, f"Go to {reference}"))
    assert window.at() == ("CaseScreen", reference)


def test_a_refusal_stands_beside_its_field_and_nothing_is_lost(window: Window) -> None:
    page = fill(window)
    page.form.born.clear()
    window.type(page.form.born, "9 March 2031")
    window.press(Qt.Key.Key_Tab, page.form.born)
    answered(window)
    assert "a day in the past" in page.form.born_field.fault()
    assert not page.open_button.isEnabled()
    assert page.form.child.text() == "Ottilie Brackenridge"
    page.form.born.clear()
    window.type(page.form.born, "9/3")
    window.press(Qt.Key.Key_Tab, page.form.born)
    assert "cannot be read" in page.form.born_field.fault()
    page.form.postcode.clear()
    window.type(page.form.postcode, "nowhere")
    window.press(Qt.Key.Key_Tab, page.form.postcode)
    assert page.form.postcode_field.fault() != ""
    assert page.form.postcode.text() == "nowhere"


def test_a_name_that_is_too_long_is_told_beside_its_field(window: Window) -> None:
    page = fill(window)
    page.form.carer.setText("Maud " * 90)
    window.type(page.form.carer, "!")
    answered(window)
    assert "longer than can be kept" in page.form.carer_field.fault()
    page.form.carer.clear()
    window.type(page.form.carer, "Maud")
    answered(window)
    assert page.form.carer_field.fault() == ""
    assert page.open_button.isEnabled()


def test_clearing_the_form_can_be_undone_until_something_is_typed(window: Window) -> None:
    page = fill(window)
    before = page.typed()
    window.click(page.clear_button)
    assert page.typed() == Typed()
    assert window.ask(listed) == ()
    window.click(page.clear_button)
    assert page.typed() == before
    window.click(page.clear_button)
    window.type(page.form.child, "W")
    assert page.clear_button.text() == "Clear the form"


def test_typing_on_after_a_school_was_chosen_chooses_none(window: Window) -> None:
    page = fill(window)
    window.type(page.form.school.field, "x")
    answered(window)
    assert page.form.school.urn == ""
    assert page.finish.reason() == "It needs the school first."


def test_a_school_that_is_on_no_list_is_taken_as_it_was_typed(window: Window) -> None:
    page = fill(window)
    field = page.form.school
    field.field.clear()
    window.type(field.field, "The Zqxj Barn")
    window.bot.waitUntil(field.answers.isVisible)
    window.settle()
    assert [row.so for row in field.list.rows_model.rows()][-1:] == ["Use “The Zqxj Barn” as typed"]
    for _ in field.list.rows_model.rows()[1:]:
        window.press(Qt.Key.Key_Down, field.field)
    window.press(Qt.Key.Key_Return, field.field)
    assert field.field.text() == "The Zqxj Barn"
    assert "Not in the list: the name is kept as typed, unverified." in texts(page.form)
    answered(window)
    assert_nothing_cut_off(window)
    window.click(page.open_button)
    assert "The Zqxj Barn (unverified)" in texts(window.shell.current())
    (pupil,) = window.ask(lambda desk: [one.body for one in desk.store.find(Pupil)])
    assert (pupil.urn, pupil.school) == ("", "The Zqxj Barn")


def test_what_was_found_is_found_anew_when_the_interests_change(window: Window) -> None:
    page = fill(window)
    assert page.open_button.isEnabled()
    window.ask(lambda desk: declare_position(desk, UPPERBY, "trustee"))
    window.settle()
    assert not page.open_button.isEnabled()


def test_one_reads_with_tab_and_every_control_has_a_name(window: Window) -> None:
    window.write(lambda desk: declare_person(desk, FRIEND, "friend"))
    page = fill(window)
    window.click(page.form.carers.add_button)
    window.click(page.form.siblings.add_button)
    assert unnamed(page) == []
    form, rows = page.form, page.form.siblings.rows[0]
    wanted = [
        *(form.child, form.born, form.child_speaks.language, form.child_speaks.needs),
        *(form.carer, form.postcode, form.relation, form.speaks.language, form.speaks.needs),
        *(form.carers.rows[0].name, form.carers.rows[0].relation),
        *(form.carers.rows[0].speaks.language, form.carers.rows[0].speaks.needs),
        *(form.carers.add_button, form.school.field, rows.name, rows.school.field, rows.remove),
        *(form.siblings.add_button, page.clear_button),
    ]
    reached = [one for one in tab_order(page) if one in wanted]
    assert reached == wanted
    card = page.findChildren(FindingCard)[-1]
    (picture,) = card.findChildren(AreaPicture)
    # it reaches as far as it can already, or one can go both ways: what is off is passed over
    pressed = [one for one in (picture.closer, picture.wider) if one.isEnabled()]
    assert tab_order(page)[-2 - len(pressed) :] == [card.clause, picture, *pressed]


def test_nothing_is_cut_off_at_any_size(window: Window) -> None:
    window.write(lambda desk: declare_person(desk, FRIEND, "friend"))
    window.write(lambda desk: declare_position(desk, BRAMPTON, "governor"))
    page = fill(window, school=BRAMPTON)
    window.click(page.form.siblings.add_button)
    assert_nothing_cut_off(window)


def test_a_draft_reads_back_as_it_was_written() -> None:
    typed = Typed(
        child="Ottilie “O.” Brackenridge",
        parents=("Maud", "Idris\tLarkmoor"),
        postcode=FAMILY,
        siblings=(Sibling("Rufus", PENRITH, "Queen Elizabeth"), Sibling()),
        same=("a",),
        other=("b", "c"),
    )
    assert from_fields(typed.fields()) == typed
    assert from_fields({}) == Typed()
    assert Typed(born="9 March 2015").day() == date(2015, 3, 9)


def test_a_distance_is_never_rounded_onto_a_limit() -> None:
    assert rounded(2_960, (3, 30)) == 2.96
    assert rounded(3_001, (3, 30)) == 3.001
    assert rounded(14_260, (3, 30)) == 14.3


def test_where_the_answer_stands_below_the_form_its_tags_stay_at_the_top(window: Window) -> None:
    window.write(lambda desk: declare_position(desk, UPPERBY, "governor"))
    page = at(window)
    assert page.strip.isHidden()  # there is room beside the form
    window.look.set_scale(1.5)
    window.bot.waitUntil(page.strip.isVisible)
    assert "Not known yet." in texts(page.strip)
    fill(window)
    window.bot.waitUntil(lambda: tags(page.strip) == ["Not this one", "Just right"])
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert page.strip.y() == 0
    assert page.strip.geometry().bottom() < page.viewport().geometry().top()
    window.look.set_scale(1.0)
    window.bot.waitUntil(page.strip.isHidden)
    assert page.viewport().y() == 0


def tags(part: QWidget) -> list[str]:
    return [tag.state().word for tag in part.findChildren(Tag) if tag.isVisible()]


def test_what_is_found_stands_beside_the_form_as_soon_as_one_pauses_and_does_not_flicker(
    window: Window,
) -> None:
    window.write(lambda desk: declare_position(desk, BRAMPTON, "governor"))
    window.write(lambda desk: declare_person(desk, "Maud Brackenridge", "acquaintance"))
    page = at(window)
    window.type(page.form.child, "Ottilie")
    choose(window, page.form.school, BRAMPTON)
    answered(window)
    (card,) = page.answers.findChildren(FindingCard)
    said = texts(card)
    for words in (
        "Not this one",
        "You are a governor at Brampton Primary School, where Ottilie goes.",
        "The policy says no.",
        "You can say: “A colleague will help you from here, because I am a governor at Ottilie’s",
        "What happens next: a colleague takes this family: the case goes to the office.",
    ):
        assert words in said
    assert card.clause is not None
    assert card.clause.text() == "Policy: position"
    assert "you have given the date of birth and the postcode" in texts(page.answers)
    assert buttons(page.answers, "Refer to the office") == []  # nothing is decided yet
    window.type(page.form.carer, "Maud")
    answered(window)
    assert page.answers.findChildren(FindingCard) == [card]  # nothing new: the same card
    window.type(page.form.carer, " Brackenridge")
    answered(window)
    assert len(page.answers.findChildren(FindingCard)) == 2
    assert "The policy asks for another volunteer where that is possible." in texts(page.answers)


def test_a_school_that_is_on_no_list_is_asked_about_and_can_be_asked_about_again(
    window: Window,
) -> None:
    window.ask(
        lambda desk: declare(
            desk, Interest(kind="position", held_as="clerk", name="St Oswin's Primary")
        )
    )
    page = fill(window)
    field = page.form.school
    field._pause.setInterval(5)
    field.field.clear()
    window.type(field.field, "Saint Oswins")
    window.bot.waitUntil(field.answers.isVisible)
    for _ in range(8):  # it stands behind all that was found
        window.press(Qt.Key.Key_Down, field.field)
    window.press(Qt.Key.Key_Return, field.field)
    answered(window)
    assert "“St Oswin's Primary” is on your list: you are a clerk there." in texts(page.answers)
    assert not page.open_button.isEnabled()
    window.click(button(page.answers, "Same school"))
    answered(window)
    assert "I am a clerk at Ottilie’s school" in texts(page.answers)
    window.click(button(page.answers, "Ask me again"))
    answered(window)
    window.click(button(page.answers, "Another school"))
    answered(window)
    assert "You said that it is not the person, or the school, on your list." in texts(page.answers)
    assert page.open_button.isEnabled()


def test_where_the_policy_asks_nothing_about_interests_none_is_said_to_be_clear(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    house = House(tmp_path / "house", pack="rotherham-sendiass")
    house.volunteer()
    window = Window(qtbot, house, look)
    try:
        window.ask(lambda desk: declare_position(desk, UPPERBY, "governor"))
        page = fill(window)  # at that very school
        assert "Your policy asks nothing about interests" in texts(page.answers)
        assert [one.word for one in page.answers.states()] == ["Not asked"]
        case = window.on(CaseScreen, "case", window.ask(opened))
        assert "Opened by" in texts(case)
        for unsaid in ("No conflict", "Conflict check"):
            assert unsaid not in texts(case)
    finally:
        window.close()


def test_where_the_policy_asks_nothing_about_distance_none_is_shown(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    house = House(tmp_path / "house", pack="coventry-iass")
    house.volunteer()
    window = Window(qtbot, house, look)
    try:
        page = fill(window)
        assert "Nothing on your list meets this family" in texts(page.answers)
        assert [one.word for one in page.answers.states()] == ["No conflict"]
        assert len(page.answers.findChildren(FindingCard)) == 1
        case = window.on(CaseScreen, "case", window.ask(opened))
        assert "Maud Brackenridge" in texts(case)
        assert not case.area.isVisible()
        meeting = window.on(MeetingScreen, "meeting", case.about)
        window.type(meeting.plan.place, "CA2 4JT")
        window.press(Qt.Key.Key_Tab, meeting.plan.place)
        # It was read, and it is a way to go.
        window.bot.waitUntil(lambda: "from your home" in texts(meeting.plan))
        assert not meeting.plan.area.isVisible()
    finally:
        window.close()


def test_a_reason_is_asked_for_below_all_that_it_answers(window: Window) -> None:
    page = fill(window, postcode="CA8 1RW")  # where she lives
    picture = page.answers.findChild(AreaPicture)
    assert picture is not None
    assert "is where you live, by its postcode" in texts(page.answers)
    card = page.answers.reason_card
    assert card.isVisible()
    window.bot.waitUntil(
        lambda: card.y() > picture.mapTo(page.answers, QPoint(0, picture.height())).y()
    )
    window.type(page.answers.reason, "Nobody else is free.")
    window.type_anew(page.form.postcode, "CA3 8UR")
    answered(window)
    assert not card.isVisible()
    assert page.answers.reason.words() == "Nobody else is free."


def test_a_stake_that_has_its_reason_asks_for_none_at_the_next_family(window: Window) -> None:
    stake = Interest(kind="stake", held_as="works for the council")
    window.write(lambda desk: declare(desk, stake))
    draft = case_draft(child="Ivy Lonsdale", parents=("Rhona Lonsdale",), take_anyway="I file.")
    window.write(lambda desk: open_case(desk, draft))
    page = fill(window)
    told = "What happens next: you have said why: “I file.” It holds here too"
    assert told in texts(page.answers)
    assert not page.answers.reason_card.isVisible()
    window.click(page.open_button)
    assert window.at()[0] == "CaseScreen"
    assert "You went on: “I file.”" in texts(window.shell.current())
