"""The fields of one part of a policy, made from the pack's own types.

What is typed goes straight into the plain values that are handed in; `changed` after each change.
Every field is in `places` by its path, so that what is amiss is told beside it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.casework.packs.lines import Path
from desktop.casework.packs.slots import Slot, slots
from desktop.casework.publishing import policy_words as words
from desktop.casework.publishing.policy_draft import Raw
from desktop.casework.saying.said import whole_clause
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText

Places = dict[Path, Field]
Changed = Callable[[], None]


class PartForm(QWidget):
    """`clauses` are those that a key may name: their ids and what they ask."""

    def __init__(
        self,
        look: Look,
        path: Path,
        raw: Raw,
        places: Places,
        changed: Changed,
        clauses: Callable[[], Sequence[tuple[str, str]]],
        only: Sequence[Slot] = (),
    ) -> None:
        super().__init__()
        self._look, self._raw, self._changed, self._clauses = look, raw, changed, clauses
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        part = words.part_of(path)
        self._part = part
        box = column(look, gap="pad", within=self)
        found = only or slots("" if part == words.TOP else part)
        asked = [one for one in found if one.kind not in ("part", "parts")]
        for slot in sorted(asked, key=lambda one: words.place_of(part, one.key)):
            control = self._control(slot)
            label = "" if slot.kind == "yes" else words.key_label(part, slot.key)
            field = Field(look, label, control, words.key_hint(part, slot.key))
            field.label.setVisible(bool(label))
            control.setAccessibleName(words.key_label(part, slot.key))
            places[(*path, slot.key)] = field
            if isinstance(control, Choice) and slot.kind == "clause":
                self._tell_clause(field, control.key())
                control.chosen.connect(partial(self._tell_clause, field))
            box.addWidget(field)

    def _set(self, key: str, value: object) -> None:
        self._raw[key] = value
        self._changed()

    def _tell_clause(self, field: Field, clause: str) -> None:
        """What the clause that is named asks."""
        missing = "It is no clause of this policy." if clause else ""
        field.set_hint(dict(self._clauses()).get(clause, missing))

    def _control(self, slot: Slot) -> QWidget:
        value, key = self._raw.get(slot.key, ""), slot.key
        label = words.key_label(self._part, key)
        match slot.kind:
            case "yes":
                return self._tick(label, bool(value), lambda on: self._set(key, on))
            case "word":
                return self._word(slot, label, str(value))
            case "words":
                return self._ticks(slot, label, list(value or []))
            case "clause":
                return self._clause(key, label, str(value))
            case "text":
                return self._text(str(value), label, lambda text: self._set(key, text))
            case "lines":
                return self._text(
                    "\n".join(value or []), label, lambda text: self._set(key, text.split())
                )
            case "wholes":
                said = ", ".join(str(one) for one in value or [])
                return self._line(said, label, lambda text: self._set(key, _wholes(text)))
            case "line" if key in _SENTENCES:
                return self._text(str(value), label, lambda text: self._set(key, _flat(text)), 1)
            case _:
                return self._line(str(value), label, lambda text: self._set(key, text))

    def _line(self, value: str, label: str, put: Callable[[str], None]) -> TextField:
        made = TextField(value)
        made.setAccessibleName(label)
        made.textChanged.connect(put)
        return made

    def _text(self, value: str, label: str, put: Callable[[str], None], least: int = 2) -> LongText:
        made = LongText(self._look, value, least=least)
        made.setAccessibleName(label)
        made.textChanged.connect(lambda: put(made.words()))
        return made

    def _tick(self, label: str, on: bool, put: Callable[[bool], None]) -> Tick:
        made = Tick(self._look, label)
        made.setChecked(on)
        made.toggled.connect(put)
        return made

    def _word(self, slot: Slot, label: str, value: str) -> Choice:
        options = [(one, words.word_label(one)) for one in words.in_order(slot.options)]
        made = Choice(self._look, options, value)
        made.setSizeAdjustPolicy(made.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(18)
        made.setAccessibleName(label)
        made.chosen.connect(lambda word: self._set(slot.key, word))
        return made

    def _clause(self, key: str, label: str, value: str) -> Choice:
        options = [("", "No clause")]
        options += [(one, whole_clause(one)) for one, _ in self._clauses()]
        if value and value not in dict(options):
            options.append((value, whole_clause(value)))
        made = Choice(self._look, options, value or "")
        made.setSizeAdjustPolicy(made.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(18)
        made.setAccessibleName(label)
        made.chosen.connect(lambda word: self._set(key, word))
        return made

    def _ticks(self, slot: Slot, label: str, value: list[Any]) -> QWidget:
        held = QWidget()
        held.setAccessibleName(label)
        flow = Flow(self._look, between="hair")
        ticks: dict[str, Tick] = {}
        options = words.in_order(slot.options)

        def put(_on: bool) -> None:
            self._set(slot.key, [one for one in options if ticks[one].isChecked()])

        for one in options:
            ticks[one] = self._tick(words.word_label(one), one in value, put)
            flow.add(ticks[one])
        held.setLayout(flow)
        return held


# Lines of the file that hold a sentence: they may need more room than one line of a window.
_SENTENCES = frozenset(
    {"meaning", "spoken", "asks", "text", "easy", "professional", "for", "where", "impartial"}
)


def _flat(text: str) -> str:
    return " ".join(text.splitlines())


def _wholes(text: str) -> list[object]:
    """Numbers with commas between them; what is none stays as it was typed."""
    return [int(one) if one.isdecimal() else one for one in text.replace(",", " ").split()]
