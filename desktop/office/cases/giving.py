"""Giving a case to a volunteer: who has how many, a line for whoever gets it."""

from collections.abc import Callable

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions import drafts
from desktop.casework.actions.cases.office_cases import CaseFile
from desktop.casework.actions.handing.assign import Assigned, assign
from desktop.casework.closeness.people_names import first_name
from desktop.casework.desk import Desk
from desktop.office.cases import phrases
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import soft
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText


class Giving(QWidget):
    """A button, and once it is pressed what is needed. Open from the beginning where the case is
    with nobody, or was referred. `began` is called when it opens."""

    def __init__(self, here: Here, case: CaseFile, began: Callable[[], None]) -> None:
        super().__init__()
        look = here.look
        self._here, self._case, self._began = here, case, began
        self.keeper = Keeper(here.session, "give-case", self._typed, self)
        self.begin = Button(look, "Give it to a volunteer…", icon="send")
        options = phrases.givable(case)
        self.to = Choice(look, [("", "Choose…"), *options])
        # A long name, and what stands beside it, must not make the page wider than the window.
        self.to.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.to.setMinimumContentsLength(_SEEN)
        self.note = LongText(look, least=2, most=8)
        self.field = Field(look, "Give it to", self.to)
        self.go = Reasoned(look, Button(look, "Give it", "main", icon="send"))
        self.leave = Button(look, "Leave it as it is", "text")
        self._form = Card(look, "Give it to a volunteer", icon="send")
        acts = Flow(look, centre=True)
        acts.add(self.go)
        acts.add(self.leave)
        said = Field(look, "A line for whoever gets it", self.note, _NOTE)
        for part in (soft(look, phrases.giving(case)), self.field, said):
            self._form.body.addWidget(part)
        self._form.body.addLayout(acts)
        top = Flow(look)
        top.add(self.begin)
        box = column(look, within=self)
        box.addLayout(top)
        box.addWidget(self._form)
        self._form.hide()
        self._wire()
        if phrases.needs_somebody(case):
            self.begin.hide()
            self._form.show()

    def _wire(self) -> None:
        self.begin.clicked.connect(self._open)
        self.leave.clicked.connect(self._close)
        self.note.textChanged.connect(self._touched)
        self.to.chosen.connect(lambda _key: self._touched())
        self.go.button.clicked.connect(self._give)
        self._reason()
        self.keeper.fetch(self._case.reference, self._come_back)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed is kept when one goes elsewhere."""
        super().hideEvent(event)
        self.keeper.flush()

    def _typed(self) -> dict[str, str]:
        return {"to": self.to.key(), "note": self.note.words()}

    def _come_back(self, fields: dict[str, str]) -> None:
        if any(fields.values()) and not self.note.words() and not self.to.key():
            self.note.set_words(fields.get("note", ""))
            self.to.setCurrentIndex(max(0, self.to.findData(fields.get("to", ""))))
            self._open()
            self._reason()

    def _open(self) -> None:
        self.begin.hide()
        self._form.show()
        self._began()
        self.to.setFocus()

    def _close(self) -> None:
        self.keeper.drop()
        self.note.set_words("")
        self.to.setCurrentIndex(0)
        self._form.hide()
        self.begin.show()
        self.begin.setFocus()

    def _touched(self) -> None:
        self.keeper.touch()
        self.field.set_fault()
        self._reason()

    def _reason(self) -> None:
        self.go.set_reason("" if self.to.key() else "Choose a volunteer first.")

    def _give(self) -> None:
        case, to, note = self._case.reference, self.to.key(), self.note.words()

        def done(given: Assigned | None) -> None:
            if given is not None:
                who = first_name(given.name)
                self._here.say(f"Given. {who} gets it with the next answer from the inbox.")

        def work(desk: Desk) -> Assigned:
            given = assign(desk, case, to, note)
            drafts.drop(desk, of)
            return given

        of = self.keeper.finish()
        self._here.session.ask(work, done, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        if not isValid(self):
            return  # the form went before it was answered
        said = messages.of(refusal)
        self.field.set_fault(f"{said.message} {said.do}")


_NOTE = "It travels. Say nothing of whoever had it before."
_SEEN = 14  # letters of a choice that are always seen
