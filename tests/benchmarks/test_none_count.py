"""None is neither lost nor hoarded by the program's own slots, called a thousand times through Qt.

A Qt binding that drops a reference with each call that returns None kills the program after some
thousands (tests/test_toolchain.py has the bare case). From Python 3.12 on the count stands still.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.cards.statement import Statement
from desktop.ui.frame.navigation import Navigation
from desktop.ui.look.dressing import apply
from desktop.ui.look.theme import Look, Theme
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.tag import state
from desktop.ui.parts.text import Words
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.session import Session
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from tests.builders import PASSPHRASE, House

CALLS = 1000
STEADY = 100  # what may come and go of itself: caches, a frame that is kept


@pytest.fixture
def look(qapp: QApplication) -> Look:
    made = Look(Theme.load("light"), still=True)
    apply(qapp, made)
    return made


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def put(page: QWidget, part: QWidget) -> None:
    part.setParent(page)
    part.show()


def gone_or_come(work: Callable[[int], object]) -> int:
    """How many references to None there are more after a thousand calls; fewer, below nought."""
    for number in range(20):  # whatever is made once
        work(number)
    gc.collect()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        work(number)
    gc.collect()
    return sys.getrefcount(None) - before


def pressing(look: Look, page: QWidget) -> Callable[[int], object]:
    heard: list[None] = []
    button = Button(look, "Keep")
    button.clicked.connect(heard.clear)
    put(page, button)
    return lambda _: button.click()


def typing(look: Look, page: QWidget) -> Callable[[int], object]:
    line = TextField()
    field = Field(look, "Name", line, announcer=lambda *_: None)
    line.textEdited.connect(lambda _: field.set_fault(""))
    put(page, field)

    def work(number: int) -> None:
        field.set_fault("Write a name.")
        QTest.keyClick(line, Qt.Key.Key_A if number % 2 else Qt.Key.Key_Backspace)

    return work


def writing(look: Look, page: QWidget) -> Callable[[int], object]:
    box, words = LongText(look), Words(look)
    put(page, box)
    put(page, words)
    box.textChanged.connect(lambda: words.setText(box.words()))
    return lambda number: box.setPlainText(f"note {number}")


def choosing(look: Look, page: QWidget) -> Callable[[int], object]:
    rail = Navigation(
        look, "Fellside", [Destination(key, key, "sun") for key in ("today", "cases", "search")]
    )
    rail.went.connect(lambda key: rail.set_count(key, len(key)))
    put(page, rail)
    keys = ("today", "cases", "search")
    return lambda number: rail._pressed(keys[number % 3])


def moving(look: Look, page: QWidget) -> Callable[[int], object]:
    rows = RowList(look, "Cases", [Row(str(n), f"Family {n}") for n in range(9)])
    words = Words(look)
    rows.moved.connect(words.setText)
    put(page, rows)
    return lambda number: rows.go_to(str(number % 9))


def saying(look: Look, page: QWidget) -> Callable[[int], object]:
    card = Statement(look, state("statement-first"), "“I am impartial.”", [("other", "other")])
    put(page, card)

    def work(number: int) -> None:
        if number % 2:
            card.reopen()
        else:
            card.settle(state("statement-not-said"))

    return work


WORKS = (pressing, typing, writing, choosing, moving, saying)


@pytest.mark.parametrize("begin", WORKS, ids=lambda begin: begin.__name__)
def test_none_is_steady_over_a_thousand_calls(
    look: Look, page: QWidget, begin: Callable[[Look, QWidget], Callable[[int], object]]
) -> None:
    change = gone_or_come(begin(look, page))
    print(f"None after {CALLS} calls of {begin.__name__}: {change:+}")
    assert abs(change) < STEADY


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    house = House(tmp_path)
    house.join()
    made = Session(lambda: house.world)
    with qtbot.waitSignal(made.unlocked):
        made.unlock(house.path("morag"), PASSPHRASE)
    yield made
    made.close()


def test_none_is_steady_over_a_thousand_answers_of_the_desk(session: Session) -> None:
    answered = 0

    def took(_: object) -> None:
        nonlocal answered
        answered += 1

    def ask(_: int) -> None:
        wanted = answered + 1
        session.ask(lambda _desk: None, took)
        end = time.monotonic() + 30
        while answered < wanted:  # pytest-qt's own way to wait keeps some of its own
            QApplication.processEvents()
            assert time.monotonic() < end

    change = gone_or_come(ask)
    print(f"None after {CALLS} answers: {change:+}")
    assert abs(change) < STEADY
