"""The balance aid: closed until it is wanted, cited by typing, whose words are whose, the consent
flag beside the form, every word kept, and nothing there that the policy does not ask."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Consent, Contact, Relay
from desktop.casework.actions.consenting.give import ConsentDraft, give_consent
from desktop.casework.desk import Desk
from desktop.ui.look.theme import Look
from desktop.ui.typing.choices import Tick
from desktop.volunteer.contact.advice_part import AdvicePart
from desktop.volunteer.contact.screen import Contact as ContactScreen
from desktop.volunteer.work.advice.options import OptionRow
from desktop.volunteer.work.advice.passages import PassageRow
from desktop.volunteer.work.relay_rows import RelayRow
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import MAUD, OTTILIE, opened
from tests.desktop.volunteer.consent.test_consent_screen import maud
from tests.desktop.volunteer.windows import WORK
from tests.desktop.windows import Window, button, faults, texts

LAW = "Children and Families Act 2014, s 36(8)"


def at(window: Window, case: str) -> tuple[ContactScreen, AdvicePart]:
    page = window.on(ContactScreen, "contact", case)
    return page, page.form.advice


def option(window: Window, part: AdvicePart, what: str) -> OptionRow:
    window.click(part.options.add_button)
    row = part.options.rows[-1]
    assert isinstance(row, OptionRow)
    assert row.what.hasFocus()
    window.type(row.what, what)
    return row


def cite(window: Window, row: OptionRow, typed: str, found: str) -> None:
    """Type a little of it, wait for the answer, take the first by Enter."""
    field = row.sources.typed.field
    window.type(field, typed)
    window.bot.waitUntil(row.sources.typed.answers.isVisible)
    QTest.keyClick(field, Qt.Key.Key_Return)
    window.settle()
    assert found in row.sources.sources()[-1]


def passed_on(window: Window, part: AdvicePart, who: str, to: str) -> RelayRow:
    window.click(part.relay_fold.button)
    window.click(part.relays.add_button)
    row = part.relays.rows[-1]
    assert isinstance(row, RelayRow)
    window.click(button(row.person, who))
    window.type(row.to, to)
    window.type(row.what, "She wants the review soon.")
    return row


def test_options_are_cited_by_typing_and_kept_with_the_choice(desk_window: Window) -> None:
    window = desk_window
    page, part = at(window, window.write(opened))
    assert not part.options.isVisible()  # closed until it is wanted
    window.click(part.options_fold.button)
    row = option(window, part, "Ask for an assessment")
    assert part.only_field.isVisible()  # one alone wants its reason
    window.type(row.pros, "It must be answered.")
    window.type(row.cons, "It takes its time.")
    window.type(row.likely, "An answer in six weeks.")
    cite(window, row, "36(8)", LAW)
    assert row.sources.sources() == [LAW]
    window.type(row.sources.typed.field, "Fellside travel policy")  # typed, and not taken
    other = option(window, part, "Wait")
    assert not part.only_field.isVisible()
    assert other.words()["what"] == "Wait"
    window.type(part.choice, "We will ask.")
    window.click(button(part.chosen_by, f"{MAUD}, parent or carer"))
    assert "two options, a choice" in texts(part)
    window.click(page.save_plain)
    (body,) = window.ask(lambda desk: [one.body for one in desk.store.find(Contact)])
    first, second = body.options
    assert (first.source, first.sources) == (LAW, ("Local policy: Fellside travel policy",))
    assert (first.pros, first.likely_result) == ("It must be answered.", "An answer in six weeks.")
    assert (second.what, body.choice) == ("Wait", "We will ask.")
    assert body.chosen_by == body.persons[0]


def test_everything_typed_comes_back_after_a_lock(desk_window: Window) -> None:
    window = desk_window
    case = window.write(opened)
    page, part = at(window, case)
    window.click(part.options_fold.button)
    row = option(window, part, "Ask for an assessment")
    cite(window, row, "36(8)", LAW)
    window.type(row.sources.typed.field, "half a sour")
    window.type(part.only_one, "The deadline is tomorrow.")
    window.click(part.words_fold.button)
    window.click(part.passages.add_button)
    words = part.passages.rows[0]
    assert isinstance(words, PassageRow)
    window.click(button(words.whose, f"{OTTILIE}, child"))
    window.type(words.text, "I want to stay.")
    (keep,) = [one for one in words.findChildren(Tick) if one.isVisible()]
    assert keep.text() == f"{MAUD}, parent or carer"  # nobody's words are kept from themselves
    window.click(keep)
    row2 = passed_on(window, part, f"{MAUD}, parent or carer", "the school")
    window.type(row2.why, "It could not wait.")
    window.click(part.routes_fold.button)
    window.click(part.routes.ticks["mediation"])
    before = page.words()
    window.lock_and_unlock()
    again, part = at(window, case)
    assert again.words() == before
    assert all(fold.is_open() for fold in part.folds)
    assert "1 kept from somebody" in texts(part)
    assert "Without consent" in texts(part)
    window.click(again.save_plain)
    (body,) = window.ask(lambda desk: [one.body for one in desk.store.find(Contact)])
    assert body.passages[0].keep_from == body.persons
    assert (body.routes, body.only_one) == (("mediation",), "The deadline is tomorrow.")
    assert body.options[0].sources == ("Local policy: half a sour",)


def test_the_flag_stands_beside_the_form_until_a_consent_covers_it(desk_window: Window) -> None:
    window = desk_window

    def agreed(desk: Desk) -> str:
        case = opened(desk)
        draft = ConsentDraft(
            maud(desk, case), "Her view", "the school", given=NOW - timedelta(days=1)
        )
        give_consent(desk, case, draft)
        return case

    page, part = at(window, window.write(agreed))
    row = passed_on(window, part, f"{MAUD}, parent or carer", "the school")
    assert "With consent" in texts(row)
    assert not row.why_field.isVisible()
    window.type(row.to, " and the council")
    assert "Without consent" in texts(row)
    window.click(page.save_plain)
    assert row.why_field.fault() == "Write in a few words why."
    assert window.ask(lambda desk: desk.store.find(Contact)) == []
    window.click(button(row.under, "They agreed just now, aloud"))
    assert "With consent" in texts(row)
    window.click(page.save_plain)
    (kept,) = window.ask(lambda desk: [one.body for one in desk.store.find(Relay)])
    made = window.ask(lambda desk: desk.store.find(Consent))
    assert kept.consent == next(one.id for one in made if one.body.to == kept.to)


def test_somebody_new_has_words_and_views_too(desk_window: Window) -> None:
    window = desk_window
    page, part = at(window, window.write(opened))
    window.click(page.form.people.new_button)
    window.type(page.form.people.name, "Hesper Brackenridge")
    window.click(page.form.people.add_button)
    row = passed_on(window, part, "Hesper Brackenridge, parent or carer", "the school")
    window.type(row.why, "She asked for it.")
    window.click(page.save_plain)
    (kept,) = window.ask(lambda desk: [one.body for one in desk.store.find(Relay)])
    (body,) = window.ask(lambda desk: [one.body for one in desk.store.find(Contact)])
    assert kept.person in body.persons
    assert kept.why == "She asked for it."


def test_what_is_missing_opens_its_part(desk_window: Window) -> None:
    window = desk_window
    page, part = at(window, window.write(opened))
    window.click(part.options_fold.button)
    row = option(window, part, "")
    window.type(row.pros, "Quick.")
    window.click(part.options_fold.button)
    assert not row.isVisible()
    window.click(page.save_plain)
    assert row.isVisible()
    assert row.what_field.fault() == "Say in a few words what could be done."
    assert row.what.hasFocus()
    window.click(row.remove_button)
    window.click(page.save_plain)
    assert len(window.ask(lambda desk: desk.store.find(Contact))) == 1


def test_all_of_it_has_names_and_room(desk_window: Window) -> None:
    window = desk_window
    page, part = at(window, window.write(opened))
    for fold in (page.form.topics_fold, part.options_fold, part.words_fold, part.routes_fold):
        window.click(fold.button)
    cite(window, option(window, part, "Ask for an assessment"), "annual review", "s 44")
    window.click(part.passages.add_button)
    passed_on(window, part, f"{MAUD}, parent or carer", "the school")
    assert faults(window, page) == []


@pytest.fixture
def plain(qtbot: QtBot, tmp_path: Path, look: Look) -> Iterator[Window]:
    """A window under a policy that asks for no consent."""
    house = House(tmp_path / "house", pack="rotherham-sendiass")
    house.volunteer()
    made = Window(qtbot, house, look, WORK)
    yield made
    made.close()


def test_what_the_policy_does_not_ask_is_not_there(plain: Window) -> None:
    pack = plain.ask(lambda desk: desk.pack)
    assert not pack.asks_consent
    page, part = at(plain, plain.ask(opened))
    assert not part.relay_fold.isVisible()
    assert page.form.views_field.isVisible() == pack.asks_professional_views
    assert part.options_fold.isVisible() == pack.asks_options
    plain.click(part.options_fold.button)
    row = option(plain, part, "Wait")
    assert row.likely_field.isVisible() == pack.asks_likely_result
    assert row.pros.isVisible() == pack.asks_for_against
    assert row.sources.isVisible() == pack.asks_source
    assert part.choice_field.isVisible() == pack.asks_choice
    shown = (pack.asks_likely_result, pack.asks_for_against, pack.asks_source, pack.asks_choice)
    assert not all(shown)  # else this test would say nothing


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("standard", "For, against, likely result, the law, what they chose."),
        ("sps", "For, against, the law."),
        ("rotherham-sendiass", "The law, what they chose."),
    ],
)
def test_before_it_is_opened_the_part_names_what_the_policy_asks_and_no_more(
    qtbot: QtBot, tmp_path: Path, look: Look, policy: str, said: str
) -> None:
    house = House(tmp_path / "house", pack=policy)
    house.volunteer()
    window = Window(qtbot, house, look, WORK)
    _, part = at(window, window.ask(opened))
    assert said in texts(part.options_fold)
    window.close()
