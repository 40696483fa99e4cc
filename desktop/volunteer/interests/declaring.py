"""Declaring an interest, or amending one: the form's words are kept as one types, then declared.

Whoever goes from adding to amending and back finds what was typed in either.
"""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from db.errors import Refusal
from desktop.casework.actions.closeness.declare import Declaration
from desktop.casework.actions.closeness.interest_list import Listed
from desktop.casework.saying.said import counted, together
from desktop.ui.parts.screen import Here
from desktop.ui.rows.rows import Row
from desktop.ui.typing.drafting import Keeper
from desktop.volunteer.interests import view
from desktop.volunteer.interests.form import AddForm
from desktop.volunteer.work.school_field import only_typed

_NAMED = 3  # cases that are told by name


class Declaring(QObject):
    """`turned` when the form went from adding to amending, or back; `begun` when something stands
    in it that is to be gone on with.
    """

    turned = Signal()
    begun = Signal()

    def __init__(self, here: Here, form: AddForm) -> None:
        super().__init__(form)
        self._here, self._form, self._filled = here, form, False
        self.keeper = Keeper(here.session, view.DRAFT.form, form.words, self, bare=form.is_empty)
        self.keeper.begin(view.DRAFT.about)
        form.wanted.connect(self._keep)
        form.typed.connect(self.keeper.touch)
        form.left.connect(self.leave)
        form.where.school.asked.connect(self._find)
        form.where.picked.connect(self._find_trusts)

    def fill(self, draft: Mapping[str, str]) -> None:
        """What was typed before, the first time that the list is shown."""
        if not self._filled:
            self._filled = True
            if draft and self._form.is_empty():
                self._form.set_words(draft)
                self.keeper.begin(view.DRAFT.about, draft)

    def amend(self, one: Listed, title: str) -> None:
        """Go on with what stands on the list."""
        self.keeper.flush()

        def begin(words: dict[str, str] | None) -> None:
            if words is not None:
                self._form.begin_amending(one.id, title, words)
                self.keeper.begin(one.id)
                self.turned.emit()
                first = self._form.where.school if words["school-name"] else self._form.until
                first.setFocus()
                self.begun.emit()

        self._here.session.ask(view.begun(one), begin)

    def add_child_school(self, first_day: str) -> None:
        """The form for the school to which a child goes from this day on."""
        if self._form.amends:
            self.leave()
        self._form.set_words({"kind": "child-school", "since": first_day})
        self._form.where.school.setFocus()
        self.begun.emit()

    def leave(self) -> None:
        """Amending is put off: what was typed of it is dropped."""
        self.keeper.drop()
        self._back_to_adding()

    def forget(self) -> None:
        """Locked: nothing stays in the boxes."""
        self.keeper.stop()
        self._form.end_amending()

    def _back_to_adding(self) -> None:
        self._form.end_amending()
        self.turned.emit()
        self.keeper.fetch(view.DRAFT.about, self._took_draft)

    def _took_draft(self, fields: dict[str, str]) -> None:
        if fields and not self._form.amends and self._form.is_empty():
            self._form.set_words(fields)

    def _find(self, question: str) -> None:
        def answer(rows: list[Row] | None) -> None:
            found = rows or []
            self._form.where.school.offer(question, found, none=only_typed(found))

        post = self._form.kind() == "position"
        self._here.session.ask(view.schools(question, with_trusts=post), answer)

    def _find_trusts(self, urn: str) -> None:
        def answer(found: list[tuple[str, str]] | None) -> None:
            if urn == self._form.words()["school"]:
                self._form.where.offer_trusts(found or [])

        self._here.session.ask(view.trusts(urn), answer)

    def _keep(self, typed: dict[str, str]) -> None:
        amends = self._form.amends
        self.keeper.stop()
        self._here.session.ask(
            view.kept(typed, amends), partial(self._kept, amends), self._not_kept
        )

    def _not_kept(self, refusal: Refusal) -> None:
        self.keeper.go_on(self._form.amends or view.DRAFT.about)
        self._form.refuse(refusal)

    def _kept(self, amended: str, made: tuple[Declaration, ...] | None) -> None:
        self.keeper.begin(view.DRAFT.about)
        if not made:
            return
        if amended:
            self._back_to_adding()
        else:
            self._form.clear()
        self._here.say(_said(made, amended=bool(amended)))


def _said(made: tuple[Declaration, ...], *, amended: bool) -> str:
    """What became of it, and in which open cases it was found."""
    many = len(made) > 1
    done = f"Added, at {counted(len(made), 'school')}." if many else "Added."
    if amended and not many:
        done = "Amended."
    cases = made[-1].finds.cases
    if not cases:
        return f"{done} {'They meet' if many else 'It meets'} no case that is open."
    where = together(list(cases)) if len(cases) <= _NAMED else counted(len(cases), "open case")
    found = "They are found" if many else "It is found"
    return f"{done} {found} in {where}: Today says what to do."
