"""Schools and places at the office: a newer list with progress, one school with its past."""

from pathlib import Path

from msgspec import structs
from PySide6.QtCore import Qt

from db.names import Urn
from db.service import School, SchoolChanges
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.schools.given import by_hand
from desktop.casework.desk import Desk
from desktop.office.cases.case_screen import CaseScreen
from desktop.office.ground.screen import GroundScreen
from tests.builders import BRAMPTON, House, case_draft
from tests.desktop.casework.ground.gias_kit import gias_csv, put
from tests.desktop.windows import Open, Window, assert_nothing_cut_off, button, texts

FELL = School(
    urn=Urn("990001"),
    name="Fellside Free School",
    phase="Primary",
    town="Alston",
    authority="Cumberland",
    kind="Free schools",
    trust="99044",
    trust_name="The Fell Trust",
)
LONGTOWN = "143116"
CSV = "edubasealldata20260302.csv"


def page_of(window: Window) -> GroundScreen:
    return window.on(GroundScreen, "ground")


def newer(desk: Desk) -> bytes:
    brampton = desk.schools.by_urn(Urn(BRAMPTON))
    assert brampton is not None
    moved = structs.replace(brampton, trust="99044", trust_name="The Fell Trust")
    return gias_csv([FELL, moved])


def listed(page: GroundScreen) -> str:
    """The rows of everything that can be gone to."""
    return " / ".join(
        f"{row.so}: {row.more}" for one in page.school.lists for row in one.rows_model.rows()
    )


def go_to(window: Window, name: str) -> None:
    """Choose this school in a list."""
    for one in page_of(window).school.lists:
        for row in one.rows_model.rows():
            if row.so == name:
                one.go_to(row.key)
                one.setFocus()
                window.press(Qt.Key.Key_Return, one)
                window.settle()
                return
    raise AssertionError(f"{name} is in no list")


def test_a_newer_list_is_taken_in_and_what_it_changed_is_told(window: Open, tmp_path: Path) -> None:
    here = window()
    page = page_of(here)
    assert "As it ships with Evenhand: GIAS of June 2024" in texts(page)
    assert "does not know trusts and federations" in texts(page)
    file = put(tmp_path, CSV, here.ask(newer))
    page.schools.ask_files = lambda: [file]
    here.click(page.schools.take)
    here.bot.waitUntil(page.schools.came.isVisible)
    here.settle()
    told = "Taken in: the list of 2 March 2026 of two schools. 1 school new, 1 school changed."
    assert told in texts(page)
    assert "As of 2 March 2026" in texts(page)
    assert "does not know trusts" not in texts(page)
    assert not page.schools.progress.isVisible()
    assert_nothing_cut_off(here)
    page.school.field.field.setFocus()
    page.school.field._pause.setInterval(5)
    here.type(page.school.field.field, "felside free alstn")
    here.bot.waitUntil(page.school.field.answers.isVisible)
    page.school.field.list.clicked.emit(page.school.field.list.currentIndex())
    here.settle()
    assert "Trust: The Fell Trust (99044), two open schools" in texts(page)
    assert_nothing_cut_off(here)
    go_to(here, "Brampton Primary School")
    assert "Number (URN): 112405" in texts(page)


def test_another_file_says_what_to_fetch_and_stopping_keeps_nothing(
    window: Open, tmp_path: Path
) -> None:
    here = window()
    page = page_of(here)
    page.schools.bring([put(tmp_path, "list.csv", b"a,b\r\n")])
    here.bot.waitUntil(page.schools.came.isVisible)
    assert "there is no column URN" in texts(page)
    assert "Establishment fields CSV" in texts(page)
    many = (structs.replace(FELL, urn=Urn(str(990001 + at))) for at in range(4000))
    page.schools.bring([put(tmp_path, CSV, gias_csv(many))])
    assert page.schools.progress.isVisible()
    assert not page.schools.take.isEnabled()
    here.click(page.schools.progress.cancel)
    here.bot.waitUntil(page.schools.came.isVisible)
    assert "Stopped. Nothing was changed." in texts(page)
    assert page.schools.take.isEnabled()
    assert here.ask(lambda desk: desk.store.find(SchoolChanges)) == []


def test_a_school_is_seen_with_its_past_and_what_was_typed_by_hand_with_its_case(
    window: Open, house: House
) -> None:
    with house.open("morag") as morag:
        case = open_case(morag, case_draft(school=by_hand("The Barn Tuition Group"))).reference
    house.carry("morag", "office")
    here = window()
    page = here.on(GroundScreen, "ground", LONGTOWN)
    assert "Longtown Primary School: Was this before, 16 July 2016 · 133387" in listed(page)
    assert "112115, 112426, 133387" in texts(page)
    assert page.verticalScrollBar().value() > 0, "the school is below what stands in sight"
    assert not page.school.visibleRegion().isEmpty()
    go_to(here, "Longtown Primary School")
    assert "Longtown Infant School" in listed(page)
    assert f"Today it is Longtown Primary School ({LONGTOWN})." in texts(page)
    assert "The Barn Tuition Group (unverified)" in texts(page)
    assert_nothing_cut_off(here)
    here.click(button(page, f"Ottilie Brackenridge, {case}"))
    assert isinstance(here.shell.current(), CaseScreen)
