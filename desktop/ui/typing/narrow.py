"""A choice whose words are somebody else's and may be long: it never widens the page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from desktop.ui.look.theme import Look
from desktop.ui.typing.choices import Choice

_LEAST = 10  # letters that are always seen


def may_be_narrow(choice: Choice) -> None:
    """It takes the room that there is. What is cut off is told by pointing at it, and stands whole
    in the list that opens."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LEAST)
    choice.setToolTip(choice.currentText())
    choice.currentTextChanged.connect(choice.setToolTip)


def narrow(look: Look, options: Sequence[tuple[str, str]]) -> Choice:
    """One that is so from the beginning."""
    made = Choice(look, options)
    may_be_narrow(made)
    return made
