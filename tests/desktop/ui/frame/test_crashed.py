"""After a fault its report is there to be read in whole, before anything is done with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.crash.reports import Reports
from desktop.ui.entrance.entrance import Entrance
from desktop.ui.entrance.unlock import Unlock
from desktop.ui.frame.crashed import SAID, Crashed
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import SCALES, Look
from desktop.window import Window
from tests.builders import PASSPHRASE, House
from tests.desktop.windows import buttons, cut_off, tab_order, texts, unnamed

LINES = [f"  desktop/somewhere.py, line {number}, in works" for number in range(200)]


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    made = Reports(tmp_path / "reports")
    made.write(["KeyError", *LINES])
    return made


class Begun:
    """The program's windows over one house, as they are begun."""

    def __init__(self, bot: QtBot, look: Look, house: House, reports: Reports) -> None:
        self._bot, self._look, self._house, self.reports = bot, look, house, reports
        self.window = self.anew()

    def anew(self) -> Window:
        """The next start."""
        kept = QSettings(str(self._house.folder / "evenhand.ini"), QSettings.Format.IniFormat)
        self.window = Window(
            *(lambda: self._house.world, Preferences(kept), self._look, lambda: None),
            home=self._house.folder,
            reports=self.reports,
        )
        self._bot.addWidget(self.window)
        self.window.show()
        return self.window

    @property
    def page(self) -> Crashed:
        page = self.window.centralWidget()
        assert isinstance(page, Crashed)
        return page


@pytest.fixture
def begun(qtbot: QtBot, look: Look, house: House, reports: Reports) -> Begun:
    return Begun(qtbot, look, house, reports)


def test_the_whole_report_stands_there_before_the_door(begun: Begun) -> None:
    said = begun.page.report.toPlainText()
    assert said == begun.reports.text()
    assert all(line in said for line in LINES)
    assert "sent by nobody but you" in texts(begun.page)
    assert begun.page.report.isReadOnly()


def test_it_is_deleted_only_when_one_says_so_and_then_the_door_stands_there(begun: Begun) -> None:
    begun.page.later.click()
    assert isinstance(begun.window.centralWidget(), Entrance)
    begun.anew()  # it is offered again at the next start
    begun.page.delete.click()
    assert isinstance(begun.window.centralWidget(), Entrance)
    assert begun.reports.text() == ""
    begun.anew()
    assert isinstance(begun.window.centralWidget(), Entrance)


def test_it_is_saved_where_one_likes_and_that_is_said(begun: Begun, tmp_path: Path) -> None:
    page, before = begun.page, begun.reports.text()
    places = [None, tmp_path / "no folder" / "report.txt", tmp_path / "report.txt"]
    page._ask = lambda _name: places.pop(0)
    page.save.click()
    assert begun.reports.text() == before
    page.save.click()
    assert "could not be written there" in texts(page)
    assert begun.reports.text() == before
    page.save.click()
    assert (tmp_path / "report.txt").read_text("utf-8") == before
    assert str(tmp_path / "report.txt") in texts(page)
    assert "could not be" not in texts(page)
    assert begun.reports.text() == ""
    assert [one.text() for one in buttons(page)] == ["Go on"]
    page.later.click()
    assert isinstance(begun.window.centralWidget(), Entrance)


def test_a_report_that_cannot_be_deleted_is_said_with_its_place(begun: Begun) -> None:
    page = begun.page
    page._delete = lambda: False
    page.delete.click()
    assert str(begun.reports.folder) in texts(page)
    assert begun.window.centralWidget() is page


def test_it_is_read_by_keys_and_has_room_at_every_size(begun: Begun, qtbot: QtBot) -> None:
    page = begun.page
    begun.window.activateWindow()
    qtbot.waitUntil(page.report.hasFocus)
    order: list[QWidget] = [page.report, page.save, page.delete, page.later]
    assert tab_order(page) == order
    QTest.keyClick(page.report, Qt.Key.Key_Tab)
    assert page.save.hasFocus()
    assert unnamed(page) == []
    for scale in (SCALES[0], 1.5, SCALES[-1]):
        begun.window.look.set_scale(scale)
        QTest.qWait(0)
        assert cut_off(page) == []


def test_while_the_desk_is_open_it_is_said_and_one_can_go_on(begun: Begun, qtbot: QtBot) -> None:
    house = begun._house
    begun.reports.delete()
    window = begun.anew()
    window.arriving.show_unlock(house.path("morag"))
    page = window.centralWidget()
    assert isinstance(page, Unlock)
    QTest.keyClicks(page.secret, PASSPHRASE)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None)
    window.broken.emit()
    assert window.shell is not None
    assert window.shell.toast.words.text() == SAID
    qtbot.waitUntil(window.shell.isVisible)


def test_at_the_door_it_is_said_and_one_can_try_again(begun: Begun, qtbot: QtBot) -> None:
    house = begun._house
    begun.reports.delete()
    window = begun.anew()
    window.arriving.show_unlock(house.path("morag"))
    page = window.centralWidget()
    assert isinstance(page, Unlock)
    page.given.disconnect()  # what was asked of the worker broke, and no answer comes
    QTest.keyClicks(page.secret, PASSPHRASE)
    QTest.keyClick(page.secret, Qt.Key.Key_Return)
    assert not page.secret.isEnabled()
    window.broken.emit()
    assert page.field.fault() == SAID
    assert page.secret.isEnabled()
    assert page.button.isEnabled()
