"""`concern` and `training` at both desks, as scripts type them."""

from tests.journeys.line import Line

SAID = b"He hit her, and she is afraid to go home."


def _exchange(line: Line, sender: str, recipient: str, file: str) -> None:
    line.done("send", sender, "-o", file)
    assert line.done("receive", recipient, file)["result"] == "applied"


def test_a_risk_from_the_laptop_is_taken_told_and_closed(standard: Line) -> None:
    case = standard.case()
    raised = standard.done(
        *("concern", "morag", "raise", "--said", "-", "--case", case[:6], "--rung", "999"),
        stdin=SAID,
    )
    number = raised["concern"]
    assert (raised["kind"], raised["urgent"], raised["state"]) == ("risk", True, "open")
    assert (raised["case"], raised["taken"]) == (case, None)
    assert [(one["kind"], one["text"]) for one in raised["steps"]] == [("rung", "999")]
    assert "about" not in raised  # what the office alone knows
    standard.done("concern", "morag", "step", number, "--kind", "note", "--text", "Told her aunt.")
    _exchange(standard, "morag", "office", "week.evenhand")
    (seen,) = standard("concern", "office", "list", "--open").lines
    assert (seen["concern"], seen["said"], seen["shared"]) == (number, SAID.decode(), True)
    taken = standard.done("concern", "office", "take", number[:6])["taken"]
    assert taken["by"] == "Perpetua Wainhope"
    _exchange(standard, "office", "morag", "answer.evenhand")
    assert standard("concern", "morag", "list").one["taken"] == taken
    assert "taken by Perpetua Wainhope" in standard.plain("concern", "morag", "list").out
    closed = standard.done("concern", "office", "close", number, "--outcome", "She is safe.")
    assert (closed["state"], closed["outcome"]) == ("closed", "She is safe.")
    assert standard("concern", "office", "list", "--open").lines == []


def test_what_stays_at_the_office_and_what_is_refused(standard: Line) -> None:
    doubt = ("raise", "--kind", "impartiality", "--source", "parent-carer", "--by", "Maud")
    raised = standard.done(
        "concern", "office", *doubt, "--about", "morag tennick", "--said", "-", stdin=SAID
    )
    number = raised["concern"]
    assert (raised["about"], raised["shared"], raised["source"]) == (
        "Morag Tennick",
        False,
        "parent-carer",
    )
    assert {"explained", "chair-offered", "coached"} <= set(raised["asked"])
    step = ("concern", "office", "step", number, "--kind")
    answer = standard.refused(*step, "coached", "--share")
    assert answer["error"] == "stays-at-office"
    told = standard.done(*step, "complaint", "--keep")
    assert told["offer_passed_over"]
    assert standard.done("concern", "office", "share", number)["shared"]
    done = standard.done(*step, "coached", "--due", "2026-05-01")
    assert (done["due"], done["steps"][-1]["shared"]) == ("2026-05-01", True)
    back = standard.done(*step, "followed-up", "--recurred", "yes")
    assert (back["recurred"], back["due"]) == ("yes", None)
    for words, error in (
        (("step", number, "--kind", "shrugged"), "unknown-word"),
        (("step", "ffffffff", "--kind", "note", "--text", "x"), "no-such-record"),
        (("close", number, "--outcome", " "), "bad-input"),
        (("raise", "--said", "note.txt", "--about", "Nobody"), "unknown-word"),
    ):
        assert standard.refused("concern", "office", *words)["error"] == error
    assert standard.refused("concern", "morag", "take", "0000")["error"] == "wrong-desk"


def test_training_is_recorded_told_confirmed_and_due(standard: Line) -> None:
    course = ("--title", "Impartiality and confidentiality", "--on", "2024-03-01")
    made = standard.done("training", "office", "add", "--who", "Morag Tennick", *course)
    assert (made["confirmed"], made["next_due"]) == (True, "2026-03-01")
    mine = standard.done(
        *("training", "morag", "add", "--title", "First aid", "--on", "2026-03-01"),
        *("--external", "--topic", "burns", "--next-due", "2029-03-01"),
    )
    assert (mine["confirmed"], mine["external"], mine["topics"]) == (False, True, ["burns"])
    _exchange(standard, "morag", "office", "week.evenhand")
    due = standard("training", "office", "due", "--who", "morag tennick").lines
    states = {one["what"]: one["state"] for one in due}
    assert states[course[1]] == "overdue"
    assert states["Induction"] == "due"
    assert "First aid" not in states
    assert standard.done("training", "office", "confirm", mine["training"][:6])["confirmed"]
    _exchange(standard, "office", "morag", "answer.evenhand")
    listed = standard("training", "morag", "list").lines
    assert {(one["title"], one["confirmed"]) for one in listed} == {
        (course[1], True),
        ("First aid", True),
    }
    assert "is overdue since 1 March 2026" in standard.plain("training", "morag", "due").out
    error = standard.refused("training", "office", "list", "--who", "Nobody")["error"]
    assert error == "unknown-word"
