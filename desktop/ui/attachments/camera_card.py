"""A photograph tells more than its picture: what, and whether it is to be attached without."""

from PySide6.QtCore import Signal

from desktop.casework.actions.files.attach import Picked
from desktop.ui.attachments import phrases
from desktop.ui.look.announce import announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Words


class CameraCard(Card):
    """`answered` with how it is to be attached: "clean" (without it), "anew" (a JPEG without it) or
    "whole"; `left` when it is not to be attached at all."""

    answered = Signal(str)
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
        self.anew = Button(look, "Attach a JPEG without it", icon="eye-off")
        self.whole = Button(look, "Attach as it is")
        self.leave = Button(look, "Do not attach", "text")
        self.foot(self.clean, self.anew, self.whole, self.leave)
        self.clean.clicked.connect(lambda: self.answered.emit("clean"))
        self.anew.clicked.connect(lambda: self.answered.emit("anew"))
        self.whole.clicked.connect(lambda: self.answered.emit("whole"))
        self.leave.clicked.connect(self.left)

    def ask(self, picked: Picked) -> None:
        """About this one."""
        self.name.setText(picked.name)
        self.says.setText(phrases.camera_says(picked.told))
        told = picked.told
        self.hint.setText(phrases.CLEANED_HINT if told.cleans else phrases.ANEW_HINT)
        self.hint.setVisible(told.cleans or told.anew)
        self.clean.setVisible(told.cleans)
        self.anew.setVisible(told.anew and not told.cleans)
        announce(self, f"{picked.name}. {self.says.text()}", False)

    def first(self) -> Button:
        """Where the keyboard stands when it is asked."""
        return next(one for one in (self.clean, self.anew, self.whole) if not one.isHidden())

    def forget(self) -> None:
        """Nothing of it stays."""
        for each in (self.name, self.says):
            each.setText("")
