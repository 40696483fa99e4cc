"""Whole ways of a doubt between two real desks: at risk, a challenge, coaching that failed."""

from datetime import timedelta

from tests.journeys.line import Line

CHAIR = "the Chair of the Advisory Group"


def _over(line: Line, sender: str, recipient: str, file: str) -> None:
    line.done("send", sender, "-o", file)
    assert line.done("receive", recipient, file)["result"] == "applied"


def _said(line: Line, words: str) -> str:
    line.put("said.txt", words)
    return "said.txt"


def test_somebody_at_risk_at_a_kitchen_table_is_taken_at_the_office(standard: Line) -> None:
    case = standard.case()
    said = _said(standard, "He hits her when he has been drinking.")
    raised = standard.done(
        *("concern", "morag", "raise", "--case", case, "--said", said),
        *("--rung", "The service’s manager", "--at", "15:10"),
    )
    concern = raised["concern"]
    standard.clock.time += timedelta(minutes=20)
    told = ("--kind", "note", "--text", "Told her mother what happens next.", "--at", "15:35")
    standard.done("concern", "morag", "step", concern, *told)
    assert standard("concern", "office", "list").lines == []  # no network at the table
    _over(standard, "morag", "office", "friday.evenhand")
    doubt = ("--kind", "practice", "--said", _said(standard, "The forms are long."))
    standard.done("concern", "office", "raise", *doubt)
    first = standard("concern", "office", "list").lines[0]
    assert (first["concern"], first["taken"]) == (concern, None)
    assert [one["kind"] for one in first["steps"]] == ["rung", "note"]
    standard.done("concern", "office", "take", concern)
    kept = ("--kind", "note", "--text", "Social care knows the family.")
    standard.done("concern", "office", "step", concern, *kept)
    _over(standard, "office", "morag", "answer.evenhand")
    (hers,) = standard("concern", "morag", "list").lines
    assert hers["taken"]["by"] == "Perpetua Wainhope"
    assert [one["kind"] for one in hers["steps"]] == ["rung", "note", "taken"]
    standard.done("concern", "office", "close", concern, "--outcome", "She stays with her aunt.")
    _over(standard, "office", "morag", "end.evenhand")
    assert standard("concern", "morag", "list").one["outcome"] == "She stays with her aunt."
    for vault in ("morag", "office"):
        assert standard.done("check", vault)["ok"]


def test_under_sps_the_chair_is_offered_before_a_complaint(line: Line) -> None:
    line.found("sps")
    line.volunteer()
    said = _said(line, "She took the school's side.")
    challenge = ("--kind", "impartiality", "--source", "parent-carer", "--by", "Maud")
    raised = line.done("concern", "office", "raise", *challenge, "--said", said)
    assert raised["asked"] == ["explained", "tested", "changed", "chair-offered"]
    step = ("concern", "office", "step", raised["concern"], "--kind")
    passed = line.plain(*step, "complaint")
    assert passed.status == 0  # flagged, never blocked
    assert f"{CHAIR} was not offered before it (sps/challenged)" in passed.out
    other = line.done("concern", "office", "raise", *challenge, "--said", said)
    step = ("concern", "office", "step", other["concern"], "--kind")
    line.done(*step, "explained", "--text", "What she said at the review, and why.")
    line.done(*step, "chair-offered")
    assert not line.done(*step, "complaint")["offer_passed_over"]


def test_coaching_that_did_not_hold_is_seen_at_both_desks(cumbria: Line) -> None:
    said = _said(cumbria, "I spoke for her before she had spoken.")
    doubt = ("raise", "--kind", "impartiality", "--about", "me", "--said", said)
    concern = cumbria.done("concern", "morag", *doubt)["concern"]
    _over(cumbria, "morag", "office", "week.evenhand")
    seen = cumbria("concern", "office", "list").one
    assert (seen["about"], seen["asked"]) == (
        "Morag Tennick",
        ["discussed", "coached", "followed-up"],
    )
    step = ("concern", "office", "step", concern, "--kind")
    cumbria.done(*step, "discussed", "--text", "An hour on the telephone.")
    coached = cumbria.done(*step, "coached", "--text", "Her words first, then ours.")
    assert coached["due"] == "2026-05-05"  # eight weeks, as the pack says
    cumbria.done("concern", "office", "close", concern, "--outcome", "Coached.")
    cumbria.clock.time += timedelta(weeks=8)
    assert cumbria("concern", "office", "list").one["overdue"]
    again = cumbria.done(*step, "followed-up", "--recurred", "yes", "--text", "Once, in April.")
    assert (again["state"], again["overdue"], again["asked"]) == ("open", False, [])
    _over(cumbria, "office", "morag", "spring.evenhand")
    hers = cumbria("concern", "morag", "list").one
    assert (hers["state"], hers["recurred"]) == ("open", "yes")
    kinds = [one["kind"] for one in hers["steps"]]
    assert kinds == ["discussed", "coached", "closed", "followed-up"]
