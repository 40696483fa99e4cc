"""`case rights`, and what `case show` and `contact` tell of it: the fields that scripts rely on."""

from tests.journeys.line import Line

MAUD, OTTILIE = "Maud Brackenridge", "Ottilie Brackenridge"
TIE = {
    *("tie", "child", "adult", "relation", "told", "basis", "responsibility", "note", "since"),
    *("until", "in_force", "ask_anew"),
}


def test_a_tie_a_decision_and_a_notice_are_written_and_shown(standard: Line) -> None:
    case = standard.case()
    rights = ("case", "rights", "morag", case)
    made = standard.done(*rights, "tie", "maud brackenridge", "--relation", "mother")
    assert set(made) == TIE
    made = standard.done(*rights, "tie", MAUD, "--told", "some things", "--basis", "court order")
    assert (made["relation"], made["told"], made["basis"]) == (
        "mother",
        "some things",
        "court order",
    )
    note = standard.done(
        *rights, "decision", "--decision", "which school", "--able", "with support",
        "--basis", "Her teacher, with pictures",
    )  # fmt: skip
    assert (note["name"], note["able"]) == (OTTILIE, "with support")
    given = standard.done(*rights, "notice", MAUD, "--how", "on-paper")
    assert (given["version"], given["owed"], given["how"]) == ("1", False, "on-paper")
    assert given["language"] == "en"
    unheard = (*rights, "notice", MAUD, "--how", "on-paper", "--language", "pl")
    assert standard.refused(*unheard)["error"] == "unknown-word"
    shown = standard.done(*rights, "show")
    assert shown["ties"] == [made]
    assert shown["children"][0]["rights"] == "parents"
    assert standard.done("case", "show", "morag", case)["whose_rights"] == {
        key: shown[key] for key in ("children", "ties", "decisions", "notices")
    }
    plain = standard.plain(*rights, "show").out
    assert "may be told some things" in plain
    assert "their own from" in plain


def test_what_one_parent_may_read_is_told_contact_by_contact(standard: Line) -> None:
    case = standard.case("morag", "--parent", "Idris Brackenridge")
    standard.call(case, MAUD)
    standard.call(case, "Idris Brackenridge")
    reads = ("case", "rights", "morag", case, "read")
    standard.done("case", "rights", "morag", case, "tie", MAUD, "--told", "everything")
    parts = [one["may_read"] for one in standard(*reads, MAUD).lines]
    assert parts == ["all of it", "nothing"]
    standard.done("case", "rights", "morag", case, "tie", MAUD, "--told", "nothing")
    hers, his = standard(*reads, MAUD).lines
    assert (hers["may_read"], hers["note"], hers["withheld"]) == ("nothing", "", True)
    assert (his["may_read"], his["note"]) == ("nothing", "")


def test_what_is_wrong_is_refused_in_words(standard: Line) -> None:
    case = standard.case()
    rights = ("case", "rights", "morag", case)
    assert standard.refused(*rights, "tie", "Nobody Here")["error"] == "no-such-record"
    assert standard.refused(*rights, "tie", MAUD, "--told", "gossip")["error"] == "unknown-word"
    unable = ("decision", "--decision", "which school", "--able", "no")
    assert standard.refused(*rights, *unable)["error"] == "bad-input"
    assert standard.refused(*rights, "notice", MAUD, "--how", "sung")["error"] == "unknown-word"


def test_a_contact_says_in_which_language_and_by_whom(standard: Line) -> None:
    case = standard.case()
    by = ("--language", "Somali", "--interpreter", "Language Line")
    standard.call(case, MAUD, "--statement", "read", *by)
    (one,) = standard.done("case", "show", "morag", case)["contacts"]
    assert (one["languages"], one["interpreter"]) == (["so"], "Language Line")
    met = standard.done(
        *("meeting", "morag", case, "--kind", "panel", "--place", "CA3 8UR", "--note", "note.txt"),
        *("--role", "support or represent an individual", "--at", "14:00", "--ended", "15:10"),
        *("--decides", "no", "--attended", f"{MAUD}, mother"),
    )
    (one,) = standard.done("case", "show", "morag", case)["meetings"]
    assert (one["meeting"], one["decides"]) == (met["meeting"], False)
    assert one["attended"] == [{"name": MAUD, "capacity": "mother"}]
    assert one["ended"] == "2026-03-10T15:10:00+00:00"
    call = ("contact", "morag", case, "--medium", "phone", "--with", MAUD, "--note", "note.txt")
    assert standard.refused(*call, "--language", "Polnish")["error"] == "bad-input"


def test_who_acts_for_a_young_person_is_noted_and_their_consent_is_said_to_count(
    standard: Line,
) -> None:
    opened = ("case", "open", "morag", "--child", OTTILIE, "--born", "2008-03-09")
    case = standard.done(*opened, "--parent", MAUD, "--postcode", "CA3 8UR", "--school", "112243")[
        "case"
    ]
    made = standard.done(
        *("case", "rights", "morag", case, "decision", "--able", "no", "--acts", MAUD),
        *("--decision", "What may be passed on to the school", "--basis", "Dr Example"),
    )
    assert (made["of_consent"], made["decides"]) == (True, MAUD)
    give = ("consent", "morag", case, "give", "--relay", "Her view", "--to", "School", "--of")
    own, hers = standard.done(*give, OTTILIE), standard.done(*give, MAUD)
    assert (own["counts"], hers["counts"]) == (False, True)
    assert hers["so"] == f"It counts for {OTTILIE} too, for whom {MAUD} decides."
    assert "cannot decide this" in standard.plain("consent", "morag", case, "list").out
