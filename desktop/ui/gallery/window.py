"""The gallery's window: the rail, and a page for each kind of screen."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.frame.navigation import Navigation
from desktop.ui.frame.palette import CommandPalette
from desktop.ui.gallery import contact, office, open_case, parts, today
from desktop.ui.look.theme import Look, Theme
from desktop.ui.parts.boxes import line
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.toast import Toast
from desktop.ui.rows.rows import Row

_PLACES = (
    Destination("today", "Today", "sun", "Ctrl+1"),
    Destination("open-case", "Open a case", "folder-open", "Ctrl+2"),
    Destination("contact", "Contact", "phone", "Ctrl+3"),
    Destination("case", "Case", "file-text", "Ctrl+4"),
    Destination("inbox", "Inbox", "inbox", "Ctrl+5"),
)
_BOTTOM = (
    Destination("fields", "Fields", "pen-line", "Ctrl+6"),
    Destination("parts", "Parts", "compass", "Ctrl+7"),
)


class Gallery(QWidget):
    """One page at a time, by its key: see `keys`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("ground", "paper")
        self.setWindowTitle("Evenhand: gallery")
        self.rail = Navigation(
            look,
            "Fellside Impartial Support",
            _PLACES,
            _BOTTOM,
            who="Morag Tennick",
            lock_words="Locks after 10 minutes away",
        )
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        makers: dict[str, Callable[[Look], QWidget]] = {
            "today": today.today,
            "open-case": open_case.open_case,
            "contact": contact.contact,
            "case": office.case,
            "inbox": office.inbox,
            "fields": parts.fields,
            "parts": parts.parts,
        }
        for key, make in makers.items():
            self._pages[key] = make(look)
            self._stack.addWidget(self._pages[key])
        box = line(look, self.rail, self._stack, gap="none", within=self)
        box.setStretch(1, 1)
        self.rail.set_count("today", 4)
        self.rail.set_count("inbox", 3)
        self.rail.went.connect(self.show_page)
        self.palette_box = CommandPalette(look, self)
        self.palette_box.chosen.connect(self.show_page)
        self.toast = Toast(look, self)
        self._keys()
        self.show_page("today")
        look.changed.connect(self._refit)

    def page_keys(self) -> tuple[str, ...]:
        return tuple(self._pages)

    def page(self, key: str) -> QWidget:
        return self._pages[key]

    def show_page(self, key: str) -> None:
        self._stack.setCurrentWidget(self._pages[key])
        self.rail.set_current(key)

    def open_palette(self) -> None:
        rows = [Row(each.key, each.words, "Page", icon=each.icon) for each in _PLACES + _BOTTOM]
        self.palette_box.open(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.rail.fit(event.size().width())

    def _refit(self) -> None:
        self.rail.fit(self.width())

    def _keys(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "Ctrl+K": self.open_palette,
            "Ctrl+D": self._other_theme,
            "Ctrl+-": self._look.smaller,
            "Ctrl++": self._look.bigger,
            "Ctrl+=": self._look.bigger,
        }
        for keys, act in acts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _other_theme(self) -> None:
        other = "light" if self._look.theme.name == "dark" else "dark"
        self._look.set_theme(Theme.load(other))
