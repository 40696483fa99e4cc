"""`places import`: a newer list of postcodes, in numbers."""

from pathlib import Path

import pytest

from tests.desktop.casework.ground.lists import os_row, os_zip
from tests.journeys.line import Line

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


def test_a_list_is_taken_in_and_told_in_numbers(standard: Line) -> None:
    path = os_zip(standard.folder / "codepo_gb.zip",
                  {"CA": [os_row("CA1 0AA", 10, 339560, 555499)]})  # fmt: skip
    said = standard.done("places", "import", "office", f"{path}")
    assert {"rows": 1, "added": 1, "changed": 0, "closed": 0}.items() <= said.items()
    assert (said["edition"], said["part"]) == ("Code-Point Open 2026.2 (May 2026)", ["CA"])
    plain = standard.plain("places", "import", "office", f"{path}")
    assert "1 postcode. New 0, moved 0, ended 0." in plain.out
    assert "none of these was taken to have ended: CA 1 of " in plain.out
    assert plain.err == ""  # no bar in a pipe
    # her own list serves a volunteer too
    assert standard.done("area", "morag", "CA1 0AA")["km"] is None
    standard.done("places", "import", "morag", f"{path}")
    assert standard.done("area", "morag", "CA1 0AA")["km"] == 14.61


def test_a_wrong_file_says_what_to_fetch(standard: Line) -> None:
    standard.put("note.zip", "no list")
    said = standard.refused("places", "import", "office", "note.zip")
    assert said["error"] == "not-a-place-list"
    assert "Code-Point Open" in said["do"]
    assert standard.refused("places", "import", "office", "gone.zip")["error"] == "file-unreadable"


@pytest.mark.skipif(not DATA.is_dir(), reason="the published lists are not beside the project")
def test_an_area_as_it_is_published_says_nothing_new(standard: Line) -> None:
    file = DATA / "codepoint_open_ca.csv"
    said = standard.done("places", "import", "office", f"{file}")
    assert {"rows": 12_851, "added": 0, "changed": 0, "closed": 0}.items() <= said.items()
