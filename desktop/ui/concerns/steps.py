"""The steps of a concern, one below the other, in their order."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.concerns.look import Seen
from desktop.ui.concerns import told
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words, soft, strong


class Steps(QWidget):
    """`where`: at the office, whether each stays there or is shared stands beside it."""

    def __init__(
        self, look: Look, one: Seen, now: datetime, contact: str, *, where: bool, hidden: bool
    ) -> None:
        super().__init__()
        self.setAccessibleName("What was done")
        box = column(look, gap="gap", within=self)
        box.addWidget(strong(look, "What was done"))
        if one.body.rung:
            box.addWidget(Words(look, f"Rung: {one.body.rung}" if not hidden else told.HIDDEN))
        if one.body.done:
            box.addWidget(Words(look, one.body.done if not hidden else told.HIDDEN))
        if not one.steps and not (one.body.rung or one.body.done):
            box.addWidget(soft(look, "Nothing is written down yet."))
        for step in one.steps:
            box.addWidget(rule())
            held, head = QWidget(), Flow(look, gap="near", between="hair", centre=True)
            head.add(Words(look, told.step_head(step, contact), "strong"), 160, 1)
            if where:
                head.add(Tag(look, state("shared" if step.shared else "stays-here")))
            inside = column(look, gap="hair", within=held)
            inside.addLayout(head)
            if step.body.text:
                inside.addWidget(Words(look, told.HIDDEN if hidden else step.body.text))
            inside.addWidget(Words(look, told.step_facts(step, now), "small", "ink-soft"))
            box.addWidget(held)
