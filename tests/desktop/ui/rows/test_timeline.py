"""What has happened: the newest first, and the older ones when they are asked for."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.rows.timeline import Happening, Timeline
from tests.desktop.windows import in_front


def entries(count: int, *, buttons: bool = True) -> list[Happening]:
    return [
        Happening(f"k{n}", f"day {n}", "phone", f"Call {n}", action="Show all" if buttons else "")
        for n in reversed(range(count))
    ]


def shown(timeline: Timeline) -> list[str]:
    """The accessible names of the entries that are seen."""
    QApplication.processEvents()  # what was put into a layout is shown in its next turn
    found = [one for one in timeline.children() if isinstance(one, QWidget) and one.isVisible()]
    return [one.accessibleName() for one in found if not isinstance(one, QPushButton)]


def more(timeline: Timeline) -> QPushButton:
    QApplication.processEvents()
    found = [one for one in timeline.findChildren(QPushButton) if one.isVisible()]
    (button,) = [one for one in found if " more" in one.text()]
    return button


def entry_of(button: QWidget | None) -> str:
    """The accessible name of the entry that this stands in."""
    inside = button.parentWidget() if button is not None else None
    return inside.accessibleName() if inside is not None else ""


def standing(look: Look, qtbot: QtBot, count: int, *, buttons: bool = True) -> Timeline:
    window, timeline = QWidget(), Timeline(look, "What has happened")
    timeline.set_entries(entries(count, buttons=buttons))
    column(look, timeline, QPushButton("After"), within=window)
    in_front(window, qtbot)
    return timeline


def test_a_short_story_stands_there_whole(look: Look, qtbot: QtBot) -> None:
    timeline = standing(look, qtbot, 20)
    assert len(shown(timeline)) == 20
    assert not [one for one in timeline.findChildren(QPushButton) if " more" in one.text()]


def test_of_a_long_story_more_is_shown_when_asked_and_the_keyboard_goes_on_there(
    look: Look, qtbot: QtBot
) -> None:
    timeline = standing(look, qtbot, 75)
    assert shown(timeline) == [f"day {n}: Call {n}" for n in range(74, 54, -1)]
    button = more(timeline)
    assert button.accessibleName() == "Show 20 more of 55: What has happened"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert sorted(shown(timeline)) == sorted(f"day {n}: Call {n}" for n in range(74, 34, -1))
    assert entry_of(QApplication.focusWidget()) == "day 54: Call 54"
    QTest.keyClick(more(timeline), Qt.Key.Key_Space)
    assert more(timeline).text() == "Show 15 more"
    QTest.keyClick(more(timeline), Qt.Key.Key_Space)
    assert len(shown(timeline)) == 75


def test_tab_reads_on_from_what_was_there_to_what_came_and_then_to_what_is_after(
    look: Look, qtbot: QtBot
) -> None:
    timeline = standing(look, qtbot, 30)
    more(timeline).click()
    assert len(shown(timeline)) == 30
    names = []
    for _ in range(12):
        here = QApplication.focusWidget()
        assert isinstance(here, QPushButton)
        names.append(entry_of(here) or here.text())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert names[:11] == [*(f"day {n}: Call {n}" for n in range(9, -1, -1)), "After"]


def test_where_nothing_in_it_can_be_operated_the_keyboard_stays_on_the_button(
    look: Look, qtbot: QtBot
) -> None:
    timeline = standing(look, qtbot, 75, buttons=False)
    more(timeline).click()
    now = more(timeline)
    assert now.text() == "Show 20 more of 35"
    assert QApplication.focusWidget() is now


def test_the_same_story_going_on_stays_as_long_and_another_begins_short(
    look: Look, qtbot: QtBot
) -> None:
    timeline = standing(look, qtbot, 75)
    more(timeline).click()
    timeline.set_entries(entries(76))
    assert len(shown(timeline)) == 40
    timeline.set_entries([Happening("other", "today", "phone", "x"), *entries(90)[:-1]])
    assert len(shown(timeline)) == 20
