"""The doors to what belongs to the desk itself and to no one case."""

from desktop.ui.navigation import Destination
from desktop.ui.pages.policy import PolicyPage
from desktop.ui.screen import Door

DOORS = (
    Door("policy", PolicyPage, Destination("policy", "Policy & training", "scroll-text"), True),
)
