"""Who was at a meeting: people of the case as ticks, others a line each; interpreter; its end."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from db.case import Attendee
from db.records import Meeting
from desktop.casework.saying.clock import london
from desktop.ui.look.theme import Look
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.work.moments import EXPECTED, TimeField, moment, read_time

People = Sequence[tuple[str, str, str]]
"""Id, name and who they are."""


class WhoPart(Card):
    """`changed` as one types and ticks, `grew` when ticks came."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, gap="gap")
        self._look = look
        self.setAccessibleName("Who was there")
        self._people: dict[str, tuple[str, str]] = {}
        self._day: datetime | None = None
        self.ticks: dict[str, Tick] = {}
        self._there: set[str] = set()  # may come only with the people that it is of
        self._flow = Flow(look, gap="pad", between="hair", centre=True)
        self.attended = LongText(look, least=2)
        self.attended_field = Field(
            look, "Who else was there", self.attended, "One in a line: name, who they are."
        )
        self.interpreter, self.ended = TextField(), TimeField()
        self.interpreter_field = Field(look, "Interpreter", self.interpreter)
        self.ended_field = Field(look, "Ended at", self.ended)
        self.body.addWidget(Words(look, "Who was there", "label"))
        self.body.addLayout(self._flow)
        last = Flow(look)
        last.add(self.interpreter_field, 160, 2)
        last.add(self.ended_field, 90, 1)
        self.body.addWidget(self.attended_field)
        self.body.addLayout(last)
        for line in (self.interpreter, self.ended):
            line.textChanged.connect(self.changed)
        self.attended.textChanged.connect(self.changed)
        self.ended.editingFinished.connect(self._look_at_end)

    def show_people(self, people: People) -> None:
        """The people of the case; who was ticked stays ticked."""
        named = {key: (name, as_) for key, name, as_ in people}
        if named == self._people:
            return
        self._there = set(self.there())
        self._people = named
        for old in self.ticks.values():
            old.hide()
            old.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self.ticks = {}
        for key, (name, as_) in named.items():
            self.ticks[key] = tick = Tick(self._look, f"{name}, {as_}")
            tick.setAccessibleDescription("Was at the meeting")
            tick.setChecked(key in self._there)
            tick.clicked.connect(self.changed)
            self._flow.add(tick)
            tick.show()
        self.grew.emit()

    def there(self) -> tuple[str, ...]:
        """Who of the case is ticked."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    def fill(self, body: Meeting, draft: Mapping[str, str]) -> None:
        """The draft's words, and where it has none the record's."""
        self._day = body.happened
        known = [one for one in body.attended if one.person in self._people]
        others = [one for one in body.attended if one.person not in self._people]
        there = draft.get("there")
        self._there = {str(one.person) for one in known} if there is None else set(there.split())
        for key, tick in self.ticks.items():
            tick.setChecked(key in self._there)
        self.attended.set_words(draft.get("attended", _lines(others)))
        self.interpreter.setText(draft.get("interpreter", body.interpreter))
        ended = f"{london(body.ended):%H:%M}" if body.ended is not None else ""
        self.ended.setText(draft.get("ended", ended))

    def typed(self) -> dict[str, str]:
        """Everything that stands in the boxes."""
        return {
            "there": " ".join(self.there()),
            "attended": self.attended.words(),
            "interpreter": self.interpreter.text(),
            "ended": self.ended.text(),
        }

    def people(self) -> tuple[Attendee, ...]:
        """Who was there: a name, and after the last comma who they are."""
        made = []
        for key in self.there():
            name, capacity = self._people[key]
            made.append(Attendee(name=name, capacity=capacity, person=key))  # type: ignore[arg-type]
        for line in self.attended.words().splitlines():
            if line.strip():
                name, _, capacity = line.rpartition(",") if "," in line else (line, "", "")
                made.append(Attendee(name=name.strip(), capacity=capacity.strip()))
        return tuple(made)

    def end(self) -> datetime | None:
        """When it ended, on its own day; None where nothing stands there that can be read."""
        if self._day is None or not read_time(self.ended.text()):
            return None
        return moment(london(self._day).date(), self.ended.text())

    def look_over(self) -> Field | None:
        """The field that is not right, with what is wrong beside it."""
        self._look_at_end()
        return self.ended_field if self.ended_field.fault() else None

    def forget(self) -> None:
        """Nothing of a family stays here."""
        self.show_people(())
        self._there = set()
        self.attended.set_words("")
        self.interpreter.clear()
        self.ended.clear()

    def _look_at_end(self) -> None:
        text = self.ended.text().strip()
        self.ended_field.set_fault(EXPECTED if text and not read_time(text) else "")


def _lines(people: Sequence[Attendee]) -> str:
    return "\n".join(", ".join(part for part in (one.name, one.capacity) if part) for one in people)
