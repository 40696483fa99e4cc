"""The parts of the Exchange page: signing in, the bundle, and where files are dropped."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words, heading
from desktop.ui.rows.work_row import WorkRow, line_up
from desktop.volunteer.exchange.phrases import Phrase


class SigningIn(Card):
    """Before the office has signed the laptop in: what is missing, in the order it is done.

    `wanted` when the request is to be saved once more.
    """

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Three things, and you can send", icon="key-round", gap="gap")
        self._look = look
        self.words = Words(look, "", "statement")
        self.save = Button(look, "Save the request again", icon="hard-drive")
        self.save.clicked.connect(self.wanted)
        one = Words(look, "1. Get the request to the office: on a stick, or by e-mail.")
        two = "2. Ring them, and read these six words out. If theirs are the same, the request is "
        two += "really yours."
        three = "3. They send a welcome back. Drop it here, or choose it with Bring files in."
        self.body.addWidget(one)
        row = Flow(look, centre=True)
        row.add(self.save)
        self.body.addLayout(row)
        self.body.addWidget(Words(look, two))
        self.body.addWidget(self.words)
        self.body.addWidget(Words(look, three))

    def set_words(self, words: Sequence[str]) -> None:
        self.words.setText("  ".join(words))
        self.words.setAccessibleName(f"Your six words: {', '.join(words)}")


class Outgoing(Card):
    """What is only here, and the button. `wanted` to send; `elsewhere` for another folder."""

    wanted = Signal()
    elsewhere = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "To the office", icon="package", gap="gap")
        self.what = Words(look)
        self.make = Reasoned(
            look, Button(look, "Make the bundle", "main", icon="package", shortcut="Ctrl+B")
        )
        self.where = Words(look, "", "small", "ink-soft")
        self.change = Button(look, "Choose another folder", "link")
        self.change.setAccessibleDescription("Makes the bundle in a folder that you choose")
        self.fault = Banner(look, "stop")
        self.fault.hide()
        place = Flow(look, gap="near", between="none", centre=True)
        place.add(self.where)
        place.add(self.change)
        self.body.addWidget(self.what)
        self.body.addWidget(self.make)
        self.body.addLayout(place)
        self.body.addWidget(self.fault)
        self.make.button.clicked.connect(self.wanted)
        self.change.clicked.connect(self.elsewhere)


class DropHere(Card):
    """Where files are dropped, or chosen. `wanted` when they are to be chosen."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, tone="drop", gap="near")
        self.setAccessibleName("Bring files in")
        self.button = Button(look, "Bring files in", icon="upload", shortcut="Ctrl+O")
        self.words = Words(
            look, "Drop files from the office anywhere on this page.", ink="ink-soft"
        )
        row = Flow(look, centre=True)
        row.add(self.words, 220, 1)
        row.add(self.button)
        self.body.addLayout(row)
        self.button.clicked.connect(self.wanted)

    def set_over(self, over: bool) -> None:
        """Something is held above the page."""
        self.set_tone("over" if over else "drop")


class Rows(QWidget):
    """A heading and a row for each bundle; hidden while there is none."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(title)
        inner = column(look, gap="near")
        self._rows = inner
        outer = column(look, heading(look, title), gap="near", within=self)
        outer.addLayout(inner)
        self.hide()

    def set_phrases(self, phrases: Sequence[Phrase]) -> None:
        empty(self._rows)
        rows = [WorkRow(self._look, one.state, one.so) for one in phrases]
        line_up(rows)
        for one, row in zip(phrases, rows, strict=True):
            self._rows.addWidget(row)
            # Only now: a text that is shown before it has a place is a window for a moment, and
            # takes the keyboard (F9 too) away from this one.
            row.why.setText(one.why)
            row.why.setVisible(bool(one.why))
        self.setVisible(bool(phrases))

    def count(self) -> int:
        return self._rows.count()
