"""Health: how safe the record is against this computer, and what to do about it.

Copying and checking take their time in steps; everything else goes on meanwhile.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import Refusal
from db.ledger import moment
from desktop.casework.actions.exchange.carry import last_folder
from desktop.casework.actions.safety.backups import (
    Health,
    back_up,
    carry_backup,
    health,
    look_over,
    parcel_name,
)
from desktop.casework.actions.safety.repair import repair
from desktop.casework.actions.safety.repaired import repaired, still_lost
from desktop.casework.desk import Desk
from desktop.casework.history.repairs import LostRange, Repaired, told
from desktop.casework.saying.said import in_figures, moment_of
from desktop.ui.attachments.copies import Copies
from desktop.ui.cards.lost_rows import LostRows
from desktop.ui.entrance.asking import Asking
from desktop.ui.look.preferences import Preferences
from desktop.ui.mending.repairing import Repairing
from desktop.ui.pages import health_words
from desktop.ui.pages.health_parts import Deed, pick_folder
from desktop.ui.pages.restoring import Restoring
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words, heading
from desktop.ui.worker import Task

_RESTORE = (
    "A backup becomes a vault in a new folder. You see how it differs from this one before you "
    "choose which of them to go on with; the other one stays."
)


@dataclass(frozen=True)
class View:
    """Everything that the page shows."""

    health: Health
    problems: tuple[str, ...]  # that were met when the vault was unlocked
    file: str  # what a copy for a stick would be called
    folder: Path | None  # where files were put last time
    repaired: Repaired | None = None  # the last repair
    lost: tuple[LostRange, ...] = ()  # rows that are missing since


def look_at(desk: Desk) -> View:
    """Read on the worker."""
    lost = still_lost(desk) if not desk.problems else ()
    file, folder = parcel_name(desk), last_folder(desk)
    return View(health(desk), desk.problems, file, folder, repaired(desk), lost)


class HealthScreen(Screen):
    """The native dialogs are attributes, so that a test needs none."""

    def __init__(self, here: Here, preferences: Preferences) -> None:
        super().__init__(here, "Health", above="Health", below=" ")
        look, session = here.look, here.session
        self._preferences = preferences
        self.ask_folder: Callable[[Path | None], Path | None] = self._folder_dialog
        self.ask_file: Callable[[], Path | None] = Asking(self).backup
        self._view: View | None = None
        self._found: tuple[str, ...] = ()  # by the check that was just made
        self._declined = False  # to repair what is wrong
        self.restored = Banner(look, "flag")
        self.in_vault = Deed(look, session, Button(look, "Back up now", icon="copy-check"))
        carry = Button(look, "Copy to a stick…", "main", icon="hard-drive")
        self.on_stick = Deed(look, session, carry)
        self.checked = Deed(look, session, Button(look, "Check now", icon="file-search"))
        self.disk = Deed(look, session)
        key = Button(look, "Carry it off", icon="hard-drive")
        self.key = Deed(look, session, key)
        self.from_file = Button(look, "Restore from a file…", icon="folder-open")
        self.listed = QWidget()
        self._rows: QVBoxLayout = column(look, gap="near", within=self.listed)
        self.repairing = Repairing(look, self._repair)
        self.lost = LostRows(look)
        self.mended = Words(look, "", "body", "ink-soft")
        self.restoring = Restoring(look, session, lambda: self.ask_folder(None))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        look = self.here.look
        self.copies = Copies(self.here)
        rows = column(look, self.in_vault, self.on_stick, self.key, self.checked, self.disk)
        self.body.addWidget(self.restored)
        self.body.addWidget(self.repairing)
        self.body.addWidget(self.lost)
        self.body.addLayout(rows)
        self.body.addWidget(self.mended)
        self.body.addWidget(self.copies)
        self.choosing = QWidget()
        self.choosing.setAccessibleName("Restore a backup")
        box = column(look, heading(look, "Restore a backup"), within=self.choosing)
        box.addWidget(Words(look, _RESTORE, "body", "ink-soft"))
        flow = Flow(look)
        flow.add(self.from_file)
        box.addLayout(flow)
        box.addWidget(self.listed)  # below: what is made later comes later with Tab too
        self.body.addWidget(self.choosing)
        self.body.addWidget(self.restoring)
        self.body.addStretch(1)
        self.restored.hide()
        self.repairing.hide()
        self.key.hide()

    def _wire(self) -> None:
        self.key.wanted.connect(lambda: self.here.go("recovery-key", ""))
        self.in_vault.wanted.connect(self._back_up)
        self.on_stick.wanted.connect(self._carry)
        self.checked.wanted.connect(self._check)
        self.from_file.clicked.connect(self._choose_file)
        self.repairing.left.connect(self._decline)
        self.repairing.ended.connect(self._repaired)
        self.restoring.left.connect(self._left)
        self.restoring.used.connect(self._use)

    def reload(self) -> None:
        """Ask how it stands."""
        self.here.session.ask(look_at, self._fill)
        self.copies.reload()

    def concerns(self, changed: Changed) -> bool:
        """Backups, readable copies, and a bundle that settles what a restoration left open."""
        return any(kind in ("backup", "copy", "arrival") for kind, _ in changed)

    def _fill(self, view: View | None) -> None:
        if view is None:
            return
        self._view = view
        now, problems = view.health, view.problems or self._found
        self.set_words(
            health_words.title(now, bool(problems)),
            below=health_words.below(now, bool(problems)),
        )
        said = health_words.restored(now)
        if said and self.restored.isHidden():
            self.restored.say(said)
        self.restored.setVisible(bool(said))
        self.in_vault.show_phrase(health_words.in_vault(now))
        self.on_stick.show_phrase(health_words.on_stick(now))
        self.checked.show_phrase(health_words.checked(now, problems))
        self.disk.show_phrase(health_words.disk(now))
        if (problems or now.found) and not self._declined and self.repairing.isHidden():
            self.repairing.offer()
        self.lost.set_ranges(view.lost)
        self.mended.setVisible(view.repaired is not None)
        if view.repaired is not None:
            at = moment_of(moment(view.repaired.at), now.now)
            lines = told(view.repaired, now.now)
            self.mended.setText("\n".join([f"Repaired {at}.", *lines]))
        self.key.show_phrase(health_words.key())
        self.key.setVisible(now.key_here)
        self._list(now)

    def _list(self, now: Health) -> None:
        empty(self._rows)
        for one in now.backups:
            at = moment_of(one.at, now.now)
            button = Button(self.here.look, f"Restore the one of {at}", icon="history")
            button.clicked.connect(
                lambda _=False, folder=one.folder, made=one.at: self._offer(folder, made)
            )
            flow = Flow(self.here.look)
            flow.add(button)
            held = QWidget()
            held.setLayout(flow)
            self._rows.addWidget(held)
        self.listed.setVisible(bool(now.backups))

    # --- what is done ---

    def _back_up(self) -> None:
        self.in_vault.begin(
            "Making a backup", back_up, lambda _made: self.here.say("The backup is made.")
        )

    def _carry(self) -> None:
        view = self._view
        folder = self.ask_folder(view.folder) if view is not None else None
        if view is None or folder is None:
            return
        file = folder / view.file
        self.on_stick.begin(
            f"Copying to {file.name}",
            lambda desk, step: carry_backup(desk, file, step),
            lambda _made: self.here.say(f"The copy is in {file}, read again and found whole."),
        )

    def _check(self) -> None:
        self.checked.begin("Checking everything", look_over, self._checked)

    def _checked(self, found: tuple[str, ...]) -> None:
        self._found, self._declined = found, False
        if found:
            self.here.say(f"The check found {in_figures(len(found), 'problem')}.")
        else:
            self.here.say("Everything was checked. Nothing is wrong.")
        self.reload()

    def _repair(
        self,
        secret: str,
        done: Callable[[Repaired | None], None],
        failed: Callable[[Refusal], None],
        told: Callable[[int], None],
        stopped: Callable[[], None],
    ) -> Task:
        return self.here.session.begin_closed(
            lambda folder, world, step: repair(folder, secret, world, step=step),
            secret,
            done,
            failed,
            told=told,
            stopped=stopped,
        )

    def _decline(self) -> None:
        """Not now: it is offered again when a check finds something."""
        self._declined = True
        self.repairing.hide()

    def _repaired(self) -> None:
        self.repairing.hide()
        self._found = ()
        self.reload()

    def _choose_file(self) -> None:
        file = self.ask_file()
        if file is not None:
            self._offer(file, None)

    def _offer(self, source: Path, made: datetime | None) -> None:
        if self._view is not None:
            now = self._view.health
            self.choosing.hide()
            self.restoring.offer(source, made, now.folder, now.now)

    def _left(self) -> None:
        self.choosing.show()
        self.from_file.setFocus()

    def _use(self, folder: Path) -> None:
        """Lock, and open the restored one next; the one of now stays where it is."""
        self._preferences.set_vault(folder)
        self.here.lock()

    def _folder_dialog(self, last: Path | None) -> Path | None:
        return pick_folder(self, "Where to?", last)
