"""Windows of a volunteer on real vaults."""

from tests.desktop.volunteer.windows import desk_window, house, whole, window

__all__ = ["desk_window", "house", "whole", "window"]
