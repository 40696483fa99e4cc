"""Somebody without a case in the window: written, kept as one types, settled, found, linked."""

from PySide6.QtCore import Qt

from db.enquiry import Enquiry
from db.records import Concern, Handed
from desktop.casework.actions.amending.amend import amend
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.drafts import listed
from desktop.casework.actions.enquiries.link import link_enquiry
from desktop.casework.actions.enquiries.look import SeenEnquiry, list_enquiries
from desktop.casework.actions.enquiries.record_enquiry import record_enquiry
from desktop.casework.desk import Desk
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.cases.screen import Cases
from desktop.volunteer.contact.screen import Contact
from desktop.volunteer.enquiry.screen import EnquiryScreen
from desktop.volunteer.enquiry.writing import WriteEnquiry
from desktop.volunteer.open_case.asking import finish
from desktop.volunteer.open_case.screen import OpenCase
from desktop.volunteer.search.screen import Search
from desktop.volunteer.today.screen import Today
from desktop.volunteer.work.risk import RiskCard
from tests.builders import case_draft
from tests.desktop.casework.actions.kit import MAUD, enquiry, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, button, tab_order, texts, unnamed


def writing(window: Window) -> WriteEnquiry:
    return window.on(WriteEnquiry, "enquiry-new")


def made(window: Window, **changed: object) -> str:
    return window.write(lambda desk: str(record_enquiry(desk, enquiry(**changed)).enquiry))


def page(window: Window, number: str) -> EnquiryScreen:
    return window.on(EnquiryScreen, "enquiry", number)


def only(desk: Desk) -> SeenEnquiry:
    (seen,) = list_enquiries(desk)
    return seen


def test_from_new_contact_to_what_is_kept_without_a_name(desk_window: Window) -> None:
    window = desk_window
    window.click(window.on(Contact, "contact").without)
    assert window.at() == ("WriteEnquiry", "new")
    form = writing(window)
    assert form.title.text() == "Telephone call, today 15:30"
    assert form.above.text() == "Somebody without a case"
    said = texts(form)
    assert f"“{window.ask(lambda desk: desk.pack.statement.text.strip())}”" in said
    assert "Owed to somebody who gave no name." in said
    assert form.form.note.hasFocus()
    assert not form.save_main.isVisible()  # the statement has the main button
    window.click(form.statement.spoken.said)
    assert form.save_main.isVisible()
    window.type(form.form.note, "Who pays for the taxi?")
    window.shortcut(form.form.note, Qt.Key.Key_Return, form.save_main)
    seen = window.ask(only)
    assert window.at() == ("EnquiryScreen", seen.id)
    assert (seen.kept.body.name, seen.kept.body.note) == ("", "Who pays for the taxi?")
    assert [one.state for one in seen.kept.body.told] == ["read"]
    assert window.ask(listed) == ()
    assert "Who pays for the taxi?" in texts(page(window, seen.id))


def test_where_what_was_asked_ends_it_can_be_saved_too(desk_window: Window) -> None:
    window = desk_window
    form = writing(window)
    window.type(form.form.note, "Who pays for the taxi?")
    window.click(form.save_foot)
    assert window.ask(only).kept.body.note == "Who pays for the taxi?"


def test_what_is_typed_is_there_again_after_leaving(desk_window: Window) -> None:
    window = desk_window
    form = writing(window)
    window.type(form.form.note, "Half a thought.")
    window.type(form.form.name, "Hester Quill")
    window.click(form.statement.spoken.said)
    window.go("today")
    assert [one.form for one in window.ask(listed)] == ["enquiry"]
    form = writing(window)
    assert form.form.note.words() == "Half a thought."
    assert form.form.name.text() == "Hester Quill"
    assert "Read out 15:30" in texts(form)
    window.session.lock()


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_kept(
    desk_window: Window,
) -> None:
    window = desk_window
    form = writing(window)
    window.click(form.save_plain)
    assert form.form.note_field.fault() == "Write what they asked, in a few words."
    window.type(form.form.note, "Asked about the bus.")
    window.type(form.form.time, "23:59")
    window.click(form.save_plain)
    assert form.form.time_field.fault()
    assert window.ask(list_enquiries) == ()
    assert form.form.note.words() == "Asked about the bus."


def test_professionals_are_owed_no_statement(desk_window: Window) -> None:
    form = writing(desk_window)
    assert form.statement.isVisible()
    form.form.capacity.set_key("professional")
    form.form.capacity.chosen.emit("professional")
    assert not form.statement.isVisible()
    assert form.save_main.isVisible()


def test_a_worry_is_kept_at_once_and_tied_to_what_was_asked(desk_window: Window) -> None:
    window = desk_window
    form = writing(window)
    window.type(form.form.note, "She would not say who she is.")
    window.click(form.risk_button)
    window.type(form.risk.said, "He is left alone at night.")
    window.click(form.risk.keep_button)
    (concern,) = window.ask(lambda desk: desk.store.find(Concern))
    assert (concern.body.case, concern.body.urgent) == (None, True)
    window.click(form.save_plain)
    seen = window.ask(only)
    assert seen.concerns == (concern.id,)
    assert "Somebody may be at risk: it came up here." in texts(page(window, seen.id))


def test_today_asks_until_a_reason_settles_it(whole: Window) -> None:
    window = whole
    number = made(window)
    today = window.on(Today, "today")
    assert "Somebody who gave no name has not heard the statement" in texts(today)
    window.click(button(today, "See what is owed"))
    assert window.at() == ("EnquiryScreen", number)
    shown = page(window, number)
    assert shown.statement.isVisible()
    window.click(shown.statement.spoken.not_button)
    window.click(button(shown, "Keep this reason"))
    assert window.said() == "Kept."
    assert window.ask(only).gate.state == "not said"
    assert not shown.statement.isVisible()
    assert "Not said" in texts(shown)
    today = window.on(Today, "today")
    assert "Somebody who gave no name has not heard the statement" not in texts(today)


