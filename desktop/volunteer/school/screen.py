"""A child moves school: the one of before gets its last day, the new one its first."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.actions import drafts
from desktop.casework.actions.amending.move_school import (
    AtSchool,
    Moved,
    at_school,
    leave_school,
    move_school,
)
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.desk import Desk
from desktop.casework.saying.dates import read_date, written
from desktop.casework.saying.said import counted
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.typing.drafting import Keeper
from desktop.volunteer.school.form import SchoolForm

KEY = "school"
_BELOW = "Both schools stay in the record, each with its days. The conflict check runs again."


def _look_at(desk: Desk, person: str) -> tuple[AtSchool, dict[str, str]]:
    return at_school(desk, person), drafts.read(desk, DraftOf(KEY, person))


def _save(desk: Desk, person: str, words: dict[str, str]) -> Moved:
    day = read_date(words["day"], "day")
    with drafts.done_with(desk, DraftOf(KEY, person)):
        if words["how"] == "leaves":
            return leave_school(desk, person, day)
        return move_school(desk, person, words["urn"], day)


class SchoolScreen(Screen):
    """About the id of a child."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.back = Button(look, "Back to the case", "text", icon="folder-open")
        self.wrong = Button(look, "It was written down wrongly…", icon="pen-line")
        self.save = Button(look, "Save", "main", shortcut="Ctrl+Return")
        buttons = (self.back, self.wrong, self.save)
        super().__init__(here, "School", above=" ", below=_BELOW, actions=buttons)
        held = QWidget()
        self._box = column(look, within=held)
        self.body.addWidget(held)
        self.body.addStretch(1)
        self.form: SchoolForm | None = None
        self._told: AtSchool | None = None
        self.keeper = Keeper(here.session, KEY, self._words, self)
        self.back.clicked.connect(self._leave)
        self.wrong.clicked.connect(self._amend)
        self.save.clicked.connect(self._save)
        here.session.locked.connect(self._forget)
        self._forget()

    def shown(self, about: str) -> None:
        """Another child: what was typed of the one before is kept first."""
        if self._told is not None and about != self._told.person:
            self._forget()
        super().shown(about)

    def reload(self) -> None:
        """Ask where the child goes; what is being typed is left alone."""
        about = self.about
        if about and self._told is None:
            self.here.session.ask(
                lambda desk: _look_at(desk, about), lambda seen: self._take(about, seen), self._gone
            )

    def concerns(self, changed: Changed) -> bool:
        """Only until the form stands there."""
        return bool(changed) and self._told is None

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self.keeper.flush()

    def _take(self, about: str, seen: tuple[AtSchool, dict[str, str]] | None) -> None:
        if seen is None or about != self.about or self._told is not None:
            return
        told, draft = seen
        self._told = told
        since = f", since {written(told.since)}" if told.since is not None else ""
        now = f"Now: {told.school}{since}." if told.pupil else "At no school now."
        case = f"Case {told.case}" if told.case else " "
        self.set_words(f"{told.child}’s school", case, f"{now} {_BELOW}")
        self.form = SchoolForm(self.here, told)
        self.form.fill(draft)
        self._box.addWidget(self.form)
        self.keeper.begin(about, draft)
        self.form.typed.connect(self.keeper.touch)
        self.wrong.setVisible(told.pupil is not None)
        self.save.show()
        self.order()
        if self.isVisible():
            self.form.school.field.setFocus()

    def _gone(self, refusal: Refusal) -> None:
        self._forget()
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _words(self) -> dict[str, str]:
        return self.form.words() if self.form is not None else {}

    def _leave(self) -> None:
        """What was typed is given up; what stands stays."""
        self.keeper.drop()
        self.keeper.stop()
        self._to_case()

    def _amend(self) -> None:
        pupil = self._told.pupil if self._told is not None else None
        self.keeper.drop()
        self.keeper.stop()
        self._forget()
        self.here.go("amend", f"pupil:{pupil}")

    def _save(self) -> None:
        if self.form is None or self._told is None or not self.form.is_whole():
            return
        person, words = self._told.person, self.form.words()
        self.keeper.stop()
        self.here.session.ask(
            lambda desk: _save(desk, person, words), self._saved, lambda why: self._not_saved(why)
        )

    def _saved(self, made: Moved | None) -> None:
        if made is None:
            return
        words = "Saved. The school of before keeps its days."
        if made.finds.found:
            found = counted(len(made.finds.found), "new finding")
            words = f"Saved. The conflict check has {found}: look at the case."
        self._to_case()
        self.here.say(words)

    def _not_saved(self, refusal: Refusal) -> None:
        if self._told is not None:
            self.keeper.go_on(self._told.person)
        if self.form is None or not self.form.refuse(refusal):
            self.here.refuse(refusal)

    def _to_case(self) -> None:
        case = self._told.case if self._told is not None else ""
        self._forget()
        self.here.go("case" if case else "cases", case)

    def _forget(self) -> None:
        """Nothing of a child stays in the window when it is left or the desk is locked."""
        self.keeper.flush()
        self.keeper.stop()
        self.form = self._told = None
        empty(self._box)
        self.wrong.hide()
        self.save.hide()
        self.set_words("School", " ", _BELOW)
