"""`case`: references, what is typed wrong, people who may be known, closing."""

import pytest

from tests.builders import BRAMPTON, UPPERBY
from tests.journeys.line import NOTE, Line

MAUD = "Maud Brackenridge"


def test_a_beginning_of_a_reference_will_do_where_it_is_unambiguous(standard: Line) -> None:
    first = standard.case()
    assert standard.done("case", "show", "morag", first[:2].lower())["case"] == first
    second = standard.case(child="Edda Quillfeather", parent="Rowan Quillfeather")
    answer = standard.refused("case", "show", "morag", first[:4])
    assert answer["error"] == "ambiguous-case"
    assert first in answer["message"]
    assert second in answer["message"]
    assert standard.done("case", "show", "morag", second)["case"] == second
    for nonsense in ("ZZZZ", "", " ", "%", f"{first}0"):
        assert standard.refused("case", "show", "morag", nonsense)["error"] == "no-such-case"


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("born", "yesterday", "bad-input"),
        ("born", "2015-02-30", "bad-input"),
        ("born", "2027-01-01", "bad-input"),
        ("postcode", "2036", "bad-input"),
        ("postcode", "CAI IAA", "postcode-guessed"),
        ("school", "999999", "unknown-school"),
        ("school", "Upperby", "unknown-school"),
        ("school", "", "unknown-school"),
        ("child", "  ", "bad-input"),
        ("child", "123", "bad-input"),
        ("parent", "", "bad-input"),
        ("sibling", "Linus", "bad-input"),
        ("sibling", "Linus=999999", "unknown-school"),
        ("same", "no-such-interest", "no-such-record"),
        ("child", "O" * 401, "too-long"),
        ("parent", "O" * 401, "too-long"),
        ("take-anyway", "why " * 13_000, "too-long"),
    ],
)
def test_what_is_typed_wrong_is_told_and_nothing_is_opened(
    standard: Line, name: str, value: str, error: str
) -> None:
    answer = standard.refused(*_with(name, value))
    assert answer["error"] == error
    assert standard("case", "list", "morag").lines == []


def _with(name: str, value: str) -> list[str]:
    far = {"postcode": "LA1 1YJ"} if name == "take-anyway" else {}
    given = {
        "child": "Ottilie Brackenridge",
        "born": "2015-03-09",
        "parent": MAUD,
        "postcode": "CA3 8UR",
        "school": UPPERBY,
    } | far
    words = ["case", "open", "morag"]
    for key, each in (given | {name: value}).items():
        words += [f"--{key}", each]
    return words


def test_a_child_at_no_school_has_a_case_like_any_other(standard: Line) -> None:
    words = _with("child", "Ottilie Brackenridge")
    at = words.index("--school")
    opened = standard.done(*words[:at], "--no-school", *words[at + 2 :])
    assert opened["taken"] is True
    both = standard(*words, "--no-school")
    assert both.status == 2  # one or the other
    neither = standard(*words[:at], *words[at + 2 :])
    assert neither.status == 2


def test_who_speaks_what_is_asked_for_and_shown(standard: Line) -> None:
    words = _with("child", "Ottilie Brackenridge")
    more = [
        *("--needs", "ottilie brackenridge=a quiet room", "--language", f"{MAUD}=arabic"),
        *("--needs", f"{MAUD}=large print"),
    ]
    case = str(standard.done(*words, *more)["case"])
    shown = standard.done("case", "show", "morag", case)
    people = {one["name"]: one for one in shown["take_part"]}
    assert people["Ottilie Brackenridge"]["access_needs"] == "a quiet room"
    mother = people[MAUD]
    assert (mother["language"], mother["access_needs"]) == ("Arabic", "large print")
    for wrong in (f"{MAUD}=Gaelik or so", "Somebody Else=Welsh", "Welsh"):
        assert standard.refused(*words, "--language", wrong)["error"] == "bad-input"


