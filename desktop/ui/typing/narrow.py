"""A choice whose words are somebody else's and may be long: it never widens the page."""

from PySide6.QtWidgets import QComboBox

from desktop.ui.typing.choices import Choice

_LEAST = 10  # letters that are always seen


def may_be_narrow(choice: Choice) -> None:
    """It takes the room that there is; the list that opens shows the words whole."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST)
