"""Today, drawn from the parts alone: what is owed, what is coming, what is quiet."""

from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import Look
from desktop.ui.parts.boxes import Gap, column
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.page import Page
from desktop.ui.parts.tag import State, state
from desktop.ui.parts.text import Words, heading
from desktop.ui.rows.work_row import WorkRow

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
