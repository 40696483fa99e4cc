"""`consent`, and what `case show` tells of it: the fields that scripts rely on."""

from tests.journeys.line import Line

MAUD = "Maud Brackenridge"
FIELDS = {
    *("consent", "person", "name", "relay", "to", "scope", "form", "given", "until"),
    *("withdrawn", "state", "note", "counts", "so"),
}


def test_a_consent_is_given_listed_and_withdrawn(standard: Line) -> None:
    case = standard.case()
    give = ("consent", "morag", case, "give", "--of", "maud brackenridge")
    made = standard.done(*give, "--relay", "Her view of the draft", "--to", "the school")
    assert set(made) == FIELDS
    assert (made["name"], made["state"], made["form"], made["until"]) == (
        MAUD,
        "in force",
        "spoken",
        None,
    )
    full = ("--relay", "The report", "--to", "the council", "--for", "information", "--written")
    ends = standard.done(*give, *full, "--until", "1 April 2026", "--at", "09:00")
    assert (ends["until"], ends["scope"], ends["form"]) == ("2026-04-01", "information", "written")
    assert ends["given"] == "2026-03-10T09:00:00+00:00"
    gone = standard.done("consent", "morag", case, "withdraw", made["consent"][:10])
    assert gone["state"] == "withdrawn"
    listed = standard("consent", "morag", case, "list").lines
    assert [one["state"] for one in listed] == ["withdrawn", "in force"]
    shown = standard.done("case", "show", "morag", case)
    assert shown["consents"] == listed
    assert shown["passed_on"] == []
    assert "in force, until 1 April 2026" in standard.plain("consent", "morag", case, "list").out


def test_what_is_wrong_is_refused_in_words(standard: Line) -> None:
    case = standard.case()
    give = ("consent", "morag", case, "give", "--relay", "Her view", "--to", "the school")
    assert standard.refused(*give, "--of", "Nobody Here")["error"] == "no-such-record"
    of = (*give, "--of", MAUD)
    assert standard.refused(*of, "--for", "gossip")["error"] == "unknown-word"
    assert standard.refused(*of, "--until", "1 March 2026")["error"] == "bad-input"
    assert standard.refused(*of, "--at", "2026-12-01T10:00")["error"] == "in-the-future"
    wrong = standard.refused("consent", "morag", case, "withdraw", "abc")
    assert wrong["error"] == "no-such-record"
    assert "No consent is written down" in standard.plain("consent", "morag", case, "list").err


def test_a_contact_is_told_with_its_advice_fields(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD)
    (told,) = standard.done("case", "show", "morag", case)["contacts"]
    for name in ("options", "passages", "routes", "topics", "signposted"):
        assert told[name] == []
    assert (told["choice"], told["chosen_by"], told["own_words"]) == ("", None, "")
