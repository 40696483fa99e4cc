"""Concerns: the volunteer's own and what she was told, what became of each, and a new one."""

from typing import ClassVar

from desktop.casework.actions.concerns.look import Concerns, Seen, look_at_concerns
from desktop.ui.concerns.screen import ListOfConcerns
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.volunteer.concerns.at_risk import AtRisk
from desktop.volunteer.concerns.detail import ConcernDetail
from desktop.volunteer.concerns.raising import Raising
from desktop.volunteer.work.risk import RISK

_NONE = (
    "What worries you stands here",
    "You are unsure whether you took a side, somebody says that we did, or somebody may be at "
    "risk: say so, and read here what becomes of it.",
)


class ConcernsScreen(ListOfConcerns):
    """About a concern by its id; `risk` or `new` for one that begins, with `:CASE` about a case,
    `:enquiry:NUMBER` about what somebody without a case asked."""

    kinds: ClassVar = frozenset({"concern", "concern_step", "case", "pack"})
    begins: ClassVar = frozenset({"risk", "new"})

    def __init__(self, here: Here) -> None:
        self.risk_button = Button(here.look, RISK, "stop-text", icon="siren")
        self.raise_button = Button(here.look, "Raise a concern", icon="plus")
        super().__init__(here, "Concerns", (self.risk_button, self.raise_button), _NONE)
        self.risk_button.clicked.connect(lambda: self.begin("risk", ""))
        self.raise_button.clicked.connect(lambda: self.begin("new", ""))

    def reload(self) -> None:
        """Ask what there is."""
        self.here.session.ask(look_at_concerns, self._take)

    def detail(self, one: Seen, page: Concerns) -> ConcernDetail:
        """With what was done next."""
        return ConcernDetail(self.here, one, page, self.reload)

    def begin(self, what: str, case: str, *, focus: bool = True) -> None:
        """Somebody at risk, or a doubt."""
        page = self.page
        if page is None:
            return
        if what == "risk":
            at_risk = AtRisk(self.here, case, self._leave)
            self.open(at_risk, at_risk.card.heading if focus else None)
        else:
            raising = Raising(self.here, case, page.contact, page.reach, self.raised)
            self.open(raising, raising.said if focus else None)

    def _take(self, page: Concerns | None) -> None:
        if page is not None:
            self.take(page)

    def _leave(self) -> None:
        """What was begun is put away: the list, and what one is on there."""
        self.panel = None
        self.both.turn(to_detail=False)
        self.reload()
        self.show_concern(self.rows.key())
