"""Whom to ring, in order, with hours; and that one rang them, at one key.

It needs no network and no pack that names anybody: `at_risk.whom_to_ring` always says somebody.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.concerns.raise_concern import Rang
from desktop.casework.doubts.at_risk import Ring
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import capital
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Run, Words

_KEYS = 9  # Alt+1 to Alt+9


class Ringing(QWidget):
    """`pressed` with whom one rang, just now. What was rung stands below, and can be taken back.

    `changed` when something of it did.
    """

    pressed = Signal(str)
    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName("Whom to ring")
        self._contacts: tuple[Ring, ...] = ()
        self._rang: tuple[Rang, ...] = ()
        self.buttons: list[Button] = []
        contacts, rang = QWidget(), QWidget()
        self._rows = column(look, gap="near", within=contacts)
        self._done = column(look, gap="hair", within=rang)
        self._below = rang
        column(look, contacts, rang, gap="gap", within=self)
        rang.hide()

    def set_contacts(self, contacts: Sequence[Ring]) -> None:
        """These, in this order."""
        if tuple(contacts) == self._contacts:
            return
        self._contacts = tuple(contacts)
        empty(self._rows)
        self.buttons = []
        for number, one in enumerate(self._contacts, 1):
            self._rows.addWidget(self._row(number, one))

    def rang(self) -> tuple[Rang, ...]:
        """Who was rung, and when."""
        return self._rang

    def add(self, who: str, at: datetime) -> None:
        """They were rung."""
        self.set_rang((*self._rang, Rang(who, at)))
        self.changed.emit()

    def set_rang(self, rang: Sequence[Rang]) -> None:
        """These were rung, and no others."""
        self._rang = tuple(rang)
        empty(self._done)
        for number, one in enumerate(self._rang):
            self._done.addWidget(self._was_rung(number, one))
        self._below.setVisible(bool(self._rang))

    def kept(self) -> str:
        """For the draft."""
        told = [(one.who, one.at.isoformat()) for one in self._rang]
        return json.dumps(told) if told else ""

    def fill(self, words: str) -> None:
        """From the draft."""
        found = json.loads(words) if words else []
        self.set_rang([Rang(who, datetime.fromisoformat(at)) for who, at in found])

    def _row(self, number: int, one: Ring) -> QWidget:
        look, held = self._look, QWidget()
        words = Words(look)
        named = f"{number}. {one.who}"
        runs = [Run(named, "strong")]
        if one.telephone and one.telephone not in one.who:
            runs.append(Run(f"  {one.telephone}", "strong", "stop"))
        said = ". ".join(capital(part) for part in (one.when, one.hours) if part)
        words.set_runs(runs)
        about = QWidget()
        box = column(look, words, gap="none", within=about)
        if said:
            box.addWidget(Words(look, f"{said}.", "body", "ink-soft"))
        key = f"Alt+{number}" if number <= _KEYS else ""
        button = Button(look, "Rang now", icon="phone", shortcut=key)
        button.setAccessibleName(f"Rang now: {one.who}")
        button.clicked.connect(lambda: self.pressed.emit(one.who))
        self.buttons.append(button)
        flow = Flow(look, gap="gap", between="hair", centre=True)
        flow.add(about, 260, 1)
        flow.add(button)
        held.setLayout(flow)
        return held

    def _was_rung(self, number: int, one: Rang) -> QWidget:
        look, held = self._look, QWidget()
        said = f"Rang at {london(one.at):%H:%M}: {one.who}"
        back = Button(look, "Take back", "link")
        back.setAccessibleName(f"Take back: {said}")
        back.clicked.connect(lambda: self._take_back(number))
        flow = Flow(look, gap="near", between="none", centre=True)
        flow.add(Words(look, said, "strong", "ok"))
        flow.add(back)
        held.setLayout(flow)
        return held

    def _take_back(self, number: int) -> None:
        self.set_rang([one for at, one in enumerate(self._rang) if at != number])
        self.changed.emit()
