"""The consents of a case: given, taken back with a way back, flagged, and nothing typed is lost."""

from datetime import date, timedelta

from db.records import Consent, Relay
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.consenting.give import ConsentDraft, give_consent
from desktop.casework.actions.consenting.pass_on import RelayDraft
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, people_of
from desktop.volunteer.consent.screen import ConsentScreen
from tests.builders import NOW
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, contact, opened
from tests.desktop.windows import (
    Window,
    assert_nothing_cut_off,
    button,
    labels,
    tab_order,
    texts,
    unnamed,
)


def at(window: Window, case: str) -> ConsentScreen:
    return window.on(ConsentScreen, "consent", case)


def maud(desk: Desk, case: str) -> str:
    people = people_of(desk, find_case(desk, case).id)
    return next(one.id for one, _ in people if one.body.name == MAUD)


def busy(desk: Desk) -> str:
    """A case with a consent that runs out, and something that was passed on without one."""
    case = opened(desk)
    draft = ConsentDraft(
        maud(desk, case), "What she thinks of the draft", "the school", until=date(2026, 3, 20)
    )
    give_consent(desk, case, draft)
    passed = RelayDraft(MAUD, "the council", "She wants it soon.", why="It could not wait.")
    record_contact(desk, case, contact(relays=(passed,)))
    return case


def test_a_consent_is_given_in_the_window_and_what_is_missing_is_said(window: Window) -> None:
    case = window.write(opened)
    page = at(window, case)
    assert page.title.text() == "No consent is in force"
    window.click(page.form.keep_button)
    assert page.form.to_field.fault() == "Say to whom."
    assert page.form.relay_field.fault() == "Say what they agreed to."
    assert page.form.person.fault() == "Say who agrees."
    assert f"{OTTILIE}, child" in labels(page)
    window.click(button(page, f"{MAUD}, parent or carer"))
    window.type(page.form.to, "the school")
    window.type(page.form.relay, "What she thinks of the draft.")
    window.type(page.form.until, "1 March 2026")
    window.click(page.form.keep_button)
    assert "not before it was given" in page.form.until_field.fault()
    assert page.form.relay.words() == "What she thinks of the draft."
    page.form.until.clear()
    window.click(page.form.keep_button)
    assert page.title.text() == "One consent is in force"
    assert f"{MAUD}, to the school" in texts(page)
    assert page.form.relay.words() == ""
    (kept,) = window.ask(lambda desk: [one.body for one in desk.store.find(Consent)])
    assert (kept.to, kept.form, kept.until) == ("the school", "spoken", None)


def test_it_is_taken_back_and_the_toast_gives_it_back(window: Window) -> None:
    page = at(window, window.write(busy))
    assert "In force" not in texts(page)  # it runs out: that is said instead
    assert "Ends 20 March" in texts(page)
    window.clock.on(hours=1)
    window.click(button(page, "They took it back"))
    assert window.said() == f"Taken back: {MAUD}, to the school."
    assert "Withdrawn" in texts(page)
    assert page.title.text().startswith("No consent is in force")
    window.click(button(window.shell, "Undo"))
    assert "Ends 20 March" in texts(page)


def test_what_was_passed_on_without_stands_first_until_they_agree(window: Window) -> None:
    page = at(window, window.write(busy))
    assert "one thing was passed on without one" in page.title.text()
    said = texts(page)
    assert "Passed on without consent" in said
    assert "Why without consent: It could not wait." in said
    window.click(button(page, "They agree now"))
    assert page.form.to.text() == "the council"
    window.type(page.form.relay, "What she wants of the council.")
    window.click(page.form.keep_button)
    assert page.title.text() == "Two consents are in force"
    assert "Without consent" in texts(page)  # it was, and stays told
    assert window.ask(lambda desk: desk.store.find(Relay))[0].body.consent is None


def test_what_is_typed_comes_back_after_a_lock_and_stays_with_its_case(
    window: Window,
) -> None:

    def two(desk: Desk) -> tuple[str, str]:
        return opened(desk), opened(desk, child="Wren Larkmoor", parents=("Idris Larkmoor",))

    first, second = window.write(two)
    page = at(window, first)
    window.type(page.form.relay, "Only about section F.")
    other = at(window, second)
    assert other.form.relay.words() == ""
    window.lock_and_unlock()
    assert at(window, first).form.relay.words() == "Only about section F."


def test_a_closed_case_takes_no_new_one_but_one_back(window: Window) -> None:

    def closed(desk: Desk) -> str:
        case = busy(desk)
        close_case(desk, case, "Done.")
        return case

    page = at(window, window.write(closed))
    assert page.form.isHidden()
    assert "nobody agrees to anything new" in page.below.text()
    window.clock.on(hours=1)
    window.click(button(page, "They took it back"))
    assert window.ask(lambda desk: desk.store.find(Consent))[0].body.withdrawn == NOW + timedelta(
        hours=1
    )


def test_everything_has_a_name_is_reached_as_read_and_fits(window: Window) -> None:
    page = at(window, window.write(busy))
    assert unnamed(page) == []
    names = [one.accessibleName() for one in tab_order(page)]
    order = ("They agree now", "They took it back", "Who agrees: ", "To whom it may be passed on")
    places = [next(i for i, name in enumerate(names) if name.startswith(each)) for each in order]
    assert places == sorted(places)
    assert_nothing_cut_off(window)
