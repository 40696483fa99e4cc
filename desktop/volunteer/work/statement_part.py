"""The statement at the top of a contact: to be read out, or put into what one writes."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.casework.promise.spoken_in import (
    ENGLISH,
    Official,
    SpokenIn,
    called,
    main,
    spoken_in,
)
from desktop.casework.promise.statement import SPOKEN
from desktop.casework.saying.said import together
from desktop.ui.cards.statement import Statement, Wording
from desktop.ui.look.announce import Announcer, announce
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, state
from desktop.ui.parts.text import Words
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.form import Field
from desktop.ui.typing.narrow import may_be_narrow
from desktop.volunteer.case_words import policy_clause, saying
from desktop.volunteer.work.not_said import REASONS, why_of

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
    language_chosen = Signal(str)

    def __init__(self, look: Look, *, announcer: Announcer = announce) -> None:
        super().__init__()
        self._announcer, self._owed = announcer, ""
        first = saying("statement-first", "Put this into what you write")
        self.spoken = Statement(look, state("statement-first"), "", REASONS)
        self.written = Statement(look, first, "", REASONS, wording=_WRITTEN)
        self._hash = self._text = self._policy = self._clause = ""
        self._statements: tuple[Official, ...] = ()
        self.language = Choice(look, ())
        may_be_narrow(self.language)
        self.language_field = Field(look, "Said in", self.language)
        self.heard = Words(look, "", "body", "ink-soft")
        self._tongues: tuple[tuple[str, str], ...] = ()
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
        tongue = Flow(look, centre=True)
        tongue.add(self.language_field, 200)
        tongue.add(self.heard, 260, 1)
        self._tongue = QWidget()
        self._tongue.setLayout(tongue)
        box = column(look, self._tongue, self.spoken, self.written, gap="near", within=self)
        box.addLayout(under)
        for one in (self.spoken, self.written):
            may_be_narrow(one.reason)
            one.read_out.connect(self.said)
            one.not_said.connect(lambda key, note, one=one: self._reason(one, key, note))
        self.language.chosen.connect(self.language_chosen)
        self.undo_button.clicked.connect(self.undone)
        self.copy_button.clicked.connect(self._copy)
        self.leaflet_button.clicked.connect(self.leaflet_asked)
        self.clause_button.clicked.connect(lambda: self.clause_asked.emit(self._clause))

    def set_pack(self, statements: tuple[Official, ...], policy: str, clause: str) -> None:
        """The service's own words, in every language that it has them, and where they come from."""
        self._statements, self._policy, self._clause = statements, policy, clause
        self._set_words(statements[0])
        self.clause_button.setText(policy_clause(clause))
        self.clause_button.setVisible(bool(clause))

    def show_language(self, wanted: str, spoken: Sequence[str], interpreter: str) -> str:
        """In which language it is said: chosen (`wanted`) or else the first of those that the
        people speak. Its tag; empty before there are words."""
        if not self._statements:
            return ""
        english, *attached = self._statements

        def heard(tag: str) -> SpokenIn:
            return spoken_in(tag, english, attached, interpreter)

        def known(tag: str) -> str:
            """The tag of the official words where there are any, so that none is offered twice."""
            official = heard(tag).official
            return tag if official is english else official.language

        asked = known(wanted or next(iter(spoken), ENGLISH))
        theirs = [known(one) for one in spoken]
        tags = dict.fromkeys([ENGLISH, *(one.language for one in attached), *theirs, asked])
        self._offer(tuple((tag, called(tag)) for tag in tags))
        self.language.set_key(asked)
        self._tongue.setVisible(len(tags) > 1)
        words = _heard(heard(asked), asked, interpreter)
        self.heard.setText(words)
        self.heard.setVisible(bool(words))
        self._set_words(heard(asked).official)
        return asked

    def words_hash(self) -> str:
        """Which exact words stand there now; empty before there are any."""
        return self._hash

    def _offer(self, tongues: tuple[tuple[str, str], ...]) -> None:
        if tongues != self._tongues:
            self._tongues = tongues
            self.language.clear()
            for tag, name in tongues:
                self.language.addItem(name, tag)

    def _set_words(self, official: Official) -> None:
        self._text, self._hash = official.text, official.hash
        quoted = f"“{official.text}”"
        for one in (self.spoken, self.written):
            one.set_words(quoted)

    def show_for(self, owed: list[str], medium: str, became: State | None, noted: str = "") -> None:
        """To whom it is owed, in what medium; `became`: what was said of it already, and `noted`
        of whom, where somebody has joined since."""
        spoken = medium in SPOKEN
        self.setVisible(bool(owed) or became is not None)
        for one, here in ((self.spoken, spoken), (self.written, not spoken)):
            one.setVisible(here)
            if became is not None:
                one.settle(became)
            elif one.is_settled():
                one.unsettle()
        to = f"Owed to {together(owed)}. " if owed and became is None else ""
        if to and to != self._owed:  # the keyboard is further down, in the note
            self._announcer(self, f"The statement comes first. {to}".strip(), False)
        self._owed = to
        before = f"{noted} " if noted else ""
        self._to.setText(f"{to}{before}{self._policy}.")
        self.undo_button.setVisible(became is not None or bool(noted))
        self.copy_button.setVisible(not spoken and became is None)

    def shown(self) -> Statement:
        """The one that is there now."""
        return self.spoken if not self.spoken.isHidden() else self.written

    def reason_field(self) -> Field | None:
        """Where the reason is typed: what is wrong with it is said there."""
        above = self.shown().note.parentWidget()
        return above if isinstance(above, Field) else None

    def _reason(self, one: Statement, key: str, note: str) -> None:
        why = why_of(key, note)
        field = self.reason_field()
        if field is not None:
            field.set_fault("" if why else "Write in a few words why.")
        if why:
            self.not_said.emit(why)
        else:
            one.note.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def _heard(heard: SpokenIn, asked: str, interpreter: str) -> str:
    """What is to be said of the language, in words; empty where there is nothing."""
    name = called(asked)
    if heard.rendered:
        return (
            f"No official {name} words are attached. Read the English out; {interpreter.strip()} "
            f"puts it into {name}."
        )
    if main(asked) != ENGLISH and main(heard.language) == ENGLISH:
        return (
            f"No official {name} words are attached: the English ones stand. Where somebody "
            "interprets, write down who, below."
        )
    if main(heard.language) != ENGLISH:
        by = f", with {interpreter.strip()}" if interpreter.strip() else ""
        return f"The service’s official {name} words{by}."
    return ""
