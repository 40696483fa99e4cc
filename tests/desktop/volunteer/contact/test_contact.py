"""The contact: the statement first, everything typed comes back, nothing is held hostage."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from db.names import RecordId
from db.records import Action, Concern, ConcernStep, Contact, Person, Statement
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.drafts import DraftOf, listed, read
from desktop.casework.actions.writing.my_words import my_words
from desktop.casework.desk import Desk
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.hint_list import KEEP
from desktop.volunteer.contact.screen import Contact as ContactScreen
from tests.builders import NOW
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, button, tab_order, texts, unnamed


def at(window: Window, case: str) -> ContactScreen:
    return window.on(ContactScreen, "contact", case)


def tick(page: ContactScreen, name: str) -> Tick:
    return next(one for one in page.form.people.ticks.values() if one.text().startswith(name))


def kept(desk: Desk) -> list[Contact]:
    return [one.body for one in desk.store.find(Contact)]


def test_the_statement_is_read_out_and_the_contact_saved(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = at(window, case)
    assert page.title.text() == "Telephone call, today 15:30"
    assert page.above.text() == f"{OTTILIE} · first contact with {MAUD}"
    said = texts(page)
    assert "Read this out before you begin" in said
    assert f"“{window.ask(lambda desk: desk.pack.statement.text.strip())}”" in said
    assert f"Owed to {MAUD}." in said
    assert not page.save_main.isVisible()  # the statement has the main button
    window.clock.on(minutes=2)
    window.click(page.statement.spoken.said)
    assert "Read out 15:32" in texts(page)
    assert page.save_main.isVisible()
    window.clock.on(minutes=20)
    window.type(page.form.own_words, "I want her to be asked.")
    window.type(page.form.note, "The letter came.")
    window.shortcut(page.form.note, Qt.Key.Key_Return, page.save_main)
    assert window.at() == ("case", case)
    assert window.said() == "Kept."
    (body,) = window.ask(kept)
    assert (body.note, body.own_words, body.happened) == (
        "The letter came.",
        "I want her to be asked.",
        NOW,
    )
    (read_,) = window.ask(lambda desk: [one.body for one in desk.store.find(Statement)])
    assert (read_.state, read_.medium, read_.at) == ("read", "phone", NOW + timedelta(minutes=2))
    assert window.ask(listed) == ()


def test_what_was_said_at_the_foot_covers_nothing_that_one_comes_to_with_the_keyboard(
    desk_window: Window,
) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    toast = window.shell.toast
    toast.say("The draft is gone.", "Bring it back")
    moved = set()
    for one in tab_order(page):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        window.settle()
        box = QRect(one.mapTo(window.shell, QPoint(0, 0)), one.size())
        if box.height() < window.shell.height() // 2:
            assert not toast.geometry().intersects(box), one.accessibleName()
        moved.add(toast.y())
    assert len(moved) > 1  # it had to go out of the way


def test_the_keyboard_is_in_the_note_of_each_contact_and_nowhere_behind_it(
    desk_window: Window,
) -> None:
    window = desk_window
    case = window.write(opened)
    page = at(window, case)
    assert page.form.note.hasFocus()
    window.click(page.statement.spoken.said)
    window.shortcut(page.form.note, Qt.Key.Key_Return, page.save_main)
    assert window.at() == ("case", case)
    held = QApplication.focusWidget()
    assert held is None or held.isVisible()
    assert at(window, case).form.note.hasFocus()


def test_it_is_kept_with_the_statement_outstanding_and_that_is_said(
    desk_window: Window,
) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    window.click(page.save_plain)
    assert window.said() == f"Kept. The statement is still owed to {MAUD}."
    assert window.ask(lambda desk: desk.store.find(Statement)) == []


def test_not_said_needs_its_reason_and_can_be_taken_back(desk_window: Window) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    spoken = page.statement.spoken
    window.click(spoken.not_button)
    spoken.reason.set_key("other")
    window.click(button(spoken, "Keep this reason"))
    field = page.statement.reason_field()
    assert field is not None
    assert field.fault() == "Write in a few words why."
    window.type(spoken.note, "She was weeping")
    window.click(button(spoken, "Keep this reason"))
    assert "Not said: She was weeping" in texts(page)
    window.click(page.statement.undo_button)
    assert spoken.said.isVisible()
    window.click(spoken.not_button)
    spoken.reason.set_key("short")
    spoken.note.clear()
    window.click(button(spoken, "Keep this reason"))
    window.click(page.save_main)
    said = window.ask(lambda desk: [one.body for one in desk.store.find(Statement)])
    assert [(one.state, one.why) for one in said] == [("not said", "it was cut short")]


def test_it_is_gone_for_whoever_heard_it_and_there_for_whoever_has_not(
    desk_window: Window,
) -> None:
    window = desk_window

    def heard(desk: Desk) -> str:
        case = opened(desk)
        record_contact(desk, case, contact(statement="read"))
        return case

    page = at(window, window.write(heard))
    assert page.statement.isHidden()
    assert f"contact with {MAUD}" in page.above.text()
    tick(page, OTTILIE).click()
    assert page.statement.isVisible()
    assert f"Owed to {OTTILIE}." in texts(page)


def test_in_a_letter_it_is_sent_and_its_words_can_be_copied(desk_window: Window) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    page.form.medium.set_key("email")
    page.form.medium.chosen.emit("email")
    assert "Put this into what you write" in texts(page)
    window.click(page.statement.copy_button)
    text = window.ask(lambda desk: desk.pack.statement.text.strip())
    assert QGuiApplication.clipboard().text() == text
    window.click(page.statement.written.said)
    window.click(page.save_main)
    assert [one.body.state for one in window.ask(lambda desk: desk.store.find(Statement))] == [
        "sent"
    ]


def test_everything_typed_comes_back_after_a_lock(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = at(window, case)
    window.click(page.statement.spoken.said)
    window.type(page.form.note, "Half a sen")
    window.type(page.form.views, "He copes")
    window.type(page.form.time, " ")
    page.form.time.setText("14:10")
    tick(page, OTTILIE).click()
    window.click(page.form.people.new_button)
    window.type(page.form.people.name, "Gideon Lark")
    window.click(page.form.agreed.add_button)
    window.type(page.form.agreed.rows[0].what, "Ring agai")
    window.click(page.risk_button)
    window.type(page.risk.said, "He hit h")
    before = page.typed()
    window.go("today")  # leaving keeps it
    window.lock()
    assert page.form.note.words() == ""  # nothing stays in a locked window
    assert page.form.people.ticks == {}
    window.unlock()
    page = at(window, case)
    assert page.typed() == before
    assert page.title.text() == "Telephone call, today 14:10"
    assert page.risk.isVisible()
    assert "Read out 15:30" in texts(page)


def test_a_pause_keeps_it_and_a_draft_shows_in_no_other_case(desk_window: Window) -> None:
    window = desk_window
    first = window.write(opened)
    second = window.write(lambda desk: opened(desk, child="Idris Quillfeather"))
    page = at(window, first)
    with window.bot.waitSignal(page.keeper.kept):
        window.type(page.form.note, "Of Ottilie")
    assert page.kept.text() == "Kept 15:30"
    assert window.ask(lambda desk: read(desk, DraftOf("contact", first)))["note"] == "Of Ottilie"
    page = at(window, second)
    assert page.form.note.words() == ""
    window.type(page.form.note, "Of Idris")
    page = at(window, first)
    assert page.form.note.words() == "Of Ottilie"
    assert at(window, second).form.note.words() == "Of Idris"


def test_at_the_foot_of_a_long_contact_it_can_be_saved_too(desk_window: Window) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    window.type(page.form.note, "Half a page.")
    order = tab_order(page)
    assert order.index(page.save_foot) > order.index(page.form.note)
    window.click(page.save_foot)
    assert [body.note for body in window.ask(kept)] == ["Half a page."]


def test_what_is_cleared_can_be_brought_back(desk_window: Window) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    window.type(page.form.note, "The letter came.")
    window.click(page.clear_button)
    assert page.form.note.words() == ""
    window.click(page.clear_button)
    assert page.form.note.words() == "The letter came."


def test_refusals_stand_beside_their_fields_and_nothing_is_lost(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = at(window, case)
    tick(page, MAUD).click()  # nobody is left
    page.form.day.setText("30 February 2026")
    page.form.time.setText("25:00")
    page.form.note.set_words("The letter came.")
    window.click(page.form.agreed.add_button)
    page.form.agreed.rows[0].due.setText("soon")
    window.click(page.save_plain)
    assert page.form.day_field.fault() == "Write the day as 9 March 2026."
    assert page.form.time_field.fault() == "Write the time as 14:05."
    assert "Tick whom it was with, or add somebody new." in texts(page)
    assert page.form.agreed.rows[0].what_field.fault() == "Write what is to be done."
    assert page.form.day.hasFocus()
    tick(page, MAUD).click()
    page.form.day.setText("10 March 2026")
    page.form.time.setText("16:30")  # an hour from now
    page.form.agreed.rows[0].due.setText("")
    window.click(page.save_plain)
    assert "lies in the future" in page.form.time_field.fault()
    page.form.time.setText("15:00")
    page.form.note.set_words("n" * 50_001)
    window.click(page.save_plain)
    assert "longer than can be kept" in page.form.note_field.fault()
    assert window.ask(kept) == []
    assert window.ask(lambda desk: read(desk, DraftOf("contact", case)))["time"] == "15:00"
    page.form.note.set_words("The letter came.")
    window.click(page.save_plain)
    assert [one.note for one in window.ask(kept)] == ["The letter came."]


def test_somebody_new_joins_in_their_own_capacity_and_what_was_agreed_is_kept(
    desk_window: Window,
) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    people, agreed = page.form.people, page.form.agreed
    window.click(people.new_button)
    window.type(people.name, "Gideon Larkmoor")
    people.capacity.set_key("professional")
    window.click(people.add_button)
    assert "Gideon Larkmoor" in page.above.text()
    window.click(people.new_button)
    window.type(people.name, "Elspeth Brackenridge")  # not added: she counts all the same
    window.click(agreed.add_button)
    row = agreed.rows[0]
    assert row.who.text() == "Morag Tennick"
    window.type(row.what, "Send the form")
    window.type(row.due, "13/3/2026")
    window.click(agreed.add_button)
    window.click(button(agreed.rows[1], "Remove"))
    page.form.signposted.set_words("The Local Offer\nIPSEA")
    page.form.topics.set_words("section F")
    window.click(page.save_plain)
    (body,) = window.ask(kept)
    assert (len(body.persons), body.topics) == (3, ("section F",))
    assert body.signposted == ("IPSEA", "The Local Offer")  # those on the list first
    (action,) = window.ask(lambda desk: [one.body for one in desk.store.find(Action)])
    assert (action.what, action.due) == ("Send the form", date(2026, 3, 13))


def test_whoever_is_called_as_somebody_there_is_taken_for_them_and_that_is_said(
    desk_window: Window,
) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    people, mother = page.form.people, tick(page, MAUD)
    mother.click()  # it was somebody else
    window.click(people.new_button)
    window.type(people.name, "brackenridge maud")
    assert f"{MAUD}, parent or carer, is in this case already" in texts(people)
    assert page.above.text().endswith(f"first contact with {MAUD}")
    assert f"Owed to {MAUD}." in texts(page.statement)
    window.click(page.statement.spoken.said)
    assert "Read out 15:30" in texts(page.statement)
    window.click(page.statement.undo_button)
    people.capacity.set_key("professional")
    people.capacity.chosen.emit("professional")
    assert "in this case already" not in texts(people)
    people.capacity.set_key("parent-carer")
    people.capacity.chosen.emit("parent-carer")
    window.click(people.add_button)
    assert mother.isChecked()
    assert people.joining_people() == ()
    window.click(people.new_button)
    window.type(people.name, "Maud Brackenridge, the grandmother")
    window.click(page.statement.spoken.said)
    window.click(page.save_main)
    told = window.ask(lambda desk: {one.body.person for one in desk.store.find(Statement)})
    assert len(told) == 2  # each of the two has heard it


def test_whoever_joins_after_it_was_said_is_still_owed_it_and_hears_it_then(
    desk_window: Window,
) -> None:
    window = desk_window
    case = window.write(opened)
    page = at(window, case)
    window.click(page.statement.spoken.said)
    assert "Read out 15:30" in texts(page.statement)
    window.clock.on(minutes=20)
    for name in ("Gideon Larkmoor", "Elspeth Quillfeather"):
        window.click(page.form.people.new_button)
        window.type(page.form.people.name, name)
        window.click(page.form.people.add_button)
    words = f"Owed to Gideon Larkmoor and Elspeth Quillfeather. Read out 15:30 to {MAUD}."
    assert words in texts(page.statement)
    window.lock_and_unlock()
    page = at(window, case)
    assert words in texts(page.statement)
    page.form.people.new_ticks[1][2].click()  # she left before it was said again
    window.click(page.statement.spoken.said)
    page.form.people.new_ticks[1][2].click()
    window.click(page.statement.spoken.not_button)
    page.statement.spoken.reason.set_key("other")
    window.type(page.statement.spoken.note, "she had left")
    window.click(button(page.statement, "Keep this reason"))
    assert f"Read out 15:30 to {MAUD}. Read out 15:50 to Gideon" in texts(page.statement)
    window.click(page.save_main)
    people = window.ask(lambda desk: {one.id: one.body.name for one in desk.store.find(Person)})
    told = window.ask(lambda desk: [one.body for one in desk.store.find(Statement)])
    assert {(people[RecordId(one.person)], one.state, one.why) for one in told} == {
        (MAUD, "read", ""),
        ("Gideon Larkmoor", "read", ""),
        ("Elspeth Quillfeather", "not said", "she had left"),
    }
    read = sorted(one.at for one in told if one.state == "read")
    assert read == [NOW, NOW + timedelta(minutes=20)]


def test_saved_before_they_heard_it_it_is_owed_to_whoever_joined(desk_window: Window) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    window.click(page.statement.spoken.said)
    window.click(page.form.people.new_button)
    window.type(page.form.people.name, "Gideon Larkmoor")
    window.click(page.save_plain)
    told = window.ask(lambda desk: [one.body.state for one in desk.store.find(Statement)])
    assert told == ["read"]
    assert window.said() == "Kept. The statement is still owed to Gideon Larkmoor."


def test_a_name_that_is_put_right_stands_beside_what_is_being_written(desk_window: Window) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    window.type(page.form.note, "The draft plan has come.")
    window.go("today")
    mother = next(iter(page.form.people.persons()))
    window.ask(lambda desk: amend(desk, "person", mother, {"name": "Maud Larkmoor"}))
    page = at(window, page.about)
    assert tick(page, "Maud Larkmoor").isChecked()
    assert MAUD not in "".join(one.text() for one in page.form.people.ticks.values())
    assert page.form.note.words() == "The draft plan has come."


def test_a_risk_is_kept_at_once_and_tied_to_the_contact(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = at(window, case)
    window.click(page.risk_button)
    assert "999" in texts(page.risk)
    assert "The council’s children’s social care" in texts(page.risk)  # as the pack says
    first = page.risk.ringing.buttons[0]
    with window.bot.waitSignal(first.clicked):  # Qt shows it pressed for a moment before it acts
        window.press(Qt.Key.Key_1, page.risk.said, alt=True)
    window.settle()
    assert "Rang at 15:30: Police and ambulance" in texts(page.risk)
    window.click(button(page.risk, "Take back"))
    assert "Rang at 15:30" not in texts(page.risk)
    window.click(page.risk.ringing.buttons[1])
    window.click(page.risk.keep_button)
    assert page.risk.said_field.fault()
    window.type(page.risk.said, "He hit her.")
    window.type(page.risk.rung, "the office, 15:31")
    window.click(page.risk.keep_button)
    assert "Kept 15:30, marked urgent." in page.risk.became.text()
    window.click(page.risk.ringing.buttons[0])  # rung again, later: a step on what was kept
    steps = window.ask(lambda desk: [one.body for one in desk.store.find(ConcernStep)])
    assert [one.text for one in steps] == ["The service’s manager", "Police and ambulance"]
    (concern,) = window.ask(lambda desk: [one.body for one in desk.store.find(Concern)])
    assert (concern.urgent, concern.said, concern.about) == (True, "He hit her.", None)
    window.type(page.risk.said, "And her brother.")
    window.click(page.risk.keep_button)
    window.lock_and_unlock()
    page = at(window, case)
    window.click(page.risk_button)
    window.type(page.risk.said, "And again on Sunday.")  # typed, and not kept by itself
    window.type(page.risk.rung, "9" * 401)  # more than can be kept: nothing else is, either
    for _ in range(2):
        window.click(page.save_plain)
        assert "400 characters" in page.risk.rung_field.fault()
        assert page.risk.said.words() == "And again on Sunday."
        assert window.ask(lambda desk: desk.store.find(Contact)) == []
    page.risk.rung.setText("the office")
    window.click(page.save_plain)
    found = window.ask(lambda desk: desk.store.find(Concern))
    (contact_id,) = window.ask(lambda desk: [one.id for one in desk.store.find(Contact)])
    assert [one.body.said for one in found] == [
        *("He hit her.", "And her brother.", "And again on Sunday."),
    ]
    assert {one.body.about for one in found} == {contact_id}


def test_later_keeps_it_and_goes_home(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page = at(window, case)
    window.type(page.form.note, "a")
    window.click(page.later)
    assert window.at() == ("today", "")
    assert window.ask(listed) == (DraftOf("contact", case),)


def test_nothing_is_written_to_a_closed_case(desk_window: Window) -> None:
    window = desk_window

    def closed(desk: Desk) -> str:
        case = opened(desk)
        close_case(desk, case, "Done.")
        return case

    page = at(window, window.write(closed))
    assert "This case is closed" in page.below.text()
    assert not page.save_plain.isEnabled()


def test_without_a_case_one_chooses_and_other_families_are_hidden(
    desk_window: Window,
) -> None:
    window = desk_window
    page = at(window, "")
    assert page.title.text() == "No case is open yet"
    window.click(page.choose.buttons[0])
    assert window.at() == ("open-case", "")
    case = window.ask(opened)
    page = at(window, "")
    assert page.title.text() == "Which family was it?"
    assert OTTILIE in texts(page)
    assert window.shell is not None
    window.shell.privacy.toggle()
    window.settle()
    assert OTTILIE not in texts(page)
    window.click(page.choose.buttons[0])
    assert window.at() == ("Contact", case)


def test_the_clause_opens_the_policy(desk_window: Window) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    window.click(page.statement.clause_button)
    assert window.at() == ("policy", "standard/first-contact")


def test_everything_has_a_name_and_a_place_and_tab_goes_as_one_reads(
    desk_window: Window,
) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    window.click(page.form.agreed.add_button)
    window.click(page.form.people.new_button)
    window.click(page.risk_button)
    page.form.medium.set_key("face-to-face")
    page.form.medium.chosen.emit("face-to-face")
    assert [one for one in unnamed(page) if not one.startswith("QListView")] == []  # of choices
    order = tab_order(page)
    reading = [
        *(page.risk_button, page.risk.said, page.statement.spoken.said, page.form.medium),
        *(page.form.people.name, page.form.own_words, page.form.note, page.form.views),
        *(page.form.agreed.rows[0].what, page.form.signposted.other, page.clear_button),
    ]
    places = [order.index(one) for one in reading]
    assert places == sorted(places)
    assert_nothing_cut_off(window)


def test_hints_on_the_facts_come_from_the_desk_and_their_own_words_are_not_judged(
    desk_window: Window,
) -> None:
    window = desk_window
    page = at(window, window.write(opened))
    own, facts, _ = page.hints
    window.type(page.form.own_words, "The head is useless. He came teh next day. ")
    window.type(page.form.note, "Ottilie rang. The head is useless. ")
    window.bot.waitUntil(lambda: [one.kind for one in own.hints()] == ["spelling"])
    window.bot.waitUntil(lambda: [one.kind for one in facts.hints()] == ["judges"])
    assert facts.hints()[0].clause == "standard/outcomes"
    assert "Whoever reads it later" in texts(facts)
    assert unnamed(page) == []
    page.here.privacy.toggle()
    assert [one.kind for one in facts.hints()] == ["judges"]
    page.here.privacy.toggle()
    window.bot.waitUntil(lambda: any(one.text() == "Use “the”" for one in own.rows()[0].buttons))
    window.click(button(own, KEEP))
    window.bot.waitUntil(lambda: own.hints() == ())
    assert window.ask(my_words) == ("teh",)
