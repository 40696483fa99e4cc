"""The statement at the top of a contact: to be read out, or put into what one writes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.casework.said import together
from desktop.casework.statement import SPOKEN
from desktop.ui.announce import Announcer, announce
from desktop.ui.boxes import column
from desktop.ui.buttons import Button
from desktop.ui.flow import Flow
from desktop.ui.form import Field
from desktop.ui.statement import Statement, Wording
from desktop.ui.tag import State, state
from desktop.ui.text import Words
from desktop.ui.theme import Look
from desktop.volunteer.case_words import saying, short_clause
from desktop.volunteer.work.narrow import may_be_narrow

_OTHER = "other"
REASONS = (
    ("short", "it was cut short"),
    ("line", "the line was bad"),
    ("moment", "it was not the moment for it"),
    ("overheard", "somebody else was listening"),
    ("language", "we had no language in common"),
    (_OTHER, "of something else"),
)
_WRITTEN = Wording(
    said="It stands in what I wrote",
    not_said="Not sent, because…",
    note="Copy the words, and put them in.",
)


class StatementPart(QWidget):
    """`said` when it was read out or sent, `not_said` with the reason, `undone` to take it back.
    `leaflet_asked` for the same words on paper.
    """

    said = Signal()
    not_said = Signal(str)
    undone = Signal()
    clause_asked = Signal(str)
    leaflet_asked = Signal()

    def __init__(self, look: Look, *, announcer: Announcer = announce) -> None:
        super().__init__()
        self._announcer, self._owed = announcer, ""
        first = saying("statement-first", "Put this into what you write")
        self.spoken = Statement(look, state("statement-first"), "", REASONS)
        self.written = Statement(look, first, "", REASONS, wording=_WRITTEN)
        self._text = self._policy = self._clause = ""
        self._to = Words(look, "", "small", "ink-soft")
        self.undo_button = Button(look, "Not yet, after all", "link")
        self.copy_button = Button(look, "Copy the words", "link")
        self.leaflet_button = Button(look, "As a leaflet", "link")
        self.leaflet_button.setAccessibleDescription("To print, to send, and in other languages")
        self.clause_button = Button(look, "Policy", "clause")
        self.clause_button.setAccessibleDescription("Opens the policy at this clause")
        under = Flow(look, centre=True)
        under.add(self._to, 200, 1)
        linked = (self.undo_button, self.copy_button, self.leaflet_button, self.clause_button)
        for button in linked:
            under.add(button)
        box = column(look, self.spoken, self.written, gap="near", within=self)
        box.addLayout(under)
        for one in (self.spoken, self.written):
            may_be_narrow(one.reason)
            one.read_out.connect(self.said)
            one.not_said.connect(lambda key, note, one=one: self._reason(one, key, note))
        self.undo_button.clicked.connect(self.undone)
        self.copy_button.clicked.connect(self._copy)
        self.leaflet_button.clicked.connect(self.leaflet_asked)
        self.clause_button.clicked.connect(lambda: self.clause_asked.emit(self._clause))

    def set_pack(self, words: str, policy: str, clause: str) -> None:
        """The service's own words, and where they come from."""
        self._text, self._policy, self._clause = words, policy, clause
        for one in (self.spoken, self.written):
            one.set_words(f"“{words}”")
        self.clause_button.setText(f"Policy {short_clause(clause)}")
        self.clause_button.setVisible(bool(clause))

    def show_for(self, owed: list[str], medium: str, became: State | None) -> None:
        """To whom it is owed, in what medium; `became`: what was said of it already."""
        spoken = medium in SPOKEN
        self.setVisible(bool(owed) or became is not None)
        for one, here in ((self.spoken, spoken), (self.written, not spoken)):
            one.setVisible(here)
            if became is not None:
                one.settle(became)
            elif one.is_settled():
                one.reopen()
        to = f"Owed to {together(owed)}. " if owed and became is None else ""
        if to and to != self._owed:  # the keyboard is further down, in the note
            self._announcer(self, f"The statement comes first. {to}".strip(), False)
        self._owed = to
        self._to.setText(f"{to}{self._policy}.")
        self.undo_button.setVisible(became is not None)
        self.copy_button.setVisible(not spoken and became is None)

    def shown(self) -> Statement:
        """The one that is there now."""
        return self.spoken if not self.spoken.isHidden() else self.written

    def reason_field(self) -> Field | None:
        """Where the reason is typed: what is wrong with it is said there."""
        above = self.shown().note.parentWidget()
        return above if isinstance(above, Field) else None

    def _reason(self, one: Statement, key: str, note: str) -> None:
        words = dict(REASONS)[key] if key != _OTHER else ""
        why = ": ".join(part for part in (words, note.strip()) if part)
        field = self.reason_field()
        if field is not None:
            field.set_fault("" if why else "Write in a few words why.")
        if why:
            self.not_said.emit(why)
        else:
            one.note.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
