"""Backups that still open with a passphrase or a code of before, and taking them away."""

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.safety.ways_in import drop_old_backups
from desktop.casework.saying.said import capital, counted
from desktop.ui.look.announce import announce
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words


class OldBackups(QWidget):
    """Hidden until there is something to say. A new backup is made before the old ones go."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        look = here.look
        self._here = here
        self.words = Words(look)
        self.drop = Button(look, "Take them away", icon="trash-2")
        self.progress = Progress(look, "Making a new backup in their place", can_cancel=False)
        self.fault = Banner(look, "stop")
        row = Flow(look)
        row.add(self.drop)
        box = column(look, self.words, within=self)
        box.addLayout(row)
        box.addWidget(self.progress)
        box.addWidget(self.fault)
        self.progress.hide()
        self.fault.hide()
        self.hide()
        self.drop.clicked.connect(self._drop)

    def offer(self, count: int, by: str) -> None:
        """So many still open `by` something of before."""
        self.setVisible(bool(count))
        self.fault.hide()
        self.drop.show()
        verb, them = ("opens", "it") if count == 1 else ("open", "them")
        self.drop.setText(f"Take {them} away")
        self.drop.setAccessibleName(self.drop.text())
        self.words.setText(
            f"{capital(counted(count, 'backup'))} in this vault still {verb} with {by}. If "
            f"somebody else may know it, take {them} away; a new one is made first. Copies on "
            "sticks are yours to find."
        )

    def _drop(self) -> None:
        self.drop.setEnabled(False)
        self.fault.hide()
        self.progress.begin()
        self._here.session.begin(
            drop_old_backups,
            self._dropped,
            self._refused,
            told=lambda share: self.progress.set_share(share / 100),
            stopped=self._end,
        )

    def _end(self) -> None:
        self.progress.hide()
        self.drop.setEnabled(True)

    def _dropped(self, _done: object) -> None:
        self._end()
        self.drop.hide()
        said = "They are gone. One new backup is here, which opens as the vault does now."
        self.words.setText(said)
        announce(self.words, said)

    def _refused(self, refusal: Refusal) -> None:
        self._end()
        said = messages.of(refusal)
        self.fault.say(f"{said.message} {said.do}")
