"""People: inviting, signing a laptop in by six words, ending a device."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.casework.actions.joining.enrol import enrol, invite
from desktop.casework.actions.joining.join import NewVolunteer, join
from desktop.casework.actions.joining.look_at_invitation import look_at_invitation
from desktop.casework.actions.joining.people import look_at_people
from desktop.casework.actions.safety.backups import carry_backup, restore
from desktop.office.people.invite import InvitePanel
from desktop.office.people.laptop import LaptopDetail
from desktop.office.people.screen import PeopleScreen
from desktop.office.people.sign_in import SignInPanel
from tests.builders import HOME, PASSPHRASE, House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.windows import Open, Window, button, buttons, faults, texts


def people(window: Window, about: str = "") -> PeopleScreen:
    screen = window.go("people", about)
    assert isinstance(screen, PeopleScreen)
    return screen


def signing(screen: PeopleScreen) -> SignInPanel:
    assert isinstance(screen.panel, SignInPanel)
    return screen.panel


def shown(screen: PeopleScreen) -> LaptopDetail:
    assert isinstance(screen.panel, LaptopDetail)
    return screen.panel


def rows(screen: PeopleScreen) -> list[tuple[str, str]]:
    return [(row.so, row.state.word if row.state else "") for row in screen.rows.rows_model.rows()]


@pytest.fixture
def wren(house: House, tmp_path: Path) -> tuple[Path, NewVolunteer]:
    """Wren has joined; her request is on a stick."""
    with house.open("office") as desk:
        invitation = invite(desk).data
    made = join(house.path("wren"), PASSPHRASE, invitation, "Wren Adair", HOME, house.world)
    path = tmp_path / "request.evenhand-request"
    path.write_bytes(made.request)
    return path, made


def test_nobody_yet_offers_an_invitation_that_can_be_read_and_shows_the_offices_words(
    bare: House, window: Open, tmp_path: Path
) -> None:
    opened_window = window(bare)
    screen = people(opened_window)
    assert screen.below.text() == "Nobody works with you here yet."
    assert isinstance(screen.panel, InvitePanel)
    assert "Volunteers’ laptops stand here" in texts(screen)
    path = tmp_path / "invitation.json"
    screen.ask_where = lambda _over, _name: path
    opened_window.click(screen.invite)
    opened_window.click(button(screen, "Save the invitation…"))
    offer = look_at_invitation(path.read_bytes(), bare.world, path.name)
    assert " ".join(offer.words) in texts(screen)
    assert opened_window.said() == "The invitation is in “invitation.json”."
    assert faults(opened_window, screen) == []


def test_an_invitation_that_cannot_be_written_is_told(window: Open, tmp_path: Path) -> None:
    opened_window = window()
    screen = people(opened_window)
    screen.ask_where = lambda _over, _name: tmp_path / "no" / "such" / "folder.json"
    opened_window.click(screen.invite)
    opened_window.click(button(screen, "Save the invitation…"))
    assert "cannot be written" in opened_window.shell._warning.words.text()


def test_wrong_words_are_said_beside_the_field_and_nothing_is_lost(
    window: Open, wren: tuple[Path, NewVolunteer]
) -> None:
    path, _ = wren
    opened_window = window()
    screen = people(opened_window)
    screen.ask_request = lambda _over: path
    opened_window.click(screen.sign_in)
    panel = signing(screen)
    assert panel.go.reason() == "It needs the request first."
    opened_window.click(panel.choose)
    assert "From Wren Adair, made today 15:30." in texts(panel)
    assert panel.go.reason() == "It needs the six words that you hear."
    opened_window.type(panel.words, "one two three four five six")
    opened_window.click(panel.go.button)
    assert "The six words are not those of this request." in panel.words_field.fault()
    assert panel.words.text() == "one two three four five six"
    assert panel.words.hasFocus()
    assert len(opened_window.ask(look_at_people).laptops) == 2
    assert faults(opened_window, screen) == []


def test_a_form_stays_open_when_the_list_is_read_anew_behind_it(
    window: Open, wren: tuple[Path, NewVolunteer]
) -> None:
    opened_window = window()
    screen = people(opened_window)
    screen.ask_request = lambda _over: wren[0]
    assert screen.rows.key() == shown(screen).laptop.device
    opened_window.click(screen.sign_in)
    panel = signing(screen)
    opened_window.click(panel.choose)
    opened_window.type(panel.words, "one two three")
    screen.reload()
    opened_window.settle()
    assert signing(screen) is panel
    assert panel.words.text() == "one two three"
    assert panel.words.hasFocus()


def test_the_right_words_sign_a_laptop_in_and_its_welcome_is_saved_at_once(
    house: House, window: Open, wren: tuple[Path, NewVolunteer], tmp_path: Path
) -> None:
    path, made = wren
    asked: list[str] = []
    welcome = tmp_path / "welcome.evenhand"

    def where(_over: QWidget, name: str) -> Path:
        asked.append(name)
        return welcome

    opened_window = window()
    screen = people(opened_window)
    screen.ask_request, screen.ask_where = lambda _over: path, where
    opened_window.click(screen.sign_in)
    panel = signing(screen)
    assert panel.choose.accessibleName() == panel.choose.text() == "Choose the request…"
    opened_window.click(panel.choose)
    opened_window.type(panel.words, " ".join(made.words).upper())
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    opened_window.bot.waitUntil(welcome.exists)
    opened_window.settle()
    assert ("Wren Adair", "Active") in rows(screen)
    assert shown(screen).laptop.name == "Wren Adair"
    on = shown(screen).save
    assert on is not None
    assert on.hasFocus(), "the button that was pressed has gone"
    assert "wren" not in asked[0].casefold()
    assert asked[0].endswith("-welcome.evenhand")
    assert [one.result for one in house.bring("wren", welcome.read_bytes())] == ["applied"]
    assert "It has not said that its welcome is there." in texts(screen)
    assert opened_window.ask(lambda desk: desk.store.local.drafts()) == []
    toast = opened_window.shell.toast
    assert toast.isVisible()
    assert not toast.isAncestorOf(QApplication.focusWidget() or toast.close_button)
    for _ in range(40):  # but Tab comes to it
        if toast.close_button.hasFocus():
            break
        opened_window.press(Qt.Key.Key_Tab, QApplication.focusWidget())
    assert toast.close_button.hasFocus()


def test_what_was_typed_comes_back_in_the_same_box_after_a_lock(
    window: Open, wren: tuple[Path, NewVolunteer]
) -> None:
    path, _ = wren
    opened_window = window()
    screen = people(opened_window)
    screen.ask_request = lambda _over: path
    opened_window.click(screen.sign_in)
    opened_window.click(signing(screen).choose)
    opened_window.type(signing(screen).words, "harbour lantern")
    opened_window.lock_and_unlock()
    again = people(opened_window)
    assert signing(again).words.text() == "harbour lantern"
    assert "From Wren Adair" in texts(again)


def test_a_file_that_is_no_request_is_told_at_its_own_field(
    house: House, window: Open, tmp_path: Path
) -> None:
    path = tmp_path / "holiday.jpg"
    path.write_bytes(b"not a request")
    opened_window = window()
    screen = people(opened_window)
    screen.ask_request = lambda _over: path
    opened_window.click(screen.sign_in)
    opened_window.click(signing(screen).choose)
    assert "holiday.jpg is not a request" in signing(screen).request_field.fault()
    assert signing(screen).go.reason()


def test_a_laptop_that_is_signed_in_already_is_told_before_any_words(
    house: House, window: Open, wren: tuple[Path, NewVolunteer]
) -> None:
    path, made = wren
    with house.open("office") as desk:
        enrol(desk, made.request, " ".join(made.words))
    opened_window = window()
    screen = people(opened_window)
    screen.ask_request = lambda _over: path
    opened_window.click(screen.sign_in)
    opened_window.click(signing(screen).choose)
    assert "signed in already" in signing(screen).request_field.fault()


def test_ending_a_laptop_asks_why_and_tells_whose_cases_were_on_it(
    house: House, window: Open
) -> None:
    with house.open("morag") as desk:
        reference = opened(desk)
        device = desk.device
    house.carry("morag", "office")
    opened_window = window()
    screen = people(opened_window, device)
    assert shown(screen).laptop.name == "Morag Tennick"
    ending = shown(screen).ending
    assert ending is not None
    opened_window.click(ending.begin)
    assert ending.go.reason() == "It needs a reason first."
    assert "72 hours" in texts(screen)
    assert faults(opened_window, screen) == []
    opened_window.type(ending.why, "Her bag was stolen.")
    opened_window.click(ending.go.button)
    assert opened_window.said() == "Morag Tennick’s laptop is ended."
    assert rows(screen) == [("Idris Fairclough", "Active"), ("Morag Tennick", "Revoked")]
    said = texts(screen)
    assert "Her bag was stolen." in said
    assert "These families’ cases were on it" in said
    assert "decide within 72 hours" in said
    assert button(screen, reference).accessibleName() == f"{reference} · Ottilie Brackenridge"
    assert shown(screen).ending is None
    assert faults(opened_window, screen) == []


def test_a_reason_that_is_begun_is_kept_and_belongs_to_its_own_laptop(
    house: House, window: Open
) -> None:
    opened_window = window()
    screen = people(opened_window)
    screen.rows.go_to_number(1)
    opened_window.settle()
    ending = shown(screen).ending
    assert ending is not None
    opened_window.click(ending.begin)
    opened_window.type(ending.why, "She thinks it was")
    screen.rows.go_to_number(0)
    opened_window.settle()
    other = shown(screen).ending
    assert other is not None
    assert other.why.words() == ""
    opened_window.lock_and_unlock()
    again = people(opened_window)
    again.rows.go_to_number(1)
    opened_window.settle()
    back = shown(again).ending
    assert back is not None
    assert back.why.words() == "She thinks it was"
    opened_window.click(back.leave)
    assert opened_window.ask(lambda desk: desk.store.local.drafts()) == []


def test_a_parent_at_the_table_sees_no_other_familys_name(house: House, window: Open) -> None:
    with house.open("morag") as desk:
        reference = opened(desk)
        device = desk.device
    house.carry("morag", "office")
    opened_window = window()
    screen = people(opened_window, device)
    opened_window.shell.privacy.toggle()
    opened_window.settle()
    assert button(screen, reference)
    opened_window.click(button(screen, reference))
    assert opened_window.shell.current().about == reference


def test_a_receipt_for_one_laptop_lets_it_send_after_it_was_restored(
    house: House, window: Open, tmp_path: Path
) -> None:
    with house.open("morag") as morag:
        opened(morag)
        device = morag.device
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    with house.open("morag") as morag:
        carry_backup(morag, tmp_path / "stick")
    restore(tmp_path / "stick", house.path("again"), house.world)
    house.clock.on(minutes=5)
    opened_window = window()
    screen = people(opened_window, device)
    assert "If it was restored from a backup" in texts(screen)
    screen.ask_where = lambda _over, name: tmp_path / name
    opened_window.click(button(screen, "Make a receipt…"))
    (file,) = tmp_path.glob("*-receipt.evenhand")
    house.bring("again", file.read_bytes())
    with house.open("again") as again:
        assert again.warnings == ()
    assert faults(opened_window, screen) == []


def test_what_waits_for_a_laptop_needs_no_receipt_besides(house: House, window: Open) -> None:
    with house.open("morag") as morag:
        device = morag.device
    screen = people(window(), device)
    assert buttons(screen, "Save the welcome…")
    assert not buttons(screen, "Make a receipt…")
