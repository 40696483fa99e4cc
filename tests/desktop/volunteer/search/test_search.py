"""Search: what holds the words, where it belongs, and what the command palette finds by name."""

from PySide6.QtCore import Qt

from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.find import find, find_names
from desktop.casework.desk import Desk
from desktop.volunteer.finding import find_rows
from desktop.volunteer.search.screen import Search
from tests.builders import PENRITH
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, texts, unnamed


def written(desk: Desk) -> str:
    case = opened(desk)
    record_contact(desk, case, contact(note="He watches the curlews from the bus."))
    opened(desk, child="Zoë Quillfeather", parents=("Tamsin Quillfeather",), school=PENRITH)
    return case


def at(window: Window) -> Search:
    window.go("search")
    assert window.shell is not None
    found = window.shell.current()
    assert isinstance(found, Search)
    found._rest.setInterval(20)
    return found


def look_for(window: Window, page: Search, words: str) -> None:
    page.words.clear()
    window.type(page.words, words)
    window.bot.waitUntil(lambda: not page._rest.isActive())
    window.settle()


def test_it_is_found_with_its_case_and_enter_goes_there(window: Window) -> None:
    case = window.write(written)
    page = at(window)
    assert page.words.hasFocus()
    assert "Type a word above." in texts(page)
    look_for(window, page, "curlews")
    (row,) = page.list.rows_model.rows()
    assert row.so == "Ottilie Brackenridge · contact"
    assert row.more == f"{case} · today 14:30 · He watches the curlews from the bus."
    assert page.below.text() == "One was found."
    window.press(Qt.Key.Key_Return, page.words)
    assert page.list.hasFocus()
    window.press(Qt.Key.Key_Return, page.list)
    assert window.at() == ("CaseScreen", case)


def test_people_and_schools_are_told_with_their_case(window: Window) -> None:
    case = window.write(written)
    page = at(window)
    look_for(window, page, "upperby")
    assert [(row.so, row.more) for row in page.list.rows_model.rows()] == [
        ("Upperby Primary School 112243", f"School · Ottilie Brackenridge · {case}")
    ]


def test_nothing_found_says_what_to_try(window: Window) -> None:
    window.write(written)
    page = at(window)
    look_for(window, page, "zebra")
    assert "Nothing holds all these words" in texts(page)
    look_for(window, page, "*\"' OR")
    assert page.list.rows_model.rows() == ()


def test_what_was_looked_for_is_still_there_and_is_found_anew(window: Window) -> None:
    case = window.write(written)
    page = at(window)
    look_for(window, page, "curlews")
    window.go("cases")
    window.ask(lambda desk: record_contact(desk, case, contact(note="No curlews today.")))
    window.go("search")
    assert page.words.text() == "curlews"
    assert len(page.list.rows_model.rows()) == 2


def test_f9_hides_what_was_found_and_the_lock_forgets_it(window: Window) -> None:
    window.write(written)
    page = at(window)
    look_for(window, page, "curlews")
    window.press(Qt.Key.Key_F9)
    assert page.list.rows_model.rows() == ()
    assert "F9 shows it again." in texts(page)
    window.press(Qt.Key.Key_F9)
    assert len(page.list.rows_model.rows()) == 1
    window.lock()
    assert page.words.text() == ""
    assert page.list.rows_model.rows() == ()


def test_every_control_has_a_name_and_nothing_is_cut_off(window: Window) -> None:
    window.write(written)
    page = at(window)
    look_for(window, page, "brackenridge")
    assert unnamed(page) == []
    assert_nothing_cut_off(window)


def test_the_palette_finds_people_by_name_and_cases_by_reference(window: Window) -> None:
    case = window.write(written)
    rows = window.write(lambda desk: find_rows(desk, "bracken"))
    assert [(row.key, row.so) for row in rows] == [
        (f"go:case:{case}", "Ottilie Brackenridge"),
        (f"go:case:{case}", "Maud Brackenridge"),
    ]
    assert rows[1].more == f"parent or carer · Ottilie Brackenridge · {case}"
    by_accent = window.write(lambda desk: find_names(desk, "zoe quill"))
    assert [one.name for one in by_accent] == ["Zoë Quillfeather"]
    by_number = window.write(lambda desk: find_names(desk, case[-4:]))
    assert [one.name for one in by_number] == ["Ottilie Brackenridge"]
    assert window.write(lambda desk: find_names(desk, "  ")) == ()


def test_finding_tells_whose_case_it_is_in(window: Window) -> None:
    case = window.write(written)
    (hit,) = window.write(lambda desk: find(desk, "curlew"))
    assert (hit.case, hit.child, hit.kind) == (case, "Ottilie Brackenridge", "contact")
    assert window.write(lambda desk: find(desk, "")) == ()
