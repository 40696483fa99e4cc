"""Joining a service: what works before the welcome, the six words, what is refused."""

import pytest

from tests.builders import BRAMPTON
from tests.journeys.line import Line

MAUD = "Maud Brackenridge"


@pytest.fixture
def waiting(line: Line) -> tuple[Line, str]:
    """Morag before the office has signed her in, and her six words."""
    line.found()
    return line, line.join()["words"]


def test_sending_before_enrolment_is_refused_with_what_is_missing(
    waiting: tuple[Line, str],
) -> None:
    line, words = waiting
    case = line.case()
    answer = line.refused("send", "morag", "-o", "up.evenhand")
    assert answer["error"] == "not-enrolled"
    assert "six words" in answer["do"]
    assert "kept here" in answer["do"]
    assert not (line.folder / "up.evenhand").exists()
    line.enrol("morag", words)
    line.send("morag", "up.evenhand")
    line.done("receive", "office", "up.evenhand")
    assert line("case", "list", "office").one["case"] == case


def test_everything_else_works_before_enrolment(waiting: tuple[Line, str]) -> None:
    line, _ = waiting
    line.done("interests", "morag", "add", "position", "--school", BRAMPTON, "--as", "governor")
    line.done("policy", "acknowledge", "morag")
    case = line.case()
    line.call(case, MAUD, "--statement", "read")
    line.done(
        *("meeting", "morag", case, "--kind", "panel", "--place", "CA3 8UR"),
        *("--role", "strategic discussion", "--stated", "14:02", "--note", "note.txt"),
    )
    for words in (
        ("case", "list", "morag"),
        ("case", "show", "morag", case),
        ("area", "morag", "CA1 1AA"),
        ("search", "morag", "curlews"),
        ("check", "morag"),
        ("interests", "morag", "list"),
        ("policy", "show", "morag"),
        ("schools", "find", "morag", "upperby"),
        ("print", "role-card", "morag", "--role", "strategic discussion", "-o", "card.pdf"),
        ("case", "close", "morag", case, "--outcome", "Settled."),
    ):
        assert line(*words).status == 0, words


def test_only_the_welcome_is_received_before_enrolment(waiting: tuple[Line, str]) -> None:
    line, words = waiting
    line.volunteer("idris", "Idris Coldbeck", "LA9 4DL")
    line.case("idris", "--take-anyway", "She asked for him.")
    line.send("idris", "up.evenhand")
    for file in ("up.evenhand", "idris-welcome.evenhand", "invitation.json", "note.txt"):
        assert line.refused("receive", "morag", file)["result"] == "refused"
    assert line.enrol("morag", words)["result"] == "applied"


@pytest.mark.parametrize("how", [str.upper, str.title, lambda w: ", ".join(w.split()), str.split])
def test_the_six_words_are_taken_however_they_are_written(
    waiting: tuple[Line, str], how: object
) -> None:
    line, words = waiting
    assert callable(how)
    typed = how(words)
    if isinstance(typed, list):
        typed = f"  {'   '.join(typed)}. \n"
    enrol = ("office", "enrol", "office", "morag.request", "--words", typed)
    assert line.done(*enrol)["volunteer"] == "Morag Tennick"


def test_the_words_of_one_laptop_do_not_sign_another_in(waiting: tuple[Line, str]) -> None:
    line, words = waiting
    other = line.join("idris", "Idris Coldbeck", "LA9 4DL")
    enrol = ("office", "enrol", "office")
    assert line.refused(*enrol, "idris.request", "--words", words)["error"] == "wrong-words"
    assert line.refused(*enrol, "morag.request", "--words", other["words"])["error"] == (
        "wrong-words"
    )


def test_a_laptop_is_signed_in_once(waiting: tuple[Line, str]) -> None:
    line, words = waiting
    line.enrol("morag", words)
    enrol = ("office", "enrol", "office", "morag.request", "--words", words)
    answer = line.refused(*enrol)
    assert answer["error"] == "already-enrolled"
    assert "Morag Tennick" in answer["message"]


def test_a_request_to_another_office_is_refused(line: Line, standard: Line) -> None:
    line.found()
    words = line.join()["words"]
    standard.put("foreign.request", line.read("morag.request"))
    enrol = ("office", "enrol", "office", "foreign.request", "--words", words)
    assert standard.refused(*enrol)["error"] == "bad-request"


