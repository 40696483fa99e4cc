"""The new office's passphrase: six words that were drawn, or one's own, judged as one types."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.passphrases import draw, look_at
from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.card import Card
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.session import Session
from desktop.ui.text import Words
from desktop.ui.theme import Look
from desktop.ui.unlock import SecretField

_PAUSE = 200  # milliseconds between the last key and the judgement
_WHY = (
    "Easier to remember than odd letters, and far harder to guess. Write them on paper for the "
    "first days, and keep it away from this computer."
)


class NewPassphrase(QWidget):
    """`changed` whenever `missing()` may have. `about` gives what is no secret here."""

    changed = Signal()

    def __init__(self, look: Look, session: Session, about: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._session, self._about = session, about
        self._drawn, self._judged = "", ""
        self.words = Words(look, "", "statement")
        self.use = Button(look, "Use these words", icon="check")
        self.again = Button(look, "Draw others", "text")
        self.secret, self.repeat = SecretField(), SecretField()
        self.field = Field(look, "Passphrase", self.secret)
        self.second = Field(look, "The same once more", self.repeat)
        self.shown = Button(look, "Show what I type", "text", icon="eye")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out(look)
        self._wire()
        self._draw()

    def text(self) -> str:
        """What was typed or taken over."""
        return self.secret.text()

    def missing(self) -> str:
        """What it needs before it can be used; empty when it can be."""
        if not self.text():
            return "a passphrase"
        if self.field.fault() or self._judged != self.text():
            return "a passphrase that is hard to guess"
        if not self.second.isHidden() and self.repeat.text() != self.text():
            return "the same passphrase once more"
        return ""

    def forget(self) -> None:
        """It has done its work: nothing of it stays here."""
        self.secret.clear()
        self.repeat.clear()
        self._drawn = self._judged = ""
        self.words.setText("")

    def refuse(self, refusal: Refusal) -> None:
        """Say beside the field why this one will not do."""
        said = messages.of(refusal)
        self.field.set_fault(f"{said.message.rstrip('.')}. {said.do}")
        self.changed.emit()

    def judge(self) -> None:
        """Look at it now, with what is known about its owner."""
        typed, about = self.text(), self._about()
        if typed:
            self._session.prepare(
                lambda _world: look_at(typed, about),
                lambda _: self._found(typed, None),
                lambda refusal: self._found(typed, refusal),
            )

    def _lay_out(self, look: Look) -> None:
        card = Card(look, "Six words, drawn by chance for you", icon="key-round")
        card.body.addWidget(self.words)
        card.body.addWidget(Words(look, _WHY, "small", "ink-soft"))
        row = Flow(look, centre=True)
        row.add(self.use)
        row.add(self.again)
        card.body.addLayout(row)
        below = Flow(look)
        below.add(self.shown)
        box = column(look, card, self.field, self.second, gap="pad", within=self)
        box.addLayout(below)

    def _wire(self) -> None:
        self.use.clicked.connect(self._use)
        self.again.clicked.connect(self._draw)
        self.shown.clicked.connect(lambda: self._see(not self.second.isHidden()))
        self.secret.textChanged.connect(self._typed)
        self.repeat.textChanged.connect(self._compare)
        for field, secret in ((self.field, self.secret), (self.second, self.repeat)):
            secret.caps.connect(
                lambda on, field=field: field.set_hint("Caps Lock seems to be on." if on else "")
            )
        self._pause.timeout.connect(self.judge)

    def _draw(self) -> None:
        self._session.prepare(draw, self._show_drawn)

    def _show_drawn(self, words: str) -> None:
        self._drawn = words
        self.words.setText(words)

    def _use(self) -> None:
        self._see(True)
        self.secret.setText(self._drawn)
        self.judge()

    def _see(self, seen: bool) -> None:
        self.secret.see(seen)
        self.shown.setText("Hide what I type" if seen else "Show what I type")
        self.second.setVisible(not seen)
        if seen:
            self.repeat.clear()
        self.changed.emit()

    def _typed(self) -> None:
        self.field.set_fault()
        self.field.set_hint("")
        self._pause.start()
        self._compare()

    def _compare(self) -> None:
        typed, again = self.text(), self.repeat.text()
        differs = bool(again) and not typed.startswith(again)
        self.second.set_fault("This is not the same." if differs else "")
        self.changed.emit()

    def _found(self, typed: str, refusal: Refusal | None) -> None:
        if typed != self.text():
            return  # an answer to an older question
        self._judged = typed
        if refusal is None:
            self.field.set_fault()
            self.field.set_hint("That is a good one.")
            self.changed.emit()
        else:
            self.refuse(refusal)
