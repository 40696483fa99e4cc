"""My interests: adding, removing, what is hidden, and words that come back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.names import Urn
from db.records import Finding, SchoolChanges
from desktop.casework.actions.cases.open_case import open_case
from desktop.casework.actions.closeness import declare
from desktop.casework.actions.closeness.interest_list import look_at_interests
from desktop.casework.actions.closeness.trusts import trusts_of
from desktop.casework.desk import Desk
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.typing.choices import Pick
from desktop.volunteer.interests.screen import InterestsScreen
from tests.builders import BRAMPTON, PENRITH, UPPERBY, House, case_draft
from tests.desktop.windows import Window, buttons, cut_off, texts, too_wide, unnamed


@pytest.fixture
def window(qtbot: QtBot, house: House, look: Look) -> Iterator[Window]:
    made = Window(qtbot, house, look)
    yield made
    made.close()


@pytest.fixture
def full(window: Window) -> Window:
    """A post, a child's school and a friend are on the list."""
    window.ask(lambda desk: declare.declare_position(desk, BRAMPTON, "governor"))
    window.ask(lambda desk: declare.declare_child_school(desk, PENRITH))
    born = date(1984, 5, 2)
    window.ask(lambda desk: declare.declare_person(desk, "Idris Quillfeather", "friend", born))
    return window


def interests(window: Window) -> InterestsScreen:
    screen = window.go("interests")
    assert isinstance(screen, InterestsScreen)
    return screen


def items(window: Window) -> list[tuple[str, str, str]]:
    listed = window.ask(look_at_interests).items
    return [(one.kind, one.so, one.held_as) for one in listed]


def test_an_empty_list_says_so_and_offers_the_form(window: Window) -> None:
    screen = interests(window)
    assert screen.title.text() == "Nothing is on your list yet"
    assert not screen.names.isVisible()
    assert screen.form.add.isEnabled()


def test_a_post_is_added_by_typing_part_of_the_schools_name(window: Window) -> None:
    screen = interests(window)
    form = screen.form
    window.type(form.where.school.field, "brampton primary")
    window.bot.waitUntil(lambda: form.where.school.list.rows_model.rowCount() > 0)
    QTest.keyClick(form.where.school.field, Qt.Key.Key_Return)
    window.type(form.held_as, "governor")
    QTest.keyClick(form.held_as, Qt.Key.Key_Return)
    window.bot.waitUntil(lambda: screen.title.text() == "One thing is on your list")
    assert items(window) == [("position", "Brampton Primary School", "governor")]
    assert form.is_empty()


def test_a_person_is_added_with_a_mouse(window: Window) -> None:
    screen = interests(window)
    form = screen.form
    window.click(form.picks["known-person"])
    window.type(form.name, "Idris Quillfeather")
    window.type(form.born, "2 May 1984")
    window.click(form.add)
    window.bot.waitUntil(lambda: bool(items(window)))
    assert items(window) == [("known-person", "Idris Quillfeather", "friend")]


def test_what_is_missing_is_said_beside_its_field(window: Window) -> None:
    screen = interests(window)
    form = screen.form
    window.type(form.held_as, "governor")
    window.click(form.add)
    assert form.fields["school"].fault()
    assert form.held_as.text() == "governor"
    window.click(form.picks["known-person"])
    window.type(form.name, "Idris")
    window.type(form.born, "the fifth of never")
    window.click(form.add)
    window.bot.waitUntil(lambda: bool(form.fields["born"].fault()))
    assert form.name.text() == "Idris"
    assert items(window) == []


def test_half_typed_words_come_back_after_a_lock(window: Window, look: Look) -> None:
    screen = interests(window)
    window.click(screen.form.picks["known-person"])
    window.type(screen.form.name, "Idris Quillf")
    window.type(screen.form.at, "CA3")
    screen.declaring.keeper.flush()
    with window.bot.waitSignal(window.session.locked):
        window.session.lock()
    window.unlock()

    again = InterestsScreen(window.shell.here)
    window.bot.addWidget(again)
    again.shown("")
    window.settle()
    assert again.form.kind() == "known-person"
    assert again.form.name.text() == "Idris Quillf"
    assert again.form.at.text() == "CA3"


