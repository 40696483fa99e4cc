"""The window of an unlocked desk: the rail, the screens, the toast, the command palette.

Ctrl+K finds, F9 hides other families, Ctrl+L locks, Ctrl and plus or minus change the text. What a
door begins has its keys here, so that they work wherever one is.
Screens are made when they are first gone to. What was written is told to the screen that is shown
at once, and to the others when they come up.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.errors import Refusal
from desktop import messages
from desktop.ui.frame.navigation import Navigation
from desktop.ui.frame.palette import CommandPalette
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import cap_words
from desktop.ui.parts.owing import Owing
from desktop.ui.parts.room import load
from desktop.ui.parts.screen import Changed, Door, Here, Privacy, Screen
from desktop.ui.parts.toast import Toast
from desktop.ui.rows.rows import Row
from desktop.ui.session import Session

Find = Callable[[str, Callable[[Sequence[Row]], None]], None]
"""Looks for cases and people by what is typed, and hands over what it found."""


class Shell(QWidget):
    """An unlocked desk. `lock_asked` when the person wants to lock."""

    lock_asked = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        doors: Sequence[Door],
        *,
        service: str,
        who: str,
        lock_words: str,
        find: Find,
        hides: str,
    ) -> None:
        """`hides` is what the banner says while F9 hides what a visitor must not read."""
        super().__init__()
        self._look, self._find, self._hides = look, find, hides
        self._doors = {door.key: door for door in doors}
        begun = [(door.key, door.begins) for door in doors if door.begins is not None]
        self._begun = sorted(begun, key=lambda one: not one[1].keys)  # as often as they are wanted
        self._screens: dict[str, Screen] = {}
        self.privacy = Privacy()
        lock = self.lock_asked.emit
        self._way_back: Callable[[], None] | None = None  # what the toast offers
        say, refuse = self._say, self._refuse
        self.here = Here(session, look, self.privacy, self.go, say, self._offer, refuse, lock)
        main = [door.on_rail for door in doors if door.on_rail and not door.bottom]
        bottom = [door.on_rail for door in doors if door.on_rail and door.bottom]
        self.rail = Navigation(look, service, main, bottom, who=who, lock_words=lock_words)
        self.stack = QStackedWidget()
        self._warning = Banner(look, "stop", closes=True)
        self._warning.hide()
        self._hidden = Banner(look, "accent", action="Show again")
        self._hidden.hide()
        self._owing = Owing(look, session)
        self._lay_out()
        self.toast = Toast(look, self, right_of=self.rail)
        self.palette_ = CommandPalette(look, self)
        self._wire(session)
        for door in doors:
            if door.first:
                self._screen(door.key)
            self._count(door)

    def _lay_out(self) -> None:
        right = QWidget()
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        held = QWidget()
        column(self._look, self._owing, self._warning, self._hidden, pad="none", within=held)
        box.addWidget(held)
        box.addWidget(self.stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.rail)
        outer.addWidget(right, 1)

    def _wire(self, session: Session) -> None:
        self.rail.went.connect(lambda key: self.go(key, ""))
        self.rail.lock_asked.connect(self.lock_asked)
        session.changed.connect(self._changed)
        session.refused.connect(self._refuse)
        self.privacy.changed.connect(self._hide_others)
        self._look.changed.connect(self._refit)
        if self._hidden.action is not None:
            self._hidden.acted.connect(self.privacy.toggle)
        self.toast.acted.connect(self._take_back)
        self.palette_.chosen.connect(self._palette_chosen)
        self.palette_.asked.connect(self._palette_asked)
        for keys, act in (
            ("Ctrl+K", self.open_palette),
            ("F9", self.privacy.toggle),
            ("Ctrl+Z", self._undo),  # a text field takes it first, for itself
            ("Ctrl++", self._look.bigger),
            ("Ctrl+=", self._look.bigger),
            ("Ctrl+-", self._look.smaller),
            ("Ctrl+0", lambda: self._look.set_scale(1.0)),
            *((one.keys, partial(self.begin, key)) for key, one in self._begun if one.keys),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def go(self, key: str, about: str = "") -> None:
        """Show a screen, about something."""
        if self.palette_.isVisible():
            self.palette_.close_it()
        screen = self._screen(key)
        door = self._doors[key]
        self.stack.setCurrentWidget(screen)
        self.rail.set_current(key if door.on_rail else door.under)
        self._warning.hide()
        screen.verticalScrollBar().setValue(0)
        screen.shown(about)
        here = QApplication.focusWidget()
        if here is None or not screen.isAncestorOf(here):
            # Nothing would be read out, and Tab would begin on the rail.
            screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, key: str) -> None:
        """Something new, about the family in view; where none is, its screen asks which."""
        self.go(key, self.current().family())

    def current(self) -> Screen:
        """The screen that is shown."""
        found = self.stack.currentWidget()
        assert isinstance(found, Screen)
        return found

    def current_key(self) -> str:
        """The key of the door whose screen is shown; empty before any is."""
        shown = self.stack.currentWidget()
        return next((key for key, screen in self._screens.items() if screen is shown), "")

    def _screen(self, key: str) -> Screen:
        if key not in self._screens:
            screen = self._doors[key].make(self.here)
            self._screens[key] = screen
            self.stack.addWidget(screen)
            if self._doors[key].on_rail:
                screen.waiting.connect(lambda count: self.rail.set_count(key, count))
            if self._doors[key].first:
                screen.reload()
        return self._screens[key]

    def _changed(self, changed: Changed) -> None:
        shown = self.stack.currentWidget()
        for key, screen in self._screens.items():
            door = self._doors[key]
            live = screen is shown or door.first or door.counts is not None
            if live and screen.concerns(changed):
                screen.reload()
        for door in self._doors.values():
            if door.counts is not None and door.counts.concerns(changed):
                self._count(door)

    def _count(self, door: Door) -> None:
        """Ask how many things wait there, while no screen can tell."""

        def counted(count: int | None) -> None:
            if door.key not in self._screens:
                self.rail.set_count(door.key, count or 0)

        if door.counts is not None and door.key not in self._screens:
            self.here.session.ask(load(door.counts.where), counted)

    def _say(self, words: str) -> None:
        self._way_back = None
        self.toast.say(words)

    def _offer(self, words: str, action: str, back: Callable[[], None]) -> None:
        self._way_back = back
        self.toast.say(words, action)

    def _take_back(self) -> None:
        back, self._way_back = self._way_back, None
        if back is not None:
            self.toast.hide()
            back()

    def _undo(self) -> None:
        """Ctrl+Z outside of a text: what the toast offers, while it is seen."""
        if self.toast.isVisible():
            self._take_back()

    def _refuse(self, refusal: Refusal) -> None:
        if self._way_back is None:
            self.toast.hide()  # what was done before is no news any more
        said = messages.of(refusal)
        self._warning.say(f"{said.message} {said.do}")

    def try_again(self) -> None:
        """Keep the words that wait for the disk, if they can be kept now."""
        self._owing.try_again()

    def warn(self, code: str) -> None:
        """Show a warning that stands for the whole desk."""
        said = messages.words(code)
        self._warning.say(f"{said.message} {said.do}")

    def _hide_others(self, on: bool) -> None:
        if on:
            self._hidden.say(self._hides)
        else:
            self._hidden.hide()

    def open_palette(self) -> None:
        """Ctrl+K."""
        self.palette_.open(self._commands())

    def _commands(self) -> list[Row]:
        begins = [
            Row(f"begin:{key}", one.words, cap=cap_words(QKeySequence(one.keys)), icon=one.icon)
            for key, one in self._begun
        ]
        return begins + [
            Row(key=f"go:{door.key}", so=door.on_rail.words, icon=door.on_rail.icon)
            for door in self._doors.values()
            if door.on_rail
        ]

    def _palette_asked(self, question: str) -> None:
        if len(question) > 1 and not self.privacy.on:
            self._find(question, lambda rows: self.palette_.add(question, rows))

    def _palette_chosen(self, key: str) -> None:
        does, _, rest = key.partition(":")
        to, _, about = rest.partition(":")
        if does == "begin":
            self.begin(to)
        else:
            self.go(to, about)

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: N802 - Qt's name
        """Screens are made when they are gone to, and rows anew: the toast still comes last.

        What goes or is switched off hands the keyboard on by itself: the toast never takes it then.
        """
        self.toast.come_last()
        at = QApplication.focusWidget()
        self.toast.set_reached(at is not None and at.isVisible() and at.isEnabled())
        moved = super().focusNextPrevChild(onwards)
        self.toast.set_reached(True)
        return moved

    def _refit(self) -> None:
        self.rail.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The rail keeps only its icons where there is little room."""
        super().resizeEvent(event)
        self.rail.fit(self.width())
