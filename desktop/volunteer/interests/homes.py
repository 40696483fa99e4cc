"""Where one lives: one home or more, from when until when."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.closeness.interest_list import Lived
from desktop.casework.saying.said import capital
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty, line
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.rows.work_row import tell_apart
from desktop.ui.typing.form import Field, first_fault
from desktop.ui.typing.understood import DateField, PostcodeField

Act = Literal["move", "add", "amend"]
_LABELS: dict[Act, str] = {
    "move": "Where you live now",
    "add": "Another home of yours",
    "amend": "This home",
}
_HINTS: dict[Act, str] = {
    "move": "What was home before ends the day before.",
    "add": "As where you live for half of the week. The home that is nearer counts.",
    "amend": "",
}
_NONE = "Not given yet, so no distance can be looked at."


class HomeCard(Card):
    """`wanted` with what is typed: act, home (its id, where one is amended), code, since, until.
    `removed` with a home's id."""

    wanted = Signal(dict)
    removed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Your home", icon="house")
        self._look, self._act, self._home = look, "move", ""
        self.change = Button(look, "I have moved", "link")
        self.another = Button(look, "Another home", "link", icon="plus")
        self.code, self.since, self.until = PostcodeField(), DateField(), DateField()
        self.field = Field(look, _LABELS["move"], self.code, _HINTS["move"])
        self.days = {
            "since": Field(look, "First day", self.since),
            "until": Field(look, "Last day, if it ends", self.until),
        }
        self.keep = Button(look, "Keep it")
        self.back = Button(look, "Leave it as it was", "text")
        self._rows = column(look, gap="near")
        self._still, self._edit = QWidget(), QWidget()
        column(look, self._rows, gap="near", within=self._still).addWidget(self._links())
        box = column(look, self.field, within=self._edit)
        both = Flow(look, between="pad")
        for field in self.days.values():
            both.add(field, 140, 1)
        box.addLayout(both)
        ends = Flow(look, centre=True)
        ends.add(self.keep)
        ends.add(self.back)
        box.addLayout(ends)
        self.body.addWidget(self._still)
        self.body.addWidget(self._edit)
        self._wire()
        self.close_field()

    def _links(self) -> QWidget:
        held, flow = QWidget(), Flow(self._look, centre=True)
        flow.add(self.change)
        flow.add(self.another)
        held.setLayout(flow)
        return held

    def _wire(self) -> None:
        self.change.clicked.connect(partial(self._open, "move"))
        self.another.clicked.connect(partial(self._open, "add"))
        self.back.clicked.connect(self.close_field)
        self.keep.clicked.connect(self._keep)
        for box in (self.code, self.since, self.until):
            box.returnPressed.connect(self._keep)
        self.code.textEdited.connect(lambda _: self.field.set_fault(""))
        self.code.read.connect(lambda code, why: self.field.set_fault("" if code else why))
        for key, day in (("since", self.since), ("until", self.until)):
            day.read.connect(lambda _day, why, key=key: self.days[key].set_fault(why))

    def fill(self, homes: Sequence[Lived], *, private: bool) -> None:
        """The homes that stand, and those that are over."""
        empty(self._rows)
        if private:
            self._rows.addWidget(Words(self._look, "Hidden for now", "strong"))
            self.close_field()
        elif not homes:
            self._rows.addWidget(Words(self._look, _NONE, "strong"))
        rows = [self._row(one) for one in homes] if not private else []
        for row in rows:
            self._rows.addWidget(row)
        tell_apart(button for row in rows for button in row.findChildren(Button))
        self.change.setVisible(not private)
        self.another.setVisible(not private and any(not one.over for one in homes))

    def _row(self, one: Lived) -> QWidget:
        look, row, said = self._look, QWidget(), QWidget()
        box = column(look, gap="none", within=said)
        box.addWidget(Words(look, one.postcode, "body" if one.over else "strong"))
        days = ", ".join(part for part in (one.days, "over" if one.over else "") if part)
        if days:
            box.addWidget(Words(look, capital(days), "small", "ink-soft"))
        held = QWidget()
        acts = line(look, gap="near", within=held)
        amend = Button(look, "Amend", "text", icon="pen-line")
        amend.setAccessibleName(f"Amend your home at {one.postcode}")
        amend.clicked.connect(lambda: self._amend(one))
        remove = Button(look, "Remove", "text", icon="trash-2")
        remove.setAccessibleName(f"Remove your home at {one.postcode}")
        remove.clicked.connect(lambda: self.removed.emit(one.id))
        acts.addWidget(amend)
        acts.addWidget(remove)
        flow = Flow(look, gap="gap", between="none", centre=True)
        flow.add(said, 160, 1)
        flow.add(held)
        row.setLayout(flow)
        return row

    def close_field(self) -> None:
        self._edit.hide()
        self._still.show()
        self._home = ""
        for field in (self.field, *self.days.values()):
            field.set_fault("")
        for box in (self.code, self.since, self.until):
            box.clear()

    def refuse(self, refusal: Refusal) -> None:
        """Beside the field that it is about; the words stay."""
        said = messages.of(refusal)
        about = {"first day": "since", "last day": "until"}.get(str(refusal.facts.get("what")), "")
        self.days.get(about, self.field).set_fault(f"{said.message} {said.do}")

    def _amend(self, one: Lived) -> None:
        self._open("amend")
        self._home = one.id
        self.code.setText(one.postcode)
        self.since.set_day(one.since)
        self.until.set_day(one.until)

    def _open(self, act: Act) -> None:
        self.close_field()
        self._act = act
        self.field.label.setText(_LABELS[act])
        self.code.setAccessibleName(_LABELS[act])
        self.field.set_hint(_HINTS[act])
        self.days["until"].setVisible(act != "move")
        self._still.hide()
        self._edit.show()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self.code.asks() is not None:  # which is meant is asked below it
            return
        code = self.code.code()
        if code is None:
            self.field.set_fault(self.field.fault() or "Type the whole postcode, as CA8 1RW.")
        if first_fault([self.field, *self.days.values()]) is not None or code is None:
            return
        typed = {"act": self._act, "home": self._home, "code": code}
        self.wanted.emit({**typed, "since": self.since.text(), "until": self.until.text()})
