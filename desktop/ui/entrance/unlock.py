"""The door of a vault: a passphrase, a caps-lock warning, and the way round when it is forgotten.

What was typed is wiped from the field as soon as it was handed on; after a wrong one the field is
empty again and says so. After the third wrong one each further try waits a little longer, and the
seconds stand beside the button: they are counted down for the eye, and said only once.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from db.errors import Refusal, WrongPassphrase, WrongRecoveryCode, WrongRecoveryKey
from desktop import messages
from desktop.ui.look.announce import announce
from desktop.ui.look.theme import Look
from desktop.ui.look.tries import Tries
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.centred import Centred
from desktop.ui.parts.clipboard import SECRET_SECONDS, clear_soon
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.progress import Bar
from desktop.ui.parts.text import Words
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field

_CAPS = "Caps Lock seems to be on."
_COPIED = "Copied. It is taken off the clipboard again in {} seconds."
_SHEET = "From the sheet that you kept when the vault was made."
_OFFICE = (
    "Is the paper lost too? A volunteer’s laptop can be opened at the office, with the recovery "
    "key that lies on its stick. Everything on the laptop can be read then, so the volunteer "
    "should be there and choose the new passphrase."
)
_WAIT = "After so many wrong tries there is a short wait. You can try again in {}."
_NOW = "You can try again now."
_BESIDE = 340  # what the words beside the button would like, unscaled
_TICK = 500  # milliseconds
_DAMAGE, _KEYS = ("vault-damaged", "record-damaged"), "vault.json + vault.json.2"
_MENDED = "What can still be read of it can be put together again, here or at your office."
_WRONG = (WrongPassphrase, WrongRecoveryCode, WrongRecoveryKey)


class SecretField(TextField):
    """A passphrase: dots, unless it is to be seen. `caps` when Caps Lock seems to be on.

    What is copied out of it while it is seen is taken back soon: `copied` says so, and
    then nothing.
    """

    caps = Signal(bool)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        QGuiApplication.clipboard().dataChanged.connect(self._look_at_clipboard)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A capital without Shift, or a small letter with it, means Caps Lock."""
        letter = event.text()
        if letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(letter.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps.emit(False)  # what it is now, the next letter tells
        super().keyPressEvent(event)

    def _look_at_clipboard(self) -> None:
        board = QGuiApplication.clipboard()
        if self.hasFocus() and board.ownsClipboard() and board.text():
            clear_soon()
            self._told = True
            words = _COPIED.format(SECRET_SECONDS)
            self.copied.emit(words)
            announce(self, words)
        elif self._told:
            self._told = False
            self.copied.emit("")

    def see(self, seen: bool) -> None:
        """Show what is typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)


class Unlock(QWidget):
    """`given` with what was typed and whether it is a recovery code; `other` for another vault.

    `stick` when the office is to open it with its recovery key; `mend` when a damaged record is to
    be repaired.
    """

    given = Signal(str, bool)
    stick = Signal()
    mend = Signal()
    other = Signal()

    def __init__(self, look: Look, where: str, tries: Tries) -> None:
        super().__init__()
        self._look, self._tries, self._by_code, self._busy = look, tries, False, False
        self.title = Words(look, "Welcome back", "title")
        self.elsewhere = Banner(look, "flag")
        self.damaged = Banner(look, "flag", action="Repair it…")
        self.where = Words(look, f"The vault in {where}", "small", "ink-soft")
        self.secret = SecretField()
        self.field = Field(look, "Passphrase", self.secret)
        self.seen = Button(look, "Show", "text", icon="eye")
        self.button = Button(look, "Unlock", "main", icon="key-round")
        self.wait = Words(look, "", "small", "ink-soft")
        self.clock = QTimer(self, interval=_TICK)
        self.forgotten = Button(look, "Forgotten?", "text")
        self.another = Button(look, "Another vault", "text")
        self.by_stick = Button(look, "Open it with the office’s stick…", icon="hard-drive")
        self._office = QWidget()
        self.bar = Bar(look)
        self.bar.setAccessibleName("Opening the vault")
        self._lay_out()
        self._wire()
        self.set_busy(False)
        self._begin_wait()

    def _lay_out(self) -> None:
        look = self._look
        card = Card(look, gap="pad")
        heads = column(look, self.title, self.where, gap="none")
        card.body.addLayout(heads)
        card.body.addWidget(self.elsewhere)
        card.body.addWidget(self.damaged)
        self.elsewhere.hide()
        self.damaged.hide()
        card.body.addWidget(self.field)
        card.body.addWidget(self.bar)
        flow = Flow(look, centre=True)
        flow.add(self.button)
        flow.add(self.wait, _BESIDE, 1)
        for part in (self.seen, self.forgotten, self.another):
            flow.add(part)
        card.body.addLayout(flow)
        said = Words(look, _OFFICE, "body", "ink-soft")
        box = column(look, rule(), said, within=self._office)
        by_stick = Flow(look)
        by_stick.add(self.by_stick)
        box.addLayout(by_stick)
        card.body.addWidget(self._office)
        self._office.hide()
        column(look, Centred(look, card, 560), within=self)

    def _wire(self) -> None:
        self.secret.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)
        self.seen.clicked.connect(self._see)
        self.forgotten.clicked.connect(self._switch)
        self.another.clicked.connect(self.other)
        self.damaged.acted.connect(self.mend)
        self.by_stick.clicked.connect(self._take_stick)
        self.secret.caps.connect(self._caps)
        self.secret.copied.connect(self.field.set_hint)
        self.clock.timeout.connect(self._count_down)
        self.secret.textEdited.connect(lambda _: self.field.set_fault(""))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """One can type at once."""
        super().showEvent(event)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While the key is made, which takes about a second."""
        self._busy = busy
        for part in (self.secret, self.forgotten, self.another, self.by_stick):
            part.setEnabled(not busy)
        self.button.setEnabled(not busy and not self.clock.isActive())
        self.bar.setVisible(busy)
        self.bar.set_share(None if busy else 0.0)
        if not busy:
            self.secret.setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """It did not open: say why beside the field, and wait a little after several tries."""
        said = messages.of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")
        if refusal.code in _DAMAGE and refusal.facts.get("what") != _KEYS:
            self.damaged.say(_MENDED)
        if isinstance(refusal, _WRONG):
            self._tries.count_wrong()
        self._begin_wait()
        self.set_busy(False)

    def say_broken(self, words: str) -> None:
        """Something of ours broke: whoever was being let in can try again."""
        if self._busy:
            self.field.set_fault(words)
            self.set_busy(False)

    def opened(self) -> None:
        """It did: what was tried in vain before is forgotten."""
        self._tries.opened()

    def _begin_wait(self) -> None:
        left = self._tries.left()
        if left:
            self.clock.start()
            words = _WAIT.format(_seconds(left))
            self.wait.setAccessibleName(words)  # it stands, whatever is counted down
            self.button.setAccessibleDescription(words)
            announce(self.wait, words)
        self._count_down()

    def _count_down(self) -> None:
        left = self._tries.left()
        self.wait.setText(_WAIT.format(_seconds(left)) if left else "")
        self.wait.setVisible(bool(left))
        if left:
            self.button.setEnabled(False)
        elif self.clock.isActive():
            self.clock.stop()
            self.button.setEnabled(not self._busy)
            self.button.setAccessibleDescription("")
            announce(self.button, _NOW)

    def open_elsewhere(self) -> None:
        """Another window has it open, and has come up."""
        said = messages.words("vault-elsewhere")
        self.field.set_fault("")
        self.elsewhere.say(f"{said.message} {said.do}")

    def _caps(self, on: bool) -> None:
        if not self._by_code:  # a code may be typed in capitals
            self.field.set_hint(_CAPS if on else "")

    def _give(self) -> None:
        if self._tries.left():
            self._begin_wait()  # which says how long
            return
        typed = self.secret.text()
        if not typed:
            self.field.set_fault("Type it first.")
            return
        self.secret.clear()
        self.elsewhere.hide()
        self.set_busy(True)
        self.given.emit(typed, self._by_code)

    def _take_stick(self) -> None:
        if self._tries.left():
            self._begin_wait()
        else:
            self.elsewhere.hide()
            self.stick.emit()

    def _see(self) -> None:
        hidden = self.secret.echoMode() == QLineEdit.EchoMode.Password
        self.secret.see(hidden)
        self.seen.setText("Hide" if hidden else "Show")

    def _switch(self) -> None:
        self._by_code = not self._by_code
        self.field.label.setText("Recovery code" if self._by_code else "Passphrase")
        self.secret.setAccessibleName("Recovery code" if self._by_code else "Passphrase")
        self.field.set_fault("")
        self.field.set_hint(_SHEET if self._by_code else "")
        self.forgotten.setText("Use the passphrase" if self._by_code else "Forgotten?")
        self.secret.see(self._by_code)
        self._office.setVisible(self._by_code)
        self.secret.setFocus()


def _seconds(count: int) -> str:
    return "one second" if count == 1 else f"{count} seconds"
