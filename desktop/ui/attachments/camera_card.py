"""A photograph tells more than its picture: what, and whether it is to be attached without."""

from PySide6.QtCore import Signal

from desktop.casework.actions.files.attach import Picked
from desktop.ui.announce import announce
from desktop.ui.attachments import phrases
from desktop.ui.buttons import Button
from desktop.ui.card import Card
from desktop.ui.text import Words
from desktop.ui.theme import Look


class CameraCard(Card):
    """`answered` with whether it is to go, `left` when it is not to be attached at all."""

    answered = Signal(bool)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(
            look, "This photograph tells more than its picture", icon="eye", tone="flag"
        )
        self.name = Words(look, "", "strong")
        self.says = Words(look, "")
        self.hint = Words(look, phrases.CLEANED_HINT, "small", "ink-soft")
        for each in (self.name, self.says, self.hint):
            self.body.addWidget(each)
        self.clean = Button(look, "Attach without it", icon="eye-off")
        self.whole = Button(look, "Attach as it is")
        self.leave = Button(look, "Do not attach", "text")
        self.foot(self.clean, self.whole, self.leave)
        self.clean.clicked.connect(lambda: self.answered.emit(True))
        self.whole.clicked.connect(lambda: self.answered.emit(False))
        self.leave.clicked.connect(self.left)

    def ask(self, picked: Picked) -> None:
        """About this one."""
        self.name.setText(picked.name)
        self.says.setText(phrases.camera_says(picked.told))
        self.hint.setVisible(picked.told.cleans)
        self.clean.setVisible(picked.told.cleans)
        announce(self, f"{picked.name}. {self.says.text()}", False)

    def forget(self) -> None:
        """Nothing of it stays."""
        for each in (self.name, self.says):
            each.setText("")
