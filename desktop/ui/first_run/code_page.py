"""The recovery code in a first run: why it is on paper, the code, and one group read back."""

from PySide6.QtCore import Signal

from desktop.ui.first_run.rehearsal import Rehearsal
from desktop.ui.first_run.step import Step
from desktop.ui.look.theme import Look
from desktop.ui.session import Session


class CodeStep(Step):
    """`done` when the person has shown that it stands on paper."""

    done = Signal()

    def __init__(self, look: Look, made: str, whose: str, keep: str) -> None:
        """`made`: that there is a vault now; `whose` record it opens; where to `keep` the paper."""
        why = f"If the passphrase is ever forgotten, this code opens {whose} record. {keep} It is "
        why += "shown this once and stands in no file."
        super().__init__(
            look,
            f"{made} Write this code down",
            "Seven groups of five. There is no letter O, I or L in it: they are 0 and 1.",
            (("Why on paper", "pen-line", why),),
        )
        self.rehearsal = Rehearsal(look)
        self.main.addWidget(self.rehearsal)
        self.rehearsal.done.connect(self.done)
        self.groups, self.written = self.rehearsal.groups, self.rehearsal.written
        self.typed, self.field = self.rehearsal.typed, self.rehearsal.field
        self.compare, self.again = self.rehearsal.compare, self.rehearsal.again

    def set_code(self, code: str, session: Session | None = None, service: str = "") -> None:
        """Show it. With a session a sheet of it may be saved, which names the service."""
        self.rehearsal.set_code(code)
        if session is not None:
            self.rehearsal.offer_sheet(session, service)

    def came(self) -> None:
        self.rehearsal.came()
