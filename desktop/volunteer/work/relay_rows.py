"""What was passed on, each with whose it is, to whom, and how consent to it stands as one types."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from PySide6.QtWidgets import QWidget

from db.names import CaseId, PersonId, RecordId
from db.records import Consent
from desktop.casework.actions.consenting.give import Form
from desktop.casework.actions.consenting.pass_on import RelayDraft
from desktop.casework.packs.policy import Pack
from desktop.casework.rights.consent import Client, Kind, Ledgered, asked_of, usable
from desktop.casework.rights.deciding import Judged
from desktop.casework.rights.gate import Answer, Passing, consent_gate
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import one_line
from desktop.ui.look.theme import Look
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.rows.called import CAPACITIES
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.work.edit_rows import EditRow, EditRows, Fields
from desktop.volunteer.work.person_picks import PersonPicks

_KINDS = (("views", "Their views"), ("information", "Information about them"))
_NOW = {"spoken": "agreed just now, aloud", "written": "agreed just now, in writing"}
_SHORT = 60  # letters of what a consent says, beside its pick
_TAGS = {"covered": "consent-covered", "without": "consent-without"}


@dataclass(frozen=True)
class Promise:
    """What the consent ledger of a case says, so that a form can answer at once."""

    case: CaseId
    pack: Pack
    people: Mapping[PersonId, Client]
    consents: tuple[Ledgered, ...]
    notes: tuple[Judged, ...]  # what was judged of who can decide what is passed on
    disagreement: bool
    now: datetime


class RelayRow(EditRow):
    """One thing passed on. `promise` gives the ledger as it is now, with who is new."""

    def __init__(self, look: Look, promise: Callable[[], Promise | None]) -> None:
        super().__init__(look, "Passed on")
        self._look, self._promise = look, promise
        self.person = PersonPicks(look, "Whose")
        self.kind = Choice(look, _KINDS)
        self.to, self.what = TextField(example="the school"), LongText(look, least=2)
        self.source, self.why = TextField(), LongText(look, least=2)
        self.under = PersonPicks(look, "Under which consent")
        self.to_field = Field(look, "To whom", self.to)
        self.what_field = Field(look, "What was passed on", self.what)
        self.source_field = Field(look, "Where it comes from", self.source)
        self.why_field = Field(
            look, "Why without consent", self.why, "The office sees it. It is kept all the same."
        )
        self._tag, self._so = Tag(look, state("consent-covered")), Words(look, "", "small")
        self._lay_out(look)
        for line in (self.to, self.source):
            line.textChanged.connect(self._typed)
        for text in (self.what, self.why):
            text.textChanged.connect(self._typed)
        self.kind.chosen.connect(self._typed)
        self.person.chosen.connect(self._typed)
        self.under.chosen.connect(self._picked)
        self.person.grew.connect(self.grew)
        self.under.grew.connect(self.grew)
        self.answer: Answer | None = None
        self.tell()

    def _lay_out(self, look: Look) -> None:
        first, said = Flow(look), Flow(look, gap="near", between="hair", centre=True)
        first.add(Field(look, "What it is", self.kind), 200, 1)
        first.add(self.to_field, 220, 2)
        first.add(self.source_field, 220, 2)
        said.add(self._tag)
        said.add(self._so, 200, 1)
        self.box.addWidget(self.person)
        self.box.addLayout(first)
        self.box.addWidget(self.what_field)
        self.box.addWidget(self.under)
        self.box.addLayout(said)
        self.box.addWidget(self.why_field)

    def tell(self) -> None:
        """How consent stands for what is written here now."""
        promise = self._promise()
        self.source_field.setVisible(self.kind.key() == "information")
        if promise is None:
            return
        people = [(str(key), _who(one)) for key, one in promise.people.items()]
        self.person.show_people(people)
        self.answer = self._asked(promise)
        answer = self.answer
        asked = answer is not None and answer.state != "not asked"
        self.under.setVisible(asked)
        for part in (self._tag, self._so):
            part.setVisible(asked)
        self.why_field.setVisible(answer is not None and answer.flagged)
        if answer is not None and asked:
            self.under.show_people(self._choices(promise))
            self._tag.set_state(state(_TAGS[answer.state]))
            self._so.setText(answer.why)
            self._so.set_ink("flag" if answer.flagged else "ink-soft")

    def _asked(self, promise: Promise) -> Answer | None:
        person = PersonId(self.person.key())
        if person not in promise.people:
            return None
        passing = Passing(
            person=person, to=self.to.text(), kind=cast(Kind, self.kind.key()), at=promise.now
        )
        consents, chosen = promise.consents, self.under.key()
        if chosen in _NOW:
            giver = self._giver(promise)
            if giver is None:
                chosen = ""
            else:
                agreed = self._just_now(promise, passing, giver)
                consents, chosen = (*consents, agreed), agreed.record
        return consent_gate(
            promise.pack,
            passing,
            consents,
            promise.people,
            notes=promise.notes,
            disagreement=promise.disagreement,
            chosen=RecordId(chosen) if chosen else None,
        )

    def _giver(self, promise: Promise) -> Client | None:
        """Whose consent is asked: theirs, or that of whoever decides for them; None: of nobody who
        is named."""
        client, on = promise.people[PersonId(self.person.key())], london(promise.now).date()
        return asked_of(client, promise.people, promise.notes, self.to.text(), on)

    def _just_now(self, promise: Promise, passing: Passing, giver: Client) -> Ledgered:
        """The consent that would be written with it."""
        body = Consent(
            case=promise.case,
            person=giver.person,
            relay=self.what.words(),
            to=passing.to,
            form=cast(Form, self.under.key()),
            given=promise.now,
            scope=passing.kind,
        )
        return Ledgered(record=RecordId(self.under.key()), body=body)

    def _choices(self, promise: Promise) -> list[tuple[str, str]]:
        person = PersonId(self.person.key())
        found = usable(promise.consents, promise.people, person, promise.now, promise.notes)
        kinds = [one for one in found if one.body.scope == self.kind.key()]
        own = [("", "Whichever covers it" if kinds else "None")]
        own += [(one.record, _consent(one, promise)) for one in kinds]
        giver = self._giver(promise)
        if giver is None:
            return own
        who = "They" if giver.person == person else giver.name
        return own + [(key, f"{who} {words}") for key, words in _NOW.items()]

    def _picked(self, key: str) -> None:
        """To whom it is, is what the consent says, where nothing stands there yet."""
        promise = self._promise()
        consents = promise.consents if promise is not None else ()
        chosen = next((one for one in consents if one.record == key), None)
        if chosen is not None and not self.to.text().strip():
            self.to.setText(chosen.body.to)
        self._typed()

    def _typed(self) -> None:
        before = self.why_field.isHidden(), self.source_field.isHidden(), self.under.isHidden()
        self.tell()
        if before != (
            self.why_field.isHidden(),
            self.source_field.isHidden(),
            self.under.isHidden(),
        ):
            self.grew.emit()
        self.changed.emit()

    def words(self) -> dict[str, str]:
        return {
            "person": self.person.key(),
            "kind": self.kind.key(),
            "to": self.to.text(),
            "what": self.what.words(),
            "source": self.source.text(),
            "under": self.under.key(),
            "why": self.why.words(),
        }

    def fill(self, words: Fields) -> None:
        blocked = self.blockSignals(True)
        self.person.set_key(words.get("person", ""))
        self.kind.set_key(words.get("kind") or "views")
        self.to.setText(words.get("to", ""))
        self.what.set_words(words.get("what", ""))
        self.source.setText(words.get("source", ""))
        self.under.set_key(words.get("under", ""))
        self.why.set_words(words.get("why", ""))
        self.tell()
        self.blockSignals(blocked)

    def is_empty(self) -> bool:
        boxes = (self.to.text(), self.what.words(), self.source.text(), self.why.words())
        return not any(box.strip() for box in boxes)

    def look_over(self) -> QWidget | None:
        self.person.set_fault("" if self.person.key() else "Say whose it is.")
        self.to_field.set_fault("" if self.to.text().strip() else "Say to whom.")
        self.what_field.set_fault("" if self.what.words().strip() else "Say what was passed on.")
        needs = self.answer is not None and self.answer.flagged and not self.why.words().strip()
        self.why_field.set_fault("Write in a few words why." if needs else "")
        if self.person.fault():
            return self.person.first()
        fields = (self.to_field, self.what_field, self.why_field)
        return next((field.control for field in fields if field.fault()), None)

    def first(self) -> QWidget:
        return self.person.first()


class RelayRows(EditRows):
    """All that was passed on at a contact or a meeting."""

    def __init__(self, look: Look) -> None:
        self.promise: Promise | None = None
        super().__init__(
            look, "Add what was passed on", lambda: RelayRow(look, lambda: self.promise)
        )

    def set_promise(self, promise: Promise | None) -> None:
        """The ledger as it is now."""
        self.promise = promise
        for row in self.rows:
            assert isinstance(row, RelayRow)
            row.tell()

    def flagged(self) -> int:
        """How many of them are without consent."""
        return sum(
            isinstance(row, RelayRow) and row.answer is not None and row.answer.flagged
            for row in self.rows
            if not row.is_empty()
        )


def relay_draft(words: Fields) -> RelayDraft:
    """One row, as it is to be kept."""
    under = words.get("under", "")
    return RelayDraft(
        person=words["person"],
        to=words["to"],
        what=words["what"],
        kind=cast(Kind, words.get("kind") or "views"),
        consent="" if under in _NOW else under,
        agreed=cast(Form, under) if under in _NOW else None,
        why=words.get("why", ""),
        source=words.get("source", ""),
    )


def _who(one: Client) -> str:
    return f"{one.name}, {CAPACITIES[one.capacity]}"


def _consent(one: Ledgered, promise: Promise) -> str:
    body = one.body
    giver = promise.people.get(body.person)
    by = f"{giver.name}, to" if giver is not None else "To"
    until = f", until {written(body.until)}" if body.until is not None else ""
    return f"{by} {body.to}{until}: {one_line(body.relay, _SHORT)}"
