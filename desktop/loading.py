"""What is loaded while somebody reads or types, so that nobody waits for it afterwards.

- The worker loads what is not of Qt: the record and everything that can be asked of the desk.
- The window loads the pages itself, one after the other, in turns that are not felt. Never the
  worker: PySide makes its classes when they are first named, in lists that two threads must not be
  at together, and the program would now and then end for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop.casework.desk import World

# In the order in which they are wanted; each takes the window some hundredths of a second.
PAGES = (
    "desktop.ui.shell",
    "desktop.ui.form",
    "desktop.ui.long_text",
    "desktop.ui.rows",
    "desktop.volunteer.today.screen",
    "desktop.volunteer.cases.screen",
    "desktop.volunteer.case.screen",
    "desktop.volunteer.contact.screen",
    "desktop.volunteer.meeting.screen",
    "desktop.volunteer.open_case.screen",
    "desktop.volunteer.exchange.screen",
    "desktop.volunteer.interests.screen",
    "desktop.office.inbox.screen",
    "desktop.office.people.screen",
    "desktop.office.doors",
    "desktop.ui.pages.policy",
    "desktop.ui.pages.settings",
    "desktop.volunteer.joining.joining",
    "desktop.office.founding.founding",
    "desktop.rooms",
)


def load_record(_world: World) -> None:
    """The record and the actions; on the worker."""
    from pkgutil import iter_modules  # noqa: PLC0415 - after the first page, like the rest

    actions = import_module("desktop.casework.actions")
    for module in iter_modules(actions.__path__, f"{actions.__name__}."):
        import_module(module.name)


class Pages(QObject):
    """Loads the pages, one in each turn of the window's loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(reversed(PAGES))

    def go_on(self) -> None:
        """The next one; the others follow."""
        if self._left:
            import_module(self._left.pop())
            QTimer.singleShot(0, self, self.go_on)
