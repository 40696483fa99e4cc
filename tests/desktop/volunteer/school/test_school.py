"""A child moves school in the window of a volunteer's laptop; a wrong school is corrected there."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Person, Pupil
from desktop.casework.actions import drafts
from desktop.casework.actions.closeness.declare import declare_child_school
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from desktop.ui.history.screen import HistoryScreen
from desktop.volunteer.amend.screen import AmendScreen
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.school.screen import SchoolScreen
from desktop.volunteer.work.school_field import SchoolField
from tests.builders import BRAMPTON, PENRITH, UPPERBY
from tests.desktop.casework.actions.kit import opened
from tests.desktop.windows import Window, assert_nothing_cut_off, buttons, texts


def child_of(desk: Desk) -> str:
    return next(one.id for one in desk.store.find(Person) if one.body.capacity == "child")


def pupils(window: Window) -> list[Pupil]:
    return window.ask(lambda desk: [one.body for one in desk.store.find(Pupil)])


def choose(window: Window, field: SchoolField, urn: str) -> None:
    """Type a number and take the first answer."""
    field.field.clear()
    window.type(field.field, urn)
    window.bot.waitUntil(lambda: field.answers.isVisible())
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    window.settle()
    assert field.urn == urn


def test_from_the_case_a_child_moves_and_the_conflict_is_told(window: Window) -> None:
    window.write(lambda desk: declare_child_school(desk, BRAMPTON))
    case = window.write(opened)
    page = window.on(CaseScreen, "case", case)
    link = next(
        one for one in buttons(page) if one.accessibleName().startswith("Another school for")
    )
    link.setFocus()
    window.press(Qt.Key.Key_Return, link)
    shown = window.shell.current()
    assert isinstance(shown, SchoolScreen)
    assert shown.form is not None
    window.click(shown.save)
    assert shown.form.school_field.fault()
    assert shown.form.day_field.fault()
    choose(window, shown.form.school, BRAMPTON)
    window.type_anew(shown.form.day, "2 March 2026")
    assert_nothing_cut_off(window)
    window.click(shown.save)
    assert window.at() == ("CaseScreen", case)
    assert window.said() == "Saved. The conflict check has one new finding: look at the case."
    before, now = pupils(window)
    assert (before.urn, before.until) == (UPPERBY, date(2026, 3, 1))
    assert (now.urn, now.since) == (BRAMPTON, date(2026, 3, 2))
    assert now.school in texts(page)
    assert before.school not in texts(page)


def test_what_cannot_be_stands_beside_its_field_and_a_draft_waits(window: Window) -> None:
    window.write(opened)
    child = window.write(child_of)
    page = window.on(SchoolScreen, "school", child)
    assert page.form is not None
    choose(window, page.form.school, UPPERBY)
    window.type_anew(page.form.day, "2 March 2026")
    window.click(page.save)
    assert "another school" in page.form.school_field.fault()
    window.go("cases")
    about = DraftOf("school", child)
    assert window.ask(lambda desk: drafts.read(desk, about))["day"] == "2 March 2026"
    page = window.on(SchoolScreen, "school", child)
    assert page.form is not None
    assert (page.form.day.text(), page.form.school.urn) == ("2 March 2026", UPPERBY)
    window.click(page.form.leaves)
    assert not page.form.school_field.isVisible()
    window.click(page.save)
    assert window.ask(lambda desk: drafts.read(desk, about)) == {}
    assert [one.until for one in pupils(window)] == [date(2026, 3, 2)]


def test_a_wrong_school_is_amended_there_and_its_versions_tell_it(window: Window) -> None:
    window.write(opened)
    child = window.write(child_of)
    page = window.on(SchoolScreen, "school", child)
    window.click(page.wrong)
    shown = window.shell.current()
    assert isinstance(shown, AmendScreen)
    assert shown.form is not None
    field = shown.form._parts["urn"].field.control
    assert isinstance(field, SchoolField)
    assert field.urn == UPPERBY
    assert field.field.text()
    field.field.clear()
    window.type(field.field, "No such school")
    window.click(shown.save)
    assert shown.form._parts["urn"].field.fault()
    choose(window, field, PENRITH)
    assert_nothing_cut_off(window)
    window.click(shown.save)
    assert isinstance(window.shell.current(), HistoryScreen)
    (one,) = pupils(window)
    assert (one.urn, one.until) == (PENRITH, None)
    assert f"School: {one.school}, before" in texts(window.shell.current())
    window.click(window.shell.toast.action)
    assert [one.urn for one in pupils(window)] == [UPPERBY]
    window.go("amend", window.shell.current().about)
    window.click(shown.moved)
    assert window.at() == ("SchoolScreen", child)


def test_nothing_of_a_child_stays_when_the_desk_is_locked(window: Window) -> None:
    window.write(opened)
    page = window.on(SchoolScreen, "school", window.write(child_of))
    assert "Ottilie" in page.accessibleName()
    window.lock()
    assert "Ottilie" not in page.accessibleName()
    assert page.form is None
