"""The list of cases: what it says of each, what narrows it, and what F9 hides."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.names import CaseId
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.desk import Desk
from desktop.casework.record.case_list import CaseRow
from desktop.ui.look.theme import Look
from desktop.volunteer.cases.detail import facts
from desktop.volunteer.cases.rows import Listed
from desktop.volunteer.cases.screen import Cases
from tests.builders import NOW, PENRITH, House, case_draft
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, button, tab_order, texts, unnamed


def three(desk: Desk) -> tuple[str, str, str]:
    """Ottilie's, where a statement is owed; Perran's, with nothing in it yet; Wren's, closed."""
    ottilie = opened(desk)
    record_contact(desk, ottilie, contact(happened=NOW - timedelta(days=1)))
    perran = opened(desk, child="Perran Quillfeather", parents=(), school=PENRITH)
    wren = opened(desk, child="Wren Larkmoor", parents=())
    close_case(desk, wren, "The plan was agreed.")
    return ottilie, perran, wren


def at(window: Window) -> Cases:
    window.go("cases")
    assert window.shell is not None
    found = window.shell.current()
    assert isinstance(found, Cases)
    return found


def shown(page: Cases) -> list[str]:
    return [row.so for row in page.list.rows_model.rows()]


def test_nothing_yet_says_what_belongs_there_and_offers_the_button(window: Window) -> None:
    page = at(window)
    assert "No cases yet" in texts(page)
    window.click(button(page, "Open a case"))
    assert window.at() == ("OpenCase", "")


def test_each_case_says_what_it_is_and_what_is_owed(window: Window) -> None:
    ottilie, _, _ = window.write(three)
    page = at(window)
    assert page.below.text() == "Two are open. In one of them a statement is owed."
    first = page.list.rows_model.rows()[0]
    assert first.so == "Ottilie Brackenridge"
    assert first.more == f"{ottilie} · yesterday 15:30 · Upperby Primary School"
    assert first.state is not None
    assert first.state.word == "Statement owed"
    assert shown(page) == ["Ottilie Brackenridge", "Perran Quillfeather"]
    detail = texts(page.both.card)
    assert "A statement is owed; it stands first when you speak next." in detail
    assert "Maud Brackenridge, parent or carer" in detail
    assert "The draft plan has come." in detail


def test_a_case_in_which_the_statement_is_settled_says_that_none_is_owed(window: Window) -> None:
    window.write(lambda desk: record_contact(desk, opened(desk), contact(statement="read")))
    assert "No statement owed" in texts(at(window).both.card)


@pytest.mark.parametrize("state", ["open", "closed"])
def test_where_every_contact_answers_for_itself_the_next_one_settles_nothing(state: str) -> None:
    """sps/practical-contact: what is owed of a call is settled by saying what became of it."""
    one = CaseRow(CaseId("1"), "MTQK-0001", "Ottilie", state, "outstanding", 0, NOW)
    listed = Listed((one,), {}, {}, NOW, each_contact=True)
    assert "A statement is owed; say in the case what became of it." in facts(listed, one)


def test_the_keyboard_is_in_the_list_and_enter_goes_to_the_case(window: Window) -> None:
    _, perran, _ = window.write(three)
    page = at(window)
    assert page.list.hasFocus()
    window.press(Qt.Key.Key_Down, page.list)
    assert "No contact yet." in texts(page.both.card)
    window.press(Qt.Key.Key_Return, page.list)
    assert window.at() == ("CaseScreen", perran)


def test_the_buttons_go_to_the_case_and_to_a_new_contact(window: Window) -> None:
    ottilie, _, _ = window.write(three)
    page = at(window)
    window.click(button(page, "New contact"))
    assert window.at() == ("contact", ottilie)
    window.go("cases")
    window.click(button(page, "Go to the case"))
    assert window.at() == ("CaseScreen", ottilie)


def test_words_above_the_list_narrow_it_and_outlive_a_change(window: Window) -> None:
    _, perran, _ = window.write(three)
    page = at(window)
    for words in ("quill", "perr quillf", "queen eliz", perran.lower()):
        page.narrow.clear()
        window.type(page.narrow, words)
        assert shown(page) == ["Perran Quillfeather"], words
    window.ask(lambda desk: open_case(desk, case_draft(child="Lark Osmotherley")))
    window.settle()
    assert page.narrow.text() == perran.lower()
    assert shown(page) == ["Perran Quillfeather"]
    window.type(page.narrow, "zz")
    window.settle()
    assert "No case fits" in texts(page)
    assert not page.list.isVisible()  # nor an empty box in its place
    assert page.narrow.hasFocus()
    page.narrow.clear()
    window.type(page.narrow, "quill")
    assert page.list.isVisible()
    assert "No case fits" not in texts(page)


def test_closed_cases_are_shown_when_they_are_asked_for(window: Window) -> None:
    window.write(three)
    page = at(window)
    page.which.setFocus()
    window.press(Qt.Key.Key_End, page.which)
    page.which.chosen.emit(page.which.key())
    assert shown(page) == ["Wren Larkmoor"]
    window.settle()
    assert "New contact" not in [one.text() for one in page.findChildren(type(page.open_case))
                                 if one.isVisible()]  # fmt: skip


def test_f9_hides_every_family_at_once_and_shows_them_again(window: Window) -> None:
    window.write(three)
    page = at(window)
    window.press(Qt.Key.Key_F9)
    said = texts(page) + "".join(row.said() for row in page.list.rows_model.rows())
    for name in ("Ottilie", "Maud", "Perran", "Upperby"):
        assert name not in said
    window.press(Qt.Key.Key_F9)
    assert shown(page)[0] == "Ottilie Brackenridge"


def test_nothing_of_it_stays_when_the_desk_is_locked(window: Window) -> None:
    window.write(three)
    page = at(window)
    window.lock()
    assert shown(page) == []
    assert "Ottilie" not in texts(page)


def test_every_control_has_a_name_and_is_reached_as_one_reads(window: Window) -> None:
    window.write(three)
    page = at(window)
    assert unnamed(page) == []
    order = tab_order(page)
    wanted = [page.open_case, page.narrow, page.which, page.list, button(page, "Go to the case")]
    assert [one for one in order if one in wanted] == wanted


def test_nothing_is_cut_off_at_any_size(window: Window) -> None:
    window.write(three)
    page = at(window)
    assert_nothing_cut_off(window)
    window.settle()
    first = page.list.visualRect(page.list.rows_model.index(0))
    assert first.height() == page.list.sizeHintForRow(0)  # the rows follow, not only the words
    assert page.list.height() >= page.list.height_for(4)


def test_what_a_policy_does_not_ask_for_is_not_said_to_be_owed(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    said = {}
    for pack in ("coventry-iass", "cumbria-sendias"):
        house = House(tmp_path / pack, pack=pack)
        house.volunteer()
        window = Window(qtbot, house, look)
        window.write(lambda desk: record_contact(desk, opened(desk), contact(statement="read")))
        page = at(window)
        said[pack] = (page.below.text(), "No statement owed" in texts(page.both.card))
        window.close()
    assert said["coventry-iass"] == ("One is open; no statement is owed.", True)
    assert said["cumbria-sendias"] == ("One is open.", False)