def test_a_name_with_strange_letters_is_kept_as_it_was_typed(standard: Line) -> None:
    child = "Zoë-Mae O’Brackenridge\u200d (née Ŵyn)"
    case = standard.case(child=child)
    assert standard.done("case", "show", "morag", case)["child"] == child


def test_a_namesake_is_asked_about_and_locks_no_family_out(standard: Line) -> None:
    known = standard.done(
        *("interests", "morag", "add", "known-person", "--name", "Maud Brackenridge"),
        *("--as", "friend"),
    )["id"]
    said = standard.open_case()
    assert said.status == 1
    assert said.one["error"] == "needs-answer"
    assert known in said.one["do"]
    assert [one["certainty"] for one in said.one["findings"]] == ["likely"]
    assert standard("case", "list", "morag").lines == []
    assert standard.open_case("morag", "--take-anyway", "x").one["error"] == "needs-answer"
    assert standard.open_case("morag", "--someone-else", known).one["taken"]
    said = standard.open_case("morag", "--same", known)
    assert (said.status, said.one["error"]) == (1, "case-referred")
    assert said.one["referral"]


def test_a_sure_match_stops_without_asking(standard: Line) -> None:
    standard.done(
        *("interests", "morag", "add", "known-person", "--name", "BRACKENRIDGE, Maud"),
        *("--postcode", "ca38ur", "--as", "family"),
    )
    said = standard.open_case()
    assert said.one["error"] == "case-referred"
    assert said.one["findings"][0]["certainty"] == "sure"


def test_an_acquaintance_is_a_flag_and_the_reason_travels(standard: Line) -> None:
    standard.done(
        *("interests", "morag", "add", "known-person", "--name", MAUD, "--as", "Acquaintance"),
    )
    assert standard.open_case().one["error"] == "needs-reason"
    case = standard.case("morag", "--take-anyway", "We met once at a market.")
    standard.send("morag", "up.evenhand")
    standard.done("receive", "office", "up.evenhand")
    (finding,) = standard.done("case", "show", "office", case)["findings_list"]
    assert finding["why"] == "We met once at a market."
    assert finding["kind"] == "known-person"


def test_her_own_child_at_the_same_school_stops_too(standard: Line) -> None:
    standard.done("interests", "morag", "add", "child-school", "--school", UPPERBY)
    said = standard.open_case()
    assert said.one["error"] == "case-referred"
    assert said.one["findings"][0]["kind"] == "own-child"


def test_a_post_that_ends_today_stops_still_and_one_taken_off_stops_nothing(
    standard: Line,
) -> None:
    made = standard.done(
        "interests", "morag", "add", "position", "--school", BRAMPTON, "--as", "governor"
    )
    standard.done("interests", "morag", "amend", made["id"], "--until", "2026-03-10")
    assert standard.open_case(school=BRAMPTON).one["error"] == "case-referred"
    standard.clock.on(days=1)  # over, and a stake for a while
    assert standard.open_case(school=BRAMPTON, child="Edda Ashby").one["error"] == "needs-reason"
    standard.done("interests", "morag", "amend", made["id"], "--until", "none")
    assert standard.open_case(school=BRAMPTON, child="Nell Ashby").one["error"] == "case-referred"
    standard.done("interests", "morag", "remove", made["id"])
    assert standard.open_case(school=BRAMPTON, child="Edda Ashby").status == 0
    again = ("interests", "morag", "remove", made["id"])
    assert standard.refused(*again)["error"] == "no-such-record"


def test_somebody_new_in_the_case_is_added_and_checked(standard: Line) -> None:
    standard.done(
        *("interests", "morag", "add", "known-person", "--name", "Hesper Ravenscar"),
        *("--as", "friend"),
    )
    case = standard.case()
    kept = standard.call(case, "Hesper Ravenscar")
    assert [one["kind"] for one in kept["findings"]] == ["known-person"]
    people = standard.done("case", "show", "morag", case)["people"]
    assert {"name": "Hesper Ravenscar", "capacity": "parent-carer"} in people
    teacher = standard.call(case, "Piers Underhill", "--capacity", "professional")
    assert teacher["statement"] == "not asked"


