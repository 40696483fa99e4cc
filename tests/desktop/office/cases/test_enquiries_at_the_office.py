"""Advice without a case at the office: read, with who wrote it, and written to by nobody there."""

from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.enquiries.record_enquiry import record_enquiry
from desktop.office.cases.enquiry_screen import EnquiryScreen
from desktop.office.cases.list_screen import CasesScreen
from desktop.office.finding import find_rows
from desktop.office.inbox.screen import InboxScreen
from tests.builders import House
from tests.desktop.casework.actions.kit import enquiry
from tests.desktop.windows import Open, button, faults, labels, texts


def test_it_stands_under_cases_and_is_read_with_who_wrote_it(house: House, window: Open) -> None:
    with house.open("morag") as desk:
        draft = enquiry(name="Hester Quill", statement="read", law=("Education Act 1996, s 508B",))
        number = record_enquiry(desk, draft).enquiry
        raise_concern(desk, "", ConcernDraft(said="A child is left alone.", about=number))
    house.carry("morag", "office")
    made = window()
    assert "Somebody may be at risk" in texts(made.on(InboxScreen, "inbox"))
    cases = made.on(CasesScreen, "cases")
    cases.which.set_key("asked")
    cases.which.chosen.emit("asked")
    (row,) = cases.rows.rows_model.rows()
    assert (row.so, "Morag Tennick" in row.more) == ("Hester Quill", True)
    cases.rows.opened.emit(row.key)
    made.settle()
    page = made.on(EnquiryScreen, *("enquiry", number))
    said = texts(page)
    assert page.title.text() == "Hester Quill"
    for words in ("Written by Morag Tennick.", "Asked how long", "Education Act 1996, s 508B"):
        assert words in said
    assert "Read out today 14:30" in said
    assert set(labels(page)) == {"Cases", "History", "See it"}  # nothing that writes
    assert faults(made, page) == []
    made.shell.privacy.toggle()
    made.settle()
    assert "Quill" not in texts(page)
    assert "Asked how long" not in texts(page)
    made.shell.privacy.toggle()
    made.settle()
    made.click(button(page, "See it"))
    assert [one.key for one in made.ask(lambda desk: find_rows(desk, "hest"))] == [
        f"go:enquiry:{number}"
    ]
