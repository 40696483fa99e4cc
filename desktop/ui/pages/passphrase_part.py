"""Another passphrase: the one of now, a new one that is judged, and what still opens as before."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import Refusal, WeakPassphrase, WrongPassphrase
from desktop import messages
from desktop.casework.actions.safety.ways_in import Changed, change_passphrase
from desktop.ui.entrance.unlock import SecretField
from desktop.ui.first_run.passphrase import PassphraseChoice
from desktop.ui.pages.old_backups import OldBackups
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.form import Field

_WHY = (
    "The record itself is not written anew, so this is done in seconds. If you think that somebody "
    "knows the passphrase, change it, and take the old backups away."
)
_DONE = "The new passphrase opens this vault. The old one no longer does."


class PassphrasePart(Card):
    """`set_known` says what is no secret about whoever is in, before anything is judged."""

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, "Your passphrase", icon="lock", gap="pad")
        self._here, self._known = here, tuple[str, ...]()
        self.old = SecretField()
        self.old_field = Field(look, "Your passphrase now", self.old)
        self.choice = PassphraseChoice(look, here.session, lambda: self._known)
        self.change = Reasoned(look, Button(look, "Change the passphrase", "main", icon="check"))
        self.progress = Progress(look, "Changing the passphrase", can_cancel=False)
        self.fault = Banner(look, "stop")
        self.done = Banner(look, "ok")
        self.backups = OldBackups(here)
        self._form = QWidget()
        column(look, self.old_field, self.choice, self.change, gap="pad", within=self._form)
        for part in (
            *(Words(look, _WHY, "body", "ink-soft"), self._form, self.progress, self.fault),
            *(self.done, self.backups),
        ):
            self.body.addWidget(part)
        for part in (self.progress, self.fault, self.done):
            part.hide()
        self.old.textChanged.connect(self._typed)
        self.old.caps.connect(
            lambda on: self.old_field.set_hint("Caps Lock seems to be on." if on else "")
        )
        self.old.copied.connect(self.old_field.set_hint)
        self.choice.changed.connect(self._weigh)
        self.change.button.clicked.connect(self._change)
        self._weigh()

    def set_known(self, known: tuple[str, ...]) -> None:
        """What is no secret about whoever is in."""
        self._known = known

    def forget(self) -> None:
        """Nothing that was typed stays; six other words are offered, and one may begin again."""
        for part in (self.done, self.backups, self.fault):
            part.hide()
        self._form.show()
        self.old.clear()
        self.choice.forget()
        self.choice.draw()
        self.old_field.set_fault()

    def _typed(self) -> None:
        self.old_field.set_fault()
        self._weigh()

    def _weigh(self) -> None:
        missing = "" if self.old.text() else "your passphrase now"
        missing = missing or self.choice.reason()
        self.change.set_reason(f"Still needed: {missing}." if missing else "")

    def _change(self) -> None:
        old, new = self.old.text(), self.choice.text()
        self.fault.hide()
        self._set_busy(True)
        self._here.session.ask(
            lambda desk: change_passphrase(desk, old, new), self._changed, self._refused
        )

    def _set_busy(self, busy: bool) -> None:
        self._form.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.done.hide()
            self.progress.begin()

    def _changed(self, changed: Changed | None) -> None:
        self._set_busy(False)
        if changed is not None:
            self.forget()
            self._form.hide()
            self.done.say(_DONE)
            self.backups.offer(changed.old_backups, "the old passphrase")

    def _refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        said = messages.of(refusal)
        if isinstance(refusal, WrongPassphrase):
            self.old.clear()
            self.old_field.set_fault("That is not your passphrase now. Nothing was changed.")
            self.old.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(refusal, WeakPassphrase):
            self.choice.refuse(refusal)
        else:
            self.fault.say(f"{said.message} {said.do}")
        self._weigh()
