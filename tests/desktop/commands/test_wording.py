"""`evenhand wording`: hints on a text from a file or a pipe, and nothing is kept.

`evenhand words`: the words that a vault was taught, which its windows know as well.
"""

import json
from pathlib import Path

from desktop.casework.actions.writing.look_over import look_over
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, world
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


def test_words_are_taught_to_a_vault_listed_and_taken_out_again(standard: Line) -> None:
    rows = standard("check", "morag").one["rows"]
    assert standard("words", "morag", "list").lines == []
    for given, kept in (
        ("Snizort’s", "snizort's"),
        (" EHCNA ", "ehcna"),
        ("Snizort’s", "snizort's"),
    ):
        assert standard("words", "morag", "add", given).one == {"word": kept}
    assert standard("words", "morag", "list").lines == [{"word": "ehcna"}, {"word": "snizort's"}]
    with open_desk(standard.folder / "morag", PASSPHRASE, world()) as desk:
        assert look_over(desk, "The EHCNA is by the Snizort’s edge.") == ()
    assert standard("words", "morag", "REMOVE", "Ehcna").one == {"word": "ehcna"}
    assert standard("words", "morag", "list").lines == [{"word": "snizort's"}]
    assert standard("words", "office", "list").lines == []  # each desk has its own
    assert standard("check", "morag").one["rows"] == rows  # none of it is on its way anywhere


def test_a_word_that_is_none_or_is_not_there_is_refused(standard: Line) -> None:
    for words, said in (
        (("add", "two words"), "one word without a space"),
        (("add",), "the word that you mean"),
        (("remove", "whinlatter"), "snizort"),
        (("teach", "whinlatter"), "list, add, remove"),
    ):
        standard("words", "morag", "add", "snizort")
        found = standard("words", "morag", *words)
        assert found.status == 1, words
        assert said in found.err + found.out
        assert standard("words", "morag", "list").lines == [{"word": "snizort"}]
