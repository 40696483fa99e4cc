"""It was moved: the place, the time or the kind of a meeting that is kept, on a card of its own."""

from dataclasses import replace

from PySide6.QtCore import Signal

from db.errors import Refusal
from desktop.casework.actions.meetings.plan_meeting import change_plan
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.volunteer.meeting.plan import PlanForm
from desktop.volunteer.meeting.view import Held


class MovedCard(Card):
    """`changed` once the plan is another; `closed` whenever the card goes."""

    changed = Signal()
    closed = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__(here.look, "The plan", gap="gap")
        self._here = here
        self._held: Held | None = None
        self.plan = PlanForm(here, questions=False)
        self.keep = Button(here.look, "Keep the change")
        self.leave = Button(here.look, "Leave as it was", "text")
        ends = Flow(here.look)
        ends.add(self.keep)
        ends.add(self.leave)
        self.body.addWidget(self.plan)
        self.body.addLayout(ends)
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.close_card)
        self.hide()

    def set_meeting(self, held: Held) -> None:
        """Which one it is, as the record has it now; what is typed stays."""
        self._held = held

    def open_card(self) -> None:
        """What the record has of it, to be changed."""
        if self._held is None:
            return
        body = self._held.body
        at = london(body.happened)
        self.plan.set_roles(())
        self.plan.fill(
            {
                "kind": body.kind,
                "place": body.place,
                "body": body.body,
                "day": written(at.date()),
                "time": f"{at:%H:%M}",
                "decides": "yes" if body.decides else "no",
            }
        )
        self.show()

    def close_card(self) -> None:
        """Leave it as it is."""
        self.hide()
        self.closed.emit()

    def _keep(self) -> None:
        plan, held = self.plan.plan(), self._held
        if plan is None or held is None:
            return
        meeting, role = held.id, held.role
        moved = replace(plan, role=role.role if role is not None else None)
        self._here.session.ask(
            lambda desk: change_plan(desk, meeting, moved), self._kept, self._refused
        )

    def _kept(self, _nothing: None) -> None:
        self.close_card()
        self._here.say("Changed.")
        self.changed.emit()

    def _refused(self, refusal: Refusal) -> None:
        if not self.plan.take(refusal):
            self._here.refuse(refusal)
