"""Whose rights, on the real window: told, written anew, one click for the notice, nothing lost."""

from datetime import date

from PySide6.QtWidgets import QWidget

from db.records import Ability, Handed, Person, Responsibility
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.policy.translations import TranslationDraft, attach_translation
from desktop.casework.actions.rights.tie import AbilityDraft, TieDraft, keep_ability, keep_tie
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.ui.parts.buttons import Button
from desktop.ui.typing.choices import Choice
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.rights.screen import RightsScreen
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened
from tests.desktop.windows import (
    Window,
    assert_nothing_cut_off,
    button,
    tab_order,
    texts,
    unnamed,
)

IDRIS = "Idris Brackenridge"
YOUNG = date(2008, 3, 9)  # past compulsory school age by March 2026


def person(desk: Desk, name: str) -> str:
    return next(one.id for one in desk.store.find(Person) if one.body.name == name)


def named(under: QWidget, name: str) -> list[Button]:
    """The buttons that can be seen and that a screen reader calls so."""
    found = under.findChildren(Button)
    return [one for one in found if one.accessibleName() == name and one.isVisible()]


def parted(desk: Desk) -> str:
    """Two parents who are told different things, and one contact with the mother."""
    case = opened(desk, parents=(MAUD, IDRIS))
    her, his = person(desk, MAUD), person(desk, IDRIS)
    keep_tie(desk, case, TieDraft(her, relation="mother", may_be_told="everything"))
    keep_tie(desk, case, TieDraft(his, relation="father", may_be_told="nothing"))
    record_contact(desk, case, contact(statement="read"))
    return case


def grown(desk: Desk) -> str:
    """A young person whom nobody met yet, and a decision that she cannot take."""
    case = opened(desk, born=YOUNG)
    record_contact(desk, case, contact(statement="read"))
    acts = person(desk, MAUD)
    note = AbilityDraft("which school to ask for", "no", basis="Dr Example", acts=acts)
    keep_ability(desk, case, note)
    return case


def at(window: Window, case: str) -> RightsScreen:
    return window.on(RightsScreen, "rights", case)


def test_who_may_be_told_what_is_shown_and_written_anew_as_another_version(
    window: Window,
) -> None:
    case = window.write(parted)
    page = at(window, case)
    assert page.title.text() == "Rights pass to Ottilie on 28 June 2031"
    for said in ("May be told everything", "May be told nothing", "Mother", "Father"):
        assert said in texts(page)
    assert not page.tie.isVisible()
    window.click(named(page, f"Change: {IDRIS}")[0])
    assert page.tie.relation.text() == "father"
    page.tie.told.set_key("some things")
    page.tie.told.chosen.emit("some things")
    window.type(page.tie.basis, "court order")
    window.type(page.tie.until, "the day after")
    window.click(page.tie.keep_button)
    assert "9 March 2026" in page.tie.until_field.fault()
    window.lock_and_unlock()  # nothing that was typed is lost
    page = at(window, case)
    assert (page.tie.basis.text(), page.tie.told.key()) == ("court order", "some things")
    window.type_anew(page.tie.until, "1 June 2027")
    window.click(page.tie.keep_button)
    assert window.said() == "Kept. It goes to the office with your next bundle."
    assert not page.tie.isVisible()
    assert "May be told some things" in texts(page)
    kept = window.ask(lambda desk: [one.body for one in desk.store.find(Responsibility)])
    assert {(one.may_be_told, one.until) for one in kept} == {
        ("everything", None),
        ("some things", date(2027, 6, 1)),
    }


def test_the_notice_is_given_with_one_click_and_is_owed_no_more(window: Window) -> None:
    case = window.write(parted)
    page = at(window, case)
    window.click(button(page, "Show the words"))
    assert window.ask(lambda desk: desk.pack.privacy.text.strip()) in texts(page)
    window.click(named(page, f"Given: {MAUD}")[0])
    assert window.said() == "Noted."
    (given,) = window.ask(lambda desk: [one.body for one in desk.store.find(Handed)])
    assert (given.what, given.how, given.version) == ("privacy-notice", "on-paper", "1")
    assert "Given today" in texts(page)
    assert named(page, f"Given: {MAUD}") == []


