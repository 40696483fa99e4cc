"""One laptop, at the right of the list: since when, what is on it, ending it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.joining.end_device import Revoked, revoke
from desktop.casework.actions.joining.people import Laptop
from desktop.casework.clock import london
from desktop.casework.dates import written
from desktop.office.people import phrases
from desktop.office.people.bringing_back import BringingBack, Save
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import Tag
from desktop.ui.parts.text import Words, soft, strong
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText


class LaptopDetail(QWidget):
    """`save` is called to put what waits for it into a file, `receipt` for one of what came,
    `bring_back` for rows that it lost."""

    def __init__(
        self,
        here: Here,
        one: Laptop,
        now: datetime,
        save: Callable[[], None],
        receipt: Callable[[], None],
        bring_back: Save,
    ) -> None:
        super().__init__()
        self.laptop = one
        look = here.look
        self.setAccessibleName(f"{one.name}: {phrases.tag_of(one).word}")
        head = Flow(look, centre=True)
        head.add(Words(look, one.name, "heading"), 200, 1)
        head.add(Tag(look, phrases.tag_of(one)))
        box = column(look, within=self)
        box.addLayout(head)
        if one.state == "revoked":
            self._add_end(here, box.addWidget)
        if one.state == "frozen":
            box.addWidget(_two_records(here, one, now))
        box.addWidget(soft(look, phrases.since(one, now)))
        self.save: Button | None = None
        waits = phrases.welcome(one)
        if waits:
            box.addWidget(Words(look, waits))
            words = "Save what waits for it…" if one.welcomed else "Save the welcome…"
            self.save = Button(look, words, "outlined" if one.welcomed else "main", icon="send")
            self.save.clicked.connect(save)
            flow = Flow(look)
            flow.add(self.save)
            box.addLayout(flow)
        box.addWidget(rule())
        box.addWidget(_cases(here, one))
        self.receipt: Button | None = None
        if one.state == "enrolled" and self.save is None:  # what waits says the same
            box.addWidget(rule())
            box.addWidget(soft(look, phrases.IF_RESTORED))
            self.receipt = Button(look, "Make a receipt…", icon="file-text")
            self.receipt.clicked.connect(receipt)
            flow = Flow(look)
            flow.add(self.receipt)
            box.addLayout(flow)
        self.bringing_back: BringingBack | None = None
        if one.state == "enrolled" and one.last_number is not None:
            box.addWidget(rule())
            self.bringing_back = BringingBack(here, one, bring_back)
            box.addWidget(self.bringing_back)
        self.ending: Ending | None = None
        if one.state != "revoked":
            box.addWidget(rule())
            self.ending = Ending(here, one)
            box.addWidget(self.ending)
        box.addStretch(1)

    def _add_end(self, here: Here, add: Callable[[QWidget], None]) -> None:
        one = self.laptop
        day = f"on {written(london(one.ended).date())}" if one.ended else ""
        add(Words(here.look, f"It was ended {day}: {one.why}"))
        add(soft(here.look, "Nothing that it writes is taken any more."))
        if not one.goes_on:
            add(soft(here.look, phrases.IF_LOST))


class Ending(QWidget):
    """A button, and once it is pressed what must be said before a laptop is ended."""

    def __init__(self, here: Here, one: Laptop) -> None:
        super().__init__()
        self._here, self._one = here, one
        look = here.look
        self.keeper = Keeper(here.session, "end-device", lambda: {"why": self.why.words()}, self)
        self.begin = Button(look, "End this laptop…", "stop-text", icon="shield-alert")
        self.why = LongText(look, least=2, most=6)
        self.field = Field(look, "Why it is ended", self.why, "It stays at the office.")
        self.go = Reasoned(look, Button(look, "End it", icon="shield-alert"))
        self.leave = Button(look, "Leave it as it is", "text")
        self._form = QWidget()
        said = (
            "Nothing that this laptop writes from now on is taken. What has come stays. It cannot "
            "be taken back: the volunteer would be signed in anew."
        )
        acts = Flow(look, centre=True)
        acts.add(self.go)
        acts.add(self.leave)
        form = column(look, soft(look, said), soft(look, phrases.IF_LOST), within=self._form)
        form.addWidget(self.field)
        form.addLayout(acts)
        top = Flow(look)
        top.add(self.begin)
        box = column(look, within=self)
        box.addLayout(top)
        box.addWidget(self._form)
        self._form.hide()
        self._wire()

    def _wire(self) -> None:
        self.begin.clicked.connect(self._open)
        self.leave.clicked.connect(self._close)
        self.why.textChanged.connect(self._typed)
        self.go.button.clicked.connect(self._end)
        self._reason()
        self.keeper.fetch(self._one.device, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _come_back(self, fields: dict[str, str]) -> None:
        if fields.get("why") and not self.why.words():
            self.why.set_words(fields["why"])
            self._open()
            self._reason()

    def _open(self) -> None:
        self.begin.hide()
        self._form.show()
        self.why.setFocus()

    def _close(self) -> None:
        self.keeper.drop()
        self.why.set_words("")
        self._form.hide()
        self.begin.show()

    def _typed(self) -> None:
        self.keeper.touch()
        self.field.set_fault()
        self._reason()

    def _reason(self) -> None:
        typed = bool(self.why.words().strip())
        self.go.set_reason("" if typed else "It needs a reason first.")

    def _end(self) -> None:
        device, why = self._one.device, self.why.words()

        def done(ended: Revoked | None) -> None:
            if ended is not None:
                self.keeper.drop()
                self._here.say(f"{ended.volunteer}’s laptop is ended.")

        self._here.session.ask(lambda desk: revoke(desk, device, why), done, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")


def _two_records(here: Here, one: Laptop, now: datetime) -> QWidget:
    """Why it is stopped, and how one goes on from there."""
    look = here.look
    card = Card(look, "Stopped: two records of one laptop", icon="shield-alert", tone="stop")
    for words in phrases.two_records(one, now):
        card.body.addWidget(Words(look, words))
    card.body.addWidget(strong(look, "To go on"))
    for words in phrases.GO_ON:
        card.body.addWidget(Words(look, words))
    return card


def _cases(here: Here, one: Laptop) -> QWidget:
    """The families whose cases are on it."""
    look, held = here.look, QWidget()
    ended = one.state == "revoked"
    box = column(look, gap="none", within=held)
    if not one.cases:
        box.addWidget(soft(look, "No case that the office knows of is on it."))
        return held
    said = "These families’ cases were on it" if ended else "These families’ cases are on it"
    box.addWidget(strong(look, said))
    for case in one.cases:
        name = "" if here.privacy.on else f" · {case.child}"
        note = "" if case.state == "open" else f" · {case.state}"
        button = Button(look, case.reference, "link")
        button.setAccessibleName(f"{case.reference}{name}{note}")
        button.clicked.connect(lambda _=False, to=case.reference: here.go("case", to))
        flow = Flow(look, gap="near", between="none", centre=True)
        flow.add(button)
        if name or note:
            flow.add(Words(look, f"{name}{note}".removeprefix(" · "), "body", "ink-soft"), 120, 1)
        box.addLayout(flow)
    if any(case.state == "open" for case in one.cases):
        box.addWidget(soft(look, phrases.GIVE_ON_ENDED if ended else phrases.GIVE_ON))
    return held
