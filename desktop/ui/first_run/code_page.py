"""The recovery code, copied by hand onto paper, and one group of it read back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.fields import TextField
from desktop.ui.first_run.groups import Groups
from desktop.ui.first_run.step import Step
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.text import Words
from desktop.ui.theme import Look

_REHEARSED = 3  # which group is asked for
_FORGIVEN = str.maketrans("OIL", "011")


class CodeStep(Step):
    """`done` when the person has shown that it stands on paper."""

    done = Signal()

    def __init__(self, look: Look, made: str, whose: str, keep: str) -> None:
        """`made`: that there is a vault now; `whose` record it opens; where to `keep` the paper."""
        why = f"If the passphrase is ever forgotten, this code opens {whose} record, and nothing "
        why += f"else does. {keep} It is shown this once and stands in no file."
        super().__init__(
            look,
            f"{made} Write this code down",
            "Seven groups of five. There is no letter O, I or L in it: they are 0 and 1.",
            (("Why on paper", "pen-line", why),),
        )
        self._wanted = ""
        self.groups = Groups(look, "The recovery code", spell=True)
        self.written = Button(look, "I have written it down", "main", icon="check")
        self.typed = TextField()
        self.field = Field(look, "Type the third group from your paper", self.typed)
        self.compare = Button(look, "Compare", "main")
        self.again = Button(look, "Show the code again", "text", icon="eye")
        self._shown, self._asked = QWidget(), QWidget()
        self._lay_out(look)
        self.written.clicked.connect(self._ask)
        self.again.clicked.connect(self._show)
        self.compare.clicked.connect(self._compare)
        self.typed.returnPressed.connect(self._compare)
        self.typed.textEdited.connect(lambda _: self.field.set_fault())
        self._show()

    def _lay_out(self, look: Look) -> None:
        first = column(look, self.groups, gap="pad", within=self._shown)
        row = Flow(look)
        row.add(self.written)
        first.addLayout(row)
        why = Words(look, "To be sure that it can be read again. The code is hidden meanwhile.")
        second = column(look, why, self.field, gap="pad", within=self._asked)
        row = Flow(look, centre=True)
        row.add(self.compare)
        row.add(self.again)
        second.addLayout(row)
        self.main.addWidget(self._shown)
        self.main.addWidget(self._asked)

    def set_code(self, code: str) -> None:
        """Show these groups, large and numbered."""
        parts = code.split("-")
        self._wanted = parts[_REHEARSED - 1]
        self.groups.set_parts(parts)

    def came(self) -> None:
        self.written.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """It stands on paper now; nothing of it stays here."""
        self._wanted = ""
        self.groups.set_parts(())
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