def test_names_show_only_when_asked_for_and_never_while_somebody_sits_opposite(
    full: Window,
) -> None:
    screen = interests(full)
    assert "Quillfeather" not in texts(screen)
    assert "Someone on your list" in texts(screen)
    full.click(screen.names.button)
    full.bot.waitUntil(lambda: "Idris Quillfeather" in texts(screen))

    QTest.keyClick(full.shell, Qt.Key.Key_F9)
    assert full.shell.privacy.on
    seen = texts(screen)
    for private in ("Quillfeather", "CA8 1RW", "Queen Elizabeth", "1984"):
        assert private not in seen
    assert not screen.form.isVisible()
    assert not screen.names.button.isEnabled()

    full.shell.privacy.toggle()
    full.shell.go("help")
    screen = interests(full)
    assert "Quillfeather" not in texts(screen)  # asked for anew each time


def test_removing_can_be_undone_from_the_keyboard(full: Window) -> None:
    screen = interests(full)
    amend, remove = screen.groups["known-person"].findChildren(Button)
    assert amend.accessibleName() == "Amend Someone on your list, a friend"
    assert remove.accessibleName() == "Remove Someone on your list, a friend"
    full.click(remove)
    full.bot.waitUntil(screen.toast.isVisible)
    full.settle()
    assert len(items(full)) == 2
    assert "Quillfeather" not in screen.toast.words.text()
    QTest.keyClick(screen.toast.action, Qt.Key.Key_Return)
    full.bot.waitUntil(lambda: len(items(full)) == 3)


def test_a_new_home_counts_from_today_and_a_bad_postcode_changes_nothing(full: Window) -> None:
    screen = interests(full)
    full.click(screen.home.change)
    full.type_anew(screen.home.code, "nowhere")
    full.click(screen.home.keep)
    assert screen.home.field.fault()
    full.type_anew(screen.home.code, "ca3 8ur")
    QTest.keyClick(screen.home.code, Qt.Key.Key_Return)
    full.bot.waitUntil(lambda: "CA3 8UR" in texts(screen.home))
    assert full.ask(look_at_interests).home == "CA3 8UR"


def test_a_home_or_somebodys_postcode_that_was_guessed_is_asked_about_first(
    full: Window,
) -> None:
    screen = interests(full)
    full.click(screen.home.change)
    full.type(screen.home.code, "LAG 4DL")
    full.press(Qt.Key.Key_Return, screen.home.code)
    assert screen.home.code.asks() is None  # G is never taken for 6
    assert screen.home.field.fault() != ""
    full.type_anew(screen.home.code, "CAI 1AA")
    full.press(Qt.Key.Key_Return, screen.home.code)
    question = screen.home.code.question
    assert question is not None
    assert question.isVisible()
    assert screen.home.field.fault() == ""
    full.click(question.use)
    full.click(screen.home.keep)
    full.settle()
    assert "CA1 1AA" in texts(screen.home)
    full.click(screen.form.picks["known-person"])
    full.type(screen.form.name, "Odo Lathom")
    full.type(screen.form.at, "CAI 1AA")
    full.press(Qt.Key.Key_Return, screen.form.at)
    assert screen.form.at.question is not None
    assert screen.form.at.question.isVisible()
    assert "Odo Lathom" not in [what for _, what, _ in items(full)]


def test_what_is_near_home_is_drawn_when_it_is_asked_for(full: Window) -> None:
    screen = interests(full)
    assert screen.area.picture is None
    full.click(screen.area.button)
    full.settle()
    assert screen.area.picture is not None
    assert screen.area.picture.words() == (
        "The picture reaches 4 km with CA8 1, CA8 2, CA8 9, CA4 8 and CA6 4 round about. "
        "Too near, under 3 km; just right, 3 to 30 km; far, over 30 km."
    )
    full.ask(lambda desk: declare.declare_home(desk, "LA9 4DL"))  # she has moved
    full.settle()
    assert "LA9 4" in screen.area.picture.words()
    full.press(Qt.Key.Key_F9)
    full.settle()
    assert "LA9" not in screen.area.picture.accessibleName()


