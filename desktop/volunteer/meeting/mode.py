"""Meeting mode: the whole window, dark and quiet, what to say in large type.

Across a table nobody reads over a shoulder: no family's name stands here. S or Enter notes that the
role was stated, Esc leaves, Ctrl+L locks. Before the day of the meeting it is a rehearsal, and says
so: nothing can be noted as stated or ended. What is typed and ticked goes back to the page as one
types. *Stated now* is always in sight: the words give way to it, the page scrolls above it.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget

from db.case import Question
from desktop.casework.saying.clock import london
from desktop.ui.cards.statement import Statement, Wording
from desktop.ui.look.dressing import dress
from desktop.ui.look.reading_order import tab_as_read
from desktop.ui.look.theme import Look, Theme
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.tag import State, state
from desktop.ui.parts.text import Words
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.narrow import may_be_narrow
from desktop.volunteer.work.questions import QuestionList
from desktop.volunteer.work.risk import RISK

REASONS = (
    ("begun", "it had begun already"),
    ("round", "there was no round of introductions"),
    ("chair", "the chair said it for me"),
    ("known", "everybody had heard it before"),
    ("other", "of something else"),
)
_WORDING = Wording("Stated now", "S", "Not stated, because…", "", "meeting")
_SIZES = ("meeting", "meeting-less", "statement")  # of the words: the first at which all are seen
_SAY, _ASK = 660, 340  # what the words and the questions would like, in pixels at 100 %
_LONGEST = 12 * 60  # minutes that a meeting is taken to go on
_TICK = 20_000  # milliseconds between two looks at the clock


def reason(key: str, note: str) -> str:
    """The reason in words; empty where none was given."""
    words = dict(REASONS)[key] if key != "other" else ""
    return ": ".join(part for part in (words, note.strip()) if part)


class MeetingMode(QMainWindow):
    """A window of its own, also to a screen reader. `left` when it is closed, by whatever way."""

    stated = Signal()
    not_stated = Signal(str)
    noted = Signal(str)
    ticked = Signal()
    risk_asked = Signal()
    time_asked = Signal()
    ended = Signal()
    lock_asked = Signal()
    left = Signal()

    def __init__(
        self, page_look: Look, where: str, role: str, says: str, *, rehearsed_for: str = ""
    ) -> None:
        """`rehearsed_for`: the day of a meeting that is not today, as "on 11 March 2026"."""
        super().__init__(None, Qt.WindowType.Window)
        self._page_look = page_look
        self.look = Look(Theme.load("dark"), page_look.scale, still=page_look.still)
        page_look.changed.connect(self._follow)
        self.setWindowTitle("Meeting mode")
        self.setAccessibleName("Meeting mode")
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dress(self, self.look)
        self._gone = False
        shown = state("role", role=role[:1].upper() + role[1:]) if role else state("role-owed")
        self.statement = Statement(
            *(self.look, shown, f"“{says}”", REASONS),
            wording=_WORDING,
            framed=False,
            apart=True,
        )
        may_be_narrow(self.statement.reason)
        self.statement.setVisible(bool(says))
        self._rehearsal = bool(rehearsed_for)
        self.statement.ways.setVisible(bool(says) and not self._rehearsal)
        said = f"A rehearsal: the meeting is {rehearsed_for}. Only there is your role stated."
        self.rehearsal = Words(self.look, said, "body", "flag")
        self.rehearsal.setVisible(self._rehearsal)
        self.questions = QuestionList(self.look, brief=True)
        self.notes = LongText(self.look, least=4, most=12)
        self.clock = Words(self.look, "", "body", "ink-soft", wrap=False, tabular=True)
        self.risk_button = Button(self.look, RISK, "text", icon="siren")
        self.leave_button = Button(self.look, "Leave", shortcut="Esc")
        self.end_button = Button(self.look, "It has ended", shortcut="Ctrl+E")
        self.end_button.setAccessibleDescription("Writes down the time at which the meeting ended")
        self._lay_out(where)
        self._wire()

    def _lay_out(self, where: str) -> None:
        look = self.look
        self._card = Card(look, gap="gap")
        self._card.body.addWidget(Words(look, "Their questions", "heading"))
        self._card.body.addWidget(self.questions)
        flow = Flow(look, gap="room", between="room", centre=True)
        flow.add(self.statement, _SAY, 2)
        beside = QWidget()
        column(look, self._card, Field(look, "Notes", self.notes), gap="pad", within=beside)
        flow.add(beside, _ASK, 1)
        self._head = head = Flow(look, gap="gap", between="near", centre=True)
        head.add(Words(look, where, "body", "ink-soft"), 260, 1)
        for each in (self.clock, self.risk_button, self.leave_button):
            head.add(each)
        inside = QWidget()
        inside.setProperty("ground", "paper")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = column(look, gap="wide", pad=("room", "wide", "room", "wide"), within=inside)
        box.addLayout(head)
        box.addStretch(1)
        box.addLayout(flow)
        box.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._inside = inside
        self._scroll.viewport().installEventFilter(self)
        held, foot = QWidget(), QWidget()
        ends = Flow(look, gap="pad", between="near")
        ends.add(self.statement.ways, 420, 1)
        ends.add(self.rehearsal, 420, 1)
        ends.add(self.end_button)
        self.end_button.setVisible(not self._rehearsal)
        self._foot = foot
        column(look, pad=("room", "gap", "room", "gap"), within=foot).addLayout(ends)
        column(look, self._scroll, foot, gap="none", within=held)
        self.setCentralWidget(held)

    def _wire(self) -> None:
        self.statement.read_out.connect(self.stated)
        self.statement.not_said.connect(self._reason)
        self.questions.changed.connect(self.ticked)
        self.notes.textChanged.connect(lambda: self.noted.emit(self.notes.words()))
        self.risk_button.clicked.connect(self.risk_asked)
        self.end_button.clicked.connect(self.ended)
        self.leave_button.clicked.connect(self.close)
        self._ticking = QTimer(self, interval=_TICK)
        self._ticking.timeout.connect(self.time_asked)
        self._ticking.start()
        for keys, act in (
            ("Ctrl++", self._page_look.bigger),
            ("Ctrl+=", self._page_look.bigger),
            ("Ctrl+-", self._page_look.smaller),
            ("Ctrl+0", lambda: self._page_look.set_scale(1.0)),
            ("Ctrl+L", self.lock_asked.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def begin(self, note: str, questions: Sequence[Question], became: State | None) -> None:
        """What is so when it opens."""
        self.notes.set_words(note)
        self.questions.set_questions(questions)
        self._card.setVisible(bool(questions))
        self._fit()
        self.show_role(became)
        tab_as_read(self._inside)
        self.setTabOrder(self.notes, self.statement.said)
        tab_as_read(self._foot)
        states = became is None and not self.statement.isHidden() and not self._rehearsal
        (self.statement.said if states else self.notes).setFocus()
        self.time_asked.emit()

    def show_role(self, became: State | None) -> None:
        """What became of the role, if anything did."""
        if became is not None:
            self.statement.settle(became)
            self.notes.setFocus()

    def show_time(self, now: datetime, began: datetime, ended: datetime | None) -> None:
        """The time of day, and how long it has been; once it has ended, from when to when."""
        minutes = int(((ended or now) - began).total_seconds()) // 60
        long = f" · {minutes} min" if 0 < minutes <= _LONGEST else ""
        said = f"{london(now):%H:%M}"
        if ended is not None:
            said = f"{london(began):%H:%M} to {london(ended):%H:%M}"
        self.clock.setText(f"{said}{long}")
        self.end_button.setVisible(ended is None and not self._rehearsal)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter, where nothing else took it, is *Stated now*."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self.statement.is_settled() and self.statement.said.isVisible():
            self.stated.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        super().closeEvent(event)
        if not self._gone:
            self._gone = True
            self._ticking.stop()
            self.left.emit()

    def _reason(self, key: str, note: str) -> None:
        why = reason(key, note)
        field = self.statement.note.parentWidget()
        if isinstance(field, Field):
            field.set_fault("" if why else "Write in a few words why.")
        if why:
            self.not_stated.emit(why)
        else:
            self.statement.note.setFocus()

    def _follow(self) -> None:
        self.look.set_scale(self._page_look.scale)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The words as large as there is room for."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        look, room = self.look, self._scroll.viewport().size()
        wide = room.width() - 2 * look.space("room")
        high = room.height() - 2 * look.space("wide") - self._head.heightForWidth(wide)
        spare = wide - look.px(_SAY) - look.px(_ASK) - look.space("room")
        if spare >= 0:
            wide = look.px(_SAY) + 2 * spare // 3
        for kind in _SIZES:
            self.statement.words.set_kind(kind)
            part: QWidget | None = self.statement.words
            while (
                part is not None and part is not self.statement
            ):  # what is remembered above is of another size
                part.updateGeometry()
                part = part.parentWidget()
            if self.statement.heightForWidth(wide) <= high:
                break
