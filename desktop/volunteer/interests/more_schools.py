"""The further schools of one post: whoever is a trustee is so at each school of the trust."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.text import Words

School = tuple[str, str]
"""Its number, or what stands for one typed by hand (`schools.given.by_hand`), and its name."""

_ALSO = "The same post is also at:"


class MoreSchools(QWidget):
    """`asked` when another school is to be chosen; `changed` when one was taken off."""

    asked = Signal()
    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._schools = look, list[School]()
        self.setAccessibleName("Further schools of this post")
        self._rows = column(look, gap="none")
        self.button = Button(look, "And at another school", "link", icon="plus")
        self.button.clicked.connect(self.asked)
        held = line(look, gap="none")
        held.addWidget(self.button)
        held.addStretch(1)
        box = column(look, gap="hair", within=self)
        box.addLayout(self._rows)
        box.addLayout(held)

    def schools(self) -> tuple[School, ...]:
        """Those that were chosen before the one in the field."""
        return tuple(self._schools)

    def add(self, key: str, name: str) -> None:
        """One more; a school twice is one."""
        if key not in [number for number, _ in self._schools]:
            self.set_schools([*self._schools, (key, name)])

    def set_schools(self, schools: Sequence[School]) -> None:
        """These, and nothing is emitted."""
        self._schools = list(schools)
        empty(self._rows)
        if self._schools:
            self._rows.addWidget(Words(self._look, _ALSO, "small", "ink-soft"))
        for number, name in self._schools:
            row = QWidget()
            parts = line(self._look, gap="near", within=row)
            parts.addWidget(Words(self._look, name, "strong"), 1)
            off = Button(self._look, "Take off", "text", icon="x")
            off.setAccessibleName(f"Take off {name}")
            off.clicked.connect(partial(self._take_off, number))
            parts.addWidget(off)
            self._rows.addWidget(row)

    def words(self) -> str:
        """As a draft keeps them: a line each."""
        return "\n".join(f"{number}\t{name}" for number, name in self._schools)

    def set_words(self, words: str) -> None:
        """Out of a draft."""
        self.set_schools(read_schools(words))

    def _take_off(self, number: str) -> None:
        self.set_schools([one for one in self._schools if one[0] != number])
        self.changed.emit()


def read_schools(words: str) -> tuple[School, ...]:
    """The schools of a draft (`MoreSchools.words`)."""
    parts = (each.partition("\t") for each in words.split("\n") if each)
    return tuple((number, name) for number, _, name in parts)
