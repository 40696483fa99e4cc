"""What became of the statement at a contact that was kept before: said now, on the case's page.

Where the policy asks for it at every contact, nothing else settles an old one (policies.md, 1).
Whoever reads it out while this stands here has read it out.
"""

from functools import partial
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from db.names import PersonId
from desktop.casework.actions import drafts
from desktop.casework.actions.contacts.settle_statement import settle_statement
from desktop.casework.actions.drafts import DraftOf
from desktop.casework.actions.exchange.heard import heard_in
from desktop.casework.desk import Desk
from desktop.casework.promise.statement import SPOKEN, Owed
from desktop.ui.cards.statement import Statement, Wording
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words
from desktop.ui.typing.drafting import Keeper
from desktop.ui.typing.form import Field
from desktop.ui.typing.narrow import may_be_narrow
from desktop.volunteer.case_words import saying
from desktop.volunteer.work.not_said import REASONS, why_of

FORM = "telling"
"""What the drafts of this panel are called."""

_SPOKEN = Wording(
    said="It was read out", said_key="", not_said="It was not said, because…", note="", kind="body"
)
_WRITTEN = Wording(
    said="It stood in what I wrote", said_key="", not_said="It was not sent, because…", note="",
    kind="body",
)  # fmt: skip

Said = Literal["read", "sent", "not said"]


def words_for(desk: Desk, person: str) -> str:
    """The statement as this person hears it: official words in their language, else English."""
    return heard_in(desk, desk.pack, PersonId(person)).official.text


def settle(desk: Desk, one: Owed, said: Said, why: str) -> None:
    """Keep what became of it, and drop what was typed."""
    with drafts.done_with(desk, DraftOf(FORM, _key(one))):
        settle_statement(desk, one.contact, one.person, said, why)


class TellingPanel(QWidget):
    """`shown` when it was opened; `done` when it is put off or kept."""

    shown = Signal(QWidget)
    done = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        look = here.look
        self._here = here
        self._one: Owed | None = None
        self.card = Card(look, "What became of the statement?", gap="gap")
        self.about = Words(look, "", "strong")
        tag = saying("statement-owed", "Not settled yet")
        made = [Statement(look, tag, "", REASONS, wording=w, framed=False) for w in
                (_SPOKEN, _WRITTEN)]  # fmt: skip
        self.spoken, self.written = made
        self.leave = Button(look, "Not now", "text")
        foot = Flow(look)
        foot.add(self.leave)
        self.keeper = Keeper(here.session, FORM, self._typed, self, bare=self._bare)
        self.card.body.addWidget(self.about)
        for each in made:
            may_be_narrow(each.reason)
            self.card.body.addWidget(each)
            each.read_out.connect(self._said)
            each.not_said.connect(self._not_said)
            each.note.textChanged.connect(lambda _words: self._touched())
            each.reason.chosen.connect(lambda _key: self._touched())
        self.card.body.addLayout(foot)
        column(look, self.card, within=self)
        self.leave.clicked.connect(self._leave)
        self.hide()

    def statement(self) -> Statement:
        """The one that is there now: of a contact in speech, or in writing."""
        return self.spoken if not self.spoken.isHidden() else self.written

    def begin(self, one: Owed, name: str, contact: str) -> None:
        """Ask about one person at one contact, with what was typed of it before."""
        self.flush()
        self.forget()
        self._one = one
        self.about.setText(f"{name}: {contact}")
        self.spoken.setVisible(one.medium in SPOKEN)
        self.written.setVisible(one.medium not in SPOKEN)
        session = self._here.session
        session.ask(partial(words_for, person=one.person), lambda words: self._say(one, words))
        self.keeper.fetch(_key(one), lambda fields: self._open(one, fields))

    def flush(self) -> None:
        """Leaving waits for no rest."""
        self.keeper.flush()

    def forget(self) -> None:
        """Nothing of a case stays in the window."""
        self.keeper.stop()
        self._one = None
        self.about.setText("")
        for each in (self.spoken, self.written):
            each.set_words("")
            each.note.clear()
            each.reason.setCurrentIndex(0)
            each.close_why()
        self.hide()

    def _say(self, one: Owed, words: str | None) -> None:
        if words and one == self._one:
            self.statement().set_words(f"“{words}”")

    def _open(self, one: Owed, fields: dict[str, str]) -> None:
        if one != self._one:
            return
        self.show()
        shown = self.statement()
        if fields:
            shown.reason.set_key(fields.get("reason", ""))
            shown.note.setText(fields.get("note", ""))
            shown.ask_why()
        else:
            shown.said.setFocus()
        self.shown.emit(self)

    def _typed(self) -> dict[str, str]:
        shown = self.statement()
        return {"reason": shown.reason.key(), "note": shown.note.text()}

    def _bare(self) -> bool:
        shown = self.statement()
        return not shown.note.text().strip() and shown.reason.currentIndex() == 0

    def _touched(self) -> None:
        if self._one is not None:
            self._fault("")
            self.keeper.touch()

    def _said(self) -> None:
        self._settle("read" if self.statement() is self.spoken else "sent", "")

    def _not_said(self, key: str, note: str) -> None:
        why = why_of(key, note)
        if why:
            self._settle("not said", why)
        else:
            self._fault("Write in a few words why.")
            self.statement().note.setFocus()

    def _fault(self, words: str) -> None:
        above = self.statement().note.parentWidget()
        if isinstance(above, Field):
            above.set_fault(words)

    def _settle(self, said: Said, why: str) -> None:
        one = self._one
        if one is None:
            return
        self.keeper.stop()
        work = partial(settle, one=one, said=said, why=why)
        self._here.session.ask(work, lambda _: self._settled(), lambda no: self._not(one, no))

    def _settled(self) -> None:
        self.forget()
        self._here.say("Kept. The office hears it with your next bundle.")
        self.done.emit()

    def _not(self, one: Owed, refusal: Refusal) -> None:
        self.keeper.go_on(_key(one))
        self._here.refuse(refusal)

    def _leave(self) -> None:
        self.flush()
        self.forget()
        self.done.emit()


def _key(one: Owed) -> str:
    return f"{one.contact}:{one.person}"
