"""A form came back: from whom, when, by which way, and the form itself. At both desks.

About "CASE PERSON", the person left out or not. What is typed is kept as one types and comes back
here; a file that was chosen is in memory, and gone when the page is left or the desk is locked.
"""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog

from db.errors import InTheFuture, Refusal, TooLong
from desktop.casework.actions.files.attach import Picked, pick
from desktop.casework.actions.papers.came_back import BackDraft
from desktop.casework.actions.papers.hand_over import How
from desktop.casework.saying.dates import written
from desktop.messages import of
from desktop.ui.evaluations.form_file import FormFile
from desktop.ui.evaluations.view import FORM, View, keep, look_at, moment
from desktop.ui.papers.whom import ELSE, Whom
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field, first_fault
from desktop.ui.typing.narrow import may_be_narrow
from desktop.ui.typing.understood import DateField

WAYS: tuple[tuple[How, str], ...] = (
    ("on-paper", "On paper"),
    ("by-email", "By e-mail"),
    ("on-screen", "Filled in on our screen"),
    ("read-out", "They told us their answers"),
)
_UNSAID = "unsaid"
_KINDS = frozenset({"case", "person", "party", "pack"})
_STAYS = (
    "It stays at the office. The volunteer learns that a form came back, and nothing of what is "
    "written on it."
)
_TRAVELS = (
    "The office gets it with your next bundle. Whoever would rather not give it to you sends it to "
    "the office, whose address stands on the form."
)
_NO_DAY = "This is no day. Write it as 9 March 2015."


class CameBackScreen(Screen):
    """The file dialog is an attribute: a test needs none."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.back = Button(look, "Back to the case", "text", icon="folder-open")
        super().__init__(here, "A form came back", below=" ", actions=(self.back,))
        self.ask_file: Callable[[], Path | None] = self._dialog
        self._view: View | None = None
        self.whom = Whom(
            look, "From whom", "the head of Cotter Vale School", [(_UNSAID, "Nobody said who")]
        )
        self.day, self.how = DateField(), Choice(look, WAYS)
        may_be_narrow(self.how)
        self.day_field = Field(look, "When it came back", self.day)
        self.file = FormFile(look)
        self.fault = Words(look, "", "body", "stop")
        self.so = Words(look, "", "small", "ink-soft")
        self.keep_button = Button(look, "Note that it came back", "main", icon="check")
        self.keeper = Keeper(here.session, FORM, self._typed, self, bare=self._bare)
        self._lay_out()
        self.back.clicked.connect(self._back)
        for words in (self.whom.to, self.day):
            words.textChanged.connect(lambda _words: self.keeper.touch())
        self.whom.picked.connect(self.keeper.touch)
        self.how.chosen.connect(lambda _key: self.keeper.touch())
        self.file.choose.clicked.connect(self._choose)
        self.file.left_out.connect(lambda: self._say(""))
        self.keep_button.clicked.connect(self._keep)
        here.session.locked.connect(self._forget)

    def _lay_out(self) -> None:
        look = self.here.look
        card = Card(look, "From whom, and when", icon="handshake", gap="gap")
        row = Flow(look)
        row.add(self.day_field, 200, 1)
        row.add(Field(look, "How", self.how), 240, 1)
        card.body.addWidget(self.whom)
        card.body.addLayout(row)
        card.body.addWidget(self.file)
        for each in (self.fault, self.so):
            card.body.addWidget(each)
        card.foot(self.keep_button)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self._show_form(None)

    # --- what it is about ---

    def shown(self, about: str) -> None:
        """Another case: nothing of the one before is seen meanwhile."""
        if about != self.about:
            self.keeper.flush()
            self._forget()
        super().shown(about)

    def family(self) -> str:
        return self.about.partition(" ")[0]

    def concerns(self, changed: Changed) -> bool:
        return any(kind in _KINDS for kind, _ in changed)

    def reload(self) -> None:
        case = self.family()
        if case:
            self.here.session.ask(lambda desk: look_at(desk, case), self._take, self.here.refuse)

    def _take(self, view: View | None) -> None:
        if view is None:
            return
        first, self._view = self._view is None, view
        self.set_words(below=f"{view.child} · {view.reference}")
        self.whom.set_people(view.people, self.about.partition(" ")[2])
        self.so.setText(_STAYS if view.office else _TRAVELS)
        if first:
            self.day.setText(written(view.today))
            self.keeper.fetch(_draft(self.about), self._come_back)
        self.order()  # the people come after everything else is made

    def _forget(self) -> None:
        self.keeper.stop()
        self._view = None
        self.whom.set_people(())
        self.whom.to.clear()
        self.day.clear()
        self.how.setCurrentIndex(0)
        self._show_form(None)
        self.set_words(below=" ")

    def _back(self) -> None:
        self.here.go("case", self.family())

    # --- as one types ---

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        return {
            "whom": self.whom.key(),
            "by": self.whom.to.text(),
            "day": self.day.text(),
            "how": self.how.key(),
        }

    def _bare(self) -> bool:
        """Whoever only chose has typed nothing."""
        unsaid = "" if self._view is None else written(self._view.today)
        return not self.whom.to.text().strip() and self.day.text().strip() in ("", unsaid)

    def _come_back(self, fields: dict[str, str]) -> None:
        if not fields or not self._bare():
            return
        self.whom.pick(fields.get("whom", ""))
        self.whom.to.setText(fields.get("by", ""))
        self.day.setText(fields.get("day", ""))
        self.how.set_key(fields.get("how", "") or WAYS[0][0])

    # --- the form itself ---

    def _choose(self) -> None:
        path, about = self.ask_file(), self.about
        if path is not None:
            self.here.session.ask(
                lambda _desk: pick(path),
                lambda form: self._show_form(form) if about == self.about else None,
                self._refuse,
            )

    def _dialog(self) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self.window(), "The form that came back")
        return Path(chosen) if chosen else None

    def _show_form(self, form: Picked | None) -> None:
        self.file.show_file(form)
        self._say("")

    def _say(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    # --- keeping it ---

    def _keep(self) -> None:
        day, view, key = self.day.day(), self._view, self.whom.key()
        self.day_field.set_fault("" if day is not None else _NO_DAY)
        self.whom.to_field.set_fault("")
        self._say("")
        if day is None or view is None:
            first_fault((self.day_field,))
            return
        draft = BackDraft(
            case=view.reference,
            how=cast(How, self.how.key()),
            person="" if key in (ELSE, _UNSAID) else key,
            by=self.whom.to.text() if key == ELSE else "",
            happened=moment(day, view.today),
            form=self.file.picked,
        )
        of = self.keeper.finish()

        def refused(refusal: Refusal) -> None:
            if _draft(self.about) == of.about:
                self.keeper.go_on(of.about)
            self._refuse(refusal)

        self.here.session.ask(lambda desk: keep(desk, draft, of), self._kept, refused)

    def _kept(self, record: str | None) -> None:
        if record is not None:
            case = self.family()
            self._forget()
            self.here.say("Noted: it came back.")
            self.here.go("case", case)

    def _refuse(self, refusal: Refusal) -> None:
        said = of(refusal)
        words = f"{said.message} {said.do}"
        if isinstance(refusal, InTheFuture):
            self.day_field.set_fault(words)
            first_fault((self.day_field,))
        elif isinstance(refusal, TooLong):
            self.whom.to_field.set_fault(words)
            first_fault((self.whom.to_field,))
        else:
            self._say(words)


def _draft(about: str) -> str:
    """What a draft is about: the case, and the person of whom it was asked."""
    return about.replace(" ", ":")
