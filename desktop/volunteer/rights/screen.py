"""Whose rights in one case: who is who and told what, when rights pass, who decides, the notice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.casework.actions import drafts
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.papers.hand_over import HOWS, How
from desktop.casework.actions.rights.look import Child, Decision, Rights, Tie, rights_of
from desktop.casework.actions.rights.notices import give_notice
from desktop.casework.actions.rights.tie import AbilityDraft, TieDraft, keep_ability, keep_tie
from desktop.casework.closeness.people_names import first_name
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case, person_name
from desktop.casework.saying.dates import written
from desktop.ui.parts.screen import Here
from desktop.volunteer.rights.cards import Does, adults, right_cards
from desktop.volunteer.rights.decision_form import DecisionForm
from desktop.volunteer.rights.forms import TieForm
from desktop.volunteer.work.of_case import CaseForms

FORM = "rights"
_CLOSED = "This case is {state}: nothing new is written down in it."


@dataclass(frozen=True)
class View:
    """What the screen shows, read on the worker."""

    case: str  # its id
    reference: str
    child: str
    state: str
    rights: Rights
    today: date
    draft: Mapping[str, str]


def look_at(desk: Desk, reference: str) -> View:
    """Whose rights in a case. Raises `NoSuchCase`, `AmbiguousCase`."""
    case = find_case(desk, reference)
    return View(
        case=case.id,
        reference=case.body.reference,
        child=person_name(desk, case.body.child),
        state=case.body.state,
        rights=rights_of(desk, case),
        today=desk.today,
        draft=drafts.read(desk, DraftOf(FORM, case.id)),
    )


def keep(desk: Desk, reference: str, draft: TieDraft | AbilityDraft) -> str:
    """Keep it, and drop what was typed."""
    with drafts.done_with(desk, DraftOf(FORM, find_case(desk, reference).id)):
        if isinstance(draft, TieDraft):
            return keep_tie(desk, reference, draft)
        return keep_ability(desk, reference, draft)


class RightsScreen(CaseForms[View]):
    """About a case's reference."""

    kinds = frozenset(
        {"responsibility", "ability", "handed", "case", "party", "person", "pack"}
        | {"contact", "statement", "translation"}
    )
    closed_words = _CLOSED

    def __init__(self, here: Here) -> None:
        look = here.look
        self.tie, self.decision = TieForm(look), DecisionForm(look)
        super().__init__(here, "Whose rights", FORM)
        for part in (self.tie, self.decision, self.cards):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._words = False  # of the privacy notice
        for form in (self.tie, self.decision):
            form.hide()
            form.changed.connect(self.keeper.touch)
            form.asked.connect(self._keep)
            form.left.connect(self._leave)

    def look_at(self, desk: Desk, reference: str) -> View:
        return look_at(desk, reference)

    def words(self) -> dict[str, str]:
        return {**self.tie.words(), **self.decision.words()}

    def is_bare(self) -> bool:
        return not self.words()

    def said(self, view: View) -> tuple[str, str]:
        about = next(iter(view.rights.children), None)
        return _title(about), f"{view.child} · {view.reference}"

    def begin(self, view: View) -> None:
        self.decision.show_adults(adults(view.rights))
        self.tie.fill(view.draft)
        self.decision.fill(view.draft)

    def fill(self, view: View) -> list[QWidget]:
        self.decision.show_adults(adults(view.rights))
        does = Does(
            contact=lambda: self.here.go("contact", self.about),
            born=lambda person: self.here.go("amend", f"person:{person}"),
            tie=self._begin_tie,
            decision=self._begin_decision,
            history=lambda record: self.here.go("history", record),
            notice=self._notice,
            words=self._show_words,
        )
        look, writable = self.here.look, self.writable()
        return list(right_cards(look, view.rights, view.today, writable, self._words, does))

    def empty_forms(self) -> None:
        self._words = False
        self.tie.fill({})
        self.decision.fill({})

    def _show_words(self) -> None:
        self._words = not self._words

    def _begin_tie(self, adult: str, name: str, child: str, tie: Tie | None) -> None:
        self.decision.fill({})
        self.tie.begin(adult, name, child, tie)
        self._shown_form(self.tie)

    def _begin_decision(self, person: str, note: Decision | None) -> None:
        self.tie.fill({})
        self.decision.begin(person, note)
        self._shown_form(self.decision)

    def _shown_form(self, form: QWidget) -> None:
        if self.view is not None:
            self.keeper.go_on(self.view.case)
        self.ensureWidgetVisible(form)
        self.order()

    def _leave(self) -> None:
        """Nothing is written down after all."""
        view = self.view
        self._close_forms()
        if view is not None:
            self.here.session.ask(
                lambda desk: drafts.drop(desk, DraftOf(FORM, view.case)), lambda _none: None
            )

    def _close_forms(self) -> None:
        self.keeper.stop()
        self.tie.fill({})
        self.decision.fill({})
        self.order()

    def _keep(self) -> None:
        form: TieForm | DecisionForm = self.tie if self.tie.adult else self.decision
        draft, about = form.draft(), self.about
        if draft is not None and self.view is not None:
            buttons = (self.tie.keep_button, self.decision.keep_button)
            self.keep(lambda desk: keep(desk, about, draft), self._close_forms, buttons, form.take)

    def _notice(self, person: str, key: str, tongue: str) -> None:
        about, how = self.about, next(one for one in HOWS if one == key)
        self.here.session.ask(_gives(about, person, how, tongue), self._noted, self.here.refuse)

    def _noted(self, made: str | None) -> None:
        if made is not None:
            self.here.say("Noted.")
            self.reload()


def _gives(reference: str, person: str, how: How, tongue: str) -> Callable[[Desk], str]:
    return lambda desk: give_notice(desk, reference, person, how, tongue)


def _title(about: Child | None) -> str:
    """What is so, of the child whom the case is about."""
    if about is None or about.holder.of == "not known":
        return "It is not known whose the rights are"
    day = about.holder.day
    if about.holder.of == "young-person":
        if day is None:
            return f"The rights are {first_name(about.name)}’s own"
        return f"Rights passed to {first_name(about.name)} on {written(day)}"
    if day is None:
        return ""
    return f"Rights pass to {first_name(about.name)} on {written(day)}"
