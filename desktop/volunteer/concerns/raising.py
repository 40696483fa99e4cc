"""Raising a doubt: one's own, or what a parent or a professional said."""

from collections.abc import Callable
from typing import cast

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from db.errors import BadInput, Refusal, TooLong
from db.names import RecordId
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.actions.concerns.raise_concern import (
    ConcernDraft,
    Kind,
    Source,
    raise_concern,
)
from desktop.casework.actions.concerns.steps import StepDraft, add_step
from desktop.casework.concern_words import step_name
from desktop.casework.desk import Desk
from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.choices import Choice, Tick
from desktop.ui.drafting import Keeper
from desktop.ui.fields import TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Section
from desktop.ui.long_text import LongText
from desktop.ui.screen import Here
from desktop.ui.text import heading, soft

NEW = "new"
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
_WHAT = (
    "To be unsure is no fault: it is how we stay fair. It goes to the office with your next "
    "bundle, and what is done about it comes back to you here."
)


class Raising(QWidget):
    """`raised` is called with the concern's id."""

    def __init__(
        self, here: Here, case: str, contact: str, reach: str, raised: Callable[[str], None]
    ) -> None:
        super().__init__()
        look = here.look
        self._here, self._case, self._raised = here, case, raised
        self._contact = contact
        self.setAccessibleName("Raise a concern")
        self.keeper = Keeper(here.session, "concern", self._typed, self)
        self.kind = Choice(look, KINDS)
        self.source = Choice(look, SOURCES)
        self.by = TextField()
        self.said = LongText(look, least=4)
        self.mine = Tick(look, "It is about my own work")
        self.offered = Tick(look, f"{step_name('chair-offered', contact)} before a complaint")
        self.reach = soft(look, reach)
        self.go = Button(look, "Raise it", "main", icon="send")
        about = f"It is about case {case}." if case else "It is about no one case."
        section = Section(look)
        section.field("What it is about", self.kind)
        section.field("Who doubts", self.source)
        self.by_field = section.field("Their name", self.by)
        self.said_field = section.field("What was said, or what you are unsure of", self.said)
        for each in (self.mine, self.offered, self.reach):
            section.add(each)
        acts = Flow(look)
        acts.add(self.go)
        box = column(look, heading(look, "Raise a concern"), soft(look, _WHAT), within=self)
        box.addWidget(soft(look, about))
        box.addWidget(section)
        box.addLayout(acts)
        box.addStretch(1)
        self._wire()

    def _wire(self) -> None:
        self.mine.setChecked(True)
        for each in (self.kind, self.source):
            each.chosen.connect(lambda _: self._fit())
            each.chosen.connect(lambda _: self.keeper.touch())
        for words in (self.said.textChanged, self.by.textChanged):
            words.connect(self.keeper.touch)
        self.go.clicked.connect(self._raise)
        self._fit()
        self.keeper.fetch(self._case or NEW, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        words = {"said": self.said.words(), "by": self.by.text()}
        chosen = {"kind": self.kind.key(), "source": self.source.key()}
        return {**words, **(chosen if any(words.values()) else dict.fromkeys(chosen, ""))}

    def _come_back(self, fields: dict[str, str]) -> None:
        if not fields.get("said") and not fields.get("by"):
            return
        self.said.set_words(fields.get("said", ""))
        self.by.setText(fields.get("by", ""))
        for box, key in ((self.kind, "kind"), (self.source, "source")):
            if box.findData(fields.get(key, "")) >= 0:
                box.set_key(fields[key])
        self._fit()

    def _fit(self) -> None:
        others = self.source.key() != "volunteer"
        self.by_field.setVisible(others)
        offers = others and bool(self._contact) and self.kind.key() != "practice"
        self.offered.setVisible(offers)
        self.reach.setVisible(offers and bool(self.reach.text()))

    def _raise(self) -> None:
        self.said_field.set_fault()
        self.by_field.set_fault()
        offered = self.offered.isChecked() and not self.offered.isHidden()
        mine, by = self.mine.isChecked(), self.by.text()
        kind, source = cast(Kind, self.kind.key()), cast(Source, self.source.key())
        said, case = self.said.words(), self._case

        def work(desk: Desk) -> RecordId:
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
            drafts.drop(desk, of)
            return concern

        of = self.keeper.finish()
        self.go.setEnabled(False)
        self._here.session.ask(work, self._done, self._refused)

    def _done(self, concern: RecordId | None) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.go.setEnabled(True)
        if concern is not None:
            self._here.say("Raised. It goes to the office with your next bundle.")
            self._raised(concern)

    def _refused(self, refusal: Refusal) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.go.setEnabled(True)
        self.keeper.go_on(self._case or NEW)
        said = messages.of(refusal)
        what = str(refusal.facts.get("what", refusal.facts.get("field", "")))
        if isinstance(refusal, BadInput) and what == "concern":
            self.said_field.set_fault("Write what was said, or what you are unsure of.")
            self.said.setFocus()
        elif isinstance(refusal, BadInput | TooLong):
            field = self.by_field if "who raised it" in what else self.said_field
            field.set_fault(f"{said.message} {said.do}")
        else:
            self._here.refuse(refusal)
