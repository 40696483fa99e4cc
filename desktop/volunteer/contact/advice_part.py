"""The balance aid on a contact: four parts that are closed until they are wanted.

What the policy does not ask for is not there. What is typed goes in and out as words by the name of
the draft's field.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from db.names import Capacity, PersonId
from desktop.casework.rights.consent import Client, whose
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import capital, counted
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.fold import Fold
from desktop.ui.rows.called import CAPACITIES
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.case_words import saying
from desktop.volunteer.work.advice.options import Asks, OptionRows
from desktop.volunteer.work.advice.passages import PassageRows
from desktop.volunteer.work.advice.routes_part import RoutesPart
from desktop.volunteer.work.person_picks import PersonPicks
from desktop.volunteer.work.refusals import in_words, what_of
from desktop.volunteer.work.relay_fold import RelayFold
from desktop.volunteer.work.relay_rows import Promise

New = tuple[tuple[str, Capacity], ...]
_ANYTHING = "What could be done."


def asked_of_options(promise: Promise | None) -> str:
    """What the policy asks of an option, in short; what it does not ask is not named."""
    if promise is None:
        return _ANYTHING
    pack = promise.pack
    named = [
        ("for, against", pack.asks_for_against),
        ("likely result", pack.asks_likely_result),
        ("the law", pack.asks_source),
        ("what they chose", pack.asks_choice),
    ]
    said = ", ".join(words for words, asked in named if asked)
    return f"{capital(said)}." if said else _ANYTHING


class AdvicePart(QWidget):
    """`changed` as one types, `grew` when parts came or went."""

    changed = Signal()
    grew = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.options, self.passages = OptionRows(look), PassageRows(look)
        self.relay_fold, self.routes = RelayFold(look), RoutesPart(look)
        self.relays = self.relay_fold.rows
        self.only_one, self.choice = LongText(look, least=2), LongText(look, least=2)
        self.chosen_by = PersonPicks(look, "Whose choice it is")
        self.only_field = Field(look, "Why only one option was talked through", self.only_one)
        self.choice_field = Field(look, "What they chose, in their own words", self.choice)
        self.options_fold = Fold(look, "Options that were talked through")
        self.words_fold = Fold(look, "Whose words are whose")
        self.routes_fold = Fold(look, "Routes in a disagreement")
        for part in (self.options, self.only_field, self.choice_field, self.chosen_by):
            self.options_fold.inside.addWidget(part)
        self.words_fold.inside.addWidget(self.passages)
        self.routes_fold.inside.addWidget(self.routes)
        self.folds = (self.options_fold, self.words_fold, self.relay_fold, self.routes_fold)
        column(look, *self.folds, gap="gap", within=self)
        self._promise: Promise | None = None
        self._new: New = ()
        self._wire()
        self.tell()

    def _wire(self) -> None:
        for part in (self.options, self.passages, self.relays):
            part.changed.connect(self._typed)
            part.grew.connect(self.grew)
        self.routes.changed.connect(self._typed)
        for text in (self.only_one, self.choice):
            text.textChanged.connect(self._typed)
        self.chosen_by.chosen.connect(self._typed)
        self.chosen_by.grew.connect(self.grew)
        for fold in self.folds:
            fold.turned.connect(lambda _on: self.grew.emit())

    def show_case(self, promise: Promise) -> None:
        """What the policy asks, and the consents of the case."""
        pack = promise.pack
        self._promise = promise
        self.options.set_asks(
            Asks(pack.asks_for_against, pack.asks_likely_result, pack.asks_source)
        )
        self._show_people(promise, self._new)
        typed = self.typed()
        for fold, asked, there in (
            (self.options_fold, pack.asks_options, typed["options"] or typed["choice"]),
            (self.words_fold, pack.asks_own_words, typed["passages"]),
            (self.relay_fold, pack.asks_consent, typed["relays"]),
            (self.routes_fold, pack.asks_options, typed["routes"]),
        ):
            fold.setVisible(asked or bool(there))
        chooses = pack.asks_choice or bool(typed["choice"])
        self.choice_field.setVisible(chooses)
        self.chosen_by.setVisible(chooses)
        self.tell()

    def show_new(self, new: New) -> None:
        """Somebody new takes part: they have no number yet, and go by their name."""
        self._new = new
        if self._promise is not None:
            self._show_people(self._promise, new)

    def _show_people(self, promise: Promise, new: New) -> None:
        added = {
            PersonId(name): Client(person=PersonId(name), name=name, capacity=capacity)
            for name, capacity in new
        }
        everybody = {**promise.people, **added}
        today = london(promise.now).date()
        clients = [
            (str(key), f"{one.name}, {CAPACITIES[one.capacity]}")
            for key, one in everybody.items()
            if whose(one, today) is not None
        ]
        self.passages.set_people(clients)
        self.chosen_by.show_people(clients)
        dispute = promise.disagreement or self.routes.count() > 0
        self.relays.set_promise(replace(promise, people=everybody, disagreement=dispute))

    def fill(self, typed: Mapping[str, str]) -> None:
        """What the draft held; a part that holds something is open."""
        blocked = self.blockSignals(True)
        self.options.set_text(typed["options"])
        self.only_one.set_words(typed["only_one"])
        self.choice.set_words(typed["choice"])
        self.chosen_by.set_key(typed["chosen_by"])
        self.passages.set_text(typed["passages"])
        self.routes.set_text(typed["routes"])
        self.relays.set_text(typed["relays"])
        for fold, there in (
            (self.options_fold, typed["options"] or typed["choice"]),
            (self.words_fold, typed["passages"]),
            (self.relay_fold, typed["relays"]),
            (self.routes_fold, typed["routes"]),
        ):
            fold.set_open(bool(there))
        self.clear_faults()
        self.blockSignals(blocked)
        if self._promise is not None:
            self.show_case(self._promise)
        self.tell()

    def typed(self) -> dict[str, str]:
        """Everything that stands there."""
        return {
            "options": self.options.text(),
            "only_one": self.only_one.words(),
            "choice": self.choice.words(),
            "chosen_by": self.chosen_by.key(),
            "passages": self.passages.text(),
            "routes": self.routes.text(),
            "relays": self.relays.text(),
        }

    def _typed(self) -> None:
        if self._promise is not None:  # a route makes it a disagreement, and consent is asked then
            self._show_people(self._promise, self._new)
        self.tell()
        self.changed.emit()

    def tell(self) -> None:
        """What is in each part, on its heading."""
        options, words = self.options.count(), self.passages.count()
        self.only_field.setVisible(options == 1 or bool(self.only_one.words().strip()))
        said = counted(options, "option") if options else asked_of_options(self._promise)
        chosen = ", a choice" if self.choice.words().strip() else ""
        self.options_fold.set_summary(f"{said}{chosen}")
        kept = self.passages.kept()
        self.words_fold.set_summary(
            counted(words, "passage")
            if words
            else "Each speaker apart; what is to be kept from whom.",
            saying("kept-from", f"{kept} kept from somebody") if kept else None,
        )
        self.relay_fold.tell()
        routes = self.routes.count()
        none = "Disagreement resolution, mediation, Tribunal, complaint."
        self.routes_fold.set_summary(f"{counted(routes, 'route')} explained" if routes else none)

    def look_over(self) -> QWidget | None:
        """Where the keyboard goes first, of what is missing; its part is opened."""
        for fold, rows in (
            (self.options_fold, self.options),
            (self.words_fold, self.passages),
            (self.relay_fold, self.relays),
        ):
            amiss = rows.look_over()
            if amiss is not None:
                fold.set_open(True)
                return amiss
        return None

    def clear_faults(self) -> None:
        """What was refused before may be right by now."""
        for field in (self.only_field, self.choice_field):
            field.set_fault()

    def take(self, refusal: Refusal) -> bool:
        """Say a refusal beside what it belongs to; False where it belongs to nothing here."""
        what = what_of(refusal)
        fields = {"choice": self.choice_field, "reason for one option only": self.only_field}
        field = fields.get(what)
        if field is not None:
            self.options_fold.set_open(True)
            field.set_fault(in_words(refusal))
            field.control.setFocus()
            return True
        return self.relay_fold.take(refusal)
