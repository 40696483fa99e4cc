"""The fourth step: the request as a file, and the six words that the office compares it with."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.exchange.carry import request_name, write_file
from desktop.casework.actions.joining.join import NewVolunteer
from desktop.ui.first_run.groups import Groups
from desktop.ui.first_run.step import Step
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.session import Session

_WHY = (
    (
        "What the request holds",
        "file-text",
        "Your name and this laptop’s keys, sealed so that only the office can read them. It says "
        "nothing about where you live.",
    ),
    (
        "Until the office answers",
        "hourglass",
        "You can begin at once: open cases, write contacts. Everything is kept here, and goes to "
        "the office when it has signed this laptop in.",
    ),
)


class SixWordsStep(Step):
    """`done` when one may go on. `saved` says whether the request was put anywhere."""

    done = Signal()

    def __init__(self, look: Look, session: Session, ask_folder: Callable[[], Path | None]) -> None:
        super().__init__(
            look,
            "Ring the office and read out six words",
            "First save the request and get it to them: on a stick, or by e-mail.",
            _WHY,
        )
        self._session, self.ask_folder = session, ask_folder
        self._made: NewVolunteer | None = None
        self.saved = ""
        self.words = Groups(look, "Your six words")
        self.save = Button(look, "Save the request", "main", icon="hard-drive")
        self.later = Button(look, "Save it later", "text")
        self.go_on = Button(look, "Continue", "main")
        self.more = Button(look, "Save another copy", "text")
        self.where = Banner(look, "ok")
        self.fault = Banner(look, "stop")
        say = Words(look, "You can say: “I have made my record. My six words are …”")
        for part in (self.words, say, self.where, self.fault):
            self.main.addWidget(part)
        row = Flow(look, centre=True)
        for button in (self.save, self.go_on, self.later, self.more):
            row.add(button)
        self.main.addLayout(row)
        for button in (self.save, self.more):
            button.clicked.connect(self._save)
        for button in (self.later, self.go_on):
            button.clicked.connect(self.done)
        self.where.hide()
        self.fault.hide()
        self._fit()

    def set_made(self, made: NewVolunteer) -> None:
        self._made = made
        self.words.set_parts(made.words)

    def came(self) -> None:
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        folder = self.ask_folder()
        made = self._made
        if folder is not None and made is not None:
            file = folder / request_name(made.device)
            self._session.prepare(
                lambda _world: write_file(file, made.request), self._kept, self._refused
            )

    def _kept(self, file: str) -> None:
        self.saved = file
        self.fault.hide()
        self.where.say(f"The request is in {file}")
        self._fit()
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self.fault.say(f"{said.message} {said.do}")

    def _fit(self) -> None:
        kept = bool(self.saved)
        for button in (self.save, self.later):
            button.setVisible(not kept)
        for button in (self.go_on, self.more):
            button.setVisible(kept)
