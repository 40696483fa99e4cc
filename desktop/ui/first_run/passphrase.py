"""Choosing a passphrase: six words that were drawn, or one's own, judged as one types."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.safety.passphrases import draw, look_at
from desktop.ui.entrance.unlock import SecretField
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from desktop.ui.typing.form import Field

_PAUSE = 200  # milliseconds between the last key and the judgement
_GOOD = "That is a good one."
_CAPS = "Caps Lock seems to be on."


class PassphraseChoice(QWidget):
    """`changed` whenever `reason()` may have: why it cannot be used yet, empty when it can.

    `about` tells what is known of its owner: a passphrase that holds it is easily guessed.
    """

    changed = Signal()

    def __init__(self, look: Look, session: Session, about: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._look, self._session, self._about = look, session, about
        self._drawn, self._judged, self._caps = "", "", ""
        self.words = Words(look, "", "statement")
        self.use = Button(look, "Use these words", icon="check")
        self.again = Button(look, "Draw others", "text")
        self.secret, self.once_more = SecretField(), SecretField()
        self.field = Field(look, "Passphrase", self.secret)
        self.twice = Field(look, "The same once more", self.once_more)
        self.seen = Button(look, "Show", "text", icon="eye")
        self.seen.setAccessibleName("Show what I type")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._wire()
        self.draw()

    def text(self) -> str:
        """What was typed or taken over."""
        return self.secret.text()

    def reason(self) -> str:
        """What is missing before it can be used."""
        if not self.text():
            return "a passphrase"
        if self.field.fault() or self._judged != self.text():
            return "a passphrase that is hard to guess"
        if not self.twice.isHidden() and self.once_more.text() != self.text():
            return "the same passphrase once more"
        return ""

    def draw(self) -> None:
        """Offer six other words."""
        self._session.prepare(draw, self._show_drawn)

    def forget(self) -> None:
        """It has done its work: nothing of it stays in the fields."""
        for field in (self.secret, self.once_more):
            field.clear()
        self._drawn = self._judged = ""
        self.words.setText("")
        self._see(False)

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the field why this one will not do, and what would."""
        said = messages.of(refusal)
        self.field.set_fault(f"{said.message.rstrip('.')}. {said.do}")
        self.changed.emit()

    def judge(self) -> None:
        """Look at it now, with what is known about its owner."""
        typed = self.text()
        if typed:
            about = self._about()
            self._session.prepare(
                lambda _world: look_at(typed, about),
                lambda _: self._found(typed, None),
                lambda refusal: self._found(typed, refusal),
            )

    def _lay_out(self) -> None:
        look = self._look
        card = Card(look, "Six words, drawn by chance for you", icon="key-round")
        card.body.addWidget(self.words)
        why = "Easier to remember than odd letters, and far harder to guess. Make up a short "
        why += "story with them; write them on paper for the first days, away from this computer."
        card.body.addWidget(Words(look, why, "small", "ink-soft"))
        buttons = Flow(look, centre=True)
        buttons.add(self.use)
        buttons.add(self.again)
        card.body.addLayout(buttons)
        row = Flow(look, between="near")
        row.add(self.field, 260, 1)
        row.add(_lower(look, self.seen))
        box = column(look, card, gap="pad", within=self)
        box.addLayout(row)
        box.addWidget(self.twice)

    def _wire(self) -> None:
        self.use.clicked.connect(self._use)
        self.again.clicked.connect(self.draw)
        self.seen.clicked.connect(lambda: self._see(self.twice.isVisibleTo(self)))
        self.secret.textChanged.connect(self._typed)
        self.once_more.textChanged.connect(self._compare)
        self.secret.caps.connect(self._capitals)
        self.secret.copied.connect(self.field.set_hint)
        self.once_more.copied.connect(self.twice.set_hint)
        self.once_more.caps.connect(lambda on: self.twice.set_hint(_CAPS if on else ""))
        self._pause.timeout.connect(self.judge)

    def _show_drawn(self, words: str) -> None:
        self._drawn = words
        self.words.setText(words)

    def _use(self) -> None:
        self._see(True)
        self._caps = ""
        self.secret.setText(self._drawn)
        self.judge()

    def _see(self, seen: bool) -> None:
        self.secret.see(seen)
        self.seen.setText("Hide" if seen else "Show")
        self.seen.setAccessibleName(f"{self.seen.text()} what I type")
        self.twice.setVisible(not seen)
        if seen:
            self.once_more.clear()
        self.changed.emit()

    def _capitals(self, on: bool) -> None:
        # Told before the letter itself comes, which must not wipe it away.
        self._caps = _CAPS if on else ""
        self.field.set_hint(self._caps)

    def _typed(self) -> None:
        self.field.set_fault()
        self.field.set_hint(self._caps)
        self._pause.start()
        self._compare()

    def _compare(self) -> None:
        typed, again = self.text(), self.once_more.text()
        differs = bool(again) and not typed.startswith(again)
        self.twice.set_fault("This is not the same." if differs else "")
        self.changed.emit()

    def _found(self, typed: str, refusal: Refusal | None) -> None:
        if typed != self.text():
            return  # an answer to an older one
        self._judged = typed
        if refusal is None:
            self.field.set_fault()
            self.field.set_hint(self._caps or _GOOD)
            self.changed.emit()
        else:
            self.refuse(refusal)


def _lower(look: Look, button: Button) -> QWidget:
    """Beside a field, at the height of what is typed rather than of its label."""
    held = QWidget()
    box = column(look, Words(look, " ", "label", wrap=False), button, gap="hair", within=held)
    box.addStretch(1)
    return held
