"""Opening a case: the form, the answer beside it, and the button that opens it.

Every key is kept, and asked about after a short rest. What was found to an older state of the form
is dropped.
"""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from db.errors import Refusal
from desktop.casework.actions.cases.open_case import Answer
from desktop.casework.saying.said import together
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import first_fault
from desktop.volunteer.open_case.answers import Answers
from desktop.volunteer.open_case.asking import Shown, begin, finish, known_of, look
from desktop.volunteer.open_case.form import CaseForm
from desktop.volunteer.open_case.strip import Strip
from desktop.volunteer.open_case.typed import DRAFT, Typed

_PAUSE = 250  # milliseconds between the last key and asking
_KEPT = "Kept as you type. Nothing is lost if you leave."
_CLEAR, _BACK = "Clear the form", "Bring it back"
_WHY = {
    "refer": "This case goes to a colleague: refer it to the office.",
    "needs-answer": "Say first whether it is the same person.",
    "needs-reason": "Write first why you take it all the same.",
}


class OpenCase(Screen):
    """One form; what is typed outlives leaving, locking and a crash."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "Open a case", crumbs=[("cases", "Cases"), ("open-case", "New")])
        self.form = CaseForm(here)
        self.answers = Answers(here)
        self.open_button = Button(here.look, "Open the case", "main", icon="folder-plus")
        self.finish = Reasoned(here.look, self.open_button)
        self.clear_button = Button(here.look, _CLEAR, "link")
        self.form.foot(self.finish)
        self.form.foot(Words(here.look, _KEPT, "small", "ink-soft"), self.clear_button)
        flow = Flow(here.look, gap="room", between="wide")
        flow.add(self.form, 420, 8)
        flow.add(self.answers, 380, 7)
        self.body.addLayout(flow)
        self.strip = Strip(here.look, self, self.form, self.answers)
        self.body.addStretch(1)
        self.keeper = Keeper(
            here.session,
            DRAFT.form,
            lambda: self.typed().fields(),
            self,
            bare=lambda: self.typed() == Typed(),
        )
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._today: date | None = None  # None: the draft has not been read yet
        self._shown = Shown()
        self._cleared: Typed | None = None
        self._asked = 0
        self._enquiry = ""  # what was asked before it was a case
        self._finishing = False
        self._wire()
        self._say_reason()

    def _wire(self) -> None:
        self.form.changed.connect(self._typed)
        self.form.grew.connect(self.order)
        self.answers.grew.connect(self.order)
        self.answers.grew.connect(lambda: self.strip.take(self.answers.states()))
        self.answers.reasoned.connect(self._typed)
        self.answers.answered.connect(self._settle)
        self.answers.referred.connect(self._finish)
        self.answers.known.connect(lambda case: self.here.go("case", case))
        self.answers.clause_asked.connect(lambda clause: self.here.go("policy", clause))
        self.open_button.clicked.connect(self._finish)
        self.clear_button.clicked.connect(self._clear)
        self._rest.timeout.connect(self._settle)
        self.here.session.locked.connect(self._forget_all)

    def shown(self, about: str) -> None:
        """About `enquiry:NUMBER`: what is known of whoever asked is filled in already."""
        super().shown(about)
        enquiry = about.removeprefix("enquiry:")
        if enquiry != about:
            self.here.session.ask(
                lambda desk: known_of(desk, enquiry), self._known, self.here.refuse
            )

    def _known(self, known: Typed | None) -> None:
        """Fill in what is known where nothing is typed; what is typed for another stays."""
        if known is None or self._today is None:
            return
        typed = self.typed()
        if typed == Typed():
            self._fill(known)
        elif typed.enquiry != known.enquiry:
            self.here.say("A case was begun here before: finish or clear it first.")
            return
        self._typed()
        self.form.child.setFocus()

    def reload(self) -> None:
        """The draft when it first comes up; afterwards only the answer is asked for anew."""
        if self._today is None:
            self.here.session.ask(begin, self._began)
        else:
            self._ask()

    def concerns(self, changed: Changed) -> bool:
        """What the answer rests on: interests, home, policy, and the cases there are."""
        return any(kind in ("interest", "home", "pack", "case", "school") for kind, _ in changed)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self.keeper.flush()

    def typed(self) -> Typed:
        """Everything that was typed and answered."""
        form, given = self.form.typed(), self.answers
        fields = {name: getattr(form, name) for name in form.__dataclass_fields__}
        fields |= {"reason": given.reason.words(), "same": given.same, "other": given.other}
        fields["enquiry"] = self._enquiry
        return Typed(**fields)

    def _began(self, begun: tuple[Typed, date] | None) -> None:
        if begun is None or self._today is not None:
            return
        typed, self._today = begun
        self._fill(typed)
        self.keeper.begin(DRAFT.about, typed.fields() if typed != Typed() else None)
        self._ask()
        if self.isVisible() and not self.form.child.text():
            self.form.child.setFocus()

    def _fill(self, typed: Typed) -> None:
        assert self._today is not None
        self._enquiry = typed.enquiry
        self.form.fill(typed, self._today)
        self.answers.set_given(typed.reason, typed.same, typed.other)

    def _typed(self) -> None:
        self._cleared = None
        self.clear_button.setText(_CLEAR)
        self._asked += 1  # what is on its way answers to an older state
        self._rest.start()
        self.keeper.touch()
        self._say_reason()

    def _settle(self) -> None:
        """Keep what stands there now, and ask about it."""
        self._rest.stop()
        if self._today is not None:
            self.keeper.flush()
            self._ask()

    def _ask(self) -> None:
        self._asked += 1
        number, typed = self._asked, self.typed()
        self.here.session.ask(
            lambda desk: look(desk, typed), lambda shown: self._show(number, shown)
        )

    def _show(self, number: int, shown: Shown | None) -> None:
        if shown is None or number != self._asked:
            return
        self._shown = shown
        if shown.fault is not None:
            self._beside(shown.fault)
        self.answers.take(shown)
        self._say_reason()

    def _say_reason(self) -> None:
        """Why the case cannot be opened yet; nothing when it can."""
        self.finish.set_reason(self._reason())

    def _reason(self) -> str:
        typed = self.typed()
        if self._finishing:
            return "Opening…"
        if typed.needs():
            return f"It needs {together(typed.needs())} first."
        answer = self._shown.answer
        if typed.unfinished_sibling() and (answer is None or not answer.refusal):
            return "A brother or sister needs both a name and a school from the list."
        if self._shown.fault is not None:
            return "Something in the form cannot be read; it is told beside its field."
        if answer is None:
            return "Looking whether you can take it…"
        outcome = answer.verdict.outcome
        if outcome == "needs-reason" and typed.reason.strip():
            return ""  # typed since the answer came
        return _WHY.get(outcome, "")

    def _finish(self) -> None:
        """Open the case, or refer it, as the policy says."""
        draft = self.typed().draft()
        if draft is None or self._finishing:
            return
        if self.form.show_unfinished():  # half a sibling would be lost without a word
            first_fault(self.form.all_fields())
            return
        self._rest.stop()
        self.keeper.stop()
        self._finishing = True
        self._say_reason()
        enquiry = self._enquiry
        self.here.session.ask(
            lambda desk: finish(desk, draft, enquiry), self._finished, self._failed
        )

    def _finished(self, answer: Answer | None) -> None:
        self._finishing = False
        if answer is None or answer.case is None or answer.reference is None:
            self.keeper.go_on(DRAFT.about)
            self._ask()  # something changed since: what stands against it now is shown
            return
        self.keeper.begin(DRAFT.about)
        if answer.taken:
            self.here.say(f"Case {answer.reference} is open.")
        else:
            said = f"{answer.reference} is referred. It goes to the office with your next bundle."
            self.here.say(said)
        self._fill(Typed())
        self._shown = Shown(needs=Typed().needs())
        self.answers.take(self._shown)
        self._say_reason()
        if self.isVisible():  # whoever has gone on by now is not called back
            self.here.go("case", answer.reference)

    def _failed(self, refusal: Refusal) -> None:
        self._finishing = False
        self.keeper.go_on(DRAFT.about)
        self._say_reason()
        if self._beside(refusal):
            first_fault((*self.form.all_fields(), self.answers.reason_field))
        else:
            self.here.refuse(refusal)

    def _beside(self, refusal: Refusal) -> bool:
        about = refusal.facts.get("what") or refusal.facts.get("field")
        if about == "reason":
            self.answers.reason_field.set_fault("It is too long to be kept. Please shorten it.")
            return True
        return self.form.show_refusal(refusal)

    def _clear(self) -> None:
        """Empty the form; pressed again before anything is typed, everything is back."""
        if self._today is None:
            return
        back, self._cleared = self._cleared, None if self._cleared else self.typed()
        self._fill(back or Typed())
        self.clear_button.setText(_CLEAR if back else _BACK)
        if back is None:
            self.keeper.drop()
        else:
            self.keeper.go_on(DRAFT.about)
        self._ask()

    def _forget_all(self) -> None:
        """Locked: nothing of it stays in the window; the draft brings it back."""
        self.keeper.stop()
        if self._today is not None:
            self._fill(Typed())
        self._today, self._cleared, self._finishing = None, None, False
        self._rest.stop()
        self._shown = Shown(needs=Typed().needs())
        self.answers.take(self._shown)
        self._say_reason()