def test_every_control_has_a_name(full: Window) -> None:
    assert unnamed(interests(full)) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.25])
def test_nothing_is_cut_off(full: Window, look: Look, scale: float) -> None:
    look.set_scale(scale)
    screen = interests(full)
    full.click(screen.form.picks["known-person"])
    full.bot.waitUntil(lambda: not cut_off(screen))
    assert not too_wide(screen)


def test_what_is_added_here_is_found_in_an_open_case_at_once(full: Window) -> None:
    full.ask(lambda desk: open_case(desk, case_draft(school=UPPERBY)))
    full.ask(lambda desk: declare.declare_position(desk, UPPERBY, "governor"))
    assert [one.body.state for one in full.ask(lambda desk: desk.store.find(Finding))] == [
        "standing"
    ]
    assert "are looked at again at once" in texts(interests(full))


def test_an_interest_added_today_finds_last_months_case_on_today_with_its_clause(
    window: Window,
) -> None:
    window.ask(lambda desk: open_case(desk, case_draft(school=UPPERBY)))
    window.clock.on(days=31)
    screen = interests(window)
    form = screen.form
    window.type(form.where.school.field, "upperby primary")
    window.bot.waitUntil(lambda: form.where.school.list.rows_model.rowCount() > 0)
    QTest.keyClick(form.where.school.field, Qt.Key.Key_Return)
    window.type(form.held_as, "governor")
    QTest.keyClick(form.held_as, Qt.Key.Key_Return)
    window.bot.waitUntil(lambda: "It is found in" in window.said())
    seen = texts(window.go("today"))
    assert ": you hold a post at the school" in seen
    assert "Found today, because your interests changed." in seen
    interests(window)
    (remove,) = buttons(screen.groups["position"], "Remove")
    window.click(remove)
    window.bot.waitUntil(screen.toast.isVisible)
    assert [one.body.state for one in window.ask(lambda desk: desk.store.find(Finding))] == ["past"]
    assert "you hold a post at the school" not in texts(window.go("today"))


def test_a_post_ends_with_its_last_day_and_stands_below_among_what_is_over(full: Window) -> None:
    screen = interests(full)
    (amend,) = buttons(screen.groups["position"], "Amend")
    full.click(amend)
    form = screen.form
    assert form.held_as.text() == "governor"
    full.type_anew(form.held_as, "chair of governors")
    full.type(form.since, "1 September 2024")
    screen.declaring.keeper.flush()
    full.click(form.leave)
    assert form.is_empty()
    assert items(full)[0] == ("position", "Brampton Primary School", "governor")
    full.click(buttons(screen.groups["position"], "Amend")[0])
    assert form.held_as.text() == "governor"  # what was left is no draft any more
    full.click(form.ends)
    assert form.until.text() == "10 March 2026"
    full.click(form.add)
    full.bot.waitUntil(lambda: not form.amends)
    assert "Governor, Brampton, until 10 March 2026" in texts(screen.groups["position"])
    full.clock.on(days=1)
    screen.reload()
    full.settle()
    assert screen.over.isVisible()
    full.click(screen.over.button)
    assert "Brampton Primary School" in texts(screen.over)


def in_a_trust(desk: Desk) -> None:
    """A newer list of schools, in which the school at Penrith is in a trust."""
    school = desk.schools.by_urn(Urn(PENRITH))
    assert school is not None
    newer = structs.replace(school, trust="99042", trust_name="Beacon Fell Learning Trust")
    with desk.write() as writing:
        changes = SchoolChanges(edition="2026-03-01", part=1, parts=1, schools=(newer,))
        writing.add(changes, own=True)
    desk.lists_changed()


