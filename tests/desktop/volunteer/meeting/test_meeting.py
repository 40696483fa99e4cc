"""A meeting: planned, prepared, held in Meeting mode, settled afterwards; and its role card."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Action, Concern, Meeting, Role
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.drafts import DraftOf, listed, read
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan, plan_meeting, state_role
from desktop.casework.desk import Desk
from desktop.volunteer.meeting.mode import MeetingMode
from desktop.volunteer.meeting.screen import MeetingScreen
from tests.builders import FAMILY, NOW
from tests.desktop.casework.actions.kit import OTTILIE, ROLE, opened
from tests.desktop.windows import (
    Window,
    assert_nothing_cut_off,
    button,
    cut_off,
    tab_order,
    texts,
    unnamed,
)

OTHER = "strategic discussion"
ASKED = ("Who writes section F?", "May she visit first?")


def planned(desk: Desk) -> str:
    """A meeting that began a minute ago, with two questions."""
    at = NOW - timedelta(minutes=1)
    plan = MeetingPlan("annual-review", FAMILY, at, ROLE, "Cotter Vale School", ASKED)
    return plan_meeting(desk, opened(desk), plan)


def on(window: Window, about: str) -> MeetingScreen:
    return window.on(MeetingScreen, "meeting", about)


def enter(window: Window, page: MeetingScreen) -> MeetingMode:
    """Into Meeting mode, in a window of a known size."""

    def show(mode: MeetingMode) -> None:
        mode.resize(1280, 720)
        mode.show()
        mode.activateWindow()

    page.meeting.show_window = show
    window.click(page.mode_button if page.mode_button.isVisible() else page.mode_again)
    assert page.meeting.mode is not None
    QApplication.processEvents()
    return page.meeting.mode


def the_role(desk: Desk) -> Role:
    (found,) = desk.store.find(Role)
    return found.body


def the_meeting(desk: Desk) -> Meeting:
    (found,) = desk.store.find(Meeting)
    return found.body


def test_before_its_day_meeting_mode_is_a_rehearsal_and_says_so(desk_window: Window) -> None:
    window = desk_window
    plan = MeetingPlan("annual-review", FAMILY, NOW + timedelta(days=1), ROLE)
    meeting = window.write(lambda desk: plan_meeting(desk, opened(desk), plan))
    page = on(window, meeting)
    assert not page.page.role.stated_button.isVisible()
    assert "is noted from 11 March 2026 on" in texts(page)
    mode = enter(window, page)
    assert "A rehearsal: the meeting is on 11 March 2026." in texts(mode)
    assert mode.statement.words.isVisible()  # what she will say
    assert not mode.statement.said.isVisible()
    assert not mode.end_button.isVisible()
    for key in (Qt.Key.Key_S, Qt.Key.Key_Return):
        window.press(key, mode)
    assert window.ask(the_role).stated_at is None
    assert not cut_off(mode)
    mode.close()
    window.clock.on(days=1)
    page = on(window, meeting)
    assert page.page.role.stated_button.isVisible()
    mode = enter(window, page)
    assert "A rehearsal" not in texts(mode)
    assert mode.statement.said.isVisible()


def test_a_meeting_is_planned(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = on(window, case)
    assert (page.title.text(), page.above.text()) == ("Plan a meeting", f"{OTTILIE} · {case}")
    window.type(page.plan.day, "12 March 2026")
    window.type(page.plan.time, "2pm")
    window.type(page.plan.body, "Cotter Vale School")
    window.type(page.plan.place, "ca38ur")
    page.plan.role.setFocus()
    window.settle()
    assert page.plan.place.text() == FAMILY
    assert "Just right: CA3 8UR is 14.29 km from your home." in texts(page)
    page.plan.role.set_key(ROLE)
    page.plan.role.chosen.emit(ROLE)
    assert "You will say: “My name is Morag Tennick" in texts(page)
    page.plan.questions.setPlainText("\n".join(ASKED))
    window.shortcut(page.plan.questions, Qt.Key.Key_Return, page.save_main)
    body = window.ask(the_meeting)
    assert (body.kind, body.place, body.body) == ("annual-review", FAMILY, "Cotter Vale School")
    assert f"{body.happened:%Y-%m-%d %H:%M}" == "2026-03-12 14:00"
    assert [one.text for one in body.questions] == list(ASKED)
    assert page.title.text() == "Annual review, Thursday 14:00"
    assert window.ask(listed) == ()


def test_one_that_was_is_written_down_and_its_role_is_asked_for(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = on(window, case)
    page.plan.day.setText("9 March 2026")
    page.plan.time.setText("14:00")
    page.plan.role.set_key(ROLE)
    page.plan.questions.set_words(ASKED[0])
    for said in ("She fears to go home.", "So does he."):  # both came up at it
        window.click(page.risk_button)
        window.type(page.risk.said, said)
        window.click(page.risk.keep_button)
        window.lock_and_unlock()
        page = on(window, case)
    window.click(page.save_main)
    about = window.ask(lambda desk: [one.body.about for one in desk.store.find(Concern)])
    assert about == window.ask(lambda desk: [one.id for one in desk.store.find(Meeting)]) * 2
    assert page.title.text() == "Annual review, yesterday 14:00"
    assert "Role to state" in texts(page)
    assert [one.text for one in window.ask(the_meeting).questions] == [ASKED[0]]


def test_its_distance_is_hidden_while_a_parent_sits_opposite(desk_window: Window) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    assert "km from your home" in texts(page)
    assert window.shell is not None
    window.shell.privacy.toggle()
    window.settle()
    assert "from your home" not in texts(page)
    assert "Questions: 0 of 2 answered." in texts(page)


def test_refusals_stand_beside_their_fields(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = on(window, case)
    plan = page.plan
    window.click(page.save_main)
    assert plan.day_field.fault() == "Write the day as 9 March 2026."
    assert plan.time_field.fault() == "Write the time as 14:05."
    plan.day.setText("12 March 2026")
    plan.time.setText("14:00")
    plan.place.setText("the hall")
    plan.questions.set_words("Why?")
    window.click(page.save_main)
    assert "cannot be read as a postcode" in plan.place_field.fault()
    plan.place.setText("")  # by video
    window.click(page.save_main)
    assert "asks for your role" in plan.role_field.fault()
    assert window.ask(lambda desk: desk.store.find(Meeting)) == []
    assert window.ask(lambda desk: read(desk, DraftOf("meeting", case)))["questions"] == "Why?"
    plan.role.set_key(ROLE)
    window.click(page.save_main)
    assert window.ask(the_meeting).place == ""


def test_a_plan_comes_back_after_a_lock(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = on(window, case)
    window.type(page.plan.body, "Cotter Va")
    window.type(page.plan.time, "14:0")
    page.plan.role.set_key(ROLE)
    before = page.words()
    window.go("today")
    window.lock()
    assert page.plan.body.text() == ""
    window.unlock()
    assert on(window, case).words() == before


def test_the_role_is_stated_with_one_key_and_the_moment_is_kept(desk_window: Window) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    assert page.mode_button.isVisible()
    mode = enter(window, page)
    said = texts(mode)
    assert "“My name is Morag Tennick and I am here for Fellside Impartial Support." in said
    assert "Annual review · Cotter Vale School · today 15:29" in said
    assert OTTILIE not in said  # across a table
    assert mode.clock.text() == "15:30 · 1 min"
    assert mode.look.theme.name == "dark"
    window.clock.on(minutes=2)
    window.shortcut(mode, Qt.Key.Key_S, mode.statement.said, ctrl=False)
    window.settle()
    assert "Role stated 15:32" in texts(mode)
    assert window.ask(the_role).stated_at == NOW + timedelta(minutes=2)
    window.click(mode.leave_button)
    assert page.meeting.mode is None
    assert "Role stated 15:32" in texts(page)
    assert not page.mode_button.isVisible()


def test_a_role_that_changes_in_the_middle_of_a_meeting_is_stated_too(desk_window: Window) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    mode = enter(window, page)
    window.type(mode.notes, "For the family. ")
    window.clock.on(minutes=2)
    QTest.keyClick(mode, Qt.Key.Key_Return)
    window.settle()
    window.click(mode.leave_button)
    part = page.page.role
    window.click(part.change_button)
    assert part.time.text() == "15:32"  # what was said is put right from where it stands
    part.role.set_key(OTHER)
    part.role.chosen.emit(OTHER)
    window.settle()
    role = window.ask(the_role)
    assert (role.role, role.stated_at) == (OTHER, None)
    window.clock.on(minutes=30)
    mode = enter(window, page)
    assert "I am here for a discussion of how things are done" in texts(mode)
    QTest.keyClick(mode, Qt.Key.Key_Return)
    window.settle()
    assert "Role stated 16:02" in texts(mode)
    window.type(mode.notes, "For all.")
    assert mode.notes.words() == "For the family. For all."
    (kept,) = window.ask(lambda desk: desk.store.find(Role))
    told = window.ask(lambda desk: [one.body for one in desk.store.versions(Role, kept.id)])
    assert [(one.role, one.stated_at) for one in told if one and one.stated_at] == [
        (ROLE, NOW + timedelta(minutes=2)),
        (OTHER, NOW + timedelta(minutes=32)),
    ]


def test_enter_states_it_too_and_typing_an_s_does_not(desk_window: Window) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    mode = enter(window, page)
    mode.notes.setFocus()
    QTest.keyClicks(mode.notes, "Speech")
    window.settle()
    assert mode.notes.words() == "Speech"
    assert window.ask(the_role).stated_at is None
    QTest.keyClick(mode, Qt.Key.Key_Return)
    window.settle()
    assert window.ask(the_role).stated_at == NOW


def test_not_stated_has_its_reason(desk_window: Window) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    mode = enter(window, page)
    window.click(mode.statement.not_button)
    mode.statement.reason.set_key("other")
    window.click(button(mode, "Keep this reason"))
    assert "Write in a few words why." in texts(mode)
    window.type(mode.statement.note, "A fire drill")
    window.click(button(mode, "Keep this reason"))
    assert window.ask(the_role).why_not == "A fire drill"
    assert "Role not stated: A fire drill" in texts(mode)


def test_questions_and_notes_of_the_meeting_stand_on_the_page_afterwards(
    desk_window: Window,
) -> None:
    window = desk_window
    meeting = window.write(planned)
    page = on(window, meeting)
    mode = enter(window, page)
    first, second = mode.questions.rows
    window.click(first.answered)
    window.click(second.asked)
    assert (first.tag.text(), second.tag.text()) == ("Answered", "Asked")
    window.type(mode.notes, "Weekly sessions")
    window.shortcut(mode, Qt.Key.Key_Escape, mode.leave_button, ctrl=False)
    assert page.meeting.mode is None
    assert page.page.note.words() == "Weekly sessions"
    assert window.ask(lambda desk: read(desk, DraftOf("meeting", meeting)))["note"]
    window.type(page.page.questions.rows[0].answer, "The SENCO")
    window.type(page.page.outcome, "The plan stands.")
    page.page.who.attended.set_words("Gideon Larkmoor, SENCO\nElspeth Quillfeather")
    window.click(page.page.agreed.add_button)
    row = page.page.agreed.rows[0]
    window.type(row.what, "Send the plan")
    window.type(row.due, "20/3/2026")
    window.click(page.save_plain)
    body = window.ask(the_meeting)
    assert (body.note, body.outcome) == ("Weekly sessions", "The plan stands.")
    assert [(one.asked, one.answered, one.answer) for one in body.questions] == [
        (True, True, "The SENCO"),
        (True, False, ""),
    ]
    assert [(one.name, one.capacity) for one in body.attended] == [
        ("Gideon Larkmoor", "SENCO"),
        ("Elspeth Quillfeather", ""),
    ]
    (action,) = window.ask(lambda desk: [one.body for one in desk.store.find(Action)])
    assert (action.what, action.due) == ("Send the plan", date(2026, 3, 20))
    assert window.ask(listed) == ()
    assert page.page.agreed.rows == []  # kept once, and told above
    assert "Send the plan: Morag Tennick, by 20 March 2026." in texts(page)


def test_locking_leaves_meeting_mode_and_the_words_come_back(desk_window: Window) -> None:
    window = desk_window
    meeting = window.write(planned)
    page = on(window, meeting)
    mode = enter(window, page)
    with window.bot.waitSignal(page.keeper.kept):
        window.type(mode.notes, "Half a sen")
    window.lock()
    assert page.meeting.mode is None
    assert page.page.note.words() == ""
    window.unlock()
    assert on(window, meeting).page.note.words() == "Half a sen"


def test_afterwards_it_is_said_when_it_was_stated_or_why_not(desk_window: Window) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    role = page.page.role
    assert role.time.text() == "15:29"
    role.time.setText("16:00")
    window.click(role.stated_button)
    assert "lies in the future" in role.time_field.fault()
    role.time.setText("15.30")
    window.click(role.stated_button)
    assert window.ask(the_role).stated_at == NOW
    assert "Role stated 15:30" in texts(page)
    window.click(role.change_button)
    window.click(role.not_button)
    role.reason.set_key("chair")
    window.click(role.keep_button)
    assert window.ask(the_role).why_not == "the chair said it for me"


def test_it_is_moved(desk_window: Window) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    window.click(page.page.move_button)
    assert page.page.moved.plan.place.text() == FAMILY
    page.page.moved.plan.day.setText("17 March 2026")
    page.page.moved.plan.time.setText("nine")
    window.click(page.page.moved.keep)
    assert page.page.moved.plan.time_field.fault()
    page.page.moved.plan.time.setText("9")
    window.click(page.page.moved.keep)
    assert f"{window.ask(the_meeting).happened:%Y-%m-%d %H:%M}" == "2026-03-17 09:00"
    assert window.said() == "Changed."
    assert page.title.text().endswith("17 March 09:00")
    assert page.page.questions.questions()[0].text == ASKED[0]


def test_another_role_can_be_chosen_as_long_as_none_was_stated(desk_window: Window) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    page.page.role.role.set_key("strategic discussion")
    page.page.role.role.chosen.emit("strategic discussion")
    window.settle()
    assert window.ask(the_role).role == "strategic discussion"
    assert "I am here for a discussion of how things are done" in texts(page)


def test_the_card_is_saved_where_one_says(desk_window: Window, tmp_path: Path) -> None:
    window = desk_window
    page = on(window, window.write(planned))
    card = page.page.card
    offered: list[str] = []
    file = tmp_path / "card.pdf"

    def ask(name: str) -> str:
        offered.append(name)
        return str(file)

    card.ask_path = ask
    card.size_choice.set_key("wallet")
    window.click(card.save_button)
    assert file.read_bytes().startswith(b"%PDF")
    assert (offered, window.said()) == (["role-card.pdf"], "The card is saved as card.pdf.")
    card.ask_path = lambda _name: str(tmp_path / "nowhere" / "card.pdf")
    window.click(card.save_button)
    assert "card.pdf cannot be written" in window.warned()
    assert card.save_button.isEnabled()
    card.ask_path = lambda _name: ""  # thought better of it
    window.click(card.save_button)


def test_a_risk_at_a_meeting_is_kept_with_it(desk_window: Window) -> None:
    window = desk_window
    meeting = window.write(planned)
    page = on(window, meeting)
    mode = enter(window, page)
    window.click(mode.risk_button)  # one click, and there is where to write it
    assert page.meeting.mode is None
    window.type(page.risk.said, "She will not go home.")
    window.click(page.risk.keep_button)
    (concern,) = window.ask(lambda desk: [one.body for one in desk.store.find(Concern)])
    assert (concern.about, concern.urgent) == (meeting, True)
    assert window.ask(lambda desk: read(desk, DraftOf("meeting", meeting)))["risk_said"] == ""
    window.type(page.risk.said, "Nor will her brother.")
    window.type(page.risk.rung, "9" * 401)  # more than can be kept
    window.click(page.save_plain)
    assert "400 characters" in page.risk.rung_field.fault()
    assert page.risk.said.words() == "Nor will her brother."  # and not wiped with the draft


def test_nothing_is_planned_for_a_closed_case_and_without_one_there_is_a_choice(
    desk_window: Window,
) -> None:
    window = desk_window

    def closed(desk: Desk) -> str:
        case = opened(desk)
        close_case(desk, case, "Done.")
        return case

    page = on(window, window.write(closed))
    assert "no meeting is planned" in page.below.text()
    assert not page.save_main.isEnabled()
    page = on(window, "")
    assert page.title.text() == "No case is open yet"
    case = window.ask(opened)
    page = on(window, "")
    window.click(page.choose.buttons[0])
    assert window.at() == ("MeetingScreen", case)


def test_everything_has_a_name_and_a_place(desk_window: Window) -> None:
    window = desk_window
    meeting = window.write(planned)
    page = on(window, meeting)
    window.click(page.page.move_button)
    window.click(page.page.role.not_button)
    window.click(page.page.agreed.add_button)
    window.click(page.risk_button)
    assert [one for one in unnamed(page) if not one.startswith("QListView")] == []  # of choices
    order = tab_order(page)
    reading = [
        *(page.risk_button, page.risk.said, page.page.moved.plan.kind, page.page.role.reason),
        *(page.page.questions.rows[0].asked, page.page.note, page.page.outcome),
        *(page.page.card.size_choice, page.page.who.attended, page.page.agreed.rows[0].what),
    ]
    places = [order.index(one) for one in reading]
    assert places == sorted(places)
    assert_nothing_cut_off(window)
    window.look.set_scale(1.0)
    window.settle()
    mode = enter(window, page)
    assert [one for one in unnamed(mode) if not one.startswith("QListView")] == []
    for scale in (1.0, 1.5, 2.25):
        window.look.set_scale(scale)
        QApplication.processEvents()
        QApplication.processEvents()
        assert mode.look.scale == scale
        assert cut_off(mode) == []


def test_the_plan_has_its_place_at_every_size(desk_window: Window) -> None:
    window = desk_window
    on(window, window.write(opened))
    assert_nothing_cut_off(window)


def test_a_role_that_was_stated_leaves_the_notes_to_be_saved(desk_window: Window) -> None:
    window = desk_window

    def stated(desk: Desk) -> str:
        meeting = planned(desk)
        state_role(desk, meeting, ROLE, at=NOW)
        return meeting

    page = on(window, window.write(stated))
    assert page.save_main.isVisible()
    assert page.mode_again.isVisible()


def test_the_place_of_a_meeting_can_be_seen_on_the_picture(desk_window: Window) -> None:
    window = desk_window
    plan = on(window, window.write(opened)).plan
    assert not plan.area.isVisible()
    window.type(plan.place, "la94dl")
    window.press(Qt.Key.Key_Tab, plan.place)
    window.settle()
    window.click(plan.area.button)
    window.settle()
    assert plan.area.picture is not None
    assert plan.area.picture.words().startswith("LA9 4DL is 68.4 km from your home: far.")
    window.type_anew(plan.place, "CA3 BUR")  # asked about first
    window.press(Qt.Key.Key_Tab, plan.place)
    window.settle()
    assert not plan.area.isVisible()
    assert plan.place.question is not None
    window.click(plan.place.question.use)
    window.settle()
    assert plan.place.text() == "CA3 8UR"
    assert plan.area.isVisible()
    assert not plan.area.is_open()  # another place: closed again
