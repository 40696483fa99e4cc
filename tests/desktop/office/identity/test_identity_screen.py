"""How our papers look: typed, seen at once as it will be printed, kept, and sent to the laptops."""

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.casework.actions.papers.identity import identity
from desktop.office.identity.screen import IdentityScreen
from tests.builders import House
from tests.desktop.documents.papers_kit import logo
from tests.desktop.windows import Open, Window, assert_nothing_cut_off


def page(window: Window) -> IdentityScreen:
    return window.on(IdentityScreen, "identity")


def head(screen: IdentityScreen) -> str:
    return screen.canvas.accessibleDescription()


def test_what_is_typed_is_seen_and_once_kept_every_laptop_has_it(
    house: House, window: Open, tmp_path: Path
) -> None:
    shown = window()
    screen = page(shown)
    assert "Fellside Impartial Support" in head(screen)
    shown.type(screen.address, "The Old Chapel")
    shown.press(Qt.Key.Key_Return, screen.address)
    shown.type(screen.address, "Appleby")
    shown.type(screen.telephone, "01632 960 119")
    shown.bot.waitUntil(lambda: "The Old Chapel, Appleby 01632 960 119" in head(screen))
    plain = screen.canvas.sizeHint()
    file = tmp_path / "sign.png"
    file.write_bytes(logo(32, 32))
    screen.ask_file = lambda: file
    shown.click(screen.bring)
    assert "sign.png" in screen.logo_says.text()
    assert screen.canvas.sizeHint() == plain
    assert_nothing_cut_off(shown)
    assert shown.ask(identity).telephone == ""  # nothing is kept yet
    shown.click(screen.keep)
    assert shown.said().startswith("Kept.")
    kept = shown.ask(identity)
    assert (kept.telephone, kept.logo is not None) == ("01632 960 119", True)
    shown.lock()
    house.carry("office", "morag", to=_device(house))
    with house.open("morag") as morag:
        assert identity(morag).lines[0] == "The Old Chapel, Appleby"


def _device(house: House) -> str:
    with house.open("morag") as morag:
        return morag.device


def test_what_is_no_picture_is_refused_beside_it_and_nothing_typed_is_lost(
    window: Open, tmp_path: Path
) -> None:
    shown = window()
    screen = page(shown)
    shown.type(screen.email, "help at fellside")
    file = tmp_path / "sign.png"
    file.write_text("no picture")
    screen.ask_file = lambda: file
    shown.click(screen.bring)
    assert "sign.png" in screen.logo_field.fault()
    assert "PNG or JPEG" in screen.logo_field.fault()
    screen.ask_file = lambda: tmp_path / "gone.png"
    shown.click(screen.bring)
    assert "gone.png" in screen.logo_field.fault()
    shown.click(screen.keep)
    assert "@" in screen.fields["e-mail address"].fault()
    assert screen.email.text() == "help at fellside"
    assert shown.ask(identity).email == ""


def test_a_logo_is_taken_away_again(window: Open, tmp_path: Path) -> None:
    shown = window()
    screen = page(shown)
    file = tmp_path / "sign.png"
    file.write_bytes(logo(300, 100))
    screen.ask_file = lambda: file
    assert not screen.drop.isVisible()
    shown.click(screen.bring)
    shown.click(screen.keep)
    assert shown.ask(identity).logo is not None
    shown.click(screen.drop)
    shown.click(screen.keep)
    assert shown.ask(identity).logo is None
    assert not screen.drop.isVisible()
