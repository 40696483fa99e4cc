"""`evenhand statement`: who is owed it, at which contacts, and what became of it afterwards."""

from pathlib import Path

import pytest

from tests.journeys.line import Line, copied


@pytest.fixture(scope="module")
def made_sps(tmp_path_factory: pytest.TempPathFactory) -> Line:
    line = Line(tmp_path_factory.mktemp("sps"))
    line.found("sps")
    line.volunteer()
    return line


@pytest.fixture
def sps(made_sps: Line, tmp_path: Path) -> Line:
    return copied(made_sps, tmp_path / "sps")


def spoken(line: Line, case: str, medium: str, who: str = "Maud Brackenridge") -> str:
    said = line(
        *("contact", "morag", case, "--medium", medium, "--with", who, "--note", "note.txt")
    )
    return str(said.one["contact"])


def test_each_contact_of_before_is_settled_by_itself(sps: Line) -> None:
    case = sps.open_case().one["case"]
    call = spoken(sps, case, "phone")
    letter = spoken(sps, case, "letter")
    owed = sps("statement", "morag", case).lines
    assert {one["contact"]: one["medium"] for one in owed} == {call: "phone", letter: "letter"}
    assert {one["name"] for one in owed} == {"Maud Brackenridge"}
    assert {one["clause"] for one in owed} == {"sps/practical-contact"}

    which = sps("statement", "morag", case, "--statement", "read")
    assert which.status == 1
    assert call in which.err + which.out
    assert letter in which.err + which.out
    done = sps("statement", "morag", case, "--contact", letter[:12], "--statement", "sent").one
    assert (done["contact"], done["statement"]) == (letter, "sent")
    # Of one that is left nothing more need be said.
    done = sps("statement", "morag", case, "--statement", "not said: her train came").one
    assert (done["contact"], done["statement"]) == (call, "not said")
    assert done["clause"] == "sps/practical-contact"
    assert sps("statement", "morag", case).lines == []
    nothing = sps("statement", "morag", case, "--statement", "read")
    assert nothing.status == 1
    assert "a statement is owed" in nothing.err + nothing.out


def test_a_person_is_meant_by_name_and_a_reason_is_needed(standard: Line) -> None:
    case = standard.open_case().one["case"]
    spoken(standard, case, "phone")
    spoken(standard, case, "phone", "Gideon Brackenridge")
    owed = standard("statement", "morag", case, "--with", "gideon  brackenridge").lines
    assert [one["name"] for one in owed] == ["Gideon Brackenridge"]
    without = standard("statement", "morag", case, "--with", "Gideon Brackenridge",
                       "--statement", "not said")  # fmt: skip
    assert without.status == 1
    done = standard("statement", "morag", case, "--with", "Gideon Brackenridge",
                    "--statement", "read").one  # fmt: skip
    assert done["statement"] == "read"
    assert [one["name"] for one in standard("statement", "morag", case).lines] == [
        "Maud Brackenridge"
    ]
