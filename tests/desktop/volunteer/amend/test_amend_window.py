"""Versions, amending and undo in the window of a volunteer's laptop."""

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Action, Contact, Household, Person
from desktop.casework.actions import drafts
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case
from desktop.ui.history.screen import HistoryScreen
from desktop.ui.typing.language_field import LanguageField
from desktop.volunteer.amend.parts import PeopleTicks
from desktop.volunteer.amend.screen import AmendScreen
from desktop.volunteer.case.closing import FORM
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.work.questions import QuestionList
from tests.desktop.casework.actions.amending.test_history import forked
from tests.desktop.casework.actions.kit import MAUD, contact, meeting, opened
from tests.desktop.windows import (
    Window,
    assert_nothing_cut_off,
    button,
    buttons,
    texts,
)


def called(desk: Desk) -> tuple[str, str]:
    """A case with one call at which something was agreed, and the call."""
    case = opened(desk)
    agreed = (("Ring the school", "Maud Brackenridge", None),)
    kept = record_contact(desk, case, contact(note="She rang on Tuesday.", actions=agreed))
    return case, str(kept.contact)


def note_of(window: Window, record: str) -> str:
    kept = window.ask(lambda desk: desk.store.get(Contact, record))
    assert kept is not None
    return kept.body.note


def amended(window: Window, record: str, note: str) -> HistoryScreen:
    """The note of a contact, put otherwise in the window."""
    page = window.on(AmendScreen, "amend", f"contact:{record}")
    assert page.form is not None
    field = page.form._parts["note"].field.control
    field.set_words("")  # type: ignore[attr-defined]
    window.type(field, note)
    window.click(page.save)
    shown = window.shell.current()
    assert isinstance(shown, HistoryScreen)
    return shown


def test_from_the_timeline_to_the_versions_and_to_amending_by_keys_alone(window: Window) -> None:
    case, record = window.write(called)
    page = window.on(CaseScreen, "case", case)
    link = next(one for one in buttons(page) if one.accessibleName().startswith("History: Call"))
    link.setFocus()
    window.press(Qt.Key.Key_Return, link)
    assert window.at() == ("HistoryScreen", f"contact:{record}")
    shown = window.shell.current()
    assert isinstance(shown, HistoryScreen)
    assert "One version, by Morag Tennick, today 15:30." in texts(shown)
    shown.amend.setFocus()
    window.press(Qt.Key.Key_Return, shown.amend)
    assert window.at() == ("AmendScreen", f"contact:{record}")


def test_the_words_that_differ_are_told(window: Window) -> None:
    _, record = window.write(called)
    shown = amended(window, record, "She rang on Thursday.")
    assert note_of(window, record) == "She rang on Thursday."
    assert "Note: She rang on [taken out: Tuesday] [now: Thursday]." in texts(shown)
    assert "As it stands" in texts(shown)
    assert "As it was first written" in texts(shown)
    window.click(button(shown, "Show it whole"))
    assert "Note: She rang on Thursday." in texts(shown)


def test_undo_in_the_toast_brings_the_former_version_back_as_a_third(window: Window) -> None:
    _, record = window.write(called)
    shown = amended(window, record, "Something else.")
    assert window.said() == "Amended. Both versions are kept."
    window.click(window.shell.toast.action)
    assert note_of(window, record) == "She rang on Tuesday."
    assert "Three versions, the last by Morag Tennick, today 15:30." in texts(shown)


def test_ctrl_z_outside_of_a_text_takes_back_and_inside_of_one_it_does_not(window: Window) -> None:
    case, record = window.write(called)
    shown = amended(window, record, "Something else.")
    page = window.on(AmendScreen, "amend", f"contact:{record}")
    assert page.form is not None
    field = page.form._parts["note"].field.control
    window.type(field, " More")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.settle()
    assert note_of(window, record) == "Something else."
    window.click(page.back)
    shown.setFocus()
    window.press(Qt.Key.Key_Z, shown, ctrl=True)
    assert note_of(window, record) == "She rang on Tuesday."
    window.press(Qt.Key.Key_Z, shown, ctrl=True)  # once is enough
    assert note_of(window, record) == "She rang on Tuesday."
    assert case


