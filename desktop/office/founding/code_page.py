"""The second page: the recovery code, copied by hand onto paper, and one group of it read back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.card import Card
from desktop.ui.fields import TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.page import Page
from desktop.ui.text import Words
from desktop.ui.theme import Look

_REHEARSED = 3  # which group is asked for
_GROUP = 132  # pixels at 100 %: all alike, so that they line up
_FORGIVEN = str.maketrans("OIL", "011")
_WHY = (
    "If the passphrase is ever forgotten, this code opens the office’s record, and nothing else "
    "does. Keep the paper where the service keeps its most important papers, not beside this "
    "computer. It is shown this once and stands in no file."
)


class CodePage(Page):
    """`done` when the person has shown that it stands on paper."""

    done = Signal()

    def __init__(self, look: Look) -> None:
        below = "Seven groups of five. There is no letter O, I or L in it: they are 0 and 1."
        super().__init__(look, "The office is made. Write this code down", below=below)
        self._look_, self._wanted = look, ""
        self.groups = Flow(look, gap="near")
        self.written = Button(look, "I have written it down", "main", icon="check")
        self.typed = TextField()
        self.field = Field(look, "Type the third group from your paper", self.typed)
        self.compare = Button(look, "Compare", "main")
        self.again = Button(look, "Show the code again", "text", icon="eye")
        self._shown, self._asked, self._held = QWidget(), QWidget(), QWidget()
        self._lay_out(look)
        self.written.clicked.connect(self._ask)
        self.again.clicked.connect(self._show)
        self.compare.clicked.connect(self._compare)
        self.typed.returnPressed.connect(self._compare)
        self.typed.textEdited.connect(lambda _: self.field.set_fault())
        self._show()

    def _lay_out(self, look: Look) -> None:
        self._held.setAccessibleName("The recovery code")
        self._held.setLayout(self.groups)
        first = column(look, self._held, gap="pad", within=self._shown)
        row = Flow(look)
        row.add(self.written)
        first.addLayout(row)
        why = Words(look, "To be sure that it can be read again. The code is hidden meanwhile.")
        second = column(look, why, self.field, gap="pad", within=self._asked)
        row = Flow(look, centre=True)
        row.add(self.compare)
        row.add(self.again)
        second.addLayout(row)
        card = Card(look, "Why on paper", icon="pen-line")
        card.body.addWidget(Words(look, _WHY, "body", "ink-soft"))
        left = QWidget()
        column(look, self._shown, self._asked, within=left)
        flow = Flow(look, gap="room", between="wide")
        flow.add(left, 480, 2)
        flow.add(card, 280, 1)
        self.body.addLayout(flow)
        self.body.addStretch(1)

    def set_code(self, code: str) -> None:
        """Show these groups, large and numbered."""
        while (item := self.groups.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        parts = code.split("-") if code else []
        self._wanted = parts[_REHEARSED - 1] if parts else ""
        for number, part in enumerate(parts, 1):
            self.groups.add(self._group(number, part), _GROUP)
        self.written.setFocus(Qt.FocusReason.OtherFocusReason)

    def _group(self, number: int, part: str) -> Card:
        card = Card(self._look_, gap="none")
        place = Words(self._look_, str(number), "small", "ink-soft", wrap=False)
        words = Words(self._look_, part, "statement", wrap=False, tabular=True)
        words.setAccessibleName(f"Group {number}: {' '.join(part)}")
        card.body.addWidget(place)
        card.body.addWidget(words)
        return card

    def forget(self) -> None:
        """It stands on paper now; nothing of it stays here."""
        self.set_code("")
        self.typed.clear()

    def _show(self) -> None:
        self._shown.show()
        self._asked.hide()
        self.written.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self._shown.hide()
        self._asked.show()
        self.typed.clear()
        self.field.set_fault()
        self.typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        if not self._wanted:
            return
        typed = "".join(self.typed.text().upper().split()).translate(_FORGIVEN)
        if typed == self._wanted:
            self.forget()
            self.done.emit()
        else:
            self.field.set_fault("That is another group. Look at the third one, or show the code.")
