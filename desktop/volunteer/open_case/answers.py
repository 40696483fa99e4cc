"""Can I take this case?: what is found while the form is filled in, and what one can do about it.

The reason for going on has one field for all that it answers. It is never made anew, so that the
words in it and the cursor stay where they are while the cards above it change.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from db.names import InterestId
from desktop.casework.closeness.findings import Found
from desktop.casework.closeness.verdict import area_found
from desktop.casework.saying.said import together
from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import State, state
from desktop.ui.parts.text import Words, heading
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.volunteer.open_case.asking import Shown
from desktop.volunteer.open_case.cards import (
    Does,
    How,
    of_area,
    of_finding,
    of_nothing,
    state_of,
)

_REASON = (
    "The office reads this, and what kind of finding it is for. Whom or what you know stays here: "
    "leave names out."
)


class Answers(QWidget):
    """`answered` when same or someone else was said; `reasoned` while the reason is typed;
    `referred` when the case is to go to the office; `known` with a case that is there already.
    """

    answered = Signal()
    reasoned = Signal()
    referred = Signal()
    known = Signal(str)
    clause_asked = Signal(str)
    grew = Signal()

    def __init__(self, here: Here, *, announcer: Announcer = announce) -> None:
        super().__init__()
        self._look, self._privacy, self._announcer = here.look, here.privacy, announcer
        self._shown = Shown()
        self._named: frozenset[InterestId] = frozenset()
        self._said = ""
        self.same: tuple[str, ...] = ()
        self.other: tuple[str, ...] = ()
        self.setAccessibleName("Can I take this case?")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._above = column(here.look)
        self._below = column(here.look)
        self.reason = LongText(here.look, least=2)
        self.reason_field = Field(here.look, "Why you take it all the same", self.reason, _REASON)
        self.reason_card = Card(here.look)
        self.reason_card.body.addWidget(self.reason_field)
        self.reason_card.hide()
        self.reason.textChanged.connect(self.reason_field.set_fault)
        self.reason.textChanged.connect(self.reasoned)
        title = heading(here.look, "Can I take this case?")
        self._box = column(
            here.look, title, self._above, self.reason_card, self._below, within=self
        )
        self._box.addStretch(1)
        self._does = Does(
            refer=self.referred.emit,
            same=lambda one: self._answer(one, same=True),
            other=lambda one: self._answer(one, same=False),
            ask_again=self._ask_again,
            show_name=self._show_name,
            clause=self.clause_asked.emit,
        )
        here.privacy.changed.connect(lambda _on: self._draw())
        self._draw()

    def set_given(self, reason: str, same: Sequence[str], other: Sequence[str]) -> None:
        """What was said before, from a draft; nothing is emitted."""
        self.reason.set_words(reason)
        self.same, self.other = tuple(same), tuple(other)
        self._named = frozenset()
        self._said = ""

    def take(self, shown: Shown) -> None:
        """Show what the desk answered."""
        alike, self._shown = shown.looks_like(self._shown), shown
        if not alike:
            self._draw()
            self._tell()

    def _draw(self) -> None:
        """Make the cards anew; whoever had the keyboard in them has it in the first of them."""
        within = self.focusWidget()
        held = isinstance(within, QPushButton) and within.hasFocus() and self.isAncestorOf(within)
        empty(self._above)
        empty(self._below)
        how = How(self._named, self.same, self.other, self._privacy.on)
        answer = self._shown.answer
        findings = self._shown.found
        stops = [one for one in findings if one.stops]
        for reference in answer.known_in if answer is not None else ():
            self._above.addWidget(self._known(reference))
        for one in findings:
            if one.kind != "area":
                first = answer is not None and bool(stops) and one is stops[0]
                card = of_finding(self._look, one, self._shown, how, self._does, first)
                self._above.addWidget(card)
        if answer is None:
            self._above.addWidget(self._waiting())
        if answer is not None and all(one.kind == "area" for one in findings):
            self._above.addWidget(of_nothing(self._look, asks=self._shown.asks))
        if self.other:
            self._above.addWidget(self._someone_else())
        self.reason_card.setVisible(self.wants_reason())
        self._draw_area(how, stops)
        self._place_reason(findings)
        self.grew.emit()
        if held:
            self._focus_first()

    def _place_reason(self, findings: Sequence[Found]) -> None:
        """Below all that it answers: the area too, where a reason is asked for that."""
        at = 3 if any(one.kind == "area" for one in findings) else 2  # below the title and …
        if self._box.indexOf(self.reason_card) != at:
            self._box.removeWidget(self.reason_card)
            self._box.insertWidget(at, self.reason_card)

    def _draw_area(self, how: How, stops: Sequence[Found]) -> None:
        area = self._shown.area
        if area is None or area.band == "not-asked":
            return
        found = area_found(area) if self._shown.answer is not None else None
        refers = bool(stops) and stops[0].kind == "area"
        self._below.addWidget(
            of_area(self._look, area, found, self._shown, how, self._does, refers)
        )

    def states(self) -> list[State]:
        """What stands in the tags of the cards; nothing while nothing is known."""
        answer, area = self._shown.answer, self._shown.area
        if answer is None:
            return [state_of(one) for one in self._shown.early]
        made = [state_of(one) for one in answer.found if one.kind != "area"]
        far = [] if area is None or area.band == "not-asked" else [state(area.band)]
        nothing = state("clear" if self._shown.asks else "not-asked")
        return (made or [nothing]) + far

    def wants_reason(self) -> bool:
        """Whether going on needs a reason, or has one."""
        answer = self._shown.answer
        if answer is None:
            return False
        outcome = answer.verdict.outcome
        return outcome == "needs-reason" or (
            outcome == "take" and not all(one.given for one in answer.found)
        )

    def _waiting(self) -> Card:
        card = Card(self._look)
        needs = together(self._shown.needs)
        if self._shown.fault is not None:
            said = "Something in the form cannot be read; it is told beside its field."
        elif needs:
            said = f"Once you have given {needs}, this says whether you can take the case."
        else:
            said = "Looking…"
        card.body.addWidget(Words(self._look, said, "body", "ink-soft"))
        return card

    def _known(self, reference: str) -> Card:
        card = Card(self._look, "This child is in a case already", tone="flag")
        said = f"A child of this name and birthday is in case {reference}."
        card.body.addWidget(Words(self._look, said, "body", "ink-soft"))
        button = Button(self._look, f"Go to {reference}")
        button.clicked.connect(lambda: self.known.emit(reference))
        return _with_button(self._look, card, button)

    def _someone_else(self) -> Card:
        card = Card(self._look)
        said = "You said that it is not the person, or the school, on your list."
        card.body.addWidget(Words(self._look, said, "body", "ink-soft"))
        button = Button(self._look, "Ask me again", "text")
        button.clicked.connect(self._ask_again)
        return _with_button(self._look, card, button)

    def _answer(self, interest: InterestId, *, same: bool) -> None:
        self._ask_again_of(interest)
        if same:
            self.same = (*self.same, interest)
        else:
            self.other = (*self.other, interest)
        self.answered.emit()

    def _ask_again_of(self, interest: str) -> None:
        self.same = tuple(one for one in self.same if one != interest)
        self.other = tuple(one for one in self.other if one != interest)

    def _ask_again(self) -> None:
        self.same = self.other = ()
        self.answered.emit()

    def _show_name(self, interest: InterestId) -> None:
        self._named |= {interest}
        self._draw()

    def _focus_first(self) -> None:
        first = self.findChildren(QPushButton)
        stops = [one for one in first if one.isVisibleTo(self) and one.isEnabled()]
        if stops:
            stops[0].setFocus()

    def _tell(self) -> None:
        """Say the answer to whoever listens, once for each time that it changes."""
        if self._shown.answer is None and not self._shown.early:
            return
        stands = [one.then for one in self._shown.found[:1]]
        said = stands[0] if stands else "Nothing stands against taking this case."
        if said != self._said:
            self._announcer(self, said, False)
        self._said = said


def _with_button(look: Look, card: Card, button: Button) -> Card:
    flow = Flow(look)
    flow.add(button)
    card.body.addLayout(flow)
    return card