def test_a_request_that_was_damaged_on_its_way_is_refused(waiting: tuple[Line, str]) -> None:
    line, words = waiting
    data = line.read("morag.request")
    for at in range(0, len(data), len(data) // 50):
        line.put("bad.request", data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        enrol = ("office", "enrol", "office", "bad.request", "--words", words)
        assert line.refused(*enrol)["error"] == "bad-request"
    assert line.enrol("morag", words)["result"] == "applied"


def test_work_that_began_before_enrolment_keeps_its_printed_reference(
    waiting: tuple[Line, str],
) -> None:
    line, words = waiting
    case = line.case()
    line.enrol("morag", words)
    assert line("case", "list", "morag").one["case"] == case


@pytest.mark.parametrize(
    ("name", "home"), [("", "CA8 1RW"), ("  ", "CA8 1RW"), ("Ada Ray", "2036"), ("Ada Ray", "")]
)
def test_a_volunteer_needs_a_name_and_a_home(line: Line, name: str, home: str) -> None:
    line.found()
    new = ("volunteer", "new", "ada", "--invitation", "invitation.json")
    answer = line.refused(*new, "--name", name, "--home", home, "-o", "ada.request")
    assert answer["error"] == "bad-input"
    assert not (line.folder / "ada").exists()
    assert not (line.folder / "ada.request").exists()


def test_where_several_volunteers_wait_the_office_says_for_whom(standard: Line) -> None:
    for vault, name in (("idris", "Idris Coldbeck"), ("nell", "Nell Ashby")):
        words = standard.join(vault, name, "LA9 4DL")["words"]
        standard.done("office", "enrol", "office", f"{vault}.request", "--words", words)
    answer = standard.refused("send", "office", "-o", "down.evenhand")
    assert answer["error"] == "many-wait"
    assert "Idris Coldbeck" in answer["message"]
    assert "Nell Ashby" in answer["message"]
    standard.send("office", "idris.evenhand", "--to", "idris coldbeck")
    assert standard.done("receive", "idris", "idris.evenhand")["result"] == "applied"
    answer = standard.refused("send", "office", "-o", "x", "--to", "Nobody Here")
    assert answer["error"] == "no-such-device"
    assert "Nell Ashby" in answer["do"]


def test_the_six_words_are_told_in_plain_words_too(line: Line) -> None:
    line.found()
    said = line.plain(
        *("volunteer", "new", "ada", "--invitation", "invitation.json", "--name", "Ada Ray"),
        *("--home", "CA8 1RW", "-o", "ada.request"),
    )
    assert said.status == 0
    assert "read these six words out" in said.out
    assert "Recovery code" in said.out


def test_a_vault_goes_on_as_a_new_device_that_the_office_signs_in(standard: Line) -> None:
    standard.case()
    standard.send("morag", "up.evenhand")
    standard.done("receive", "office", "up.evenhand")
    renew = ("volunteer", "renew", "morag", "-o", "again.request")
    standard.put("wrong.txt", "not this one")
    wrong = standard.refused(*renew, "--passphrase-file", "wrong.txt")
    assert wrong["error"] == "wrong-passphrase"
    asked = standard.done(*renew)
    assert asked["request"] == "again.request"
    assert asked["carried"] > 5
    assert standard.refused("send", "morag", "-o", "x")["error"] == "not-enrolled"
    # Once more, as after a stick that was full, is the same request.
    assert standard.done(*renew, "--invitation", "invitation.json")["words"] == asked["words"]
    enrol = ("office", "enrol", "office", "again.request", "--words", asked["words"])
    done = standard.done(*enrol, "-o", "welcome.evenhand")
    assert (done["device"], done["cases"]) == (asked["device"], 1)
    assert done["renews"] != done["device"]
    assert standard.done("receive", "morag", "welcome.evenhand")["result"] == "applied"
    assert standard.send("morag", "up-2.evenhand")["from_seq"] == 1
    assert standard.done("receive", "office", "up-2.evenhand")["result"] == "applied"
    revoked = standard.done("office", "revoke", "office", "Morag Tennick", "--why", "It was lost.")
    assert revoked["device"] == asked["device"]
    assert len(revoked["cases"]) == 1
