"""Families that wait for a volunteer: said where the office looks first, with the way to them."""

from PySide6.QtWidgets import QWidget

from desktop.casework.saying.said import capital, counted
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import state
from desktop.ui.rows.work_row import WorkRow


class ToGive(QWidget):
    """One row; nothing while nobody waits."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here, self._count = here, 0
        self._box = column(here.look, within=self)
        self.hide()

    def show_count(self, count: int) -> bool:
        """So many wait. Whether anything was made anew for it."""
        if count == self._count:
            return False
        self._count = count
        empty(self._box)
        if count:
            look = self._here.look
            button = Button(look, "Give to…", icon="send")
            button.setAccessibleDescription("Opens the cases, those that wait first")
            button.clicked.connect(lambda: self._here.go("cases", ""))
            verb = "waits" if count == 1 else "wait"
            so = f"{capital(counted(count, 'family', 'families'))} {verb} for a volunteer"
            why = "Referred by whoever may not take them, or with nobody now."
            self._box.addWidget(WorkRow(look, state("to-look-at"), so, why, (button,)))
        self.setVisible(bool(count))
        return True
