"""One version of a record on a card: who wrote it, when, and what it changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from desktop.casework.actions.amending.history import History, VersionSeen
from desktop.ui.history import phrases
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Run, Words


class VersionCard(Card):
    """`more` when all that this version says is to be shown, or only what it changed again."""

    more = Signal()

    def __init__(self, look: Look, one: VersionSeen, told: History, *, whole: bool) -> None:
        super().__init__(look, phrases.title(one, told), gap="hair")
        self._look = look
        said = phrases.written_by(one, told.now)
        self.setAccessibleName(f"{phrases.title(one, told)}: {said}")
        self.body.addWidget(Words(look, said, "small", "ink-soft"))
        if one.erased:
            self.body.addWidget(Words(look, "What it said is gone; that it was there stays."))
            return
        if whole or not one.changes:
            self._tell([_field(field.label, field.words) for field in one.told])
        else:
            self._tell([phrases.runs(change) for change in one.changes])
        if one.changes:
            words = "Show what it changed" if whole else "Show it whole"
            button = Button(look, words, "link")
            button.setAccessibleName(f"{words}: {said}")
            button.clicked.connect(self.more)
            self.body.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def _tell(self, lines: Sequence[Sequence[Run]]) -> None:
        for runs in lines:
            for paragraph in _paragraphs(runs):
                words = Words(self._look)
                words.set_runs(paragraph)
                self.body.addWidget(words)


def _paragraphs(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of one paragraph each: what is empty between two falls away."""
    made: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        made[-1].append(run._replace(text=first))
        made.extend([run._replace(text=part)] for part in rest)
    return [one for one in made if "".join(run.text for run in one).strip()]


def _field(label: str, words: str) -> Sequence[Run]:
    return [Run(f"{label}: ", "strong"), Run(words)]
