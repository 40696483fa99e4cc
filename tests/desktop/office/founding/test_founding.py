"""Founding an office: one page, a vault, and its recovery code on paper."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.casework.unlocking import open_desk
from desktop.office.founding.founding import Founding
from desktop.ui.look.theme import Look
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from tests.builders import world
from tests.desktop.windows import cut_off, texts, unnamed

SERVICE, PERSON = "Fellside Impartial Support", "Perpetua Wainhope"


class First:
    """A first run, its folder chosen without any native dialog."""

    def __init__(self, bot: QtBot, look: Look, folder: Path) -> None:
        self.bot, self.look, self.folder = bot, look, folder
        self.session = Session(world)
        self.faults: list[object] = []
        self.session.broke.connect(self.faults.append)
        self.chosen: Path | None = None
        self.widget = Founding(self.session, look, lambda: self.chosen, folder=folder)
        self.founded: list[Path] = []
        self.widget.founded.connect(self.founded.append)
        self.widget.resize(1280, 720)
        self.widget.show()
        self.page, self.code = self.widget.page, self.widget.code
        self.settle()

    def settle(self) -> None:
        for _ in range(2):
            answers: list[int] = []
            self.session.prepare(lambda _world: 1, answers.append)
            self.bot.waitUntil(partial(bool, answers))
        QApplication.processEvents()

    def fill(self) -> None:
        QTest.keyClicks(self.page.service, SERVICE)
        QTest.keyClicks(self.page.staff, PERSON)
        QTest.mouseClick(self.page.choice.use, Qt.MouseButton.LeftButton)
        self.settle()

    def make(self) -> None:
        QTest.mouseClick(self.page.make.button, Qt.MouseButton.LeftButton)
        self.settle()


@pytest.fixture
def first(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[First]:
    made = First(qtbot, look, tmp_path / "office")
    yield made
    made.session.close()
    assert made.faults == []


def groups(first: First) -> list[str]:
    """The recovery code, as it stands on the page."""
    held = first.code.groups
    return [one.text() for one in held.findChildren(Words) if len(one.text()) == 5]


def test_from_an_empty_page_to_a_vault_that_opens_with_both(first: First) -> None:
    page = first.page
    needed = page.make.reason()
    assert needed == "Still needed: the service’s name, your name and a passphrase."
    assert page.service.hasFocus()
    assert "The statement at everybody’s first contact" in texts(page)
    assert page.packs.chosen() == "standard"
    QTest.mouseClick(page.packs.picks["cumbria-pps-2009"], Qt.MouseButton.LeftButton)
    assert page.packs.chosen() == "cumbria-pps-2009"
    first.fill()
    words = page.choice.text()
    assert len(words.split()) == 6
    assert page.make.reason() == ""
    first.make()
    first.bot.waitUntil(lambda: first.widget.stack.currentWidget() is first.code)
    assert page.choice.text() == ""
    code = groups(first)
    assert len(code) == 7

    QTest.mouseClick(first.code.written, Qt.MouseButton.LeftButton)
    assert not first.code.groups.isVisible()
    QTest.keyClicks(first.code.typed, code[1])
    QTest.keyClick(first.code.typed, Qt.Key.Key_Return)
    assert "That is another group." in first.code.field.fault()
    assert first.founded == []
    QTest.mouseClick(first.code.again, Qt.MouseButton.LeftButton)
    assert first.code.groups.isVisible()
    QTest.mouseClick(first.code.written, Qt.MouseButton.LeftButton)
    QTest.keyClicks(first.code.typed, code[2].lower())
    QTest.keyClick(first.code.typed, Qt.Key.Key_Return)
    assert first.founded == [first.folder]
    first.bot.waitUntil(lambda: groups(first) == [])
    with open_desk(first.folder, words, world()) as desk:
        assert (desk.service, desk.person, desk.kind) == (SERVICE, PERSON, "office")
        assert desk.pack.name == "cumbria-pps-2009"


def test_a_passphrase_of_ones_own_is_judged_and_typed_twice(first: First) -> None:
    secret = first.page.choice
    QTest.keyClicks(first.page.service, SERVICE)
    QTest.keyClicks(first.page.staff, PERSON)
    QTest.keyClicks(secret.secret, "password1234")
    first.bot.waitUntil(lambda: bool(secret.field.fault()))
    assert "too easily guessed" in secret.field.fault()
    assert "hard to guess" in first.page.make.reason()
    secret.secret.clear()
    QTest.keyClicks(secret.secret, "eleven grey herons wade")
    first.bot.waitUntil(lambda: secret.reason() == "the same passphrase once more")
    QTest.keyClicks(secret.once_more, "eleven gray")
    assert secret.twice.fault() == "This is not the same."
    secret.once_more.clear()
    QTest.keyClicks(secret.once_more, "eleven grey herons wade")
    assert first.page.make.reason() == ""


def test_a_folder_that_is_in_use_gets_one_inside_it(first: First, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "letter.txt").write_text("something else")
    first.chosen = tmp_path / "papers"
    QTest.mouseClick(first.page.other, Qt.MouseButton.LeftButton)
    assert first.page.where.text() == str(tmp_path / "papers" / "Evenhand office")


def test_what_cannot_be_made_is_said_beside_its_field_and_nothing_is_lost(first: First) -> None:
    first.fill()
    first.folder.mkdir()
    (first.folder / "letter.txt").write_text("something else")
    words = first.page.choice.text()
    first.make()
    first.bot.waitUntil(lambda: bool(first.page.where_field.fault()))
    assert "is not empty" in first.page.where_field.fault()
    assert first.page.make.reason() == "Still needed: another folder."
    assert first.page.service.text() == SERVICE
    assert first.page.choice.text() == words
    first.page.service.setText("12345")
    first.chosen = first.folder.parent / "elsewhere"
    QTest.mouseClick(first.page.other, Qt.MouseButton.LeftButton)
    first.make()
    first.bot.waitUntil(lambda: bool(first.page.fields["service"].fault()))
    assert "the name of your service" in first.page.fields["service"].fault()
    assert first.page.service.hasFocus()


def test_it_can_be_put_off(first: First) -> None:
    with first.bot.waitSignal(first.widget.left):
        QTest.mouseClick(first.page.later, Qt.MouseButton.LeftButton)
    assert not first.folder.exists()


def test_every_control_has_a_name_and_nothing_is_cut_off(first: First) -> None:
    first.code.set_code("-".join(["ABCDE"] * 7))
    for page in (first.page, first.code):
        first.widget.stack.setCurrentWidget(page)
        assert unnamed(page) == []
        for scale in (1.0, 1.5, 2.25):
            first.look.set_scale(scale)
            first.settle()
            assert cut_off(page) == []
            inside = page.widget()
            assert inside is not None
            assert inside.width() <= page.viewport().width()
