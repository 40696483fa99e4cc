"""What both first runs are made of: a passphrase chosen, the recovery code read back from paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.first_run.code_page import CodeStep
from desktop.ui.first_run.passphrase import PassphraseChoice
from desktop.ui.look.theme import Look
from desktop.ui.session import Session
from tests.builders import world
from tests.desktop.documents.reading import letters, said
from tests.desktop.windows import texts

CODE = "AB3DE-K7QRS-01XY2-MNPQR-STVWX-22345-ABCDE"


@pytest.fixture
def choice(qtbot: QtBot, look: Look) -> Iterator[PassphraseChoice]:
    session = Session(world)
    made = PassphraseChoice(look, session, lambda: ("Morag Tennick",))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.words.text()))
    yield made
    session.close()


@pytest.fixture
def code(qtbot: QtBot, look: Look) -> CodeStep:
    made = CodeStep(look, "Your record is made.", "your", "Keep the paper.")
    qtbot.addWidget(made)
    made.set_code(CODE)
    made.show()
    return made


def test_caps_lock_is_told_beside_the_field_that_is_typed_into(choice: PassphraseChoice) -> None:
    QTest.keyClicks(choice.secret, "a")
    assert "Caps Lock" not in texts(choice.field)
    QTest.keyClicks(choice.secret, "A")  # a capital, and no Shift was held
    assert "Caps Lock seems to be on." in texts(choice.field)
    assert "Caps Lock" not in texts(choice.twice)


def test_what_holds_its_owners_name_is_too_easily_guessed(
    choice: PassphraseChoice, qtbot: QtBot
) -> None:
    QTest.keyClicks(choice.secret, "moragtennick")
    qtbot.waitUntil(lambda: bool(choice.field.fault()))
    assert choice.reason() == "a passphrase that is hard to guess"


def test_nothing_of_it_stays_once_it_has_done_its_work(choice: PassphraseChoice) -> None:
    choice.use.click()
    assert choice.text() == choice.words.text()
    choice.forget()
    assert (choice.text(), choice.once_more.text(), choice.words.text()) == ("", "", "")
    assert choice.reason() == "a passphrase"


@pytest.mark.parametrize("typed", ["01XY2", "oixy2", " 0l xy2 "])
def test_the_third_group_counts_however_it_was_read(
    code: CodeStep, qtbot: QtBot, typed: str
) -> None:
    code.written.click()
    QTest.keyClicks(code.typed, typed)
    with qtbot.waitSignal(code.done):
        QTest.keyClick(code.typed, Qt.Key.Key_Return)


def test_the_code_is_gone_once_it_was_read_back(code: CodeStep) -> None:
    assert CODE.split("-")[0] in texts(code)
    code.written.click()
    QTest.keyClicks(code.typed, "01XY2")
    code.compare.click()
    code.again.click()
    assert not any(group in texts(code) for group in CODE.split("-"))


def test_another_group_says_so_and_the_code_can_be_shown_again(code: CodeStep) -> None:
    done: list[bool] = []
    code.done.connect(lambda: done.append(True))
    code.written.click()
    assert "01XY2" not in texts(code)
    QTest.keyClicks(code.typed, "AB3DE")
    code.compare.click()
    assert "That is another group." in code.field.fault()
    assert done == []
    code.again.click()
    assert "01XY2" in texts(code)


def test_a_sheet_is_written_where_one_says_and_nowhere_else(
    code: CodeStep, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    page = code.rehearsal
    assert not page.save.isVisible()  # it names the service, which is not known yet
    session = Session(world)
    code.set_code(CODE, session, "Fellside Impartial Support")
    assert "not encrypted" in texts(code)
    asked: list[str] = []

    def where(name: str) -> Path | None:
        asked.append(name)
        return tmp_path / name if len(asked) > 1 else None

    page.ask_where = where
    page.save.click()  # and the person closes the dialog
    assert list(tmp_path.iterdir()) == []
    page.save.click()
    qtbot.waitUntil(lambda: session.idle)
    (file,) = tmp_path.iterdir()
    assert [file.name] == asked[1:]
    assert all(group in said(letters(file.read_bytes())) for group in CODE.split("-"))
    assert str(file) in texts(code)
    session.close()


def test_a_sheet_that_cannot_be_written_is_told_beside_the_button(
    code: CodeStep, qtbot: QtBot, tmp_path: Path
) -> None:
    session = Session(world)
    code.set_code(CODE, session, "Fellside Impartial Support")
    code.rehearsal.ask_where = lambda name: tmp_path / "gone" / name
    code.rehearsal.save.click()
    qtbot.waitUntil(lambda: session.idle)
    assert "cannot be written" in texts(code)
    assert code.rehearsal.save.isEnabled()
    assert CODE.split("-")[0] in texts(code)
    session.close()
