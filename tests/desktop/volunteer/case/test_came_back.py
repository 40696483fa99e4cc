"""A form that came back, noted in a laptop's window from the card on the case."""

from datetime import date
from pathlib import Path

from db.records import Attachment, Handed
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.drafts import listed
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london
from desktop.ui.attachments.screen import FileScreen
from desktop.ui.evaluations.screen import CameBackScreen
from desktop.ui.papers.whom import ELSE
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.today.screen import Today
from tests.desktop.casework.actions.kit import MAUD, contact, opened
from tests.desktop.casework.photographs import pdf
from tests.desktop.windows import Window, assert_nothing_cut_off, button, buttons, texts, unnamed


def closed(desk: Desk) -> str:
    case = opened(desk)
    record_contact(desk, case, contact())
    close_case(desk, case, "She has what she asked for.")
    return case


def test_it_is_noted_with_the_form_and_the_card_says_so(whole: Window, tmp_path: Path) -> None:
    case = whole.write(closed)
    whole.clock.on(days=2)
    page = whole.on(CaseScreen, "case", case)
    assert "The case is closed." in texts(page)
    whole.click(button(page, "It came back"))
    key, about = whole.at()
    assert key == "CameBackScreen"
    form = whole.on(CameBackScreen, "came-back", about)
    assert form.whom.picks[about.partition(" ")[2]].isChecked()
    whole.type_anew(form.day, "some day")
    whole.click(form.keep_button)
    assert "no day" in form.day_field.fault()
    whole.type_anew(form.day, "13 March 2026")
    whole.click(form.keep_button)
    assert "future" in form.day_field.fault()
    whole.type_anew(form.day, "11 March 2026")
    file = tmp_path / "how did we do.pdf"
    file.write_bytes(pdf(1))
    form.ask_file = lambda: file
    whole.click(form.file.choose)
    assert "how did we do.pdf" in form.file.words.text()
    assert unnamed(form) == []
    assert_nothing_cut_off(whole)
    whole.click(form.keep_button)
    assert whole.said() == "Noted: it came back."
    page = whole.on(CaseScreen, "case", case)
    assert "Came back on paper yesterday." in texts(page)
    assert buttons(page, "It came back") == []
    (kept,) = whole.ask(lambda desk: [one.body for one in desk.store.find(Handed)])
    assert london(kept.happened).date() == date(2026, 3, 11)
    whole.click(next(one for one in buttons(page, "Look at it") if MAUD in one.accessibleName()))
    looked = whole.on(FileScreen, "file", whole.at()[1])
    assert "the form that came back on 11 March 2026" in looked.below.text()


def test_who_is_no_part_of_the_case_is_named_and_a_form_is_left_out_again(
    whole: Window, tmp_path: Path
) -> None:
    case = whole.write(closed)
    form = whole.on(CameBackScreen, "came-back", case)
    file = tmp_path / "form.pdf"
    file.write_bytes(pdf(1))
    form.ask_file = lambda: file
    whole.click(form.file.choose)
    whole.click(form.file.leave_out)
    assert "form.pdf" not in form.file.words.text()
    whole.click(form.whom.picks[ELSE])
    whole.type(form.whom.to, "The SENCO")
    assert_nothing_cut_off(whole)
    whole.click(form.keep_button)
    (kept,) = whole.ask(lambda desk: [one.body for one in desk.store.find(Handed)])
    assert (kept.person, kept.to) == (None, "The SENCO")
    assert whole.ask(lambda desk: desk.store.find(Attachment)) == []
    page = whole.on(CaseScreen, "case", case)
    assert "The SENCO" in texts(page)
    again = whole.on(CameBackScreen, "came-back", case)
    assert again.whom.to.text() == ""


def test_what_is_typed_of_it_is_kept_as_one_types_and_gone_once_it_is_noted(whole: Window) -> None:
    case = whole.write(closed)
    form = whole.on(CameBackScreen, "came-back", case)
    whole.click(form.whom.picks[ELSE])
    whole.type(form.whom.to, "The SENCO of Cotter Vale")
    whole.type_anew(form.day, "10 March")
    whole.lock_and_unlock()
    today = whole.on(Today, "today")
    whole.click(button(today, f"Go on with a form that came back for {case}"))
    again = whole.on(CameBackScreen, "came-back", case)
    assert again.whom.to.text() == "The SENCO of Cotter Vale"
    assert again.whom.key() == ELSE
    assert again.day.text() == "10 March"
    whole.type_anew(again.day, "not yet known")
    whole.click(again.keep_button)
    assert whole.ask(listed) != ()
    whole.type_anew(again.day, "10 March 2026")
    whole.click(again.keep_button)
    assert whole.said() == "Noted: it came back."
    assert whole.ask(listed) == ()
