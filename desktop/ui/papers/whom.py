"""One of the people of a case, or somebody else by name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Pick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field

ELSE = "else"
People = Sequence[tuple[str, str]]
"""Id and name of each."""


class Whom(QWidget):
    """Names wrap beside a mark; in a list that folds out they would be cut.

    `more`: what else there is to pick, before somebody else. `picked`: by whoever uses it.
    """

    picked = Signal()

    def __init__(self, look: Look, label: str, example: str, more: People = ()) -> None:
        super().__init__()
        self._look, self._label, self._more = look, label, more
        self.picks: dict[str, Pick] = {}
        self.to = TextField(example=example)
        self.to_field = Field(look, "Name", self.to, "May be left empty.")
        self.listed = QWidget()
        self.listed.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self._people = column(look, gap="hair", within=self.listed)
        column(look, self.listed, self.to_field, gap="gap", within=self)
        self._group.buttonClicked.connect(lambda _pick: self._picked())
        self.set_people(())

    def set_people(self, people: People, wanted: str = "") -> None:
        """Those of the case; nobody where it is of no case.

        `wanted`: of whom it was asked, picked when they first stand there.
        """
        before = self.key()
        if wanted not in self.picks and wanted in dict(people):
            before = wanted
        for pick in self.picks.values():
            self._group.removeButton(pick)
        empty(self._people)
        self.picks.clear()
        self._people.addWidget(Words(self._look, self._label, "label"))
        for key, name in (*people, *self._more, (ELSE, "Somebody else")):
            pick = self.picks[key] = Pick(self._look, name)
            self._group.addButton(pick)
            self._people.addWidget(pick)
        self.picks[before if before in self.picks else next(iter(self.picks))].setChecked(True)
        self.listed.setVisible(bool(people))
        self._show()

    def key(self) -> str:
        """Who is picked: an id, or `ELSE`."""
        return next((key for key, pick in self.picks.items() if pick.isChecked()), ELSE)

    def pick(self, key: str) -> None:
        """Put back who was picked; whoever is gone since leaves it as it is."""
        if key in self.picks:
            self.picks[key].setChecked(True)
            self._show()

    def _picked(self) -> None:
        self._show()
        self.picked.emit()

    def _show(self) -> None:
        self.to_field.setVisible(self.key() == ELSE)
