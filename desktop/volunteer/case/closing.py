"""Closing a case, on its own page: what came of it, in a few words that are kept as one types."""

from PySide6.QtCore import Signal

from db.errors import Refusal
from desktop.casework.said import capital, number
from desktop.messages import of
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText

_FIRST = "Write first, in a few words, what came of it."


class Closing(Card):
    """`closed` with the outcome; `typed` while it is; `left` when it is put off.

    `form_asked` for a form on which the family says what they think.
    """

    closed = Signal(str)
    typed = Signal()
    left = Signal()
    form_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Close the case", gap="gap")
        self.outcome = LongText(look, least=2)
        self.field = Field(look, "What came of it", self.outcome)
        self._owed = Words(look, "", "body", "ink-soft")
        self.button = Button(look, "Close the case", icon="check")
        self.finish = Reasoned(look, self.button)
        self.leave = Button(look, "Not now", "text")
        self.form_button = Button(look, "A form: what do they think of our help?", "link")
        foot = Flow(look, centre=True)
        foot.add(self.finish)
        foot.add(self.leave)
        self.body.addWidget(self.field)
        self.body.addWidget(self._owed)
        held = Flow(look)
        held.add(self.form_button)
        self.body.addLayout(held)
        self.body.addLayout(foot)
        self.outcome.textChanged.connect(self._typed)
        self.outcome.textChanged.connect(self.typed)
        self.button.clicked.connect(lambda: self.closed.emit(self.outcome.words()))
        self.leave.clicked.connect(self.left)
        self.form_button.clicked.connect(self.form_asked)
        self._typed()
        self.hide()

    def begin(self, words: str, owed: int) -> None:
        """The words of before, and how many statements are owed still."""
        self.outcome.set_words(words)
        self.field.set_fault()
        self.set_owed(owed)
        self._typed()

    def set_owed(self, owed: int) -> None:
        """What is owed does not hold it back."""
        many = "statement is" if owed == 1 else "statements are"
        said = f"{capital(number(owed))} {many} still owed; closing does not settle that."
        self._owed.setText(said if owed else "")
        self._owed.setVisible(bool(owed))

    def show_refusal(self, refusal: Refusal) -> None:
        """Beside the field; the words stay."""
        said = of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")

    def _typed(self) -> None:
        self.finish.set_reason("" if self.outcome.words().strip() else _FIRST)
        self.field.set_fault()
