"""A case that was given to this laptop: who, where, which school; what the check finds; yes or no.

The notes open once it is taken: nothing more is shown than is needed to decide.
"""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import CaseNotGiven, NeedsReason, NoSuchCase, Refusal
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.actions.handing.arrive import Offered, look_at_offer, refuse, take
from desktop.casework.actions.handing.let_go import ANSWER
from desktop.casework.desk import Desk
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words, soft, strong
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.offer import phrases
from desktop.volunteer.offer.findings import finding_cards


class OfferScreen(Screen):
    """About a case's reference."""

    def __init__(self, here: Here) -> None:
        crumbs = [("cases", "Cases"), ("offer", "Given to you")]
        super().__init__(here, "Given to you", below="Looking…", crumbs=crumbs)
        look = here.look
        self._seen: Offered | None = None
        self._about = ""  # of whom the answer stands there
        self._answering = False  # what the desk says to it comes first
        who, held = QWidget(), QWidget()
        self._who = column(look, within=who)
        self._found = column(look, within=held)
        self.answer = Card(look, "Your answer", icon="handshake")
        self.reason = LongText(look, least=2, most=8)
        self.why = LongText(look, least=2, most=8)
        self.reason_field = Field(look, phrases.REASON, self.reason, phrases.REASON_HINT)
        self.why_field = Field(look, "Why not", self.why, "The office reads it.")
        self.take = Reasoned(look, Button(look, "I take it", "main", icon="check-check"))
        self.refuse = Reasoned(look, Button(look, "I say no", icon="circle-x"))
        self.keeper = Keeper(here.session, ANSWER, self._typed, self)
        for part in (soft(look, phrases.THEN), self.reason_field, self.take):
            self.answer.body.addWidget(part)
        for part in (self.why_field, self.refuse):
            self.answer.body.addWidget(part)
        right = QWidget()
        column(look, held, self.answer, gap="pad", within=right).addStretch(1)
        flow = Flow(look, gap="wide", between="wide")
        flow.add(who, 320, 1)
        flow.add(right, 420, 2)
        self._both = QWidget()
        self._both.setLayout(flow)
        self.body.addWidget(self._both)
        self.body.addStretch(1)
        self._wire()
        self._both.hide()

    def _wire(self) -> None:
        for field in (self.reason, self.why):
            field.textChanged.connect(self._touched)
        self.take.button.clicked.connect(self._take_it)
        self.refuse.button.clicked.connect(self._refuse_it)
        self.here.privacy.changed.connect(lambda _on: self._fill())
        self.here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        """Another case has other words."""
        self.keeper.flush()
        if about != self.about:
            self._forget()
        super().shown(about)

    def reload(self) -> None:
        """Ask who it is."""
        about = self.about
        if about and not self._answering:
            self.here.session.ask(
                lambda desk: look_at_offer(desk, about), self._take, self._not_there
            )

    def concerns(self, changed: Changed) -> bool:
        """Whatever the check looks at, and the answer."""
        return any(
            kind in ("case", "assignment", "case_answer", "interest", "home", "pack", "let_go")
            for kind, _ in changed
        )

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        return {"reason": self.reason.words(), "why": self.why.words()}

    def _take(self, seen: Offered | None) -> None:
        if seen is None or seen.reference != self.about:
            return
        self._seen = seen
        if self._about != self.about:
            self._about = self.about
            self.keeper.fetch(seen.case, self._come_back)
        self._fill()

    def _come_back(self, fields: dict[str, str]) -> None:
        if fields and not any(self._typed().values()):
            self.reason.set_words(fields.get("reason", ""))
            self.why.set_words(fields.get("why", ""))
        self._reasons()

    def _fill(self) -> None:
        seen = self._seen
        if seen is None:
            return
        look, hidden = self.here.look, self.here.privacy.on
        self.set_words(phrases.title(seen, hidden), below=phrases.below(seen, hidden))
        empty(self._who)
        empty(self._found)
        facts = Card(look, gap="gap")
        for title, lines in phrases.parts(seen, hidden):
            said = [Words(look, line) for line in lines]
            facts.body.addLayout(column(look, strong(look, title), *said, gap="none"))
        self._who.addWidget(facts)
        self._who.addStretch(1)
        for card in finding_cards(self.here, seen):
            self._found.addWidget(card)
        self.reason_field.setVisible(seen.needs_reason)
        self._reasons()
        self._both.show()
        self.order()

    def _touched(self) -> None:
        self.keeper.touch()
        self.reason_field.set_fault()
        self.why_field.set_fault()
        self._reasons()

    def _reasons(self) -> None:
        needs = self._seen is not None and self._seen.needs_reason
        lacks = needs and not self.reason.words().strip()
        self.take.set_reason("It needs a reason first." if lacks else "")
        typed = bool(self.why.words().strip())
        self.refuse.set_reason("" if typed else "It needs a reason first.")

    def _take_it(self) -> None:
        about, reason = self.about, self.reason.words()

        def work(desk: Desk) -> str:
            case = take(desk, about, reason)
            drafts.drop(desk, of)
            return case

        of = self.keeper.finish()
        self._answering = True
        self.here.session.ask(work, self._taken, self._refused)

    def _taken(self, case: str | None) -> None:
        if case is not None:
            self._forget()
            self.here.go("case", case)
            self.here.say("It is yours. The office hears it with your next bundle.")

    def _refuse_it(self) -> None:
        about, why = self.about, self.why.words()

        def work(desk: Desk) -> str:
            with drafts.done_with(desk, of):
                return refuse(desk, about, why)

        of = self.keeper.finish()
        self._answering = True
        self.here.session.ask(work, self._said_no, self._refused)

    def _said_no(self, case: str | None) -> None:
        if case is not None:
            self._forget()
            self.here.go("today", "")
            self.here.say("The office hears it with your next bundle; then it leaves this laptop.")

    def _refused(self, refusal: Refusal) -> None:
        self._answering = False
        if self._seen is not None:
            self.keeper.go_on(self._seen.case)
        if isinstance(refusal, NeedsReason):  # declared since it was looked at
            said = messages.of(refusal)
            self.reason_field.set_fault(f"{said.message} {said.do}")
            self.reload()
        else:
            self.here.refuse(refusal)

    def _not_there(self, refusal: Refusal) -> None:
        """It was answered, or is not here any more."""
        about = self.about
        self._forget()
        if isinstance(refusal, CaseNotGiven):
            self.here.go("case", about)
        else:
            self.here.go("cases", "")
            if not isinstance(refusal, NoSuchCase):
                self.here.refuse(refusal)

    def _forget(self) -> None:
        """Nobody's name stays in the window."""
        self.keeper.stop()
        self._seen, self._about, self._answering = None, "", False
        self.reason.set_words("")
        self.why.set_words("")
        empty(self._who)
        empty(self._found)
        self._both.hide()
        self.set_words("Given to you", below="…")
