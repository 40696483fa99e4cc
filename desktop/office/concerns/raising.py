"""A concern that reached the office: who said it, about what, about whose work."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from db.errors import AmbiguousCase, BadInput, NoSuchCase, Refusal, TooLong
from db.names import ActorId, RecordId
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.actions.concerns.raise_concern import (
    ConcernDraft,
    Kind,
    Source,
    raise_concern,
)
from desktop.casework.concern_words import KINDS, SOURCES
from desktop.casework.desk import Desk
from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.choices import Choice
from desktop.ui.drafting import Keeper
from desktop.ui.fields import TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Section
from desktop.ui.long_text import LongText
from desktop.ui.screen import Here
from desktop.ui.text import heading, soft

NEW = "new"
_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_NOBODY = ""
_WHAT = (
    "It stays at the office. The volunteer whom it is about reads nothing of it unless you share "
    "it afterwards."
)
_ORDER: tuple[Kind, ...] = ("impartiality", "complaint", "practice", "risk")
_FIRST: tuple[Source, ...] = ("parent-carer", "young-person", "child", "professional")


class Raising(QWidget):
    """`raised` is called with the concern's id."""

    def __init__(
        self,
        here: Here,
        case: str,
        workers: Sequence[tuple[ActorId, str]],
        raised: Callable[[str], None],
    ) -> None:
        super().__init__()
        look = here.look
        self._here, self._raised = here, raised
        self.setAccessibleName("Write a concern down")
        self.keeper = Keeper(here.session, "concern", self._typed, self)
        self.kind = Choice(look, [(one, KINDS[one]) for one in _ORDER])
        sources = (*_FIRST, "office", "other")
        self.source = Choice(look, [(one, SOURCES[one]) for one in sources])
        about = [(_NOBODY, "Nobody in particular"), *workers]
        self.about = Choice(look, about)  # however long a name is, the form stays as it is
        self.about.setSizeAdjustPolicy(_NARROW)
        self.by, self.case = TextField(), TextField(case, example="MTQK-0012")
        self.said = LongText(look, least=4)
        self.go = Button(look, "Write it down", "main", icon="plus")
        section = Section(look)
        section.field("What it is about", self.kind)
        section.field("Who says so", self.source)
        self.by_field = section.field("Their name", self.by)
        section.field("Whose work it is about", self.about)
        self.case_field = section.field("Case, if it is about one", self.case)
        self.said_field = section.field("What was said, in their own words", self.said)
        acts = Flow(look)
        acts.add(self.go)
        title = heading(look, "Write a concern down")
        box = column(look, title, soft(look, _WHAT), section, within=self)
        box.addLayout(acts)
        box.addStretch(1)
        for words in (self.said.textChanged, self.by.textChanged, self.case.textChanged):
            words.connect(self.keeper.touch)
        self.go.clicked.connect(self._raise)
        self._about = case or NEW
        self.keeper.fetch(self._about, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        words = {"said": self.said.words(), "by": self.by.text()}
        chosen = {
            "kind": self.kind.key(),
            "source": self.source.key(),
            "about": self.about.key(),
            "case": self.case.text(),
        }
        return {**words, **(chosen if any(words.values()) else dict.fromkeys(chosen, ""))}

    def _come_back(self, fields: dict[str, str]) -> None:
        if not fields.get("said") and not fields.get("by"):
            return
        self.said.set_words(fields.get("said", ""))
        self.by.setText(fields.get("by", ""))
        self.case.setText(fields.get("case", ""))
        for box, key in ((self.kind, "kind"), (self.source, "source"), (self.about, "about")):
            if box.findData(fields.get(key, "")) >= 0:
                box.set_key(fields[key])

    def _raise(self) -> None:
        for field in (self.said_field, self.by_field, self.case_field):
            field.set_fault()
        about = self.about.key()
        draft = ConcernDraft(
            said=self.said.words(),
            kind=cast(Kind, self.kind.key()),
            source=cast(Source, self.source.key()),
            raised_by=self.by.text(),
            about_actor=ActorId(about) if about else None,
        )
        case = self.case.text().strip()

        def work(desk: Desk) -> RecordId:
            concern = raise_concern(desk, case, draft)
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
            self._here.say("Written down. It stays at the office.")
            self._raised(concern)

    def _refused(self, refusal: Refusal) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.go.setEnabled(True)
        self.keeper.go_on(self._about)
        said = messages.of(refusal)
        what = str(refusal.facts.get("what", refusal.facts.get("field", "")))
        field = self.by_field if "who raised it" in what else self.said_field
        if isinstance(refusal, NoSuchCase | AmbiguousCase):
            field = self.case_field
        elif not isinstance(refusal, BadInput | TooLong):
            self._here.refuse(refusal)
            return
        empty = isinstance(refusal, BadInput) and what == "concern"
        field.set_fault("Write what was said." if empty else f"{said.message} {said.do}")
        field.control.setFocus()
