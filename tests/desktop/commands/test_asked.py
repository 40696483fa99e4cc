"""A postcode that had to be guessed: somebody at a terminal is asked, a script is refused."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desktop.commands.asked import meant
from tests.builders import UPPERBY
from tests.journeys.line import Line


@contextmanager
def answering(words: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody at a terminal, who types this."""
    pty = pytest.importorskip("pty", reason="no terminal can be made on this system")
    ours, theirs = pty.openpty()
    with os.fdopen(theirs) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        os.write(ours, f"{words}\n".encode())
        yield
    os.close(ours)


@pytest.mark.parametrize(
    ("answer", "taken"), [("y", "CA1 1AA"), ("Yes", "CA1 1AA"), ("n", "CAI IAA"), ("", "CAI IAA")]
)
def test_somebody_at_a_terminal_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, taken: str
) -> None:
    with answering(answer, monkeypatch):
        assert meant("CAI IAA") == taken
    said = capsys.readouterr()
    assert said.out == ""  # a script may read what the verb says
    assert "the letter I stands where the figure 1 belongs" in said.err
    assert "Did you mean CA1 1AA?" in said.err


def test_what_was_not_guessed_is_not_asked_about(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with answering("n", monkeypatch):
        assert [meant(one) for one in ("ca11aa", "2036", "SG1 1AA", "")] == [
            *("ca11aa", "2036", "SG1 1AA", "")
        ]
    assert capsys.readouterr().err == ""


def test_a_script_is_refused_and_told_what_may_be_meant(line: Line, standard: Line) -> None:
    case = standard.case()
    refused = [
        standard.refused("case", "open", "morag", "--child", "Edda", "--born", "2015-03-09",
                         "--parent", "Rowan", "--postcode", "CA3 BUR", "--school", UPPERBY),
        standard.refused("interests", "morag", "add", "known-person", "--name", "Odo Lathom",
                         "--postcode", "CA3 BUR", "--as", "friend"),
        standard.refused("meeting", "morag", case, "--kind", "strategic", "--place", "CA3 BUR",
                         "--note", "-"),
    ]  # fmt: skip
    assert {one["error"] for one in refused} == {"postcode-guessed"}
    assert all("Did you mean CA3 8UR?" in one["do"] for one in refused)
    assert standard("interests", "morag", "list").lines == []