def test_done_and_closed_offer_a_way_back_and_what_is_typed_then_is_kept(window: Window) -> None:
    case, _ = window.write(called)
    page = window.on(CaseScreen, "case", case)
    window.click(button(page, "Done"))
    window.click(window.shell.toast.action)
    assert [one.body.done for one in window.ask(lambda desk: desk.store.find(Action))] == [None]
    window.click(page.close_button)
    window.type(page.closing.outcome, "All is well.")
    window.click(button(page.closing, "Close the case"))
    assert window.ask(lambda desk: find_case(desk, case)).body.state == "closed"
    window.click(window.shell.toast.action)
    assert window.ask(lambda desk: find_case(desk, case)).body.state == "open"
    window.settle()
    window.click(page.close_button)
    window.type(page.closing.outcome, "All is well by now.")
    page.closing.flush()
    window.settle()
    of = DraftOf(FORM, window.ask(lambda desk: find_case(desk, case)).id)
    assert window.ask(lambda desk: drafts.read(desk, of)) == {"outcome": "All is well by now."}


def test_an_address_is_amended_and_what_is_wrong_stands_beside_its_field(window: Window) -> None:
    case, _ = window.write(called)
    household = window.ask(lambda desk: desk.store.find(Household)[0].id)
    page = window.on(AmendScreen, "amend", f"household:{household}")
    assert page.form is not None
    part = page.form._parts["postcode"]
    window.type_anew(part.field.control, "nowhere")  # type: ignore[arg-type]
    window.click(page.save)
    assert part.field.fault()
    window.type_anew(part.field.control, "ca1 1aa")  # type: ignore[arg-type]
    window.click(page.save)
    shown = window.shell.current()
    assert "Postcode: CA1 1AA, before CA3 8UR" in texts(shown)
    assert case


def test_a_language_is_read_as_one_types_it_and_what_stood_there_before_stays(
    window: Window,
) -> None:
    window.write(opened)
    (mother,) = window.write(lambda desk: desk.store.find(Person, name=MAUD))

    def as_it_was_typed_before(desk: Desk) -> None:
        with desk.write() as writing:
            writing.add(structs.replace(mother.body, language="some Gaelic"), record=mother.id)

    window.write(as_it_was_typed_before)
    page = window.on(AmendScreen, "amend", f"person:{mother.id}")
    assert page.form is not None
    window.type(page.form._parts["access_needs"].field.control, "large print")
    window.click(page.save)
    (kept,) = window.ask(lambda desk: desk.store.find(Person, name=MAUD))
    assert (kept.body.language, kept.body.access_needs) == ("some Gaelic", "large print")
    page = window.on(AmendScreen, "amend", f"person:{mother.id}")
    assert page.form is not None
    language = page.form._parts["language"].field
    assert isinstance(language.control, LanguageField)
    window.type_anew(language.control, "Gaelik or so")
    window.click(page.save)
    assert "a language, as Polish or pl" in language.fault()
    window.type_anew(language.control, "so")
    window.click(page.save)
    (kept,) = window.ask(lambda desk: desk.store.find(Person, name=MAUD))
    assert kept.body.language == "Somali"


def test_a_time_to_come_is_refused_beside_its_field(window: Window) -> None:
    _, record = window.write(called)
    page = window.on(AmendScreen, "amend", f"contact:{record}")
    assert page.form is not None
    clock = page.form._parts["happened.time"]
    window.type_anew(clock.field.control, "23:59")  # type: ignore[arg-type]
    window.click(page.save)
    assert page.form._parts["happened"].field.fault()
    assert len(window.ask(lambda desk: desk.store.versions(Contact, record))) == 1


