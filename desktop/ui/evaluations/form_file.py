"""The form itself, as a file that was chosen: in memory alone until it is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.files.attach import Picked
from desktop.casework.files.file_kinds import size_words
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words

_NONE = "A photograph or a scan will do. What a photograph tells of place and time is left out."


class FormFile(QWidget):
    """`left_out` when what was chosen is not to be kept after all."""

    left_out = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.picked: Picked | None = None
        self.choose = Button(look, "Choose the form…")
        self.leave_out = Button(look, "Leave it out")
        self.words = Words(look, _NONE, "small", "ink-soft")
        label = Words(look, "The form itself, where it is there", "label")
        files = Flow(look, gap="near", centre=True)
        files.add(self.choose)
        files.add(self.leave_out)
        column(look, label, self.words, gap="gap", within=self).addLayout(files)
        self.leave_out.clicked.connect(self._leave_out)
        self.leave_out.hide()

    def show_file(self, picked: Picked | None) -> None:
        """What was chosen; None for nothing."""
        self.picked = picked
        said = f"{picked.name}, {size_words(len(picked.data))}" if picked is not None else _NONE
        self.words.setText(said)
        self.leave_out.setVisible(picked is not None)

    def _leave_out(self) -> None:
        self.show_file(None)
        self.left_out.emit()
