"""The fifth step: the policy to read, now or later; it never stands in the way."""

from PySide6.QtCore import Qt, Signal

from db.errors import Refusal
from desktop import messages
from desktop.casework.packs.policy import Pack
from desktop.ui.first_run.step import Step
from desktop.ui.look.theme import Look
from desktop.ui.pages.clauses import Bringer, PolicyText
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.text import Words
from desktop.ui.session import Session
from desktop.volunteer.joining import work


class PolicyStep(Step):
    """`done` with whether it was read."""

    done = Signal(bool)

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__(
            look,
            "The policy of your service",
            "Read it now or another day: it waits on Today, and no family waits for it.",
        )
        self._session = session
        self._wanted: work.Wanted | None = None
        self.read = Button(look, "I have read and understood it", "main", icon="check")
        self.later = Button(look, "Later", "text")
        self.progress = Progress(look, "Writing it down", can_cancel=False)
        self.fault = Banner(look, "stop")
        row = Flow(look, centre=True)
        row.add(self.read)
        row.add(self.later)
        self.main.addLayout(row)
        self.main.addWidget(self.progress)
        self.main.addWidget(self.fault)
        self.progress.hide()
        self.fault.hide()
        self.read.clicked.connect(self._read)
        self.later.clicked.connect(lambda: self._end(False))

    def set_policy(self, pack: Pack, wanted: work.Wanted) -> None:
        """What there is to read, and the vault in which it is noted."""
        self._wanted = wanted
        card = Card(self.look, "The impartiality statement", icon="scale")
        card.body.addWidget(Words(self.look, pack.statement.text.strip(), "statement"))
        self.main.addWidget(card)
        if pack.explains:
            means = Card(self.look, "What impartial means", icon="message-circle-question-mark")
            means.body.addWidget(Words(self.look, pack.explain.text.strip()))
            self.main.addWidget(means)
        text = PolicyText(self.look, pack)
        Bringer(self, text)
        self.main.addWidget(text)

    def came(self) -> None:
        self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        if self._wanted is None:
            return
        self._set_busy(True)
        self._session.prepare(
            work.acknowledged(self._wanted), lambda _: self._end(True), self._refused
        )

    def _refused(self, refusal: Refusal) -> None:
        self._set_busy(False)
        said = messages.of(refusal)
        self.fault.say(f"{said.message} {said.do}")

    def _set_busy(self, busy: bool) -> None:
        self.read.setEnabled(not busy)
        self.later.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.progress.begin()

    def _end(self, read: bool) -> None:
        self._wanted = None  # the passphrase was in it
        self.done.emit(read)
