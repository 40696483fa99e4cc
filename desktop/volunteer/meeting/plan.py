"""Planning a meeting: which, where, when, in what role, and what the family wants asked."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal, RoleNeeded
from db.names import MeetingKind
from desktop.casework.actions.closeness.measure import Measured, measure
from desktop.casework.actions.meetings.hold_meeting import deciding
from desktop.casework.actions.meetings.plan_meeting import MeetingPlan
from desktop.casework.actions.places.look_around import area_seen
from desktop.ui.area.area_fold import AreaFold
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import state
from desktop.ui.rows.called import MEETINGS
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.narrow import may_be_narrow
from desktop.ui.typing.understood import DateField, PostcodeField, sentence
from desktop.volunteer.meeting.view import RoleChoice
from desktop.volunteer.work.moments import EXPECTED, TimeField, moment, read_time
from desktop.volunteer.work.refusals import in_words, what_of

_PLACE = "Leave it empty for a meeting by video or telephone."
_CHOOSE = "Choose your role…"


class PlanForm(QWidget):
    """`changed` as one types. Questions are left out where the meeting has its own list."""

    changed = Signal()

    def __init__(self, here: Here, *, questions: bool = True) -> None:
        super().__init__()
        look = here.look
        self._here, self._roles = here, dict[str, RoleChoice]()
        self._measured = ""
        self.kind, self.role = Choice(look, tuple(MEETINGS.items())), Choice(look, ())
        self.place, self.body = PostcodeField(), TextField()
        self.day, self.time = DateField(), TimeField()
        self.questions = LongText(look, least=3)
        self.kind_field = Field(look, "What it is", self.kind)
        self.body_field = Field(look, "Who meets", self.body, "A school, a panel, a council team.")
        self.place_field = Field(look, "Postcode of the place", self.place, _PLACE)
        self.day_field, self.time_field = Field(look, "Day", self.day), Field(look, "At", self.time)
        self.role_field = Field(look, "Your role", self.role)
        self.decides = Tick(look, "Something about a child is decided there")
        self._said = False  # whether somebody said so; else it follows the kind of meeting
        self.questions_field = Field(
            look, "What the family wants asked", self.questions, "One question in a line."
        )
        self.area = AreaFold(here, "How far it is from home")
        self.area.hide()
        may_be_narrow(self.role)
        self._lay_out(questions)
        self._wire()

    def _lay_out(self, questions: bool) -> None:
        first, second = Flow(self._here.look), Flow(self._here.look)
        first.add(self.kind_field, 200, 1)
        first.add(self.day_field, 160, 1)
        first.add(self.time_field, 90, 0)
        second.add(self.body_field, 240, 1)
        second.add(self.place_field, 240, 1)
        box = column(self._here.look, gap="pad", within=self)
        box.addLayout(first)
        box.addLayout(second)
        box.addWidget(self.area)
        box.addWidget(self.decides)
        box.addWidget(self.role_field)
        if questions:
            box.addWidget(self.questions_field)

    def _wire(self) -> None:
        for line in (self.place, self.body, self.day, self.time):
            line.textChanged.connect(self.changed)
        self.questions.textChanged.connect(self.changed)
        self.kind.chosen.connect(self._kind_chosen)
        self.decides.clicked.connect(self._decides_clicked)
        self.role.chosen.connect(self._role_chosen)
        self.day.read.connect(lambda _day, why: self.day_field.set_fault(why))
        self.time.editingFinished.connect(self._look_at_time)
        self.place.read.connect(self._place_read)
        self._here.privacy.changed.connect(lambda _on: self._show_area())

    def set_roles(self, roles: tuple[RoleChoice, ...]) -> None:
        """The policy's roles; where it asks for none there is nothing to choose."""
        if tuple(self._roles.values()) != roles or not self.role.count():
            chosen = self.role.key()
            self._roles = {one.name: one for one in roles}
            self.role.clear()
            self.role.addItem(_CHOOSE, "")
            for one in roles:
                self.role.addItem(one.name[:1].upper() + one.name[1:], one.name)
            self.role.set_key(chosen)
        self.role_field.setVisible(bool(roles))

    def fill(self, fields: Mapping[str, str]) -> None:
        """What the draft or the record holds, as if it had always stood there."""
        blocked = self.blockSignals(True)
        self.kind.set_key(fields.get("kind", "annual-review"))
        self.place.setText(fields.get("place", ""))
        self.body.setText(fields.get("body", ""))
        self.day.setText(fields.get("day", ""))
        self.time.setText(fields.get("time", ""))
        self.role.set_key(fields.get("role", ""))
        self.questions.set_words(fields.get("questions", ""))
        self._said = bool(fields.get("decides"))
        self._show_decides(fields.get("decides") == "yes")
        for field in self._fields():
            field.set_fault()
        self.blockSignals(blocked)
        self._show_role()
        self._measured = ""
        self._measure()

    def typed(self) -> dict[str, str]:
        return {
            "kind": self.kind.key(),
            "place": self.place.text(),
            "body": self.body.text(),
            "day": self.day.text(),
            "time": self.time.text(),
            "role": self.role.key(),
            "questions": self.questions.words(),
            "decides": ("yes" if self.decides.isChecked() else "no") if self._said else "",
        }

    def plan(self) -> MeetingPlan | None:
        """The meeting as it is understood; None, and said beside the fields, where it is not."""
        for field in (self.role_field, self.body_field, self.questions_field):
            field.set_fault()
        if self.place.code() is not None or not self.place.text().strip():
            self.place_field.set_fault()
        day = self.day.day()
        self.day_field.set_fault("" if day else "Write the day as 9 March 2026.")
        self._look_at_time()
        at = moment(day, self.time.text())
        faulty = next((one for one in self._fields() if one.fault()), None)
        if at is None or faulty is not None:
            (faulty or self.day_field).control.setFocus()
            return None
        return self._plan(at)

    def _plan(self, at: datetime) -> MeetingPlan:
        return MeetingPlan(
            kind=cast(MeetingKind, self.kind.key()),
            place=self.place.text(),
            at=at,
            role=self.role.key() or None,
            body=self.body.text(),
            questions=tuple(self.questions.words().splitlines()),
            decides=self.decides.isChecked(),
        )

    def take(self, refusal: Refusal) -> bool:
        """Say a refusal beside its field; False where it belongs to none."""
        what = what_of(refusal)
        named = {"postcode": self.place_field, "role": self.role_field}
        field = next((one for name, one in named.items() if name == what), None)
        if isinstance(refusal, RoleNeeded):
            field = self.role_field
        elif what.startswith("name of who"):
            field = self.body_field
        elif "question" in what:
            field = self.questions_field
        if field is not None:
            field.set_fault(in_words(refusal))
            field.control.setFocus()
        return field is not None

    def _fields(self) -> tuple[Field, ...]:
        return (
            *(self.kind_field, self.day_field, self.time_field, self.body_field),
            *(self.place_field, self.role_field, self.questions_field),
        )

    def _look_at_time(self) -> None:
        self.time_field.set_fault("" if read_time(self.time.text()) else EXPECTED)

    def _kind_chosen(self) -> None:
        self._show_decides(self.decides.isChecked())
        self.changed.emit()

    def _decides_clicked(self) -> None:
        self._said = True
        self.changed.emit()

    def _show_decides(self, said: bool) -> None:
        kind = cast(MeetingKind, self.kind.key())
        self.decides.setChecked(deciding(kind, said if self._said else None))

    def _role_chosen(self) -> None:
        self.role_field.set_fault()
        self._show_role()
        self.changed.emit()

    def _show_role(self) -> None:
        chosen = self._roles.get(self.role.key())
        self.role_field.set_hint(
            f"{chosen.meaning} You will say: “{chosen.says}”" if chosen else ""
        )

    def _place_read(self, code: object, why: str) -> None:
        wrong = code is None and bool(self.place.text().strip())
        self.place_field.set_fault(why if wrong else "")
        self._measured = ""
        self.area.hide()
        self._show_area()
        if code is not None:
            self._measure()

    def _measure(self) -> None:
        typed = self.place.text()
        if self.place.code() is not None:
            self._here.session.ask(lambda desk: measure(desk, typed), self._take_area)
        else:
            self._show_area()

    def _take_area(self, found: Measured | None) -> None:
        if found is None or found.typed != self.place.text() or found.answer is None:
            return
        band = found.answer.band
        word = "" if band == "not-asked" else f"{state(band).word}: "
        reason = found.reason if not word else found.reason[:1] + found.reason[1:]
        self._measured = word + (reason if word else sentence(reason.rstrip(".")))
        typed = found.typed
        self.area.put(typed, lambda desk: area_seen(desk, typed), band)
        self.area.setVisible(band != "not-asked")
        self._show_area()

    def _show_area(self) -> None:
        """How near it is to her home is nobody else's to read."""
        self.place_field.set_hint("" if self._here.privacy.on else self._measured or _PLACE)
