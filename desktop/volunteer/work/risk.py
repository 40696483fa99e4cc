"""Somebody may be at risk: whom to ring now, what was said, what was done.

It is kept in the record at once when one presses the button, whatever else is open.
"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.clock import london
from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.card import Card
from desktop.ui.fields import TextField
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.long_text import LongText
from desktop.ui.screen import Here
from desktop.ui.tag import Tag, state
from desktop.ui.text import Run, Words
from desktop.ui.theme import Look
from desktop.volunteer.work.refusals import in_words, what_of

RISK = "Somebody may be at risk"
_RING = (
    ("999", ", if somebody is hurt or in danger now."),
    ("The office of {service}", ", today, before anything else: tell them what you heard."),
    (
        "Children's services",
        " of the council where the child lives; for an adult, its adult social care. Every council "
        "has an emergency duty team at night and at weekends.",
    ),
)
_SAY = (
    "You can say: “I cannot keep this to myself, because somebody may not be safe. I will tell our "
    "office, and I will tell you what happens next.”"
)


class RiskCard(Card):
    """`changed` as one types, `kept` with the concern's id, `closed` when it is put away.

    `case` is the reference it is about, `about` the meeting at which it came up, if it is there.
    """

    changed = Signal()
    kept = Signal(str)
    closed = Signal()

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, tone="stop", gap="gap")
        self._here, self.case, self.about = here, "", ""
        self.setAccessibleName(RISK)
        self._ring = [Words(look, "", "body") for _ in _RING]
        self.said = LongText(look, least=2)
        self.rung = TextField()
        self.done = LongText(look, least=2)
        self.said_field = Field(look, "What was said, in the person's own words", self.said)
        self.rung_field = Field(look, "Whom you rang, and when", self.rung)
        self.done_field = Field(look, "What was done", self.done)
        self.keep_button = Button(look, "Keep it, marked urgent", icon="siren")
        self.close_button = Button(look, "Close", "text")
        self.became = Words(look, "", "strong", "ok")
        self._lay_out(look)
        self.became.hide()
        for box in (self.said, self.done):
            box.textChanged.connect(self.changed)
        self.rung.textChanged.connect(self.changed)
        self.keep_button.clicked.connect(self._keep)
        self.close_button.clicked.connect(self.closed)
        self.set_service("your service")

    def _lay_out(self, look: Look) -> None:
        head = Flow(look)
        head.add(Tag(look, state("at-risk")))
        self.body.addLayout(head)
        self.body.addWidget(Words(look, "Ring first, write afterwards", "heading"))
        ring = QWidget()
        column(look, *self._ring, gap="hair", within=ring)
        self.body.addWidget(ring)
        self.body.addWidget(Words(look, _SAY, "body", "ink-soft"))
        for field in (self.said_field, self.rung_field, self.done_field):
            self.body.addWidget(field)
        ends = Flow(look, centre=True)
        for each in (self.keep_button, self.close_button):
            ends.add(each)
        self.body.addLayout(ends)
        self.body.addWidget(self.became)

    def set_service(self, service: str) -> None:
        for words, (who, when) in zip(self._ring, _RING, strict=True):
            words.set_runs([Run(who.format(service=service), "strong"), Run(when)])

    def fields(self) -> dict[str, str]:
        """What is typed, for the draft."""
        return {
            "risk_said": self.said.words(),
            "risk_rung": self.rung.text(),
            "risk_done": self.done.words(),
        }

    def fill(self, fields: dict[str, str]) -> None:
        """What the draft held."""
        self.said.set_words(fields.get("risk_said", ""))
        self.rung.setText(fields.get("risk_rung", ""))
        self.done.set_words(fields.get("risk_done", ""))
        self.said_field.set_fault()
        self.became.hide()

    def is_typed(self) -> bool:
        return any(words.strip() for words in self.fields().values())

    def look_over(self) -> bool:
        """Whether it can be kept; else what is missing stands beside its field."""
        missing = not self.said.words().strip()
        asked = "Write what was said or seen, as exactly as you can."
        self.said_field.set_fault(asked if missing else "")
        return not missing

    def draft(self) -> ConcernDraft:
        return ConcernDraft(
            said=self.said.words(),
            rung=self.rung.text(),
            done=self.done.words(),
            about=self.about or None,
        )

    def open(self) -> None:
        """Show it, the keyboard where the words go."""
        self.show()
        self.said.setFocus()

    def _was_kept(self, at: str) -> None:
        """It is in the record."""
        self.fill({})
        self.became.setText(
            f"Kept {at}, marked urgent. It goes to the office with your next bundle; ring them "
            "now if you have not."
        )
        self.became.show()

    def _keep(self) -> None:
        if not self.look_over():
            self.said.setFocus()
            return
        draft, case = self.draft(), self.case
        self.keep_button.setEnabled(False)
        self._here.session.ask(
            lambda desk: (raise_concern(desk, case, draft), desk.world.clock.now()),
            self._done,
            self._refused,
        )

    def _done(self, kept: tuple[str, datetime] | None) -> None:
        self.keep_button.setEnabled(True)
        if kept is not None:
            self._was_kept(f"{london(kept[1]):%H:%M}")
            self.kept.emit(kept[0])
            self._here.say("Kept, and marked urgent for the office.")

    def _refused(self, refusal: Refusal) -> None:
        self.keep_button.setEnabled(True)
        beside = {
            "concern": self.said_field,
            "name of whom you rang": self.rung_field,
            "account of what was done": self.done_field,
        }.get(what_of(refusal))
        if beside is None:
            self._here.refuse(refusal)
        else:
            beside.set_fault(in_words(refusal))
