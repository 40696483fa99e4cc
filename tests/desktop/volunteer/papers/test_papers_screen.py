"""Papers in the window: looked at from memory, printed, saved, noted; a name is warned of first."""

from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PySide6.QtPrintSupport import QPrinter

from db.records import Handed
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.papers.hand_over import days_taken
from desktop.casework.desk import Desk
from desktop.documents.from_desk import Made
from desktop.ui.pages.policy import PolicyPage
from desktop.ui.papers.printing import set_up
from desktop.ui.papers.screen import PapersScreen
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.contact.screen import Contact
from tests.builders import House
from tests.desktop.casework.actions.kit import MAUD, contact, opened
from tests.desktop.documents.papers_kit import read, sizes
from tests.desktop.documents.ua import faults
from tests.desktop.windows import Window, assert_nothing_cut_off, buttons, texts


class Printer:
    """A printer that prints into a file, and notes what it was asked for."""

    def __init__(self, folder: Path) -> None:
        self.file, self.asked = folder / "printed.pdf", list[Made]()

    def __call__(self, made: Made) -> QPrinter:
        self.asked.append(made)
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        set_up(printer, made)
        return printer


def test_the_policy_leads_to_papers_that_are_seen_printed_and_saved(
    house: House, window: Window, tmp_path: Path
) -> None:
    shown = window
    shown.click(shown.on(PolicyPage, "policy").papers)
    screen = shown.shell.current()
    assert isinstance(screen, PapersScreen)
    assert screen.preview.seen().pages > 1
    assert "Standard impartiality policy" in screen.preview.seen().text
    assert_nothing_cut_off(shown)
    first = screen.preview.seen().text
    shown.click(screen.preview.after)
    assert screen.preview.seen().text != first
    printer = Printer(tmp_path)
    screen.ask_printer = printer
    shown.click(screen.print_button)
    assert shown.said() == "It is with the printer."
    printed = pypdfium2.PdfDocument(printer.file)
    assert len(printed) == screen.preview.seen().pages
    pages = [page.render(scale=1, grayscale=True).to_pil() for page in printed]
    assert all(one.getextrema()[0] < 80 for one in pages)
    printed.close()
    screen.ask_where = lambda name: tmp_path / name
    shown.click(screen.save_button)
    assert faults((tmp_path / "policy-a4.pdf").read_bytes()) == []


def test_what_hangs_on_a_wall_and_what_is_folded_is_printed_as_large_and_as_it_lies(
    house: House, window: Window, tmp_path: Path
) -> None:
    shown = window
    screen = shown.on(PapersScreen, "papers", "policy-display")
    printer = Printer(tmp_path)
    screen.ask_printer = printer
    shown.click(screen.print_button)
    assert set(sizes(printer.file.read_bytes())) == {(297, 420)}
    screen = shown.on(PapersScreen, "papers", "statement-folded")
    shown.click(screen.print_button)
    assert set(sizes(printer.file.read_bytes())) == {(297, 210)}
    screen = shown.on(PapersScreen, "papers", "policy-website")
    assert not screen.print_button.isVisible()
    screen.ask_where = lambda name: tmp_path / name
    shown.click(screen.save_button)
    assert "<h1>" in (tmp_path / "policy.html").read_text(encoding="utf-8")


def test_a_name_on_paper_is_warned_of_before_it_leaves(
    house: House, window: Window, tmp_path: Path
) -> None:
    shown = window
    reference = shown.write(opened)
    screen = shown.on(PapersScreen, "papers", f"parent-carer {reference}")
    printer = Printer(tmp_path)
    screen.ask_printer, screen.ask_where = printer, lambda name: tmp_path / name
    shown.click(screen.print_button)
    assert not screen.warning.isVisible()  # a reference only
    assert len(printer.asked) == 1
    shown.click(screen.named)
    shown.click(screen.save_button)
    assert screen.warning.isVisible()
    assert "outside the vault" in texts(screen.warning)
    shown.click(screen.warning.leave)
    assert list(tmp_path.glob("*.pdf")) == [printer.file]
    shown.click(screen.print_button)
    assert "print spool" in texts(screen.warning)
    assert len(printer.asked) == 1
    shown.click(screen.warning.go)
    assert len(printer.asked) == 2
    assert "Ottilie Brackenridge" in read(printer.asked[1].data)[0]
    shown.lock()
    assert screen.preview.seen().image is None
    assert texts(screen.handing).count("Maud") == 0


