"""A referral from the first laptop through the office to a second one, and an open case after it:
by command line."""

from tests.builders import BRAMPTON
from tests.journeys.line import Line

PERRAN, TAMSIN, IDRIS = "Perran Quillfeather", "Tamsin Quillfeather", "Idris Fairclough"


def test_a_referral_is_given_to_a_second_laptop_and_leaves_the_first(standard: Line) -> None:
    line = standard
    idris = line.volunteer("idris", IDRIS)["device"]
    line.done("interests", "morag", "add", "position", "--school", BRAMPTON, "--as", "governor")
    refused = line.open_case(child=PERRAN, parent=TAMSIN, school=BRAMPTON)
    assert (refused.status, refused.one["error"]) == (1, "case-referred")
    case = refused.one["case"]
    line.send("morag", "up.evenhand")
    line.done("receive", "office", "up.evenhand")

    assert line.refused("case", "assign", "morag", case, "--to", idris)["error"] == "wrong-desk"
    assert line.refused("case", "assign", "office", case, "--to", "Nobody")["error"] == (
        "no-such-device"
    )
    given = line.done("case", "assign", "office", case, "--to", IDRIS, "--note", "This week?")
    assert (given["case"], given["device"]) == (case, idris)
    again = line.refused("case", "assign", "office", case, "--to", idris[:8])
    assert again["error"] == "case-with-them"
    line.send("office", "to-idris.evenhand", "--to", idris)
    line.send("office", "to-morag.evenhand", "--to", "Morag Tennick")

    line.done("receive", "morag", "to-morag.evenhand")
    assert line("case", "list", "morag").out == ""
    assert line.refused("case", "show", "morag", case)["error"] == "case-let-go"
    assert line("search", "morag", "Quillfeather").out == ""
    assert line.done("check", "morag")["ok"]

    line.done("receive", "idris", "to-idris.evenhand")
    offer = line.done("case", "offer", "idris", case)
    assert (offer["child"], offer["note"]) == (PERRAN, "This week?")
    assert offer["given_by"] == "Morag Tennick"
    assert line("case", "list", "idris").one["stands"] == "offered"
    assert line.refused("case", "refuse", "idris", case, "--why", " ")["error"] == "bad-input"
    assert line.done("case", "take", "idris", case)["answer"] == "taken"
    assert line.refused("case", "take", "idris", case)["error"] == "case-not-given"
    line.call(case, TAMSIN, vault="idris")
    line.send("idris", "down.evenhand")
    line.done("receive", "office", "down.evenhand")
    shown = line.done("case", "show", "office", case)
    assert [(one["name"], one["how"], one["ending"]) for one in shown["held"]] == [
        ("Morag Tennick", "opened", "referred"),
        (IDRIS, "given", ""),
    ]
    assert (shown["state"], len(shown["contacts"])) == ("open", 1)
    assert line("case", "list", "office").one["with"] == IDRIS
    said = line.plain("case", "show", "office", case).out
    assert "with Idris Fairclough from 10 Mar 2026" in said


def test_an_open_case_is_handed_in_later_and_given_on_under_another_clause(standard: Line) -> None:
    line = standard
    line.volunteer("idris", IDRIS)
    case = line.case()
    line.call(case, "Maud Brackenridge")
    handed_in = line.done("case", "refer", "morag", case, "--clause", "3.1", "--why", "A new post.")
    assert handed_in["referral"]
    assert line.refused("case", "refer", "morag", case, "--why", "x")["error"] == "case-closed"
    line.send("morag", "up.evenhand")
    line.done("receive", "office", "up.evenhand")
    confirmed = line.done("case", "confirm", "office", case)
    assert confirmed["volunteer"] == "Morag Tennick"
    line.send("office", "to-morag.evenhand", "--to", "Morag Tennick")
    line.done("receive", "morag", "to-morag.evenhand")
    assert line("case", "list", "morag").out == ""
    line.done("case", "assign", "office", case, "--to", IDRIS)
    line.send("office", "to-idris.evenhand", "--to", IDRIS)
    line.done("receive", "idris", "to-idris.evenhand")
    assert line.done("case", "show", "idris", case)["contacts"] == []
    refused = line.refused(
        *("contact", "idris", case, "--medium", "phone", "--with", "x", "--note", "note.txt")
    )
    assert refused["error"] == "case-closed"  # it was referred, and is nobody's yet
    line.done("case", "take", "idris", case)
    (contact,) = line.done("case", "show", "idris", case)["contacts"]
    assert "section F" in contact["note"]
    assert line.done("check", "idris")["ok"]


def test_one_is_taken_back_and_all_of_a_stolen_laptop_are_given_on_with_why(standard: Line) -> None:
    line = standard
    line.volunteer("idris", IDRIS)
    case = line.case()
    line.call(case, "Maud Brackenridge")
    line.send("morag", "up.evenhand")
    line.done("receive", "office", "up.evenhand")
    said = ("--note", "Ring after six.", "--why", "Morag is away.")
    line.done("case", "assign", "office", case, "--to", IDRIS, *said)
    assert line.done("case", "take-back", "office", case, "--why", "She is back.")["case"] == case
    nobody = line.refused("case", "take-back", "office", case)
    assert nobody["error"] == "case-with-nobody"
    line.done("case", "assign", "office", case, "--to", "Morag Tennick")
    line.done("office", "revoke", "office", "Morag Tennick", "--why", "It was stolen.")
    every = ("case", "assign-all", "office", "--from", "Morag Tennick", "--to", IDRIS)
    assert line.done(*every, *said)["case"] == case
    assert line.refused(*every)["error"] == "bad-input"
    line.send("office", "to-idris.evenhand", "--to", IDRIS)
    line.done("receive", "idris", "to-idris.evenhand")
    offer = line.done("case", "offer", "idris", case)
    assert (offer["note"], offer["why"]) == ("Ring after six.", "Morag is away.")
    early = line.refused(
        *("contact", "idris", case, "--medium", "phone", "--with", "x", "--note", "note.txt")
    )
    assert (early["error"], "“evenhand case take”" in early["do"]) == ("case-not-taken", True)
    plain = line.plain("case", "offer", "idris", case).out
    assert "Why it comes to you: Morag is away." in plain
    line.done("case", "take", "idris", case)
    assert line.done("check", "idris")["ok"]
