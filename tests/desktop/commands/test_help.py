"""Help fits one screen, and what is mistyped is told with the list of what is known."""

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.grammar.verbs import parser
from desktop.commands.overview import VERBS
from tests.journeys.line import Line

ROWS, COLUMNS = 24, 80
_BEHIND = (
    ("interests",),
    ("concern",),
    ("training",),
    ("handed",),
    ("enquiry",),
)  # whose part comes behind the vault


def parts(of: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every verb and every part of one, as it is typed before `--help`."""
    yield words
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                # A verb whose part comes behind the vault: interests VAULT add.
                vault = ("morag",) if words in _BEHIND else ()
                yield from parts(below, (*words, *vault, name))


@pytest.mark.parametrize("words", list(parts(parser())), ids=" ".join)
def test_every_help_fits_one_screen(line: Line, words: tuple[str, ...]) -> None:
    said = line.plain(*words, "--help")
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    assert len(lines) <= ROWS
    assert max(map(len, lines)) <= COLUMNS
    assert "evenhand" in said.out
    assert line.plain(*words, "-h").out == said.out


def test_the_help_names_every_verb_that_there_is(line: Line) -> None:
    verbs = {words[0] for words in parts(parser()) if words}
    assert {name for verb, _ in VERBS for name in verb.split()[0].split("|")} == verbs
    for verb, _ in VERBS:
        wanted = next((word for word in verb.split()[1:] if "|" in word), "")
        for part in filter(None, wanted.split("|")):
            vault = ("morag",) if verb.split()[:1] in map(list, _BEHIND) else ()
            assert line.plain(verb.split()[0], *vault, part, "--help").status == 0


def test_a_verb_that_is_not_built_yet_is_absent(line: Line) -> None:
    for verb in ("report", "request", "export", "nonsense"):
        said = line.plain(verb, "morag")
        assert said.status == 2
        assert said.out == ""
        assert "receive" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("office",),
        ("case", "open", "morag"),
        ("send", "morag"),
        ("area", "morag"),
        ("receive", "morag"),
        ("case", "list", "morag", "--js"),
        ("meeting", "morag", "X", "--stated", "14:02", "--not-stated", "why"),
        ("check", "morag", "--passphrase", "hunter2"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2_with_a_line_that_says_what_is_missing(
    line: Line, words: tuple[str, ...]
) -> None:
    said = line.plain(*words)
    assert (said.status, said.out) == (2, "")
    assert re.search(r"^evenhand.*: error: .+", said.err, re.MULTILINE)
    assert len(said.err.splitlines()) < ROWS


def test_the_version_is_said(line: Line) -> None:
    said = line.plain("--version")
    assert said.status == 0
    pyproject = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())
    first, *others = said.out.splitlines()
    assert first.startswith(f"Evenhand {pyproject['project']['version']},")
    assert any("Crown copyright" in line for line in others)
