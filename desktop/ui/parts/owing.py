"""Words that the disk would not take: told for as long as they wait, and tried again until it does.

`Owing` stands above every page of an open desk. `NotKept` takes the window when somebody wants to
lock or to close while words wait: what was typed is given up only by whoever says so.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.errors import DiskFull, Refusal
from desktop import messages
from desktop.casework.actions.drafts import try_again
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.centred import Centred
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.session import Session

_AGAIN = 5_000  # milliseconds after which it is tried again


def said_of(why: Refusal) -> str:
    """What is so of the words that wait, and what to do."""
    if isinstance(why, DiskFull):
        said = messages.words("not-kept-full")
    else:
        said = messages.words("not-kept", {"why": messages.of(why).message})
    return f"{said.message} {said.do}"


class Owing(Banner):
    """Hidden while nothing waits."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__(look, "stop", action="Try again now")
        self._session = session
        self.clock = QTimer(self, interval=_AGAIN)
        self.clock.timeout.connect(self.try_again)
        self.acted.connect(self.try_again)
        session.owes.connect(self._tell)
        self.hide()

    def try_again(self) -> None:
        """Keep what waits, if it can be kept now."""
        self._session.ask(try_again, None, lambda _refusal: None)

    def _tell(self, why: Refusal | None) -> None:
        if why is None:
            self.clock.stop()
            self.hide()
        else:
            self.say(said_of(why))
            self.clock.start()


class NotKept(QWidget):
    """In place of the desk, of which nothing is shown meanwhile.

    `again` to try once more, `anyway` to go on without the words, `back` to the desk: only for
    somebody who is there (`returns`), not where nobody has pressed a key for minutes.
    """

    again = Signal()
    anyway = Signal()
    back = Signal()

    def __init__(self, look: Look, why: Refusal, *, closing: bool, returns: bool) -> None:
        super().__init__()
        end = "close" if closing else "lock"
        title = f"Not {'closed' if closing else 'locked'} yet: what you typed is not kept"
        self.setAccessibleName(title)
        then = f"When your words are kept, it {end}s by itself."
        self.again_button = Button(look, "Try again now", "main")
        self.back_button = Button(look, "Back to what I typed")
        self.anyway_button = Button(
            look, f"{end.capitalize()} now and lose these words", "stop-text"
        )
        card = Card(look, gap="pad")
        for words in (Words(look, title, "title"), Words(look, said_of(why)), Words(look, then)):
            card.body.addWidget(words)
        flow = Flow(look, centre=True)
        for button in (self.again_button, self.back_button, self.anyway_button):
            flow.add(button)
        card.body.addLayout(flow)
        column(look, Centred(look, card, 560), within=self)
        if not returns:
            self.stay()
        self.again_button.clicked.connect(self.again)
        self.back_button.clicked.connect(self.back)
        self.anyway_button.clicked.connect(self.anyway)

    def stay(self) -> None:
        """Nobody is there any more: no way back to the desk."""
        self.back_button.hide()

    def begin(self) -> None:
        """The keyboard is on what loses nothing."""
        self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)
