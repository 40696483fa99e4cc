"""Whose rights in one case: who is who and told what, when rights pass, who decides, the notice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions import drafts
from desktop.casework.actions.cases import find_case, person_name
from desktop.casework.actions.declare import today
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.papers.hand_over import HOWS, How
from desktop.casework.actions.rights.look import Child, Rights, Tie, rights_of
from desktop.casework.actions.rights.notices import give_notice
from desktop.casework.actions.rights.tie import AbilityDraft, TieDraft, keep_ability, keep_tie
from desktop.casework.dates import written
from desktop.casework.desk import Desk
from desktop.ui.boxes import column, empty
from desktop.ui.buttons import Button
from desktop.ui.drafting import Keeper
from desktop.ui.reading_order import tab_as_read
from desktop.ui.screen import Changed, Here, Screen
from desktop.volunteer.rights.cards import Does, adults, right_cards
from desktop.volunteer.rights.forms import DecisionForm, TieForm

FORM = "rights"
_CLOSED = "This case is {state}: nothing new is written down in it."


@dataclass(frozen=True)
class View:
    """What the screen shows, read on the worker."""

    case: str  # its id
    child: str
    rights: Rights
    today: date
    draft: Mapping[str, str]


def look_at(desk: Desk, reference: str) -> View:
    """Whose rights in a case. Raises `NoSuchCase`, `AmbiguousCase`."""
    case = find_case(desk, reference)
    return View(
        case=case.id,
        child=person_name(desk, case.body.child),
        rights=rights_of(desk, case),
        today=today(desk),
        draft=drafts.read(desk, DraftOf(FORM, case.id)),
    )


def keep(desk: Desk, reference: str, draft: TieDraft | AbilityDraft) -> str:
    """Keep it, and drop what was typed."""
    if isinstance(draft, TieDraft):
        made = keep_tie(desk, reference, draft)
    else:
        made = keep_ability(desk, reference, draft)
    drafts.drop(desk, DraftOf(FORM, find_case(desk, reference).id))
    return made


class RightsScreen(Screen):
    """About a case's reference."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.back_button = Button(look, "Back to the case")
        super().__init__(here, "Whose rights", above=" ", below=" ", actions=(self.back_button,))
        self.tie, self.decision = TieForm(look), DecisionForm(look)
        held = QWidget()
        self._box = column(look, gap="pad", within=held)
        for part in (self.tie, self.decision, held):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._view: View | None = None
        self._words = False  # of the privacy notice
        self.keeper = Keeper(here.session, FORM, self._typed, self, bare=lambda: not self._typed())
        for form in (self.tie, self.decision):
            form.hide()
            form.changed.connect(self.keeper.touch)
            form.asked.connect(self._keep)
            form.left.connect(self._leave)
        self.back_button.clicked.connect(lambda: here.go("case", self.about))
        here.session.locked.connect(self._forget)

    def _typed(self) -> dict[str, str]:
        return {**self.tie.words(), **self.decision.words()}

    def shown(self, about: str) -> None:
        """Another case: what was typed of the one before is kept first."""
        if about != self.about:
            self.keeper.flush()
            self._forget()
        super().shown(about)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self.keeper.flush()

    def family(self) -> str:
        view = self._view
        return view.rights.reference if view is not None and self._writable() else ""

    def reload(self) -> None:
        about = self.about
        if about:
            self.here.session.ask(
                lambda desk: look_at(desk, about), lambda view: self._take(about, view), self._gone
            )

    def concerns(self, changed: Changed) -> bool:
        kinds = {"responsibility", "ability", "handed", "case", "party", "person", "pack"}
        kinds |= {"contact", "statement", "translation"}
        return any(kind in kinds for kind, _ in changed)

    def _gone(self, refusal: Refusal) -> None:
        self._forget()
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _take(self, about: str, view: View | None) -> None:
        if view is None or about != self.about:
            return
        first, self._view = self._view is None, view
        self.decision.show_adults(adults(view.rights))
        if first:
            self.tie.fill(view.draft)
            self.decision.fill(view.draft)
            self.keeper.begin(view.case, view.draft or None)
        self._fill(view)

    def _fill(self, view: View) -> None:
        found = view.rights
        about = next(iter(found.children), None)
        self.set_words(_title(about), f"{view.child} · {found.reference}")
        closed = not self._writable()
        self.below.setVisible(closed)
        if closed:
            self.set_words(below=_CLOSED.format(state=found.state))
        empty(self._box)
        does = Does(
            contact=lambda: self.here.go("contact", self.about),
            born=lambda person: self.here.go("amend", f"person:{person}"),
            tie=self._begin_tie,
            decision=self._begin_decision,
            history=lambda record: self.here.go("history", record),
            notice=self._notice,
            words=self._show_words,
        )
        look, writable = self.here.look, not closed
        for card in right_cards(look, found, view.today, writable, self._words, does):
            self._box.addWidget(card)
        self._order()

    def _writable(self) -> bool:
        return self._view is not None and self._view.rights.state == "open"

    def _order(self) -> None:
        inside = self.widget()
        if inside is not None:
            tab_as_read(inside)

    def _show_words(self) -> None:
        self._words = not self._words

    def _begin_tie(self, adult: str, name: str, child: str, tie: Tie | None) -> None:
        self.decision.fill({})
        self.tie.begin(adult, name, child, tie)
        self._shown_form(self.tie)

    def _begin_decision(self, person: str) -> None:
        self.tie.fill({})
        self.decision.begin(person)
        self._shown_form(self.decision)

    def _shown_form(self, form: QWidget) -> None:
        if self._view is not None:
            self.keeper.go_on(self._view.case)
        self.ensureWidgetVisible(form)
        self._order()

    def _leave(self) -> None:
        """Nothing is written down after all."""
        view = self._view
        self._close_forms()
        if view is not None:
            self.here.session.ask(
                lambda desk: drafts.drop(desk, DraftOf(FORM, view.case)), lambda _none: None
            )

    def _close_forms(self) -> None:
        self.keeper.stop()
        self.tie.fill({})
        self.decision.fill({})
        self._order()

    def _keep(self) -> None:
        draft, about = self.tie.draft() if self.tie.adult else self.decision.draft(), self.about
        if draft is None or self._view is None:
            return
        self.keeper.stop()
        self._enable(False)
        self.here.session.ask(lambda desk: keep(desk, about, draft), self._kept, self._refused)

    def _enable(self, on: bool) -> None:
        for form in (self.tie, self.decision):
            form.keep_button.setEnabled(on)

    def _kept(self, made: str | None) -> None:
        self._enable(True)
        if made is not None:
            self._close_forms()
            self.here.say("Kept. It goes to the office with your next bundle.")
            self.reload()

    def _refused(self, refusal: Refusal) -> None:
        self._enable(True)
        if self._view is not None:
            self.keeper.go_on(self._view.case)
        form: TieForm | DecisionForm = self.tie if self.tie.adult else self.decision
        if not form.take(refusal):
            self.here.refuse(refusal)

    def _notice(self, person: str, key: str, tongue: str) -> None:
        about, how = self.about, next(one for one in HOWS if one == key)
        self.here.session.ask(_gives(about, person, how, tongue), self._noted, self.here.refuse)

    def _noted(self, made: str | None) -> None:
        if made is not None:
            self.here.say("Noted.")
            self.reload()

    def _forget(self) -> None:
        """Locked, or another case: nothing of a family stays in the window."""
        self._view, self._words = None, False
        self._close_forms()
        self.set_words("Whose rights", " ")
        self.below.hide()
        empty(self._box)


def _gives(reference: str, person: str, how: How, tongue: str) -> Callable[[Desk], str]:
    return lambda desk: give_notice(desk, reference, person, how, tongue)


def _title(about: Child | None) -> str:
    """What is so, of the child whom the case is about."""
    if about is None or about.holder.of == "not known":
        return "Whose rights they are is not known"
    day = about.holder.day
    if about.holder.of == "young-person":
        since = f" since {written(day)}" if day is not None else ""
        return f"Rights are their own{since}"
    return f"Rights become their own on {written(day)}" if day is not None else ""
