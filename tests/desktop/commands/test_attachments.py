"""`attach` and `attachments`: files of a case, in and out again, by command line."""

from tests.desktop.casework.photographs import PLACE, SECRETS, box, heic, jpeg, pdf
from tests.journeys.line import Line

PLAN = pdf(1)


def test_a_file_goes_in_is_listed_and_comes_out_as_it_was(standard: Line) -> None:
    case = standard.case()
    standard.put("draft plan.pdf", PLAN)
    made = standard.done("attach", "morag", case, "draft plan.pdf")
    assert made["name"] == "draft plan.pdf"
    assert (made["kind"], made["size"]) == ("application/pdf", len(PLAN))
    assert standard.refused("attach", "morag", case, "draft plan.pdf")["error"] == (
        "already-attached"
    )
    (listed,) = standard("attachments", "morag", case).lines
    assert listed["attachment"] == made["attachment"]
    assert (listed["case"], listed["who"], listed["about"]) == (case, "Morag Tennick", "case")
    assert listed["here"] is True
    (standard.folder / "out").mkdir()
    written = standard.done("attachments", "morag", case, "draft plan.pdf", "-o", "out")
    assert standard.read("out/draft plan.pdf") == PLAN
    assert written["file"] == "out/draft plan.pdf"
    again = ("attachments", "morag", case, "-o", "out")
    assert standard.refused(*again)["error"] == "file-unwritable"
    assert standard.refused("attachments", "morag", case, "x")["error"] == "no-such-record"


def test_the_office_reads_what_came(standard: Line) -> None:
    case = standard.case()
    standard.put("draft plan.pdf", PLAN)
    standard.done("attach", "morag", case, "draft plan.pdf")
    standard.send("morag", "up.evenhand")
    assert standard.done("receive", "office", "up.evenhand")["result"] == "applied"
    (standard.folder / "out").mkdir()
    standard.done("attachments", "office", case, "-o", "out")
    assert standard.read("out/draft plan.pdf") == PLAN
    assert standard.refused("attach", "office", case, "draft plan.pdf")["error"] == "wrong-desk"
    assert standard.done("check", "office")["ok"] is True


def test_what_a_photograph_tells_is_told_and_left_out_when_that_is_wanted(standard: Line) -> None:
    case = standard.case()
    standard.put("IMG_1.jpg", jpeg())
    whole = standard.done("attach", "morag", case, "IMG_1.jpg")
    assert whole["tells"]["place"] == PLACE
    clean = standard.done("attach", "morag", case, "IMG_1.jpg", "--clean")
    assert clean["tells"] == {"place": "", "taken": "", "device": "", "other": []}
    (standard.folder / "out").mkdir()
    standard.done("attachments", "morag", case, clean["attachment"], "-o", "out")
    assert not any(secret in standard.read("out/IMG_1.jpg") for secret in SECRETS)


def test_it_may_belong_to_a_contact(standard: Line) -> None:
    case = standard.case()
    call = standard.call(case, "Maud Brackenridge")["contact"]
    standard.put("letter.txt", "Dear Maud")
    standard.done("attach", "morag", case, "letter.txt", "--about", call)
    (listed,) = standard("attachments", "morag", case).lines
    assert listed["about"] == "contact"


def test_a_telephones_picture_is_cleaned_or_made_anew_and_a_wrong_ending_is_told(
    standard: Line,
) -> None:
    case = standard.case()
    standard.put("IMG_1.jpg", heic())
    clean = standard.done("attach", "morag", case, "IMG_1.jpg", "--clean")
    assert (clean["kind"], clean["tells"]["place"]) == ("image/heic", "")
    assert "is a HEIC picture" in clean["mistaken"]
    standard.put("IMG_2.heic", heic() + box(b"moof", bytes(40)))
    assert standard.refused("attach", "morag", case, "IMG_2.heic", "--clean")["error"] == (
        "picture-not-cleaned"
    )
    made = standard.done("attach", "morag", case, "IMG_2.heic", "--as-jpeg")
    assert (made["name"], made["kind"], made["mistaken"]) == ("IMG_2.jpg", "image/jpeg", "")
    assert made["tells"] == {"place": "", "taken": "", "device": "", "other": []}
