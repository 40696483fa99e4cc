"""The cases of a laptop go to others, because it was lost or its volunteer is away or leaves.

All of them to one, or each to somebody.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions.handing.assign import Assigned
from desktop.casework.actions.handing.share_out import share_out
from desktop.casework.actions.joining.people import Laptop, OnIt
from desktop.office.cases.hand_phrases import NOTE
from desktop.office.people import sharing_words as phrases
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import soft
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.form import Field
from desktop.ui.typing.form_behind import FormBehind
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.narrow import narrow


class Sharing(FormBehind):
    """For a laptop that has a case which is not closed; `others` are those that may get one."""

    def __init__(self, here: Here, one: Laptop, others: Sequence[Laptop]) -> None:
        look = here.look
        begin = Button(look, phrases.begin(one), icon="send")
        begin.setAccessibleDescription(f"Away from {one.name}’s laptop")
        super().__init__(here, "give-cases", begin, Button(look, "Give", icon="send"))
        self._one = one
        self.cases: tuple[OnIt, ...] = phrases.to_give(one)
        self.every = narrow(look, [("", phrases.ONE_BY_ONE), *phrases.laptops(others)])
        self.rows = {case.reference: self._choice(case, others) for case in self.cases}
        self.why, self.note = LongText(look, least=2, most=8), LongText(look, least=2, most=8)
        self.fields = {
            case.reference: Field(
                look, phrases.called(case, hidden=here.privacy.on), self.rows[case.reference]
            )
            for case in self.cases
        }
        self._all = Field(look, "All of them to", self.every)
        self._build()
        self.start(one.device)

    def _choice(self, case: OnIt, others: Sequence[Laptop]) -> Choice:
        made = narrow(self.here.look, phrases.choices(self._one, case, others))
        made.chosen.connect(lambda _key: self._chosen())
        return made

    def _build(self) -> None:
        look, several = self.here.look, len(self.cases) > 1
        held = QWidget()
        first = self._all if several else next(iter(self.fields.values()))
        acts = self.lay_out(held, told=first)
        form = column(look, soft(look, phrases.what_happens(self._one)), within=held)
        if several:
            form.addWidget(self._all)
        for field in self.fields.values():
            form.addWidget(field)
        why_hint = phrases.why_hint(self._one)
        self._texts = {  # by what the record calls them
            "reason": Field(look, "Why they change hands", self.why, why_hint),
            "note": Field(look, "A line for whoever gets one", self.note, NOTE),
        }
        for field in self._texts.values():
            form.addWidget(field)
        form.addLayout(acts)
        self.every.chosen.connect(self._to_one)
        for text in (self.why, self.note):
            text.textChanged.connect(self.touched)
        self.go.button.clicked.connect(self._give)

    # --- what stands in it ---

    def typed(self) -> Mapping[str, str]:
        chosen = {f"to:{case}": row.key() for case, row in self.rows.items()}
        return {**chosen, "why": self.why.words(), "note": self.note.words()}

    def put(self, fields: Mapping[str, str]) -> None:
        self.why.set_words(fields.get("why", ""))
        self.note.set_words(fields.get("note", ""))
        for case, row in self.rows.items():
            row.setCurrentIndex(max(0, row.findData(fields.get(f"to:{case}", ""))))
        self._say_all()

    def lacks(self) -> str:
        return "" if self.whom() else "Choose who gets one first."

    def whom(self) -> dict[str, str]:
        """Which case goes to whom; what is not in it stays."""
        return {case: row.key() for case, row in self.rows.items() if row.key()}

    def _to_one(self, device: str) -> None:
        for row in self.rows.values():
            row.setCurrentIndex(max(0, row.findData(device)))
        self.touched()

    def _chosen(self) -> None:
        self._say_all()
        self.touched()

    def _say_all(self) -> None:
        """The choice for all says what the others come to."""
        keys = {row.key() for row in self.rows.values()}
        self.every.setCurrentIndex(max(0, self.every.findData(keys.pop())) if len(keys) == 1 else 0)

    def _reason(self) -> None:
        some = len(self.whom())
        self.go.button.setText(phrases.give(some, len(self.cases)))
        super()._reason()

    # --- doing it ---

    def _give(self) -> None:
        device, whom = self._one.device, self.whom()
        note, why = self.note.words(), self.why.words()
        self.finish(
            lambda desk: share_out(desk, device, whom, note, why), partial(_given, self.here)
        )

    def field_of(self, refusal: Refusal) -> Field | None:
        """The case or the text that it is about."""
        facts = {name: str(said) for name, said in refusal.facts.items()}
        return self.fields.get(facts.get("case", "")) or self._texts.get(facts.get("field", ""))


def _given(here: Here, given: Sequence[Assigned]) -> None:
    here.say(phrases.given(given))
