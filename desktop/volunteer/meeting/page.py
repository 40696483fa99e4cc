"""A meeting that is kept: prepared before, noted during, settled afterwards."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.saying.dates import written
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.meeting.card_part import CardPart
from desktop.volunteer.meeting.moved import MovedCard
from desktop.volunteer.meeting.role_part import RolePart
from desktop.volunteer.meeting.view import About, Held, Notes
from desktop.volunteer.meeting.who_part import WhoPart
from desktop.volunteer.work.agreed_rows import AgreedRows
from desktop.volunteer.work.questions import QuestionList, as_text, from_text
from desktop.volunteer.work.refusals import in_words, what_of
from desktop.volunteer.work.relay_fold import RelayFold


class MeetingPage(QWidget):
    """`changed` as one types, `grew` when parts came or went."""

    changed = Signal()
    grew = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        look = here.look
        self._here = here
        self.role, self.card = RolePart(look), CardPart(here)
        self.questions, self.agreed = QuestionList(look), AgreedRows(look)
        self.note = LongText(look, least=4, most=16)
        self.outcome, self.who = LongText(look, least=2), WhoPart(look)
        self.note_field = Field(look, "Notes", self.note)
        self.outcome_field = Field(look, "What was decided, and by whom", self.outcome)
        self.relay = RelayFold(look)
        self.moved = MovedCard(here)
        self.move_button = Button(look, "Change place, time or kind", "link")
        self._before = column(look, gap="hair")
        flow = Flow(look, gap="wide", between="pad")
        flow.add(self._left(), 440, 2)
        flow.add(self._right(), 300, 1)
        box = column(look, gap="pad", within=self)
        box.addLayout(flow)
        box.addWidget(self.relay)
        self._wire()

    def _left(self) -> QWidget:
        look = self._here.look
        asked = Card(look, "Their questions", gap="gap")
        asked.body.addWidget(self.questions)
        held = QWidget()
        box = column(look, gap="pad", within=held)
        parts = (self.moved, self.role, asked, self.note_field, self.outcome_field)
        for part in parts:
            box.addWidget(part)
        box.addStretch(1)
        return held

    def _right(self) -> QWidget:
        look = self._here.look
        after = Card(look, "Next", gap="near")
        after.body.addLayout(self._before)
        after.body.addWidget(self.agreed)
        held = QWidget()
        box = column(look, self.card, self.who, after, within=held)
        ends = Flow(look)
        ends.add(self.move_button)
        box.addLayout(ends)
        box.addStretch(1)
        return held

    def _wire(self) -> None:
        for text in (self.note, self.outcome):
            text.textChanged.connect(self.changed)
        for part in (self.questions, self.agreed, self.relay, self.who):
            part.changed.connect(self.changed)
            part.grew.connect(self.grew)
        self.move_button.clicked.connect(self._open_moved)
        self.moved.closed.connect(self._moved_closed)

    def show_meeting(self, about: About, held: Held) -> None:
        """What is so of it; what is typed stays."""
        role = held.role.role if held.role is not None else ""
        self.role.show_role(about, held)
        self.card.set_role(role if role in {one.name for one in about.roles} else "")
        self.card.setVisible(bool(about.roles))
        self.agreed.set_who(about.me)
        self.who.show_people(about.people)
        self.relay.show_case(about.promise)
        self.moved.set_meeting(held)
        empty(self._before)
        for one in held.agreed:
            due = f", by {written(one.due)}" if one.due else ""
            done = ", done" if one.done else ""
            words = f"{one.what}: {one.who}{due}{done}."
            self._before.addWidget(Words(self._here.look, words, "body", "ink-soft"))

    def fill(self, held: Held, draft: Mapping[str, str]) -> None:
        """The draft's words, and where it has none the record's."""
        body = held.body
        blocked = self.blockSignals(True)
        self.note.set_words(draft.get("note", body.note))
        self.outcome.set_words(draft.get("outcome", body.outcome))
        self.who.fill(body, draft)
        questions = draft.get("questions", as_text(body.questions))
        self.questions.set_questions(from_text(questions))
        self.questions.new.clear()
        self.agreed.set_text(draft.get("agreed", ""))
        self.relay.set_text(draft.get("relays", ""))
        self.clear_faults()
        self.blockSignals(blocked)
        self.moved.close_card()

    def typed(self) -> dict[str, str]:
        return {
            "note": self.note.words(),
            "outcome": self.outcome.words(),
            "questions": as_text(self.questions.questions()),
            "agreed": self.agreed.text(),
            "relays": self.relay.rows.text(),
            **self.who.typed(),
        }

    def take(self, refusal: Refusal) -> bool:
        """Say a refusal beside its field; False where it belongs to none."""
        named = (
            ("note", self.note_field),
            ("outcome", self.outcome_field),
            ("name", self.who.attended_field),
            ("list of people", self.who.attended_field),
            ("capacity", self.who.attended_field),
            ("interpreter", self.who.interpreter_field),
            ("end of the meeting", self.who.ended_field),
        )
        what = what_of(refusal)
        field = next((field for name, field in named if name == what), None)
        if field is not None:
            field.set_fault(in_words(refusal))
            field.control.setFocus()
        return field is not None or self.relay.take(refusal)

    def look_over(self) -> QWidget | None:
        """Say beside each field what is amiss; where the first of it is put right, if anywhere."""
        self.clear_faults()
        agreed, unread = self.agreed.look_over(), self.who.look_over()
        amiss = agreed.control if agreed is not None else self.relay.look_over()
        return amiss or (unread.control if unread is not None else None)

    def notes(self) -> Notes:
        """What is to be kept of what stands here."""
        return Notes(
            note=self.note.words().strip(),
            outcome=self.outcome.words(),
            questions=self.questions.questions(),
            attended=self.who.people(),
            agreed=self.agreed.agreed(),
            relays=self.relay.drafts(),
            ended=self.who.end(),
            interpreter=self.who.interpreter.text(),
        )

    def forget(self) -> None:
        """Nothing of a family stays in the boxes."""
        self.who.forget()
        for box in (self.note, self.outcome):
            box.set_words("")
        self.questions.set_questions(())
        self.agreed.set_text("")
        self.relay.set_text("")

    def clear_faults(self) -> None:
        """What was refused before may be right by now."""
        who = self.who
        others = (who.attended_field, who.interpreter_field, who.ended_field)
        for field in (self.note_field, self.outcome_field, *others):
            field.set_fault()

    def _open_moved(self) -> None:
        self.moved.open_card()
        self.move_button.hide()
        self.grew.emit()
        self.moved.plan.kind.setFocus()

    def _moved_closed(self) -> None:
        self.move_button.show()
        self.grew.emit()