def test_what_is_typed_waits_as_a_draft_and_is_wiped_when_it_is_saved_or_given_up(
    window: Window,
) -> None:
    case, record = window.write(called)
    about = DraftOf("amend", f"contact:{record}")
    for finish in ("save", "back"):
        page = window.on(AmendScreen, "amend", f"contact:{record}")
        assert page.form is not None
        window.type(page.form._parts["note"].field.control, " And more.")
        window.go("case", case)
        assert window.ask(lambda desk: drafts.read(desk, about))
        page = window.on(AmendScreen, "amend", f"contact:{record}")
        assert page.form is not None
        assert "And more." in page.form.words()["note"]
        window.click(getattr(page, finish))
        assert window.ask(lambda desk: drafts.read(desk, about)) == {}
    assert "And more." in note_of(window, record)


def test_a_fork_is_seen_side_by_side_and_one_is_kept(window: Window) -> None:
    record = window.write(forked)
    shown = window.on(HistoryScreen, "history", f"contact:{record}")
    assert "Two versions stand side by side" in texts(shown)
    keep = [one for one in buttons(shown) if one.text() == "Keep this one"]
    assert len(keep) == 2
    window.click(keep[1])
    assert "Two versions stand side by side" not in texts(shown)
    kept = window.ask(lambda desk: desk.store.get(Contact, record))
    assert kept is not None
    assert not kept.forked


def test_the_whole_case_is_listed_and_each_record_leads_to_its_versions(window: Window) -> None:
    case, _ = window.write(called)
    page = window.on(CaseScreen, "case", case)
    window.click(button(page, "Look at versions, or amend"))
    assert window.at() == ("HistoryScreen", case)
    shown = window.shell.current()
    look = next(
        one for one in buttons(shown) if one.accessibleName() == "Look: Person: Maud Brackenridge"
    )
    window.click(look)
    assert shown.accessibleName() == "Person: Maud Brackenridge"
    assert isinstance(shown, HistoryScreen)
    window.click(shown.back)
    assert window.at() == ("CaseScreen", case)


def test_everything_is_named_and_nothing_is_cut_off(window: Window) -> None:
    case, record = window.write(called)
    window.on(HistoryScreen, "history", case)
    assert_nothing_cut_off(window)
    amended(window, record, "Something else, and rather longer than it was before. " * 4)
    assert_nothing_cut_off(window)
    window.on(AmendScreen, "amend", f"contact:{record}")
    assert_nothing_cut_off(window)


def test_nothing_of_a_family_stays_when_the_desk_is_locked(window: Window) -> None:
    _, record = window.write(called)
    shown = window.on(HistoryScreen, "history", f"contact:{record}")
    window.lock()
    assert not any("Brackenridge" in one or "Tuesday" in one for one in texts(shown))


def test_who_took_part_and_what_was_asked_are_amended(window: Window) -> None:
    def both(desk: Desk) -> tuple[str, str]:
        case, record = called(desk)
        held = hold_meeting(desk, case, meeting(questions=("Who writes section F?",))).meeting
        return record, str(held)

    record, held = window.write(both)
    page = window.on(AmendScreen, "amend", f"contact:{record}")
    assert page.form is not None
    ticks = page.form._parts["persons"].field.control
    assert isinstance(ticks, PeopleTicks)
    mother, child = (
        next(one for one in ticks.ticks.values() if one.text().startswith(name))
        for name in ("Maud", "Ottilie")
    )
    window.click(mother)
    window.click(page.save)
    assert page.form._parts["persons"].field.fault() == "Tick at least one of them."
    window.click(child)
    assert_nothing_cut_off(window)
    window.click(page.save)
    assert "With: Ottilie Brackenridge, before Maud Brackenridge" in texts(window.shell.current())
    page = window.on(AmendScreen, "amend", f"meeting:{held}")
    assert page.form is not None
    listed = page.form._parts["questions"].field.control
    assert isinstance(listed, QuestionList)
    window.click(listed.rows[0].answered)
    window.type(listed.rows[0].answer, "The panel.")
    window.type(page.form._parts["attended"].field.control, "Mr Vane, SENCO")
    assert_nothing_cut_off(window)
    window.click(page.save)
    shown = texts(window.shell.current())
    assert "Who was there: Mr Vane, SENCO" in shown
    assert "The panel." in shown
