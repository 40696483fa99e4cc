"""Policy: what the service asks, what answers it, and that one has read it.

Reading it is owed until it is said to be done, and it never stands in the way of a family.
"""

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.policy.acknowledge import Acknowledged, acknowledge
from desktop.casework.actions.policy.look_at_policy import PolicyView, look_at_policy
from desktop.casework.packs.policy import Pack
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import policy_clause
from desktop.ui.pages.clauses import Bringer, PolicyText
from desktop.ui.pages.policy_cards import Explained, in_languages, official
from desktop.ui.pages.policy_changes import changes_shown
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words

_KINDS = frozenset({"pack", "acknowledgement", "document", "translation"})


class PolicyPage(Screen):
    """About a clause, by its id, or nothing. `side` is a column for what a desk has besides."""

    def __init__(self, here: Here, *more: QWidget) -> None:
        self.acknowledge = Button(here.look, "I have read and understood it", "main", icon="check")
        self.read = Tag(here.look, state("policy-read", when=""))
        self.papers = Button(here.look, "Print or hand over", icon="printer")
        super().__init__(here, "Policy", actions=[*more, self.acknowledge, self.read, self.papers])
        self.acknowledge.hide()
        self.read.hide()
        self.acknowledge.clicked.connect(self._acknowledge)
        self.papers.clicked.connect(lambda: here.go("papers", "policy"))
        self.text: PolicyText | None = None
        self._shown: tuple[object, ...] = ()
        self.explained: Explained | None = None
        self._left, right = QWidget(), QWidget()
        self._main = column(here.look, gap="pad", within=self._left)
        self.side = column(here.look, within=right)
        self._own_side = column(here.look)
        self.side.addLayout(self._own_side)
        self.side.addStretch(1)
        flow = Flow(here.look, gap="wide")
        flow.add(self._left, 520, 3)
        flow.add(right, 280, 1)
        self.body.addLayout(flow)
        self.body.addStretch(1)

    def reload(self) -> None:
        self.here.session.ask(look_at_policy, self._fill)

    def concerns(self, changed: Changed) -> bool:
        return any(kind in _KINDS for kind, _ in changed)

    def _fill(self, view: PolicyView | None) -> None:
        if view is None:
            return
        self.set_words(view.pack.title, below=_said(view))
        self.acknowledge.setVisible(view.owed)
        self.read.setVisible(view.read_at is not None)
        if view.read_at is not None:
            self.read.set_state(state("policy-read", when=written(london(view.read_at).date())))
        shown = (view.pack.hash, view.changes, view.documents, view.translations)
        if shown != self._shown:
            self._shown = shown
            self._show_pack(view)
        if self.about and self.text is not None:
            self.text.go_to(self.about)
            self.about = ""  # a change that is written elsewhere must not bring one back here

    def _show_pack(self, view: PolicyView) -> None:
        look, pack = self.here.look, view.pack
        empty(self._main)
        empty(self._own_side)
        if view.changes:
            self._main.addWidget(self._changed_since(view))
        self._main.addWidget(self._statement(pack))
        self.explained = Explained(self.here, pack) if pack.explains else None
        if self.explained is not None:
            self._main.addWidget(self.explained)
        self.text = PolicyText(look, pack)
        Bringer(self, self.text)
        self._main.addWidget(self.text)
        beside = [self._roles(pack), self._training(pack)]
        beside += [official(self.here, view.documents)] if view.documents else []
        beside += [in_languages(self.here, view.translations)] if view.translations else []
        for card in beside:
            if card is not None:
                self._own_side.addWidget(card)
        self.order()

    def _changed_since(self, view: PolicyView) -> QWidget:
        look = self.here.look
        since = f"What has changed since {view.earlier}"
        card = Card(look, since, icon="history", tone="accent")
        card.body.addWidget(changes_shown(look, view.changes))
        return card

    def _statement(self, pack: Pack) -> QWidget:
        look = self.here.look
        card = Card(look, "The impartiality statement", icon="scale")
        card.body.addWidget(Words(look, pack.statement.text.strip(), "statement"))
        said = "These are the words that you read out."
        if not pack.asks_statement:
            said = "These are words for whoever asks; the policy does not ask for them."
        elif pack.statement.clause:
            said = f"You read this out ({policy_clause(pack.statement.clause)})."
        card.body.addWidget(Words(look, said, "small", "ink-soft"))
        return card

    def _roles(self, pack: Pack) -> QWidget | None:
        if not pack.roles:
            return None
        look = self.here.look
        card = Card(look, "Your role at a meeting", icon="badge-check")
        for role in pack.roles:
            said = QWidget()
            name = Words(look, f"{role.name[:1].upper()}{role.name[1:]}", "strong")
            meaning = Words(look, role.meaning, "small", "ink-soft")
            column(look, name, meaning, gap="none", within=said)
            card.body.addWidget(said)
        return card

    def _training(self, pack: Pack) -> QWidget | None:
        found = [one for one in pack.clauses if "train" in one.asks.casefold()]
        if not found:
            return None
        look = self.here.look
        card = Card(look, "Training", icon="book-open-text")
        for clause in found:
            said = QWidget()
            button = Button(look, policy_clause(clause.id), "link")
            button.setAccessibleName(f"Go to {policy_clause(clause.id)}")
            button.clicked.connect(lambda _=False, key=clause.id: self._go_to(key))
            asks = Words(look, clause.asks, "small", "ink-soft")
            box = column(look, gap="none", within=said)
            flow = Flow(look)
            flow.add(button)
            box.addLayout(flow)
            box.addWidget(asks)
            card.body.addWidget(said)
        return card

    def _go_to(self, clause: str) -> None:
        if self.text is not None:
            self.text.go_to(clause)

    def _acknowledge(self) -> None:
        self.here.session.ask(acknowledge, self._acknowledged, self.here.refuse)

    def _acknowledged(self, done: Acknowledged | None) -> None:
        if done is not None:
            self.here.say("Noted. It goes to the office with your next bundle.")


def _said(view: PolicyView) -> str:
    many = len(view.pack.clauses)
    version = f"Version {view.pack.version}, {many} {'clause' if many == 1 else 'clauses'}."
    if not view.owed:
        return version
    if view.earlier:
        return f"{version} It has changed since {view.earlier}."
    return f"{version} Please read it when you have the time; no family waits for it."
