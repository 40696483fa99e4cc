"""A policy to read: each clause with what it asks, what answers it, and what no program can do.

One can find a word in it, and be brought to one clause. A number that asks for several things is
seen once, beside the first of its parts that is shown.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from desktop.casework.packs.policy import Clause, Pack
from desktop.casework.publishing.clause_sections import part_of
from desktop.casework.saying.said import short_clause, whole_clause
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field

_NUMBER = 112  # what the clause's number would like, unscaled

_AT_A_TIME = 8  # rows that are made before the window may draw again
_SETTLES = 700  # milliseconds without growing, and a page rests


class ClauseRow(QFrame):
    """One clause. It can be walked to by Tab only after one was brought there."""

    def __init__(self, look: Look, clause: Clause) -> None:
        super().__init__()
        self.clause, self.section = clause, short_clause(clause.id)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{whole_clause(clause.id)}: {clause.asks}")
        flow = Flow(look, gap="gap", between="hair")
        self.number = Words(look, self.section, "label", "ink-soft")
        named = QWidget()
        inside = column(look, self.number, gap="none", within=named)
        part = part_of(clause.id)
        if part:
            inside.addWidget(Words(look, part, "label", "ink-soft"))
        flow.add(named, _NUMBER)
        flow.add(_body(look, clause), 320, 1)
        box = column(look, gap="none", pad=("near", "gap", "near", "gap"), within=self)
        box.addLayout(flow)

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word stands somewhere in it."""
        one = self.clause
        named = whole_clause(one.id)
        text = " ".join((one.id, named, one.asks, one.answer, one.evidence, one.outside, one.later))
        return all(word in text.casefold() for word in words)

    def mark(self, marked: bool) -> None:
        """Show that this is the one that was asked for."""
        self.setProperty("card", "accent" if marked else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if marked else Qt.FocusPolicy.NoFocus)
        self.style().unpolish(self)
        self.style().polish(self)


class PolicyText(QWidget):
    """Every clause of a policy, and a field to find some. `came` with the row one is brought to.

    The rows are made some at a time: a policy of sixty clauses would hold the window up.
    """

    came = Signal(QWidget)

    def __init__(self, look: Look, pack: Pack) -> None:
        super().__init__()
        self._look, self.pack = look, pack
        self.search = TextField(placeholder="a word, or the number of a clause")
        field = Field(look, "Find in the policy", self.search)
        self.count = Words(look, "", "small", "ink-soft")
        self.rows: list[ClauseRow] = []
        self._rules: list[QFrame] = []
        card = Card(look, gap="none")
        card.setAccessibleName("Clauses")
        self._list = column(look, gap="none")
        card.body.addLayout(self._list)
        self._none = Words(look, "No clause holds these words. Try fewer, or a shorter word.")
        card.body.addWidget(self._none)
        box = column(look, field, self.count, card, gap="near", within=self)
        box.addStretch(1)
        self.search.textChanged.connect(self._search)
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._make_some)
        self._more.start()
        self._make_some()

    def go_to(self, clause: str) -> bool:
        """Bring the reader to a clause, by its id or the part after the stroke."""
        self._make_all()
        found = next(
            (row for row in self.rows if clause in (row.clause.id, short(row.clause.id))), None
        )
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

    def _make_some(self) -> None:
        """The next few rows; the timer ends with the last."""
        at = len(self.rows)
        for clause in self.pack.clauses[at : at + _AT_A_TIME]:
            row, line = ClauseRow(self._look, clause), rule()
            self._list.addWidget(line)
            self._list.addWidget(row)
            self.rows.append(row)
            self._rules.append(line)
        if len(self.rows) == len(self.pack.clauses):
            self._more.stop()
        self._filter()

    def _make_all(self) -> None:
        while len(self.rows) < len(self.pack.clauses):
            self._make_some()

    def _search(self) -> None:
        self._make_all()
        self._filter()

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        above = ""  # the number of the row over it that is seen
        for row, line in zip(self.rows, self._rules, strict=True):
            seen = row.matches(words)
            begins = row.section != above
            row.number.setVisible(begins)
            row.setVisible(seen)
            line.setVisible(seen and begins and bool(above))
            above = row.section if seen else above
        count, whole = self.shown() if words else len(self.pack.clauses), len(self.pack.clauses)
        self._none.setVisible(not count)
        every = "1 clause" if whole == 1 else f"{whole} clauses"
        self.count.setText(every if count == whole else f"{count} of {every}")


class Bringer(QObject):
    """Scrolls a page to the row that its reader is brought to.

    The page is still being laid out then, and grows, on an old laptop for seconds: the row is
    looked for again whenever it has grown, until it rests; then the reader scrolls as she likes.
    """

    def __init__(self, page: QScrollArea, text: PolicyText) -> None:
        super().__init__(text)
        self._page = page
        self._row: QWidget | None = None
        self._ends = QTimer(self, singleShot=True, interval=_SETTLES)
        self._ends.timeout.connect(self._end)
        text.came.connect(self._bring)
        page.verticalScrollBar().rangeChanged.connect(self._grew)

    def _bring(self, row: QWidget) -> None:
        self._row = row
        self._ends.start()
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if self._row is not None:
            high = self._page.viewport().height()
            self._page.ensureWidgetVisible(self._row, 0, high // 4)

    def _grew(self) -> None:
        if self._row is not None:
            self._ends.start()
            self._look()

    def _end(self) -> None:
        self._look()
        self._row = None


def short(clause: str) -> str:
    """A clause's number as it stands beside things: what follows the policy's own name."""
    return clause.partition("/")[2] or clause


def _body(look: Look, clause: Clause) -> QWidget:
    held = QWidget()
    box = column(look, Words(look, clause.asks, "strong"), gap="hair", within=held)
    if clause.who == ("staff",):
        box.addWidget(Words(look, "For the service’s staff", "small", "ink-soft"))
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
