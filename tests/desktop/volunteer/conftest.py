"""Windows of a volunteer on real vaults."""

from tests.desktop.volunteer.windows import desk_window, first_day, house, signed_in, whole, window

__all__ = ["desk_window", "first_day", "house", "signed_in", "whole", "window"]
