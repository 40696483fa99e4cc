"""One bundle, at the right of the list: what is so, what to do, what it holds, whose it is."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.casework.actions.exchange.look_into import Closer
from desktop.casework.saying.said import moment_of
from desktop.office.inbox.phrases import fingerprint, holds_lines, on_day, size
from desktop.ui.concerns.told import HIDDEN
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, Tag
from desktop.ui.parts.text import Run, Words


class Detail(QWidget):
    """What is known of one bundle."""

    def __init__(
        self,
        look: Look,
        title: str,
        shown: State,
        said: str,
        seen: Closer,
        now: datetime,
        *,
        say: str = "",
        actions: Sequence[Button] = (),
        hidden: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(f"{title}: {shown.word}")
        head = Flow(look, centre=True)
        head.add(Words(look, title, "heading"), 200, 1)
        head.add(Tag(look, shown))
        box = column(look, within=self)
        box.addLayout(head)
        if seen.at_risk:
            box.addWidget(self._at_risk(seen, now, hidden))
        self.said = Words(look, said)
        box.addWidget(self.said)
        if say:
            box.addWidget(Words(look, f"You can write: “{say}”", "body", "ink-soft"))
        if actions:
            flow = Flow(look)
            for button in actions:
                flow.add(button)
            box.addLayout(flow)
        self._holds(box, seen)
        self._whose(box, seen, now)
        box.addStretch(1)

    def _at_risk(self, seen: Closer, now: datetime, hidden: bool) -> Card:
        """What can be said of it before the bundle is in: its words, and whom to ring."""
        look = self._look
        card = Card(look, "Somebody may be at risk", icon="siren", tone="stop")
        who = seen.sender or "whoever wrote it"
        card.body.addWidget(Words(look, f"It stands in this bundle. Ring {who} now."))
        for one in seen.at_risk:
            told = HIDDEN if hidden else one.said
            card.body.addWidget(Words(look, told, "statement"))
            if one.happened is not None:
                card.body.addWidget(Words(look, f"It was {moment_of(one.happened, now)}.", "small"))
        return card

    def _holds(self, box: QVBoxLayout, seen: Closer) -> None:
        look = self._look
        if seen.holds is None:
            return
        box.addSpacing(look.space("hair"))
        box.addWidget(Words(look, "What it holds", "strong"))
        lines = holds_lines(seen.holds)
        if not lines:
            told = "No changes: it only says what that laptop has from us."
            box.addWidget(Words(look, told, ink="ink-soft"))
        for so, more, count in lines:
            box.addWidget(rule())
            row = Flow(look)
            row.add(Words(look, so), 96)
            row.add(Words(look, more, ink="ink-soft"), 160, 1)
            row.add(Words(look, f"{count:,}", right=True, tabular=True, wrap=False))
            box.addLayout(row)

    def _whose(self, box: QVBoxLayout, seen: Closer, now: datetime) -> None:
        look = self._look
        if not seen.fingerprint and not seen.size:
            return
        box.addSpacing(look.space("near"))
        box.addWidget(Words(look, "Where it comes from", "strong"))
        said = ""
        if seen.sender:
            said = f"{seen.sender}’s laptop"
            said += f", signed in {on_day(seen.since, now)} by {seen.by}" if seen.since else ""
            said += ". "
        if seen.made:
            said += f"Made {on_day(seen.made, now)}. "
        said += f"{size(seen.size)}. " if seen.size else ""
        said += {
            "good": "Its signature is good. ",
            "unknown": "Nobody known here signed it. ",
            "wrong": "Its signature does not hold. ",
        }.get(seen.signature, "")
        words = Words(look)
        key = [Run("Key ", ink="ink-soft"), Run(fingerprint(seen.fingerprint), "strong")]
        words.set_runs([Run(said, ink="ink-soft"), *(key if seen.fingerprint else ())])
        box.addWidget(words)
