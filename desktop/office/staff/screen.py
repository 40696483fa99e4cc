"""Who may open this vault: everybody by name, somebody new, somebody who leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.casework.actions.safety.backups import health
from desktop.casework.actions.safety.staff import Member, members
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london
from desktop.office.staff import phrases
from desktop.office.staff.adding import Adding
from desktop.office.staff.removing import Removing
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.rows.work_row import WorkRow, line_up


@dataclass(frozen=True)
class View:
    """Everything that the page shows."""

    members: tuple[Member, ...]
    service: str
    carried: date | None  # when a copy was last put on a stick


def look_at(desk: Desk) -> View:
    """Read on the worker."""
    carried = health(desk).carried
    return View(members(desk), desk.service, london(carried).date() if carried else None)


class StaffScreen(Screen):
    """Nothing that was typed stays when one goes elsewhere."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            "Who may open this vault",
            below="Looking…",
            crumbs=(("settings", "Settings"), ("ways-in", "Ways in"), ("staff", "People")),
        )
        look = here.look
        self.ask_where: Callable[[str], Path | None] = self._where_dialog
        self._view: View | None = None
        self.done = Banner(look, "ok")
        held = QWidget()
        held.setAccessibleName("Who may open this vault")
        self._rows: QVBoxLayout = column(look, gap="near", within=held)
        self.removing = Removing(here, lambda name: self.ask_where(name), self._left)
        self.adding = Adding(here, self._added)
        self.body.addLayout(column(look, self.done, held, self.removing, self.adding, gap="wide"))
        self.body.addStretch(1)
        self.done.hide()

    def reload(self) -> None:
        """Ask who they are."""
        self.here.session.ask(look_at, self._fill)

    def concerns(self, changed: Changed) -> bool:
        """The people of the office."""
        return any(kind in ("staff", "backup") for kind, _ in changed)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody who comes to the computer later finds a passphrase or a code here."""
        super().hideEvent(event)
        self.adding.forget()
        self.done.hide()
        if not self.removing.is_busy:
            self.removing.forget()
            self.removing.hide()
            self.adding.show()

    def _fill(self, view: View | None) -> None:
        if view is None:
            return
        self._view = view
        me = next((one for one in view.members if one.me), None)
        may = me is not None and me.manager
        self.set_words(below=phrases.summary(view.members))
        self.adding.set_may(may, view.service)
        empty(self._rows)
        rows = [self._row(one, view, may) for one in view.members]
        for row in rows:
            self._rows.addWidget(row)
        line_up(rows)
        self.order()  # the rows come after everything else is made

    def _row(self, one: Member, view: View, may: bool) -> WorkRow:
        why, actions = phrases.since(one), list[Button]()
        cannot = phrases.cannot_remove(one, view.members)
        if cannot:
            why = f"{why} {cannot}"
        elif may:
            button = Button(self.here.look, "Remove…", "stop-text")
            button.clicked.connect(lambda: self._offer(one))
            actions.append(button)
        state = phrases.MANAGER if one.manager else phrases.STAFF
        return WorkRow(self.here.look, state, one.name, why, actions)

    def _offer(self, one: Member) -> None:
        if self._view is not None and not self.removing.is_busy:
            self.done.hide()
            self.adding.hide()
            self.removing.offer(one, self._view.service)
            self.ensureWidgetVisible(self.removing)

    def _added(self, one: Member) -> None:
        self.done.say(f"{one.name} can open this vault now, with the passphrase that was typed.")
        self.reload()

    def _left(self) -> None:
        """What was to be done with somebody is done, or was left."""
        gone = self.removing.gone
        if gone and self._view is not None:
            self.done.say(phrases.removed(gone, self._view.carried))
        self.adding.setVisible(self.removing.isHidden())
        self.reload()

    def _where_dialog(self, name: str) -> Path | None:
        found, _ = QFileDialog.getSaveFileName(self.window(), "Save the sheet", name, "PDF (*.pdf)")
        return Path(found) if found else None
