"""One enquiry: what was asked and said, what is still owed of it, and what became of it."""

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from db.names import StatementState
from desktop.casework.actions.enquiries.form import give_form
from desktop.casework.actions.enquiries.link import Linked, link_enquiry
from desktop.casework.actions.enquiries.record_enquiry import settle_enquiry
from desktop.casework.saying.said import policy_clause
from desktop.ui.cards.asked import FORM, form_given_card, led_to, statement_card
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words
from desktop.ui.rows.asked import became, how, name, note_card
from desktop.volunteer.enquiry.kept import Kept, look_at
from desktop.volunteer.enquiry.linking import Linking
from desktop.volunteer.work.risk import RISK
from desktop.volunteer.work.statement_part import StatementPart

_SETTLES = (
    "Read it to them when they ring again. If you cannot reach them, say so: that settles it."
)
_ASKED = "The policy asks everybody what they think of the help, once they had it."


class EnquiryScreen(Screen):
    """About an enquiry's number."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.risk = Button(look, RISK, "stop-text", icon="siren")
        self.history = Button(look, "History", icon="history")
        self.amend = Button(look, "Amend", icon="pen-line")
        super().__init__(
            here,
            "Somebody without a case",
            crumbs=[("cases", "Cases"), ("enquiry", "Without a case")],
            above=" ",
            below=" ",
            actions=(self.risk, self.history, self.amend),
        )
        self._kept: Kept | None = None
        self.statement = StatementPart(look)
        self.linking = Linking(look)
        held, side = QWidget(), QWidget()
        self._facts = column(look, gap="pad", within=held)
        self._beside = column(look, gap="pad", within=side)
        flow = Flow(look, gap="wide", between="pad")
        flow.add(held, 440, 2)
        flow.add(side, 300, 1)
        self.body.addWidget(self.statement)
        self.body.addLayout(flow)
        self.body.addWidget(self.linking)
        self.body.addStretch(1)
        self._wire()
        self._show()

    def _wire(self) -> None:
        here, part = self.here, self.statement
        self.risk.clicked.connect(lambda: here.go("concerns", f"risk:enquiry:{self.about}"))
        self.history.clicked.connect(lambda: here.go("history", f"enquiry:{self.about}"))
        self.amend.clicked.connect(lambda: here.go("amend", f"enquiry:{self.about}"))
        part.said.connect(self._said)
        part.not_said.connect(lambda why: self._settle("not said", why))
        part.language_chosen.connect(lambda tag: part.show_language(tag, (), ""))
        part.clause_asked.connect(lambda clause: here.go("policy", clause))
        part.leaflet_asked.connect(lambda: here.go("papers", "statement"))
        self.linking.linked.connect(self._link)
        self.linking.open_asked.connect(lambda: here.go("open-case", f"enquiry:{self.about}"))
        here.privacy.changed.connect(lambda _on: self._show())
        here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        if about != self.about:
            self._forget()
        super().shown(about)

    def reload(self) -> None:
        about = self.about
        if about:
            self.here.session.ask(
                lambda desk: look_at(desk, about), lambda kept: self._take(about, kept), self._gone
            )

    def concerns(self, changed: Changed) -> bool:
        kinds = {"enquiry", "case", "party", "person", "concern", "handed", "pack", "translation"}
        return any(kind in kinds for kind, _ in changed)

    def _take(self, about: str, kept: Kept | None) -> None:
        if kept is not None and about == self.about:
            self._kept = kept
            self._show()

    def _gone(self, refusal: Refusal) -> None:
        self._forget()
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _show(self) -> None:
        kept, hidden = self._kept, self.here.privacy.on
        for box in (self._facts, self._beside):
            empty(box)
        for part in (self.statement, self.linking, self.history, self.amend, self.risk):
            part.setVisible(False)
        if kept is None:
            return
        seen = kept.seen
        shown, more = became(seen, kept.now)
        self.set_words(name(seen, hidden), how(seen, kept.now), " ")
        self.below.setVisible(False)
        self.risk.show()
        self.history.show()
        self.amend.setVisible(seen.mine)
        self.statement.set_pack(kept.statements, kept.policy, kept.clause)
        self.statement.show_language("", (), "")
        if seen.owed and seen.mine:
            self.statement.show_for(
                [seen.who if not hidden else "them"], seen.kept.body.medium, None
            )
        self._facts.addWidget(note_card(self.here.look, seen, hidden))
        settles = (_SETTLES,) if seen.owed else ()
        self._beside.addWidget(statement_card(self.here.look, shown, more, *settles))
        for card in self._cards(kept, hidden):
            self._beside.addWidget(card)
        self._beside.addStretch(1)
        self.linking.setVisible(not seen.case and seen.mine)
        self.linking.show_cases(kept.cases, seen.kept.body.name, hidden)
        self.order()

    def _cards(self, kept: Kept, hidden: bool) -> list[Card]:
        """What else there is to see or do, each with its button."""
        seen, made = kept.seen, led_to(self.here.look, kept.seen, hidden, self.here.go)
        if seen.form:
            made.append(form_given_card(self.here.look))
        elif seen.form_asked:
            made.append(self._form(seen.form_asked))
        return made

    def _form(self, clause: str) -> Card:
        look = self.here.look
        card = Card(look, FORM, gap="gap", icon="message-square-heart")
        card.body.addWidget(Words(look, f"{_ASKED} {policy_clause(clause)}.", "body", "ink-soft"))
        give = Button(look, "I gave them a form")
        give.clicked.connect(self._give)
        show = Button(look, "Print one", "link")
        show.clicked.connect(lambda: self.here.go("papers", "evaluation"))
        card.foot(give, show)
        return card

    # What one does.

    def _said(self) -> None:
        spoken = self.statement.shown() is self.statement.spoken
        self._settle("read" if spoken else "sent", "")

    def _settle(self, said: StatementState, why: str) -> None:
        about, language = self.about, self.statement.language.key()
        self.here.session.ask(
            lambda desk: settle_enquiry(desk, about, said, why, language=language),
            lambda _gate: self.here.say("Kept."),
            self.here.refuse,
        )

    def _give(self) -> None:
        about = self.about
        self.here.session.ask(
            lambda desk: give_form(desk, about, "on-paper"),
            lambda _handed: self.here.say("Kept: they were given a form."),
            self.here.refuse,
        )

    def _link(self, case: str, whom: str) -> None:
        about = self.about
        self.here.session.ask(
            lambda desk: link_enquiry(desk, about, case, whom),
            self._linked,
            self.linking.refuse,
        )

    def _linked(self, done: Linked | None) -> None:
        if done is None:
            return
        found = " Somebody who joined may be on your list: look there." if done.finds.found else ""
        self.here.say(f"It stands in {done.case} now.{found}")
        self.here.go("case", done.case)

    def _forget(self) -> None:
        """Locked, or another one: nothing of it stays in the window."""
        self._kept = None
        self._show()
