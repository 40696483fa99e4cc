"""What was said: how, when and with whom at the left; what comes of it at the right."""

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
from desktop.ui.rows.called import CONTACTS
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.understood import DateField
from desktop.volunteer.contact.advice_part import AdvicePart
from desktop.volunteer.contact.people import PeoplePart
from desktop.volunteer.contact.told_part import ToldPart
from desktop.volunteer.contact.typed import Typed
from desktop.volunteer.work.agreed_rows import AgreedRows
from desktop.volunteer.work.moments import EXPECTED, TimeField, moment, read_time
from desktop.volunteer.work.refusals import in_words, what_of
from desktop.volunteer.work.relay_rows import Promise
from desktop.volunteer.work.tick_lines import TickLines

MEDIA = CONTACTS
_MORE = "And whatever else, one in a line."


class ContactForm(QWidget):
    """`changed` as one types, `grew` when a part came or went that Tab should find."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.medium = Choice(look, tuple(MEDIA.items()))
        self.day, self.time = DateField(), TimeField()
        self.people = PeoplePart(look)
        self.own_words, self.note = LongText(look, least=2), LongText(look, least=3)
        self.views = LongText(look, least=2)
        self.topics, self.signposted = TickLines(look, TOPICS), TickLines(look)
        self.place, self.interpreter = TextField(), TextField()
        self.agreed, self.advice = AgreedRows(look), AdvicePart(look)
        self.told = ToldPart(look)
        self.own_field = Field(look, "In their own words, and what they want", self.own_words)
        self.note_field = Field(look, "Facts", self.note)
        self.views_field = Field(look, "What professionals think, and who said it", self.views)
        self.topics_field = Field(look, "What it was about", self.topics, _MORE)
        self.sign_field = Field(
            look,
            "Others they were shown",
            self.signposted,
            "Where they can check what we say. Others, one in a line.",
        )
        self.place_field = Field(look, "Where", self.place)
        self.interpreter_field = Field(
            look, "Interpreter", self.interpreter, "Their name, or the service. Empty: none."
        )
        flow = Flow(look, gap="wide", between="pad")
        flow.add(self._left(look), 440, 2)
        flow.add(self._right(look), 300, 1)
        box = column(look, gap="pad", within=self)
        box.addLayout(flow)
        self.topics_fold = Fold(look, "Topics")
        self.topics_fold.inside.addWidget(self.topics_field)
        box.addLayout(column(look, self.topics_fold, self.advice))
        self._wire()

    def _left(self, look: Look) -> QWidget:
        held = QWidget()
        when = Flow(look)
        self.medium_field = Field(look, "How", self.medium)
        self.day_field, self.time_field = Field(look, "Day", self.day), Field(look, "At", self.time)
        when.add(self.medium_field, 170, 2)
        when.add(self.day_field, 150, 2)
        when.add(self.time_field, 80, 1)
        when.add(self.place_field, 150, 2)
        box = column(look, gap="pad", within=held)
        box.addLayout(when)
        for part in (self.people, self.told, self.own_field, self.note_field, self.views_field):
            box.addWidget(part)
        box.addStretch(1)
        return held

    def _right(self, look: Look) -> QWidget:
        held = QWidget()
        after = Card(look, "Next", gap="near")
        after.body.addWidget(self.agreed)
        also = Card(look, "Also", gap="gap")
        also.body.addWidget(self.sign_field)
        also.body.addWidget(self.interpreter_field)
        box = column(look, after, also, within=held)
        box.addStretch(1)
        return held

    def _wire(self) -> None:
        for line in (self.day, self.time, self.place, self.interpreter):
            line.textChanged.connect(self.changed)
        for text in (self.own_words, self.note, self.views):
            text.textChanged.connect(self.changed)
        for lines in (self.topics, self.signposted, self.advice):
            lines.changed.connect(self.changed)
            lines.grew.connect(self.grew)
        self.medium.chosen.connect(self._medium_chosen)
        self.topics.changed.connect(self._tell_topics)
        self.topics_fold.turned.connect(lambda _on: self.grew.emit())
        self.people.changed.connect(self.changed)
        self.agreed.changed.connect(self.changed)
        self.people.grew.connect(self.grew)
        self.agreed.grew.connect(self.grew)
        self.day.read.connect(lambda _day, why: self.day_field.set_fault(why))
        self.time.editingFinished.connect(self._look_at_time)

    def show_case(self, promise: Promise) -> None:
        """What the policy asks of advice, and who can be shown to people."""
        pack = promise.pack
        self.signposted.set_known([one.name for one in pack.agencies])
        self.sign_field.setVisible(pack.asks_signpost or bool(self.signposted.words()))
        self.views_field.setVisible(pack.asks_professional_views or bool(self.views.words()))
        self.own_field.setVisible(pack.asks_own_words or bool(self.own_words.words()))
        self.advice.show_case(promise)

    def begin(self, now: datetime) -> Typed:
        """An empty contact that is happening now."""
        at = london(now)
        return Typed(day=written(at.date()), time=f"{at:%H:%M}")

    def fill(self, typed: Typed) -> None:
        """Put these words there, as if they had always been."""
        blocked = self.blockSignals(True)
        self.medium.set_key(typed.medium)
        self.day.setText(typed.day)
        self.time.setText(typed.time)
        self.place.setText(typed.place)
        self.interpreter.setText(typed.interpreter)
        self.people.fill(typed.persons.split(), typed.joining, typed.new_name, typed.new_capacity)
        for box, words in (
            (self.own_words, typed.own_words),
            (self.note, typed.note),
            (self.views, typed.views),
        ):
            box.set_words(words)
        self.topics.set_words(typed.topics)
        self.topics_fold.set_open(False)
        self._tell_topics()
        self.signposted.set_words(typed.signposted)
        self.agreed.set_text(typed.agreed)
        self.advice.fill(typed.kept())
        for field in self.fields():
            field.set_fault()
        self.blockSignals(blocked)
        self._show_place()
        self.grew.emit()

    def typed(self) -> dict[str, str]:
        """Everything that stands in the boxes."""
        people = self.people
        return {
            "medium": self.medium.key(),
            "day": self.day.text(),
            "time": self.time.text(),
            "place": self.place.text(),
            "interpreter": self.interpreter.text(),
            "persons": " ".join(people.persons()),
            "joining": people.joining(),
            "new_name": people.name.text(),
            "new_capacity": people.capacity.key(),
            "own_words": self.own_words.words(),
            "note": self.note.words(),
            "views": self.views.words(),
            "topics": self.topics.words(),
            "signposted": self.signposted.words(),
            "agreed": self.agreed.text(),
            **self.advice.typed(),
        }

    def fields(self) -> tuple[Field, ...]:
        """In the order in which one reads."""
        return (
            self.medium_field,
            self.day_field,
            self.time_field,
            self.place_field,
            self.own_field,
            self.note_field,
            self.views_field,
            self.sign_field,
            self.topics_field,
            self.interpreter_field,
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
        amiss: QWidget | None = None
        if not self.people.anybody():
            self.people.set_fault("Tick whom it was with, or add somebody new.")
            amiss = self.people.first()
        faulty = next((one for one in self.fields() if one.fault()), None)
        agreed = self.agreed.look_over()
        amiss = faulty.control if faulty else amiss or (agreed.control if agreed else None)
        return amiss or self.advice.look_over()

    def take(self, refusal: Refusal) -> bool:
        """Say a refusal beside the field that it belongs to; False where it belongs to none."""
        what = what_of(refusal)
        if what in ("name", "list of people"):
            self.people.set_fault(in_words(refusal))
            self.people.first().setFocus()
            return True
        field = next((field for part, field in self._named() if part in what), None)
        if isinstance(refusal, InTheFuture):
            field = self.time_field
        if field is not None:
            self.topics_fold.set_open(self.topics_fold.is_open() or field is self.topics_field)
            field.set_fault(in_words(refusal))
            field.control.setFocus()
        return field is not None or self.advice.take(refusal)

    def _named(self) -> tuple[tuple[str, Field], ...]:
        return (
            ("note", self.note_field),
            ("own words", self.own_field),
            ("professionals", self.views_field),
            ("topic", self.topics_field),
            ("signpost", self.sign_field),
            ("place", self.place_field),
            ("interpreter", self.interpreter_field),
        )

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
