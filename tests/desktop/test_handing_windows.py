"""A referral from the first laptop through the office to a second one, all of it by clicks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Case
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.desk import Desk
from desktop.casework.record.gone import gone
from desktop.office.cases.case_screen import CaseScreen as OfficeCase
from desktop.office.inbox.screen import InboxScreen
from desktop.ui.look.theme import Look
from desktop.volunteer.case.screen import CaseScreen
from desktop.volunteer.offer.screen import OfferScreen
from tests.builders import House
from tests.desktop.casework.actions.handing.conftest import three as three
from tests.desktop.casework.actions.handing.kit import PERRAN, refer, sound
from tests.desktop.windows import Window, button, texts


@pytest.fixture
def at(qtbot: QtBot, three: House, look: Look) -> Iterator[dict[str, Window]]:
    """A window at each desk, opened one after the other: a vault is one window's alone."""
    made = {name: Window(qtbot, three, look, name=name) for name in ("morag", "office", "idris")}
    yield made
    for one in made.values():
        one.close()


def bring(window: Window, folder: Path) -> None:
    """What the office put into the folder, as the Exchange page brings it in."""

    def work(desk: Desk) -> list[str]:
        files = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
        return [one.result for one in receive(desk, files)]

    assert "applied" in window.ask(work)
    window.settle()


def test_a_referral_comes_to_a_second_laptop_by_clicks(
    three: House, at: dict[str, Window], tmp_path: Path
) -> None:
    case = refer(three)
    answers = tmp_path / "answers"
    answers.mkdir()
    office = at["office"]
    inbox = office.go("inbox")
    assert isinstance(inbox, InboxScreen)
    office.click(button(inbox, "Give to…"))
    office.click(button(office.shell.current(), "Give to…"))
    page = office.shell.current()
    assert isinstance(page, OfficeCase)
    giving = page.hands.giving
    assert giving is not None
    giving.to.setFocus()
    QTest.keyClicks(giving.to, "Idris")
    office.settle()
    office.click(giving.go.button)
    inbox = office.go("inbox")
    assert isinstance(inbox, InboxScreen)
    inbox.ask_folder = lambda _parent: answers
    office.click(inbox.answer)
    office.bot.waitUntil(lambda: len(list(answers.iterdir())) == 2)
    office.settle()
    office.lock()

    idris = at["idris"]
    idris.go("today")
    bring(idris, answers)
    idris.click(button(idris.shell.current(), "See who it is"))
    offer = idris.shell.current()
    assert isinstance(offer, OfferScreen)
    assert PERRAN in texts(offer)
    idris.click(offer.take.button)
    assert isinstance(idris.shell.current(), CaseScreen)
    assert idris.ask(lambda desk: [one.body.state for one in desk.store.find(Case)]) == ["open"]
    idris.lock()

    morag = at["morag"]
    morag.go("case", case)
    bring(morag, answers)
    assert "This case left this laptop" in texts(morag.shell.current())
    assert morag.ask(lambda desk: [one.case for one in gone(desk)]) == [case]
    morag.lock()
    sound(three)
