"""Somebody may be at risk: whom to ring now, what was said, what was done.

It is kept in the record at once when one presses the button, whatever else is open.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal

from db.errors import Refusal
from desktop.casework.actions.concerns.raise_concern import (
    Beside,
    ConcernDraft,
    raise_beside,
    raise_concern,
)
from desktop.casework.actions.concerns.steps import StepDraft, add_step
from desktop.casework.doubts.at_risk import everywhere, whom_to_ring
from desktop.casework.saying.clock import london
from desktop.ui.look.theme import Look
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.work.refusals import in_words, what_of
from desktop.volunteer.work.ringing import Ringing

RISK = "Somebody may be at risk"
_SAY = (
    "You can say: “I cannot keep this to myself, because somebody may not be safe. I will tell our "
    "office, and I will tell you what happens next.”"
)


def with_one(concerns: str, concern: str) -> str:
    """Ids with gaps between them, as a draft keeps them; one that is there already once."""
    return " ".join(dict.fromkeys([*concerns.split(), concern]))


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
        self.keeper: Keeper | None = None
        """Of the form in which the card stands: its draft lets go of the words as they are kept."""
        self.listed = ""
        """The field of that draft that lists what was kept, where what is written is tied to it."""
        self.setAccessibleName(RISK)
        self.concern = ""
        """The one that was kept last: what is pressed now is a step on it."""
        self.heading = Words(look, "Ring first, write afterwards", "heading")
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # read first, and in sight
        self.ringing = Ringing(look)
        self.said = LongText(look, least=2)
        self.rung = TextField()
        self.done = LongText(look, least=2)
        self.said_field = Field(look, "What was said, in the person’s own words", self.said)
        self.rung_field = Field(look, "Anybody else you rang, and when", self.rung)
        self.done_field = Field(look, "What was done", self.done)
        self.keep_button = Button(look, "Keep it, marked urgent", icon="siren")
        self.close_button = Button(look, "Close", "text")
        self.see_button = Button(look, "See it, and add what is done next", icon="list-checks")
        self.became = Words(look, "", "strong", "ok")
        self._lay_out(look)
        self.became.hide()
        self.see_button.hide()
        for box in (self.said, self.done):
            box.textChanged.connect(self.changed)
        self.rung.textChanged.connect(self.changed)
        self.keep_button.clicked.connect(lambda: self.keep())
        self.close_button.clicked.connect(self.closed)
        self.see_button.clicked.connect(lambda: here.go("concerns", self.concern))
        self.ringing.pressed.connect(self._rang)
        self.ringing.changed.connect(self.changed)
        self.set_service("your service")

    def _lay_out(self, look: Look) -> None:
        head = Flow(look)
        head.add(Tag(look, state("at-risk")))
        self.body.addLayout(head)
        self.body.addWidget(self.heading)
        self.body.addWidget(self.ringing)
        self.body.addWidget(Words(look, _SAY, "body", "ink-soft"))
        for field in (self.said_field, self.rung_field, self.done_field):
            self.body.addWidget(field)
        ends = Flow(look, centre=True)
        for each in (self.keep_button, self.close_button, self.see_button):
            ends.add(each)
        self.body.addLayout(ends)
        self.body.addWidget(self.became)

    def set_service(self, service: str) -> None:
        """Whom to ring, as the policy in force says; at once what holds everywhere."""
        if not self.ringing.buttons:
            self.ringing.set_contacts(everywhere(service))
        self._here.session.ask(
            lambda desk: whom_to_ring(desk.pack, desk.service),
            lambda found: self.ringing.set_contacts(found or everywhere(service)),
        )

    def fields(self) -> dict[str, str]:
        """What is typed, for the draft."""
        return {
            "risk_said": self.said.words(),
            "risk_rung": self.rung.text(),
            "risk_done": self.done.words(),
            "risk_rang": self.ringing.kept(),
        }

    def fill(self, fields: dict[str, str]) -> None:
        """What the draft held."""
        self.said.set_words(fields.get("risk_said", ""))
        self.rung.setText(fields.get("risk_rung", ""))
        self.done.set_words(fields.get("risk_done", ""))
        self.ringing.fill(fields.get("risk_rang", ""))
        self.said_field.set_fault()
        self.concern = ""
        self.became.hide()
        self.see_button.hide()

    def is_typed(self) -> bool:
        return any(words.strip() for words in self.fields().values())

    def look_over(self) -> bool:
        """Whether it can be kept; else what is missing stands beside its field."""
        for field in (self.rung_field, self.done_field):  # refused before, it may be right by now
            field.set_fault()
        missing = not self.said.words().strip()
        asked = "Write what was said or seen, as exactly as you can."
        self.said_field.set_fault(asked if missing else "")
        return not missing

    def keep(self, then: Callable[[], None] = lambda: None) -> None:
        """Keep it now, and do something `then`; what is missing or refused stands beside its
        field, and nothing follows. Words of a risk are never left behind."""
        if not self.keep_button.isEnabled():
            return  # it is being kept
        if not self.look_over():
            self.show()
            self.said.setFocus()
            return
        draft, case, beside = self.draft(), self.case, self._beside()
        self.keep_button.setEnabled(False)

        def kept(done: tuple[str, datetime] | None) -> None:
            self.keep_button.setEnabled(True)
            if done is None or case != self.case:
                return  # another family stands here by now
            self._done(*done)
            then()

        self._here.session.ask(
            lambda desk: (
                raise_beside(desk, case, draft, beside)
                if beside is not None
                else raise_concern(desk, case, draft),
                desk.world.clock.now(),
            ),
            kept,
            self._refused,
        )

    def _beside(self) -> Beside | None:
        form = self.keeper.so_far() if self.keeper is not None else None
        return Beside(form, tuple(self.fields()), self.listed) if form is not None else None

    def draft(self) -> ConcernDraft:
        return ConcernDraft(
            said=self.said.words(),
            rung=self.rung.text(),
            done=self.done.words(),
            about=self.about or None,
            rang=self.ringing.rang(),
        )

    def open(self) -> None:
        """Show it, the keyboard at whom to ring: in large type the words lie far below them."""
        self.show()
        self.heading.setFocus()

    def _was_kept(self, concern: str, at: str) -> None:
        """It is in the record."""
        self.fill({})
        self.concern = concern
        self.became.setText(
            f"Kept {at}, marked urgent. It goes to the office with your next bundle, and stands "
            "first there until somebody has taken it; ring them now if you have not."
        )
        self.became.show()
        self.see_button.show()

    def _rang(self, who: str) -> None:
        """One key: they were rung just now."""
        self._here.session.ask(lambda desk: desk.world.clock.now(), lambda at: self._note(who, at))

    def _note(self, who: str, at: datetime | None) -> None:
        if at is None:
            return
        if not self.concern:
            self.ringing.add(who, at)
            return
        concern, draft = self.concern, StepDraft("rung", who, at)
        self._here.session.ask(
            lambda desk: add_step(desk, concern, draft),
            lambda _: self._here.say(f"Kept: rang {who} at {london(at):%H:%M}."),
            self._here.refuse,
        )

    def _done(self, concern: str, at: datetime) -> None:
        self._was_kept(concern, f"{london(at):%H:%M}")
        self.kept.emit(concern)
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
            return
        beside.set_fault(in_words(refusal))
        self.show()
        beside.control.setFocus()
