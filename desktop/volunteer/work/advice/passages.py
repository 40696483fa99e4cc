"""Whose words are whose: each speaker's apart, and what is to be kept from somebody."""

from typing import cast

from PySide6.QtWidgets import QWidget

from db.promise import Passage
from desktop.casework.actions.contacts.advice import PassageDraft, Whose
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.work.edit_rows import EditRow, EditRows, Fields
from desktop.volunteer.work.person_picks import People, PersonPicks

OTHERS = (("professional", "A professional"), ("document", "A document"), ("volunteer", "Mine"))
_NAMED = ("professional", "document")
_KEPT = "It stands on no paper for them, and is marked wherever it is read."


class PassageRow(EditRow):
    """One passage."""

    def __init__(self, look: Look, people: People) -> None:
        super().__init__(look, "Words")
        self._look = look
        self._people: People = ()
        self._keep: dict[str, Tick] = {}
        self._number_said = ""
        self._wanted: frozenset[str] = frozenset()
        self.whose = PersonPicks(look, "Whose words")
        self.name, self.text = TextField(), LongText(look, least=2)
        self.name_field = Field(look, "Who or what that is", self.name)
        self.text_field = Field(look, "The words", self.text)
        self._ticks = Flow(look, gap="wide", between="hair", centre=True)
        self._from = QWidget()
        kept = column(look, Words(look, "Keep it from", "label"), gap="hair", within=self._from)
        kept.addLayout(self._ticks)
        kept.addWidget(Words(look, _KEPT, "small", "ink-soft"))
        for part in (self.whose, self.name_field, self.text_field, self._from):
            self.box.addWidget(part)
        self.name.textChanged.connect(self.changed)
        self.text.textChanged.connect(self.changed)
        self.whose.chosen.connect(self._chosen)
        self.whose.grew.connect(self.grew)
        self.show_people(people)

    def show_people(self, people: People) -> None:
        """The clients of the case, and who is new; what is chosen stays chosen."""
        if list(people) != list(self._people):
            self._wanted = frozenset(self.keep_from())
            self._people = people
            self.whose.show_people([*people, *OTHERS])
            while self._ticks.takeAt(0) is not None:
                pass
            for old in self._keep.values():
                old.hide()
                old.deleteLater()
            self._keep = {key: self._tick(key, words) for key, words in people}
            for tick in self._keep.values():
                self._ticks.add(tick)
        self._fit()

    def _tick(self, key: str, words: str) -> Tick:
        made = Tick(self._look, words)
        made.setAccessibleName(f"{self._number_said}keep it from: {words}")
        made.setChecked(key in self._wanted)
        made.toggled.connect(self.changed)
        return made

    def number(self, at: int) -> None:
        """Which of them it is; from whom it is kept is told with it."""
        super().number(at)
        self._number_said = f"Words {at}, "
        for field in (self.name_field, self.text_field):
            field.control.setAccessibleName(f"{self._number_said}{field.label.text()}")
        for tick in self._keep.values():
            tick.setAccessibleName(f"{self._number_said}keep it from: {tick.text()}")

    def _fit(self) -> None:
        """Nobody's words are kept from themselves."""
        whose = self.whose.key()
        self.name_field.setVisible(whose in _NAMED)
        for key, tick in self._keep.items():
            tick.setVisible(key != whose)
        self._from.setVisible(bool(whose) and any(key != whose for key in self._keep))

    def _chosen(self, _key: str) -> None:
        self._fit()
        self.grew.emit()
        self.changed.emit()

    def keep_from(self) -> list[str]:
        """From whom it is kept."""
        whose = self.whose.key()
        there = [key for key, tick in self._keep.items() if tick.isChecked() and key != whose]
        return there or sorted(self._wanted if not self._keep else ())

    def words(self) -> dict[str, str]:
        return {
            "whose": self.whose.key(),
            "name": self.name.text(),
            "text": self.text.words(),
            "keep_from": "\n".join(self.keep_from()),
        }

    def fill(self, words: Fields) -> None:
        blocked = self.blockSignals(True)
        self.whose.set_key(words.get("whose", ""))
        self.name.setText(words.get("name", ""))
        self.text.set_words(words.get("text", ""))
        self._wanted = frozenset(words.get("keep_from", "").splitlines())
        for key, tick in self._keep.items():
            tick.setChecked(key in self._wanted)
        self._fit()
        self.blockSignals(blocked)

    def is_empty(self) -> bool:
        return not (self.text.words().strip() or self.name.text().strip())

    def look_over(self) -> QWidget | None:
        self.whose.set_fault("" if self.whose.key() else "Say whose words they are.")
        self.text_field.set_fault("" if self.text.words().strip() else "Write the words.")
        if self.whose.fault():
            return self.whose.first()
        return self.text if self.text_field.fault() else None

    def first(self) -> QWidget:
        return self.whose.first()


class PassageRows(EditRows):
    """All passages of a contact."""

    def __init__(self, look: Look) -> None:
        self._people: People = ()
        super().__init__(look, "Add somebody’s words", lambda: PassageRow(look, self._people))

    def set_people(self, people: People) -> None:
        self._people = people
        for row in self.rows:
            assert isinstance(row, PassageRow)
            row.show_people(people)

    def kept(self) -> int:
        """How many are kept from somebody."""
        return sum(bool(row.words()["keep_from"]) for row in self.rows if not row.is_empty())


def words_of(passage: Passage) -> Fields:
    """A passage that is kept, as the words of a row."""
    return {
        "whose": passage.whose if passage.person is None else passage.person,
        "name": passage.name,
        "text": passage.text,
        "keep_from": "\n".join(passage.keep_from),
    }


def passage_of(words: Fields) -> PassageDraft:
    """One row, as it is to be kept."""
    whose = words["whose"]
    other = whose in dict(OTHERS)
    return PassageDraft(
        whose=cast(Whose, whose if other else "person"),
        text=words["text"],
        person="" if other else whose,
        name=words.get("name", "") if whose in _NAMED else "",
        keep_from=tuple(words.get("keep_from", "").splitlines()),
    )
