"""The office's recovery key: where it is, what it opens, and carrying it off. From Ways in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.safety.recovery_key import carry_off
from desktop.casework.actions.safety.recovery_place import KeyPlace, look_at_key
from desktop.casework.actions.safety.ways_in import drop_old_backups
from desktop.casework.desk import Desk
from desktop.office.recovery_key import phrases
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words

FILE = "recovery-key.txt"


class RecoveryKeyScreen(Screen):
    """The native dialog is an attribute, so that a test needs none."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            "The recovery key",
            below="Looking…",
            crumbs=(
                ("settings", "Settings"),
                ("ways-in", "Ways in"),
                ("recovery-key", "Recovery key"),
            ),
        )
        look = here.look
        self.ask_where: Callable[[str], Path | None] = self._where_dialog
        self.done, self.fault = Banner(look, "ok"), Banner(look, "stop")
        self.progress = Progress(look, "Carrying it off", can_cancel=False)
        self.carry = Button(look, "Carry it off to a stick…", "main", icon="hard-drive")
        self.renew = Button(look, "Make a new backup", icon="copy-check")
        self.what = _card(look, "What it is for, and what it opens", "key-round", phrases.WHAT)
        self.what.body.addWidget(Words(look, phrases.READS, "body", "ink-soft"))
        self.off = _card(look, "Off this computer", "hard-drive", phrases.WHY_OFF)
        self.off.foot(self.carry)
        self.use = _card(look, "When a volunteer needs it", "info", phrases.USE, phrases.NEVER)
        self.old_words = Words(look)
        self.old = Card(look, "Backups that hold it", icon="copy-check")
        self.old.body.addWidget(self.old_words)
        self.old.foot(self.renew)
        parts = (self.done, self.fault, self.progress, self.off, self.old, self.what, self.use)
        self.body.addLayout(column(look, *parts, gap="wide"))
        self.body.addStretch(1)
        for part in parts:
            part.hide()
        self.carry.clicked.connect(self._carry)
        self.renew.clicked.connect(self._renew)

    def reload(self) -> None:
        """Ask where it is."""
        self.here.session.ask(look_at_key, self._fill)

    def concerns(self, changed: Changed) -> bool:
        """Backups, which may hold it."""
        return any(kind == "backup" for kind, _ in changed)

    def _fill(self, place: KeyPlace | None) -> None:
        if place is None:
            return
        self.set_words(phrases.title(place), below=phrases.below(place))
        self.off.setVisible(place.here)
        self.what.setVisible(place.made)
        self.use.setVisible(place.made)
        self.old_words.setText(phrases.old_backups(place))
        self.old.setVisible(bool(place.old_backups))

    def _set_busy(self, busy: bool) -> None:
        for button in (self.carry, self.renew):
            button.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.done.hide()
            self.fault.hide()
            self.progress.begin()

    def _carry(self) -> None:
        file = self.ask_where(FILE)
        if file is None:
            return

        def work(desk: Desk) -> bool:
            carry_off(desk, file)
            return True

        def carried(there: bool | None) -> None:
            if there:
                self.done.say(phrases.done(str(file)))
            self._end()

        self._set_busy(True)
        self.progress.set_share(None, "Carrying it off")
        # Not in steps: broken off by a lock, the old backups would keep the key.
        self.here.session.ask(work, carried, self._refused)

    def _renew(self) -> None:
        self._set_busy(True)
        self.progress.set_share(None, "Making a new backup")
        self.here.session.ask(drop_old_backups, lambda _none: self._end(), self._refused)

    def _end(self) -> None:
        self._set_busy(False)
        self.reload()

    def _refused(self, refusal: Refusal) -> None:
        self._end()
        said = messages.of(refusal)
        self.fault.say(f"{said.message} {said.do}")

    def _where_dialog(self, name: str) -> Path | None:
        found, _ = QFileDialog.getSaveFileName(
            self.window(), "Onto the stick", name, "Text (*.txt)"
        )
        return Path(found) if found else None


def _card(look: Look, title: str, icon: str, *words: str) -> Card:
    card = Card(look, title, icon=icon)
    for one in words:
        card.body.addWidget(Words(look, one, "body", "ink-soft"))
    return card
