"""The statement at this contact: in which language it is said, and what became of it.

- Its time is taken from the desk's clock at the moment one presses *I have read it out*.
- What was said stands in no box: `noted` gives back the contact with it, for the screen to keep.
- Whoever has heard it is noted person by person (`heard`); to whom it is owed, `standing` tells.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from desktop.ui.parts.screen import Here
from desktop.volunteer.contact import heard, standing
from desktop.volunteer.contact.told_part import ToldPart
from desktop.volunteer.contact.typed import Typed
from desktop.volunteer.contact.view import View
from desktop.volunteer.work.statement_part import StatementPart


class Telling(QObject):
    """`noted` when something of the statement is so now; `settled` once it was said or not, or was
    taken back (False).

    `typed`: everything that stands in the contact at this moment.
    """

    noted = Signal(object)  # Typed
    settled = Signal(bool)

    def __init__(
        self, here: Here, part: StatementPart, told: ToldPart, typed: Callable[[], Typed]
    ) -> None:
        super().__init__(part)
        self._here, self._part, self._told, self._typed = here, part, told, typed
        self._view: View | None = None
        self._language = ""  # in which it is to be said
        self._noting = False  # the clock was asked, and has not answered yet
        self._next: Callable[[], None] | None = None
        part.said.connect(self._said)
        part.not_said.connect(lambda why: self._became("not said", None, why))
        part.undone.connect(self._not_yet)
        part.language_chosen.connect(self._say_in)

    def set_case(self, view: View | None) -> None:
        """Whose words they are, and who might hear them; None while no case is shown."""
        self._view = view
        if view is not None:
            self._part.set_pack(view.statements, view.policy, view.clause)

    def begin(self) -> None:
        """Another contact is written now."""
        self._noting, self._next = False, None

    def show(self, typed: Typed) -> bool:
        """As things stand in this contact; whether the statement is owed to somebody still."""
        view = self._view
        if view is None:
            return False
        owed = standing.owed(view, typed)
        said_in = typed.said_in if typed.said and not owed else ""
        spoken = standing.languages(view, typed)
        wanted = said_in or typed.language
        self._language = self._part.show_language(wanted, spoken, typed.interpreter)
        self._told.show_for(standing.present(view, typed))
        became, noted = standing.became(view, typed), standing.noted(view, typed)
        self._part.show_for(owed, typed.medium, became, noted)
        return bool(owed)

    def comes_first(self, then: Callable[[], None]) -> bool:
        """Whether *I have read it out* was pressed a moment ago and belongs to what is kept next:
        then that is done once it is noted."""
        if self._noting:
            self._next = then
        return self._noting

    def _said(self) -> None:
        spoken = self._part.shown() is self._part.spoken
        case, self._noting = self._case(), True

        def noted(at: datetime | None) -> None:
            if case == self._case():
                self._became("read" if spoken else "sent", at, "")

        self._here.session.ask(lambda desk: desk.world.clock.now(), noted)

    def _case(self) -> str:
        return self._view.reference if self._view is not None else ""

    def _became(self, said: str, at: datetime | None, why: str) -> None:
        view = self._view
        if view is None:
            return
        told = said in ("read", "sent")
        what = heard.Said(
            said=said,
            at=at.isoformat() if at is not None else "",
            why=why,
            said_in=self._language if told else "",
            words=self._part.words_hash() if told else "",
        )
        typed = self._typed()
        self._settle(heard.note(typed, what, standing.here(view, typed)), said=True)

    def _not_yet(self) -> None:
        self._settle(heard.forgotten(self._typed()), said=False)

    def _settle(self, typed: Typed, *, said: bool) -> None:
        self.noted.emit(typed)
        self.settled.emit(said)
        then, self._noting, self._next = self._next, False, None
        if then is not None:
            then()

    def _say_in(self, tag: str) -> None:
        typed, view = replace(self._typed(), language=tag), self._view
        # Once nobody waits for it any more, it is what was said last that was said in this one.
        again = view is not None and not standing.owed(view, typed)
        self.noted.emit(heard.in_language(typed, tag, "") if again else typed)
        if again:  # the words in that language stand there only now
            words = self._part.words_hash()
            self.noted.emit(heard.in_language(self._typed(), tag, words))
