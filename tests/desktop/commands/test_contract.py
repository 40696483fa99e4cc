"""The JSON of every verb: the fields that scripts rely on. Fields may be added, never renamed."""

from datetime import datetime
from typing import Any

import pytest

from tests.builders import BRAMPTON, UPPERBY
from tests.journeys.line import Fields, Line

MAUD = "Maud Brackenridge"
AREA = {"band", "km", "rule", "clause", "reason"}
ROW = {"case", "child", "state", "statement", "findings", "last_contact"}


def has(answer: Fields, *fields: str) -> None:
    missing = set(fields) - set(answer)
    assert not missing, f"{missing} of {sorted(answer)}"


def is_a_time(value: Any) -> None:
    assert datetime.fromisoformat(value).tzinfo is not None


def test_the_office_and_the_volunteer(line: Line) -> None:
    made = line.found()
    has(made, "vault", "service", "pack", "recovery_code")
    assert len(made["recovery_code"]) >= 26  # 128 bits in letters and figures
    has(line.done("office", "invite", "office", "-o", "i2"), "file", "words")
    joined = line.join()
    has(joined, "vault", "device", "words", "request", "recovery_code")
    assert line.read(joined["request"])
    enrol = ("office", "enrol", "office", "morag.request", "--words", joined["words"])
    done = line.done(*enrol, "-o", "welcome.evenhand")
    assert (done["device"], done["volunteer"]) == (joined["device"], "Morag Tennick")
    assert done["welcome"] == "welcome.evenhand"
    revoked = line.done("office", "revoke", "office", joined["device"][:10], "--why", "It is lost.")
    assert (revoked["device"], revoked["cases"]) == (joined["device"], [])


def test_enrolling_without_a_file_for_the_welcome_says_so(line: Line) -> None:
    line.found()
    words = line.join()["words"]
    done = line.done("office", "enrol", "office", "morag.request", "--words", words)
    assert done["welcome"] is None
    sent = line.send("office", "welcome.evenhand")
    assert sent["recipient"] == done["device"]
    assert (sent["from_seq"], sent["to_seq"]) == (1, 1)
    assert line.done("receive", "morag", "welcome.evenhand")["result"] == "applied"


def test_policies(standard: Line) -> None:
    listed = standard("policy", "list").lines
    assert {one["pack"] for one in listed} >= {"standard", "cumbria-pps-2009"}
    for one in listed:
        has(one, "pack", "name", "version")
    for named in ("standard", "cumbria-pps-2009", "morag", "office"):
        clauses = standard("policy", "show", named).lines
        assert len(clauses) > 20
        for one in clauses:
            has(one, "clause", "asks", "who", "answer", "evidence")
            assert one["answer"] or "outside" in one or "later" in one
    has(standard.done("policy", "acknowledge", "morag"), "pack", "name", "version")


def test_interests(standard: Line) -> None:
    add = ("interests", "morag", "add")
    for words in (
        ("position", "--school", BRAMPTON, "--as", "governor"),
        ("child-school", "--school", UPPERBY),
        ("known-person", "--name", "Nell Ashby", "--as", "friend", "--born", "1/2/1980"),
    ):
        made = standard.done(*add, *words)
        has(made, "id", "kind", "what")
        assert made["kind"] == words[0]
    listed = standard("interests", "morag", "list").lines
    assert len(listed) == 3
    removed = standard.done("interests", "morag", "remove", listed[0]["id"])
    assert removed == listed[0]
    assert standard("interests", "morag", "list").lines == listed[1:]


def test_a_case_that_is_opened_and_one_that_is_not(standard: Line) -> None:
    fields = {"case", "taken", "findings", "area", "referral"}
    opened = standard.open_case().one
    has(opened, *fields)
    assert opened["taken"] is True
    assert opened["findings"] == []
    assert set(opened["area"]) >= AREA
    standard.done("interests", "morag", "add", "position", "--school", BRAMPTON, "--as", "clerk")
    refused = standard.open_case(school=BRAMPTON, child="Edda Quillfeather").one
    has(refused, *fields, "error", "message", "do")
    for one in refused["findings"]:
        has(one, "kind", "strength", "certainty", "clause", "reason", "id")


def test_lists_and_one_case(standard: Line) -> None:
    case = standard.case()
    contact = standard.call(case, MAUD)
    has(contact, "contact", "statement", "clause")
    held = standard.done(
        *("meeting", "morag", case, "--kind", "panel", "--place", "CA3 8UR"),
        *("--role", "strategic discussion", "--not-stated", "no time", "--note", "note.txt"),
    )
    has(held, "meeting", "role", "stated", "clause", "area")
    assert set(held["area"]) >= AREA
    row = standard("case", "list", "morag").one
    assert set(row) >= ROW
    is_a_time(row["last_contact"])
    shown = standard.done("case", "show", "morag", case)
    assert set(shown) >= ROW | {"contacts", "meetings", "history"}
    assert [one["contact"] for one in shown["contacts"]] == [contact["contact"]]
    assert [one["meeting"] for one in shown["meetings"]] == [held["meeting"]]
    for one in (*shown["contacts"], *shown["meetings"], *shown["history"]):
        is_a_time(one["at"])
    assert {one["actor"] for one in shown["history"]} == {"Morag Tennick"}
    closed = standard.done("case", "close", "morag", case, "--outcome", "Settled.")
    assert (closed["case"], closed["state"]) == (case, "closed")


