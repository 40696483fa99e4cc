"""A policy to read: each clause with what it asks, what answers it, and what no program can do.

One can find a word in it, and be brought to one clause.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.casework.policy import Clause, Pack
from desktop.ui.boxes import column, rule
from desktop.ui.card import Card
from desktop.ui.fields import TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.tag import Tag, state
from desktop.ui.text import Words
from desktop.ui.theme import Look

_NUMBER = 112  # what the clause's number would like, unscaled


class ClauseRow(QFrame):
    """One clause. It can be walked to by Tab only after one was brought there."""

    def __init__(self, look: Look, clause: Clause) -> None:
        super().__init__()
        self.clause = clause
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{short(clause.id)}: {clause.asks}")
        flow = Flow(look, gap="gap", between="hair")
        number = Words(look, short(clause.id), "label", "ink-soft")
        flow.add(number, _NUMBER)
        flow.add(_body(look, clause), 320, 1)
        box = column(look, gap="none", pad=("near", "gap", "near", "gap"), within=self)
        box.addLayout(flow)

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word stands somewhere in it."""
        one = self.clause
        text = " ".join((one.id, one.asks, one.answer, one.evidence, one.outside, one.later))
        return all(word in text.casefold() for word in words)

    def mark(self, marked: bool) -> None:
        """Show that this is the one that was asked for."""
        self.setProperty("card", "accent" if marked else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if marked else Qt.FocusPolicy.NoFocus)
        self.style().unpolish(self)
        self.style().polish(self)


class PolicyText(QWidget):
    """Every clause of a policy, and a field to find some. `came` with the row one is brought to."""

    came = Signal(QWidget)

    def __init__(self, look: Look, pack: Pack) -> None:
        super().__init__()
        self.pack = pack
        self.search = TextField(placeholder="a word, or the number of a clause")
        field = Field(look, "Find in the policy", self.search)
        self.count = Words(look, "", "small", "ink-soft")
        self.rows = [ClauseRow(look, clause) for clause in pack.clauses]
        card = Card(look, gap="none")
        card.setAccessibleName("Clauses")
        self._rules = [rule() for _ in self.rows]
        for row, line in zip(self.rows, self._rules, strict=True):
            card.body.addWidget(line)
            card.body.addWidget(row)
        self._none = Words(look, "No clause holds these words. Try fewer, or a shorter word.")
        card.body.addWidget(self._none)
        box = column(look, field, self.count, card, gap="near", within=self)
        box.addStretch(1)
        self.search.textChanged.connect(self._filter)
        self._filter()

    def go_to(self, clause: str) -> bool:
        """Bring the reader to a clause, by its id or the part after the stroke."""
        found = next((row for row in self.rows if clause in (row.clause.id, _end(row))), None)
        for row in self.rows:
            row.mark(row is found)
        if found is None:
            return False
        self.search.clear()
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        self.came.emit(found)
        return True

    def shown(self) -> int:
        """How many clauses are not filtered out."""
        return sum(not row.isHidden() for row in self.rows)

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        first = True
        for row, line in zip(self.rows, self._rules, strict=True):
            seen = row.matches(words)
            row.setVisible(seen)
            line.setVisible(seen and not first)
            first = first and not seen
        count = self.shown()
        self._none.setVisible(not count)
        whole = len(self.rows)
        self.count.setText(f"{whole} clauses" if count == whole else f"{count} of {whole} clauses")


def short(clause: str) -> str:
    """A clause's number as it stands beside things: what follows the policy's own name."""
    return clause.partition("/")[2] or clause


def _end(row: ClauseRow) -> str:
    return short(row.clause.id)


def _body(look: Look, clause: Clause) -> QWidget:
    held = QWidget()
    box = column(look, Words(look, clause.asks, "strong"), gap="hair", within=held)
    if clause.who == ("staff",):
        box.addWidget(Words(look, "For the service's staff", "small", "ink-soft"))
    if clause.answer:
        box.addWidget(Words(look, clause.answer, "body", "ink-soft"))
    if clause.evidence:
        said = f"In the record: {clause.evidence}"
        box.addWidget(Words(look, said, "small", "ink-soft"))
    for key, said in (("outside", clause.outside), ("later", clause.later)):
        if said:
            flow = Flow(look, gap="near", between="hair", centre=True)
            flow.add(Tag(look, state(key)))
            flow.add(Words(look, said, "small", "ink-soft"), 240, 1)
            box.addLayout(flow)
    return held
