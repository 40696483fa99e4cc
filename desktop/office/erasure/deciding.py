"""Deciding an erasure: what would go, why, and the second person's own passphrase."""

from PySide6.QtCore import Signal

from db.errors import BadInput, Refusal, SecondPersonMissing, SecondPersonNeeded, WrongPassphrase
from db.names import RecordId
from desktop.casework.actions.erasing.erase import Erased, Preview, erase, leave
from desktop.casework.record.erased import ErasureRow
from desktop.casework.saying.said import counted
from desktop.messages import of, words
from desktop.ui.entrance.unlock import SecretField
from desktop.ui.history import erasing
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import rule
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words, soft
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText

_LAST = "It cannot be brought back, here or on the laptop."
_BACKUPS = (
    "Backups in this vault are made anew without it. Copies on sticks and bundles that were "
    "carried away are out of reach."
)
_SECOND = "A colleague types their own; yours opened this desk."
_TYPE = "A second person types their passphrase first."


class Deciding(Card):
    """`erased` when it was done, `left` when it is put off or answered with no."""

    erased = Signal(object)
    left = Signal()

    def __init__(self, here: Here, seen: Preview, request: ErasureRow | None) -> None:
        look = here.look
        super().__init__(look, "What would go", icon="circle-x", gap="pad")
        self._here, self._seen, self._request = here, seen, request
        self.body.addWidget(erasing.goes(look, seen))
        if seen.desks:
            laptops = counted(seen.desks, "volunteer’s laptop", "volunteers’ laptops")
            self.body.addWidget(Words(look, f"It is on {laptops} too. {_LAST}"))
        else:
            self.body.addWidget(Words(look, _LAST))
        self.body.addWidget(soft(look, _BACKUPS))
        self.why = erasing.WhyFields(look)
        if request is not None:
            self.why.fill(request.why)
        self.second = SecretField()
        self.second_field = Field(look, "Passphrase of the second person", self.second, _SECOND)
        self.fault = Banner(look, "stop")
        self.fault.hide()
        self.button = Reasoned(look, Button(look, "Erase it for good", "main", icon="circle-x"))
        self.later = Button(look, "Not now", "text")
        for part in (self.why, self.second_field, self.fault):
            self.body.addWidget(part)
        foot = Flow(look, centre=True)
        foot.add(self.button, 0, 1)
        foot.add(self.later)
        self.body.addLayout(foot)
        self.answer = LongText(look, least=2)
        self.answer_field = Field(look, "Or leave it as it is, because", self.answer)
        self.no = Button(look, "Leave it, and say why")
        if request is not None:
            self._add_no()
        self._wire()

    def _add_no(self) -> None:
        self.body.addWidget(rule())
        self.body.addWidget(self.answer_field)
        flow = Flow(self._look)
        flow.add(self.no)
        self.body.addLayout(flow)

    def _wire(self) -> None:
        self.second.textChanged.connect(self._weigh)
        self.button.button.clicked.connect(self._erase)
        self.later.clicked.connect(self.left)
        self.no.clicked.connect(self._leave)
        self._weigh()

    def _weigh(self) -> None:
        self.second_field.set_fault()
        if self._seen.alone:
            said = words(SecondPersonMissing.code)
            self.button.set_reason(f"{said.message} {said.do}")
        else:
            self.button.set_reason("" if self.second.text() else _TYPE)

    def _erase(self) -> None:
        if self.why.missing():
            return
        about, request = self._seen.about, self._request
        reason, said, secret = self.why.chosen(), self.why.words.words(), self.second.text()
        answers: RecordId | None = request.id if request is not None else None
        self.button.set_reason("Looking whether that passphrase is a second person’s…")
        self._here.session.ask(
            lambda desk: erase(desk, about, reason, said, secret, request=answers),
            self._done,
            self._refused,
        )

    def _done(self, done: Erased | None) -> None:
        self.second.clear()
        if done is not None:
            self.erased.emit(done)

    def _refused(self, refusal: Refusal) -> None:
        said = of(refusal)
        told = f"{said.message} {said.do}"
        self._weigh()
        if isinstance(refusal, WrongPassphrase | SecondPersonNeeded):
            self.second.selectAll()
            self.second_field.set_fault(told)
            self.second.setFocus()
        elif isinstance(refusal, BadInput):
            self.why.words_field.set_fault(told)
        else:
            self.fault.say(told)

    def _leave(self) -> None:
        request, said = self._request, self.answer.words()
        if request is None:
            return
        if not said.strip():
            self.answer_field.set_fault("Write why it stays, in a few words.")
            return
        self._here.session.ask(
            lambda desk: leave(desk, request.id, said), self._is_left, self._here.refuse
        )

    def _is_left(self, _: object) -> None:
        self.left.emit()
        self._here.say("Left as it is. The answer goes with your next bundle.")
