"""The second step: who one is, where one lives, where the record lies, and its passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from db.errors import BadInput, Refusal, TooLong, VaultExists, WeakPassphrase
from desktop import messages
from desktop.ui.banner import Banner
from desktop.ui.buttons import Button, Reasoned
from desktop.ui.fields import PostcodeField, TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Form
from desktop.ui.progress import Progress
from desktop.ui.session import Session
from desktop.ui.theme import Look
from desktop.volunteer.joining.passphrase import PassphraseChoice
from desktop.volunteer.joining.step import Step
from desktop.volunteer.joining.work import Wanted

_WHY = (
    (
        "Your home stays here",
        "house",
        "Your postcode is used on this laptop to see whether a family lives too near, or very "
        "far. It never leaves it: the office only ever sees a word such as “just right”.",
    ),
    (
        "The passphrase opens everything",
        "key-round",
        "Nobody else has it, and nobody can give it back to you, the office neither. In a moment "
        "you get a recovery code on paper for the day it is forgotten.",
    ),
)
_HOME = "As it stands on your post."


class YouStep(Step):
    """`wanted` when everything is there and the record is to be made."""

    wanted = Signal(object)

    def __init__(
        self,
        look: Look,
        session: Session,
        folder: Path,
        ask_folder: Callable[[], Path | None],
    ) -> None:
        super().__init__(
            look, "About you and this laptop", "Four things, and your record is made.", _WHY
        )
        self.ask_folder = ask_folder
        self._folder = folder
        self._name, self.home = TextField(), PostcodeField()
        self.where = TextField(str(folder))
        self.where.setReadOnly(True)
        self.other = Button(look, "Choose another folder", "text", icon="folder-open")
        self.choice = PassphraseChoice(look, session, lambda: (self._name.text(), self.home.text()))
        self.make = Reasoned(look, Button(look, "Make my record", "main", icon="check"))
        self.progress = Progress(look, "Making your record. A few seconds.", can_cancel=False)
        self.fault = Banner(look, "stop")
        self._lay_out()
        self._wire()
        self._weigh()

    @property
    def name_field(self) -> TextField:
        return self._name

    def came(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While the record is made nothing can be changed."""
        for part in (self._name, self.home, self.other, self.choice):
            part.setEnabled(not busy)
        self.make.setVisible(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.fault.hide()
            self.progress.begin()

    def refuse(self, refusal: Refusal) -> None:
        """It could not be made: say so beside the field that it is about."""
        self.set_busy(False)
        said = messages.of(refusal)
        words = f"{said.message} {said.do}"
        about = str(refusal.facts.get("what", refusal.facts.get("field", "")))
        if isinstance(refusal, WeakPassphrase):
            self.choice.refuse(refusal)
        elif isinstance(refusal, VaultExists):
            self.where_field.set_fault(words)
        elif isinstance(refusal, BadInput | TooLong) and about in self._fields:
            self._fields[about].set_fault(words)
        else:
            self.fault.say(words)
        self._weigh()

    def _lay_out(self) -> None:
        look = self.look
        form = Form(look)
        you = form.section("You")
        name, home = you.row(("Your name", self._name, 3), ("Your home postcode", self.home, 2))
        self.name_field_box, self.home_field = name, home
        name.set_hint("As families and the office know you.")
        home.set_hint(_HOME)
        self._fields = {"name": name, "postcode": home}
        secret = form.section("Your passphrase")
        secret.add(self.choice)
        place = form.section("Where your record lies")
        hint = "A folder of its own, new or empty. Everything in it is encrypted."
        self.where_field = place.field("Folder", self.where, hint)
        flow = Flow(look)
        flow.add(self.other)
        place.box.addLayout(flow)
        self.progress.hide()
        self.fault.hide()
        form.foot(self.make)
        self.main.addWidget(form)
        self.main.addWidget(self.progress)
        self.main.addWidget(self.fault)

    def _wire(self) -> None:
        self.home.read.connect(self._read_home)
        self._name.textChanged.connect(lambda: self.name_field_box.set_fault(""))
        self._name.textChanged.connect(self._weigh)
        self._name.settled.connect(lambda _: self.choice.judge())
        self.home.textChanged.connect(self._weigh)
        self.choice.changed.connect(self._weigh)
        self.other.clicked.connect(self._choose)
        self.make.button.clicked.connect(self._make)

    def _read_home(self, code: str | None, why: str) -> None:
        typed = bool(self.home.text().strip())
        self.home_field.set_fault(why if typed and code is None else "")
        self.home_field.set_hint(f"Read as {code}. {why}".strip() if code else _HOME)
        self._weigh()
        self.choice.judge()

    def _choose(self) -> None:
        folder = self.ask_folder()
        if folder is not None:
            # A folder that is in use gets one inside it: the record wants one of its own.
            taken = folder.exists() and any(folder.iterdir())
            self._folder = folder / "Evenhand" if taken else folder
            self.where.setText(str(self._folder))
            self.where_field.set_fault("")
            self._weigh()

    def _weigh(self) -> None:
        """What is still missing stands beside the button."""
        missing = [
            words
            for words, there in (
                ("your name", self._name.text().strip()),
                ("your home postcode", self.home.code()),
            )
            if not there
        ]
        if self.choice.reason():
            missing.append(self.choice.reason())
        if self.where_field.fault():
            missing.append("another folder")
        self.make.set_reason(f"Still needed: {_listed(missing)}." if missing else "")

    def _make(self) -> None:
        code = self.home.code()
        if code is not None and not self.choice.reason():
            self.set_busy(True)
            self.wanted.emit(Wanted(self._folder, self._name.text(), code, self.choice.text()))


def _listed(parts: list[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
