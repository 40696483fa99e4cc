"""Amending a record: its fields with what stands there. What was there before is kept too."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions import drafts
from desktop.casework.actions.amending.amend import Amended, Amending, Value, amend, amending
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from desktop.casework.history.record_words import KINDS
from desktop.casework.saying.said import counted
from desktop.ui.history.phrases import AMENDED
from desktop.ui.history.undoing import offer_undo
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.typing.drafting import Keeper
from desktop.volunteer.amend.form import AmendForm
from desktop.volunteer.work.risk import RISK

KEY = "amend"
_SCHOOL = (
    "Only what was written down wrongly: then the child never went there. What stood before is "
    "kept beside it, and the conflict check runs again."
)
_BELOW = "What stood before is kept beside it, with who wrote it and when."


def _look_at(desk: Desk, about: str) -> tuple[Amending, dict[str, str]]:
    kind, _, record = about.partition(":")
    return amending(desk, kind, record), drafts.read(desk, DraftOf(KEY, about))


def _save(desk: Desk, about: str, values: dict[str, Value]) -> Amended:
    kind, _, record = about.partition(":")
    with drafts.done_with(desk, DraftOf(KEY, about)):
        return amend(desk, kind, record, values)


class AmendScreen(Screen):
    """About `KIND:ID`."""

    def __init__(self, here: Here) -> None:
        self.back = Button(here.look, "Leave it as it is", "text")
        self.save = Button(here.look, "Save the new version", "main", shortcut="Ctrl+Return")
        self.moved = Button(here.look, "The child has moved school…", icon="arrow-left-right")
        self.risk = Button(here.look, RISK, "stop-text", icon="siren")
        buttons = (self.risk, self.back, self.moved, self.save)
        super().__init__(here, "Amend", above=" ", below=_BELOW, actions=buttons)
        held = QWidget()
        self._box = column(here.look, within=held)
        self.body.addWidget(held)
        self.body.addStretch(1)
        self.form: AmendForm | None = None
        self._loaded = self._person = self._case = ""
        self.keeper = Keeper(here.session, KEY, self._words, self)
        self.back.clicked.connect(self._leave)
        self.save.clicked.connect(self._save)
        here.session.locked.connect(self._forget)
        self.moved.clicked.connect(self._move)
        self.risk.clicked.connect(self._at_risk)
        for button in (self.moved, self.save, self.risk):
            button.hide()

    def shown(self, about: str) -> None:
        """Another record: what was typed of the one before is kept first."""
        if about != self._loaded:
            self._forget()
        super().shown(about)

    def reload(self) -> None:
        """Ask for what stands there; what is being typed is left alone."""
        about = self.about
        if about and about != self._loaded:
            self.here.session.ask(
                lambda desk: _look_at(desk, about), lambda seen: self._take(about, seen), self._gone
            )

    def concerns(self, changed: Changed) -> bool:
        """Only until the form stands there."""
        return bool(changed) and not self._loaded

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self.keeper.flush()

    def _take(self, about: str, seen: tuple[Amending, dict[str, str]] | None) -> None:
        if seen is None or about != self.about or about == self._loaded:
            return
        told, draft = seen
        self._loaded = about
        case = f"Case {told.case}" if told.case else ""
        whose = " · ".join(part for part in (told.whose, told.child, case) if part)
        below = _SCHOOL if told.person else _BELOW
        self.set_words(f"Amend the {KINDS[told.kind]}", whose or " ", below)
        self._person, self._case = told.person, told.case
        self.risk.setVisible(told.kind in ("contact", "enquiry", "meeting"))
        self.moved.setVisible(bool(told.person))
        self.form = AmendForm(self.here, told)
        self.form.fill(draft)
        self._box.addWidget(self.form)
        self.keeper.begin(about, draft)
        self.form.typed.connect(self.keeper.touch)
        self.form.grew.connect(self.order)
        self.save.show()
        self.order()
        if self.isVisible():
            self.form.first().setFocus()

    def _gone(self, refusal: Refusal) -> None:
        self._forget()
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _words(self) -> dict[str, str]:
        return self.form.words() if self.form is not None else {}

    def _at_risk(self) -> None:
        """What is typed here waits as a draft."""
        self.here.go("concerns", f"risk:{self._case}" if self._case else "risk")

    def _move(self) -> None:
        """Nothing is wrong with what was written: it was true until the child moved."""
        person = self._person
        self.keeper.drop()
        self.keeper.stop()
        self._forget()
        self.here.go("school", person)

    def _leave(self) -> None:
        """What was typed is given up; what stands stays."""
        self.keeper.drop()
        self.keeper.stop()
        self._to_history()

    def _save(self) -> None:
        values = self.form.values() if self.form is not None else None
        if values is None:
            return
        about = self._loaded
        self.keeper.stop()
        self.here.session.ask(
            lambda desk: _save(desk, about, values), self._saved, lambda why: self._not_saved(why)
        )

    def _saved(self, made: Amended | None) -> None:
        if made is None:
            return
        self._to_history()
        if made.hash is None:
            self.here.say("Nothing was changed.")
            return
        words = AMENDED
        if made.finds.found:
            found = counted(len(made.finds.found), "new finding")
            words += f" The conflict check has {found}: look at the case."
        offer_undo(self.here, words, made.kind, made.record, made.hash)

    def _not_saved(self, refusal: Refusal) -> None:
        self.keeper.go_on(self._loaded)
        if self.form is None or not self.form.refuse(refusal):
            self.here.refuse(refusal)

    def _to_history(self) -> None:
        about = self._loaded or self.about
        self._forget()
        self.here.go("history", about)

    def _forget(self) -> None:
        """Nothing of a record stays in the window when it is left or the desk is locked."""
        self.keeper.flush()
        self.keeper.stop()
        self.form, self._loaded, self._person, self._case = None, "", "", ""
        empty(self._box)
        for button in (self.moved, self.save, self.risk):
            button.hide()
        self.set_words("Amend", " ", _BELOW)
