"""The look on living widgets: switched while they are shown, at every scale, and for one window."""

import gc

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.gallery.meeting_mode import meeting_mode
from desktop.ui.look.dressing import dress
from desktop.ui.look.focus import Ring
from desktop.ui.look.theme import Look, Theme
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from tests.desktop.windows import in_front


def _ground(widget: QWidget, at: QPoint) -> QColor:
    return widget.grab().toImage().pixelColor(at)


def test_theme_and_scale_change_under_a_shown_window(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    window.setProperty("ground", "paper")
    field, button = QLineEdit(), Button(look, "Print", icon="printer")
    words, tag = Words(look, "Two things are owed", "title"), Tag(look, state("in"))
    column(look, words, field, button, tag, pad="pad", within=window)
    qtbot.addWidget(window)
    window.show()
    sizes = [each.sizeHint().height() for each in (words, button, tag)]
    high = field.height()
    corner = QPoint(3, 3)
    assert _ground(window, corner) == Theme.load("light").colour("paper")

    look.set_theme(Theme.load("dark"))
    assert _ground(window, corner) == Theme.load("dark").colour("paper")

    look.set_scale(2.25)
    QApplication.processEvents()
    for before, each in zip(sizes, (words, button, tag), strict=True):
        assert abs(each.sizeHint().height() - 2.25 * before) <= 2
    assert abs(field.height() - 2.25 * high) <= 2
    assert abs(button.font().pointSizeF() - look.points("body")) < 1


class _PutOn(QObject):
    """Counts how often a style is put on a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += watched.isWidgetType() and event.type() == QEvent.Type.StyleChange
        return False


def test_another_look_is_put_on_a_widget_no_more_often_the_deeper_it_lies(
    look: Look, qtbot: QtBot
) -> None:
    times = {}
    for deep in (1, 12):
        window = QWidget()
        qtbot.addWidget(window)
        within, counted = window, _PutOn()
        for _ in range(deep):
            inside = QWidget()
            column(look, inside, within=within)
            within = inside
        window.show()
        within.installEventFilter(counted)
        look.set_theme(Theme.load("dark" if look.theme.name == "light" else "light"))
        within.removeEventFilter(counted)
        times[deep] = counted.times
    assert 1 <= times[1] == times[12], times


def test_steps_of_text_end_at_100_and_225_percent(look: Look) -> None:
    for _ in range(20):
        look.bigger()
    assert look.scale == 2.25
    for _ in range(20):
        look.smaller()
    assert look.scale == 1.0
    look.set_scale(9)
    assert look.scale == 2.25


def test_dates_are_british(look: Look) -> None:
    assert QLocale().name() == "en_GB"


def test_meeting_mode_is_dark_in_a_light_program(look: Look, qtbot: QtBot) -> None:
    dark = Look(Theme.load("dark"), still=True)
    window = meeting_mode(dark)
    dress(window, dark)
    window.resize(1280, 800)
    in_front(window, qtbot)
    assert _ground(window, QPoint(4, 400)) == dark.colour("paper")
    button = window.findChild(Button)
    assert button is not None
    button.setFocus()
    (ring,) = window.findChildren(Ring)
    seen = ring.grab().toImage()
    assert seen.pixelColor(ring.width() // 2, 0) == dark.colour("accent")


def test_the_focus_ring_runs_two_pixels_outside(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    first, second = QLineEdit(), Button(look, "Print")
    column(look, first, second, pad="pad", within=window)
    in_front(window, qtbot)
    for target in (first, second):
        target.setFocus()
        ring = next(ring for ring in window.findChildren(Ring) if not ring.isHidden())
        assert ring.geometry() == target.geometry().adjusted(-4, -4, 4, 4)
        picture = window.grab().toImage()
        middle = target.geometry().center()
        above = [picture.pixelColor(middle.x(), target.y() - away) for away in (1, 2, 3, 4)]
        accent = look.colour("accent")
        assert [colour == accent for colour in above] == [False, False, True, True]


def test_the_ring_follows_and_goes_with_what_it_is_around(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    field, other = QLineEdit(), QLineEdit()
    box = column(look, field, other, pad="pad", within=window)
    in_front(window, qtbot)
    field.setFocus()
    (ring,) = window.findChildren(Ring)
    box.insertWidget(0, Words(look, "A heading above"))
    QApplication.processEvents()
    assert ring.geometry().center() == field.geometry().center()
    field.hide()
    assert not any(each.isVisible() for each in window.findChildren(Ring) if each is ring)
    field.deleteLater()
    QApplication.processEvents()
    other.setFocus()
    assert any(each.isVisible() for each in window.findChildren(Ring))


class _Watcher(QLineEdit):
    """Looks, each time that Qt tells it of another style, whether the collector may run."""

    def __init__(self) -> None:
        super().__init__()
        self.may_collect: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.StyleChange:
            self.may_collect.append(gc.isenabled())
        super().changeEvent(event)


def test_no_widget_is_collected_while_qt_goes_through_them_all(look: Look, qtbot: QtBot) -> None:
    watcher = _Watcher()
    qtbot.addWidget(watcher)
    watcher.show()
    look.set_theme(Theme.load("dark"))
    dress(watcher, look)
    look.set_scale(1.5)
    assert watcher.may_collect
    assert not any(watcher.may_collect)
    assert gc.isenabled()
