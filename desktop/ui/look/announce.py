"""Says a sentence to whoever listens instead of looking."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

Announcer = Callable[[QWidget, str, bool], None]  # where it happened, the words, whether at once


def announce(widget: QWidget, words: str, urgent: bool = False) -> None:
    """`urgent` may break into what is being read; the rest waits its turn."""
    # Late: it costs a first page some milliseconds, and that has nothing to say.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
