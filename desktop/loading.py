"""What is loaded while somebody reads or types, so that nobody waits for it afterwards.

- What is wanted at once after unlocking: the record, the shell, and the first page of the desk
  that was open here last. Every other screen is loaded when somebody first goes there
  (`desktop.ui.parts.room`): on most days most of them stay out of memory.
- The worker loads what is not of Qt. The window loads the pages itself, one after the other, in
  turns that are not felt. Never the worker: PySide makes its classes when they are first named, in
  lists that two threads must not be at together, and the program would now and then end for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop.casework.surroundings import World

RECORD = ("desktop.casework.unlocking", "desktop.casework.actions.safety.backups")
PAGES = ("desktop.ui.frame.shell", "desktop.ui.rows.rows", "desktop.rooms")
"""In the order in which they are wanted; each takes the window some hundredths of a second."""


class First(NamedTuple):
    """What the first page of a desk needs: what is asked of the desk, and the page."""

    actions: tuple[str, ...]
    page: str


AT_LAPTOP = First(("desktop.casework.actions.today.today",), "desktop.volunteer.today.screen")
AT_OFFICE = First(("desktop.casework.actions.exchange.inbox",), "desktop.office.inbox.screen")
FIRST = {"volunteer": AT_LAPTOP, "office": AT_OFFICE}


def load_record(_world: World, kind: str = "") -> None:
    """The record, and what is asked of a desk of this kind at once; on the worker.

    Of no kind where it is not known which desk will be open.
    """
    first = FIRST.get(kind)
    for module in (*RECORD, *(first.actions if first else ())):
        import_module(module)


class Pages(QObject):
    """Loads the pages of a desk of this kind, one in each turn of the window's loop."""

    def __init__(self, parent: QObject, kind: str) -> None:
        super().__init__(parent)
        first = FIRST.get(kind)
        self._left = [*([first.page] if first else []), *reversed(PAGES)]

    def go_on(self) -> None:
        """The next one; the others follow."""
        if self._left:
            import_module(self._left.pop())
            QTimer.singleShot(0, self, self.go_on)
