"""Says a sentence to whoever listens instead of looking."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

Announcer = Callable[[QWidget, str, bool], None]  # where it happened, the words, whether at once


def announce(widget: QWidget, words: str, urgent: bool = False) -> None:
    """`urgent` may break into what is being read; the rest waits its turn."""
    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
