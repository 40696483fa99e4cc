"""One case: what has happened, newest first; beside it what is owed, found, agreed, and by whom."""

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from db.errors import BadInput, CaseErased, CaseLetGo, NoSuchCase, Refusal, TooLong
from db.names import RecordId
from db.records import Case
from desktop.casework.actions import drafts
from desktop.casework.actions.amending.undo import newest
from desktop.casework.actions.cases.case_page import CasePage, Kept, case_page
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.agreed import mark_done
from desktop.casework.actions.places.look_around import case_area_seen
from desktop.casework.desk import Desk
from desktop.messages import of
from desktop.ui.area.area_fold import AreaFold
from desktop.ui.attachments.panel import FilesPanel
from desktop.ui.concerns.card import RISK, ConcernsCard
from desktop.ui.history.undoing import offer_undo
from desktop.ui.look.reading_order import tab_as_read
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.tag import Tag
from desktop.ui.rows.timeline import Timeline
from desktop.ui.typing.drafting import Keeper
from desktop.volunteer.case.closing import Closing
from desktop.volunteer.case.files import belongs
from desktop.volunteer.case.findings import Deals
from desktop.volunteer.case.settling import SettlingPanels
from desktop.volunteer.case.side import TOLD_IN, Does, How, cards, first_cards
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
FORM = "close"
"""What the drafts of this screen are called."""


def _draft(case: str) -> drafts.DraftOf:
    return drafts.DraftOf(FORM, case)


def look_at(desk: Desk, reference: str) -> tuple[CasePage, str]:
    """The case, and what was typed of its outcome; read on the worker."""
    page = case_page(desk, reference)
    return page, drafts.read(desk, _draft(page.view.case.id)).get("outcome", "")


