"""The step whose last button makes a vault: a passphrase, a folder, and what a desk asks besides.

Nothing is made before that button. What could not be made is said beside the field that it is
about, and nothing that was typed is lost.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import BadInput, Refusal, TooLong, VaultExists, VaultReadOnly, WeakPassphrase
from desktop import messages
from desktop.casework.saying.said import together
from desktop.ui.first_run.passphrase import PassphraseChoice
from desktop.ui.first_run.step import Step, Why
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.progress import Progress
from desktop.ui.session import Session
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, Form

_FOLDER = "A folder of its own, new or empty. Everything in it is encrypted."


@dataclass(frozen=True)
class MakingWords:
    """What a desk says while it is made."""

    title: str
    below: str
    why: tuple[Why, ...]
    make: str  # on the last button
    going_on: str  # while it is made
    where: str  # heads the folder
    inside: str  # what a folder is called that is made inside one in use


class MakingStep(Step):
    """`wanted` with what `what()` says, when everything is there.

    A desk puts its own sections into `form`, its fields into `fields` under the names by which
    refusals call them, and ends with `finish()`.
    """

    wanted = Signal(object)

    def __init__(
        self,
        look: Look,
        session: Session,
        words: MakingWords,
        folder: Path,
        ask_folder: Callable[[], Path | None],
        *,
        actions: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(look, words.title, words.below, words.why, actions=actions)
        self.ask_folder, self.folder, self._words = ask_folder, folder, words
        self.form = Form(look)
        self.fields: dict[str, Field] = {}
        self.choice = PassphraseChoice(look, session, self.known)
        self.where = TextField(str(folder))
        self.where.setReadOnly(True)
        self.other = Button(look, "Choose another folder…", "text", icon="folder-open")
        self.make = Reasoned(look, Button(look, words.make, "main", icon="check"))
        self.progress = Progress(look, words.going_on, can_cancel=False)
        self.fault = Banner(look, "stop")

    # --- for desks to say ---

    def known(self) -> tuple[str, ...]:
        """What is no secret about whoever chooses the passphrase."""
        return ()

    def needed(self) -> Sequence[tuple[str, object]]:
        """What the desk asks besides: its words, and something that is true once it is there."""
        return ()

    @abstractmethod
    def what(self) -> object:
        """Everything that was typed, for whoever makes the vault."""

    # --- for desks to call ---

    def finish(self) -> None:
        """The passphrase, the folder and the button come after the desk's own sections."""
        self.form.section("Your passphrase").add(self.choice)
        place = self.form.section(self._words.where)
        self.where_field = place.field("Folder", self.where, _FOLDER)
        row = Flow(self.look)
        row.add(self.other)
        place.box.addLayout(row)
        self.form.foot(self.make)
        for part in (self.form, self.progress, self.fault):
            self.main.addWidget(part)
        self.progress.hide()
        self.fault.hide()
        self.choice.changed.connect(self.weigh)
        self.other.clicked.connect(self._choose)
        self.make.button.clicked.connect(self._make)
        self.weigh()

    def weigh(self) -> None:
        """What is still missing stands beside the button."""
        missing = [words for words, there in self.needed() if not there]
        missing += [self.choice.reason()] if self.choice.reason() else []
        missing += ["another folder"] if self.where_field.fault() else []
        self.make.set_reason(f"Still needed: {together(missing)}." if missing else "")

    # --- for the first run ---

    def set_busy(self, busy: bool) -> None:
        """While the vault is made nothing can be changed."""
        self.form.setEnabled(not busy)
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
        elif isinstance(refusal, VaultExists | VaultReadOnly):
            self.where_field.set_fault(words)
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(refusal, BadInput | TooLong) and about in self.fields:
            self.fields[about].set_fault(words)
            self.fields[about].control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fault.say(words)
        self.weigh()

    def _choose(self) -> None:
        folder = self.ask_folder()
        if folder is not None:
            # A folder that is in use gets one inside it: the record wants one of its own.
            taken = folder.exists() and any(folder.iterdir())
            self.folder = folder / self._words.inside if taken else folder
            self.where.setText(str(self.folder))
            self.where_field.set_fault()
            self.weigh()

    def _make(self) -> None:
        if not self.make.reason():
            self.set_busy(True)
            self.wanted.emit(self.what())