def test_it_stands_under_cases_and_is_found(whole: Window) -> None:
    window = whole
    number = made(window, name="Hester Quill", topics=("Transport",))
    window.write(lambda desk: close_case(desk, opened(desk), "It is settled."))
    cases = window.on(Cases, "cases")
    cases.which.set_key("asked")
    cases.which.chosen.emit("asked")
    window.settle()
    (row,) = cases.list.rows_model.rows()
    assert (row.key, row.so) == (f"enquiry:{number}", "Hester Quill")
    window.click(button(cases, "Open it"))
    assert window.at() == ("EnquiryScreen", number)
    search = window.on(Search, "search")
    window.type(search.words, "council answer")
    window.press(Qt.Key.Key_Return, search.words)
    search.list.opened.emit(search.list.rows_model.rows()[0].key)
    assert window.at() == ("EnquiryScreen", number)


def test_names_and_words_are_hidden_while_somebody_looks_on(whole: Window) -> None:
    window = whole
    number = made(window, name="Hester Quill")
    shown = page(window, number)
    assert "Hester Quill" in texts(shown)
    window.shell.privacy.toggle()
    for screen in (shown, window.on(Today, "today"), window.on(Cases, "cases")):
        assert "Quill" not in texts(screen)
        assert "council may take" not in texts(screen)
    window.shell.privacy.toggle()


def test_it_is_linked_to_the_case_that_it_became(whole: Window) -> None:
    window = whole
    number = made(window, name=MAUD, statement="read")
    case = window.write(opened)
    shown = page(window, number)
    assert shown.linking.case.key() == case
    assert shown.linking.person.currentText() == MAUD
    window.click(shown.linking.link_button)
    assert window.at() == ("CaseScreen", case)
    seen = window.ask(only)
    assert (seen.case, seen.person) == (case, MAUD)
    shown = page(window, number)
    assert not shown.linking.isVisible()
    assert f"{case}: it was {MAUD}." in texts(shown)


def test_a_form_is_offered_and_that_it_was_given_is_kept(whole: Window) -> None:
    window = whole
    number = made(window)
    shown = page(window, number)
    window.click(button(shown, "I gave them a form"))
    assert [one.body.what for one in window.ask(lambda desk: desk.store.find(Handed))] == [
        "evaluation"
    ]
    assert "Form given" in texts(shown)


def test_amended_it_says_so(whole: Window) -> None:
    window = whole
    number = made(window)
    shown = page(window, number)
    window.click(shown.amend)
    assert window.at() == ("AmendScreen", f"enquiry:{number}")
    window.ask(lambda desk: amend(desk, "enquiry", number, {"note": "Asked about the bus."}))
    assert "Asked about the bus." in texts(page(window, number))
    assert len(window.ask(lambda desk: desk.store.versions(Enquiry, number))) == 2


def test_everything_has_a_name_an_order_and_room(whole: Window) -> None:
    window = whole
    number = made(window)
    form = writing(window)
    assert unnamed(form) == []
    order = tab_order(form)
    assert order.index(form.statement.spoken.said) < order.index(form.form.note)
    assert_nothing_cut_off(window)
    shown = page(window, number)
    assert unnamed(shown) == []
    assert shown.linking.open_button in tab_order(shown)
    assert_nothing_cut_off(window)


def test_a_worry_afterwards_is_about_what_was_asked(whole: Window) -> None:
    window = whole
    number = made(window)
    window.click(page(window, number).risk)
    concerns = window.shell.current()
    (card,) = concerns.findChildren(RiskCard)
    assert "It came up with somebody who has no case." in texts(concerns)
    window.type(card.said, "A child is being hurt.")
    window.click(card.keep_button)
    assert window.ask(only).concerns == tuple(
        one.id for one in window.ask(lambda desk: desk.store.find(Concern, urgent=True))
    )
    assert len(window.ask(only).concerns) == 1


def test_a_case_is_opened_with_what_is_known_and_it_stands_in_its_story(whole: Window) -> None:
    window = whole
    number = made(
        window, name="Maud Brackenridge", statement="read", access_needs="Large print",
        note="Asked about the bus.",
    )  # fmt: skip
    window.click(page(window, number).linking.open_button)
    form = window.shell.current()
    assert isinstance(form, OpenCase)
    assert form.typed().parents == (MAUD,)
    assert form.typed().speak_of(0) == ("", "Large print")
    with window.bot.waitSignal(window.session.changed):
        window.ask(lambda desk: finish(desk, case_draft(), number))
    seen = window.ask(only)
    assert seen.person == MAUD
    case = window.on(CaseScreen, "case", seen.case)
    said = texts(case)
    assert f"Call with {MAUD}, before it was a case" in said
    assert "Asked about the bus." in said
    assert "Read out 14:30" in said


def test_what_is_owed_since_before_is_settled_on_the_page_of_the_case(whole: Window) -> None:
    window = whole
    number = made(window, name=MAUD)
    case = window.write(opened)
    window.ask(lambda desk: link_enquiry(desk, number, case))
    shown = window.on(CaseScreen, "case", case)
    assert "Statement owed" in texts(shown)
    window.click(button(shown, "Say what became of it"))
    window.click(button(shown, "It was read out"))
    assert [one.state for one in window.ask(only).kept.body.told] == ["read"]
    assert "Statement owed" not in texts(window.on(CaseScreen, "case", case))
