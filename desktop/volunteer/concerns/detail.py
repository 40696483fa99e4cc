"""One concern at the laptop: what was said, what became of it, and what was done next."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.concerns.look import Concerns, Seen
from desktop.casework.concern_words import KINDS
from desktop.casework.concerns import AT_LAPTOP
from desktop.ui.banner import Banner
from desktop.ui.boxes import column, rule
from desktop.ui.buttons import Button
from desktop.ui.concerns import told
from desktop.ui.concerns.adding import AddStep
from desktop.ui.concerns.steps import Steps
from desktop.ui.flow import Flow
from desktop.ui.screen import Here
from desktop.ui.tag import Tag
from desktop.ui.text import Words, soft, strong

_NOT_SENT = (
    "Only on this laptop until the office confirms it. Make a bundle as soon as you can; if "
    "somebody may be at risk, ring them first."
)


class ConcernDetail(QWidget):
    """`added` is called when a step was kept."""

    def __init__(self, here: Here, one: Seen, page: Concerns, added: Callable[[], None]) -> None:
        super().__init__()
        self.seen = one
        look, now, hidden = here.look, page.now, here.privacy.on
        tag = told.tag_of(one)
        self.setAccessibleName(f"{KINDS[one.body.kind]}: {tag.word}")
        head = Flow(look, centre=True)
        head.add(Words(look, KINDS[one.body.kind], "heading"), 200, 1)
        head.add(Tag(look, tag))
        box = column(look, within=self)
        box.addLayout(head)
        box.addWidget(soft(look, told.facts(one, now, hidden=hidden)))
        if one.here_alone:
            note = Banner(look, "flag")
            box.addWidget(note)
            note.say(_NOT_SENT)
        box.addWidget(Words(look, told.HIDDEN if hidden else one.body.said, "statement"))
        box.addWidget(strong(look, told.standing_of(one, now)))
        if one.standing.outcome:
            outcome = told.HIDDEN if hidden else one.standing.outcome
            box.addWidget(Words(look, f"What came of it: {outcome}"))
        if one.case:
            button = Button(look, f"Case {one.case}", "link")
            button.clicked.connect(lambda: here.go("case", one.case))
            flow = Flow(look)
            flow.add(button)
            box.addLayout(flow)
        box.addSpacing(look.space("near"))
        box.addWidget(Steps(look, one, now, page.contact, where=False, hidden=hidden))
        box.addWidget(rule())
        self.adding = AddStep(here, one.id, AT_LAPTOP, added)
        box.addWidget(self.adding)
        box.addStretch(1)
