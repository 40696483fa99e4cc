"""The first page: the service, its policy, who keeps the vault, its passphrase, where it lies."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from db.errors import BadInput, Refusal, TooLong, VaultExists, VaultReadOnly, WeakPassphrase
from desktop import messages
from desktop.casework.actions.packs_offered import packs_offered
from desktop.office.founding.pack_choice import PackChoice
from desktop.office.founding.passphrase import NewPassphrase
from desktop.office.said import together
from desktop.ui.banner import Banner
from desktop.ui.boxes import column
from desktop.ui.buttons import Button, Reasoned
from desktop.ui.card import Card
from desktop.ui.fields import TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Form
from desktop.ui.page import Page
from desktop.ui.progress import Progress
from desktop.ui.session import Session
from desktop.ui.text import Words
from desktop.ui.theme import Look

_WHY = (
    (
        "The policy is the service’s own promise",
        "scroll-text",
        "It says when the statement is owed, which roles there are, what stops a case. Every "
        "laptop that you invite gets it word for word.",
    ),
    (
        "The passphrase opens everything",
        "key-round",
        "Nobody else has it, and nobody can give it back to you. In a moment you get a recovery "
        "code on paper for the day on which it is forgotten.",
    ),
)


@dataclass(frozen=True)
class Wanted:
    """What somebody typed who makes an office."""

    folder: Path
    service: str
    pack: str
    staff: str
    passphrase: str


class OfficePage(Page):
    """`wanted` when everything is there and the office is to be made; `left` to put it off."""

    wanted = Signal(object)
    left = Signal()

    def __init__(
        self, look: Look, session: Session, folder: Path, ask_folder: Callable[[], Path | None]
    ) -> None:
        self.later = Button(look, "Not now", "text")
        below = "One page, and nothing is made before its last button."
        super().__init__(look, "Make an office", below=below, actions=(self.later,))
        self.look = look
        self.ask_folder = ask_folder
        self.service, self.staff = TextField(), TextField()
        self.packs = PackChoice(look)
        self._folder = folder
        self.where = TextField(str(folder))
        self.where.setReadOnly(True)
        self.other = Button(look, "Choose another folder…", "text", icon="folder-open")
        self.secret = NewPassphrase(
            look, session, lambda: (self.service.text().strip(), self.staff.text().strip())
        )
        self.make = Reasoned(look, Button(look, "Make the office", "main", icon="check"))
        self.progress = Progress(look, "Making the office. A few seconds.", can_cancel=False)
        self.fault = Banner(look, "stop")
        self._lay_out()
        self._wire()
        session.prepare(packs_offered, self.packs.offer)

    def _lay_out(self) -> None:
        look = self.look
        self._form = form = Form(look)
        part = form.section("The service")
        self.service_field = part.field("Its name, as families know it", self.service)
        form.section("The policy to begin with").add(self.packs)
        you = form.section("You")
        self.staff_field = you.field("Your name", self.staff, "Whoever keeps this vault.")
        form.section("Your passphrase").add(self.secret)
        place = form.section("Where the office’s record lies")
        hint = "A folder of its own, new or empty. Everything in it is encrypted."
        self.where_field = place.field("Folder", self.where, hint)
        row = Flow(look)
        row.add(self.other)
        place.box.addLayout(row)
        form.foot(self.make)
        self._fields = {"service": self.service_field, "name": self.staff_field}
        left = QWidget()
        column(look, form, self.progress, self.fault, gap="pad", within=left)
        flow = Flow(look, gap="room", between="wide")
        flow.add(left, 480, 2)
        flow.add(self._side(), 280, 1)
        self.body.addLayout(flow)
        self.body.addStretch(1)
        self.progress.hide()
        self.fault.hide()

    def _side(self) -> QWidget:
        held = QWidget()
        box = column(self.look, within=held)
        for so, icon, words in _WHY:
            card = Card(self.look, so, icon=icon)
            card.body.addWidget(Words(self.look, words, "body", "ink-soft"))
            box.addWidget(card)
        box.addStretch(1)
        return held

    def _wire(self) -> None:
        for typed, field in ((self.service, self.service_field), (self.staff, self.staff_field)):
            typed.textChanged.connect(lambda _, field=field: field.set_fault())
            typed.textChanged.connect(self._weigh)
            typed.settled.connect(lambda _: self.secret.judge())
        self.secret.changed.connect(self._weigh)
        self.other.clicked.connect(self._choose)
        self.later.clicked.connect(self.left)
        self.packs.changed.connect(self._weigh)
        self.make.button.clicked.connect(self._make)
        self._weigh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """One begins at the top."""
        super().showEvent(event)
        self.service.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While it is made nothing can be changed."""
        self._form.setEnabled(not busy)
        self.make.setVisible(not busy)
        self.later.setVisible(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.fault.hide()
            self.progress.begin()

    def refuse(self, refusal: Refusal) -> None:
        """It could not be made: say so beside the field that it is about. Nothing is lost."""
        self.set_busy(False)
        said = messages.of(refusal)
        words = f"{said.message} {said.do}"
        about = str(refusal.facts.get("what", refusal.facts.get("field", "")))
        if isinstance(refusal, WeakPassphrase):
            self.secret.refuse(refusal)
        elif isinstance(refusal, VaultExists | VaultReadOnly):
            self.where_field.set_fault(words)
        elif isinstance(refusal, BadInput | TooLong) and about in self._fields:
            self._fields[about].set_fault(words)
            self._fields[about].control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fault.say(words)
        self._weigh()

    def _choose(self) -> None:
        folder = self.ask_folder()
        if folder is not None:
            # A folder that is in use gets one inside it: the record wants one of its own.
            taken = folder.exists() and any(folder.iterdir())
            self._folder = folder / "Evenhand office" if taken else folder
            self.where.setText(str(self._folder))
            self.where_field.set_fault()
            self._weigh()

    def _weigh(self) -> None:
        """What is still missing stands beside the button."""
        needed = [
            ("the service’s name", self.service.text().strip()),
            ("a policy", self.packs.chosen()),
            ("your name", self.staff.text().strip()),
        ]
        missing = [words for words, there in needed if not there]
        missing += [self.secret.missing()] if self.secret.missing() else []
        missing += ["another folder"] if self.where_field.fault() else []
        self.make.set_reason(f"Still needed: {together(missing)}." if missing else "")

    def _make(self) -> None:
        if not self.make.reason():
            self.set_busy(True)
            service, staff = self.service.text(), self.staff.text()
            self.wanted.emit(
                Wanted(self._folder, service, self.packs.chosen(), staff, self.secret.text())
            )
