"""One window, walked from stop to stop on real vaults, without a screen and without waiting idly.

- A stop is photographed when nothing is under way: the desk has answered everything, and no rest
  after the last key is running.
- The person's own settings are not touched: the window has some of its own, for this walk.
- A fault of ours ends the walk, in the desk's work or in a window's answer to Qt. It is kept in
  `fault`, so that the journey can go on without pictures and tell it at its end.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.casework.surroundings import World
from desktop.crash import frames
from desktop.crash.reports import Reports
from desktop.office.ground.taking import TakingCard
from desktop.tour.chapter import Chapter, Stop
from desktop.tour.hand import Doer, Lost
from desktop.tour.pictures import Album
from desktop.tour.stops import CHAPTERS
from desktop.ui.look.dressing import apply
from desktop.ui.look.preferences import Preferences
from desktop.ui.look.theme import Look, Theme
from desktop.volunteer.meeting.screen import MeetingScreen
from desktop.window import Window

SIZE = 1280, 800
_LIMIT = 120_000  # milliseconds for one answer: a slow computer makes a key in some seconds
_REST = 1_000  # a timer that runs once and for no longer is a rest after a key
_LOOK_AGAIN = 500  # so that the limit is noticed where nothing happens at all
_DIALOGS = ("ask_file", "ask_folder", "ask_where", "ask_request")


class Walk:
    """Walks one chapter after the other. `pictures` is the folder they go into."""

    def __init__(
        self, app: QApplication, world: World, pictures: Path, scratch: Path, scale: float = 1.0
    ) -> None:
        """`scratch` is a folder for what is not kept: settings, and what stands on a stick."""
        app.setCursorFlashTime(0)
        self._app = app
        look = Look(Theme.load("light"), scale, still=True)
        apply(app, look)
        kept = QSettings(str(scratch / "settings.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(kept)
        preferences.set_theme("light")
        preferences.set_scale(scale)
        self.album = Album(pictures, look)
        self.fault: BaseException | None = None
        self._locked = self._ended = False
        reports = Reports(scratch / "reports")
        reports.write(frames.of(_met()))
        self._window = Window(
            lambda: world, preferences, look, self._relaunched, home=scratch, reports=reports
        )
        self._window.session.broke.connect(self._broke)
        self._window.resize(*SIZE)
        self._window.show()
        self._doer = Doer(self._front, self.settle)
        self._window.ask_file = self._window.ask_folder = self._doer.path
        self._window.ask_backup = self._window.ask_stick = self._doer.path

    def walk(self, chapter: str, given: Mapping[str, str]) -> Mapping[str, str] | None:
        """Every stop of a chapter. What it was given and what it read; None if it broke."""
        if self.fault is not None:
            return None
        try:
            with self._heard():
                self._walk(CHAPTERS[chapter], given)
        except Exception as broken:  # whatever it is, the journey goes on and tells it at its end
            self.fault = self.fault or broken
            self.close()  # nothing is left open that the journey needs
            return None
        return self._doer.given

    def close(self) -> None:
        """End the window. What was asked before is finished, and its vault is locked."""
        if self._ended:
            return
        self._ended = True
        self._window.close()
        self._window.deleteLater()
        # Outside a running loop nothing else would ever delete it.
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _walk(self, chapter: Chapter, given: Mapping[str, str]) -> None:
        self._doer.begin(given)
        if chapter.before_a_desk:
            if not chapter.after_a_fault:  # of which the window speaks first by itself
                self._window.arriving.show_entrance()
        else:
            self._window.arriving.show_unlock(Path(given["vault"]))
        self.settle()
        for stop in chapter.stops:
            if not stop.needs or given[stop.needs]:
                self._stop(stop)
        if self._window.shell is not None:
            self._lock()

    def _stop(self, stop: Stop) -> None:
        if self._window.shell is not None:
            self._window.shell.toast.hide()  # what was said at the stop before
        try:
            if stop.to:
                self._go(*self._doer.fill(stop.to).partition(" ")[::2])
            for deed in stop.deeds:
                self._doer.do(deed)
                self._offer_dialogs()
        except Lost as lost:
            raise Lost(f"At {stop.name}: {lost}") from lost
        self.settle()
        # Nobody is away here, and each picture is thousands of events for whoever watches for it.
        self._app.removeEventFilter(self._window.leaving)
        self.album.take(stop.name, self._screen(), self._front(), self.settle)
        for deed in stop.after:
            self._doer.do(deed)

    def _go(self, key: str, about: str) -> None:
        shell = self._window.shell
        if shell is None:
            raise Lost(f"no desk is open to go to {key}")
        shell.go(key, about)
        self._offer_dialogs()
        self.settle()

    def _offer_dialogs(self) -> None:
        """The native dialogs of the screen that is shown are answered by the hand."""
        shell = self._window.shell
        if shell is None or shell.stack.currentWidget() is None:
            return
        screen = shell.current()
        for name in _DIALOGS:
            if hasattr(screen, name):
                setattr(screen, name, self._doer.path)
        if hasattr(screen, "ask_files"):
            screen.ask_files = self._doer.all_paths
        for card in screen.findChildren(TakingCard):
            card.ask_files = self._doer.all_paths
        if isinstance(screen, MeetingScreen):  # as large as the window, not as the screen
            screen.meeting.show_window = QWidget.show

    def _screen(self) -> str:
        """The key of the door whose screen is shown; before there is a desk, the page's kind."""
        shell = self._window.shell
        if shell is not None:
            return shell.current_key()
        page = self._window.centralWidget()
        return type(page).__name__.lower()

    def _front(self) -> QWidget:
        """The window that a person sees: Meeting mode, if one is in it."""
        for one in self._app.topLevelWidgets():
            if one.isVisible() and one is not self._window and one.windowTitle():
                one.resize(self._window.size())
                return one
        return self._window

    # --- waiting ---

    def settle(self) -> None:
        """Until nothing is under way. Raises what broke, and Lost where it takes for ever."""
        deadline = QDeadlineTimer(_LIMIT)
        again = QTimer(interval=_LOOK_AGAIN)
        again.start()
        while True:
            self._app.processEvents()
            self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if self.fault is not None:
                raise self.fault
            if self._quiet():
                break
            if deadline.hasExpired():
                raise Lost(f"no answer in {_LIMIT // 1000} seconds")
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._app.processEvents()

    def _quiet(self) -> bool:
        if not self._window.session.idle:
            return False
        # A button whose key was pressed stands down for a moment before it does what it is for.
        buttons = (one for one in self._app.allWidgets() if isinstance(one, QAbstractButton))
        if any(button.isDown() for button in buttons):
            return False
        return not any(
            timer.isActive() and timer.isSingleShot() and timer.interval() <= _REST
            for timer in self._window.findChildren(QTimer)
        )

    def _lock(self) -> None:
        self._locked = False
        self._window.lock()
        deadline = QDeadlineTimer(_LIMIT)
        while not self._locked and not deadline.hasExpired():
            self.settle()
        if not self._locked:
            raise Lost("the desk did not lock")

    def _relaunched(self) -> None:
        self._locked = True

    def _broke(self, error: BaseException) -> None:
        self.fault = self.fault or error

    @contextmanager
    def _heard(self) -> Iterator[None]:
        """Nobody catches what is raised in an answer to Qt: it comes to Python's own hook.

        Unheard, a page that could not be filled would be photographed as if it were whole.
        """
        before = sys.excepthook
        sys.excepthook = lambda _kind, error, _at: self._broke(error)
        try:
            yield
        finally:
            sys.excepthook = before


def _met() -> BaseException:
    """A fault as one is met, for the report that the window offers when it comes up."""
    try:
        raise Lost("what nobody is to read")
    except Lost as met:
        return met
