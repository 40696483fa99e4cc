"""Writing a concern down, at either desk: kept as one types, and refused beside its field."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from db.errors import BadInput, Refusal, TooLong
from db.names import RecordId
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.desk import Desk
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, Section
from desktop.ui.typing.long_text import LongText

NEW = "new"


class Says(NamedTuple):
    """A desk's own words: over the form and on its button, over its fields, and afterwards."""

    title: str
    go: str
    icon: str
    source: str
    said: str
    empty: str  # nothing was written
    done: str


class RaisingForm(QWidget):
    """`raised` is called with the concern's id. `about`: a case, or empty.

    A desk adds its fields to `section`, lays out the whole, says in `drafted` what is written, and
    calls `fetch` once everything is there.
    """

    def __init__(
        self,
        here: Here,
        about: str,
        says: Says,
        chosen: Mapping[str, Choice],
        raised: Callable[[str], None],
    ) -> None:
        """`chosen`: by their names in the draft; `kind` and `source` are among them."""
        super().__init__()
        look = here.look
        self.here, self._about, self._says, self._raised = here, about or NEW, says, raised
        self.setAccessibleName(says.title)
        self.keeper = Keeper(here.session, "concern", self._typed, self)
        self._chosen = dict(chosen)
        self.kind, self.source = chosen["kind"], chosen["source"]
        self.by, self.said = TextField(), LongText(look, least=4)
        self.go = Button(look, says.go, "main", icon=says.icon)
        self.section = Section(look)
        self.section.field("What it is about", self.kind)
        self.section.field(says.source, self.source)
        self.by_field = self.section.field("Their name", self.by)
        self.fill(self.section)
        self.said_field = self.section.field(says.said, self.said)
        for words in (self.said.textChanged, self.by.textChanged):
            words.connect(self.keeper.touch)
        for each in self._chosen.values():
            each.chosen.connect(lambda _: self.fit())
            each.chosen.connect(lambda _: self.keeper.touch())
        self.go.clicked.connect(self._raise)

    def fill(self, section: Section) -> None:
        """Fields of one desk, before the words. For a desk to override."""

    def fit(self) -> None:
        """Something else was chosen: what belongs to it is seen. For a desk to override."""

    def more(self) -> dict[str, TextField]:
        """What else is typed, by its name in the draft. For a desk to override."""
        return {}

    @abstractmethod
    def drafted(self) -> Callable[[Desk], RecordId]:
        """What is in the form now, to be written on the worker."""

    def beside(self, refusal: Refusal) -> Field | None:
        """The field that a refusal is about; None where there is none."""
        if not isinstance(refusal, BadInput | TooLong):
            return None
        return self.by_field if "who raised it" in _what(refusal) else self.said_field

    def fetch(self) -> None:
        """What was typed before comes back."""
        self.keeper.fetch(self._about, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        words = {"said": self.said.words(), "by": self.by.text()}
        chosen = {name: box.key() for name, box in self._chosen.items()}
        chosen |= {name: field.text() for name, field in self.more().items()}
        return {**words, **(chosen if any(words.values()) else dict.fromkeys(chosen, ""))}

    def _come_back(self, fields: dict[str, str]) -> None:
        if not fields.get("said") and not fields.get("by"):
            return
        self.said.set_words(fields.get("said", ""))
        self.by.setText(fields.get("by", ""))
        for name, field in self.more().items():
            field.setText(fields.get(name, ""))
        for name, box in self._chosen.items():
            if box.findData(fields.get(name, "")) >= 0:
                box.set_key(fields[name])
        self.fit()

    def _raise(self) -> None:
        for field in self.section.findChildren(Field):
            field.set_fault()
        write = self.drafted()

        def work(desk: Desk) -> RecordId:
            with drafts.done_with(desk, of):
                return write(desk)

        of = self.keeper.finish()
        self.go.setEnabled(False)
        self.here.session.ask(work, self._done, self._refused)

    def _done(self, concern: RecordId | None) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.go.setEnabled(True)
        if concern is not None:
            self.here.say(self._says.done)
            self._raised(concern)

    def _refused(self, refusal: Refusal) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        self.go.setEnabled(True)
        self.keeper.go_on(self._about)
        field, said = self.beside(refusal), messages.of(refusal)
        if field is None:
            self.here.refuse(refusal)
            return
        empty = isinstance(refusal, BadInput) and _what(refusal) == "concern"
        field.set_fault(self._says.empty if empty else f"{said.message} {said.do}")
        field.control.setFocus()


def _what(refusal: Refusal) -> str:
    return str(refusal.facts.get("what", refusal.facts.get("field", "")))
