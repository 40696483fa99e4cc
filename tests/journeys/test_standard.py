"""The promise under `standard`: whom the statement is owed to, and the role at a meeting."""

from datetime import UTC, datetime

from tests.journeys.line import Fields, Line

MAUD, GIDEON = "Maud Brackenridge", "Gideon Brackenridge"


def row(line: Line, vault: str = "morag") -> Fields:
    return line("case", "list", vault).one


def to_office(line: Line, name: str = "up.evenhand") -> None:
    line.send("morag", name)
    assert line.done("receive", "office", name)["result"] == "applied"


def test_a_contact_with_the_statement_read_settles_it(standard: Line) -> None:
    case = standard.case()
    kept = standard.call(case, MAUD, "--statement", "read")
    assert (kept["statement"], kept["clause"].split("/")[0]) == ("read", "standard")
    assert row(standard)["statement"] == "settled"
    assert standard.call(case, MAUD)["statement"] == "not asked"


def test_a_contact_where_it_was_not_said_keeps_the_reason(standard: Line) -> None:
    case = standard.case()
    kept = standard.call(case, MAUD, "--statement", "not said: line was bad")
    assert kept["statement"] == "not said"
    assert kept["people"][0]["why"] == "line was bad"
    to_office(standard)
    shown = standard.done("case", "show", "office", case)
    assert shown["contacts"][0]["statement"] == ["not said"]


def test_a_reason_is_needed_where_it_was_not_said(standard: Line) -> None:
    case = standard.case()
    for state in ("not said", "not said:", "not said:   "):
        words = ("contact", "morag", case, "--medium", "phone", "--with", MAUD)
        answer = standard.refused(*words, "--statement", state, "--note", "note.txt")
        assert answer["error"] == "reason-needed"
    assert row(standard)["last_contact"] is None


def test_a_contact_with_neither_is_kept_and_outstanding_on_both_desks(standard: Line) -> None:
    case = standard.case()
    assert standard.call(case, MAUD)["statement"] == "outstanding"
    to_office(standard)
    for vault in ("morag", "office"):
        assert row(standard, vault)["statement"] == "outstanding"
        shown = standard.done("case", "show", vault, case)
        assert len(shown["contacts"]) == 1
        assert shown["contacts"][0]["with"] == [MAUD]


def test_a_second_person_of_the_same_case_is_owed_it_anew(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD, "--statement", "read")
    kept = standard.call(case, GIDEON)
    assert kept["statement"] == "outstanding"
    assert [one["name"] for one in kept["people"]] == [GIDEON]
    assert row(standard)["statement"] == "outstanding"
    standard.call(case, GIDEON, "--statement", "read")
    assert row(standard)["statement"] == "settled"


def test_a_letter_does_not_settle_a_statement_that_is_to_be_spoken(standard: Line) -> None:
    case = standard.case()
    letter = ("contact", "morag", case, "--medium", "letter", "--with", MAUD, "--note", "note.txt")
    assert standard.done(*letter, "--statement", "sent")["statement"] == "sent"
    assert standard.call(case, MAUD)["statement"] == "outstanding"


def test_a_meeting_with_role_and_stated_1402(standard: Line) -> None:
    standard.clock.time = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)
    case = standard.case()
    held = standard.done(
        *("meeting", "morag", case, "--kind", "annual-review", "--place", "CA3 8UR"),
        *("--role", "Support or represent an individual", "--stated", "14:02"),
        *("--at", "14:00", "--note", "note.txt"),
    )
    assert held["role"] == "support or represent an individual"
    assert held["stated"] == "stated"
    assert held["stated_at"] == "2026-03-10T14:02:00+00:00"
    assert held["clause"].startswith("standard/")
    assert held["area"]["band"] == "just-right"
    to_office(standard)
    for vault in ("morag", "office"):
        (meeting,) = standard.done("case", "show", vault, case)["meetings"]
        assert meeting["stated"] == "2026-03-10T14:02:00+00:00"


def test_stated_is_on_the_day_of_the_meeting_and_not_of_today(standard: Line) -> None:
    case = standard.case()
    held = standard.done(
        *("meeting", "morag", case, "--kind", "tribunal", "--place", "CA3 8UR"),
        *("--role", "support or represent an individual", "--stated", "16:30"),
        *("--at", "2025-07-01T16:00", "--note", "note.txt"),
    )
    assert held["stated_at"] == "2025-07-01T16:30:00+01:00"


def test_a_meeting_before_its_role_is_stated_is_kept_and_outstanding(standard: Line) -> None:
    case = standard.case()
    held = standard.done(
        *("meeting", "morag", case, "--kind", "panel", "--place", "CA3 8UR"),
        *("--role", "take part in the decision", "--note", "note.txt"),
    )
    assert held["stated"] == "outstanding"


def test_nothing_is_recorded_before_it_happened(standard: Line) -> None:
    case = standard.case()
    for when in ("2026-03-10T15:31", "2027-01-01T10:00", "23:59"):
        words = ("contact", "morag", case, "--medium", "phone", "--with", MAUD, "--at", when)
        assert standard.refused(*words, "--note", "note.txt")["error"] == "in-the-future"
    assert row(standard)["last_contact"] is None


def test_the_newest_contact_stands_in_the_list_in_english_time(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD, "--at", "2025-07-01T09:15")
    assert row(standard)["last_contact"] == "2025-07-01T09:15:00+01:00"
    standard.call(case, MAUD, "--at", "2025-06-01T09:15")
    assert row(standard)["last_contact"] == "2025-07-01T09:15:00+01:00"
