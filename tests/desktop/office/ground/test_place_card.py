"""A newer list of postcodes at the office: in words, with progress, stopped, asked about."""

from itertools import islice
from pathlib import Path

import pytest

from db.names import Postcode
from db.service import PlaceChanges
from desktop.casework.actions.places import take_list
from desktop.casework.desk import Desk
from desktop.casework.ground.places import Located
from desktop.office.ground.screen import GroundScreen
from tests.desktop.casework.ground.lists import os_row, os_zip
from tests.desktop.windows import Open, Window, assert_nothing_cut_off, texts


def page_of(window: Window) -> GroundScreen:
    return window.on(GroundScreen, "ground")


def shetland(desk: Desk) -> list[str]:
    table = desk.world.places
    return [
        os_row(code, 10, point.easting, point.northing)
        for name in ("ZE1", "ZE2", "ZE3")
        for _, code, point, _ in table.live(name)
    ]


def test_a_newer_list_is_taken_in_and_told_in_words(window: Open, tmp_path: Path) -> None:
    here = window()
    page = page_of(here)
    assert "As it ships with Evenhand. Code-Point Open 2025.2 (May 2025)" in texts(page.places)
    assert "osdatahub.os.uk" in texts(page.places)
    rows = [*here.ask(shetland)[1:], os_row("ZE1 8ZZ", 10, 447_000, 1_141_000)]
    file = os_zip(tmp_path / "codepo_gb.zip", {"ZE": rows})
    page.places.ask_files = lambda: [file]
    here.click(page.places.take)
    here.bot.waitUntil(page.places.came.isVisible)
    here.settle()
    said = texts(page.places)
    assert (
        "Taken in: Code-Point Open 2026.2 (May 2026). 1 postcode new, 1 postcode ended. "
        "Laptops have it with your next bundle."
    ) in said
    assert "Code-Point Open 2026.2 (May 2026), taken in on 10 March 2026. 2 postcodes of it" in said
    assert "1 of them ended" in said
    assert not page.places.progress.isVisible()
    assert_nothing_cut_off(here)
    here.click(page.places.take)  # the same once more
    here.bot.waitUntil(page.places.came.isVisible)
    assert "nothing in it differs from what is known" in texts(page.places)


def test_a_part_of_an_area_ends_nothing_and_says_so(window: Open, tmp_path: Path) -> None:
    here = window()
    page = page_of(here)
    few = here.ask(shetland)[:20]
    page.places.bring([os_zip(tmp_path / "few.zip", {"ZE": few})])
    here.bot.waitUntil(page.places.came.isVisible)
    assert "none of those was taken to have ended: ZE 20 of" in texts(page.places)


def test_another_file_says_what_to_fetch_and_stopping_keeps_nothing(
    window: Open, tmp_path: Path
) -> None:
    here = window()
    page = page_of(here)
    letter = tmp_path / "letter.csv"
    letter.write_text("Dear Perpetua,\n", encoding="utf-8")
    page.places.bring([letter])
    here.bot.waitUntil(page.places.came.isVisible)
    assert "“letter.csv” is no whole list of postcodes: line 1" in texts(page.places)
    assert "hand in the zip file as it comes" in texts(page.places)
    codes = (f"CA{a} {b}{c}{d}" for a in range(40, 99) for b in range(10)
             for c in "ABDEFGHJLNPQRSTUWXYZ" for d in "ABDEFGHJLN")  # fmt: skip
    many = [os_row(code, 10, 339_560, 555_499) for code in islice(codes, 60_000)]
    page.places.bring([os_zip(tmp_path / "many.zip", {"CA": many})])
    assert page.places.progress.isVisible()
    assert not page.places.take.isEnabled()
    here.click(page.places.progress.cancel)
    here.bot.waitUntil(page.places.came.isVisible)
    assert "Stopped. Nothing was changed." in texts(page.places)
    assert page.places.take.isEnabled()
    assert here.ask(lambda desk: desk.store.find(PlaceChanges)) == []


def test_what_would_change_very_much_is_asked_about(
    window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_list, "ORDINARY", 0)
    here = window()
    page = page_of(here)
    assert not page.places.anyway.isVisible()
    new = os_row("ZE1 8ZZ", 10, 447_000, 1_141_000)
    page.places.bring([os_zip(tmp_path / "new.zip", {"ZE": [new]})])
    here.bot.waitUntil(page.places.anyway.isVisible)
    assert "would change 1 postcodes: far more than a few years bring" in texts(page.places)
    assert here.ask(lambda desk: desk.store.find(PlaceChanges)) == []
    assert_nothing_cut_off(here)
    here.click(page.places.anyway)
    here.bot.waitUntil(lambda: "Taken in" in page.places.came.text())
    assert not page.places.anyway.isVisible()
    found = here.ask(lambda desk: desk.places.find(Postcode("ZE1 8ZZ")))
    assert isinstance(found, Located)
