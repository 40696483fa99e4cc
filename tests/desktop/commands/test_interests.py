"""Interests and findings on the command line: the same actions as in the windows."""

from tests.builders import BRAMPTON, UPPERBY
from tests.journeys.line import Line

ADD = ("interests", "morag", "add")


def test_every_kind_is_added_amended_listed_and_looked_over(standard: Line) -> None:
    said = standard.done("interests", "morag", "looked-over", "--nothing")
    assert (said["on"], said["nothing"], said["term"]) == ("2026-03-10", True, "spring")
    post = standard.done(
        *(*ADD, "position", "--school", BRAMPTON, "--as", "clerk", "--since", "1 September 2024")
    )
    assert post["what"] == "clerk at Brampton Primary School, from 1 September 2024"
    assert (
        standard.refused("interests", "morag", "looked-over", "--nothing")["error"] == "bad-input"
    )
    stake = standard.done(
        *(*ADD, "stake", "--as", "works for the council", "--name", "Cumberland Council")
    )
    assert (stake["kind"], stake["what"]) == ("stake", "works for the council: Cumberland Council")
    home = standard.done(*(*ADD, "home", "--postcode", "la9 4dl", "--since", "2026-01-02"))
    assert (home["kind"], home["what"]) == ("home", "home at LA9 4DL, from 2 January 2026")
    ended = standard.done("interests", "morag", "amend", post["id"][:8], "--until", "2026-03-09")
    assert ended["until"] == "2026-03-09"
    assert [one["id"] for one in standard("interests", "morag", "list").lines] == [stake["id"]]
    every = standard("interests", "morag", "list", "--all").lines
    assert [one["id"] for one in every if one.get("over")] == [post["id"]]
    assert [one["kind"] for one in every if one["kind"] == "home"] == ["home", "home"]
    assert every[-1]["kind"] == "looked-over"
    standard.done("interests", "morag", "amend", home["id"], "--until", "2026-03-31")
    standard.done("interests", "morag", "remove", home["id"])
    left = standard("interests", "morag", "list", "--all").lines
    assert [one["what"] for one in left if one["kind"] == "home"] == [
        "home at CA8 1RW, from 10 March 2026"
    ]
    for words in (("--since", "2027-01-01", "--until", "2026-01-01"), ("--since", "some day")):
        refused = (*ADD, "child-school", "--school", BRAMPTON, *words)
        assert standard.refused(*refused)["error"] == "bad-input"
    trust = (*ADD, "position", "--trust", "0", "--as", "trustee")
    assert standard.refused(*trust)["error"] == "bad-input"


def test_a_stake_of_one_school_meets_its_families_alone(standard: Line) -> None:
    at = standard.done(*(*ADD, "stake", "--as", "runs the breakfast club", "--school", BRAMPTON))
    assert "Brampton Primary School" in at["what"]
    assert standard.case()
    other = standard.open_case(child="Perran Quillfeather", parent="Tam Quill", school=BRAMPTON)
    assert [one["id"] for one in other.one["findings"] if one["id"]] == [at["id"]]


def test_an_interest_added_later_is_found_gone_on_with_and_answered(standard: Line) -> None:
    case = standard.case()
    standard.clock.on(days=31)
    made = standard.done(*(*ADD, "child-school", "--school", UPPERBY))
    assert made["cases"] == [case]
    found = standard.done("finding", "list", "morag", case[:6])
    assert (found["kind"], found["state"], found["clause"]) == (
        *("own-child", "standing"), "standard/own-child",
    )  # fmt: skip
    assert found["say"] == (
        "A colleague will help you from here, because my own child goes to Ottilie’s school."
    )
    assert [one["because"] for one in found["turns"]] == ["interest"]
    number = found["finding"]
    stops = standard.refused("finding", "go-on", "morag", number, "--why", "All the same.")
    assert stops["error"] == "finding-stops"
    assert standard.refused("finding", "same", "morag", number)["error"] == "no-such-record"
    standard.done("interests", "morag", "remove", made["id"])
    assert standard.done("finding", "list", "morag")["state"] == "past"

    standard.done(*(*ADD, "home", "--postcode", "CA3 8UR"))
    near = next(one for one in standard("finding", "list", "morag").lines if one["kind"] == "area")
    went = standard.done("finding", "go-on", "morag", near["finding"], "--why", "Nobody else is.")
    assert (went["case"], went["state"]) == (case, "taken-anyway")
    standard.done("send", "morag", "-o", "week.evenhand")
    standard.done("receive", "office", "week.evenhand")
    flag = standard.done("finding", "list", "office")
    assert (flag["case"], flag["why"], flag["waits"]) == (case, "Nobody else is.", True)
    assert "reason" not in flag
    said = standard.done(
        *("finding", "answer", "office", flag["finding"][:9], "--answer", "talk"),
        *("--note", "Ring me."),
    )
    assert (said["answer"], said["note"]) == ("talk", "Ring me.")
    standard.done("send", "office", "-o", "back.evenhand")
    standard.done("receive", "morag", "back.evenhand")
    here = standard("finding", "list", "morag").lines
    assert [(one["answer"], one["note"]) for one in here if one["kind"] == "area"] == [
        ("talk", "Ring me.")
    ]
    again = standard.done("finding", "look-again", "morag")
    assert (again["found"], again["cases"]) == (0, [])
    wrong = standard.refused("finding", "answer", "office", flag["finding"], "--answer", "no")
    assert wrong["error"] == "unknown-word"
    assert (
        standard.refused("finding", "go-on", "office", "ab", "--why", "x")["error"] == "wrong-desk"
    )
