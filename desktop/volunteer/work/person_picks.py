"""Which of a few people: each stands on the page with the whole name, however long it is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.announce import announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Pick

People = Sequence[tuple[str, str]]
"""Key and words of each."""


class PersonPicks(QWidget):
    """`chosen` with the key of whoever is picked, `grew` when others stand there."""

    chosen = Signal(str)
    grew = Signal()

    def __init__(
        self, look: Look, words: str, people: People = (), *, labelled: bool = True
    ) -> None:
        """Not `labelled` where a field that it stands in says the words."""
        super().__init__()
        self._look, self._words, self._of = look, words, ""
        self._picks: dict[str, Pick] = {}
        self._wanted = ""  # may come only with the people that it is of
        self.setAccessibleName(words)
        self._flow = Flow(look, gap="wide", between="hair", centre=True)
        self._fault = Words(look, "", "small", "stop")
        self._fault.hide()
        label = (Words(look, words, "label"),) if labelled else ()
        box = column(look, *label, gap="hair", within=self)
        box.addLayout(self._flow)
        box.addWidget(self._fault)
        self.show_people(people)

    def show_people(self, people: People) -> None:
        """These; whoever was picked stays picked."""
        if [(key, pick.text()) for key, pick in self._picks.items()] == list(people):
            return
        self._wanted = self.key()
        for old in self._picks.values():
            old.hide()
            old.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self._picks = {key: self._pick(key, words) for key, words in people}
        for pick in self._picks.values():
            self._flow.add(pick)
            pick.show()
        self.set_key(self._wanted)
        self.grew.emit()

    def _pick(self, key: str, words: str) -> Pick:
        made = Pick(self._look, words)
        made.setAccessibleName(self._name(words))
        made.clicked.connect(lambda: self._took(key))
        return made

    def _name(self, words: str) -> str:
        """Who listens hears what is asked, too: several such lists may stand on a page."""
        return f"{self._of}{self._words}: {words}"

    def set_of(self, what: str) -> None:
        """To which of several things it belongs, for whoever listens."""
        self._of = f"{what}, "
        for pick in self._picks.values():
            pick.setAccessibleName(self._name(pick.text()))

    def _took(self, key: str) -> None:
        self._wanted = key
        self.set_fault()
        self.chosen.emit(key)

    def key(self) -> str:
        """Whoever is picked; empty for nobody."""
        found = next((key for key, pick in self._picks.items() if pick.isChecked()), "")
        return found or self._wanted

    def set_key(self, key: str) -> None:
        """As if it had always been so; nothing is emitted."""
        self._wanted = key
        for each, pick in self._picks.items():
            blocked = pick.blockSignals(True)
            pick.setAutoExclusive(False)
            pick.setChecked(each == key)
            pick.setAutoExclusive(True)
            pick.blockSignals(blocked)

    def set_fault(self, words: str = "") -> None:
        """What is wrong, below; empty when all is well again."""
        if words and words != self._fault.text():
            announce(self, f"{self._words}: {words}")
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def fault(self) -> str:
        return self._fault.text()

    def first(self) -> QWidget:
        """Where the keyboard goes."""
        return next(iter(self._picks.values()), self)
