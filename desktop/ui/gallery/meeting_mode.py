"""Meeting mode, drawn from the parts alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.cards.statement import Statement, Wording
from desktop.ui.gallery.contact import REASONS
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, line, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import quiet
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Words
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText


def meeting_mode(look: Look) -> QScrollArea:
    """A window of its own, dark in either theme: dress it with a dark look."""
    window = QScrollArea()
    window.setProperty("ground", "paper")
    quiet(window)
    inside = QWidget()
    inside.setProperty("ground", "paper")
    inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    said = "“I am Morag Tennick, a volunteer. I am here to support Hesper. I am impartial: I decide"
    said += " nothing today, and nothing that is decided is to my gain.”"
    wording = Wording("Stated now", "Space", "Not stated, because…", "", "meeting")
    role = state("role", role="Supporting an individual")
    statement = Statement(look, role, said, REASONS, wording=wording, framed=False)
    questions = Card(look, gap="gap")
    questions.body.addWidget(Words(look, "Her questions", "heading"))
    for words, key in (
        ("Who writes section F, and by when?", "answered"),
        ("What was tried since October?", "asked"),
        ("May he visit the unit first?", "to-ask"),
        ("Who rings me after today?", "to-ask"),
    ):
        questions.body.addWidget(rule())
        row = line(look, Words(look, words), Tag(look, state(key)))
        row.setStretch(0, 1)
        questions.body.addLayout(row)
    flow = Flow(look, gap="room", between="room", centre=True)
    flow.add(statement, 700, 2)
    flow.add(questions, 340, 1)
    where = Words(look, "Annual review · Cotter Vale School · Thursday 12 March", ink="ink-soft")
    leave = Button(look, "Leave", shortcut="Esc")
    head = line(look, where, Words(look, "14:02", ink="ink-soft", wrap=False), leave)
    head.setStretch(0, 1)
    notes = LongText(look, "Speech therapist confirms weekly sessions until July.", least=2)
    box = column(look, head, gap="wide", pad=("room", "wide", "room", "wide"), within=inside)
    box.addStretch(1)
    box.addLayout(flow)
    box.addStretch(1)
    box.addWidget(Field(look, "Notes", notes))
    window.setWidget(inside)
    return window
