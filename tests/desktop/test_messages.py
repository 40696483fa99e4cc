"""Every refusal has words, and its words name only facts that it can have."""

import re
import tomllib
from pathlib import Path

import pytest

import desktop
import resources
from db import errors
from db.errors import Refusal
from desktop import messages
from desktop.cli import main

# What one types, and what one presses or where that stands.
_TYPED = re.compile(r"evenhand [a-z]|--[a-z]|\b(VAULT|FILE|NAME|ID|EVENHAND_\w+)\b")
_PRESSED = re.compile(
    r"\b([Pp]ress|this window|[Bb]utton|page|Health|Exchange|Settings|Today|Cases)\b"
)
_OF_BACKUPS = ("backup-unwritten", "backup-no-room")
_IN_WINDOWS_ALONE = frozenset(
    ("not-kept", "not-kept-full", "vault-elsewhere", "vault-gone", *_OF_BACKUPS)
)


def _refusals() -> list[type[Refusal]]:
    found = [each for each in vars(errors).values() if isinstance(each, type)]
    return [each for each in found if issubclass(each, Refusal) and each is not Refusal]


@pytest.mark.parametrize("kind", _refusals(), ids=lambda kind: kind.__name__)
def test_a_refusal_says_what_is_so_and_what_to_do(kind: type[Refusal]) -> None:
    words = messages.of(kind())
    assert words.message.endswith((".", "–"))
    assert len(words.do) >= 1
    assert "{" not in words.message + words.do


def test_no_two_refusals_share_a_code() -> None:
    codes = [kind.code for kind in _refusals()]
    assert len(set(codes)) == len(codes)


def test_the_words_use_only_facts_that_the_refusal_documents() -> None:
    table = tomllib.loads(resources.text("words/messages.toml"))
    documented = {kind.code: kind.__doc__ or "" for kind in _refusals()}
    for code, entry in table.items():
        if code not in documented:
            continue
        told = entry["message"] + entry["do"] + entry.get("line", "")
        for place in re.findall(r"\{(\w+)\}", told):
            assert f"`{place}`" in documented[code], f"{code}: {place}"


def test_a_fact_that_is_missing_leaves_a_dash_and_not_a_crash() -> None:
    assert "–" in messages.words("no-such-case").message


def test_facts_are_filled_in() -> None:
    assert "MTQK" in messages.words("no-such-case", {"case": "MTQK"}).message


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("53", "Row 53 has not come yet. The bundle waits and goes in by itself when it does."),
        ("3 to 5", "Rows 3 to 5 have not come yet."),
        ("3; 7", "Rows 3; 7 have not come yet."),
        ("of an earlier bundle", "Rows of an earlier bundle have not come yet."),
    ],
)
def test_one_row_is_missing_or_several(missing: str, said: str) -> None:
    assert messages.words("bundle-gap", {"missing": missing}).message.startswith(said)


@pytest.mark.parametrize("code", sorted(messages.codes()))
def test_a_window_says_what_to_press_and_the_command_line_what_to_type(code: str) -> None:
    in_window, at_line = messages.words(code), messages.words(code, at_line=True)
    assert in_window.message == at_line.message
    assert not _TYPED.search(in_window.message + in_window.do), in_window
    if code not in _IN_WINDOWS_ALONE and "in the window" not in at_line.do:
        assert not _PRESSED.search(at_line.message + at_line.do), at_line


def test_what_is_to_be_pressed_is_what_stands_on_a_button() -> None:
    folder = Path(desktop.__file__).parent
    screens = "".join(
        file.read_text(encoding="utf-8")
        for part in ("ui", "volunteer", "office")
        for file in (folder / part).rglob("*.py")
    )
    named = re.findall(r"[Pp]ress “([^”]+)”", resources.text("words/messages.toml"))
    assert len(named) > 4
    assert [one for one in named if f'"{one}"' not in screens] == []


def test_what_is_to_be_typed_is_a_verb_that_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    typed = re.findall(r"“evenhand ([a-z -]+)", resources.text("words/messages.toml"))
    assert len(typed) > 8
    for verb in typed:
        assert main((*verb.split(), "--help")) == 0, verb
        assert capsys.readouterr().out.startswith(f"usage: evenhand {verb.strip()}"), verb
