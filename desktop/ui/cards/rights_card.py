"""Whose rights, beside a case's timeline: whose they are, who may be told what, the notice."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.casework.actions.rights.look import Rights
from desktop.casework.saying.said import capital, together
from desktop.ui.cards.rights_words import child_tag, told_tag
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag
from desktop.ui.parts.text import Words


def rights_card(
    look: Look, found: Rights, today: date, opens: Callable[[], None] | None = None
) -> Card:
    """A line for the child, one for each adult, and who waits for the privacy notice. `opens`:
    where it is written down; without it there is no way there."""
    about = next(iter(found.children), None)
    waits = about is not None and about.holder.of == "young-person" and not about.reached
    card = Card(look, "Whose rights", tone="flag" if waits else "plain", gap="near")
    if about is not None:
        card.body.addLayout(_line(look, Tag(look, child_tag(about, today)), about.name))
        if about.to_do:
            card.body.addWidget(Words(look, about.to_do, "body", "ink-soft"))
    for one in found.ties:
        if one.in_force:
            said = f"{one.adult}, {one.body.relation}" if one.body.relation else one.adult
            card.body.addLayout(_line(look, Tag(look, told_tag(one)), said))
    owed = [one.name for one in found.notices if one.owed]
    if owed and found.notice_version:
        words = f"{capital(together(owed))} to be given the privacy notice."
        card.body.addWidget(Words(look, words, "body", "ink-soft"))
    if opens is None:
        return card
    button = Button(look, "Look, or write it down", "link")
    button.setAccessibleName("Whose rights: look, or write it down")
    button.clicked.connect(lambda: opens())
    ends = Flow(look)
    ends.add(button)
    card.body.addLayout(ends)
    return card


def _line(look: Look, tag: Tag, words: str) -> QVBoxLayout:
    """The tag below the name: beside it there is room for some names and not for others."""
    box = column(look, Words(look, words, "strong"), gap="hair")
    box.addWidget(tag, alignment=Qt.AlignmentFlag.AlignLeft)
    return box
