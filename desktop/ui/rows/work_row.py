"""A row of work, one shape everywhere: state, what is so, why, what to do.

Where there is no room beside the words, what to do stands below them, never below the tag.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from desktop.ui.look.theme import Look, lengths
from desktop.ui.parts.boxes import column, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, Tag, tag_size
from desktop.ui.parts.text import Words


class WorkRow(QFrame):
    """The tag stands in a column, so that rows below each other `line_up`."""

    def __init__(
        self, look: Look, shown: State, so: str, why: str = "", actions: Sequence[Button] = ()
    ) -> None:
        super().__init__()
        self.setProperty("card", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{shown.word}: {so}")
        self.tag = Tag(look, shown)
        self.so = Words(look, so, "strong")
        self.why = Words(look, why, "body", "ink-soft")
        if not why:  # never shown by hand: without a parent yet it would open as a window
            self.why.hide()
        self.buttons = tuple(actions)
        for button in actions:  # rows below each other have the same buttons
            button.setAccessibleName(f"{button.text()}: {so}")
        flow = Flow(look, between="near", centre=self.why.isHidden)
        self.slot = _Slot(look, self.tag)
        flow.add(self.slot, lengths()["size"]["tag-column"] - 12)
        words, said = QWidget(), QWidget()
        column(look, self.so, self.why, gap="none", within=words)
        beside = Flow(look, between="near", centre=self.why.isHidden)
        beside.add(words, lengths()["size"]["text-column"], 1)
        if actions:
            beside.add(_together(look, actions))
        said.setLayout(beside)
        flow.add(said, lengths()["size"]["text-column"], 1)
        flow.setContentsMargins(0, 0, 0, 0)
        box = line(look, pad=("pad", "pad", "pad", "pad"))
        box.addLayout(flow, 1)
        self.setLayout(box)


class _Slot(QWidget):
    """Keeps the tag at the height of the first line of text, and as wide as the column needs."""

    def __init__(self, look: Look, tag: Tag) -> None:
        super().__init__()
        self._look, self._tag = look, tag
        self._others: tuple[State, ...] = ()
        box = line(look, tag, within=self)
        box.addStretch(1)

    def set_column(self, states: tuple[State, ...]) -> None:
        """What stands in the same column."""
        self._others = states
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        own = self._tag.sizeHint()
        others = [tag_size(self._look, one).width() for one in self._others]
        return QSize(max([own.width(), *others]), own.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()


def line_up(rows: Iterable[WorkRow]) -> None:
    """One column for the tags of these rows, at every size of text as wide as its widest."""
    together = tuple(rows)
    states = tuple({row.tag.state(): None for row in together})
    for row in together:
        row.slot.set_column(states)


def tell_apart(buttons: Iterable[QAbstractButton]) -> None:
    """Where names are hidden, buttons may be called alike: each says which of them it is."""
    alike: dict[str, list[QAbstractButton]] = {}
    for button in buttons:
        alike.setdefault(button.accessibleName(), []).append(button)
    for name, same in alike.items():
        if len(same) > 1:
            for number, button in enumerate(same, 1):
                button.setAccessibleName(f"{name}, {number} of {len(same)}")


def _together(look: Look, actions: Sequence[Button]) -> QWidget:
    held = QWidget()
    flow = Flow(look, centre=True)
    for button in actions:
        flow.add(button)
    held.setLayout(flow)
    return held
