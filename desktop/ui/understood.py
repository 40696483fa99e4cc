"""What is typed and then understood: a date, a postcode. Each takes what people type, and shows how
it was read once they leave it."""

from datetime import date

from PySide6.QtCore import Signal

from db.errors import Refusal
from db.names import Postcode
from desktop.casework.dates import read_date, written
from desktop.casework.ground.postcode import ReadPostcode, read_postcode
from desktop.messages import of
from desktop.ui.fields import TextField


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


class PostcodeField(TextField):
    """A postcode, typed as one likes. `read` with it (or None) and what was guessed or is wrong."""

    read = Signal(object, str)

    def __init__(self, code: str = "") -> None:
        super().__init__(code, example="CA1 1AA")
        self.editingFinished.connect(self._understand)

    def code(self) -> Postcode | None:
        found = read_postcode(self.text())
        return found.code if isinstance(found, ReadPostcode) else None

    def _understand(self) -> None:
        if not self.text().strip():
            self.read.emit(None, "")
            return
        found = read_postcode(self.text())
        if isinstance(found, ReadPostcode):
            self.setText(found.code)
            self.read.emit(found.code, sentence(found.reason))
        else:
            self.read.emit(None, sentence(found.reason))


def sentence(words: str) -> str:
    """A reason as a sentence of its own."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""
