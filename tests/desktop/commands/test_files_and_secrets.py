"""Files that are named, standard input, and where the passphrase comes from."""

import pytest

from tests.journeys.line import Line

MAUD = "Maud Brackenridge"


def call(case: str, note: str) -> tuple[str, ...]:
    return ("contact", "morag", case, "--medium", "phone", "--with", MAUD, "--note", note)


def notes(line: Line, case: str) -> list[str]:
    return [one["note"] for one in line.done("case", "show", "morag", case)["contacts"]]


def test_a_note_comes_from_standard_input_in_utf_8(standard: Line) -> None:
    case = standard.case()
    note = "Mae hi’n dŵad â’r llythyr.\nŶstrad – „ja“ 💐"
    standard.done(*call(case, "-"), stdin=note.encode())
    meeting = ("meeting", "morag", case, "--kind", "panel", "--place", "CA3 8UR", "--note", "-")
    standard.done(*meeting, "--role", "strategic discussion", stdin=b"Minutes to follow.")
    assert notes(standard, case) == [note]
    shown = standard.done("case", "show", "morag", case)
    assert shown["meetings"][0]["note"] == "Minutes to follow."


def test_a_note_saved_by_windows_is_read_without_its_mark(standard: Line) -> None:
    case = standard.case()
    standard.put("windows.txt", b"\xef\xbb\xbfShe rang twice.\r\nThe plan came.\r\n")
    standard.done(*call(case, "windows.txt"))
    (note,) = notes(standard, case)
    assert note.splitlines() == ["She rang twice.", "The plan came."]


@pytest.mark.parametrize(
    ("content", "error"), [(b"caf\xe9 at noon", "bad-input"), (b"x" * 50_001, "too-long")]
)
def test_a_note_that_cannot_be_kept_whole_is_refused(
    standard: Line, content: bytes, error: str
) -> None:
    case = standard.case()
    standard.put("odd.txt", content)
    assert standard.refused(*call(case, "odd.txt"))["error"] == error
    assert standard.refused(*call(case, "nowhere.txt"))["error"] == "file-unreadable"
    assert standard.refused(*call(case, "."))["error"] == "file-unreadable"
    assert notes(standard, case) == []


def test_a_note_of_the_longest_kind_is_kept_and_travels(standard: Line) -> None:
    case = standard.case()
    standard.put("long.txt", "ŵ" * 50_000)
    standard.done(*call(case, "long.txt"))
    standard.send("morag", "up.evenhand")
    assert standard.done("receive", "office", "up.evenhand")["result"] == "applied"
    assert notes(standard, case) == ["ŵ" * 50_000]


def test_the_option_comes_before_the_variable(standard: Line) -> None:
    standard.put("other.txt", "not this one at all")
    said = standard.plain("check", "morag", "--passphrase-file", "other.txt")
    assert said.status == 1
    assert standard.plain("check", "morag", "--passphrase-file", "passphrase.txt").status == 0
    bare = ("check", "morag", "--passphrase-file", "passphrase.txt")
    assert standard.plain(*bare, secret=False).status == 0


def test_only_the_first_line_of_the_file_is_the_passphrase(standard: Line) -> None:
    first = standard.read("passphrase.txt").decode().strip()
    for content in (f"{first}\r\nsecond line\n", f"\ufeff{first}\n", first):
        standard.put("three.txt", content)
        assert standard.plain("check", "morag", "--passphrase-file", "three.txt").status == 0


def test_a_passphrase_may_come_by_standard_input(standard: Line) -> None:
    secret = standard.read("passphrase.txt")
    said = standard.plain("check", "morag", "--passphrase-file", "-", stdin=secret)
    assert said.status == 0


def test_a_bundle_may_come_by_standard_input(standard: Line) -> None:
    standard.case()
    standard.send("morag", "up.evenhand")
    data = standard.read("up.evenhand")
    arrived = standard.done("receive", "office", "-", stdin=data)
    assert (arrived["file"], arrived["result"]) == ("-", "applied")


def test_names_that_a_console_cannot_show_do_not_keep_a_record_from_being_written(
    standard: Line,
) -> None:
    case = standard.case(child="Zoë Ŵyn-Łukasz", parent="Μαρία Σταύρου")
    said = standard.plain("case", "show", "morag", case)
    assert said.status == 0
    assert "Zoë Ŵyn-Łukasz" in said.out
    assert standard("search", "morag", "zoe").lines