def test_the_notice_is_given_in_the_language_that_the_office_attached(window: Window) -> None:
    case = window.write(parted)
    polish = "Zapisujemy to, co nam Pani mówi, i nikomu tego nie dajemy."
    with window.house.open("office") as office:
        attach_translation(office, TranslationDraft("privacy", "pl", polish))
    window.house.carry("office", "morag")
    page = at(window, case)
    tongue = next(one for one in page.findChildren(Choice) if one.findData("pl") >= 0)
    tongue.set_key("pl")
    tongue.chosen.emit("pl")
    window.click(button(page, "Show the words"))
    assert polish in texts(page)
    assert_nothing_cut_off(window)
    assert unnamed(page) == []
    window.click(button(page, "Hide the words"))
    assert polish not in texts(page)
    window.click(named(page, f"Given: {MAUD}")[0])
    (given,) = window.ask(lambda desk: [one.body for one in desk.store.find(Handed)])
    assert (given.language, given.text_hash) == ("pl", sha256(polish))
    assert "in Polish" in texts(page)


def test_the_young_person_decides_and_what_is_to_do_stands_there(window: Window) -> None:
    case = window.write(grown)
    page = at(window, case)
    assert page.title.text() == "Rights passed to Ottilie on 29 June 2024"
    assert f"Meet {OTTILIE}" in texts(page)
    assert f"{MAUD}: Decides in their best interests" in texts(page)
    window.click(button(page, "Note on a decision"))
    window.type(page.decision.decision, "whom to tell")
    assert not page.decision.acts_field.isVisible()
    page.decision.able.set_key("with support")
    page.decision.able.chosen.emit("with support")
    window.click(page.decision.keep_button)
    assert "judged" in page.decision.basis_field.fault()
    window.type(page.decision.basis, "Her teacher, with pictures.")
    window.click(page.decision.keep_button)
    kept = window.ask(lambda desk: [one.body for one in desk.store.find(Ability)])
    assert {one.able for one in kept} == {"no", "with support"}
    window.click(button(page, "New contact"))
    assert window.at() == ("contact", case)


def test_the_case_says_it_and_leads_there_and_a_closed_one_takes_nothing_new(
    window: Window,
) -> None:
    case = window.write(grown)
    page = window.on(CaseScreen, "case", case)
    assert "Their own rights" in texts(page)
    assert f"{MAUD} to be given the privacy notice." in texts(page)
    window.click(named(page, "Whose rights: look, or write it down")[0])
    assert window.at() == ("RightsScreen", case)
    window.ask(lambda desk: close_case(desk, case, "Done.")[0].id)
    shut = at(window, case)
    shut.reload()
    window.settle()
    assert "nothing new is written down" in texts(shut)
    assert named(shut, f"Change: {MAUD}") == []


def test_nothing_is_cut_off_and_everything_has_its_name(window: Window) -> None:
    case = window.write(parted)
    page = at(window, case)
    window.click(named(page, f"Change: {MAUD}")[0])
    assert unnamed(page) == []
    order = tab_order(page)
    assert order.index(page.tie.relation) < order.index(page.tie.keep_button)
    assert_nothing_cut_off(window)
    window.click(page.tie.leave_button)
    assert not page.tie.isVisible()


def test_a_note_on_a_decision_fits_at_every_size(window: Window) -> None:
    page = at(window, window.write(grown))
    window.click(button(page, "Note on a decision"))
    page.decision.able.set_key("no")
    page.decision.able.chosen.emit("no")
    assert page.decision.acts_field.isVisible()
    assert unnamed(page) == []
    assert_nothing_cut_off(window)
