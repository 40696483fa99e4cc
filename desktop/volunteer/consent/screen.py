"""The consents of one case: what is in force, what was passed on, and giving or taking one back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from db.names import CaseId, RecordId
from desktop.casework.actions import drafts
from desktop.casework.actions.amending.undo import newest
from desktop.casework.actions.consenting.give import ConsentDraft, give_consent, withdraw_consent
from desktop.casework.actions.consenting.ledger import ConsentRow, Ledger, RelayRow, ledger
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, person_name
from desktop.casework.saying.said import capital, counted, policy_clause
from desktop.ui.history.undoing import offer_undo
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.volunteer.consent.cards import Does, ledger_parts
from desktop.volunteer.consent.form import ConsentForm
from desktop.volunteer.work.of_case import CaseForms

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
    with drafts.done_with(desk, DraftOf(FORM, find_case(desk, reference).id)):
        return give_consent(desk, reference, draft)


class ConsentScreen(CaseForms[View]):
    """About a case's reference."""

    kinds = frozenset(
        {"consent", "relay", "case", "party", "person", "pack", "contact"} | {"meeting", "ability"}
    )
    closed_words = _CLOSED

    def __init__(self, here: Here) -> None:
        look = here.look
        self.clause_button = Button(look, "Policy", "clause")
        self.clause_button.setAccessibleDescription("Opens the policy at this clause")
        self.form = ConsentForm(look)
        super().__init__(here, "Consent", FORM, (self.clause_button,))
        self.body.addWidget(self.cards)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.form.hide()
        self.form.changed.connect(self.keeper.touch)
        self.form.asked.connect(self._keep)
        self.clause_button.clicked.connect(self._clause)

    def look_at(self, desk: Desk, reference: str) -> View:
        return look_at(desk, reference)

    def words(self) -> dict[str, str]:
        return self.form.words()

    def is_bare(self) -> bool:
        return self.form.is_bare()

    def said(self, view: View) -> tuple[str, str]:
        found = view.ledger
        live = sum(one.state == "in force" and one.counts for one in found.consents)
        still = sum(one.open for one in found.relays)
        said = f"{counted(live, 'consent is', 'consents are' if live else 'consent is')} in force"
        if still:
            said += f", {counted(still, 'thing was', 'things were')} passed on without one"
        return capital(said), f"{view.child} · {view.reference}"

    def begin(self, view: View) -> None:
        self.form.show_people(view.ledger, view.now)
        self.form.fill(view.draft, view.now)

    def fill(self, view: View) -> list[QWidget]:
        found = view.ledger
        self.form.show_people(found, view.now)
        self.form.setVisible(self.writable() and bool(found.people))
        self.clause_button.setVisible(bool(found.clause))
        self.clause_button.setText(policy_clause(found.clause))
        does = Does(self._withdraw, lambda about: self.here.go("history", about), self._ask)
        return list(ledger_parts(self.here.look, found, view.now, self.writable(), does))

    def empty_forms(self) -> None:
        self.form.person.set_key("")
        self.form.show_people(None)
        for line in (self.form.to, self.form.until):
            line.clear()
        self.form.relay.set_words("")
        self.form.hide()

    def _clause(self) -> None:
        if self.view is not None:
            self.here.go("policy", self.view.ledger.clause)

    def _ask(self, row: RelayRow) -> None:
        """They agree to what was passed on: the form says who and to whom; the words are theirs."""
        self.form.scope.set_key(row.body.kind)
        self.form.to.setText(row.body.to)
        self.form.ask(row.body.person)
        self.form.relay.setFocus()
        self.ensureWidgetVisible(self.form)

    def _keep(self) -> None:
        draft, about = self.form.draft(), self.about
        if draft is not None and self.view is not None:
            buttons = (self.form.keep_button,)
            self.keep(
                lambda desk: keep(desk, about, draft), self._begins_anew, buttons, self.form.take
            )

    def _begins_anew(self) -> None:
        self.view = None

    def _withdraw(self, row: ConsentRow) -> None:
        def work(desk: Desk) -> str:
            withdraw_consent(desk, row.record)
            return newest(desk, "consent", row.record)

        def done(version: str | None) -> None:
            said = f"Taken back: {row.name}, to {row.body.to}."
            offer_undo(self.here, said, "consent", row.record, version or "")

        self.here.session.ask(work, done, self.here.refuse)
