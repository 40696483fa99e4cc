"""A contact, drawn from the parts alone: the statement first, then what was said."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.cards.statement import Statement
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column, line, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page
from desktop.ui.parts.tag import state
from desktop.ui.parts.text import Run, Words
from desktop.ui.typing.choices import Tick
from desktop.ui.typing.form import Field
from desktop.ui.typing.long_text import LongText, Mark
from desktop.ui.typing.wording_hint import WordingHint

SAID = (
    "“Before we start: I am impartial. I do not take the school’s side, the council’s, or "
    "anybody’s. I will tell you what the law says and what your choices are, good and bad, and "
    "what you do with that is yours to decide. What you tell me stays within our service, unless "
    "somebody is at risk of harm.”"
)
REASONS = (("short", "the call was cut short"), ("other", "of something else"))


def contact(look: Look) -> Page:
    page = Page(
        look,
        "Telephone call, today 10:20",
        above="Ottilie Brackenridge · first contact with Hesper Brackenridge",
        actions=[
            Words(look, "Kept 10:24", "small", "ink-soft", wrap=False),
            Button(look, "Somebody may be at risk", "stop-text", icon="siren"),
            Button(look, "Later"),
            Button(look, "Save contact", shortcut="Ctrl+S"),
        ],
    )
    version = "Version 3, agreed 4 November"
    said = state("statement-first")
    page.body.addWidget(
        Statement(look, said, SAID, REASONS, version=version, languages="Polski, English")
    )
    flow = Flow(look, gap="wide")
    flow.add(_notes(look), 440, 100)
    flow.add(_dates(look), 300, 1)
    page.body.addLayout(flow)
    page.body.addStretch(1)
    return page


def _notes(look: Look) -> QWidget:
    held = QWidget()
    words = "“They keep saying he copes. He does not, he holds it in until the car door shuts.”"
    own = Field(look, "In her own words", LongText(look, words, least=2))
    facts_box = LongText(
        look,
        "School refused a needs assessment request on 3 March. Letter received 6 March. The head "
        "teacher is obviously covering up the exclusion in January. No certificate from the "
        "mediation adviser yet.",
    )
    facts_box.set_marks([Mark(facts_box.words().index("obviously"), 21)])
    facts = Field(look, "Facts", facts_box)
    better = "“has not answered the question about” says what was seen."
    facts.box.addWidget(WordingHint(look, "Guesses a motive", better, ("Use",)))
    options = Card(look, gap="near")
    for number, (so, why, law) in enumerate(
        (
            ("Mediation", "for: quick, free · against: no order made", "CFA 2014 s.53"),
            ("Appeal", "for: binding · against: months", "CFA 2014 s.51"),
        )
    ):
        if number:
            options.body.addWidget(rule())
        row = Flow(look, between="none", centre=True)
        row.add(Words(look, so, "strong"), 130, 0)
        row.add(Words(look, why, "body", "ink-soft"), 260, 1)
        row.add(Words(look, law, "small", "ink-soft", wrap=False))
        options.body.addLayout(row)
    box = column(look, own, facts, within=held)
    box.addWidget(Words(look, "Options talked through", "label"))
    box.addWidget(options)
    box.addStretch(1)
    return held


def _dates(look: Look) -> QWidget:
    held = QWidget()
    bind = Card(look, "Dates that bind", gap="none")
    for so, when in (("Ask for mediation", "by 3 May"), ("Appeal", "3 May or later")):
        row = line(look, Words(look, so), Words(look, when, "strong", right=True, wrap=False))
        row.setStretch(0, 1)
        bind.body.addLayout(row)
    why = Words(look, kind="small")
    why.set_runs(
        [
            Run(
                "Two months from the letter, 3 March, or one month from the certificate if that "
                "is later. ",
                "small",
                "ink-soft",
            ),
            Run("Sources", "label", "ink-soft"),
        ]
    )
    bind.body.addWidget(why)
    consent = Card(look, "Consent", gap="hair")
    consent.body.addWidget(Words(look, "None yet to speak with the school.", ink="ink-soft"))
    left = Qt.AlignmentFlag.AlignLeft
    consent.body.addWidget(Button(look, "Ask and record", "link"), alignment=left)
    after = Card(look, "Next", gap="hair")
    after.body.addWidget(Tick(look, "Send the certificate form, Friday"))
    box = column(look, bind, consent, after, within=held)
    box.addStretch(1)
    return held
