"""Words to be read out, large: the impartiality statement at a contact, the role at a meeting.

Two ways on and no third: it was said, or it was not and here is why. The reason is written on the
same card; nothing pops up. Afterwards the card becomes one line that says what became of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, Tag
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field


@dataclass(frozen=True)
class Wording:
    """What stands on the buttons, and the keys that press them."""

    said: str = "I have read it out"
    said_key: str = "Ctrl+R"
    not_said: str = "Not said, because…"
    note: str = "You can type below first; it waits."
    kind: str = "statement"  # the size of the words: or "meeting"


class Statement(QWidget):
    """`read_out`; `not_said` with the key of a reason and what was written; `language_asked`."""

    read_out = Signal()
    not_said = Signal(str, str)
    language_asked = Signal()

    def __init__(
        self,
        look: Look,
        shown: State,
        words: str,
        reasons: Sequence[tuple[str, str]],
        *,
        version: str = "",
        languages: str = "",
        wording: Wording | None = None,
        framed: bool = True,
        apart: bool = False,
        announcer: Announcer = announce,
    ) -> None:
        """`apart`: whoever shows it places the buttons (`ways`), where they stay in sight."""
        super().__init__()
        self._look, self._announcer = look, announcer
        self._wording = wording or Wording()
        self.setAccessibleName(shown.word)
        self.words = Words(look, words, self._wording.kind, native=True)
        self.tag = Tag(look, shown)
        self._open = QWidget()
        if framed:
            self._open = card = Card(look, tone="accent", gap="pad", pad="wide")
            box = card.body
        else:
            box = column(look, gap="wide", within=self._open)
        box.addLayout(self._head(version, languages))
        box.addWidget(self.words)
        self._choices = self._buttons()
        self.set_words(words)
        self._why = self._reason(reasons)
        self.ways = QWidget()
        column(look, self._choices, self._why, gap="none", within=self.ways)
        if not apart:
            box.addWidget(self.ways)
        self._became = Tag(look, shown)
        self._done = self._afterwards()
        column(look, self._open, self._done, gap="none", within=self)

    def set_words(self, words: str) -> None:
        """What is to be read out. By ear and on a braille line it is met at the button."""
        self.words.setText(words)
        self.said.setAccessibleDescription(words)

    def settle(self, became: State) -> None:
        """One line instead of the card: what became of it."""
        self._became.set_state(became)
        for part in (self._open, self.ways):
            part.hide()
        self._done.show()
        self._announcer(self, became.word, False)

    def unsettle(self) -> None:
        """The whole card again, as it was at first; the keyboard stays where it is."""
        self._done.hide()
        for part in (self._open, self.ways):
            part.show()
        self.close_why()

    def reopen(self) -> None:
        """The same for whoever asks for it: the keyboard is at its first button."""
        self.unsettle()
        self._back()

    def is_settled(self) -> bool:
        return not self._done.isHidden()

    def _afterwards(self) -> QWidget:
        held = QWidget()
        flow = Flow(self._look, centre=True)
        flow.add(self._became)
        again = Button(self._look, "Show the words", "link")
        again.clicked.connect(self.reopen)
        flow.add(again)
        held.setLayout(flow)
        held.hide()
        return held

    def _head(self, version: str, languages: str) -> Flow:
        flow = Flow(self._look, gap="gap", between="hair", centre=True)
        flow.add(self.tag)
        space = QWidget()
        space.setFixedHeight(1)
        flow.add(space, 1, 1)
        if version:
            flow.add(Words(self._look, version, "small", "ink-soft", wrap=False))
        if languages:
            other = Button(self._look, languages, "link", icon="languages")
            other.setAccessibleDescription("Shows the statement in another language")
            other.clicked.connect(self.language_asked)
            flow.add(other)
        return flow

    def _buttons(self) -> QWidget:
        held = QWidget()
        flow = Flow(self._look, centre=True)
        said, wording = self._wording.said, self._wording
        self.said = Button(
            self._look, said, "main", icon="check", shortcut=wording.said_key, large=True
        )
        self.said.clicked.connect(self.read_out)
        self.not_button = Button(self._look, wording.not_said, large=True)
        self.not_button.clicked.connect(self.ask_why)
        flow.add(self.said)
        flow.add(self.not_button)
        if wording.note:
            flow.add(Words(self._look, wording.note, "small", "ink-soft"), 200, 1)
        held.setLayout(flow)
        return held

    def _reason(self, reasons: Sequence[tuple[str, str]]) -> QWidget:
        held = QWidget()
        self.reason = Choice(self._look, reasons)
        self.note = TextField()
        flow = Flow(self._look)
        flow.add(Field(self._look, "It was not said because", self.reason), 220, 1)
        self._note_field = Field(self._look, "In your own words", self.note)
        flow.add(self._note_field, 260, 2)
        keep = Button(self._look, "Keep this reason", "main")
        keep.clicked.connect(lambda: self.not_said.emit(self.reason.key(), self.note.text()))
        back = Button(self._look, "Back", "text")
        back.clicked.connect(self._back)
        ends = Flow(self._look)
        ends.add(keep)
        ends.add(back)
        box = column(self._look, within=held)
        box.addLayout(flow)
        box.addLayout(ends)
        held.hide()
        return held

    def ask_why(self) -> None:
        """The reason, instead of the two ways on."""
        self._choices.hide()
        self._why.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_why(self) -> None:
        """The two ways on again, wherever the keyboard is."""
        self._why.hide()
        self._choices.show()

    def _back(self) -> None:
        self.close_why()
        self.said.setFocus(Qt.FocusReason.OtherFocusReason)