def test_what_was_handed_over_is_noted_with_person_version_and_day(
    house: House, window: Window
) -> None:
    shown = window
    reference = shown.write(opened)
    case = shown.on(CaseScreen, "case", reference)
    shown.click(case.close_button)
    shown.click(case.closing.form_button)
    screen = shown.shell.current()
    assert isinstance(screen, PapersScreen)
    assert screen.wanted.kind == "parent-carer"
    handing = screen.handing
    (maud,) = [one for one in handing.picks.values() if one.text() == MAUD]
    shown.click(maud)
    shown.type(handing.asked, "30 February 2026")
    shown.click(handing.button)
    assert handing.asked_field.fault()
    shown.type_anew(handing.asked, "9 April 2026")
    shown.click(handing.button)
    assert "future" in handing.asked_field.fault()
    shown.type_anew(handing.asked, "6 March 2026")
    shown.click(handing.button)
    assert shown.said() == "Noted that it was handed over."
    (kept,) = shown.ask(lambda desk: desk.store.find(Handed))
    assert (kept.body.what, kept.body.how, kept.body.version) == ("evaluation", "on-paper", "1")
    assert (days_taken(kept.body), kept.body.asked) == (4, date(2026, 3, 6))
    assert kept.body.person is not None


def test_a_form_is_due_when_a_case_is_closed_and_one_click_from_its_paper_settles_it(
    house: House, window: Window
) -> None:
    shown = window

    def closed(desk: Desk) -> str:
        reference = opened(desk)
        record_contact(desk, reference, contact())
        close_case(desk, reference, "She has what she asked for.")
        return reference

    reference = shown.write(closed)
    today = shown.go("today")
    assert f"A form waits for {MAUD}. Their case is closed." in texts(today)
    case = shown.on(CaseScreen, "case", reference)
    assert "What they think" in texts(case)
    assert_nothing_cut_off(shown)
    (form,) = [one for one in buttons(case, "The form") if one.isVisible()]
    assert form.accessibleName() == f"The form for {MAUD}"
    shown.click(form)
    screen = shown.shell.current()
    assert isinstance(screen, PapersScreen)
    assert screen.wanted.kind == "parent-carer"
    (picked,) = [one for one in screen.handing.picks.values() if one.isChecked()]
    assert picked.text() == MAUD
    shown.click(screen.handing.button)
    case = shown.on(CaseScreen, "case", reference)
    assert "Given on paper today." in texts(case)
    assert buttons(case, "The form") == []
    assert "A form waits" not in texts(shown.go("today"))


def test_a_contacts_statement_leads_to_its_leaflet(house: House, window: Window) -> None:
    shown = window
    reference = shown.write(opened)
    contact = shown.on(Contact, "contact", reference)
    shown.click(contact.statement.leaflet_button)
    screen = shown.shell.current()
    assert isinstance(screen, PapersScreen)
    assert (screen.wanted.kind, screen.wanted.case) == ("statement", reference)
    assert "Before we begin" in screen.preview.seen().text
    assert screen.family() == reference


def test_a_form_is_filled_in_on_a_screen_where_that_is_asked(house: House, window: Window) -> None:
    shown = window
    screen = shown.on(PapersScreen, "papers", "professional")
    assert screen.on_screen.isChecked()
    made: list[Made] = []
    screen.ask_printer = lambda one: made.append(one)
    shown.click(screen.print_button)
    assert b"/AcroForm" in made[0].data
    shown.click(screen.on_screen)
    shown.click(screen.print_button)
    assert b"/AcroForm" not in made[1].data
    assert faults(made[1].data) == []
