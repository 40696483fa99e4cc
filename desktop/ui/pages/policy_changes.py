"""What differs between two versions of a policy, part by part, as it is read and heard."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.casework.history.differences import Piece
from desktop.casework.publishing.policy_compare import Told
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.card import Card
from desktop.ui.parts.text import Run, Words


def changes_shown(look: Look, changes: Sequence[Told]) -> QWidget:
    """A card for each part that differs."""
    held = QWidget()
    box = column(look, gap="near", within=held)
    cards: dict[str, Card] = {}
    for one in changes:
        if one.part not in cards:
            cards[one.part] = Card(look, one.part, gap="hair")
            box.addWidget(cards[one.part])
        for runs in _paragraphs(one):
            words = Words(look)
            words.set_runs(runs)
            cards[one.part].body.addWidget(words)
    return held


def _paragraphs(one: Told) -> list[list[Run]]:
    if not one.pieces:
        return [[Run(one.words)]]
    runs = [Run(f"{one.words}: ", "strong"), *map(_piece, one.pieces)]
    return [[run._replace(text=" ".join(run.text.split("\n"))) for run in runs]]


def _piece(piece: Piece) -> Run:
    """Said in words as well: colour alone tells nothing to whoever listens."""
    words, gap = piece.text.rstrip(), piece.text[len(piece.text.rstrip()) :]
    if piece.how == "same" or not words:
        return Run(piece.text)
    if piece.how == "gone":
        return Run(f"[taken out: {words}]{gap or ' '}", "body", "stop")
    return Run(f"[now: {words}]{gap}", "strong", "ok")
