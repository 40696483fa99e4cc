"""A recovery code or the office's stick has opened the vault: a new passphrase comes first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from db.errors import Refusal, WeakPassphrase
from desktop import messages
from desktop.casework.actions.safety.ways_in import choose_anew, known_of
from desktop.ui.first_run.passphrase import PassphraseChoice
from desktop.ui.first_run.step import Step
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.progress import Progress
from desktop.ui.session import Session

_TITLE = "The code opened your vault. Choose a new passphrase"
_BELOW = "From now on it opens with this one. The passphrase that was forgotten opens it no longer."
_WHY = (
    ("The code stays good", "key-round", "Put the paper back where it was."),
    (
        "If you found the code, and it is not yours",
        "shield-alert",
        "Close this window, and ring the office: somebody misses that paper.",
    ),
)


_BY_STICK = "The office’s stick opened this vault. Choose a new passphrase"
_WHY_STICK = (
    (
        "Whose passphrase it is",
        "user",
        "Let the volunteer whose laptop it is choose it, and type it without anybody looking on.",
    ),
    (
        "What can be read now",
        "shield-alert",
        "Everything on this laptop, its owner’s interests and home too. Leave it to the volunteer, "
        "and say what you saw. Take the stick out, and lock it away again.",
    ),
)


class Anew(Step):
    """`done` when the new passphrase opens the vault. `by_stick`: the office opened it."""

    done = Signal()

    def __init__(self, look: Look, session: Session, *, by_stick: bool = False) -> None:
        title, why = (_BY_STICK, _WHY_STICK) if by_stick else (_TITLE, _WHY)
        super().__init__(look, title, _BELOW, why)
        self._session, self._known = session, tuple[str, ...]()
        self.choice = PassphraseChoice(look, session, lambda: self._known)
        self.go = Reasoned(look, Button(look, "Open the vault with it", "main", icon="check"))
        self.progress = Progress(look, "Taking the new passphrase", can_cancel=False)
        self.fault = Banner(look, "stop")
        for part in (self.choice, self.go, self.progress, self.fault):
            self.main.addWidget(part)
        self.progress.hide()
        self.fault.hide()
        self.choice.changed.connect(self._weigh)
        self.go.button.clicked.connect(self._choose)
        session.ask(known_of, self._take)
        self._weigh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """One can type at once."""
        super().showEvent(event)
        self.choice.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, known: tuple[str, ...] | None) -> None:
        self._known = known or ()
        self.choice.judge()

    def _weigh(self) -> None:
        missing = self.choice.reason()
        self.go.set_reason(f"Still needed: {missing}." if missing else "")

    def _set_busy(self, busy: bool) -> None:
        self.choice.setEnabled(not busy)
        self.go.setVisible(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.fault.hide()
            self.progress.begin()

    def _choose(self) -> None:
        new = self.choice.text()
        self._set_busy(True)
        self._session.ask(lambda desk: choose_anew(desk, new), self._chosen, self._refused)

    def _chosen(self, _nothing: None) -> None:
        self.choice.forget()
        self.done.emit()

    def _refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        if isinstance(refusal, WeakPassphrase):
            self.choice.refuse(refusal)
        else:
            said = messages.of(refusal)
            self.fault.say(f"{said.message} {said.do}")
        self._weigh()
