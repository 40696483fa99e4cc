"""Raising a doubt: one's own, or what a parent or a professional said."""

from collections.abc import Callable
from typing import cast

from db.names import RecordId
from desktop.casework.actions.concerns.raise_concern import (
    ConcernDraft,
    Kind,
    Source,
    raise_concern,
)
from desktop.casework.actions.concerns.steps import StepDraft, add_step
from desktop.casework.desk import Desk
from desktop.casework.doubts.concern_words import step_name
from desktop.ui.concerns.raising import RaisingForm, Says
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import heading, soft
from desktop.ui.typing.choices import Choice, Tick

KINDS = (
    ("impartiality", "Whether we were impartial"),
    ("complaint", "A complaint about us"),
    ("practice", "How we work"),
)
SOURCES = (
    ("volunteer", "I do myself"),
    ("parent-carer", "A parent or carer"),
    ("young-person", "A young person"),
    ("child", "A child"),
    ("professional", "A professional"),
    ("other", "Somebody else"),
)
_SAYS = Says(
    title="Raise a concern",
    go="Raise it",
    icon="send",
    source="Who doubts",
    said="What was said, or what you are unsure of",
    empty="Write what was said, or what you are unsure of.",
    done="Raised. It goes to the office with your next bundle.",
)
_WHAT = (
    "To be unsure is no fault: it is how we stay fair. It goes to the office with your next "
    "bundle, and what is done about it comes back to you here."
)


class Raising(RaisingForm):
    """`raised` is called with the concern's id."""

    def __init__(
        self, here: Here, case: str, contact: str, reach: str, raised: Callable[[str], None]
    ) -> None:
        look = here.look
        chosen = {"kind": Choice(look, KINDS), "source": Choice(look, SOURCES)}
        super().__init__(here, case, _SAYS, chosen, raised)
        self._case, self._contact = case, contact
        self.mine = Tick(look, "It is about my own work")
        self.offered = Tick(look, f"{step_name('chair-offered', contact)} before a complaint")
        self.reach = soft(look, reach)
        for each in (self.mine, self.offered, self.reach):
            self.section.add(each)
        about = f"It is about case {case}." if case else "It is about no one case."
        acts = Flow(look)
        acts.add(self.go)
        box = column(look, heading(look, _SAYS.title), soft(look, _WHAT), within=self)
        box.addWidget(soft(look, about))
        box.addWidget(self.section)
        box.addLayout(acts)
        box.addStretch(1)
        self.mine.setChecked(True)
        self.fit()
        self.fetch()

    def fit(self) -> None:
        """A name where somebody else doubts; the offer where they could go on to complain."""
        others = self.source.key() != "volunteer"
        self.by_field.setVisible(others)
        offers = others and bool(self._contact) and self.kind.key() != "practice"
        self.offered.setVisible(offers)
        self.reach.setVisible(offers and bool(self.reach.text()))

    def drafted(self) -> Callable[[Desk], RecordId]:
        """With the step, where the offer was made."""
        offered = self.offered.isChecked() and not self.offered.isHidden()
        mine, by = self.mine.isChecked(), self.by.text()
        kind, source = cast(Kind, self.kind.key()), cast(Source, self.source.key())
        said, case = self.said.words(), self._case

        def write(desk: Desk) -> RecordId:
            draft = ConcernDraft(
                said=said,
                kind=kind,
                source=source,
                raised_by=by if source != "volunteer" else "",
                about_actor=desk.actor if mine else None,
            )
            concern = raise_concern(desk, case, draft)
            if offered:
                add_step(desk, concern, StepDraft("chair-offered"))
            return concern

        return write
