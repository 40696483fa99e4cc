"""Writing training down: the office records it, a volunteer tells of it."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.actions.training.record import TrainingDraft
from desktop.casework.desk import Desk
from desktop.casework.due.training import Kind
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.training.told import KINDS
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Section, first_fault
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.understood import DateField

_DAY = "Write the day as 9 March 2026."


class TrainingForm(QWidget):
    """`write` keeps the draft on the worker; `done` is called when it was kept.

    `about`: whose training it is, for the words that are typed and not kept yet.
    """

    def __init__(
        self,
        here: Here,
        about: str,
        title: str,
        button: str,
        courses: Sequence[str],
        write: Callable[[Desk, TrainingDraft], object],
        done: Callable[[], None],
    ) -> None:
        super().__init__()
        look = here.look
        self._here, self._about, self._write, self._done = here, about, write, done
        self.setAccessibleName(title)
        self.keeper = Keeper(here.session, "training", self._typed, self)
        self.kind = Choice(look, KINDS)
        self.name, self.provider = TextField(), TextField()
        self.on, self.again = DateField(), DateField()
        self.topics = LongText(look, least=1, most=4)
        self.note = LongText(look, least=1, most=6)
        self.external = Tick(look, "By somebody outside this service")
        self.accredited = Tick(look, "Accredited")
        self.go = Button(look, button, "main", icon="plus")
        section = Section(look, title)
        section.field("What kind of training", self.kind)
        named = "The policy asks for: " + "; ".join(courses) + "." if courses else ""
        self.name_field = section.field("What it was called", self.name, named)
        self.on_field, self.again_field = section.row(
            ("When it was", self.on, 1), ("Due again on", self.again, 1)
        )
        self.again_field.set_hint("Left empty: as the policy says.")
        self.provider_field = section.field("Who gave it", self.provider)
        for tick in (self.external, self.accredited):
            section.add(tick)
        self.topics_field = section.field("Topics", self.topics, "One in a line.")
        self.note_field = section.field("Note", self.note, "The volunteer reads it too.")
        acts = Flow(look)
        acts.add(self.go)
        box = column(look, section, gap="pad", within=self)
        box.addLayout(acts)
        self._wire()

    def _wire(self) -> None:
        for words in (self.name, self.provider, self.on, self.again, self.topics, self.note):
            words.textChanged.connect(self.keeper.touch)
        for _, tick in self._ticks():
            tick.clicked.connect(self.keeper.touch)
        self.kind.chosen.connect(lambda _: self.keeper.touch())
        self.go.clicked.connect(self._keep)
        self.keeper.fetch(self._about, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        words = {
            "name": self.name.text(),
            "provider": self.provider.text(),
            "on": self.on.text(),
            "again": self.again.text(),
            "topics": self.topics.words(),
            "note": self.note.words(),
        }
        begun = any(map(str.strip, words.values()))  # what is only chosen is no draft yet
        ticked = [name for name, tick in self._ticks() if tick.isChecked()]
        chosen = {"kind": self.kind.key(), "ticked": " ".join(ticked)}
        return words | (chosen if begun else dict.fromkeys(chosen, ""))

    def _ticks(self) -> tuple[tuple[str, Tick], ...]:
        return (("external", self.external), ("accredited", self.accredited))

    def _fill(self, fields: dict[str, str]) -> None:
        for line, key in ((self.name, "name"), (self.provider, "provider"), (self.on, "on")):
            line.setText(fields.get(key, ""))
        self.again.setText(fields.get("again", ""))
        self.topics.set_words(fields.get("topics", ""))
        self.note.set_words(fields.get("note", ""))
        if self.kind.findData(fields.get("kind", "")) >= 0:
            self.kind.set_key(fields["kind"])
        for name, tick in self._ticks():
            tick.setChecked(name in fields.get("ticked", "").split())

    def _come_back(self, fields: dict[str, str]) -> None:
        if any(fields.values()) and not any(map(str.strip, self._typed().values())):
            self._fill(fields)

    def _keep(self) -> None:
        fields = (self.name_field, self.on_field, self.again_field, self.provider_field)
        for field in (*fields, self.topics_field, self.note_field):
            field.set_fault()
        if not self.name.text().strip():
            self.name_field.set_fault("Write what it was called.")
        if self.on.day() is None:
            self.on_field.set_fault(_DAY)
        if self.again.text().strip() and self.again.day() is None:
            self.again_field.set_fault(_DAY)
        day = self.on.day()
        if first_fault(fields) is not None or day is None:
            return
        draft = TrainingDraft(
            kind=cast(Kind, self.kind.key()),
            title=self.name.text(),
            on=day,
            provider=self.provider.text(),
            external=self.external.isChecked(),
            accredited=self.accredited.isChecked(),
            topics=tuple(self.topics.words().splitlines()),
            next_due=self.again.day(),
            note=self.note.words(),
        )
        of, write = self.keeper.finish(), self._write

        def work(desk: Desk) -> bool:
            with drafts.done_with(desk, of):
                write(desk, draft)
            return True

        self.go.setEnabled(False)
        self._here.session.ask(work, self._kept, self._refused)

    def _kept(self, done: object) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.go.setEnabled(True)
        if done is not None:
            self.keeper.begin(self._about)
            self._fill({})
            self._done()

    def _refused(self, refusal: Refusal) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.go.setEnabled(True)
        self.keeper.go_on(self._about)
        what = str(refusal.facts.get("what", refusal.facts.get("field", "")))
        beside = {
            "day": self.on_field,
            "day on which it is due again": self.again_field,
            "name of the training": self.name_field,
            "provider": self.provider_field,
            "topic": self.topics_field,
            "topics": self.topics_field,
            "note": self.note_field,
        }.get(what)
        if beside is None:
            self._here.refuse(refusal)
            return
        said = messages.of(refusal)
        beside.set_fault(f"{said.message} {said.do}")
        beside.control.setFocus()
