"""The file dialogs of the exchange: each says what for, begins where one was, and may be left."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from desktop.volunteer.exchange.screen import ExchangeScreen
from desktop.window import Window as Program
from tests.builders import House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.file_dialogs import dialog
from tests.desktop.windows import Window
from tests.houses import copy_of


@pytest.fixture
def window(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look)
    yield made
    made.close()


def press(window: Window, act: Callable[[], object], take: Path | None) -> list[str]:
    """Title, folder and filters of the dialog that it opens."""
    with dialog(take) as told:
        act()
        window.settle()
    return [str(one) for one in told]


def test_a_bundle_is_saved_where_one_chooses_and_nowhere_when_one_does_not(
    window: Window, tmp_path: Path
) -> None:
    window.write(opened)
    stick = tmp_path / "stick"
    stick.mkdir()
    page = window.on(ExchangeScreen, "exchange")
    make = page.outgoing.make.button
    told = press(window, make.click, None)
    assert told[:2] == ["The folder or stick that goes to the office", str(Path.home())]
    assert make.isEnabled()
    assert not page.outgoing.where.isVisible()
    press(window, make.click, stick)
    assert len(list(stick.glob("*.evenhand"))) == 1
    told = press(window, page.outgoing.change.click, None)
    assert told[1] == str(stick)  # from where one was
    assert len(list(stick.glob("*.evenhand"))) == 1
    told = press(window, page.drop.button.click, None)
    assert told == [
        *("The files that came from the office", str(stick)),
        *("Bundles (*.evenhand)", "All files (*)"),
    ]
    assert not page.just_in.isVisible()


def test_an_invitation_is_chosen_among_invitations(program: Program, tmp_path: Path) -> None:
    invitation = tmp_path / "invitation.json"
    invitation.write_text("{}")
    with dialog(None) as told:
        assert program.ask_file() is None
    assert told == [
        *("The invitation from your office", str(Path.home())),
        *("Invitations (*.json)", "All files (*)"),
    ]
    with dialog(invitation):
        assert program.ask_file() == invitation
