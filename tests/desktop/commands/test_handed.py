"""`handed`: what was handed over is noted and listed, at both desks, with the exact words."""

import pytest

from desktop.casework.packs.policy import read_pack
from tests.builders import world
from tests.desktop.casework.photographs import pdf
from tests.journeys.line import Line

MAUD = "Maud Brackenridge"


def test_what_was_handed_over_is_noted_told_with_its_version_and_travels(standard: Line) -> None:
    case = standard.case()
    pack = read_pack(world().packs["standard"], file="standard.toml")
    noted = standard.done(
        *("handed", "morag", "note", "--what", "policy", "--how", "on-paper", "--asked"),
        *("2026-03-06", "--to", "the head of Cotter Vale School", "--note", "At the gate."),
    )
    assert noted["handed"]
    assert (noted["what"], noted["how"], noted["case"]) == ("policy", "on-paper", None)
    assert (noted["version"], noted["text_hash"]) == (pack.version, pack.hash)
    assert (noted["days"], noted["asked"]) == (4, "2026-03-06")
    assert noted["to"] == "the head of Cotter Vale School"
    assert noted["note"] == "At the gate."
    to_maud = ("handed", "morag", "note", "--case", case[:6], "--of", MAUD.upper())
    said = standard.done(*to_maud, "--what", "statement", "--how", "Read-out")
    assert (said["name"], said["case"], said["text_hash"]) == (MAUD, case, pack.text_hash)
    leaflet = standard.done(*to_maud, "--what", "document", "--how", "by-email", "--version", "B2")
    assert (leaflet["version"], leaflet["text_hash"], leaflet["days"]) == ("B2", None, None)
    listed = standard("handed", "morag", "list").lines
    assert [one["what"] for one in listed] == ["policy", "statement", "document"]
    assert listed[0] == noted
    of_case = standard("handed", "morag", "list", "--case", case).lines
    assert [one["what"] for one in of_case] == ["statement", "document"]
    told = standard.plain("handed", "morag", "list").out
    assert "policy 1, on paper, to the head of Cotter Vale School, 4 days after" in told
    assert f"statement 1, read out, to {MAUD} {case}" in told
    standard.send("morag", "up.evenhand")
    standard.done("receive", "office", "up.evenhand")
    assert len(standard("handed", "office", "list").lines) == 3


def test_a_form_and_the_privacy_notice_are_settled_by_it(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD)
    standard.done("case", "close", "morag", case, "--outcome", "Settled.")

    def due() -> list[tuple[str, str | None, bool]]:
        shown = standard.done("case", "show", "morag", case)
        (form,) = shown["evaluations"]
        (notice,) = shown["whose_rights"]["notices"]
        return [(form["name"], form["due"], notice["owed"])]

    assert due() == [(MAUD, "2026-03-10", True)]
    for what in ("evaluation", "privacy-notice"):
        standard.done(
            *("handed", "morag", "note", "--what", what, "--how", "on-paper", "--case", case),
            *("--of", MAUD),
        )
    assert due() == [(MAUD, None, False)]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--what", "poster", "--how", "on-paper"), "unknown-word"),
        (("--what", "policy", "--how", "by-pigeon"), "unknown-word"),
        (("--what", "policy", "--how", "on-paper", "--of", MAUD), "bad-input"),
        (("--what", "statement", "--how", "read-out", "--language", "Welsh"), "unknown-word"),
        (("--what", "explanation", "--how", "read-out", "--language", "cy"), "unknown-word"),
        (("--what", "privacy-notice", "--how", "read-out", "--language", "cy"), "unknown-word"),
        (("--what", "document", "--how", "on-paper", "--language", "Gaelik so"), "bad-input"),
        (("--what", "policy", "--how", "on-paper", "--asked", "2026-03-11"), "in-the-future"),
        (("--what", "policy", "--how", "on-paper", "--case", "QQQQ-0001"), "no-such-case"),
    ],
)
def test_what_cannot_be_noted_is_told_and_nothing_is_kept(
    standard: Line, words: tuple[str, ...], error: str
) -> None:
    assert standard.refused("handed", "morag", "note", *words)["error"] == error
    assert standard("handed", "morag", "list").lines == []


def test_a_form_that_came_back_is_noted_with_the_form_itself(standard: Line) -> None:
    case = standard.case()
    standard.call(case, MAUD)
    standard.done("case", "close", "morag", case, "--outcome", "Settled.")
    (standard.folder / "form.pdf").write_bytes(pdf(1))
    back = ("handed", "morag", "back", "--case", case, "--how", "by-email")
    made = standard.done(*back, "--of", MAUD, "--form", str(standard.folder / "form.pdf"))
    assert (made["what"], made["name"], made["how"]) == ("evaluation-back", MAUD, "by-email")
    (form,) = standard.done("case", "show", "morag", case)["evaluations"]
    assert (form["due"], form["back"], form["form"] is None) == (None, made["at"], False)
    told = standard.plain(*back, "--by", "The SENCO").out
    assert f"by email, from The SENCO {case}" in told
    assert standard.refused(*back, "--how", "sung")["error"] == "unknown-word"