def test_a_trustee_finds_the_trust_through_one_of_its_schools(window: Window) -> None:
    window.ask(in_a_trust)
    trust = window.ask(lambda desk: trusts_of(desk, PENRITH))[0]
    screen = interests(window)
    form = screen.form
    window.type(form.where.school.field, "136732")
    window.bot.waitUntil(lambda: form.where.school.list.rows_model.rowCount() > 0)
    QTest.keyClick(form.where.school.field, Qt.Key.Key_Return)
    window.bot.waitUntil(form.where.reach.isVisible)
    form.where.reach.set_key(trust.number)
    window.type(form.held_as, "trustee")
    window.click(form.add)
    window.bot.waitUntil(lambda: bool(items(window)))
    assert items(window) == [("position", trust.name, "trustee")]
    assert "at every school of it" in texts(screen)


def test_a_child_moves_on_in_september_and_today_asks_where(full: Window) -> None:
    screen = interests(full)
    full.click(buttons(screen.groups["child-school"], "Amend")[0])
    full.click(screen.form.ends)
    assert screen.form.until.text() == "31 August 2026"
    full.click(screen.form.add)
    full.bot.waitUntil(lambda: not screen.form.amends)
    full.clock.on(days=180)
    assert "Where does your child go to school now?" in texts(full.go("today"))
    screen = interests(full)
    full.click(screen.looked.school)
    assert (screen.form.kind(), screen.form.since.text()) == ("child-school", "1 September 2026")


def test_the_list_is_looked_over_and_nothing_to_declare_is_said_by_a_button(
    window: Window,
) -> None:
    assert "My interests: not looked over yet" in texts(window.go("today"))
    screen = interests(window)
    assert screen.looked.button.text() == "There is nothing to declare"
    window.click(screen.looked.button)
    assert "You said on 10 March 2026 that there is nothing to declare." in texts(screen)
    assert "My interests" not in texts(window.go("today"))
    window.clock.on(days=30)
    assert "The summer term has begun." in texts(window.go("today"))


def test_another_home_stands_beside_the_first_and_a_stake_is_hidden_with_the_rest(
    window: Window,
) -> None:
    screen = interests(window)
    window.click(screen.home.another)
    window.type(screen.home.code, "la9 4dl")
    window.type(screen.home.until, "the end")
    window.click(screen.home.keep)
    assert screen.home.days["until"].fault()
    window.type_anew(screen.home.until, "30 June 2026")
    window.click(screen.home.keep)
    window.bot.waitUntil(lambda: "LA9 4DL" in texts(screen.home))
    assert "Until 30 June 2026" in texts(screen.home)
    window.click(screen.form.picks["stake"])
    window.type(screen.form.what, "works for the council")
    window.type(screen.form.whose, "Cumberland Council")
    window.click(screen.form.add)
    window.bot.waitUntil(lambda: "Cumberland Council" in texts(screen))
    window.shell.privacy.toggle()
    seen = texts(screen)
    for private in ("Cumberland", "works for", "LA9 4DL", "CA8 1RW"):
        assert private not in seen
    window.shell.privacy.toggle()
    window.settle()
    window.click(buttons(screen.home, "Remove")[1])
    window.bot.waitUntil(screen.toast.isVisible)
    assert "LA9 4DL" not in texts(screen.home)
    QTest.keyClick(screen.toast.action, Qt.Key.Key_Return)
    window.bot.waitUntil(lambda: "LA9 4DL" in texts(screen.home))


