"""`policy check`, role cards, and the demo from its first step to its last file."""

import re
from pathlib import Path

import pytest

import resources
from tests.desktop.documents.papers_kit import logo, read
from tests.desktop.documents.ua import faults
from tests.journeys.line import Line, plain_english

STANDARD = resources.packs()["standard"]


def test_the_packs_that_are_shipped_are_good(line: Line) -> None:
    for name, text in resources.packs().items():
        line.put(f"{name}.toml", text)
        assert line.done("policy", "check", f"{name}.toml")["pack"] == name


def test_each_pack_is_listed_and_shown_clause_by_clause(line: Line) -> None:
    listed = line("policy", "list").lines
    assert [one["pack"] for one in listed] == sorted(resources.packs())
    for one in listed:
        shown = line("policy", "show", one["pack"]).lines
        assert len(shown) == one["clauses"]
        for clause in shown:
            assert clause["asks"]
            assert clause["who"]
            assert clause["answer"] or clause["outside"]
            assert ("later" in clause) == (clause["standing"] == "later")
            assert clause["standing"] != "outside" or clause["outside"]


def test_a_number_that_asks_for_several_things_is_shown_once_with_its_parts(line: Line) -> None:
    said = line.plain("policy", "show", "cumbria-pps-2009").out
    assert said.count("5.1.1") == 1
    one = said[said.index("cumbria-pps-2009/5.1.1\n") : said.index("cumbria-pps-2009/5.1.2\n")]
    assert one.index("  position\n    asks") < one.index("  own child\n    asks")
    ids = [each["clause"] for each in line("policy", "show", "cumbria-pps-2009").lines]
    assert "cumbria-pps-2009/5.1.1-own-child" in ids  # whole, for scripts
    line.found("cumbria-pps-2009")
    line.done("print", "policy", "office", "-o", "policy.html")
    page = line.read("policy.html").decode()
    assert page.count(">5.1.1<") == 1
    assert '<th scope="row" rowspan="2">5.1.1</th><td><b>Position.</b>' in page
    assert '<tr id="5.1.1-own-child"><td><b>Own child.</b>' in page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('occasion = "first"', 'occasion = "sometimes"'),
        ("[area]", "[area"),
        ("near_km = 3", 'near_km = "three"'),
        ('strength = "must"', 'strength = "musts"'),
        ("[position]", "[postion]"),
    ],
)
def test_a_bad_pack_is_told_by_file_line_and_what_to_write_instead(
    line: Line, old: str, new: str
) -> None:
    assert old in STANDARD
    bad = STANDARD.replace(old, new, 1)
    line.put("mine.toml", bad)
    answer = line.refused("policy", "check", "mine.toml")
    assert answer["error"] == "bad-pack"
    found = re.search(r"mine\.toml.*line (\d+)", answer["message"])
    assert found, answer["message"]
    at = bad[: bad.index(new)].count("\n") + 1
    assert abs(int(found[1]) - at) <= 1, answer["message"]
    assert plain_english(answer["do"])


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\0", b"", b"[" * 9_000])
def test_what_is_no_pack_at_all_is_told(line: Line, content: bytes) -> None:
    line.put("mine.toml", content)
    assert line.refused("policy", "check", "mine.toml")["error"] in ("bad-pack", "bad-input")
    assert line.refused("policy", "check", "gone.toml")["error"] == "file-unreadable"


@pytest.mark.parametrize("size", ["a4", "A6", "wallet"])
def test_a_role_card_is_printed_in_each_size(standard: Line, size: str) -> None:
    words = ("print", "role-card", "morag", "--role", "strategic discussion", "--size", size)
    done = standard.done(*words, "-o", "card.pdf")
    assert done["pages"] >= 1
    assert standard.read("card.pdf").startswith(b"%PDF-")
    large = standard.done(*words, "--large-print", "-o", "large.pdf")
    assert standard.read(large["file"]) != standard.read("card.pdf")


def test_a_policy_is_published_read_and_compared(standard: Line) -> None:
    mine = STANDARD.replace('version = "1"', 'version = "2"', 1)
    standard.put("mine.toml", mine.replace('occasion = "first"', 'occasion = "every"', 1))
    standard.put("bad.toml", mine.replace('occasion = "first"', 'occasion = "ever"', 1))
    words = ("policy", "publish", "office")
    assert standard.refused(*words, "bad.toml", "--minute", "9 March")["error"] == "bad-pack"
    assert standard.refused(*words, "mine.toml")["error"] == "bad-input"  # no minute
    assert [one["version"] for one in standard("policy", "readers", "office").lines] == [""] * 2
    done = standard.done(*words, "mine.toml", "--minute", "9 March", "--agreed", "2026-03-09")
    assert (done["version"], done["review_due"]) == ("2", "2027-03-09")
    told = "The statement is owed at every contact; it was owed at the first contact."
    assert told in [one["words"] for one in done["changes"]]
    for old in ("standard", "morag"):
        lines = standard("policy", "compare", old, "mine.toml").lines
        assert told in [one["words"] for one in lines]
    assert standard("policy", "compare", "office", "mine.toml").lines == []
    standard.done("policy", "acknowledge", "office")
    staff = standard("policy", "readers", "office").lines[-1]
    assert (staff["kind"], staff["version"], staff["current"]) == ("staff", "2", True)
    assert standard.refused("policy", "compare", "nothing", "sps")["error"] == "unknown-pack"


def test_a_role_card_needs_a_role_where_the_policy_has_several(standard: Line) -> None:
    answer = standard.refused("print", "role-card", "morag", "-o", "card.pdf")
    assert answer["error"] == "role-needed"
    assert "strategic discussion" in answer["do"]
    assert not (standard.folder / "card.pdf").exists()


def test_the_papers_that_are_read_are_printed(standard: Line) -> None:
    for words, pages in (
        (("statement", "morag", "--size", "a5"), 2),
        (("statement", "office"), 1),
        (("policy", "morag", "--size", "A3"), 3),
        (("evaluation", "office", "--for", "parent-carer"), 2),
        (("evaluation", "morag", "--for", "professional"), 1),
    ):
        done = standard.done("print", *words, "-o", "paper.pdf")
        assert done == {"file": "paper.pdf", "pages": pages}
        assert faults(standard.read("paper.pdf")) == [] or "professional" in words
    assert b"/AcroForm" in standard.read("paper.pdf")
    done = standard.done("print", "policy", "morag", "-o", "policy.html")
    page = standard.read("policy.html").decode()
    assert (done["pages"], page.count("<h1>"), "<script" in page) == (1, 1, False)
    assert 'lang="en-GB"' in page
    assert "http" not in page


def test_the_service_stands_on_papers_as_its_office_says(standard: Line) -> None:
    standard.put("logo.png", logo(90, 60))
    given = ("--address", "The Old Chapel, Appleby", "--email", "help@fellside.example")
    done = standard.done("office", "identity", "office", *given, "--logo", "logo.png")
    assert (done["address"], done["logo"]) == ("The Old Chapel\nAppleby", True)
    done = standard.done("office", "identity", "office", "--telephone", "01632 960 119")
    assert (done["email"], done["telephone"]) == ("help@fellside.example", "01632 960 119")
    standard.done("print", "policy", "office", "-o", "policy.html")
    page = standard.read("policy.html").decode()
    assert "The Old Chapel, Appleby" in page
    assert "data:image/png;base64," in page
    assert not standard.done("office", "identity", "office", "--no-logo")["logo"]
    wrong = standard.refused("office", "identity", "office", "--logo", "passphrase.txt")
    assert wrong["error"] == "bad-input"
    assert "PNG or JPEG" in wrong["do"]
    assert standard.refused("office", "identity", "morag", "--also", "x")["error"] == "wrong-desk"


def test_a_form_has_a_cases_reference_and_the_name_only_if_asked(standard: Line) -> None:
    case = standard.case()
    for more, there in (((), False), (("--named",), True)):
        words = ("print", "evaluation", "morag", case, "--for", "young-person", *more)
        standard.done(*words, "-o", "form.pdf")
        said = " ".join(read(standard.read("form.pdf")))
        assert case in said
        assert ("Ottilie" in said) == there


def test_a_language_that_nobody_attached_is_refused_with_those_that_are(standard: Line) -> None:
    words = ("print", "statement", "morag", "--language", "cy", "-o", "paper.pdf")
    answer = standard.refused(*words)
    assert answer["error"] == "unknown-word"
    assert "en" in answer["do"]
    assert not (standard.folder / "paper.pdf").exists()
    for verb, option, wrong in (
        ("statement", "--size", "a6"),
        ("policy", "--size", "a5"),
        ("evaluation", "--for", "governor"),
    ):
        answer = standard.refused("print", verb, "morag", option, wrong, "-o", "paper.pdf")
        assert answer["error"] == "unknown-word"


def test_the_demo_runs_the_whole_journey_and_leaves_everything(line: Line) -> None:
    said = line("demo", "made")
    assert (said.status, said.err) == (0, "")
    for step in said.lines:
        assert set(step) >= {"step", "result"}
        assert step["result"]
    results = " ".join(step["result"] for step in said.lines)
    for wanted in ("refused", "case-referred", "outstanding", "applied", "already", "held"):
        assert wanted in results
    assert "quarantined" in results
    assert "all is well" in results
    _tells_how_the_promise_is_kept({step["step"]: step["result"] for step in said.lines})
    made = line.folder / "made"
    assert {path.name for path in (made / "vaults").iterdir()} == {"office", "morag", "idris"}
    papers = {path.name for path in (made / "papers").iterdir()}
    assert len([name for name in papers if name.startswith("role-card-")]) == 4
    assert papers >= {"we-are-impartial.pdf", "we-are-impartial-folded.pdf", "policy.html"}
    assert papers >= {"policy.pdf", "evaluation-young-person.pdf", "evaluation-professional.pdf"}
    day = " ".join(read((made / "papers" / "one-day-six-policies.pdf").read_bytes()))
    assert "owed again" in day
    assert "tell the manager" in day
    assert len(list((made / "bundles").glob("*.evenhand"))) >= 4
    readme = (made / "README.txt").read_text(encoding="utf-8")
    _opens_with_what_the_readme_says(line, made, readme)


def _tells_how_the_promise_is_kept(told: dict[str, str]) -> None:
    for step, wanted in (
        ("A note that is written in haste", "standard/likely-results"),
        ("What Maud Brackenridge can do, talked through", "Children and Families Act 2014, s 51"),
        ("What impartial means, on paper", "handed over, version 1"),
        ("Her view goes to Upperby Primary School; she agreed", "Maud Brackenridge agreed"),
        ("So does what Gideon Brackenridge thinks; nobody asked him", "standard/consent"),
        ("Somebody may be at risk", "999"),
        ("The office takes the worry, first of all", "taken by Perpetua Wainhope"),
        ("The office confirms what Morag Tennick learned", "Law and local policy"),
        ("Maud Brackenridge says that we took a side", "still asked: tested"),
        ("Her worry, at the laptop", "taken by Perpetua Wainhope"),
        ("Her training, at the laptop", "recorded: Law and local policy"),
        ("Idris Coldbeck takes Tobias Larkmoor’s case", "is open there"),
        ("What stays of it at the first laptop", "its words are gone from there"),
        ("One day under each of 6 policies", "one-day-six-policies.pdf"),
    ):
        assert wanted in told[step], step


def _opens_with_what_the_readme_says(line: Line, made: Path, readme: str) -> None:
    # Of her three families Morag may not take two: Idris has them by now.
    for vault, cases in (("office", 3), ("morag", 1), ("idris", 2)):
        found = re.search(rf"^{vault} +(\S.*)$", readme, re.MULTILINE)
        assert found
        line.put("demo.txt", found[1])
        opened = line("case", "list", str(made / "vaults" / vault), "--passphrase-file", "demo.txt")
        assert opened.status == 0
        assert len(opened.lines) == cases


def test_the_demo_runs_under_the_other_packs_too_in_a_new_folder_each_time(line: Line) -> None:
    others = sorted(set(resources.packs()) - {"standard"})
    for pack in others:
        said = line("demo", "--pack", pack)
        assert said.status == 0, said.err
        told = {step["step"]: step["result"] for step in said.lines}
        asks = pack != "rotherham-sendiass"
        passed = told["So does what Gideon Brackenridge thinks; nobody asked him"]
        assert ("flagged" in passed) == (pack in passed) == asks
        line.clock.on(seconds=1)
    made = list(line.folder.glob("evenhand-demo-*"))
    assert len(made) == len(others)
    for folder in made:
        assert (folder / "papers" / "one-day-six-policies.pdf").stat().st_size > 10_000


def test_the_demo_touches_nothing_that_is_there(line: Line) -> None:
    assert line.refused("demo", ".")["error"] == "vault-exists"
    assert line.refused("demo", "note.txt")["error"] == "vault-exists"
    assert {path.name for path in line.folder.iterdir()} == {"note.txt", "passphrase.txt"}