def test_a_child_who_may_be_in_the_record_already_is_a_warning(standard: Line) -> None:
    first = standard.case()
    said = standard.open_case()
    assert said.status == 0
    assert first in said.err
    assert said.one["known_in"] == [first]


def test_a_closed_case_takes_nothing_more_and_says_what_stays_open(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD)
    said = standard("case", "close", "morag", case, "--outcome", "The plan was mended.")
    assert said.status == 0
    assert "outstanding" in said.err
    words = ("contact", "morag", case, "--medium", "phone", "--with", MAUD, "--note", "note.txt")
    assert standard.refused(*words)["error"] == "case-closed"
    assert standard.refused("case", "close", "morag", case, "--outcome", "x")["error"] == (
        "case-closed"
    )
    assert standard("case", "list", "morag").one["state"] == "closed"


def test_a_case_is_not_closed_without_an_outcome(standard: Line) -> None:
    case = standard.case()
    answer = standard.refused("case", "close", "morag", case, "--outcome", "  ")
    assert answer["error"] == "bad-input"
    assert standard("case", "list", "morag").one["state"] == "open"


def test_a_referred_case_takes_no_contact(standard: Line) -> None:
    standard.done("interests", "morag", "add", "child-school", "--school", UPPERBY)
    case = standard.open_case().one["case"]
    words = ("contact", "morag", case, "--medium", "phone", "--with", MAUD, "--note", "note.txt")
    answer = standard.refused(*words)
    assert answer["error"] == "case-closed"
    assert "referred" in answer["message"]


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("--at", "noonish", "bad-input"),
        ("--at", "25:00", "bad-input"),
        ("--at", "2026-13-01T10:00", "bad-input"),
        ("--with", " ", "bad-input"),
        ("--with", "O" * 401, "too-long"),
        ("--statement", f"not said: {'why ' * 13_000}", "too-long"),
    ],
)
def test_a_contact_that_is_typed_wrong_is_told_and_not_kept(
    standard: Line, name: str, value: str, error: str
) -> None:
    case = standard.case()
    words = ["contact", "morag", case, "--medium", "phone", "--note", "note.txt", name, value]
    if name != "--with":
        words += ["--with", MAUD]
    assert standard.refused(*words)["error"] == error
    assert standard.done("case", "show", "morag", case)["contacts"] == []


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("--place", "Carlisle", "bad-input"),
        ("--stated", "at two", "bad-input"),
        ("--stated", "23:59", "in-the-future"),
        ("--not-stated", " ", "reason-needed"),
        ("--not-stated", "why " * 13_000, "too-long"),
    ],
)
def test_a_meeting_that_is_typed_wrong_is_told_and_not_kept(
    standard: Line, name: str, value: str, error: str
) -> None:
    case = standard.case()
    given = {"--kind": "panel", "--place": "CA3 8UR", "--role": "strategic discussion"}
    words = ["meeting", "morag", case, "--note", "note.txt"]
    for key, each in (given | {name: value}).items():
        words += [key, each]
    assert standard.refused(*words)["error"] == error
    assert standard.done("case", "show", "morag", case)["meetings"] == []


def test_search_finds_notes_names_and_schools_and_takes_any_signs(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD)
    assert "speech therapy" in NOTE
    for words, kind in (
        (("speech", "therapy"), "contact"),
        (("BRACKENRIDGE",), "person"),
        (("upperby",), "pupil"),
    ):
        hits = standard("search", "morag", *words).lines
        assert kind in {hit["kind"] for hit in hits}, words
        assert {hit["case"] for hit in hits} == {case}
    for odd in ('"', "*", "a AND", "NEAR(", "';--", "-", "é", "\\", "curlews OR"):
        assert standard("search", "morag", odd).status == 0, odd
