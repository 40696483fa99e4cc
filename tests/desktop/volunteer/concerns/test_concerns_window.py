"""Concerns at the laptop: raised, kept as one types, read again; at risk without a case."""

from db.records import Concern, ConcernStep
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.concerns.steps import take
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.doubts.concerns import AT_LAPTOP
from desktop.ui.concerns.adding import AddStep
from desktop.volunteer.amend.screen import AmendScreen
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.concerns.at_risk import AtRisk
from desktop.volunteer.concerns.detail import ConcernDetail
from desktop.volunteer.concerns.raising import Raising
from desktop.volunteer.concerns.screen import ConcernsScreen
from desktop.volunteer.contact.screen import Contact
from desktop.volunteer.meeting.screen import MeetingScreen
from desktop.volunteer.today.screen import Today
from tests.desktop.casework.actions.kit import contact, opened
from tests.desktop.windows import (
    Window,
    button,
    faults,
    texts,
    unnamed,
)

SAID = "I argued for the mainstream place before they had asked me."


def page_of(window: Window, about: str = "") -> ConcernsScreen:
    return window.on(ConcernsScreen, "concerns", about)


def test_a_doubt_is_raised_kept_as_one_types_and_read_again(whole: Window) -> None:
    window = whole
    page = page_of(window)
    raising = page.panel  # nobody has raised one: the form stands there at once
    assert isinstance(raising, Raising)
    window.click(raising.go)
    assert "Write what was said" in raising.said_field.fault()
    window.type(raising.said, SAID)
    window.lock_and_unlock()
    raising = page_of(window, "new").panel
    assert isinstance(raising, Raising)
    assert raising.said.words() == SAID
    assert not raising.by_field.isVisible()
    raising.source.set_key("parent-carer")
    raising.source.chosen.emit("parent-carer")
    assert raising.by_field.isVisible()
    window.type(raising.by, "Maud Brackenridge")
    assert raising.offered.isVisible()  # the pack names somebody to be offered
    window.click(raising.offered)
    assert [one for one in faults(window) if "QListView" not in one] == []
    assert [one for one in unnamed(page_of(window)) if not one.startswith("QListView")] == []
    window.click(raising.go)
    (kept,) = window.ask(lambda desk: desk.store.find(Concern))
    assert (kept.body.said, kept.body.source, kept.body.raised_by) == (
        SAID,
        "parent-carer",
        "Maud Brackenridge",
    )
    assert kept.body.about_actor == kept.actor
    detail = page_of(window).panel
    assert isinstance(detail, ConcernDetail)
    assert "Only on this laptop until the office confirms it" in texts(detail)
    assert "It is about your own work." in texts(detail)
    assert "Offered contact with" in texts(detail)
    kinds = detail.adding.kind  # whoever is to be offered is named, and under no policy a nobody
    assert kinds.itemText(kinds.findData("chair-offered")).startswith("Offered contact with")
    nobody = AddStep(page.here, detail.seen.id, AT_LAPTOP, lambda: None)
    assert nobody.kind.findData("chair-offered") == -1
    assert nobody.kind.findData("complaint") >= 0
    window.type(detail.adding.text, "Told her that I would ask the office.")
    window.type(detail.adding.when, "25:00")
    window.click(detail.adding.add)
    assert detail.adding.when_field.fault()
    window.type_anew(detail.adding.when, "9 March 2026 14:05")
    window.click(detail.adding.add)
    detail = page_of(window).panel
    assert "Morag Tennick, yesterday 14:05" in texts(page_of(window))
    assert len(window.ask(lambda desk: desk.store.find(ConcernStep))) == 2
    assert isinstance(detail, ConcernDetail)
    assert detail.adding.text.words() == ""  # kept: it does not come back as a draft
    window.shell.privacy.toggle()
    window.settle()
    assert SAID not in texts(page_of(window))


def test_somebody_at_risk_without_a_case_and_from_a_case(whole: Window) -> None:
    window = whole
    reference = window.write(opened)
    window.click(window.on(Today, "today").risk)
    at_risk = page_of(window, "risk").panel
    assert isinstance(at_risk, AtRisk)
    assert "no case here" in texts(at_risk)
    window.type(at_risk.card.said, "A boy next door, shouting for help.")
    window.click(at_risk.card.ringing.buttons[0])
    window.lock_and_unlock()
    at_risk = page_of(window, "risk").panel
    assert isinstance(at_risk, AtRisk)
    assert at_risk.card.said.words() == "A boy next door, shouting for help."
    assert "Rang at 15:30: Police and ambulance" in texts(at_risk)
    window.click(at_risk.card.keep_button)
    window.click(at_risk.card.see_button)
    assert "Nobody at the office has taken it yet" in texts(page_of(window))
    case = window.on(CaseScreen, "case", reference)
    window.click(case.risk)
    at_risk = page_of(window, f"risk:{reference}").panel
    assert isinstance(at_risk, AtRisk)
    assert reference in texts(at_risk)
    window.type(at_risk.card.said, "She will not go home.")
    window.click(at_risk.card.keep_button)
    window.click(at_risk.card.close_button)
    assert "Somebody may be at risk" in [
        one.text()
        for one in window.on(CaseScreen, "case", reference).worries.findChildren(type(case.risk))
    ]
    urgent = window.ask(lambda desk: [one.body.urgent for one in desk.store.find(Concern)])
    assert urgent == [True, True]


def test_one_click_from_a_contact_of_no_family_yet_and_from_one_that_is_amended(
    whole: Window,
) -> None:
    window = whole
    case = window.write(opened)
    kept = window.ask(lambda desk: record_contact(desk, case, contact()).contact)
    for kind, key in ((Contact, "contact"), (MeetingScreen, "meeting")):
        window.click(window.on(kind, key).risk_button)
        assert window.at() == ("ConcernsScreen", "risk")
    page = window.on(AmendScreen, "amend", f"contact:{kept}")
    assert page.form is not None
    before = page.form.words()["note"]
    window.type(page.form._parts["note"].field.control, " He was not there.")
    window.click(page.risk)
    assert window.at() == ("ConcernsScreen", f"risk:{case}")
    page = window.on(AmendScreen, "amend", f"contact:{kept}")
    assert page.form is not None
    assert page.form.words()["note"] == f"{before} He was not there."


def test_today_says_that_nobody_has_taken_it_and_then_who_has(whole: Window) -> None:
    window = whole
    house = window.house
    concern = window.write(
        lambda desk: raise_concern(desk, "", ConcernDraft(said="She is afraid."))
    )
    assert "The office does not have it yet" in texts(window.on(Today, "today"))
    window.shell.close()
    window.lock()
    house.carry("morag", "office")
    with house.open("office") as office:
        take(office, concern)
    house.carry("office", "morag")
    window.unlock()
    window._shell = None
    today = window.on(Today, "today")
    assert "Taken by Perpetua Wainhope, today 15:30" in texts(today)
    window.click(button(today, "See it"))
    assert "Taken by Perpetua Wainhope" in texts(page_of(window))
