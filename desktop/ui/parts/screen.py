"""What every screen is: a page that is told when it comes up and when what it shows has changed.

A screen is handed a `Here` and fetches nothing. It asks the desk through the session and fills
itself when the answer comes; it never waits on the window's own thread.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from db.errors import Refusal
from desktop.ui.look.theme import Look
from desktop.ui.parts.destination import Destination
from desktop.ui.parts.page import Page
from desktop.ui.session import Session

Changed = frozenset[tuple[str, str]]
"""What was written: (kind, record)."""


class Privacy(QObject):
    """A parent sits opposite: whether other families, friends' names and the home are hidden."""

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.on = False

    def toggle(self) -> None:
        """F9: hide, or show again, everywhere at once."""
        self.on = not self.on
        self.changed.emit(self.on)


@dataclass(frozen=True)
class Here:
    """Everything that a screen may use of the world around it."""

    session: Session
    look: Look
    privacy: Privacy
    go: Callable[[str, str], None]  # to a screen, by its key, about something
    say: Callable[[str], None]  # a word that something was done
    offer: Callable[[str, str, Callable[[], None]], None]  # the same with a way back: its words, it
    refuse: Callable[[Refusal], None]  # tell why something cannot be done, and what to do
    lock: Callable[[], None]  # from a window besides the one that has the rail


class Screen(Page):
    """A page of the program. `waiting` with how many things wait there, for the rail."""

    waiting = Signal(int)

    def __init__(self, here: Here, title: str, **settings: object) -> None:
        super().__init__(here.look, title, **settings)  # type: ignore[arg-type]
        self.here = here
        self.about = ""
        self.went.connect(lambda key: here.go(key, ""))

    def shown(self, about: str) -> None:
        """It has come up, about something (a case's reference, a meeting's id) or nothing."""
        self.about = about
        self.reload()

    def reload(self) -> None:
        """Ask the desk again for everything that is shown. For screens to override."""

    def family(self) -> str:
        """The reference of the case that is in view, about which something can be begun; else
        empty. For screens to say.
        """
        return ""

    def concerns(self, changed: Changed) -> bool:
        """Whether this screen shows anything of what was written. For screens to narrow."""
        return bool(changed)


@dataclass(frozen=True)
class Begins:
    """Something new that can be begun wherever one is: from the palette, and by its keys."""

    words: str
    icon: str
    keys: str = ""


@dataclass(frozen=True)
class Counts:
    """How many things wait behind a door: asked of the desk, so that no screen is made for it.

    `where` is "module:name" of a function of the desk. It is asked at first, and when something of
    these `kinds` was written (of any, where none is named). Once the screen is there, it says
    itself how many wait.
    """

    where: str
    kinds: frozenset[str] = frozenset()

    def concerns(self, changed: Changed) -> bool:
        """Whether another number may have come of what was written."""
        return not self.kinds or any(kind in self.kinds for kind, _ in changed)


@dataclass(frozen=True)
class Door:
    """A screen that can be gone to. Without a destination it is not on the rail.

    What it `begins` is about the family in view; where none is, its screen asks which.
    """

    key: str
    make: Callable[[Here], Screen]
    on_rail: Destination | None = None
    bottom: bool = False
    under: str = ""  # whose place on the rail is lit while it is shown
    begins: Begins | None = None
    counts: Counts | None = None  # the rail shows how many things wait there
    first: bool = False  # comes up first: its screen is made at once, and says how many wait
