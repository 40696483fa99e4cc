"""Somebody asked who has no case: who they are as far as they said, and what they were told."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import InTheFuture, Refusal
from desktop.casework.advice.topics import TOPICS
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.fold import Fold
from desktop.ui.rows.called import CAPACITIES, CONTACTS
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.understood import DateField
from desktop.volunteer.enquiry.typed import Typed
from desktop.volunteer.work.advice.sources import Sources
from desktop.volunteer.work.moments import EXPECTED, TimeField, moment, read_time
from desktop.volunteer.work.refusals import in_words, what_of
from desktop.volunteer.work.tick_lines import TickLines

_NAME = "Only if they give one. Empty: somebody who gave no name."
_NOTE = "What they asked, and what you said. Nothing by which they would be known, if they asked."
_MORE = "And whatever else, one in a line."


class EnquiryForm(QWidget):
    """`changed` as one types, `grew` when a part came or went that Tab should find."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        capacities = tuple((key, words.capitalize()) for key, words in CAPACITIES.items())
        self.medium, self.capacity = Choice(look, tuple(CONTACTS.items())), Choice(look, capacities)
        self.day, self.time = DateField(), TimeField()
        self.name, self.place, self.needs, self.interpreter = (TextField() for _ in range(4))
        self.note = LongText(look, least=4)
        self.topics, self.signposted = TickLines(look, TOPICS), TickLines(look)
        self.law = Sources(look)
        self.medium_field = Field(look, "How", self.medium)
        self.day_field, self.time_field = Field(look, "Day", self.day), Field(look, "At", self.time)
        self.place_field = Field(look, "Where", self.place)
        self.capacity_field = Field(look, "They asked as", self.capacity)
        self.name_field = Field(look, "Their name", self.name, _NAME)
        self.note_field = Field(look, "Note", self.note, _NOTE)
        self.topics_field = Field(look, "What it was about", self.topics, _MORE)
        where = "Where they can check what we say. Others, one in a line."
        self.sign_field = Field(look, "Others they were shown", self.signposted, where)
        helps = "Large print, a quiet room, somebody who signs …"
        self.needs_field = Field(look, "What helps them take part", self.needs, helps)
        who = "Their name, or the service. Empty: none."
        self.interpreter_field = Field(look, "Interpreter", self.interpreter, who)
        flow = Flow(look, gap="wide", between="pad")
        flow.add(self._left(look), 440, 2)
        flow.add(self._right(look), 300, 1)
        self.topics_fold = Fold(look, "Topics")
        self.topics_fold.inside.addWidget(self.topics_field)
        box = column(look, gap="pad", within=self)
        box.addLayout(flow)
        box.addWidget(self.topics_fold)
        self._wire()

    def _left(self, look: Look) -> QWidget:
        held, when, who = QWidget(), Flow(look), Flow(look)
        when.add(self.medium_field, 170, 2)
        when.add(self.day_field, 150, 2)
        when.add(self.time_field, 80, 1)
        when.add(self.place_field, 150, 2)
        who.add(self.capacity_field, 170, 1)
        who.add(self.name_field, 260, 2)
        box = column(look, gap="pad", within=held)
        box.addLayout(when)
        box.addLayout(who)
        box.addWidget(self.note_field)
        box.addStretch(1)
        return held

    def _right(self, look: Look) -> QWidget:
        held = QWidget()
        told = Card(look, "What they were told of", gap="gap")
        told.body.addWidget(self.law)
        told.body.addWidget(self.sign_field)
        also = Card(look, "Also", gap="gap")
        also.body.addWidget(self.needs_field)
        also.body.addWidget(self.interpreter_field)
        column(look, told, also, within=held).addStretch(1)
        return held

    def _wire(self) -> None:
        for line in (self.day, self.time, self.place, self.name, self.needs, self.interpreter):
            line.textChanged.connect(self.changed)
        self.note.textChanged.connect(self.changed)
        for lines in (self.topics, self.signposted, self.law):
            lines.changed.connect(self.changed)
            lines.grew.connect(self.grew)
        self.medium.chosen.connect(self._medium_chosen)
        self.capacity.chosen.connect(lambda _key: self.changed.emit())
        self.topics.changed.connect(self._tell_topics)
        self.topics_fold.turned.connect(lambda _on: self.grew.emit())
        self.day.read.connect(lambda _day, why: self.day_field.set_fault(why))
        self.time.editingFinished.connect(self._look_at_time)

    def begin(self, now: datetime) -> Typed:
        """An empty one that is happening now."""
        at = london(now)
        return Typed(day=written(at.date()), time=f"{at:%H:%M}")

    def fill(self, typed: Typed) -> None:
        """Put these words there, as if they had always been."""
        blocked = self.blockSignals(True)
        self.medium.set_key(typed.medium)
        self.capacity.set_key(typed.capacity)
        for line, words in (
            (self.day, typed.day),
            (self.time, typed.time),
            (self.place, typed.place),
            (self.name, typed.name),
            (self.needs, typed.needs),
            (self.interpreter, typed.interpreter),
        ):
            line.setText(words)
        self.note.set_words(typed.note)
        self.topics.set_words(typed.topics)
        self.topics_fold.set_open(False)
        self.signposted.set_words(typed.signposted)
        self.law.fill(typed.law.splitlines(), typed.law_typed)
        for field in self.fields():
            field.set_fault()
        self.blockSignals(blocked)
        self._tell_topics()
        self._show_place()
        self.grew.emit()

    def typed(self) -> dict[str, str]:
        """Everything that stands in the boxes."""
        return {
            "medium": self.medium.key(),
            "capacity": self.capacity.key(),
            "name": self.name.text(),
            "day": self.day.text(),
            "time": self.time.text(),
            "place": self.place.text(),
            "note": self.note.words(),
            "topics": self.topics.words(),
            "law": "\n".join(self.law.sources()),
            "law_typed": self.law.open_words(),
            "signposted": self.signposted.words(),
            "needs": self.needs.text(),
            "interpreter": self.interpreter.text(),
        }

    def fields(self) -> tuple[Field, ...]:
        """In the order in which one reads."""
        return (
            *(self.medium_field, self.day_field, self.time_field, self.place_field),
            *(self.capacity_field, self.name_field, self.note_field, self.sign_field),
            *(self.needs_field, self.interpreter_field, self.topics_field),
        )

    def happened(self) -> datetime | None:
        """When it was; None, and said beside the field, where it cannot be read."""
        day = self.day.day()
        self.day_field.set_fault("" if day else "Write the day as 9 March 2026.")
        self._look_at_time()
        return moment(day, self.time.text())

    def look_over(self) -> QWidget | None:
        """Say beside each field what is amiss; where the first of it is put right, if anywhere."""
        for field in self.fields():  # what was refused before may be right by now
            field.set_fault()
        self.happened()
        if not self.note.words().strip() and not self.topics.words().strip():
            self.note_field.set_fault("Write what they asked, in a few words.")
        faulty = next((one for one in self.fields() if one.fault()), None)
        return faulty.control if faulty is not None else None

    def take(self, refusal: Refusal) -> bool:
        """Say a refusal beside the field that it belongs to; False where it belongs to none."""
        what = what_of(refusal)
        named = (
            *(("note", self.note_field), ("name", self.name_field), ("place", self.place_field)),
            *(("topic", self.topics_field), ("signpost", self.sign_field)),
            *(("access", self.needs_field), ("interpreter", self.interpreter_field)),
        )
        field = next((field for part, field in named if part in what), None)
        if isinstance(refusal, InTheFuture):
            field = self.time_field
        if field is None:
            return False
        self.topics_fold.set_open(self.topics_fold.is_open() or field is self.topics_field)
        field.set_fault(in_words(refusal))
        field.control.setFocus()
        return True

    def _tell_topics(self) -> None:
        lines = [line.strip() for line in self.topics.words().splitlines() if line.strip()]
        self.topics_fold.set_summary(", ".join(lines) or "What it was about, to be counted.")

    def _look_at_time(self) -> None:
        self.time_field.set_fault("" if read_time(self.time.text()) else EXPECTED)

    def _medium_chosen(self) -> None:
        self._show_place()
        self.changed.emit()

    def _show_place(self) -> None:
        self.place_field.setVisible(self.medium.key() == "face-to-face")