def test_what_the_policy_does_not_ask_is_not_on_the_page(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    for pack, there, gone in (
        ("sps", ("Posts at schools", "Your home"), ("Your own children’s schools",)),
        ("rotherham-sendiass", ("Your policy asks for no interests",), ("Posts at schools",)),
    ):
        house = House(tmp_path / pack, pack=pack)
        house.volunteer()
        window = Window(qtbot, house, look)
        try:
            screen = window.go("interests")
            seen = texts(screen).splitlines()
            assert set(there) <= set(seen)
            assert not set(gone) & set(seen)
            picks = [one.text() for one in screen.findChildren(Pick) if one.isVisible()]
            wanted = ["A post at a school or trust", "Somebody I know"]
            assert picks[:2] == (wanted if pack == "sps" else [])
            assert "A school of my own child" not in picks
        finally:
            window.close()


def test_what_is_on_the_list_is_amended_also_where_the_policy_asks_for_nothing(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    house = House(tmp_path / "rotherham", pack="rotherham-sendiass")
    house.volunteer()
    window = Window(qtbot, house, look)
    try:
        window.ask(lambda desk: declare.declare_position(desk, BRAMPTON, "governor"))
        screen = interests(window)
        assert not screen.form.isVisible()
        assert not screen.area.isVisible()
        window.click(buttons(screen.groups["position"], "Amend")[0])
        window.bot.waitUntil(screen.form.isVisible)
        window.type_anew(screen.form.held_as, "clerk")
        window.click(screen.form.add)
        window.bot.waitUntil(lambda: items(window)[0][2] == "clerk")
        window.settle()
        assert not screen.form.isVisible()
    finally:
        window.close()


def test_a_trust_is_found_by_its_own_name_where_the_list_knows_trusts(window: Window) -> None:
    window.ask(in_a_trust)
    screen = interests(window)
    form = screen.form
    assert "Type the trust’s name" in texts(form)
    window.type(form.where.school.field, "beacon fell")
    found = form.where.school.list
    window.bot.waitUntil(lambda: found.rows_model.rowCount() > 0)
    row = found.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert (row.so, row.more) == ("Beacon Fell Learning Trust", "Academy trust · one open school")
    QTest.keyClick(form.where.school.field, Qt.Key.Key_Return)
    assert "The trust itself" in texts(form)
    assert form.where.reach.currentText() == "At every school of Beacon Fell Learning Trust"
    assert not form.where.more.button.isVisible()
    window.type(form.held_as, "trustee")
    window.click(form.add)
    window.bot.waitUntil(lambda: bool(items(window)))
    assert items(window) == [("position", "Beacon Fell Learning Trust", "trustee")]


def test_a_trustee_whose_trust_no_list_knows_chooses_its_schools_in_one_sitting(
    window: Window,
) -> None:
    window.ask(lambda desk: open_case(desk, case_draft(school=UPPERBY)))
    screen = interests(window)
    form = screen.form
    assert "does not say which trust runs a school" in texts(form)
    for number in (BRAMPTON, UPPERBY):
        window.type(form.where.school.field, number)
        window.bot.waitUntil(form.where.school.answers.isVisible)
        QTest.keyClick(form.where.school.field, Qt.Key.Key_Return)
        window.click(form.where.more.button)
        assert form.where.school.field.text() == ""
    window.type(form.held_as, "trustee")
    form.note.setPlainText("Beacon Fell; the others are in Kent.")
    screen.declaring.keeper.flush()
    assert [name for _, name in form.where.more.schools()] == [
        "Brampton Primary School", "Upperby Primary School"
    ]  # fmt: skip
    (_, off) = buttons(form.where.more, "Take off")
    window.click(off)
    window.type(form.where.school.field, UPPERBY)
    window.bot.waitUntil(form.where.school.answers.isVisible)
    QTest.keyClick(form.where.school.field, Qt.Key.Key_Return)
    window.click(form.add)
    window.bot.waitUntil(lambda: "Added, at two schools. They are found in" in window.said())
    assert items(window) == [
        ("position", "Brampton Primary School", "trustee"),
        ("position", "Upperby Primary School", "trustee"),
    ]
    assert form.is_empty()
    assert form.where.more.schools() == ()


def test_a_note_stands_with_what_it_is_about_and_goes_with_the_names(full: Window) -> None:
    screen = interests(full)
    full.click(buttons(screen.groups["known-person"], "Amend")[0])
    screen.form.note.setPlainText("We row together.")
    full.click(screen.form.add)
    full.bot.waitUntil(lambda: not screen.form.amends)
    assert "We row together." not in texts(screen)
    full.click(screen.names.button)
    full.bot.waitUntil(lambda: "We row together." in texts(screen))
    full.click(buttons(screen.groups["known-person"], "Amend")[0])
    assert screen.form.note.words() == "We row together."
    full.click(screen.form.leave)
    full.press(Qt.Key.Key_F9)
    assert "We row together." not in texts(screen)
