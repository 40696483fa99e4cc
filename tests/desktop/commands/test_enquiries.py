"""`enquiry` at both desks, as scripts type it."""

from tests.journeys.line import NOTE, Line


def add(line: Line, *more: str) -> dict[str, object]:
    return line.done("enquiry", "morag", "add", "--medium", "phone", "--note", "note.txt", *more)


def test_somebody_who_gives_no_name_is_written_down_and_settled_by_a_reason(standard: Line) -> None:
    made = add(standard, "--about", "Transport", "--about", "Appeals")
    assert (made["statement"], made["clause"]) == ("outstanding", "standard/first-contact")
    number = str(made["enquiry"])
    (listed,) = standard("enquiry", "morag", "list", "--owed", "--no-case").lines
    assert (listed["enquiry"], listed["name"], listed["about"]) == (
        *(number, None),
        ["Transport", "Appeals"],
    )
    assert (listed["as"], listed["medium"], listed["owed"]) == ("parent-carer", "phone", True)
    assert (listed["case"], listed["by"]) == (None, "Morag Tennick")
    said = standard.plain("enquiry", "morag", "list").out
    assert "Somebody who gave no name (telephone, parent or carer)" in said
    done = standard.done(
        "enquiry", "morag", "settle", number[:6], "--statement", "not said: They hung up."
    )
    assert (done["statement"], done["why"]) == ("not said", "They hung up.")
    assert standard("enquiry", "morag", "list", "--owed").lines == []
    (told,) = standard.done("enquiry", "morag", "show", number[:6])["told"]
    assert (told["statement"], told["why"]) == ("not said", "They hung up.")


def test_everything_that_was_said_is_shown_and_reaches_the_office(standard: Line) -> None:
    made = add(
        standard,
        *("--as", "young-person", "--name", "Corin Elverdale", "--statement", "read"),
        *("--law", "Education Act 1996, s 508B", "--signpost", "Contact"),
        *(
            "--place",
            "Coffee morning",
            "--needs",
            "Large print",
            "--interpreter",
            "Fellside Signers",
        ),
        *("--at", "2026-03-09T10:00"),
    )
    standard.done("send", "morag", "-o", "week.evenhand")
    assert standard.done("inspect", "week.evenhand", "--vault", "office")["format"] == 2
    assert standard.done("receive", "office", "week.evenhand")["result"] == "applied"
    shown = standard.done("enquiry", "office", "show", str(made["enquiry"])[:6])
    assert (shown["note"], shown["name"], shown["as"]) == (NOTE, "Corin Elverdale", "young-person")
    assert (shown["law"], shown["signposted"]) == (["Education Act 1996, s 508B"], ["Contact"])
    assert (shown["place"], shown["access_needs"]) == ("Coffee morning", "Large print")
    assert (shown["at"], shown["statement"]) == ("2026-03-09T10:00:00+00:00", "read")
    assert (shown["by"], shown["interpreter"]) == ("Morag Tennick", "Fellside Signers")
    assert (
        "Law: Education Act 1996, s 508B"
        in standard.plain("enquiry", "office", "show", str(made["enquiry"])).out
    )


def test_it_becomes_a_case_and_a_worry_at_it_is_kept_without_one(standard: Line) -> None:
    number = str(add(standard, "--statement", "read")["enquiry"])
    raised = standard.done(
        "concern", "morag", "raise", "--said", "-", "--enquiry", number[:6], stdin=b"She is hurt."
    )
    assert (raised["case"], raised["urgent"]) == (None, True)
    assert standard.done("enquiry", "morag", "show", number)["concerns"] == [raised["concern"]]
    case = standard.case()
    link = ("enquiry", "morag", "link", number[:6], case)
    assert standard.refused(*link)["error"] == "bad-input"  # nobody knows who it was
    done = standard.done(*link, "--with", "maud brackenridge")
    assert (done["case"], done["name"], done["joined"], done["findings"]) == (
        *(case, "Maud Brackenridge"),
        *(False, []),
    )
    assert standard.done("enquiry", "morag", "show", number)["case"] == case
    said = standard.done(
        *("contact", "morag", case, "--medium", "phone", "--with", "Maud Brackenridge"),
        *("--note", "note.txt"),
    )
    assert said["statement"] == "not asked"


def test_what_is_mistyped_is_refused_with_what_is_known(standard: Line) -> None:
    for words, error in (
        (("add", "--medium", "pigeon", "--note", "note.txt"), "unknown-word"),
        (("add", "--medium", "phone", "--as", "aunt", "--note", "note.txt"), "unknown-word"),
        (("add", "--medium", "phone", "--statement", "not said:", "--note", "note.txt"), "reason"),
        (("show", "zz"), "no-such-record"),
    ):
        assert standard.refused("enquiry", "morag", *words)["error"].startswith(error)
    assert (
        standard.refused("enquiry", "office", "add", "--medium", "phone", "--note", "note.txt")[
            "error"
        ]
        == "wrong-desk"
    )
