"""One case: what has happened, newest first; beside it what is owed, found, agreed, and by whom."""

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from db.errors import NoSuchCase, Refusal
from desktop.casework.actions.cases.case_page import CasePage, case_page
from desktop.casework.actions.places.look_around import case_area_seen
from desktop.casework.desk import Desk
from desktop.ui.area.area_fold import AreaFold
from desktop.ui.attachments.panel import FilesPanel
from desktop.ui.concerns.card import RISK, ConcernsCard
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.tag import Tag
from desktop.ui.rows.timeline import Timeline
from desktop.volunteer.case.beside import Beside
from desktop.volunteer.case.closing import Closing, outcome_typed
from desktop.volunteer.case.files import belongs
from desktop.volunteer.case.missing import Missing
from desktop.volunteer.case.settling import SettlingPanels
from desktop.volunteer.case.side import TOLD_IN
from desktop.volunteer.case.story import story, summary, tags
from desktop.volunteer.case.telling import TellingPanel
from desktop.volunteer.work.hinting import with_hints

_SHOWN = frozenset(
    {
        "finding_answer",
        "finding_detail",
        "same_person",
        "case",
        "contact",
        "statement",
        "meeting",
        "role",
        "finding",
        "check",
        "referral",
    }
    | {"party", "person", "pupil", "action", "pack", "attachment", "copy"}
    | {"consent", "relay", "responsibility", "ability", "handed"}
    | {"concern", "concern_step", "assignment", "confirmation"}
)
_AREA = "How far it is from home"
_STORY, _SIDE = 420, 300  # how wide the story and what stands beside it would be, unscaled


def look_at(desk: Desk, reference: str) -> tuple[CasePage, str]:
    """The case, and what was typed of its outcome; read on the worker."""
    page = case_page(desk, reference)
    return page, outcome_typed(desk, page.view.case.id)


