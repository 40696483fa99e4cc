"""Signing a laptop in: its request, and the six words that its owner reads out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal, WrongWords
from desktop import messages
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.exchange.carry import read_file
from desktop.casework.actions.joining.enrol import Enrolled, enrol
from desktop.casework.actions.joining.people import RequestSeen, look_at_request
from desktop.casework.desk import Desk
from desktop.casework.saying.said import when
from desktop.office.files import AskFile
from desktop.office.people import phrases
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import heading, soft
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Form

DRAFT = DraftOf("sign-in", "office")
_WHAT = (
    "Ring the volunteer on a number that you know, not one from the e-mail. Six words stand on "
    "the volunteer’s screen."
)
_SAY = "You can say: “Please read me your six words, slowly, one by one.”"
_WORDS = "The six words as they are read out"
_REQUEST = "The request that was sent to you"


class SignInPanel(QWidget):
    """`signed_in` is called with whoever was; the welcome is for the screen to save."""

    def __init__(
        self, here: Here, ask_request: AskFile, signed_in: Callable[[Enrolled], None]
    ) -> None:
        super().__init__()
        self._here, self._ask, self._signed_in = here, ask_request, signed_in
        self.setAccessibleName("Sign a laptop in")
        look = here.look
        self._path: Path | None = None
        self._seen: RequestSeen | None = None
        self.keeper = Keeper(here.session, DRAFT.form, self._kept, self)
        self.choose = Button(look, "Choose the request…", icon="upload")
        self.words = TextField()
        self.go = Reasoned(look, Button(look, "Compare and sign in", "main", icon="badge-check"))
        form = Form(look)
        part = form.section()
        self.request_field = part.field(_REQUEST, self.choose)
        self.choose.setAccessibleName(self.choose.text())  # not what the field is called
        self.words_field = part.field(_WORDS, self.words, _SAY)
        form.foot(self.go)
        box = column(look, heading(look, "Sign a laptop in"), soft(look, _WHAT), form, within=self)
        box.addStretch(1)
        self.choose.clicked.connect(self._choose)
        self.words.textEdited.connect(lambda _: self._typed())
        self.words.returnPressed.connect(self.go.button.click)
        self.go.button.clicked.connect(self._compare)
        self._reason()
        self.keeper.fetch(DRAFT.about, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _kept(self) -> dict[str, str]:
        return {"words": self.words.text(), "request": str(self._path or "")}

    def _come_back(self, fields: dict[str, str]) -> None:
        if not self.words.text():
            self.words.setText(fields.get("words", ""))
        if fields.get("request") and self._path is None:
            self.take(Path(fields["request"]))
        self._reason()

    def _choose(self) -> None:
        path = self._ask(self)
        if path is not None:
            self.take(path)
            self.keeper.touch()

    def take(self, path: Path) -> None:
        """Look at the request in this file."""
        self._path, self._seen = path, None

        def work(desk: Desk) -> tuple[RequestSeen, str]:
            seen = look_at_request(desk, read_file(path), path.name)
            return seen, when(seen.made, desk.world.clock.now())

        self._here.session.ask(work, self._looked, self._not_this)

    def _looked(self, found: tuple[RequestSeen, str] | None) -> None:
        if found is None:
            return
        self._seen = found[0]
        self.request_field.set_fault()
        self.request_field.set_hint(phrases.request(found[0], found[1]))
        self._reason()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_this(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self.request_field.set_fault(f"{said.message} {said.do}")
        self._reason()

    def _typed(self) -> None:
        self.keeper.touch()
        self.words_field.set_fault()
        self._reason()

    def _reason(self) -> None:
        if self._seen is None:
            self.go.set_reason("It needs the request first.")
        elif not self.words.text().strip():
            self.go.set_reason("It needs the six words that you hear.")
        else:
            self.go.set_reason()

    def _compare(self) -> None:
        if self.go.reason() or self._path is None:
            return
        path, words = self._path, self.words.text()
        self.go.set_reason("Comparing…")

        def work(desk: Desk) -> Enrolled:
            return enrol(desk, read_file(path), words, path.name)

        self._here.session.ask(work, self._done, self._refused)

    def _done(self, enrolled: Enrolled | None) -> None:
        if enrolled is not None:
            self.keeper.drop()
            self._signed_in(enrolled)

    def _refused(self, refusal: Refusal) -> None:
        self._reason()
        if not isinstance(refusal, WrongWords):
            self._not_this(refusal)
            return
        said = messages.of(refusal)
        self.words_field.set_fault(f"{said.message} {said.do}")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