def close(desk: Desk, reference: str, outcome: str) -> Kept[Case]:
    """Close it, and drop what was typed. The version that stands now."""
    case, _owed = close_case(desk, reference, outcome)
    drafts.drop(desk, _draft(case.id))
    return case


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
        self._how = How(hidden=here.privacy.on)
        self._whole: frozenset[str] = frozenset()
        tags_held, side, self._missing = QWidget(), QWidget(), QWidget()
        self._urgent = QWidget()
        self._first = column(look, gap="pad", within=self._urgent)
        self._tags = column(look, within=tags_held)
        self.closing = Closing(look)
        self.hints = with_hints(here, (self.closing.field, "own"))
        self.keeper = Keeper(here.session, FORM, self._outcome, self)
        self.settling = SettlingPanels(here)
        self.telling = TellingPanel(here)
        self.timeline = Timeline(look, "What has happened")
        self._side = column(look, gap="pad", within=side)
        column(look, within=self._missing)
        self.area = AreaFold(here, _AREA)
        self.files = FilesPanel(here, self)
        self.worries = ConcernsCard(here)
        beside = QWidget()
        parts = (self._urgent, side, self.area, self.files, self.worries)
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
        self._does = Does(
            contact=lambda: self._go("contact"),
            tell=self.telling.begin,
            clause=lambda clause: here.go("policy", clause),
            findings=Deals(
                why=self._why,
                same=lambda one: self.settling.say_who(one, same=True),
                other=lambda one: self.settling.say_who(one, same=False),
                go_on=lambda one: self.settling.begin("go-on", self.about, one),
                pass_on=lambda one: self.settling.begin("pass-on", self.about, one),
                clause=lambda clause: here.go("policy", clause),
            ),
            done=self._done,
            history=self._history,
            school=lambda person: here.go("school", person),
            versions=lambda: self._go("history"),
            consent=lambda: self._go("consent"),
            rights=lambda: self._go("rights"),
            form=lambda about: self.here.go("papers", about),
        )
        self._wire()
        self._fill()

    def _wire(self) -> None:
        self.new_contact.clicked.connect(lambda: self._go("contact"))
        self.meeting.clicked.connect(lambda: self._go("meeting"))
        self.risk.clicked.connect(lambda: self.here.go("concerns", f"risk:{self.about}"))
        self.close_button.clicked.connect(self._begin_closing)
        self.closing.typed.connect(self.keeper.touch)
        self.closing.closed.connect(self._close)
        self.closing.left.connect(self._leave_closing)
        self.closing.form_asked.connect(
            lambda: self.here.go("papers", f"parent-carer {self.about}")
        )
        for panel in (self.settling, self.telling):
            panel.shown.connect(self.ensureWidgetVisible)
            panel.done.connect(self._forget_settling)
        self.timeline.asked.connect(self._more_or_less)
        self.files.opened.connect(lambda file: self.here.go("file", file))
        self.timeline.history.connect(lambda about: self.here.go("history", about))
        self.here.privacy.changed.connect(self._hide_own)
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
        for one in (self.keeper, self.settling, self.telling):
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
        if here.indexOf(self._urgent) < 0:
            here.insertWidget(0, self._urgent)
            self._read_in_order()

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
        owed = len(self._page.view.owed)
        if first:
            self.closing.begin(outcome, owed)
            self.keeper.begin(self._page.view.case.id, {"outcome": outcome} if outcome else None)
            self.closing.setVisible(bool(outcome))
        self.closing.set_owed(owed)
        self.closing.form_button.setVisible(self._page.asks_evaluation)
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
        self._fill_side()

    def _writable(self) -> bool:
        return self._page is not None and self._page.view.case.body.state == "open"

    def _tag_row(self, page: CasePage) -> QWidget:
        held, flow = QWidget(), Flow(self.here.look, gap="near", between="near")
        for each in tags(page):
            flow.add(Tag(self.here.look, each))
        held.setLayout(flow)
        return held

    def _fill_side(self) -> None:
        if self._page is None:
            return
        shown = (self.here.look, self._page, self._how, self._does)
        for box, made in ((self._first, first_cards(*shown)), (self._side, cards(*shown))):
            empty(box)
            for card in made:
                box.addWidget(card)
        self._urgent.setVisible(self._first.count() > 0)
        self._side.addStretch(1)
        self._read_in_order()

    def _read_in_order(self) -> None:
        inside = self.widget()
        if inside is not None:
            tab_as_read(inside)

    def _not_there(self, refusal: Refusal) -> None:
        """No such case; what to do instead stands where it would have been."""
        if not isinstance(refusal, NoSuchCase):
            self.here.refuse(refusal)
            return
        self._forget()
        look = self.here.look
        button = Button(look, "See the cases", icon="folder-open")
        button.clicked.connect(lambda: self.here.go("cases", ""))
        so, why = "This case is not here", f"Nothing on this laptop has the reference {self.about}."
        if isinstance(refusal, CaseErased):
            said = of(refusal)
            so, why = "This case was erased", f"{said.message} {said.do}"
        if isinstance(refusal, CaseLetGo):
            said = of(refusal)
            so, why = "This case left this laptop", f"{said.message} {said.do}"
        box = self._missing.layout()
        assert box is not None
        empty(box)
        box.addWidget(Empty(look, "folder-open", so, why, button))
        self._missing.show()

    def _go(self, key: str) -> None:
        self.here.go(key, self.about)

    def _begin_closing(self) -> None:
        self.closing.show()
        self.closing.outcome.setFocus()
        self.ensureWidgetVisible(self.closing)

    def _leave_closing(self) -> None:
        self.keeper.flush()
        self.closing.hide()
        self.close_button.setFocus()

    def _outcome(self) -> dict[str, str]:
        return {"outcome": self.closing.outcome.words()}

    def _close(self, outcome: str) -> None:
        reference = self.about
        self.keeper.stop()
        self.here.session.ask(
            lambda desk: close(desk, reference, outcome),
            lambda case: self._closed(reference, case),
            self._not_closed,
        )

    def _closed(self, reference: str, case: Kept[Case] | None) -> None:
        self.closing.outcome.set_words("")
        self.closing.hide()
        if case is not None:
            offer_undo(self.here, f"Case {reference} is closed.", "case", case.id, case.hash)

    def _not_closed(self, refusal: Refusal) -> None:
        if self._page is not None:
            self.keeper.go_on(self._page.view.case.id)
        if isinstance(refusal, BadInput | TooLong):
            self.closing.show_refusal(refusal)
        else:
            self.here.refuse(refusal)

    def _more_or_less(self, key: str) -> None:
        self._whole ^= {key}
        if self._page is not None:
            self.timeline.set_entries(story(self._page, self._whole))
            self._fill_side()

    def _why(self, finding: RecordId) -> None:
        self._how = How(self._how.reasons ^ {finding}, self._how.history, self._how.hidden)
        self._fill_side()

    def _forget_settling(self) -> None:
        if self.new_contact.isVisible():
            self.new_contact.setFocus()

    def _history(self) -> None:
        self._how = How(self._how.reasons, not self._how.history, self._how.hidden)
        self._fill_side()

    def _hide_own(self, hidden: bool) -> None:
        self._how = How(frozenset(), self._how.history, hidden)
        self._fill_side()

    def _done(self, action: RecordId) -> None:
        def done(desk: Desk) -> str:
            mark_done(desk, action)
            return newest(desk, "action", action)

        def said(version: str | None) -> None:
            offer_undo(self.here, "Noted as done.", "action", action, version or "")

        self.here.session.ask(done, said)

    def _forget(self) -> None:
        """Nothing of a case stays in the window when it is left or the desk is locked."""
        self.keeper.stop()
        self.settling.forget()
        self.telling.forget()
        self._page = None
        self._whole = frozenset()
        self._how = How(hidden=self.here.privacy.on)
        self.closing.begin("", 0)
        self.timeline.set_entries(())
        self.files.forget()
        for box in (self._first, self._side, self._tags):
            empty(box)
        self.set_words("Case", below="…")
        self._fill()
