"""What people see has one sort of apostrophe and quotation mark."""

from pathlib import Path

import pytest

import marks


@pytest.mark.parametrize(
    "line",
    [
        'said = "Nobody\'s words"',
        'said = f"{name}\'s laptop"',
        'said = "the parents\' views"',
        "said = 'Choose \"Amend\" first'",
        "said = \"Choose 'Amend' first\"",
    ],
)
def test_a_straight_mark_in_what_is_shown_is_found(line: str) -> None:
    (found,) = marks.faults(Path("desktop/a.py"), f"first = 1\n{line}\n")
    assert found.startswith(f"{Path('desktop/a.py')}:2: ")


@pytest.mark.parametrize(
    "line",
    [
        'said = "Nobody’s words: “Amend”"',
        '"""Nobody\'s docstring."""',
        "x = 1  # nobody's comment",
        'found = re.compile(r"\\bn\'t\\b")',
        "asked = \"SELECT kind FROM ledger WHERE kind = 'let_go'\"",
        "said = {\"a\": 1}['a']",
    ],
)
def test_what_nobody_sees_may_be_as_it_is(line: str) -> None:
    assert not list(marks.faults(Path("desktop/a.py"), f"{line}\n"))
    assert not list(marks.faults(Path("tests/a.py"), 'said = "Nobody\'s words"\n'))


def test_words_of_screens_packs_and_help_are_looked_through_and_patterns_are_not() -> None:
    said = 'why = "This judges somebody\'s work."\nfind = ["doesn\'t"]\n'
    assert len(list(marks.faults(Path("resources/words/wording.toml"), said))) == 1
    assert len(list(marks.faults(Path("resources/packs/a.toml"), said))) == 2
    help_text = "Each person's words; `evenhand's` own are typed so.\n"
    assert len(list(marks.faults(Path("resources/help/a.md"), help_text))) == 1
