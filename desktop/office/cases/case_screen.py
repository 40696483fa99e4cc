"""One case: how it stands, its story, its people, what the conflict check came to."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import Refusal
from desktop.casework.actions.cases.office_cases import CaseFile, look_at_case
from desktop.casework.saying.dates import told
from desktop.casework.saying.said import policy_clause
from desktop.office.cases import hand_phrases, phrases
from desktop.office.cases.giving import Hands
from desktop.office.cases.reasons import Reasons
from desktop.office.cases.referral import referral_row
from desktop.office.cases.story import entry
from desktop.ui.attachments import phrases as phrases_of_files
from desktop.ui.attachments.files_card import FilesCard
from desktop.ui.cards.evaluated import Leads, evaluation_card
from desktop.ui.cards.rights_card import rights_card
from desktop.ui.concerns.card import ConcernsCard
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.tag import Tag
from desktop.ui.parts.text import Run, Words, soft, strong
from desktop.ui.rows.called import CAPACITIES
from desktop.ui.rows.timeline import Timeline

_STORY, _SIDE = 480, 300  # pixels at 100 %


class CaseScreen(Screen):
    """About a case's reference."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "Case", above=" ", below=" ")
        self._case: CaseFile | None = None
        held = QWidget()
        self._box: QVBoxLayout = column(here.look, gap="pad", within=held)
        self.reasons = Reasons(here)
        self.hands = Hands(here, self.order)
        head = QWidget()
        self._top: QVBoxLayout = column(here.look, gap="pad", within=head)
        for part in (self.reasons, head, self.hands, held):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self.reasons.flush()

    def reload(self) -> None:
        """Ask for the whole case."""
        about = self.about
        if about:
            self.here.session.ask(lambda desk: look_at_case(desk, about), self._take, self._gone)

    def concerns(self, changed: Changed) -> bool:
        """Anything may be of this case but what is only this desk's own."""
        return any(kind not in ("arrival", "pack", "staff") for kind, _ in changed)

    def _gone(self, refusal: Refusal) -> None:
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _take(self, case: CaseFile | None) -> None:
        if case is not None and case != self._case:
            self._case = case
            self._fill(case)
        elif case is not None:
            self._worries.show_case(case.reference)

    def _fill(self, case: CaseFile) -> None:
        look = self.here.look
        self.set_words(case.child or "A case", phrases.above(case), phrases.below(case) or " ")
        self.reasons.show_all(case.reasons, case.now)
        empty(self._top)
        empty(self._box)
        if case.referral is not None and not case.referral.confirmed:
            row = referral_row(self.here, case.referral, case.now, opens=False, main=False)
            self._top.addWidget(row)
        tags = Flow(look, gap="near")
        for one in phrases.tags(case):
            tags.add(Tag(look, one))
        self._top.addLayout(tags)
        self.hands.show_case(case)
        flow = Flow(look, gap="wide")
        entries = [entry(at, one, case.now) for at, one in enumerate(case.story)]
        self.timeline = Timeline(look, "What has happened", entries)
        self.timeline.history.connect(lambda about: self.here.go("history", about))
        flow.add(self.timeline, _STORY, 3)
        flow.add(self._side(case), _SIDE)
        self._box.addLayout(flow)
        self.order()

    def _side(self, case: CaseFile) -> QWidget:
        look, held = self.here.look, QWidget()
        box = column(look, within=held)
        if case.findings or case.asks_interests:
            box.addWidget(self._check(case))
        people = Card(look, "People", gap="none")
        for name, part in case.people:
            words = Words(look)
            kind = CAPACITIES.get(part, part)
            words.set_runs([Run(f"{name} "), Run(kind, "small", "ink-soft")])
            people.body.addWidget(words)
        box.addWidget(people)
        box.addWidget(rights_card(look, case.rights, case.today))
        agreed = Card(look, "Agreed, to do", gap="hair")
        for what, who, by in case.actions:
            day = f" · {told(by, case.today)}" if by else ""
            agreed.body.addWidget(Words(look, f"{what} · {who}{day}" if who else f"{what}{day}"))
        if not case.actions:
            agreed.body.addWidget(soft(look, "Nothing is open."))
        box.addWidget(agreed)
        asked = evaluation_card(
            look,
            case.evaluations,
            case.reference,
            case.today,
            Leads(
                form=lambda about: self.here.go("papers", about),
                back=lambda about: self.here.go("came-back", about),
                file=lambda file: self.here.go("file", file),
                clause=self._clause,
            ),
        )
        if asked is not None:
            box.addWidget(asked)
        files = FilesCard(look, phrases_of_files.NONE_CAME, case.files)
        files.opened.connect(lambda file: self.here.go("file", file))
        box.addWidget(files)
        self._worries = ConcernsCard(self.here)
        self._worries.show_case(case.reference)
        box.addWidget(self._worries)
        box.addWidget(self._laptop(case))
        box.addWidget(self._history(case))
        box.addStretch(1)
        return held

    def _check(self, case: CaseFile) -> Card:
        look = self.here.look
        if not case.findings and not case.checked:
            who = f"not run yet for {case.volunteer}" if case.volunteer else "for whoever gets it"
            return Card(look, f"Conflict check: {who}", icon="hourglass", gap="hair")
        if not case.findings:
            return Card(look, "Conflict check: no finding", icon="circle-check", gap="hair")
        clear = case.checked and all(one.whose for one in case.findings)
        title = f"Conflict check: no finding for {case.volunteer}" if clear else "Conflict check"
        card = Card(look, title, icon="circle-check" if clear else "scale", gap="hair")
        for one in case.findings:
            card.body.addWidget(Words(look, phrases.finding_so(one)))
            card.body.addWidget(Words(look, phrases.finding_why(one), "small", "ink-soft"))
            if one.clause:
                flow = Flow(look)
                flow.add(self._clause(one.clause))
                card.body.addLayout(flow)
        words = "Who or what is behind it stays on the volunteer’s laptop."
        card.body.addWidget(Words(look, words, "small", "ink-soft"))
        return card

    def _clause(self, clause: str) -> Button:
        button = Button(self.here.look, policy_clause(clause), "clause")
        button.setAccessibleDescription("Opens the policy at this clause")
        button.clicked.connect(lambda: self.here.go("policy", clause))
        return button

    def _laptop(self, case: CaseFile) -> Card:
        look = self.here.look
        card = Card(look, "With", icon="user", gap="hair")
        if case.volunteer:
            button = Button(look, case.volunteer, "link")
            button.clicked.connect(lambda: self.here.go("people", case.device))
            flow = Flow(look)
            flow.add(button)
            card.body.addLayout(flow)
        else:
            card.body.addWidget(soft(look, "No volunteer has it now."))
        if len(case.held) > 1 or not case.volunteer:
            card.body.addWidget(strong(look, "Who had it"))
            for name, said in hand_phrases.held_lines(case):
                words = Words(look)
                words.set_runs([Run(f"{name}. "), Run(said, "small", "ink-soft")])
                card.body.addWidget(words)
        if case.late:
            card.body.addWidget(Words(look, hand_phrases.late(case.late), "small", "ink-soft"))
        return card

    def _history(self, case: CaseFile) -> Card:
        look = self.here.look
        card = Card(look, "History", icon="history", gap="hair")
        button = Button(look, "Look at versions", "link")
        button.clicked.connect(lambda: self.here.go("history", case.reference))
        flow = Flow(look)
        flow.add(button)
        card.body.addLayout(flow)
        return card
