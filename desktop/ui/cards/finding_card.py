"""A finding: what the policy says of this case, what one can say, what to do, and the clause."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.saying.said import policy_clause
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.tag import State, Tag
from desktop.ui.parts.text import Words

_EDGES = {"stop": "stop", "flag": "flag"}  # what is well needs no coloured edge


class FindingCard(Card):
    """`so` is what was found, `why` more of it, `strength` how strong the policy makes it, `say` a
    sentence offered in the person's own mouth, `then` what happens next. `clause_asked` with the
    clause's number.
    """

    clause_asked = Signal(str)

    def __init__(
        self,
        look: Look,
        shown: State,
        so: str = "",
        why: str = "",
        *,
        say: str = "",
        then: str = "",
        strength: str = "",
        clause: str = "",
        actions: Sequence[Button] = (),
        below: QWidget | None = None,
    ) -> None:
        super().__init__(look, tone=_EDGES.get(shown.ground, "plain"), gap="hair")
        self.setAccessibleName(f"{shown.word}: {so or why}")
        head = line(look, Tag(look, shown))
        head.addStretch(1)
        self.clause = Button(look, policy_clause(clause), "clause") if clause else None
        if self.clause is not None:
            self.clause.setAccessibleDescription("Opens the policy at this clause")
            self.clause.clicked.connect(lambda: self.clause_asked.emit(clause))
            head.addWidget(self.clause)
        self.body.addLayout(head)
        lines = [(so, "strong", "ink"), (why, "body", "ink-soft"), (strength, "body", "ink-soft")]
        lines += [(f"You can say: “{say}”" if say else "", "body", "ink")]
        lines += [(f"What happens next: {_lower(then)}" if then else "", "body", "ink-soft")]
        said = column(look, gap="none")
        for text, kind, ink in lines:
            if text:
                said.addWidget(Words(look, text, kind, ink))
        if said.count():
            self.body.addLayout(said)
        if below is not None:
            self.body.addWidget(below)
        if actions:
            self.foot(*actions)


def _lower(sentence: str) -> str:
    return f"{sentence[:1].lower()}{sentence[1:]}"
