"""The files of a case, as a card: what they are called, how large they are, a look at each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.files.attached import Attached
from desktop.ui.attachments import phrases
from desktop.ui.attachments.order import read_anew
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words

_FIRST = 6  # files are shown before one asks for the rest


class FilesCard(Card):
    """`opened` with the id of the file that is to be looked at."""

    opened = Signal(str)

    def __init__(self, look: Look, none: str, files: Sequence[Attached] = ()) -> None:
        super().__init__(look, "Files", icon="file-text", gap="near")
        self._none, self._all = none, False
        self._files: tuple[Attached, ...] = ()
        self._looks: list[Button] = []
        rows = QWidget()
        self._rows = column(look, gap="near", within=rows)
        self.body.addWidget(rows)
        self.show_files(files)

    def show_files(self, files: Sequence[Attached], *, anew: bool = False) -> None:
        """These; `anew` for another case."""
        self._all = self._all and not anew
        self._files = tuple(files)
        self._fill()

    def _fill(self) -> None:
        empty(self._rows)
        self._looks.clear()
        shown = self._files if self._all else self._files[:_FIRST]
        for one in shown:
            self._rows.addWidget(self._row(one))
        if not self._files:
            self._rows.addWidget(Words(self._look, self._none, "body", "ink-soft"))
        if len(shown) < len(self._files):
            more = Button(self._look, f"Show all {len(self._files)}", "link")
            more.clicked.connect(self._show_all)
            flow = Flow(self._look)
            flow.add(more)
            self._rows.addLayout(flow)

    def _row(self, one: Attached) -> QWidget:
        look, held, words = self._look, QWidget(), QWidget()
        column(
            look,
            Words(look, one.name, "strong"),
            Words(look, phrases.below(one), "small", "ink-soft"),
            gap="none",
            within=words,
        )
        button = Button(look, "Look at it", "link")
        button.setAccessibleName(f"Look at {one.name}, {phrases.below(one)}")
        button.clicked.connect(lambda: self.opened.emit(one.id))
        self._looks.append(button)
        box = line(look, words, gap="near", within=held)
        if not one.here:
            box.addWidget(Tag(look, state("file-missing")), alignment=Qt.AlignmentFlag.AlignTop)
        box.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        box.setStretch(0, 1)
        return held

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        read_anew(self)
        self._looks[_FIRST].setFocus()  # the button that was pressed has gone
