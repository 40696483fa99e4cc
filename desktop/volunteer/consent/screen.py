"""The consents of one case: what is in force, what was passed on, and giving or taking one back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from db.names import CaseId, RecordId
from desktop.casework.actions import drafts
from desktop.casework.actions.amending.undo import newest
from desktop.casework.actions.cases import find_case, person_name
from desktop.casework.actions.consenting.give import ConsentDraft, give_consent, withdraw_consent
from desktop.casework.actions.consenting.ledger import ConsentRow, Ledger, RelayRow, ledger
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from desktop.casework.said import counted
from desktop.ui.boxes import column, empty
from desktop.ui.buttons import Button
from desktop.ui.drafting import Keeper
from desktop.ui.history.undoing import offer_undo
from desktop.ui.reading_order import tab_as_read
from desktop.ui.screen import Changed, Here, Screen
from desktop.volunteer.case_words import policy_clause
from desktop.volunteer.consent.cards import Does, ledger_parts
from desktop.volunteer.consent.form import ConsentForm

FORM = "consent"
_CLOSED = "This case is {state}: nobody agrees to anything new in it. A consent can be taken back."


@dataclass(frozen=True)
class View:
    """What the screen shows, read on the worker."""

    case: str  # its id
    reference: str
    child: str
    state: str
    ledger: Ledger
    now: datetime
    draft: Mapping[str, str]


def look_at(desk: Desk, reference: str) -> View:
    """The consents of a case. Raises `NoSuchCase`, `AmbiguousCase`."""
    case = find_case(desk, reference)
    return View(
        case=case.id,
        reference=case.body.reference,
        child=person_name(desk, case.body.child),
        state=case.body.state,
        ledger=ledger(desk, CaseId(case.id)),
        now=desk.world.clock.now(),
        draft=drafts.read(desk, DraftOf(FORM, case.id)),
    )


def keep(desk: Desk, reference: str, draft: ConsentDraft) -> RecordId:
    """Keep it, and drop what was typed."""
    made = give_consent(desk, reference, draft)
    drafts.drop(desk, DraftOf(FORM, find_case(desk, reference).id))
    return made


class ConsentScreen(Screen):
    """About a case's reference."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.clause_button = Button(look, "Policy", "clause")
        self.clause_button.setAccessibleDescription("Opens the policy at this clause")
        self.back_button = Button(look, "Back to the case")
        actions = (self.clause_button, self.back_button)
        super().__init__(here, "Consent", above=" ", below=" ", actions=actions)
        self.form = ConsentForm(look)
        held = QWidget()
        self._box = column(look, gap="pad", within=held)
        self.body.addWidget(held)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self._view: View | None = None
        self.keeper = Keeper(here.session, FORM, self.form.words, self, bare=self.form.is_bare)
        self.form.hide()
        self.form.changed.connect(self.keeper.touch)
        self.form.asked.connect(self._keep)
        self.back_button.clicked.connect(lambda: here.go("case", self.about))
        self.clause_button.clicked.connect(self._clause)
        here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        """Another case: what was typed of the one before is kept first."""
        if about != self.about:
            self.keeper.flush()
            self._forget()
        super().shown(about)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self.keeper.flush()

    def family(self) -> str:
        view = self._view
        return view.reference if view is not None and view.state == "open" else ""

    def reload(self) -> None:
        about = self.about
        if about:
            self.here.session.ask(
                lambda desk: look_at(desk, about), lambda view: self._take(about, view), self._gone
            )

    def concerns(self, changed: Changed) -> bool:
        kinds = {"consent", "relay", "case", "party", "person", "pack", "contact", "meeting"}
        return any(kind in kinds for kind, _ in changed)

    def _gone(self, refusal: Refusal) -> None:
        self._forget()
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _take(self, about: str, view: View | None) -> None:
        if view is None or about != self.about:
            return
        first, self._view = self._view is None, view
        self.form.show_people(view.ledger.people)
        if first:
            self.form.fill(view.draft, view.now)
            self.keeper.begin(view.case, view.draft or None)
        self._fill(view)

    def _fill(self, view: View) -> None:
        found = view.ledger
        live = sum(one.state == "in force" for one in found.consents)
        still = sum(one.open for one in found.relays)
        said = f"{counted(live, 'consent is', 'consents are' if live else 'consent is')} in force"
        if still:
            said += f", {counted(still, 'thing was', 'things were')} passed on without one"
        self.set_words(said[:1].upper() + said[1:], f"{view.child} · {view.reference}")
        self.clause_button.setVisible(bool(found.clause))
        self.clause_button.setText(policy_clause(found.clause))
        closed = view.state != "open"
        self.below.setVisible(closed)
        if closed:
            self.set_words(below=_CLOSED.format(state=view.state))
        self.form.setVisible(not closed and bool(found.people))
        empty(self._box)
        does = Does(self._withdraw, lambda about: self.here.go("history", about), self._ask)
        for card in ledger_parts(self.here.look, found, view.now, not closed, does):
            self._box.addWidget(card)
        inside = self.widget()
        if inside is not None:
            tab_as_read(inside)

    def _clause(self) -> None:
        if self._view is not None:
            self.here.go("policy", self._view.ledger.clause)

    def _ask(self, row: RelayRow) -> None:
        """They agree to what was passed on: the form says who and to whom; the words are theirs."""
        self.form.person.set_key(row.body.person)
        self.form.scope.set_key(row.body.kind)
        self.form.to.setText(row.body.to)
        self.form.relay.setFocus()
        self.ensureWidgetVisible(self.form)

    def _keep(self) -> None:
        draft, about = self.form.draft(), self.about
        if draft is None or self._view is None:
            return
        self.keeper.stop()
        self.form.keep_button.setEnabled(False)
        self.here.session.ask(lambda desk: keep(desk, about, draft), self._kept, self._refused)

    def _kept(self, made: RecordId | None) -> None:
        self.form.keep_button.setEnabled(True)
        if made is not None:
            self._view = None  # the form begins anew
            self.here.say("Kept. It goes to the office with your next bundle.")
            self.reload()

    def _refused(self, refusal: Refusal) -> None:
        self.form.keep_button.setEnabled(True)
        if self._view is not None:
            self.keeper.go_on(self._view.case)
        if not self.form.take(refusal):
            self.here.refuse(refusal)

    def _withdraw(self, row: ConsentRow) -> None:
        def work(desk: Desk) -> str:
            withdraw_consent(desk, row.record)
            return newest(desk, "consent", row.record)

        def done(version: str | None) -> None:
            said = f"Taken back: {row.name}, to {row.body.to}."
            offer_undo(self.here, said, "consent", row.record, version or "")

        self.here.session.ask(work, done, self.here.refuse)

    def _forget(self) -> None:
        """Locked, or another case: nothing of a family stays in the window."""
        self.keeper.stop()
        self._view = None
        self.form.person.set_key("")
        self.form.show_people(())
        for line in (self.form.to, self.form.until):
            line.clear()
        self.form.relay.set_words("")
        self.form.hide()
        self.set_words("Consent", " ")
        self.below.hide()
        empty(self._box)
