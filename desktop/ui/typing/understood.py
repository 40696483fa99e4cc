"""What is typed and then understood: a date, a postcode. Each takes what people type, and shows how
it was read once they leave it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from db.names import Postcode
from desktop.casework.ground.postcode import (
    ReadPostcode,
    guessed_words,
    not_as_typed,
    read_postcode,
)
from desktop.casework.saying.dates import read_date, written
from desktop.messages import of
from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.fields import TextField


class DateField(TextField):
    """A day, typed as one likes. `read` with it, or with None and why it could not be read."""

    read = Signal(object, str)

    def __init__(self, day: date | None = None) -> None:
        super().__init__(written(day) if day else "", example="9 March 2015")
        self.editingFinished.connect(self._understand)

    def day(self) -> date | None:
        """The day that is written there; None if there is none or it cannot be read."""
        return self._take()[0]

    def set_day(self, day: date | None) -> None:
        self.setText(written(day) if day else "")

    def _understand(self) -> None:
        day, why = self._take()
        if day is not None:
            self.setText(written(day))
        self.read.emit(day, why)

    def _take(self) -> tuple[date | None, str]:
        if not self.text().strip():
            return None, ""
        try:
            return read_date(self.text()), ""
        except Refusal as refusal:
            said = of(refusal)
            return None, f"{said.message} {said.do}"


class PostcodeQuestion(QWidget):
    """Whether a postcode is meant that had to be guessed. `used`, or `kept` as it was typed."""

    used = Signal()
    kept = Signal()

    def __init__(self, look: Look, announcer: Announcer = announce) -> None:
        super().__init__()
        self._announcer = announcer
        self.words = Words(look, "", "small")
        self.use = Button(look, "Use it", "outlined", icon="check")
        self.keep = Button(look, "Keep what I typed", "text")
        answers = Flow(look, gap="near", between="hair")
        answers.add(self.use)
        answers.add(self.keep)
        column(look, self.words, gap="hair", within=self).addLayout(answers)
        self.use.clicked.connect(self.used)
        self.keep.clicked.connect(self.kept)
        self.hide()

    def ask(self, code: Postcode, why: str) -> None:
        said = f"Did you mean {code}?"
        self.words.setText(f"{said} {sentence(why)}".strip())
        self.setAccessibleName(said)
        self.use.setAccessibleName(f"Use {code}")
        self.show()
        self._announcer(self, self.words.text(), False)


class PostcodeField(TextField):
    """A postcode, typed as one likes. `read` with it, or with None and what is wrong.

    What had to be guessed (a letter O for a nought) is asked about and never taken unasked: until
    that is answered there is no code. The question stands below, in the field that it is part of.
    """

    read = Signal(object, str)

    def __init__(self, code: str = "") -> None:
        super().__init__(code, example="CA1 1AA")
        self.question: PostcodeQuestion | None = None
        self._kept = ""  # a text about which was said that it stands as it is
        self.editingFinished.connect(self._understand)
        self.textChanged.connect(self._changed)

    def code(self) -> Postcode | None:
        found = read_postcode(self.text())
        return found.code if isinstance(found, ReadPostcode) and not found.guesses else None

    def asks(self) -> Postcode | None:
        """The postcode that is asked about; None where nothing is."""
        guess = self._guess()
        return guess.code if guess is not None else None

    def made_below(self, look: Look) -> QWidget:
        self.question = PostcodeQuestion(look)
        self.question.used.connect(self._use)
        self.question.kept.connect(self._keep)
        self._changed()
        return self.question

    def _understand(self) -> None:
        if not self.text().strip():
            self.read.emit(None, "")
            return
        found = read_postcode(self.text())
        if not isinstance(found, ReadPostcode):
            self.read.emit(None, sentence(found.reason))
        elif not found.guesses:
            self.setText(found.code)
            self.read.emit(found.code, "")
        else:
            kept = self._guess() is None
            self.read.emit(None, sentence(not_as_typed(found)) if kept else "")
            self._ask()

    def _guess(self) -> ReadPostcode | None:
        """What is there, if it was guessed and nobody said yet what is meant."""
        found = read_postcode(self.text())
        if not isinstance(found, ReadPostcode) or not found.guesses or self.text() == self._kept:
            return None
        return found

    def _ask(self) -> None:
        guess = self._guess()
        if self.question is not None and guess is not None and self.question.isHidden():
            self.question.ask(guess.code, guessed_words(guess))

    def _changed(self) -> None:
        """What was put there (a draft, say) is asked about at once; what is typed, when it is."""
        if self.question is not None:
            self.question.hide()
            if not self.hasFocus():
                self._ask()

    def _use(self) -> None:
        code = self.asks()
        if code is not None:
            self.setText(code)
            self._done()

    def _keep(self) -> None:
        self._kept = self.text()
        self._done()

    def _done(self) -> None:
        assert self.question is not None
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.question.hide()
        self._understand()


def sentence(words: str) -> str:
    """A reason as a sentence of its own."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""
