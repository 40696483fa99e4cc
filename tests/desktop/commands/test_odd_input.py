"""Slips of the hand that no form would let through: each gets an answer, nothing breaks."""

import pytest

from tests.journeys.line import Line

PAGE = "x" * 100_000
NEW = ("office", "new", "other", "--pack", "standard")
CASE = ("case", "open", "morag", "--born", "2015-03-09", "--parent", "Maud Brackenridge")
KNOWN = ("interests", "morag", "add", "known-person", "--as", "friend")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("file-unwritable", ("send", "morag", "-o", ".")),
        ("file-unwritable", ("send", "morag", "-o", "")),
        ("file-unwritable", ("send", "morag", "-o", "morag")),
        ("bad-input", (*NEW, "--service", " ")),
        ("bad-input", (*NEW, "--service", "F\udcff")),
        ("too-long", (*NEW, "--service", "F" * 401)),
        ("bad-input", (*NEW, "--service", "Fellside", "--staff", "")),
        ("bad-input", (*CASE, "--child", "O\udcff", "--postcode", "CA3 8UR", "--school", "112243")),
        ("bad-input", (*KNOWN, "--name", "Nell Ashby", "--born", "2999-01-01")),
        ("bad-input", (*KNOWN, "--name", "Nell Ashby", "--postcode", "Carlisle")),
        ("bad-input", (*KNOWN, "--name", "– –")),
        ("bad-input", ("interests", "morag", "add", "position", "--school", "112405", "--as", " ")),
        ("unknown-school", ("interests", "morag", "add", "child-school", "--school", "0")),
        ("no-such-record", ("interests", "morag", "remove", "")),
        ("no-such-device", ("office", "revoke", "office", "", "--why", "lost")),
        ("bad-input", ("office", "revoke", "office", "Morag Tennick", "--why", " ")),
        ("bundle-damaged", ("inspect", "note.txt")),
        ("bundle-damaged", ("inspect", "morag-welcome.evenhand", "--vault", "office")),
        ("file-unreadable", ("inspect", "morag")),
        ("no-vault", ("policy", "show", ".")),
        ("unknown-pack", ("policy", "show", "note.txt")),
        ("vault-exists", ("office", "new", "note.txt", "--service", "F", "--pack", "standard")),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_it_is_refused_and_both_vaults_stay_sound(
    standard: Line, error: str, words: tuple[str, ...]
) -> None:
    standard.case()
    assert standard.refused(*words)["error"] == error
    assert not (standard.folder / "other").exists()
    for vault in ("morag", "office"):
        assert standard.done("check", vault)["ok"]


@pytest.mark.parametrize("words", ["", " ", "\udcff", PAGE, "'; DROP TABLE ledger; --"])
def test_a_search_for_nonsense_finds_nothing(standard: Line, words: str) -> None:
    standard.case()
    for verb in (("search", "morag"), ("schools", "find", "morag")):
        said = standard(*verb, words)
        assert (said.status, said.out) == (0, "")


def test_control_signs_in_a_name_do_not_reach_the_terminal(standard: Line) -> None:
    case = standard.case(child="Ottilie\x1b[31m\x07 Brackenridge")
    for words in (("case", "list", "morag"), ("case", "show", "morag", case)):
        said = standard.plain(*words)
        assert said.status == 0
        assert "\x1b" not in said.out
        assert "\x07" not in said.out
