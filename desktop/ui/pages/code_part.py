"""A new recovery code: drawn, put on paper, read back; only then it takes the place of the old."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.safety.ways_in import Changed, adopt_code, draw_code
from desktop.ui.first_run.rehearsal import Rehearsal
from desktop.ui.pages.old_backups import OldBackups
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words

_WHY = (
    "It stands on the paper on which it was written when this vault was made, and opens the vault "
    "when the passphrase is forgotten. Nobody can show it again. If the paper is lost, or somebody "
    "has seen it, make a new one."
)
_MEANWHILE = (
    "Write it down, or print it. The code of before goes on opening the vault until you have typed "
    "a group of the new one from your paper."
)
_DONE = "The new code opens this vault. The one of before opens only backups made earlier."


class CodePart(Card):
    """`ask_where` is handed a file name and gives the path of a sheet to print, or nothing."""

    def __init__(self, here: Here, ask_where: Callable[[str], Path | None]) -> None:
        look = here.look
        super().__init__(look, "The recovery code", icon="key-round", gap="pad")
        self._here, self._code, self._service = here, "", ""
        self.renew = Reasoned(look, Button(look, "Make a new code", icon="key-round"))
        self.rehearsal = Rehearsal(look, main=False)
        self.rehearsal.ask_where = ask_where
        self.leave = Button(look, "Keep the old one", "text")
        self.fault = Banner(look, "stop")
        self.done = Banner(look, "ok")
        self.backups = OldBackups(here)
        self._new = QWidget()
        new = column(look, Words(look, _MEANWHILE), self.rehearsal, gap="pad", within=self._new)
        row = Flow(look)
        row.add(self.leave)
        new.addLayout(row)
        for part in (
            *(Words(look, _WHY, "body", "ink-soft"), self.renew, self._new),
            *(self.fault, self.done, self.backups),
        ):
            self.body.addWidget(part)
        for part in (self._new, self.fault, self.done):
            part.hide()
        self.renew.button.clicked.connect(self._draw)
        self.leave.clicked.connect(self.forget)
        self.rehearsal.done.connect(self._keep)

    def set_service(self, service: str, may: bool) -> None:
        """What stands on the sheet; whether the code is this person's to renew."""
        self._service = service
        self.renew.set_reason("" if may else "A manager of the office makes a new one.")

    def forget(self) -> None:
        """What was drawn and is not on paper goes; the code of before holds."""
        for part in (self.fault, self.done, self.backups):
            part.hide()
        self._code = ""
        self.rehearsal.forget()
        self._new.hide()
        self.renew.show()

    def _draw(self) -> None:
        for part in (self.fault, self.done, self.backups):
            part.hide()
        self._here.session.prepare(draw_code, self._drawn)

    def _drawn(self, code: str) -> None:
        self._code = code
        self.rehearsal.set_code(code)
        self.rehearsal.offer_sheet(self._here.session, self._service)
        self.renew.hide()
        self._new.show()
        self.rehearsal.came()

    def _keep(self) -> None:
        code = self._code
        self.forget()
        if code:
            self._here.session.ask(lambda desk: adopt_code(desk, code), self._kept, self._refused)

    def _kept(self, changed: Changed | None) -> None:
        if changed is not None:
            self.done.say(_DONE)
            self.backups.offer(changed.old_backups, "the old code")
            self.renew.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self.fault.say(f"{said.message} {said.do}")
