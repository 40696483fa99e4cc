"""Training: everybody at the left, what they learned and what is due at the right."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.training.look import (
    Learner,
    Recorded,
    TrainingPage,
    look_at_training,
)
from desktop.casework.actions.training.record import add_training, confirm_training
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted
from desktop.ui.parts.boxes import column, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words, soft
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.training.form import TrainingForm
from desktop.ui.training.learnt import Learnt
from desktop.ui.training.told import INDUCTION

_KINDS = frozenset({"training", "device", "staff", "pack", "case", "enrolment", "revocation"})
_PREFERS = "Your policy prefers outside and accredited trainers."


class How(NamedTuple):
    """How somebody stands, for their row."""

    word: str
    tag: str


def _standing(one: Learner) -> How:
    overdue = sum(each.state == "overdue" for each in one.due)
    if overdue:
        return How(f"{counted(overdue, 'thing')} overdue", "training-overdue")
    if one.told:
        return How(f"{counted(len(one.told), 'thing')} told", "told")
    if one.owed:
        return How(f"{counted(len(one.owed), 'thing')} due", "due")
    return How("in date", "in-date") if one.due else How("nothing asked", "not-asked")


def row_of(one: Learner) -> Row:
    """Somebody in the list."""
    how = _standing(one)
    part = "volunteer" if one.who == "volunteers" else "staff"
    recorded = counted(len(one.records), "thing") if one.records else "nothing"
    return Row(one.actor, one.name, f"{part} · {how.word} · {recorded} recorded", state(how.tag))


def summary(learners: Sequence[Learner]) -> str:
    """ "Two people have something overdue, one has told of a course." """
    overdue = sum(any(each.state == "overdue" for each in one.due) for one in learners)
    due = sum(bool(one.owed) for one in learners) - overdue
    told = sum(bool(one.told) for one in learners)
    parts = []
    if overdue:
        has = "has" if overdue == 1 else "have"
        parts.append(f"{counted(overdue, 'person', 'people')} {has} something overdue")
    if due:
        has = "has" if due == 1 else "have"
        parts.append(f"{counted(due, 'person', 'people')} {has} something due")
    if told:
        has = "has" if told == 1 else "have"
        parts.append(f"{counted(told, 'person', 'people')} {has} told of training")
    if parts:
        return f"{capital(', '.join(parts))}."
    asked = any(one.due for one in learners)
    return "Everybody’s training is in date." if asked else "Your policy asks for no training."


class TrainingScreen(Screen):
    """About somebody by their actor, or nobody in particular."""

    def __init__(self, here: Here) -> None:
        self.record = Button(here.look, "Record training", icon="plus")
        super().__init__(
            here,
            "Training",
            below="Looking…",
            crumbs=(("people", "People"), ("training", "Training")),
            actions=(self.record,),
        )
        self._page: TrainingPage | None = None
        self._shown: tuple[Learner, bool] | None = None
        self._wanted = ""
        self.form: TrainingForm | None = None
        self.rows = RowList(here.look, "People")
        self.both = ListDetail(here.look, self.rows)
        self.body.addWidget(self.both, 1)
        self.rows.moved.connect(lambda key: self._show(key))
        self.rows.clicked.connect(lambda _index: self._show(self.rows.key()))
        self.record.clicked.connect(lambda: self._show(self.rows.key(), writes=True))

    def shown(self, about: str) -> None:
        """About somebody: shown once the list is there."""
        self._wanted = about
        super().shown(about)

    def reload(self) -> None:
        """Ask how everybody stands."""
        self.here.session.ask(look_at_training, self._take)

    def concerns(self, changed: Changed) -> bool:
        """Training, who works here, and the policy that asks for it."""
        return any(kind in _KINDS for kind, _ in changed)

    def _take(self, page: TrainingPage | None) -> None:
        if page is None:
            return
        self._page = page
        said = summary(page.learners)
        self.set_words(below=f"{said} {_PREFERS}" if page.accredited else said)
        self.rows.set_rows([row_of(one) for one in page.learners])
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.rows.go_to(wanted)
            self._show(wanted)
            self.both.turn(to_detail=True)
        elif not self.rows.key():
            self.rows.go_to_number(0)
        else:
            self._refresh()

    def _refresh(self) -> None:
        """Whoever is shown, anew where something of theirs changed."""
        one = self._learner(self.rows.key())
        if one is not None and (self._shown is None or self._shown[0] != one):
            self._show(one.actor)

    def _learner(self, actor: str) -> Learner | None:
        found = self._page.learners if self._page else ()
        return next((one for one in found if one.actor == actor), None)

    def _show(self, actor: str, *, writes: bool = False) -> None:
        one = self._learner(actor)
        if one is None or self._page is None:
            return
        if self.form is not None:
            self.form.hide()  # it keeps its words before the next one asks for its own
        self._shown, self.form = (one, writes), None
        self.both.show_detail(self._detail(one, self._page, writes=writes))
        if writes and self.form is not None:
            self.both.turn(to_detail=True)
            self.form.name.setFocus()

    def _detail(self, one: Learner, page: TrainingPage, *, writes: bool) -> QWidget:
        look, held = self.here.look, QWidget()
        held.setAccessibleName(f"Training of {one.name}")
        head = Flow(look, centre=True)
        head.add(Words(look, one.name, "heading"), 200, 1)
        head.add(Tag(look, state(_standing(one).tag)))
        box = column(look, within=held)
        box.addLayout(head)
        said = f"Here since {written(one.since)}. " if one.since else ""
        if one.induction is not None:
            said += INDUCTION[one.induction]
        if said:
            box.addWidget(soft(look, said.strip()))
        if writes:
            self.form = TrainingForm(
                self.here, one.actor, f"Record training of {one.name}", "Record it", page.courses,
                lambda desk, draft: add_training(desk, one.name, draft), self._recorded,
            )  # fmt: skip
            box.addWidget(self.form)
            box.addWidget(rule())
        box.addWidget(Learnt(self.here, one, page.today, self._confirm))
        box.addStretch(1)
        return held

    def _recorded(self) -> None:
        self.here.say("Recorded. A volunteer reads it once your next answer is in.")
        self._shown = None
        self.reload()

    def _confirm(self, record: Recorded) -> None:
        def done(found: str | None) -> None:
            if found is not None:
                self.here.say("Confirmed. It stands in the office’s record now.")
                self.reload()

        self.here.session.ask(
            lambda desk: confirm_training(desk, record.id), done, self.here.refuse
        )
