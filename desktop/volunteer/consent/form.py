"""Somebody agrees: who, to what, to whom, spoken or written, until when."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from PySide6.QtCore import Signal

from db.errors import InTheFuture, Refusal
from db.names import PersonId
from desktop.casework.actions.consenting.give import ConsentDraft, Form, Scope
from desktop.casework.actions.consenting.ledger import Ledger
from desktop.casework.rights.consent import Client, asked_of
from desktop.casework.rights.instead import ForWhom, for_whom
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.text import Words
from desktop.ui.rows.called import CAPACITIES
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.understood import DateField
from desktop.volunteer.work.moments import EXPECTED, TimeField, moment
from desktop.volunteer.work.person_picks import PersonPicks
from desktop.volunteer.work.refusals import in_words, what_of

SCOPES = (
    ("views", "Pass on their views"),
    ("information", "Pass on what is known of them"),
    ("consultation", "Ask them for their opinion later"),
)
FORMS = (("spoken", "Spoken"), ("written", "Written"))
_DAY = "Write the day as 9 March 2026, or leave it empty."
_OWN = (
    "A young person past compulsory school age agrees for themselves; a parent’s consent does not "
    "count for them, unless it is written down under Whose rights that the parent decides for them."
)


class ConsentForm(Card):
    """`changed` as one types, `asked` when it is to be kept."""

    changed = Signal()
    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Somebody agrees", icon="handshake", gap="gap")
        self._look = look
        self._ledger: Ledger | None = None
        self._today = date.min
        self.person, self.so = PersonPicks(look, "Who agrees"), Words(look, "", "body", "flag")
        self.scope, self.form = Choice(look, SCOPES), Choice(look, FORMS)
        self.to, self.relay = TextField(example="the school"), LongText(look, least=2)
        self.day, self.time, self.until = DateField(), TimeField(), DateField()
        self.to_field = Field(look, "To whom it may be passed on", self.to)
        self.scope_field = Field(look, "What for", self.scope)
        self.relay_field = Field(look, "What may be passed on, in their words", self.relay)
        self.form_field = Field(look, "How they said so", self.form)
        self.day_field, self.time_field = Field(look, "Day", self.day), Field(look, "At", self.time)
        self.until_field = Field(look, "Until", self.until, "Empty: until they take it back.")
        self.keep_button = Button(look, "Keep this consent", "main", shortcut="Ctrl+Return")
        self._lay_out(look)
        for line in (self.to, self.day, self.time, self.until):
            line.textChanged.connect(self.changed)
        self.relay.textChanged.connect(self.changed)
        for choice in (self.person, self.scope, self.form):
            choice.chosen.connect(self.changed)
        self.to.textChanged.connect(self._tell)
        self.person.chosen.connect(self._tell)
        self.keep_button.clicked.connect(self.asked)
        self.until.read.connect(lambda _day, why: self.until_field.set_fault(why))
        self.day.read.connect(lambda _day, why: self.day_field.set_fault(why))

    def _lay_out(self, look: Look) -> None:
        first, last, ends = Flow(look), Flow(look), Flow(look)
        first.add(self.to_field, 200, 2)
        first.add(self.scope_field, 200, 2)
        last.add(self.form_field, 120, 1)
        last.add(self.day_field, 150, 1)
        last.add(self.time_field, 80, 1)
        last.add(self.until_field, 150, 1)
        ends.add(self.keep_button)
        box = column(look, gap="gap")
        box.addWidget(self.person)
        box.addWidget(self.so)
        box.addLayout(first)
        box.addWidget(self.relay_field)
        box.addLayout(last)
        box.addWidget(Words(look, _OWN, "small", "ink-soft"))
        box.addLayout(ends)
        self.body.addLayout(box)

    def show_people(self, found: Ledger | None, now: datetime | None = None) -> None:
        """Who can agree to something in the case (None: nobody); who is chosen stays chosen."""
        self._ledger = found
        self._today = london(now).date() if now is not None else date.min
        self.person.show_people(
            [(str(one.person), self._who(one)) for one in (found.people if found else ())]
        )
        self._tell()

    def _who(self, one: Client) -> str:
        found, said = self._ledger, f"{one.name}, {CAPACITIES[one.capacity]}"
        if found is None:
            return said
        on, notes = self._today, found.notes
        for each in found.everybody.values():
            if each is not one and asked_of(each, found.everybody, notes, "", on) is one:
                said += f", decides for {each.name}"
        return said

    def ask(self, person: PersonId) -> None:
        """Whoever is to agree for this person is chosen: they, or who decides for them."""
        found = self._ledger
        client = found.everybody.get(person) if found is not None else None
        if found is not None and client is not None:
            asked = asked_of(client, found.everybody, found.notes, self.to.text(), self._today)
            self.person.set_key(asked.person if asked is not None else "")
        self._tell()

    def _tell(self) -> None:
        """For whom it counts, where that is not plain."""
        found, said, on = self._ledger, ForWhom(counts=True), self._today
        person = PersonId(self.person.key())
        if found is not None and person:
            said = for_whom(person, self.to.text(), on, found.everybody, found.notes, on)
        self.so.setText(said.so)
        self.so.set_ink("ink-soft" if said.counts else "flag")
        self.so.setVisible(bool(said.so))

    def fill(self, words: Mapping[str, str], now: datetime) -> None:
        """What the draft held; without one it is now."""
        blocked = self.blockSignals(True)
        at = london(now)
        self.person.set_key(words.get("person", ""))
        self.person.set_fault()
        self.scope.set_key(words.get("scope") or "views")
        self.form.set_key(words.get("form") or "spoken")
        self.to.setText(words.get("to", ""))
        self.relay.set_words(words.get("relay", ""))
        self.day.setText(words.get("day") or written(at.date()))
        self.time.setText(words.get("time") or f"{at:%H:%M}")
        self.until.setText(words.get("until", ""))
        for field in self.fields():
            field.set_fault()
        self.blockSignals(blocked)
        self._tell()

    def words(self) -> dict[str, str]:
        """Everything that stands in the boxes."""
        return {
            "person": self.person.key(),
            "scope": self.scope.key(),
            "form": self.form.key(),
            "to": self.to.text(),
            "relay": self.relay.words(),
            "day": self.day.text(),
            "time": self.time.text(),
            "until": self.until.text(),
        }

    def is_bare(self) -> bool:
        """Nobody has typed anything of a consent yet."""
        return not any(box.strip() for box in (self.to.text(), self.relay.words()))

    def fields(self) -> tuple[Field, ...]:
        return (
            self.to_field,
            self.scope_field,
            self.relay_field,
            self.form_field,
            self.day_field,
            self.time_field,
            self.until_field,
        )

    def draft(self) -> ConsentDraft | None:
        """The consent; None where something is missing, which is said beside its field."""
        given = moment(self.day.day(), self.time.text())
        until = self.until.text().strip()
        for field, fault in (
            (self.to_field, "" if self.to.text().strip() else "Say to whom."),
            (self.relay_field, "" if self.relay.words().strip() else "Say what they agreed to."),
            (self.day_field, "" if self.day.day() else "Write the day as 9 March 2026."),
            (self.time_field, "" if given or self.day.day() is None else EXPECTED),
            (self.until_field, _DAY if until and self.until.day() is None else ""),
        ):
            field.set_fault(fault)
        self.person.set_fault("" if self.person.key() else "Say who agrees.")
        faulty = next((one for one in self.fields() if one.fault()), None)
        if self.person.fault():
            self.person.first().setFocus()
        elif faulty is not None:
            faulty.control.setFocus()
        if self.person.fault() or faulty is not None or given is None:
            return None
        return ConsentDraft(
            person=self.person.key(),
            relay=self.relay.words(),
            to=self.to.text(),
            form=cast(Form, self.form.key()),
            given=given,
            until=self.until.day(),
            scope=cast(Scope, self.scope.key()),
        )

    def take(self, refusal: Refusal) -> bool:
        """Say a refusal beside the field that it belongs to; False where it belongs to none."""
        named = {
            "what may be passed on": self.relay_field,
            "to whom": self.to_field,
            "last day of the consent": self.until_field,
        }
        field = self.time_field if isinstance(refusal, InTheFuture) else named.get(what_of(refusal))
        if field is not None:
            field.set_fault(in_words(refusal))
            field.control.setFocus()
        return field is not None