class CaseScreen(Screen):
    """The page of the case whose printed reference it is about."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.new_contact = Button(look, "New contact", "main", icon="plus", cap="Ctrl+N")
        self.meeting = Button(look, "Meeting", icon="calendar")
        self.risk = Button(look, RISK, "stop-text", icon="siren")
        self.close_button = Button(look, "Close the case", "text")
        buttons = (self.risk, self.close_button, self.meeting, self.new_contact)
        crumbs = [("cases", "Cases"), ("case", "Case")]
        super().__init__(here, "Case", crumbs=crumbs, actions=buttons)
        self._page: CasePage | None = None
        self._whole: frozenset[str] = frozenset()
        tags_held = QWidget()
        self._tags = column(look, within=tags_held)
        self._missing = Missing(here)
        self.closing = Closing(here)
        self.hints = with_hints(here, (self.closing.field, "own"))
        self.settling = SettlingPanels(here)
        self.telling = TellingPanel(here)
        self.timeline = Timeline(look, "What has happened")
        self.cards = Beside(here, self.settling, self.telling, self)
        self.area = AreaFold(here, _AREA)
        self.files = FilesPanel(here, self)
        self.worries = ConcernsCard(here)
        beside = QWidget()
        parts = (self.cards.urgent, self.cards.rest, self.area, self.files, self.worries)
        self._beside = column(look, *parts, gap="pad", within=beside)
        self._beside.addStretch(1)
        self._both = QWidget()
        flow = Flow(look, gap="wide", between="wide")
        flow.add(self.timeline, _STORY, 99)
        flow.add(beside, _SIDE, 1)  # next to nothing beside the timeline, a whole line below it
        self._both.setLayout(flow)
        self._above = column(look)
        for each in (tags_held, self.closing, self.settling, self.telling):
            self.body.addWidget(each)
        self.body.addLayout(self._above)
        for each in (self._both, self._missing):
            self.body.addWidget(each)
        self.body.addStretch(1)
        self._tags_held = tags_held
        self._wire()
        self._fill()

    def _wire(self) -> None:
        self.new_contact.clicked.connect(lambda: self._go("contact"))
        self.meeting.clicked.connect(lambda: self._go("meeting"))
        self.risk.clicked.connect(lambda: self.here.go("concerns", f"risk:{self.about}"))
        self.close_button.clicked.connect(self.closing.open)
        self.closing.left.connect(self.close_button.setFocus)
        for panel in (self.closing, self.settling, self.telling):
            panel.shown.connect(self.ensureWidgetVisible)
        for settled in (self.settling.done, self.telling.done):
            settled.connect(self._go_on)
        self.cards.changed.connect(self.order)
        self.timeline.asked.connect(self._more_or_less)
        self.files.opened.connect(lambda file: self.here.go("file", file))
        self.timeline.history.connect(lambda about: self.here.go("history", about))
        self.here.session.locked.connect(self._forget)
        self.here.look.changed.connect(self._place)

    def shown(self, about: str) -> None:
        """Another case: what was asked to be shown of the one before is not asked of this one."""
        self._flush()
        if about != self.about:
            self._forget()
        super().shown(about)

    def family(self) -> str:
        return self.about if self._writable() else ""

    def reload(self) -> None:
        reference = self.about
        if reference:
            self.here.session.ask(
                lambda desk: look_at(desk, reference),
                lambda seen: self._take(reference, seen),
                self._not_there,
            )

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self._flush()

    def _flush(self) -> None:
        for one in (self.closing, self.settling, self.telling):
            one.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """What is owed and what was found stand beside the story, or above it: never below."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        look = self.here.look
        room = self.body.geometry().width() or self.viewport().width()
        wide = look.px(_STORY) + look.space("wide") + look.px(_SIDE)
        here = self._beside if room >= wide else self._above
        if here.indexOf(self.cards.urgent) < 0:
            here.insertWidget(0, self.cards.urgent)
            self.order()

    def concerns(self, changed: Changed) -> bool:
        return any(kind in _SHOWN for kind, _ in changed)

    def _take(self, reference: str, seen: tuple[CasePage, str] | None) -> None:
        if seen is None or reference != self.about:
            return
        if seen[0].stands == "offered":  # nothing of it before it is taken
            self.here.go("offer", reference)
            return
        first = self._page is None
        self._page, outcome = seen
        if first:
            self.closing.begin(self._page, outcome)
        self.closing.show_case(self._page)
        self._fill()
        if first and self.new_contact.isVisible():
            self.new_contact.setFocus()  # else it would be wherever the screen before left it

    def _fill(self) -> None:
        page = self._page
        for part in (self._tags_held, self._both):
            part.setVisible(page is not None)
        writable = self._writable()
        for button in (self.close_button, self.meeting, self.new_contact):
            button.setVisible(writable)
        if page is None or not writable:
            self.closing.hide()
            self.settling.forget()
        if page is None or page.view.case.body.state not in TOLD_IN:
            self.telling.forget()
        if page is None:
            return
        self._missing.hide()
        self.set_words(page.view.row.child or page.view.row.reference, below=summary(page))
        empty(self._tags)
        self._tags.addWidget(self._tag_row(page))
        self.timeline.set_entries(story(page, self._whole))
        self.worries.show_case(page.view.row.reference)
        reference = page.view.row.reference
        self.area.setVisible(page.asks_area)
        self.area.put(reference, lambda desk: case_area_seen(desk, reference), page.band or "")
        self.files.show_case(self.about, page.files, belongs(page), writable=writable)
        self.cards.show_case(page)

    def _writable(self) -> bool:
        return self._page is not None and self._page.view.case.body.state == "open"

    def _tag_row(self, page: CasePage) -> QWidget:
        held, flow = QWidget(), Flow(self.here.look, gap="near", between="near")
        for each in tags(page):
            flow.add(Tag(self.here.look, each))
        held.setLayout(flow)
        return held

    def _not_there(self, refusal: Refusal) -> None:
        """No such case; what to do instead stands where it would have been."""
        if not isinstance(refusal, NoSuchCase):
            self.here.refuse(refusal)
            return
        self._forget()
        self.set_words("Case", below=" ")
        self._missing.say(self.about, refusal)

    def _go(self, key: str) -> None:
        self.here.go(key, self.about)

    def _more_or_less(self, key: str) -> None:
        self._whole ^= {key}
        if self._page is not None:
            self.timeline.set_entries(story(self._page, self._whole))
            self.order()

    def _go_on(self) -> None:
        """A panel went: the keyboard is where one goes on with the case."""
        if self.new_contact.isVisible():
            self.new_contact.setFocus()

    def _forget(self) -> None:
        """Nothing of a case stays in the window when it is left or the desk is locked."""
        for panel in (self.closing, self.settling, self.telling, self.cards):
            panel.forget()
        self._page = None
        self._whole = frozenset()
        self.timeline.set_entries(())
        self.files.forget()
        empty(self._tags)
        self.set_words("Case", below="…")
        self._fill()
