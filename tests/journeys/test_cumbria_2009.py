"""One whole journey by command line, in two folders, under the policy of Cumbria, 2009."""

from tests.builders import BRAMPTON
from tests.journeys.line import NOTE, Fields, Line

POSITION = "cumbria-pps-2009/5.1.1-position"


def govern(line: Line) -> Fields:
    """Morag is a governor at Brampton."""
    return line.done("interests", "morag", "add", "position", "--school", BRAMPTON, "--as", "clerk")


def states(line: Line, vault: str) -> dict[str, str]:
    return {one["case"]: one["state"] for one in line("case", "list", vault).lines}


def test_six_wrong_words_are_refused_and_the_right_ones_are_taken_afterwards(line: Line) -> None:
    line.found("cumbria-pps-2009")
    made = line.join()
    assert len(made["words"].split()) == 6
    wrong = " ".join(reversed(made["words"].split()))
    for words in (wrong, "one two three four five six", made["words"].rpartition(" ")[0], ""):
        enrol = ("office", "enrol", "office", "morag.request", "--words", words, "-o", "welcome")
        answer = line.refused(*enrol)
        assert answer["error"] == "wrong-words"
        assert not (line.folder / "welcome").exists()
    assert line.refused("send", "office", "-o", "out")["error"] == "nothing-to-send"
    assert line.enrol("morag", made["words"])["result"] == "applied"


def test_a_case_at_the_school_where_she_holds_a_post_is_referred_and_kept(cumbria: Line) -> None:
    govern(cumbria)
    said = cumbria.open_case(school=BRAMPTON, child="Tobias Larkmoor")
    assert said.status == 1
    answer = said.one
    assert answer["error"] == "case-referred"
    assert not answer["taken"]
    assert answer["referral"]
    (finding,) = answer["findings"]
    assert (finding["kind"], finding["strength"]) == ("position", "stop")
    assert (finding["certainty"], finding["clause"]) == ("sure", POSITION)
    assert "Brampton Primary School" in finding["reason"]
    assert states(cumbria, "morag") == {answer["case"]: "referred"}
    plain = cumbria.plain("case", "show", "morag", answer["case"])
    assert POSITION in plain.out


def test_so_is_one_about_a_child_whose_brother_goes_there(cumbria: Line) -> None:
    govern(cumbria)
    said = cumbria.open_case("morag", "--sibling", f"Linus Brackenridge={BRAMPTON}")
    assert said.status == 1
    (finding,) = said.one["findings"]
    assert finding["clause"] == POSITION
    assert "Linus" in finding["reason"]
    assert said.one["referral"]
    assert set(states(cumbria, "morag").values()) == {"referred"}


def test_the_plain_refusal_names_the_clause_and_what_to_say(cumbria: Line) -> None:
    govern(cumbria)
    said = cumbria.plain(*_at(BRAMPTON))
    assert said.status == 1
    assert said.out == ""
    assert POSITION in said.err
    assert "A colleague will help you" in said.err


def _at(school: str) -> list[str]:
    words = ["case", "open", "morag", "--child", "Tobias Larkmoor", "--born", "9/3/2015"]
    words += ["--parent", "Ines Larkmoor", "--postcode", "ca38ur"]
    return [*words, "--school", school]


def test_no_reason_however_good_passes_a_stop(cumbria: Line) -> None:
    govern(cumbria)
    said = cumbria.open_case("morag", "--take-anyway", "Nobody else is free.", school=BRAMPTON)
    assert said.status == 1
    assert said.one["error"] == "case-referred"


def test_the_bundle_goes_the_receipt_comes_back_and_both_vaults_are_sound(cumbria: Line) -> None:
    govern(cumbria)
    referred = cumbria.open_case(school=BRAMPTON).one["case"]
    case = cumbria.case(child="Edda Quillfeather", parent="Rowan Quillfeather")
    cumbria.call(case, "Rowan Quillfeather")
    sent = cumbria.send("morag", "up.evenhand")
    assert (sent["from_seq"], sent["to_seq"]) == (1, sent["records"])
    arrived = cumbria.done("receive", "office", "up.evenhand")
    assert (arrived["result"], arrived["records"]) == ("applied", sent["records"])
    again = cumbria.done("receive", "office", "up.evenhand")
    assert (again["result"], again["records"]) == ("already", sent["records"])
    assert states(cumbria, "office") == {referred: "referred", case: "open"}
    shown = cumbria.done("case", "show", "office", case)
    assert [one["note"] for one in shown["contacts"]] == [NOTE]
    receipt = cumbria.send("office", "down.evenhand")
    assert receipt["recipient"] == arrived["sender"]
    assert cumbria.done("receive", "morag", "down.evenhand")["result"] == "applied"
    assert cumbria.refused("send", "morag", "-o", "more")["error"] == "nothing-to-send"
    for vault in ("morag", "office"):
        found = cumbria.done("check", vault)
        assert found["ok"]
        assert found["problems"] == []


def test_what_the_office_has_not_confirmed_goes_again_with_the_next_bundle(cumbria: Line) -> None:
    """A bundle that is lost on its way is no loss."""
    case = cumbria.case()
    lost = cumbria.send("morag", "lost.evenhand")
    cumbria.call(case, "Maud Brackenridge")
    sent = cumbria.send("morag", "next.evenhand")
    assert sent["from_seq"] == 1
    assert sent["to_seq"] > lost["to_seq"]
    assert cumbria.done("receive", "office", "next.evenhand")["result"] == "applied"
    assert cumbria.done("receive", "office", "lost.evenhand")["result"] == "already"


def test_this_policy_offers_the_statement_and_does_not_ask_for_it(cumbria: Line) -> None:
    case = cumbria.case()
    assert cumbria.call(case, "Maud Brackenridge")["statement"] == "not asked"
    (row,) = cumbria("case", "list", "morag").lines
    assert row["statement"] == "none yet"


def test_the_role_of_this_policy_may_be_left_out_with_a_reason(cumbria: Line) -> None:
    case = cumbria.case()
    words = ["meeting", "morag", case, "--kind", "annual-review", "--place", "CA3 8UR"]
    words += ["--note", "note.txt"]
    assert cumbria.refused(*words)["error"] == "role-needed"
    held = cumbria.done(*words, "--not-stated", "the chair hurried on")
    assert (held["role"], held["stated"]) == (None, "not stated")
    held = cumbria.done(*words, "--role", "SUPPORT an individual", "--stated", "15:02")
    assert held["role"] == "support an individual"
