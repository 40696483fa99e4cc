"""With whom: people of the case as ticks, and somebody new in their own capacity."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.names import Capacity
from desktop.casework.record.cases import folded
from desktop.ui.look.announce import announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.rows.called import CAPACITIES
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.volunteer.contact.typed import Joining, join, joined
from desktop.volunteer.contact.view import Person

_NEW = "Somebody new"
_SAME = (
    "{who}, is in this case already, and this is taken for them. If it is somebody else of that "
    "name, write what tells them apart: the grandfather, the younger."
)


class PeoplePart(QWidget):
    """`changed` when anybody was ticked, typed or added; `grew` when a tick came."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName("With whom")
        self.ticks: dict[str, Tick] = {}
        self.new_ticks: list[tuple[str, Capacity, Tick]] = []
        self._there: dict[tuple[tuple[str, ...], str], str] = {}  # who is called so: their id
        self._fault = Words(look, "", "small", "stop")
        self._same = Words(look, "", "body", "ink-soft")
        self._flow = Flow(look, gap="wide", between="hair", centre=True)
        self.new_button = Button(look, _NEW, "link", icon="plus")
        self.name, self.capacity = TextField(), Choice(look, tuple(CAPACITIES.items()))
        self.add_button = Button(look, "Add to the contact")
        self._new = QWidget()
        self._new_row()
        box = column(look, Words(look, "With", "label"), gap="hair", within=self)
        box.addLayout(self._flow)
        lower = column(
            *(look, self._new, self._same, self._fault),
            gap="hair",
            pad=("none", "near", "none", "none"),
        )
        box.addLayout(lower)
        self._flow.add(self.new_button)
        self._new.hide()
        self._fault.hide()
        self._same.hide()
        self.new_button.clicked.connect(self._open)
        self.add_button.clicked.connect(self._add_typed)
        self.name.returnPressed.connect(self._add_typed)
        for typed in (self.name.textChanged, self.capacity.chosen):
            typed.connect(lambda _: self._look_for_same())
            typed.connect(self.changed)

    def _new_row(self) -> None:
        flow = Flow(self._look)
        flow.add(Field(self._look, "Name", self.name), 220, 2)
        flow.add(Field(self._look, "Who they are", self.capacity), 170, 1)
        held = QWidget()
        # As high as a label, so that the button stands beside the fields.
        box = column(self._look, Words(self._look, " ", "label"), gap="hair", within=held)
        box.addWidget(self.add_button)
        flow.add(held)
        self._new.setLayout(flow)

    def show_people(self, people: Sequence[Person]) -> None:
        """The people of the case; who is ticked stays ticked."""
        named = {one.id: _words(one.name, one.capacity) for one in people}
        self._there = {(folded(one.name), one.capacity): one.id for one in people}
        if named != {key: tick.text() for key, tick in self.ticks.items()}:
            on = set(self.persons())
            for old in self.ticks.values():
                self._drop(old)
            self.ticks = {key: self._tick(words) for key, words in named.items()}
            for each, made in self.ticks.items():
                made.setChecked(each in on)
            self._arrange()
            self.grew.emit()

    def fill(self, persons: Sequence[str], joining: str, name: str, capacity: str) -> None:
        """What the draft held."""
        for each, tick in self.ticks.items():
            self._set(tick, each in persons)
        for _, _, tick in self.new_ticks:
            self._drop(tick)
        self.new_ticks = [(who, as_, self._new_tick(who, as_)) for who, as_ in joined(joining)]
        self.name.blockSignals(True)
        self.name.setText(name)
        self.name.blockSignals(False)
        self.capacity.set_key(capacity)
        self._new.setVisible(bool(name))
        self.new_button.setVisible(not name)
        self.set_fault()
        self._look_for_same()
        self._arrange()
        self.grew.emit()

    def persons(self) -> tuple[str, ...]:
        return tuple(one for one, tick in self.ticks.items() if tick.isChecked())

    def joining(self) -> str:
        return join(self.joining_people())

    def joining_people(self) -> Joining:
        return tuple((who, as_) for who, as_, tick in self.new_ticks if tick.isChecked())

    def anybody(self) -> bool:
        """Whether somebody is ticked, added, or typed and not added yet."""
        return bool(self.persons() or self.joining_people() or self.name.text().strip())

    def set_fault(self, words: str = "") -> None:
        if words and words != self._fault.text():
            announce(self, f"With whom: {words}")
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def first(self) -> QWidget:
        """Where the keyboard goes when somebody must be named."""
        return next(iter(self.ticks.values()), self.new_button)

    def _open(self) -> None:
        self._new.show()
        self.new_button.hide()
        self.name.setFocus()

    def _add_typed(self) -> None:
        who, as_ = " ".join(self.name.text().split()), cast(Capacity, self.capacity.key())
        if not who:
            self.name.setFocus()
            return
        same = self._same_as()
        if same is not None:
            same.setChecked(True)
        else:
            self.new_ticks.append((who, as_, self._new_tick(who, as_)))
        self.name.clear()
        self._new.hide()
        self.new_button.show()
        self._arrange()
        self.grew.emit()
        self.changed.emit()
        self.new_button.setFocus()

    def _same_as(self) -> Tick | None:
        """Whoever of the case is called so already, in this capacity."""
        known = self._there.get((folded(self.name.text()), self.capacity.key()), "")
        return self.ticks.get(known)

    def _look_for_same(self) -> None:
        """Two people of one name are told apart by what is written with it, or are one."""
        same = self._same_as()
        words = _SAME.format(who=same.text()) if same is not None else ""
        if words and words != self._same.text():
            announce(self, words, False)
        self._same.setText(words)
        self._same.setVisible(bool(words))

    def _new_tick(self, who: str, as_: Capacity) -> Tick:
        tick = self._tick(f"{_words(who, as_)}, new")
        self._set(tick, True)
        return tick

    def _tick(self, words: str) -> Tick:
        made = Tick(self._look, words)
        made.toggled.connect(self.changed)
        return made

    def _set(self, tick: Tick, on: bool) -> None:
        blocked = tick.blockSignals(True)
        tick.setChecked(on)
        tick.blockSignals(blocked)

    def _drop(self, tick: Tick) -> None:
        tick.hide()
        tick.deleteLater()

    def _arrange(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        ticks = [*self.ticks.values(), *(tick for _, _, tick in self.new_ticks)]
        for each in (*ticks, self.new_button):
            self._flow.add(each)
        for tick in ticks:
            tick.show()
        self.new_button.raise_()  # a screen reader goes by the order of making: this comes last


def _words(name: str, capacity: str) -> str:
    return f"{name}, {CAPACITIES[capacity]}"
