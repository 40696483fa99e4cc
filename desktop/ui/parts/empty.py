"""An empty place: what belongs there, and the button that puts it there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import Gap, column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Picture
from desktop.ui.parts.text import Words


class Empty(QWidget):
    """Never only "nothing here"."""

    def __init__(
        self, look: Look, icon: str, so: str, why: str = "", button: Button | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(so)
        self.button = button
        left = Qt.AlignmentFlag.AlignLeft
        box = column(look, gap="near", pad=("none", "room", "none", "room"), within=self)
        box.addWidget(Picture(look, icon, "ink-soft", "disc"), alignment=left)
        box.addWidget(Words(look, so, "heading"))
        if why:
            box.addWidget(Words(look, why, "body", "ink-soft"))
        if button is not None:
            box.addWidget(Gap(look, "none"))
            box.addWidget(button, alignment=left)
        box.addStretch(1)
