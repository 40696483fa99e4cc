"""Somebody may be at risk, and no contact or meeting is open: about a case, an enquiry, or none."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.boxes import column
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import soft
from desktop.ui.typing.drafting import Keeper
from desktop.volunteer.work.risk import RISK, RiskCard

ALONE, ENQUIRY = "risk", "enquiry:"
_NOBODY = "About a family that has no case here, or nobody."
_ASKED = "It came up with somebody who has no case."


class AtRisk(QWidget):
    """`left` is called when it is put away. `case`: its reference; or `ENQUIRY` and the number of
    what was asked without a case."""

    def __init__(self, here: Here, case: str, left: Callable[[], None]) -> None:
        super().__init__()
        self.setAccessibleName(RISK)
        self.card = RiskCard(here)
        asked = case.removeprefix(ENQUIRY) if case.startswith(ENQUIRY) else ""
        self.card.case, self.card.about = "" if asked else case, asked
        self.card.set_service("your service")
        self.keeper = self.card.keeper = Keeper(here.session, "risk", self.card.fields, self)
        about = f"About case {case}." if case else _NOBODY
        about = _ASKED if asked else about
        box = column(here.look, soft(here.look, about), self.card, within=self)
        box.addStretch(1)
        self.card.changed.connect(self.keeper.touch)
        self.card.kept.connect(self._was_kept)
        self.card.closed.connect(left)
        self.keeper.fetch(asked or case or ALONE, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _was_kept(self, _concern: str) -> None:
        self.keeper.touch()
        self.keeper.flush()

    def _come_back(self, fields: dict[str, str]) -> None:
        if any(fields.values()) and not self.card.is_typed():
            self.card.fill(fields)
