"""The office writes a policy in its window: from the one in force, a shipped one or nothing; what
is amiss stands beside its field; it is compared in words and published with its minute."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton

from desktop.casework.actions.policy.acknowledge import acknowledge
from desktop.casework.actions.policy.documents import documents
from desktop.casework.actions.policy.review import Review
from desktop.casework.actions.policy.translations import (
    TranslationDraft,
    attach_translation,
    translations,
    withdraw_translation,
)
from desktop.casework.actions.policy.writing import is_being_written
from desktop.casework.desk import Desk
from desktop.office.policy import phrases
from desktop.office.policy.comparing import CompareScreen
from desktop.office.policy.editing import EditScreen
from desktop.office.policy.papers import PapersScreen
from desktop.office.policy.publishing import PublishScreen
from desktop.office.policy.screen import OfficePolicy
from desktop.ui.look.theme import Look
from desktop.ui.pages.document import DocumentScreen
from desktop.ui.papers.screen import PapersScreen as Leaflets
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.long_text import LongText
from tests.desktop.casework.photographs import pdf
from tests.desktop.windows import (
    Open,
    Window,
    button,
    buttons,
    cut_off,
    labels,
    texts,
    too_wide,
    unnamed,
)


def editing(window: Window, about: str = "") -> EditScreen:
    return window.on(EditScreen, "policy-edit", about)


def beside(window: Window, screen: EditScreen) -> str:
    window.settle()
    return texts(screen.preview)


def choose(screen: EditScreen, path: tuple[str, ...], word: str) -> None:
    screen.form.open_at(path)
    control = screen.form.places[path].control
    assert isinstance(control, Choice)
    control.set_key(word)
    control.chosen.emit(word)
    screen.look_over()


def publish(window: Window, screen: EditScreen, minute: str = "12 March, item 4") -> None:
    window.click(screen.compare)
    publishing = window.shell.current()
    assert isinstance(publishing, PublishScreen)
    window.type(publishing.minute, minute)
    window.click(publishing.publish.button)


def test_a_version_is_written_compared_and_published(window: Open) -> None:
    open_ = window()
    page = open_.on(OfficePolicy, "policy")
    open_.click(page.edit)
    screen = open_.shell.current()
    assert isinstance(screen, EditScreen)
    assert screen.form.raw["version"] == "1.1"
    assert "Owed at the first contact, spoken." in beside(open_, screen)
    choose(screen, ("statement", "occasion"), "every")
    assert "Owed at every contact, spoken." in beside(open_, screen)
    words = screen.form.places[("statement", "text")].control
    assert isinstance(words, LongText)
    words.setPlainText("I take nobody's side.")
    screen.look_over()
    assert "I take nobody's side." in beside(open_, screen)
    screen.form.open_at(("role", "strength"))
    open_.settle()
    bar = screen.verticalScrollBar()
    for at in (0, bar.maximum() // 2, bar.maximum()):  # it goes down with what is written
        bar.setValue(at)
        open_.settle()
        assert screen.preview.cards.visibleRegion().boundingRect().height() > 300
    bar.setValue(0)
    open_.click(screen.compare)
    publishing = open_.shell.current()
    assert isinstance(publishing, PublishScreen)
    seen = texts(publishing)
    assert "The statement is owed at every contact; it was owed at the first contact." in seen
    assert "[taken out: " in seen
    name = "Standard impartiality policy, version"
    assert f"{name} 1.1 (being written), against {name} 1 (published 10 March 2026)." in seen
    assert not publishing.publish.button.isEnabled()
    assert "minute" in publishing.publish.reason()
    open_.type(publishing.minute, "12 March, item 4")
    open_.type_anew(publishing.agreed, "12 March 2031")
    open_.click(publishing.publish.button)
    assert publishing.agreed_field.fault()
    open_.type_anew(publishing.agreed, "9 March 2026")
    open_.click(publishing.publish.button)
    assert isinstance(open_.shell.current(), OfficePolicy)
    assert open_.ask(lambda desk: desk.pack.version) == "1.1"
    assert not open_.ask(is_being_written)
    page = open_.on(OfficePolicy, "policy")
    open_.click(button(page, "Standard impartiality policy, version 1.1"))
    assert "Agreed on 9 March 2026: 12 March, item 4." in texts(page)
    assert "Has not read it yet" in texts(page)
    open_.click(page.differ)
    both = open_.shell.current()
    assert isinstance(both, CompareScreen)
    told = "The statement is owed at every contact; it was owed at the first contact."
    assert told in texts(both)
    name = "Standard impartiality policy, version"
    day = "published 10 March 2026"
    assert f"{name} 1.1 ({day}), against {name} 1 ({day})." in texts(both)
    shipped = both.before.findData("shipped:standard")
    both.before.setCurrentIndex(shipped)
    both.before.chosen.emit("shipped:standard")
    open_.settle()
    assert f"{name} 1.1 ({day}), against {name} 1 (as it comes with Evenhand)." in texts(both)
    shipped = both.before.findData("shipped:sps")
    both.before.setCurrentIndex(shipped)
    both.before.chosen.emit("shipped:sps")
    open_.settle()
    assert "No longer there: role impartial supporter" in texts(both)
    both.now.set_key("shipped:sps")
    both.now.chosen.emit("shipped:sps")
    open_.settle()
    assert "They ask the same, in the same words." in texts(both)
    page = open_.on(OfficePolicy, "policy")
    open_.click(page.edit)
    assert editing(open_).form.raw["version"] == "1.2"


def test_what_is_amiss_is_told_at_its_field_and_what_was_typed_outlasts_a_lock(
    window: Open,
) -> None:
    open_ = window()
    screen = editing(open_)
    screen.form.open_at(("area", "near_km"))
    control = screen.form.places[("area", "near_km")].control
    assert isinstance(control, TextField)
    assert "A number, such as 3 or 2.5." in texts(screen)
    open_.type_anew(control, "three")
    screen.look_over()
    assert "Nearer than (km)" in screen.form.places[("area", "near_km")].fault()
    assert "How near and how far" in screen.trouble.words.text()
    open_.click(screen.compare)
    assert open_.shell.current() is screen  # nothing is published that is half good
    screen.keeper.flush()
    open_.lock_and_unlock()
    again = editing(open_)
    assert again.form.raw["area"]["near_km"] == "three"
    assert again.trouble.isVisible()
    again.form.open_at(("area", "near_km"))
    control = again.form.places[("area", "near_km")].control
    assert isinstance(control, TextField)
    open_.type_anew(control, "4,5")
    again.look_over()
    assert not again.trouble.isVisible()
    assert "nearer than 4.5 km" in beside(open_, again)


def test_what_happens_in_order_keeps_its_order_whichever_is_ticked_first(window: Open) -> None:
    open_ = window()
    screen = editing(open_)
    screen.form.open_at(("challenge", "steps"))
    steps = screen.form.places[("challenge", "steps")].control.findChildren(Tick)
    for one in (*steps, *reversed(steps)):  # none of them, then all
        open_.click(one)
    assert screen.form.raw["challenge"]["steps"] == [
        "explained", "tested", "changed", "contact-offered", "complaint"
    ]  # fmt: skip
    screen.look_over()
    assert not screen.trouble.isVisible()


def test_roles_are_added_moved_and_removed(window: Open) -> None:
    open_ = window()
    screen = editing(open_)
    screen.form.open_at(("role", "choice"))
    roles = screen.form._several[("role", "choice")]
    before = [one["name"] for one in screen.form.raw["role"]["choice"]]
    open_.click(roles.add)
    screen.look_over()
    assert screen.trouble.isVisible()
    for key, words in (
        ("name", "listen only"),
        ("meaning", "You listen and say nothing."),
        ("spoken", "I am here to listen."),
        ("card_line", "Listening"),
    ):
        control = screen.form.places[("role", "choice", 3, key)].control
        if isinstance(control, LongText):
            control.setPlainText(words)
        else:
            assert isinstance(control, TextField)
            control.setText(words)
    screen.look_over()
    assert not screen.trouble.isVisible()
    assert "Role card: listen only" in beside(open_, screen)
    up = next(one for one in roles.findChildren(QAbstractButton) if one.text() == "Move up")
    open_.click(up)
    assert [one["name"] for one in screen.form.raw["role"]["choice"]] == [
        *(*before[:2], "listen only", before[2]),
    ]
    open_.click(button(roles, "Remove"))
    assert [one["name"] for one in screen.form.raw["role"]["choice"]] == before


def test_a_policy_from_nothing_a_shipped_one_and_one_in_a_file(
    window: Open, tmp_path: Path
) -> None:
    open_ = window()
    page = open_.on(OfficePolicy, "policy")
    open_.click(page.from_nothing)
    screen = open_.shell.current()
    assert isinstance(screen, EditScreen)
    assert screen.form.raw["name"] == "fellside-impartial-support"
    file = tmp_path / "mine.toml"
    screen.ask_where = lambda _name: file
    open_.click(screen.save_file)
    page = open_.on(OfficePolicy, "policy")
    assert page.edit.text() == "Go on writing"
    open_.click(button(page, "Give it up"))
    assert not open_.ask(is_being_written)
    page.shipped.set_key("sps")
    open_.click(page.from_shipped)
    screen = open_.shell.current()
    assert isinstance(screen, EditScreen)
    assert screen.form.raw["name"] == "sps"
    screen.ask_file = lambda: file
    open_.click(screen.open_file)
    assert screen.form.raw["name"] == "fellside-impartial-support"
    publish(open_, screen)
    pack = open_.ask(lambda desk: desk.pack)
    assert (pack.name, pack.asks_statement) == ("fellside-impartial-support", False)


def test_a_review_that_is_past_says_how_long_ago_and_what_settles_it() -> None:
    due = date(2021, 1, 31)
    said = {days: phrases.due(Review(due, -days, False, "")) for days in (1, 60, 100, 729, 1864)}
    assert "31 January 2021, five years ago. The version that is published next" in said[1864]
    ago = [one.partition("2021, ")[2].partition(" ago")[0] for one in said.values()]
    assert ago == ["one day", "60 days", "three months", "23 months", "five years"]


def test_the_review_is_told_on_the_rail_and_the_page(window: Open) -> None:
    open_ = window()
    publish(open_, editing(open_))
    page = open_.on(OfficePolicy, "policy")
    assert not page.due.isVisible()
    open_.clock.on(days=400)
    page = open_.on(OfficePolicy, "policy")
    assert page.due.isVisible()
    assert "reviewed by 10 March 2027, 35 days ago (Policy: review)." in texts(page.due)
    assert open_.waits("policy") == "Policy, 1 waiting"
    assert open_.ask(acknowledge).version == "1.1"


def test_documents_and_translations_are_attached_looked_at_and_withdrawn(
    window: Open, tmp_path: Path
) -> None:
    open_ = window()
    screen = open_.on(PapersScreen, "policy-papers")
    file = tmp_path / "Our policy.pdf"
    file.write_bytes(pdf(2))
    screen.ask_file = lambda: file
    open_.click(screen.attach)
    assert "Our policy.pdf" in texts(screen)
    open_.click(button(screen, "Look at it"))
    seen = open_.shell.current()
    assert isinstance(seen, DocumentScreen)
    assert seen.title.text() == "Our policy.pdf"
    assert seen.preview.canvas.isVisible()

    def lose(desk: Desk) -> None:
        for blob in desk.vault.blobs.iterdir():
            blob.unlink()

    open_.ask(lose)
    screen = open_.on(PapersScreen, "policy-papers")
    assert "File lost" in texts(screen)
    open_.click(button(screen, "Replace…"))  # as it says
    assert "File lost" not in texts(screen)
    screen.translation.language.set_key("ur")
    screen.translation.language.chosen.emit("ur")
    screen.translation.text.setPlainText("میں غیر جانبدار ہوں۔")
    open_.click(screen.translation.keep.button)
    (one,) = open_.ask(translations)
    assert (one.name, one.right_to_left, one.current) == ("Urdu", True, True)
    assert "Urdu: The statement" in texts(screen)
    page = open_.on(OfficePolicy, "policy")
    assert {"Our policy.pdf", "Urdu: The statement"} <= set(labels(page))
    screen = open_.on(PapersScreen, "policy-papers")
    open_.click(buttons(screen, "Withdraw")[0])  # the documents stand first
    assert open_.ask(documents) == ()
    assert "Withdrawn" in texts(screen)
    open_.click(button(screen, "Withdraw"))  # the translation's: the document has none any more
    assert open_.ask(translations) == ()
    assert "The English words are offered in its place." in texts(screen)
    assert "Urdu: The statement" not in labels(open_.on(OfficePolicy, "policy"))
    attach = TranslationDraft("statement", "ur", "میں غیر جانبدار ہوں۔")
    record = open_.ask(lambda desk: attach_translation(desk, attach))
    leaflet = open_.on(Leaflets, "papers", "statement")
    leaflet.language.set_key("ur")
    leaflet.language.chosen.emit("ur")
    open_.settle()
    assert "I do not take sides" not in leaflet.preview.seen().text
    screen = open_.on(PapersScreen, "policy-papers")
    screen.translation.part.set_key("leaflet")
    screen.translation.part.chosen.emit("leaflet")
    assert "A line for each" in texts(screen.translation)
    screen.translation.language.set_key("ur")
    screen.translation.language.chosen.emit("ur")
    screen.translation.text.setPlainText("ہم غیر جانبدار ہیں")
    open_.click(screen.translation.keep.button)
    assert "6 lines" in screen.translation.text_field.fault()
    assert screen.translation.text.words() == "ہم غیر جانبدار ہیں"
    screen.translation.part.set_key("statement")
    screen.translation.text.setPlainText("저는 공정합니다")
    open_.click(screen.translation.keep.button)
    assert "no typeface for 저 는" in screen.translation.text_field.fault()
    assert screen.translation.text.words() == "저는 공정합니다"
    leaflet = open_.on(Leaflets, "papers", "statement")
    leaflet.language.set_key("ur")
    leaflet.language.chosen.emit("ur")
    open_.settle()
    open_.ask(lambda desk: withdraw_translation(desk, record))
    open_.settle()
    assert leaflet.wanted.language == "en"  # it stands open meanwhile
    assert "I do not take sides" in leaflet.preview.seen().text


def test_what_volunteers_hear_stands_beside_the_form_in_larger_text_too(
    window: Open, look: Look
) -> None:
    open_ = window()
    open_.shell.resize(1280, 800)
    look.set_scale(1.5)
    screen = editing(open_)
    open_.settle()
    words = screen.form.places[("statement", "text")].control
    beside_it = screen.preview.mapTo(screen, QPoint(0, 0)).x()
    assert beside_it >= words.mapTo(screen, QPoint(words.width(), 0)).x()


@pytest.mark.parametrize("scale", [1.0, 2.25])
def test_nothing_is_cut_off_and_every_control_has_a_name(
    window: Open, look: Look, scale: float
) -> None:
    open_ = window()
    look.set_scale(scale)
    screen = editing(open_)
    for path in (("role", "choice"), ("known",), ("review",), ("evaluation", "question")):
        screen.form.open_at(path)
    open_.settle()
    for key in ("policy-edit", "policy-publish", "policy-papers", "policy"):
        shown = open_.go(key)
        open_.settle()
        assert unnamed(shown) == []
        assert cut_off(shown) == []
        assert not too_wide(shown), key
