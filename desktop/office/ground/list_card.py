"""The list of schools that is in use, and taking in a newer one."""

from pathlib import Path

from db.errors import SchoolLinksEnd, SchoolListEnds
from desktop.casework.actions.schools.look import ListInUse
from desktop.casework.actions.schools.take_list import TakenIn, take_schools
from desktop.casework.desk import Desk
from desktop.office.ground import phrases
from desktop.office.ground.taking import TakingCard
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import soft
from desktop.ui.worker import Step


class ListCard(TakingCard[TakenIn]):
    """Shows what `show_list` is handed; takes files in by itself."""

    asks = (SchoolListEnds, SchoolLinksEnd)

    def __init__(self, here: Here) -> None:
        super().__init__(here, "schools", "school", phrases.WHERE)
        self.no_groups = soft(here.look, phrases.NO_GROUPS)
        self.body.insertWidget(self.body.indexOf(self.now) + 1, self.no_groups)
        self.no_groups.hide()

    def show_list(self, one: ListInUse) -> None:
        """Which list is in use."""
        self.now.setText(phrases.in_use(one))
        self.no_groups.setVisible(not one.knows_groups)

    def work(self, desk: Desk, files: list[Path], step: Step, *, meant: bool = False) -> TakenIn:
        return take_schools(desk, files, step, meant=meant)

    def told(self, taken: TakenIn) -> str:
        return phrases.taken(taken)
