"""A volunteer's screens, drawn from the parts alone; nothing here does anything."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.casework.ground.around import REACHES, Outline
from desktop.casework.ground.seen_from import Ground
from desktop.ui.area.area_picture import Area, AreaPicture
from desktop.ui.cards.finding_card import FindingCard
from desktop.ui.cards.statement import Statement, Wording
from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import Gap, column, line, rule
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page, quiet
from desktop.ui.parts.tag import State, Tag, state
from desktop.ui.parts.text import Run, Words, heading
from desktop.ui.rows.rows import Row
from desktop.ui.rows.work_row import WorkRow
from desktop.ui.typing.choices import Choice, Tick
from desktop.ui.typing.fields import TextField
from desktop.ui.typing.form import Field, Form
from desktop.ui.typing.long_text import LongText, Mark
from desktop.ui.typing.typeahead import Typeahead
from desktop.ui.typing.understood import DateField, PostcodeField
from desktop.ui.typing.wording_hint import WordingHint

SAID = (
    "“Before we start: I am impartial. I do not take the school’s side, the council’s, or "
    "anybody’s. I will tell you what the law says and what your choices are, good and bad, and "
    "what you do with that is yours to decide. What you tell me stays within our service, unless "
    "somebody is at risk of harm.”"
)
REASONS = (("short", "the call was cut short"), ("other", "of something else"))
SCHOOLS = (
    Row("199042", "Beck Row Primary School", "Primary · Brampton · CA8 1PP · 199 042", cap="Enter"),
    Row(
        "199041",
        "Beck Row Infant School",
        "Infant · Brampton · CA8 1PQ · 199 041",
        state=State("closed 2019", "history", "quiet"),
    ),
)

# Group, state, what is so, why, and the words and icons of its buttons.
WORK: tuple[tuple[str, State, str, str, *tuple[tuple[str, str], ...]], ...] = (
    (
        "Owed to families",
        state("statement-owed"),
        "Hesper Brackenridge has not heard the statement",
        "Tuesday’s call was cut short: “line was bad”. It stands first when you ring her next.",
        ("Ring and read", ""),
    ),
    (
        "Owed to families",
        state("look-again"),
        "Ottilie’s school changed: you are a governor there",
        "Beck Row Primary since Monday. Your service’s policy asks another volunteer to go on "
        "(5.1.1).",
        ("See what to do", ""),
    ),
    (
        "Coming",
        state("meeting", when="Today 14:00"),
        "Annual review, Cotter Vale School",
        "Role: supporting an individual. Four questions ready; the card is not printed yet.",
        ("Card", "printer"),
        ("Meeting mode", ""),
    ),
    (
        "Coming",
        state("action-due", when="Friday"),
        "Send the draft plan’s section F to Idris Quillfeather",
        "Agreed on 4 March. Draft plan: 15 days end on Wednesday 18 March.",
        ("Done", ""),
    ),
    (
        "Quiet",
        state("quiet", days=16),
        "Wren and Lark Larkmoor",
        "Last contact 24 February, by letter. Nothing planned.",
        ("Plan a contact", ""),
    ),
)

_SQUARE = ((-2_000, -2_000), (3_000, -1_000), (2_000, 3_000), (-3_000, 2_000))
_GROUND = Ground(
    home="exact",
    trust="exact",
    place=(-11_000, -10_000),
    outlines=tuple((reach, (Outline("CA8 1", (0, 0), _SQUARE),)) for reach in REACHES),
)


def today(look: Look) -> Page:
    page = Page(
        look,
        "Two things are owed, one meeting is coming",
        above="Thursday 12 March",
        actions=[Button(look, "New contact", "main", icon="plus", shortcut="Ctrl+N")],
    )
    left = QWidget()
    box = column(look, within=left)
    for title, rows in _work(look).items():
        box.addWidget(heading(look, title))
        for row in rows:
            box.addWidget(row)
        box.addWidget(Gap(look, "none"))
    box.addStretch(1)
    flow = Flow(look, gap="wide")
    flow.add(left, 480, 100)
    flow.add(_beside(look), 300, 1)
    page.body.addLayout(flow)
    page.body.addStretch(1)
    return page


def _work(look: Look) -> dict[str, list[WorkRow]]:
    made: dict[str, list[WorkRow]] = {}
    for group, shown, so, why, *does in WORK:
        buttons = [Button(look, words, icon=icon) for words, icon in does]
        made.setdefault(group, []).append(WorkRow(look, shown, so, why, buttons))
    return made


def _beside(look: Look) -> QWidget:
    held = QWidget()
    box = column(look, within=held)
    bundle = Card(look, "Only on this laptop", icon="hard-drive")
    said = "3 changes since Tuesday. The office has confirmed everything before that."
    bundle.body.addWidget(Words(look, said, "body", "ink-soft"))
    bundle.foot(Button(look, "Make the bundle", icon="package"))
    policy = Card(look, "Policy, version 4", icon="scroll-text")
    said = "The office changed when a role is stated. Two minutes to read."
    policy.body.addWidget(Words(look, said, "body", "ink-soft"))
    policy.foot(Button(look, "Read and acknowledge"))
    month = Card(look, "This month")
    counts = Flow(look, gap="pad")
    for number, words in (("11", "contacts"), ("3", "meetings, role stated in 3")):
        one = QWidget()
        small = Words(look, words, "small", "ink-soft")
        column(look, Words(look, number, "title"), small, gap="none", within=one)
        counts.add(one)
    month.body.addLayout(counts)
    for card in (bundle, policy, month):
        box.addWidget(card)
    box.addStretch(1)
    return held


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