def test_search_send_receive_inspect_and_check(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD)
    (hit,) = standard("search", "morag", "curlews").lines
    has(hit, "case", "kind", "id", "at", "snippet")
    assert (hit["case"], hit["kind"]) == (case, "contact")
    is_a_time(hit["at"])
    sent = standard.send("morag", "up.evenhand")
    has(sent, "file", "bundle", "records", "from_seq", "to_seq", "recipient")
    outside = standard.done("inspect", "up.evenhand")
    parts = ("format", "service", "sender", "recipient", "kind", "bundle", "records", "signature")
    has(outside, *parts)
    assert all(outside[part] is None for part in parts)
    assert outside["size"] == len(standard.read("up.evenhand"))
    inside = standard.done("inspect", "up.evenhand", "--vault", "office")
    assert inside["signature"] == "good"
    for field in ("bundle", "records", "recipient"):
        assert inside[field] == sent[field]
    arrived = standard.done("receive", "office", "up.evenhand")
    has(arrived, "file", "result", "reason", "records", "sender")
    assert (arrived["records"], arrived["sender"]) == (sent["records"], inside["sender"])
    checked = standard.done("check", "office")
    has(checked, "ok", "problems", "rows", "head")


def test_schools_and_papers(standard: Line) -> None:
    found = standard("schools", "find", "morag", "upperby", "carlisle").lines
    assert 0 < len(found) <= 10
    for one in found:
        has(one, "urn", "name", "authority", "town", "postcode", "status")
    assert UPPERBY in {one["urn"] for one in found}
    card = ("print", "role-card", "morag", "--role", "Strategic Discussion", "-o", "card.pdf")
    assert standard.done(*card) == {"file": "card.pdf", "pages": 1}


VERBS: list[tuple[str, ...]] = [
    ("case", "list", "V"),
    ("case", "show", "V", "M"),
    ("case", "close", "V", "M", "--outcome", "x"),
    ("case", "assign", "V", "M", "--to", "x"),
    ("case", "assign-all", "V", "--from", "x", "--to", "x"),
    ("case", "take-back", "V", "M"),
    ("case", "confirm", "V", "M"),
    ("case", "offer", "V", "M"),
    ("case", "take", "V", "M"),
    ("case", "refuse", "V", "M", "--why", "x"),
    ("case", "refer", "V", "M", "--why", "x"),
    ("contact", "V", "M", "--medium", "phone", "--with", "x", "--note", "note.txt"),
    ("meeting", "V", "M", "--kind", "panel", "--place", "CA1 1AA", "--note", "note.txt"),
    ("attach", "V", "M", "note.txt"),
    ("attachments", "V", "M"),
    ("area", "V", "CA1 1AA"),
    ("search", "V", "words"),
    ("send", "V", "-o", "out"),
    ("receive", "V", "note.txt"),
    ("check", "V"),
    ("interests", "V", "list"),
    ("interests", "V", "remove", "x"),
    ("policy", "acknowledge", "V"),
    ("policy", "publish", "V", "note.txt"),
    ("policy", "readers", "V"),
    ("policy", "compare", "V", "standard"),
    ("schools", "find", "V", "x"),
    ("print", "role-card", "V", "-o", "x.pdf"),
    ("office", "invite", "V", "-o", "x"),
    ("office", "revoke", "V", "x", "--why", "x"),
    ("inspect", "note.txt", "--vault", "V"),
]


@pytest.mark.parametrize("words", VERBS, ids=lambda words: " ".join(words[:2]))
def test_a_refusal_is_told_on_both_roads_and_plain_output_stays_clean(
    line: Line, words: tuple[str, ...]
) -> None:
    answer = line.refused(*words)
    has(answer, "error", "message", "do")
    plain = line.plain(*words)
    assert (plain.status, plain.out) == (1, "")
    assert plain.err == f"{answer['message']}\n{answer['do']}\n"


def test_what_is_done_at_the_other_desk_is_refused_there(standard: Line) -> None:
    case = standard.case()
    standard.send("morag", "up.evenhand")
    standard.done("receive", "office", "up.evenhand")
    for words in (
        ("office", "invite", "morag", "-o", "x"),
        ("office", "revoke", "morag", "Morag Tennick", "--why", "x"),
        ("case", "close", "office", case, "--outcome", "x"),
        ("contact", "office", case, "--medium", "phone", "--with", MAUD, "--note", "note.txt"),
    ):
        assert standard.refused(*words)["error"] == "wrong-desk"


def test_an_answer_that_is_nothing_is_no_line_of_json(standard: Line) -> None:
    """And in plain words it is an aside, so that a pipe gets nothing."""
    for words in (
        ("case", "list", "morag"),
        ("interests", "morag", "list"),
        ("search", "morag", "nothing-like-this"),
        ("schools", "find", "morag", "qqqqqq"),
    ):
        said = standard(*words)
        assert (said.status, said.out, said.err) == (0, "", "")
        plain = standard.plain(*words)
        assert (plain.status, plain.out) == (0, "")
        assert plain.err
