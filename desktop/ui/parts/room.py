"""What stands behind a door, by name: its module is loaded when somebody first goes in.

A desk has some forty screens, and on most days a handful of them is seen. What a screen needs, its
actions and rules with it, is in memory from its first visit on and not before. So a door never
imports its screen, and nothing else opens a room than `Room`; `test_doors.py` enters every one.
"""

from pkgutil import resolve_name
from typing import Any

from desktop.ui.parts.screen import Here, Screen


def load(where: str) -> Any:
    """What is called so: "module:name". Its module is loaded if it was not yet.

    On the window's own thread only (`desktop.loading` says why).
    """
    return resolve_name(where)


class Room:
    """How a screen is made. `where` is "module:name" of what makes it, a class as a rule.

    It is handed the `Here`, and what is `given` besides.
    """

    def __init__(self, where: str, *given: object, **settings: object) -> None:
        self.where = where
        self._given, self._settings = given, settings

    def __call__(self, here: Here) -> Screen:
        """The screen, made now."""
        made = load(self.where)(here, *self._given, **self._settings)
        assert isinstance(made, Screen), self.where
        return made
