"""Opening a case, drawn from the parts alone: the form, and what is found beside it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.casework.ground.around import REACHES, Outline
from desktop.casework.ground.seen_from import Ground
from desktop.ui.area.area_picture import Area, AreaPicture
from desktop.ui.cards.finding_card import FindingCard
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page
from desktop.ui.parts.tag import State, state
from desktop.ui.parts.text import Words, heading
from desktop.ui.rows.rows import Row
from desktop.ui.typing.choices import Choice
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Form
from desktop.ui.typing.typeahead import Typeahead
from desktop.ui.typing.understood import DateField, PostcodeField

SCHOOLS = (
    Row("199042", "Beck Row Primary School", "Primary · Brampton · CA8 1PP · 199 042", cap="Enter"),
    Row(
        "199041",
        "Beck Row Infant School",
        "Infant · Brampton · CA8 1PQ · 199 041",
        state=State("closed 2019", "history", "quiet"),
    ),
)

_SQUARE = ((-2_000, -2_000), (3_000, -1_000), (2_000, 3_000), (-3_000, 2_000))
_GROUND = Ground(
    home="exact",
    trust="exact",
    place=(-11_000, -10_000),
    outlines=tuple((reach, (Outline("CA8 1", (0, 0), _SQUARE),)) for reach in REACHES),
)


def open_case(look: Look) -> Page:
    page = Page(look, "Open a case", crumbs=[("cases", "Cases"), ("new", "New")])
    form = Form(look)
    child = form.section("Child or young person")
    born = DateField(date(2015, 3, 9))
    fields = child.row(("Name", TextField("Ottilie Brackenridge"), 3), ("Born", born, 1))
    fields[1].set_hint("11 years old")
    who = form.section("Who you are supporting")
    mother = Choice(look, [("mother", "Mother"), ("father", "Father"), ("carer", "Carer")])
    who.row(("Name", TextField("Hesper Brackenridge"), 3), ("Is Ottilie’s", mother, 1))
    who.row(("Postcode", PostcodeField("CA8 1AD"), 1), ("Telephone", TextField(), 3))
    setting = form.section("School or setting")
    school = Typeahead(look, "School or setting")
    setting.field("Start typing its name, town or number", school)
    school.field.setText("beck row pri")
    school.offer("beck row pri", SCHOOLS)
    finish = Reasoned(look, Button(look, "Open the case", "main", icon="folder-plus"))
    finish.set_reason("Beck Row Primary stops this case. Nothing typed is lost if you leave.")
    form.foot(finish)
    flow = Flow(look, gap="room")
    flow.add(form, 420, 8)
    flow.add(_answers(look), 380, 7)
    page.body.addLayout(flow)
    page.body.addStretch(1)
    return page


def _answers(look: Look) -> QWidget:
    held = QWidget()
    stop = FindingCard(
        look,
        state("refer"),
        "You are a governor at Beck Row Primary School",
        say="A colleague will help you from here, because I am a governor at Ottilie’s school.",
        clause="5.1.1",
        actions=[Button(look, "Refer to the office", "main", icon="send"), _text(look, "Why?")],
    )
    perhaps = FindingCard(
        look,
        state("perhaps"),
        "“Hesper Brackenbridge” is on your list as a friend",
        "Same person? One letter differs; no date of birth to tell them apart.",
        clause="5.1.3",
        actions=[Button(look, "Same person"), Button(look, "Someone else")],
    )
    picture = QWidget()
    stays = "Your home stays on this laptop. The office sees only “just right”."
    area = AreaPicture(look, Area(3, 30, 15, "CA8 1AD", "just-right", _GROUND))
    column(look, area, Words(look, stays, "small", "ink-soft"), gap="near", within=picture)
    right = FindingCard(look, state("just-right"), clause="5.1.2", below=picture)
    box = column(look, heading(look, "Can I take this case?"), stop, perhaps, right, within=held)
    box.addStretch(1)
    return held


def _text(look: Look, words: str) -> Button:
    return Button(look, words, "text")
