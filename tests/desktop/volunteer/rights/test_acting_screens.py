"""Who acts for a young person, on real windows: noted, offered by name, the reason shown."""

from datetime import date

from db.records import Ability, Consent, Person, Relay
from desktop.casework.actions.rights.tie import AbilityDraft, keep_ability
from desktop.casework.desk import Desk
from desktop.casework.rights.deciding import passing_on
from desktop.volunteer.consent.screen import ConsentScreen
from desktop.volunteer.contact.screen import Contact as ContactScreen
from desktop.volunteer.rights.screen import RightsScreen
from desktop.volunteer.work.relay_rows import RelayRow
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, opened
from tests.desktop.windows import Window, assert_nothing_cut_off, button, texts, unnamed

YOUNG = date(2008, 3, 9)  # past compulsory school age by March 2026
SO = (
    f"It was judged on 2 March 2026 that {OTTILIE} cannot decide this. {MAUD} decides. What "
    f"{OTTILIE} says is heard first and kept; it does not count as consent."
)


def grown(desk: Desk) -> str:
    return opened(desk, born=YOUNG)


def acted_for(desk: Desk) -> str:
    """Her mother decides for her what may be passed on."""
    case = grown(desk)
    acts = next(one.id for one in desk.store.find(Person) if one.body.name == MAUD)
    on = date(2026, 3, 2)
    keep_ability(desk, case, AbilityDraft(passing_on(), "no", basis="Dr Example", acts=acts, on=on))
    return case


def test_a_note_says_to_whom_on_which_day_by_whom_and_is_judged_anew(whole: Window) -> None:
    case = whole.write(grown)
    page = whole.on(RightsScreen, "rights", case)
    whole.click(button(page, "Note on a decision"))
    form = page.decision
    assert not form.to_field.isVisible()
    for choice, key in ((form.about, "passing-on"), (form.able, "no")):
        choice.set_key(key)
        choice.chosen.emit(key)
    assert (form.to_field.isVisible(), form.decision_field.isVisible()) == (True, False)
    whole.type(form.to, "the school")
    whole.type(form.day, "the day before")
    whole.type(form.basis, "Dr Example, with pictures.")
    form.acts.set_key(form.acts.itemData(1))
    whole.click(form.keep_button)
    assert "9 March 2026" in form.day_field.fault()
    whole.lock_and_unlock()  # nothing that was typed is lost
    page = whole.on(RightsScreen, "rights", case)
    form = page.decision
    assert (form.to.text(), form.day.text()) == ("the school", "the day before")
    whole.type_anew(form.day, "2 March 2026")
    assert unnamed(page) == []
    assert_nothing_cut_off(whole)
    whole.click(form.keep_button)
    (kept,) = whole.ask(lambda desk: [one.body for one in desk.store.find(Ability)])
    assert (kept.decision, kept.on) == ("what may be passed on to the school", date(2026, 3, 2))
    assert "Whose consent counts when something of theirs is passed on" in texts(page)
    whole.click(button(page, "Judged anew"))
    assert (form.about.key(), form.to.text(), form.able.key()) == ("passing-on", "the school", "no")
    assert form.day.text() == ""  # when that was is to be said anew
    form.able.set_key("yes")
    form.able.chosen.emit("yes")
    whole.click(form.keep_button)
    (kept,) = whole.ask(lambda desk: [one.body for one in desk.store.find(Ability)])
    assert (kept.able, kept.acts, kept.on) == ("yes", None, date(2026, 3, 10))


def test_whoever_acts_is_offered_by_name_and_why_her_own_does_not_count_is_shown(
    whole: Window,
) -> None:
    case = whole.write(acted_for)
    page = whole.on(ConsentScreen, "consent", case)
    whole.click(button(page, f"{OTTILIE}, child"))
    assert page.form.so.text() == SO
    assert_nothing_cut_off(whole)
    whole.type(page.form.to, "the school")
    whole.type(page.form.relay, "That she would stay.")
    whole.click(page.form.keep_button)  # it is kept, and said to be no consent
    assert page.title.text() == "No consent is in force"
    assert "Does not count" in texts(page)
    whole.click(button(page, f"{MAUD}, parent or carer, decides for {OTTILIE}"))
    assert page.form.so.text() == f"It counts for {OTTILIE} too, for whom {MAUD} decides."
    whole.type(page.form.to, "the school")
    whole.type(page.form.relay, "That she would stay.")
    whole.click(page.form.keep_button)
    assert page.title.text() == "One consent is in force"
    assert unnamed(page) == []
    assert_nothing_cut_off(whole)


def test_a_contact_asks_whoever_acts_and_says_why(whole: Window) -> None:
    case = whole.write(acted_for)
    page = whole.on(ContactScreen, "contact", case)
    part = page.form.advice
    whole.click(part.relay_fold.button)
    whole.click(part.relays.add_button)
    row = part.relays.rows[-1]
    assert isinstance(row, RelayRow)
    whole.click(button(row.person, f"{OTTILIE}, child"))
    whole.type(row.to, "the school")
    whole.type(row.what, "She would rather stay.")
    assert f"{MAUD} decides for them, and has not agreed for the school." in texts(row)
    assert row.why_field.isVisible()
    whole.click(button(row.under, f"{MAUD} agreed just now, aloud"))
    assert f"{MAUD} agreed to it, deciding for {OTTILIE}." in texts(row)
    assert not row.why_field.isVisible()
    assert_nothing_cut_off(whole)
    whole.click(page.save_plain)
    (made,) = whole.ask(lambda desk: [one.body for one in desk.store.find(Consent)])
    (kept,) = whole.ask(lambda desk: [one.body for one in desk.store.find(Relay)])
    assert kept.consent is not None
    giver = whole.ask(lambda desk: desk.store.get(Person, made.person))
    assert giver is not None
    assert giver.body.name == MAUD
