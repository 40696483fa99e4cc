"""How long the window stands still for a long list: the longest of its turns while thousands of
rows are put into it, against the longest for a tenth of them; the aim is that it does not matter.

Laid out in one go, ten times as many rows take ten times as long: a third of a second for 3,000.
"""

import time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.look.dressing import apply
from desktop.ui.look.theme import Look, Theme
from desktop.ui.parts.tag import state
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.rows.timeline import Happening, Timeline
from tests.benchmarks.in_turn import in_turn

# A screen that is only in memory says of every window that it cannot be told its sizes.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

AIM = 2.0  # a filling itself hands over ten times as many rows
SLACK = 1.5  # on a shared machine other work falls on either side of the ratio
ROUNDS, MORE = 3, 12
MANY, FEW = 6_000, 600


@pytest.fixture
def look(qapp: QApplication) -> Look:
    made = Look(Theme.load("light"), still=True)
    apply(qapp, made)
    return made


def longest_turn(rows: RowList, filled: list[Row]) -> float:
    """The processor's seconds of the longest turn of the window, until all rows are laid out."""
    last, longest, laid = rows.rows_model.index(0), 0.0, False
    begun = time.process_time()
    rows.set_rows(filled)
    while not laid:
        QApplication.processEvents()
        now = time.process_time()
        longest, begun = max(longest, now - begun), now
        last = rows.rows_model.index(len(filled) - 1)
        laid = not rows.visualRect(last).isEmpty()
    return longest


def test_the_window_stands_still_no_longer_for_thousands_of_rows(look: Look, qtbot: QtBot) -> None:
    rows = RowList(look, "Cases")
    qtbot.addWidget(rows)
    rows.resize(420, 700)
    rows.show()
    made = 0

    def fill(count: int) -> float:
        nonlocal made
        made += 1  # other words each time: nothing is known of them
        filled = [
            Row(
                str(n), f"Child {made} {n}", f"MT-{n} · a while ago · A school", state=state("open")
            )
            for n in range(count)
        ]
        return longest_turn(rows, filled)

    best = in_turn(lambda: fill(MANY), lambda: fill(FEW), AIM * SLACK, ROUNDS, MORE)
    print(
        f"{MANY} rows: the longest turn {best.ours * 1e3:.0f} ms, "
        f"of {FEW} {best.bare * 1e3:.0f} ms, ratio {best.ratio:.1f} (aim {AIM})"
    )
    assert best.ratio < AIM * SLACK


def test_a_story_of_thousands_stands_there_as_soon_as_one_of_hundreds(
    look: Look, qtbot: QtBot
) -> None:
    timeline = Timeline(look, "What has happened")
    qtbot.addWidget(timeline)
    timeline.resize(600, 700)
    timeline.show()

    def fill(count: int) -> float:
        entries = [
            Happening(f"{n}", "9 Mar", "phone", f"Call {n}", "n" * 200) for n in range(count)
        ]
        begun = time.process_time()
        timeline.set_entries(entries)
        QApplication.processEvents()
        return time.process_time() - begun

    best = in_turn(lambda: fill(MANY), lambda: fill(FEW), AIM * SLACK, ROUNDS, MORE)
    print(
        f"a story of {MANY}: {best.ours * 1e3:.0f} ms, of {FEW} {best.bare * 1e3:.0f} ms, "
        f"ratio {best.ratio:.1f} (aim {AIM})"
    )
    assert best.ratio < AIM * SLACK
