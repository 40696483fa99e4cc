"""Clear copies outside the vault: where each lies, and to delete it or let it be."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions.files.attach_copies import Copy, copies, delete_copy, forget_copy
from desktop.casework.desk import Desk
from desktop.ui.attachments import phrases
from desktop.ui.attachments.order import read_anew
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import state
from desktop.ui.parts.text import heading
from desktop.ui.rows.work_row import WorkRow, line_up, tell_apart

Seen = tuple[tuple[Copy, ...], datetime]


def look_at_copies(desk: Desk) -> Seen:
    """Read on the worker."""
    return copies(desk), desk.world.clock.now()


class Copies(QWidget):
    """Hidden while there are none. `only` a case's or one file's where that is said."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._case = self._file = ""
        self._sure: set[str] = set()  # changed ones that were asked about
        self._seen: Seen | None = None
        self.title = heading(here.look, " ")
        rows = QWidget()
        self._rows = column(here.look, gap="near", within=rows)
        column(here.look, self.title, rows, gap="near", within=self)
        self.setAccessibleName("Copies outside the vault")
        self.hide()

    def reload(self, *, case: str = "", file: str = "") -> None:
        """Ask which there are: of a case, of a file, or all."""
        self._case, self._file = case, file
        self._here.session.ask(look_at_copies, self._take)

    def forget(self) -> None:
        """Show none."""
        self._seen = None
        self._sure.clear()
        empty(self._rows)
        self.hide()

    def shown(self) -> tuple[Copy, ...]:
        """Those that are listed."""
        return () if self._seen is None else self._seen[0]

    def _take(self, seen: Seen | None) -> None:
        if seen is None:
            return
        found = tuple(one for one in seen[0] if self._concerns(one))
        if (found, bool(found)) != (self.shown(), not self.isHidden()):
            self._seen = found, seen[1]
            self._fill()

    def _concerns(self, one: Copy) -> bool:
        return self._case in ("", one.case) and self._file in ("", one.file)

    def _fill(self) -> None:
        empty(self._rows)
        if self._seen is None or not self._seen[0]:
            self.hide()
            return
        found, now = self._seen
        self.title.setText(phrases.copies_title(found))
        rows = [self._row(one, now) for one in found]
        for row in rows:
            self._rows.addWidget(row)
        line_up(rows)
        tell_apart(button for row in rows for button in row.buttons)
        read_anew(self)
        self.show()

    def _row(self, one: Copy, now: datetime) -> WorkRow:
        look, sure = self._here.look, one.id in self._sure
        words = "Delete it all the same" if sure else "Delete it"
        delete = Button(look, words, "stop-text" if sure else "outlined", icon="trash-2")
        keep = Button(look, "Leave it there", "text")
        delete.clicked.connect(lambda: self._delete(one))
        keep.clicked.connect(lambda: self._leave(one))
        actions = (keep,) if one.state == "away" else (delete, keep)
        return WorkRow(look, state("readable-copy"), one.name, phrases.copy_says(one, now), actions)

    def _delete(self, one: Copy) -> None:
        sure = one.id in self._sure
        self._here.session.ask(
            lambda desk: delete_copy(desk, one.id, changed_too=sure),
            lambda gone: self._deleted(one, gone),
            self._refuse,
        )

    def _deleted(self, one: Copy, gone: bool | None) -> None:
        if gone is None:
            return
        if gone:
            self._here.say(f"The copy of {one.name} is deleted.")
        else:
            self._sure.add(one.id)
            self._seen = None
        self._again()

    def _leave(self, one: Copy) -> None:
        self._here.session.ask(
            lambda desk: forget_copy(desk, one.id),
            lambda _: self._here.say("It stays. Evenhand keeps track of it no longer."),
        )

    def _refuse(self, refusal: Refusal) -> None:
        self._here.refuse(refusal)
        self._again()

    def _again(self) -> None:
        self.reload(case=self._case, file=self._file)
