"""Screens of an office, drawn from the parts alone; nothing here does anything."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import Gap, column, line, rule
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page
from desktop.ui.parts.tag import Tag, state
from desktop.ui.parts.text import Run, Words
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import Row, RowList
from desktop.ui.rows.timeline import Happening, Timeline

_BUNDLES = (
    Row("8", "Idris Fairclough", "no. 8 and 9 · 24 changes · e-mail", state("waits", number=7)),
    Row("1", "Signed by a device we do not know", "no. 1 · 3 changes · stick", state("kept-apart")),
    Row("m", "morag-2026-03-10.evenhand", "cut short at 61 of 84 KB · 08:40", state("damaged")),
    Row("21", "Morag Tennick", "no. 21 · 12 changes, 2 families · receipt made", state("in")),
    Row("4", "Wren Adair", "no. 4 · 31 changes, 5 families · receipt made", state("in")),
    Row("3", "Wren Adair", "no. 3 · came on 2 March · receipt made again", state("already-in")),
    Row("11", "Lowri Pask", "no. 11 · 6 changes, 1 family · receipt made", state("in")),
)
_STORY = (
    Happening(
        "c2",
        "12 Mar 10:20",
        "phone",
        "Call with Hesper Brackenridge",
        "Refusal letter talked through; two options; she leans to mediation first.",
        "accent",
        (state("role-stated", time="10:21"),),
    ),
    Happening(
        "m1",
        "10 Mar 14:00",
        "users",
        "Annual review, Cotter Vale School",
        "Role: supporting an individual, stated 14:02. Four questions, three answered.",
        "accent",
        (state("role-stated", time="14:02"),),
    ),
    Happening(
        "a1",
        "9 Mar",
        "pen-line",
        "Amended by Morag: date of the letter",
        "3 March, was 6 March.",
        action="Show both",
    ),
    Happening(
        "l1",
        "6 Mar",
        "mail",
        "Letter from the council came in",
        "refusal.pdf, 2 pages · kept sealed in the record",
        "accent",
    ),
    Happening(
        "k1",
        "4 Mar",
        "handshake",
        "Consent: Hesper, to speak with Cotter Vale",
        "Spoken, until she says otherwise. Only about section F.",
        "ok",
    ),
    Happening(
        "o1",
        "3 Mar",
        "folder-plus",
        "Opened by Morag",
        "Conflict check: no finding. Area: just right.",
    ),
)


def inbox(look: Look) -> Page:
    page = Page(
        look,
        "Inbox",
        below="Seven bundles this morning: four are in, three wait for you.",
        actions=[
            Button(look, "Watched folder", icon="folder-sync"),
            Button(look, "Choose bundles", icon="upload"),
        ],
    )
    drop = Card(look, tone="drop")
    middle = Qt.AlignmentFlag.AlignHCenter
    words = Words(look, "Drop bundles anywhere in this window", ink="ink-soft")
    drop.body.addWidget(words, alignment=middle)
    rows = RowList(look, "Bundles", _BUNDLES)
    both = ListDetail(look, rows, drop)
    both.show_detail(_bundle(look))
    rows.go_to_number(0)
    page.body.addWidget(both, 1)
    return page


def _bundle(look: Look) -> QWidget:
    held = QWidget()
    held.setAccessibleName("Idris Fairclough, no. 8 and 9")
    head = Flow(look, centre=True)
    head.add(Words(look, "Idris Fairclough, no. 8 and 9", "heading"), 200, 1)
    head.add(Tag(look, state("waits", number=7)))
    said = "These are sound and really from Idris’s laptop, but no. 7 has not come. They are kept "
    said += "safe and go in by themselves when it does."
    acts = Flow(look)
    acts.add(Button(look, "Ask Idris for no. 7", "main", icon="mail"))
    acts.add(Button(look, "Copy the message", "text"))
    box = column(look, within=held)
    box.addLayout(head)
    box.addWidget(Words(look, said))
    box.addLayout(acts)
    box.addWidget(rule())
    box.addWidget(Words(look, "What they hold", "strong"))
    for so, more, count in (
        ("Contacts", "4 families, 2 to 10 March", "17"),
        ("Meetings", "role stated in 3 of 3", "3"),
        ("Flags", "one school, going on with a reason", "1"),
        ("Consents", "one withdrawn", "3"),
    ):
        box.addWidget(rule())
        number = Words(look, count, right=True, tabular=True, wrap=False)
        row = Flow(look)
        row.add(Words(look, so), 96, 0)
        row.add(Words(look, more, ink="ink-soft"), 200, 1)
        row.add(number)
        box.addLayout(row)
    box.addWidget(Gap(look, "near"))
    box.addWidget(Words(look, "Where they come from", "strong"))
    words = Words(look)
    said = "Laptop “Idris-Thinkpad”, enrolled 14 January by Una Hartshorn. Words: "
    six = Run("lantern river eleven cobalt moth spoon", "strong")
    words.set_runs([Run(said, ink="ink-soft"), six])
    box.addWidget(words)
    box.addStretch(1)
    return held


def case(look: Look) -> Page:
    page = Page(
        look,
        "Ottilie Brackenridge",
        above="Case MTQK-0012 · with Morag Tennick since 3 March",
        below="Born 9 March 2015 · Cotter Vale School · EHC needs assessment refused",
        actions=[Button(look, "Print", icon="printer"), Button(look, "Hand over")],
    )
    tags = Flow(look, gap="near")
    for shown in (
        state("statement-read", time="3 March"),
        state("statement-owed"),
        state("clear"),
        state("just-right"),
        state("all-here", when="12 March"),
    ):
        tags.add(Tag(look, shown))
    page.body.addLayout(tags)
    flow = Flow(look, gap="wide")
    flow.add(Timeline(look, "What has happened", _STORY), 480, 100)
    flow.add(_cards(look), 300, 1)
    page.body.addLayout(flow)
    page.body.addStretch(1)
    return page


def _cards(look: Look) -> QWidget:
    held = QWidget()
    dates = Card(look, "Dates that bind", gap="none")
    for so, when in (("Ask for mediation", "by 3 May"), ("Appeal", "3 May or later")):
        row = line(look, Words(look, so), Words(look, when, "strong", right=True, wrap=False))
        row.setStretch(0, 1)
        dates.body.addLayout(row)
    people = Card(look, "People", gap="none")
    for name, part in (
        ("Hesper Brackenridge", "mother"),
        ("Dr A. Sørlie", "paediatrician"),
        ("J. Oduya", "SENCO"),
    ):
        words = Words(look)
        words.set_runs([Run(f"{name} "), Run(part, "small", "ink-soft")])
        people.body.addWidget(words)
    agreed = Card(look, "Agreed, to do", gap="none")
    for words_of_it in ("Certificate form · Fri 13", "Ring after visit · 20 Mar"):
        agreed.body.addWidget(Words(look, words_of_it))
    box = column(look, dates, people, agreed, within=held)
    box.addStretch(1)
    return held
