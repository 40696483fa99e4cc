"""The upper part of one concern at either desk: what was said, by whom, and what became of it."""

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.concerns.look import Concerns, Seen
from desktop.casework.doubts.concern_words import KINDS
from desktop.ui.concerns import told
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import Tag
from desktop.ui.parts.text import Words, soft, strong


class Detail(QWidget):
    """What a desk does about it goes into `box`. `flagged`: said before the words themselves."""

    def __init__(self, here: Here, one: Seen, page: Concerns, flagged: str = "") -> None:
        super().__init__()
        self.seen, self.here = one, here
        look, now, hidden = here.look, page.now, here.privacy.on
        kind, tag = KINDS[one.body.kind], told.tag_of(one)
        self.setAccessibleName(f"{kind}: {tag.word}")
        head = Flow(look, centre=True)
        head.add(Words(look, kind, "heading"), 200, 1)
        head.add(Tag(look, tag))
        self.box = column(look, within=self)
        self.box.addLayout(head)
        self.box.addWidget(soft(look, told.facts(one, now, hidden=hidden)))
        if flagged:
            self.flag(flagged)
        self.box.addWidget(Words(look, told.HIDDEN if hidden else one.body.said, "statement"))
        self.box.addWidget(strong(look, told.standing_of(one, now)))
        if one.standing.outcome:
            outcome = told.HIDDEN if hidden else one.standing.outcome
            self.box.addWidget(Words(look, f"What came of it: {outcome}"))

    def flag(self, words: str) -> None:
        """Something that is to be seen, and stops nothing."""
        banner = Banner(self.here.look, "flag")
        self.box.addWidget(banner)
        banner.say(words)

    def link_to_case(self, flow: Flow) -> None:
        """The way to the case that it is about, if there is one."""
        case = self.seen.case
        if case:
            button = Button(self.here.look, f"Case {case}", "link")
            button.clicked.connect(lambda: self.here.go("case", case))
            flow.add(button)
