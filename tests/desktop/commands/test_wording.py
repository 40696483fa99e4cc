"""`evenhand wording`: hints on a text from a file or a pipe, and nothing is kept."""

import json
from pathlib import Path

from tests.journeys.line import Line

TEXT = "\n  The head is useless.\nMum said “he is useless”. We will definately win.\n"


def test_each_hint_is_a_line_with_its_place_in_the_text_as_it_lies(
    line: Line, tmp_path: Path
) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    said = line.plain("wording", str(file), "--pack", "standard", "--json")
    assert said.status == 0
    found = [json.loads(each) for each in said.out.splitlines()]
    assert [(one["kind"], TEXT[one["start"] : one["end"]]) for one in found] == [
        ("judges", "is useless"),
        ("promises", "will definately win"),
        ("spelling", "definately"),
    ]
    assert all(one["why"] and one["instead"] for one in found)
    assert [one.get("clause") for one in found] == [
        "standard/outcomes",
        "standard/likely-results",
        None,
    ]
    assert found[2]["uses"][0] == "definitely"
    assert sorted(tmp_path.rglob("*")) == before
    people = line.plain("wording", str(file)).out
    assert "line 2: “is useless” judges" in people


def test_a_pack_that_is_not_known_and_a_file_that_is_not_there_are_refused(
    line: Line, tmp_path: Path
) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    unknown = line.plain("wording", str(file), "--pack", "nope")
    assert unknown.status == 1
    assert "standard" in unknown.err
    missing = line.plain("wording", str(tmp_path / "gone.txt"))
    assert (missing.status, missing.out) == (1, "")
    assert "gone.txt" in missing.err


def test_a_text_from_a_pipe_that_needs_no_hint_is_answered_by_nothing(line: Line) -> None:
    said = line.plain("wording", "-", stdin=b"Mum rang at ten past nine.")
    assert (said.status, said.out, said.err) == (0, "", "")
