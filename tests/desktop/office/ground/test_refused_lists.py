"""What is handed in as a list and is none: said in the window, with what to do; nothing changes."""

import gzip
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from db.service import PlaceChanges, SchoolChanges
from desktop.casework.desk import Desk
from desktop.office.ground.screen import GroundScreen
from desktop.office.ground.taking import TakingCard
from tests.desktop.casework.ground.gias_kit import gias_csv, put
from tests.desktop.casework.ground.lists import os_row, os_zip
from tests.desktop.office.ground.test_ground import FELL
from tests.desktop.windows import Open, Window, assert_nothing_cut_off, texts

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
GIAS = gias_csv([FELL])
OS = [os_row("ZE1 8ZZ", 10, 447_000, 1_141_000), os_row("ZE1 8ZY", 10, 447_010, 1_141_000)]


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return path


def bring(at: Window, card: TakingCard[Any], file: Path) -> str:
    """Take it in as a person does; what the card says of it."""
    card.ask_files = lambda: [file]
    card.take.setFocus()
    at.press(Qt.Key.Key_Return, card.take)
    at.bot.waitUntil(card.came.isVisible)
    at.settle()
    assert card.take.isEnabled()
    assert not card.progress.isVisible()
    assert at.said() == "", "no tick beside what was not done"
    return card.came.text()


def changes(desk: Desk) -> int:
    return len(desk.store.find(SchoolChanges)) + len(desk.store.find(PlaceChanges))


@pytest.fixture
def page(window: Open) -> tuple[Window, GroundScreen]:
    at = window()
    return at, at.on(GroundScreen, "ground")


def test_a_file_that_is_no_list_of_schools_says_what_it_is_and_what_to_fetch(
    page: tuple[Window, GroundScreen], tmp_path: Path
) -> None:
    at, screen = page
    in_use = screen.schools.now.text()
    whole = zipped(tmp_path / "extract.zip", "edubasealldata20260302.csv").read_bytes()
    for file, why in (
        (put(tmp_path, "edubasealldata20260302.csv", PDF), "it is a PDF"),
        (put(tmp_path, "half.zip", whole[:-30]), "it may have been cut short"),
        (put(tmp_path, "half.csv.gz", gzip.compress(GIAS)[:-20]), "cut short on its way"),
        (put(tmp_path, "edubasealldata20260303.csv", GIAS[:-60]), "its last line ends early"),
        (zipped(tmp_path / "photos.zip", "a.jpg"), "no CSV file is in it"),
        (zipped(tmp_path / "schools.xlsx", "xl/workbook.xml"), "it is a spreadsheet"),
        (os_zip(tmp_path / "codepo_gb.zip", {"ZE": OS}), "it is a list of postcodes"),
    ):
        said = bring(at, screen.schools, file)
        assert said.startswith(f"“{file.name}” is not the government’s list of schools"), said
        assert why in said
        assert "Establishment fields CSV" in said
        assert "Nothing was changed." in said
    assert screen.schools.take.hasFocus(), "the keyboard is back at the button"
    assert_nothing_cut_off(at)
    assert (screen.schools.now.text(), at.ask(changes)) == (in_use, 0)


def test_an_older_list_of_schools_and_a_part_of_one_are_told(
    page: tuple[Window, GroundScreen], tmp_path: Path
) -> None:
    at, screen = page
    older = put(tmp_path, "edubasealldata20240101.csv", GIAS)
    said = bring(at, screen.schools, older)
    assert said.startswith("“edubasealldata20240101.csv” is of 1 January 2024; what is in use is")
    assert said.endswith("Nothing was changed. Fetch the list of today.")
    screen.schools.bring([put(tmp_path, "edubasealldata20260302.csv", GIAS)])
    at.bot.waitUntil(lambda: "Taken in" in screen.schools.came.text())
    at.settle()
    assert "it may be only a part of the list. What it lacks stays as it was" in texts(screen)
    assert_nothing_cut_off(at)


def test_a_file_that_is_no_list_of_postcodes_says_what_it_is_and_what_to_fetch(
    page: tuple[Window, GroundScreen], tmp_path: Path
) -> None:
    at, screen = page
    in_use = screen.places.now.text()
    whole = os_zip(tmp_path / "whole.zip", {"ZE": OS}).read_bytes()
    lines = "\r\n".join(OS).encode()
    for file, why in (
        (put(tmp_path, "codepo.zip", PDF), "it is a PDF"),
        (put(tmp_path, "half.zip", whole[:-30]), "it may have been cut short"),
        (put(tmp_path, "half.csv.gz", gzip.compress(lines)[:-20]), "cut short on its way"),
        (put(tmp_path, "ze.csv", lines[:-25]), "line 2 ends early"),
        (os_zip(tmp_path / "few.zip", {"ZE": OS}, counts={"ZE": 3}), "it is not whole"),
        (zipped(tmp_path / "photos.zip", "a.jpg"), "there is no CSV file in it"),
        (zipped(tmp_path / "places.xlsx", "xl/workbook.xml"), "it is a spreadsheet"),
        (put(tmp_path, "edubasealldata20260302.csv", GIAS), "it is a list of schools"),
    ):
        said = bring(at, screen.places, file)
        assert said.startswith(f"“{file.name}” is no whole list of postcodes"), said
        assert why in said
        assert said.endswith("hand in the zip file as it comes. Nothing was changed.")
        assert not screen.places.anyway.isVisible()
    older = os_zip(tmp_path / "older.zip", {"ZE": OS}, version="2020.2")
    said = bring(at, screen.places, older)
    assert "is older than what is in use" in said
    assert "Nothing was changed." in said
    assert_nothing_cut_off(at)
    assert (screen.places.now.text(), at.ask(changes)) == (in_use, 0)
