"""Giving a case to a volunteer: who has how many, why it changes hands, a line for whoever gets it.
Taking one back: what happens then, and why.
"""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions.cases.office_cases import CaseFile
from desktop.casework.actions.handing.assign import GIVE, TAKE_BACK, Assigned, assign, take_back
from desktop.casework.closeness.people_names import first_name
from desktop.office.cases import hand_phrases as phrases
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import soft
from desktop.ui.typing.form import Field
from desktop.ui.typing.form_behind import FormBehind
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.narrow import narrow


class Giving(FormBehind):
    """Open from the beginning where the case is with nobody, or was referred."""

    def __init__(self, here: Here, case: CaseFile) -> None:
        look = here.look
        begin = Button(look, phrases.give_words(case), icon="send")
        super().__init__(here, GIVE, begin, Button(look, "Give it", "main", icon="send"))
        self._case = case
        self.to = narrow(look, [("", "Choose…"), *phrases.givable(case)])
        self.why, self.note = LongText(look, least=2, most=8), LongText(look, least=2, most=8)
        self.field = Field(look, "Give it to", self.to)
        self.texts = {  # by what the record calls them
            "reason": Field(look, "Why it changes hands", self.why, phrases.why_hint(case)),
            "note": Field(look, "A line for whoever gets it", self.note, phrases.NOTE),
        }
        card = Card(look, "Give it to a volunteer", icon="send")
        acts = self.lay_out(card, told=self.field, begin=False)
        for part in (soft(look, phrases.giving(case)), self.field, *self.texts.values()):
            card.body.addWidget(part)
        card.body.addLayout(acts)
        self.to.chosen.connect(lambda _key: self.touched())
        for field in (self.why, self.note):
            field.textChanged.connect(self.touched)
        self.go.button.clicked.connect(self._give)
        if phrases.needs_somebody(case):
            self.leave.hide()  # it is what the page is for: there is nothing to go back to
            self.open()
        self.start(case.reference)

    def typed(self) -> Mapping[str, str]:
        return {"to": self.to.key(), "why": self.why.words(), "note": self.note.words()}

    def put(self, fields: Mapping[str, str]) -> None:
        self.why.set_words(fields.get("why", ""))
        self.note.set_words(fields.get("note", ""))
        self.to.setCurrentIndex(max(0, self.to.findData(fields.get("to", ""))))

    def lacks(self) -> str:
        return "" if self.to.key() else "Choose a volunteer first."

    def field_of(self, refusal: Refusal) -> Field | None:
        return self.texts.get(str(refusal.facts.get("field", "")))

    def _give(self) -> None:
        case, to = self._case.reference, self.to.key()
        note, why = self.note.words(), self.why.words()

        def done(given: Assigned) -> None:
            who = first_name(given.name)
            self.here.say(f"Given. {who} gets it with the next answer from the inbox.")

        self.finish(lambda desk: assign(desk, case, to, note, why), done)


class TakingBack(FormBehind):
    """What taking it back comes to, and why it is done; then it is with nobody."""

    def __init__(self, here: Here, case: CaseFile) -> None:
        look = here.look
        begin = Button(look, "Take it back…", icon="inbox")
        super().__init__(here, TAKE_BACK, begin, Button(look, "Take it back", icon="inbox"))
        self._case = case
        self.why = LongText(look, least=2, most=8)
        self.field = Field(look, "Why it is taken back", self.why, phrases.back_hint(case))
        card = Card(look, "Take it back", icon="inbox")
        acts = self.lay_out(card, told=self.field, begin=False)
        card.body.addWidget(soft(look, phrases.taking_back(case)))
        card.body.addWidget(self.field)
        card.body.addLayout(acts)
        self.why.textChanged.connect(self.touched)
        self.go.button.clicked.connect(self._take_back)
        self.start(case.reference)

    def typed(self) -> Mapping[str, str]:
        return {"why": self.why.words()}

    def put(self, fields: Mapping[str, str]) -> None:
        self.why.set_words(fields.get("why", ""))

    def _take_back(self) -> None:
        case, why = self._case.reference, self.why.words()
        who = first_name(self._case.held[-1].name)

        def done(_case: str) -> None:
            self.here.say(f"Taken back. {who} is told with the next answer from the inbox.")

        self.finish(lambda desk: take_back(desk, case, why), done)


class Hands(QWidget):
    """Both of them on a case's page: their buttons in a line, what is open below it.

    `turned` is called when something opened or closed.
    """

    def __init__(self, here: Here, turned: Callable[[], None]) -> None:
        super().__init__()
        self._here, self._turned = here, turned
        self._shown: object = None
        self.giving: Giving | None = None
        self.back: TakingBack | None = None
        self._box = column(here.look, within=self)
        self.hide()

    def show_case(self, case: CaseFile) -> None:
        """What can be done with it now. Nothing is made anew that says the same: whoever types
        while a bundle comes in goes on typing."""
        wanted = phrases.hands(case)
        if wanted == self._shown:
            return
        again = self._shown is not None and self._at_it()
        self._shown = wanted
        empty(self._box)
        self.giving = Giving(self._here, case) if phrases.givable(case) else None
        self.back = TakingBack(self._here, case) if phrases.can_take_back(case) else None
        made = [one for one in (self.giving, self.back) if one is not None]
        flow = Flow(self._here.look)
        for one in made:
            flow.add(one.begin)
            one.turned.connect(self._opened)
        self._box.addLayout(flow)
        for one in made:
            self._box.addWidget(one)
        self.setVisible(bool(made))
        if again and made:
            made[0].take_focus()

    def _at_it(self) -> bool:
        """Whether the keyboard is in there."""
        now = self.window().focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _opened(self, _on: bool) -> None:
        """One at a time: while one is open the other's button is out of the way."""
        made = [one for one in (self.giving, self.back) if one is not None]
        some = any(one.is_open() for one in made)
        for one in made:
            one.begin.setHidden(some)
        self._turned()
