"""A damaged record is repaired in the window: before it opens, and from the Health page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.errors import VaultDamaged, VaultNewer
from db.records import Contact
from db.vault.connection import PAGE_BYTES
from desktop.casework.actions.safety.backups import back_up
from desktop.casework.actions.safety.examine import examine
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look
from desktop.ui.mending.repairing import RepairPage
from desktop.ui.pages.health import HealthScreen
from desktop.ui.session import Session
from tests.builders import PASSPHRASE, House
from tests.desktop.windows import Window, assert_nothing_cut_off
from tests.houses import copy_of


@pytest.fixture
def window(qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look) -> Iterator[Window]:
    """The whole program at Morag's desk, on a vault of this test's own."""
    made = Window(qtbot, copy_of(signed_in, tmp_path / "house"), look)
    yield made
    made.close()


def test_what_a_check_found_is_repaired_from_the_health_page(window: Window) -> None:
    screen = window.on(HealthScreen, "health")
    assert screen.repairing.isHidden()
    window.ask(lambda desk: desk.store.database.run("UPDATE service SET name = 'nobody wrote it'"))
    window.click(screen.checked.button)  # type: ignore[arg-type]
    assert not screen.repairing.isHidden()
    assert_nothing_cut_off(window)
    QTest.keyClicks(screen.repairing.secret, "not this one")
    window.click(screen.repairing.go)
    assert screen.repairing.field.fault()
    QTest.keyClicks(screen.repairing.secret, PASSPHRASE)
    window.click(screen.repairing.go)
    assert "made again" in screen.repairing.told.text()
    window.click(screen.repairing.on)
    assert screen.repairing.isHidden()
    assert "Something is wrong" not in screen.title.text()
    assert screen.mended.text().startswith("Repaired ")
    assert window.ask(lambda desk: examine(desk).problems) == ()
    assert window.faults == []


def test_a_record_that_does_not_open_is_repaired_before_it_is_unlocked(
    qtbot: QtBot, signed_in: House, tmp_path: Path, look: Look
) -> None:
    house = copy_of(signed_in, tmp_path / "house")
    with house.open("morag") as desk:
        back_up(desk)
        rows = desk.store.row_count()
    record = house.path("morag") / "record.db"
    record.write_bytes(bytes(PAGE_BYTES) + record.read_bytes()[PAGE_BYTES:])
    session = Session(lambda: house.world)
    page = RepairPage(look, session, house.path("morag"))
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    QTest.keyClicks(page.card.secret, PASSPHRASE)
    page.card.go.click()
    qtbot.waitUntil(lambda: page.card.on.isVisible(), timeout=10_000)
    assert "Nothing that was saved is lost." in page.card.told.text()
    with qtbot.waitSignal(page.ended):
        page.card.on.click()
    session.close()
    with house.open("morag") as desk:
        assert desk.store.row_count() == rows
        assert desk.store.find(Contact) is not None


def test_the_door_offers_it_for_a_damaged_record_and_for_nothing_else(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    kept = Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    page = Unlock(look, str(tmp_path), kept.tries(tmp_path))
    qtbot.addWidget(page)
    page.show()
    page.refuse(VaultNewer(found="2", known="1"))
    assert page.damaged.isHidden()
    page.refuse(VaultDamaged(what="vault.json + vault.json.2"))
    assert page.damaged.isHidden()
    page.refuse(VaultDamaged(what="record.db"))
    assert page.damaged.isVisible()
    assert page.damaged.action is not None
    with qtbot.waitSignal(page.mend):
        page.damaged.action.click()
