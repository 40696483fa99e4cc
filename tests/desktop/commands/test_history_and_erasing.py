"""`history`, `amend` and `erase` by command line: the windows' own actions, and their JSON."""

from tests.builders import PENRITH
from tests.journeys.line import Line

ANOTHER = "copper meadow quilt harbour lantern thistle"
MAUD = "Maud Brackenridge"


def test_a_record_is_amended_and_its_versions_tell_who_when_and_which_words(
    standard: Line,
) -> None:
    case = standard.case()
    call = standard.call(case, MAUD)["contact"]
    standard.call(case, MAUD)
    listed = standard("history", "morag", case).lines
    assert {"record", "kind", "title", "versions", "forked"} == set(listed[0])
    mine = next(one for one in listed if one["record"] == call)
    assert (mine["kind"], mine["versions"], mine["forked"]) == ("contact", 1, False)
    fields = standard("amend", "morag", case, "--record", call).lines
    assert {one["field"] for one in fields} >= {"medium", "persons", "note", "happened"}
    standard.put("better.txt", "Curlews over the lake; the plan is silent.")
    made = standard.done(
        *("amend", "morag", case, "--set", "note=@better.txt", "--set", "topics=the plan; speech"),
        *("--record", call[:10]),
    )
    assert (made["kind"], made["record"], made["findings"]) == ("contact", call, [])
    newest, first = standard("history", "morag", case, "--record", call[:10]).lines
    assert newest["version"] == made["version"]
    assert (newest["who"], newest["stands"], first["stands"]) == ("Morag Tennick", True, False)
    assert [one["field"] for one in newest["changes"]] == ["Note", "What it was about"]
    note, topics = newest["changes"]
    assert (topics["before"], topics["now"]) == ("", "the plan\nspeech")
    assert {"text": "lake", "how": "new"} in note["words"]
    assert {"text": "beck", "how": "gone"} in note["words"]
    assert first["changes"] == []
    assert {one["field"] for one in first["told"]} >= {"How", "With", "Note"}
    said = standard.plain("history", "morag", case, "--record", call).out
    assert "[-beck-]{+lake+}" in said
    same = standard.done("amend", "morag", case, "--record", call, "--set", "place=")
    assert same["version"] is None
    for words, error in (
        (("--record", call, "--set", "colour=red"), "bad-input"),
        (("--record", call, "--set", "note"), "bad-input"),
        (("--record", call, "--set", "routes=the queue"), "bad-input"),
        (("--record", call, "--set", "options=Wait"), "bad-input"),
        (("--record", call, "--set", "passages=Wait"), "bad-input"),
        (("--record", call, "--set", "happened=2031-01-01"), "in-the-future"),
        (("--record", call, "--set", "chosen_by=Nobody Known"), "bad-input"),
        (("--record", "zz", "--set", "note=x"), "no-such-record"),
        (("--record", "", "--set", "note=x"), "no-such-record"),
    ):
        assert standard.refused("amend", "morag", case, *words)["error"] == error
    advice = (
        *("--set", "routes=mediation; tribunal", "--set", "signposted=IPSEA; Contact"),
        *("--set", "choice=We wait.", "--set", f"chosen_by={MAUD.lower()}"),
    )
    standard.done("amend", "morag", case, "--record", call, *advice)
    shown = {
        one["field"]: one["value"]
        for one in standard("amend", "morag", case, "--record", call).lines
    }
    assert shown["routes"] == "mediation; tribunal"
    assert shown["signposted"] == "IPSEA; Contact"
    assert shown["chosen_by"] == f"{MAUD}, parent or carer"
    assert {"options", "passages"} <= set(shown)
    pupil = next(one for one in listed if one["kind"] == "pupil")["record"]
    values = ("--set", f"urn={PENRITH}", "--set", "since=2025-09-01")
    standard.done("amend", "morag", case, "--record", pupil, *values)
    standard.send("morag", "up.evenhand")
    standard.done("receive", "office", "up.evenhand")
    assert len(standard("history", "office", case, "--record", call).lines) == 3
    refused = standard.refused("amend", "office", case, "--record", call, "--set", "note=x")
    assert refused["error"] == "not-written-here"


def test_a_volunteer_asks_two_people_decide_and_it_is_gone_at_both_desks(standard: Line) -> None:
    case = standard.case()
    call = standard.call(case, MAUD)["contact"]
    asked = standard.done(
        *("erase", "ask", "morag", case, "--record", call, "--reason", "error"),
        *("--words", "Another family's."),
    )
    assert (asked["case"], asked["what"], asked["records"]["contact"]) == (case, "contact", 1)
    (row,) = standard("erase", "list", "morag").lines
    assert (row["request"], row["state"], row["reason"]) == (asked["request"], "asked", "error")
    assert (row["words"], row["what"], row["second"]) == ("Another family's.", "contact", "")
    whole = standard.done("erase", "ask", "morag", case, "--reason", "retention")["request"]
    standard.send("morag", "up.evenhand")
    standard.done("receive", "office", "up.evenhand")
    decide = ("erase", "decide", "office", asked["request"][:12])
    alone = standard.refused(*decide, "--second-passphrase-file", "passphrase.txt")
    assert alone["error"] == "second-person-missing"
    standard.put("oda.txt", ANOTHER + "\n")
    theirs = ("--new-passphrase-file", "oda.txt")
    assert standard("office", "staff", "office", "add", "Oda Fell", *theirs).status == 0
    same = standard.refused(*decide, "--second-passphrase-file", "passphrase.txt")
    assert same["error"] == "second-person-needed"
    done = standard.done(*decide, "--second-passphrase-file", "oda.txt")
    assert (done["case"], done["what"], done["second"]) == (case, "contact", "Oda Fell")
    assert (done["laptops"], done["wiped"]) == (["Morag Tennick"], True)
    assert done["rows"] >= 1
    left = standard.done("erase", "leave", "office", whole, "--words", "It is needed still.")
    assert left == {"request": whole, "state": "left"}
    states = {one["request"]: one["state"] for one in standard("erase", "list", "office").lines}
    assert states == {asked["request"]: "erased", whole: "left"}
    standard.send("office", "down.evenhand")
    standard.done("receive", "morag", "down.evenhand")
    assert call not in {one["record"] for one in standard("history", "morag", case).lines}
    answers = {one["request"]: one["answer"] for one in standard("erase", "list", "morag").lines}
    assert answers[whole] == "It is needed still."
    assert standard.done("check", "morag")["ok"] is True
    assert standard.done("check", "office")["ok"] is True
    # The office may also begin itself: a whole family, by its case.
    gone = standard.done(
        *("erase", "decide", "office", case, "--reason", "retention"),
        *("--second-passphrase-file", "oda.txt"),
    )
    assert gone["what"] == "everything"
    assert standard.refused("history", "office", case)["error"] == "case-erased"


def test_what_is_wrong_is_said_and_nothing_is_erased(standard: Line) -> None:
    case = standard.case()
    for words, error in (
        (("ask", "morag", case, "--reason", "boredom"), "unknown-word"),
        (("ask", "morag", case, "--reason", "other"), "bad-input"),
        (("ask", "morag", case, "--reason", "error", "--record", "zz"), "no-such-record"),
        (("ask", "morag", "ZZZZ", "--reason", "error"), "no-such-case"),
        (("decide", "morag", case, "--reason", "error"), "wrong-desk"),
        (("leave", "office", "zz", "--words", "x"), "no-such-record"),
        (("decide", "office", case), "unknown-word"),
    ):
        assert standard.refused("erase", *words)["error"] == error, words
    assert standard("erase", "list", "morag").lines == []
