"""The versions of one record, newest first; or every record of a case, to choose one.

About `KIND:ID` it is one record; about a case's reference all of them. What somebody amends, takes
back or decides is one more version: nothing here is ever edited.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions.amending.history import (
    FamilyHistory,
    History,
    VersionSeen,
    family_history,
    history,
)
from desktop.casework.actions.amending.undo import decide
from desktop.casework.desk import Desk
from desktop.casework.saying.said import capital, counted
from desktop.ui.history import phrases
from desktop.ui.history.version_card import VersionCard
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words, soft
from desktop.ui.rows.work_row import WorkRow

KEY = "history"
_BRANCH = 320  # pixels at 100 % that a version would like beside another


class HistoryScreen(Screen):
    """`amends`: this desk amends what it wrote."""

    def __init__(self, here: Here, *, amends: bool) -> None:
        look = here.look
        self.back = Button(look, "Back to the case")
        self.every = Button(look, "Everything in this case", icon="history")
        self.amend = Button(look, "Amend", "main", icon="pen-line")
        self.erase = Button(look, "Erase…" if not amends else "Ask to erase…", "stop-text")
        buttons = (self.erase, self.back, self.every, self.amend)
        super().__init__(here, "History", above=" ", below=" ", actions=buttons)
        self._amends = amends
        self._told: History | None = None
        self._family: FamilyHistory | None = None
        self._whole: frozenset[str] = frozenset()
        held = QWidget()
        self._box = column(look, gap="pad", within=held)
        self.body.addWidget(held)
        self.body.addStretch(1)
        self.back.clicked.connect(lambda: self._to_case("case"))
        self.every.clicked.connect(lambda: self._to_case(KEY))
        self.erase.clicked.connect(lambda: here.go("erasure", self.about))
        self.amend.clicked.connect(lambda: here.go("amend", self.about))
        here.privacy.changed.connect(self._hide_own)
        here.session.locked.connect(self._forget)
        self._fill()

    def shown(self, about: str) -> None:
        """Another record: nothing of the one before stays."""
        if about != self.about:
            self._forget()
        super().shown(about)

    def reload(self) -> None:
        """Ask for the versions, or for the records of the case."""
        about = self.about
        kind, colon, record = about.partition(":")

        def one(desk: Desk) -> History:
            return history(desk, kind, record)

        def every(desk: Desk) -> FamilyHistory:
            return family_history(desk, about)

        work: Callable[[Desk], History | FamilyHistory] = one if colon else every
        if about:
            self.here.session.ask(work, lambda seen: self._take(about, seen), self._gone)

    def concerns(self, changed: Changed) -> bool:
        """Another version of what is shown, or anything where all of a case is."""
        kind, _, record = self.about.partition(":")
        return self._family is not None or (kind, record) in changed or ("pack", "") in changed

    def _take(self, about: str, seen: History | FamilyHistory | None) -> None:
        if about != self.about or seen is None:
            return
        self._told = seen if isinstance(seen, History) else None
        self._family = seen if isinstance(seen, FamilyHistory) else None
        self._fill()

    def _gone(self, refusal: Refusal) -> None:
        self._forget()
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _fill(self) -> None:
        told, family = self._told, self._family
        empty(self._box)
        case = told.case if told is not None else family.case if family is not None else ""
        self.back.setVisible(bool(case))
        self.every.setVisible(told is not None and bool(case))
        self.erase.setVisible(family is not None or (told is not None and told.may_erase))
        hidden = told is not None and told.own and self.here.privacy.on
        self.amend.setVisible(told is not None and self._amends and told.may_amend and not hidden)
        if hidden:
            self.set_words("History", " ", phrases.HIDDEN)
        elif told is not None:
            self._fill_one(told)
        elif family is not None:
            self._fill_family(family)
        self.order()

    def _fill_one(self, told: History) -> None:
        self.set_words(told.title, phrases.whose(told), phrases.summary(told))
        if told.branches:
            self._box.addWidget(self._fork(told))
        for one in told.versions:
            self._box.addWidget(self._card(one, told))
        if not self._amends and not told.own:
            self._box.addWidget(soft(self.here.look, phrases.NOT_HERE))

    def _card(self, one: VersionSeen, told: History) -> VersionCard:
        card = VersionCard(self.here.look, one, told, whole=one.hash in self._whole)
        card.more.connect(lambda: self._more_or_less(one.hash))
        return card

    def _fork(self, told: History) -> Card:
        look = self.here.look
        card = Card(look, phrases.FORK, icon="circle-alert", tone="flag")
        card.body.addWidget(Words(look, phrases.FORK_WHY))
        flow = Flow(look, gap="pad", between="pad")
        for one in told.branches:
            branch = VersionCard(look, one, told, whole=True)
            if self._amends:
                button = Button(look, "Keep this one")
                said = phrases.written_by(one, told.now)
                button.setAccessibleName(f"Keep this one: {said}")
                button.clicked.connect(lambda _=False, kept=one.hash: self._decide(kept))
                branch.foot(button)
            flow.add(branch, _BRANCH, 1)
        card.body.addLayout(flow)
        return card

    def _fill_family(self, family: FamilyHistory) -> None:
        look = self.here.look
        many = capital(counted(len(family.records), "record"))
        title = f"History of {family.child}’s case" if family.child else "History of the case"
        self.set_words(title, f"Case {family.case}", f"{many}. What was amended shows both.")
        for one in family.records:
            button = Button(look, "Look", "outlined")
            to = phrases.about(one.kind, one.record)
            button.clicked.connect(lambda _=False, to=to: self.here.go(KEY, to))
            self._box.addWidget(WorkRow(look, phrases.tag(one), one.title, "", [button]))

    def _hide_own(self, _hidden: bool) -> None:
        self._fill()

    def _more_or_less(self, version: str) -> None:
        self._whole ^= {version}
        self._fill()

    def _decide(self, version: str) -> None:
        kind, _, record = self.about.partition(":")
        self.here.session.ask(
            lambda desk: decide(desk, kind, record, version),
            lambda _: self.here.say("Kept. The other stays in the history."),
            self.here.refuse,
        )

    def _to_case(self, key: str) -> None:
        case = self._told.case if self._told is not None else self.about
        self.here.go(key, case)

    def _forget(self) -> None:
        self._told = self._family = None
        self._whole = frozenset()
        self.set_words("History", " ", " ")
        self._fill()
