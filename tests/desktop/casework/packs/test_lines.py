"""The line of a thing in a pack file is the line on which an editor shows it."""

import pytest

from desktop.casework.packs.lines import Path, line_of

TEXT = """\
name = "x"
[statement]
text = '''
[role]
strength = "must"
'''
spoken = true
[[clause]]
id = "a"
[[ clause ]]  # the second
id = "b"
"quoted key" = 1
[role]
choice.name = "y"
[[role.list]]
[[role.list]]
size = 3
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 1),
        (("statement",), 2),
        (("statement", "text"), 3),
        (("clause", 0), 8),
        (("clause", 0, "id"), 9),
        (("clause", 1, "id"), 11),
        (("clause", 1, "quoted key"), 12),
        (("role", "choice", "name"), 14),
        (("role", "list", 1, "size"), 17),
    ],
)
def test_a_key_is_found_on_its_line(path: Path, line: int) -> None:
    assert line_of(TEXT, path) == line


def test_what_stands_in_a_long_text_is_no_key() -> None:
    assert line_of(TEXT, ("role",)) == 13
    assert line_of(TEXT, ("role", "strength")) == 13


def test_what_is_not_there_is_looked_for_in_what_contains_it() -> None:
    assert line_of(TEXT, ("clause", 1, "who", 3)) == 10
    assert line_of(TEXT, ("card",)) == 1
