"""What the watches of all systems have in common."""

from PySide6.QtCore import QObject, Signal


class Watch(QObject):
    """`gone` when the person or the computer goes away: the desk must be locked."""

    gone = Signal()

    def hold(self) -> None:
        """A vault is open: from now on sleep waits, where the system lets it, until this process
        has ended.
        """

    def let_go(self) -> None:
        """It cannot be locked now: if the computer waits for it to sleep, it may."""
