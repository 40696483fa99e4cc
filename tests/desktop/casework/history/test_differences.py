"""What differs between two versions: in running text word by word, elsewhere field by field."""

from datetime import UTC, datetime

from db.names import CaseId, PersonId
from db.records import Contact, Household
from desktop.casework.history.differences import Change, Piece, changes, pieces
from desktop.casework.history.record_words import fields_of

NOW = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)


def nobody(_person: str) -> str:
    return ""


def test_of_a_note_only_the_words_that_differ_are_told() -> None:
    found = pieces("She rang on Tuesday about the plan.", "She rang on Thursday about the plan.")
    assert found == (
        Piece("She rang on ", "same"),
        Piece("Tuesday ", "gone"),
        Piece("Thursday ", "new"),
        Piece("about the plan.", "same"),
    )


def test_each_text_can_be_read_whole_from_the_pieces() -> None:
    before = "One.  Two, three — “four”; five's six."
    now = "One.  Two, three and “four”; five's own six!"
    found = pieces(before, now)
    assert "".join(one.text for one in found if one.how != "gone") == now
    assert "".join(one.text for one in found if one.how != "new") == before


def test_a_text_too_long_to_compare_is_told_whole() -> None:
    before, now = "word " * 3000, "other " * 3000
    assert pieces(before, now) == (Piece(before, "gone"), Piece(now, "new"))


def test_a_field_is_told_under_its_own_name_with_what_stood_before() -> None:
    before = fields_of(Household(postcode="CA1 2BB"), nobody)
    now = fields_of(Household(postcode="CA1 1AA"), nobody)
    assert changes(before, now) == (Change("Postcode", "CA1 2BB", "CA1 1AA"),)
    assert changes(now, now) == ()


def test_people_are_told_by_name_and_times_by_the_clock_in_england() -> None:
    body = Contact(
        case=CaseId("ca" * 16),
        medium="face-to-face",
        persons=(PersonId("aa" * 16), PersonId("bb" * 16)),
        happened=datetime(2026, 7, 1, 9, 5, tzinfo=UTC),
        note="Well - known words stay.",
    )
    names = {"aa" * 16: "Maud Brackenridge"}
    told = {one.label: one.words for one in fields_of(body, lambda person: names.get(person, ""))}
    assert told["With"] == "Maud Brackenridge and somebody who was erased"
    assert told["When"] == "1 July 2026 10:05"
    assert told["How"] == "face to face"
    assert told["Note"] == "Well - known words stay."
    assert "Case" not in told
