"""A part of a page that is closed until somebody wants it: its heading opens and closes it.

What is in it stays as it is while it is closed, and the heading says how much that is.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, Tag
from desktop.ui.parts.text import Words


class Fold(Card):
    """`turned` when it was opened or closed. Put what it holds into `inside`."""

    turned = Signal(bool)

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look, gap="gap", pad="gap")
        self._title = title
        self.setAccessibleName(title)
        self.button = Button(look, title, "text", icon="chevron-right")
        self._summary = Words(look, "", "small", "ink-soft")
        self._tag = Tag(look, State("", "circle", "quiet"))
        self._tag.hide()
        head = Flow(look, gap="near", between="hair", centre=True)
        head.add(self.button)
        head.add(self._tag)
        head.add(self._summary, 160, 1)
        self.body.addLayout(head)
        self._held = QWidget()
        self._held.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.inside = column(
            look, gap="pad", pad=("near", "none", "near", "near"), within=self._held
        )
        self.body.addWidget(self._held)
        self._held.hide()
        self.button.clicked.connect(lambda: self.set_open(not self.is_open()))
        self._tell()

    def is_open(self) -> bool:
        return not self._held.isHidden()

    def set_open(self, on: bool) -> None:
        """Show what it holds, or only its heading."""
        if on != self.is_open():
            self._held.setVisible(on)
            self.button.set_icon("chevron-down" if on else "chevron-right")
            self._tell()
            self.turned.emit(on)

    def set_summary(self, words: str, shown: State | None = None) -> None:
        """What is in it, in a few words; a tag where something is to be seen without opening it."""
        self._summary.setText(words)
        self._summary.setVisible(bool(words))
        self._tag.setVisible(shown is not None)
        if shown is not None:
            self._tag.set_state(shown)
        self._tell()

    def _tell(self) -> None:
        so = "open" if self.is_open() else "closed"
        tag = "" if self._tag.isHidden() else f"{self._tag.text()}. "
        self.button.setAccessibleDescription(f"{tag}{self._summary.text()} ({so})".strip())
