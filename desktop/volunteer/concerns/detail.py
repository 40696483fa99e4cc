"""One concern at the laptop: what was said, what became of it, and what was done next."""

from collections.abc import Callable

from desktop.casework.actions.concerns.look import Concerns, Seen
from desktop.casework.doubts.concerns import AT_LAPTOP
from desktop.ui.concerns.adding import AddStep
from desktop.ui.concerns.detail import Detail
from desktop.ui.concerns.steps import Steps
from desktop.ui.parts.boxes import rule
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here

_NOT_SENT = "Only on this laptop until the office confirms it. Make a bundle as soon as you can."
_RING = "Only on this laptop until the office confirms it. Ring the office, then make a bundle."


class ConcernDetail(Detail):
    """`added` is called when a step was kept."""

    def __init__(self, here: Here, one: Seen, page: Concerns, added: Callable[[], None]) -> None:
        super().__init__(here, one, page, _not_sent(one))
        look, hidden = here.look, here.privacy.on
        if one.case:
            flow = Flow(look)
            self.link_to_case(flow)
            self.box.addLayout(flow)
        self.box.addSpacing(look.space("near"))
        self.box.addWidget(Steps(look, one, page.now, page.contact, where=False, hidden=hidden))
        self.box.addWidget(rule())
        self.adding = AddStep(here, one.id, AT_LAPTOP, added, contact=page.contact)
        self.box.addWidget(self.adding)
        self.box.addStretch(1)


def _not_sent(one: Seen) -> str:
    if not one.here_alone:
        return ""
    return _RING if one.body.urgent else _NOT_SENT
