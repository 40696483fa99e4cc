"""What is not on the other pages: fields in every state, banners, buttons, progress, table."""

from datetime import date

from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.ui.cards.statement import Statement
from desktop.ui.look.theme import Look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.tag import Tag, state, states
from desktop.ui.parts.text import Words, heading
from desktop.ui.rows.table import Column, Table, TableModel
from desktop.ui.typing.choices import Choice, Pick, Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Form
from desktop.ui.typing.long_text import LongText
from desktop.ui.typing.understood import DateField, PostcodeField

_CASES = (
    ("Ottilie Brackenridge", "Cotter Vale School", "12 March 2026", 11),
    ("Perran Quillfeather", "Beck Row Primary School", "9 March 2026", 3),
    ("Wren Larkmoor", "no school", "24 February 2026", 1),
)


def fields(look: Look) -> Page:
    page = Page(look, "Fields", below="Every field, and what it says when something is not right.")
    form = Form(look)
    typed = form.section("Typed")
    name, born = typed.row(("Name", TextField("Perran Quillfeather"), 3), ("Born", DateField(), 1))
    name.set_hint("As the family says it")
    born.control.setProperty("placeholderText", "9 March 2015")
    born.set_fault("“9/3/15” is not a whole date. Type the year with four figures.")
    code, phone = typed.row(
        ("Postcode", PostcodeField("CA8 1AD"), 1), ("Telephone", TextField("01632 960 118"), 3)
    )
    code.set_hint("Read as CA8 1AD")
    phone.control.setEnabled(False)
    phone.set_hint("Kept by the office; ask it to change the number.")
    typed.field("What happened", LongText(look, "The school rang on 3 March.", least=3))
    chosen = form.section("Chosen")
    ways = [("phone", "Telephone"), ("visit", "Visit"), ("letter", "Letter")]
    chosen.row(("How", Choice(look, ways), 1), ("When", DateField(date(2026, 3, 12)), 1))
    done = Tick(look, "I have read this policy from beginning to end")
    done.setChecked(True)
    chosen.add(done)
    off = Tick(look, "Send without being asked")
    off.setEnabled(False)
    chosen.add(off)
    held = QWidget()
    group = QButtonGroup(held)
    picks = column(look, gap="hair", within=held)
    for number, words in enumerate(("Spoken consent", "Written consent")):
        pick = Pick(look, words)
        pick.setChecked(number == 0)
        group.addButton(pick)
        picks.addWidget(pick)
    chosen.add(held)
    form.foot(Button(look, "Save", "main", shortcut="Ctrl+S"), Button(look, "Leave", "text"))
    page.body.addWidget(form)
    page.body.addStretch(1)
    return page


def parts(look: Look) -> Page:
    page = Page(look, "Parts", below="Whatever the other pages do not show.")
    for block in (_banners, _buttons, _tags, _waiting, _table, _settled):
        page.body.addWidget(block(look))
    page.body.addStretch(1)
    return page


def _banners(look: Look) -> QWidget:
    held = QWidget()
    box = column(look, within=held)
    for tone, words, action in (
        ("stop", "The disk is full. What you type is kept in memory until there is room.", "Retry"),
        ("flag", "Two bundles have not been confirmed by the office for nine days.", "See them"),
        ("ok", "Everything up to 12 March is confirmed by the office.", ""),
        ("accent", "A new policy came in this morning. It takes two minutes to read.", "Read it"),
    ):
        box.addWidget(Banner(look, tone, words, action=action, closes=not action))
    return held


def _buttons(look: Look) -> QWidget:
    held = QWidget()
    flow = Flow(look, centre=True)
    flow.add(Button(look, "New contact", "main", icon="plus", shortcut="Ctrl+N"))
    flow.add(Button(look, "Print", icon="printer"))
    flow.add(Button(look, "Why?", "text"))
    flow.add(Button(look, "Somebody may be at risk", "stop-text", icon="siren"))
    flow.add(Button(look, "Policy 5.1.1", "clause"))
    off = Reasoned(look, Button(look, "Open the case", "main", icon="folder-plus"))
    off.set_reason("It needs a name and a postcode first.")
    box = column(look, heading(look, "Buttons"), within=held)
    box.addLayout(flow)
    box.addWidget(off)
    return held


def _tags(look: Look) -> QWidget:
    held = QWidget()
    facts = {"time": "14:02", "role": "Supporting an individual"}
    facts |= {"when": "Friday", "name": "Maud"}
    flow = Flow(look, gap="near")
    for key in states():
        flow.add(Tag(look, state(key, days=16, number=7, **facts)))
    box = column(look, heading(look, "States"), within=held)
    box.addLayout(flow)
    return held


def _waiting(look: Look) -> QWidget:
    held = QWidget()
    card = Card(look)
    progress = Progress(look, "Opening bundle 12 of 30")
    progress.set_share(0.4)
    card.body.addWidget(progress)
    nothing = Empty(
        look,
        "folder-open",
        "No cases yet",
        "A case begins with a child and who you are supporting. Whether you can take it shows at "
        "once.",
        Button(look, "Open a case", icon="folder-plus", shortcut="Ctrl+O"),
    )
    column(look, heading(look, "Waiting and empty"), card, nothing, within=held)
    return held


def _table(look: Look) -> QWidget:
    held = QWidget()
    model = TableModel(
        [
            Column[tuple[str, str, str, int]]("Child", lambda row: row[0], wide=True),
            Column("School", lambda row: row[1]),
            Column("Last contact", lambda row: row[2]),
            Column("Contacts", lambda row: str(row[3]), figures=True),
        ],
        _CASES,
        held,
    )
    table = Table(look, "Cases", model)
    table.show_all_rows()
    table.selectRow(0)
    column(look, heading(look, "Table"), table, within=held)
    return held


def _settled(look: Look) -> QWidget:
    held = QWidget()
    said = Statement(look, state("statement-first"), "“Before we start …”", [("other", "other")])
    said.settle(state("statement-read", time="10:24"))
    column(look, heading(look, "After it was read"), said, Words(look, ""), within=held)
    return held
