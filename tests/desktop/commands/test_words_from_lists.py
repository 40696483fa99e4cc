"""Words that must come from a list are refused with the list, and nothing is kept."""

import pytest

from tests.journeys.line import Line

MAUD = "Maud Brackenridge"
CALL = ("contact", "morag", "M", "--medium", "phone", "--with", MAUD, "--note", "note.txt")
ROLES = (
    "support or represent an individual",
    "strategic discussion",
    "take part in the decision",
)


@pytest.fixture
def case(standard: Line) -> str:
    return standard.case()


def test_an_unknown_medium_is_refused_with_those_that_are_known(standard: Line, case: str) -> None:
    words = ("contact", "morag", case, "--medium", "fax", "--with", MAUD, "--note", "note.txt")
    answer = standard.refused(*words)
    assert answer["error"] == "unknown-word"
    for medium in ("phone", "face-to-face", "video", "email", "letter", "text"):
        assert medium in answer["do"]
    assert standard.done("case", "show", "morag", case)["contacts"] == []


def test_an_unknown_kind_of_meeting_is_refused_with_those_that_are_known(
    standard: Line, case: str
) -> None:
    words = ("meeting", "morag", case, "--kind", "picnic", "--place", "CA3 8UR")
    answer = standard.refused(*words, "--note", "note.txt")
    assert answer["error"] == "unknown-word"
    for kind in ("annual-review", "school-meeting", "tribunal", "strategic", "other"):
        assert kind in answer["do"]


def test_an_unknown_role_is_refused_with_those_of_the_policy(standard: Line, case: str) -> None:
    words = ("meeting", "morag", case, "--kind", "panel", "--place", "CA3 8UR")
    answer = standard.refused(*words, "--role", "advocate", "--note", "note.txt")
    assert answer["error"] == "unknown-word"
    for role in ROLES:
        assert role in answer["do"]
    answer = standard.refused(*words, "--note", "note.txt")
    assert answer["error"] == "role-needed"
    assert ROLES[0] in answer["do"]
    assert standard.done("case", "show", "morag", case)["meetings"] == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_taken_in_any_case_of_letters(standard: Line, case: str, role: str) -> None:
    words = ("meeting", "morag", case, "--kind", "panel", "--place", "CA3 8UR")
    for typed in (role.upper(), role.title(), f"  {role} "):
        held = standard.done(*words, "--role", typed, "--note", "note.txt")
        assert held["role"] == role


@pytest.mark.parametrize(
    "words",
    [
        (*CALL, "--capacity", "uncle"),
        ("interests", "morag", "add", "known-person", "--name", "Nell Ashby", "--as", "rival"),
        ("print", "role-card", "morag", "--role", ROLES[0], "--size", "a3", "-o", "card.pdf"),
        ("print", "role-card", "morag", "--role", "judge", "-o", "card.pdf"),
        (*CALL, "--statement", "maybe"),
    ],
    ids=["capacity", "known as", "size", "role of a card", "statement"],
)
def test_other_lists_are_told_too(standard: Line, case: str, words: tuple[str, ...]) -> None:
    answer = standard.refused(*words)
    assert answer["error"] == "unknown-word"
    assert "," in answer["do"]
