"""Windows of an office on real desks."""

from tests.desktop.office.windows import bare, founded, house, window

__all__ = ["bare", "founded", "house", "window"]
