"""Options that were talked through: what speaks for and against each, and what it rests on."""

import json
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from db.case import Option
from desktop.ui.look.theme import Look
from desktop.ui.parts.flow import Flow
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.work.advice.sources import NAME as SOURCES
from desktop.volunteer.work.advice.sources import Sources, as_source
from desktop.volunteer.work.edit_rows import EditRow, EditRows, Fields


@dataclass(frozen=True)
class Asks:
    """What the policy asks of each option; what it does not ask is not there."""

    for_against: bool = True
    likely_result: bool = True
    source: bool = True


class OptionRow(EditRow):
    """One option."""

    def __init__(self, look: Look, asks: Asks) -> None:
        super().__init__(look, "Option")
        self.what = TextField(example="Ask for an EHC needs assessment")
        self.pros, self.cons = LongText(look, least=2), LongText(look, least=2)
        self.likely = LongText(look, least=2)
        self.sources = Sources(look)
        self.what_field = Field(look, "What could be done", self.what)
        self.likely_field = Field(look, "What it is likely to lead to", self.likely)
        both = Flow(look, between="pad")
        self._sides = Field(look, "For", self.pros), Field(look, "Against", self.cons)
        for side in self._sides:
            both.add(side, 240, 1)
        self._both = QWidget()
        self._both.setLayout(both)
        for part in (self.what_field, self._both, self.likely_field, self.sources):
            self.box.addWidget(part)
        self.set_asks(asks)
        self.what.textChanged.connect(self.changed)
        for text in (self.pros, self.cons, self.likely):
            text.textChanged.connect(self.changed)
        self.sources.changed.connect(self.changed)
        self.sources.grew.connect(self.grew)

    def number(self, at: int) -> None:
        """Which of them it is; who listens hears it with each field, too."""
        super().number(at)
        for field in (self.what_field, *self._sides, self.likely_field):
            field.control.setAccessibleName(f"Option {at}, {field.label.text()}")
        self.sources.typed.setAccessibleName(f"Option {at}, {SOURCES}")

    def set_asks(self, asks: Asks) -> None:
        """Leave out what is not asked, unless something stands there already."""
        words = self.words()
        self._both.setVisible(asks.for_against or bool(words["pros"] or words["cons"]))
        self.likely_field.setVisible(asks.likely_result or bool(words["likely"]))
        self.sources.setVisible(asks.source or words["sources"] != "[]")

    def words(self) -> dict[str, str]:
        return {
            "what": self.what.text(),
            "pros": self.pros.words(),
            "cons": self.cons.words(),
            "likely": self.likely.words(),
            "sources": json.dumps(self.sources.sources()),
            "source_typed": self.sources.open_words(),
        }

    def fill(self, words: Fields) -> None:
        blocked = self.blockSignals(True)
        self.what.setText(words.get("what", ""))
        self.pros.set_words(words.get("pros", ""))
        self.cons.set_words(words.get("cons", ""))
        self.likely.set_words(words.get("likely", ""))
        self.sources.fill(json.loads(words.get("sources") or "[]"), words.get("source_typed", ""))
        self.blockSignals(blocked)

    def is_empty(self) -> bool:
        words = self.words()
        return not any(value.strip() for key, value in words.items() if key != "sources") and (
            words["sources"] == "[]"
        )

    def look_over(self) -> QWidget | None:
        named = bool(self.what.text().strip())
        self.what_field.set_fault("" if named else "Say in a few words what could be done.")
        return None if named else self.what

    def first(self) -> QWidget:
        return self.what


class OptionRows(EditRows):
    """All options."""

    def __init__(self, look: Look) -> None:
        self._asks = Asks()
        super().__init__(look, "Add an option", lambda: OptionRow(look, self._asks))

    def set_asks(self, asks: Asks) -> None:
        self._asks = asks
        for row in self.rows:
            assert isinstance(row, OptionRow)
            row.set_asks(asks)


def words_of(option: Option) -> Fields:
    """An option that is kept, as the words of a row."""
    return {
        "what": option.what,
        "pros": option.pros,
        "cons": option.cons,
        "likely": option.likely_result,
        "sources": json.dumps([one for one in (option.source, *option.sources) if one]),
    }


def option_of(words: Fields) -> Option:
    """One row, as it is to be kept; what is typed as a source and not taken counts too."""
    sources = list(json.loads(words.get("sources") or "[]"))
    if words.get("source_typed", "").strip():
        sources.append(as_source(words["source_typed"]))
    return Option(
        what=words["what"],
        pros=words.get("pros", ""),
        cons=words.get("cons", ""),
        likely_result=words.get("likely", ""),
        sources=tuple(sources),
    )
