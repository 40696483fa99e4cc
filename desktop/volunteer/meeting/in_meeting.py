"""Being in the meeting: Meeting mode over the page, and the role written as it is stated."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from db.errors import Refusal
from desktop.casework.actions.meetings.begin_meeting import begin_meeting
from desktop.casework.actions.meetings.plan_meeting import note_meeting, state_role
from desktop.casework.desk import Desk
from desktop.casework.promise.role import not_before
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import moment_of
from desktop.ui.parts.screen import Here
from desktop.ui.rows.called import MEETINGS
from desktop.volunteer.meeting.mode import MeetingMode
from desktop.volunteer.meeting.page import MeetingPage
from desktop.volunteer.meeting.standing import role_state
from desktop.volunteer.meeting.view import About, Held
from desktop.volunteer.work.refusals import in_words


class InMeeting(QObject):
    """`typed` when notes or ticks changed, `risk_asked`, `left` when Meeting mode is closed.

    The words live in the page's boxes: what is typed in Meeting mode stands there at once.
    `show_window` puts the window on the screen.
    """

    typed = Signal()
    risk_asked = Signal()
    left = Signal()

    def __init__(self, here: Here, page: MeetingPage) -> None:
        super().__init__(page)
        self._here, self._page = here, page
        self._meeting = ""
        self._held: Held | None = None
        self.mode: MeetingMode | None = None
        self.show_window: Callable[[MeetingMode], None] = lambda mode: mode.showFullScreen()
        page.role.stated.connect(lambda at: self._state(at, None))
        page.role.not_stated.connect(lambda why: self._state(None, why))
        page.role.chosen.connect(self._choose)

    def show(self, held: Held) -> None:
        """What is so of the meeting now."""
        self._meeting, self._held = held.id, held
        if self.mode is not None:
            self.mode.show_role(role_state(held))
            self._tell_time()

    def open(self, case: About, held: Held) -> None:
        """The whole window, dark, with the role to be stated."""
        role = held.role.role if held.role is not None else ""
        if self.mode is not None:
            return
        if case.roles and role not in {one.name for one in case.roles}:
            self._page.role.role_field.set_fault("Choose your role first.")
            self._page.role.role.setFocus()
            return
        says = next((one.says for one in case.roles if one.name == role), "")
        body = held.body
        parts = (MEETINGS[body.kind], body.body, moment_of(body.happened, case.now))
        where = " · ".join(part for part in parts if part)
        early = not not_before(body.happened, case.now)
        day = f"on {written(london(body.happened).date())}" if early else ""
        self.mode = mode = MeetingMode(self._here.look, where, role, says, rehearsed_for=day)
        mode.stated.connect(self._state_now)
        mode.not_stated.connect(lambda why: self._state(None, why))
        mode.noted.connect(self._noted)
        mode.ticked.connect(self._ticked)
        mode.risk_asked.connect(self._risk)
        mode.time_asked.connect(self._tell_time)
        mode.ended.connect(self._end)
        mode.lock_asked.connect(self._lock)
        mode.left.connect(self._left)
        if not early:
            self._write(begin_meeting)
        self.show_window(mode)
        mode.begin(self._page.note.words(), self._page.questions.questions(), role_state(held))

    def close(self) -> None:
        """Leave Meeting mode, if one is in it."""
        if self.mode is not None:
            self.mode.close()

    def _choose(self, role: str) -> None:
        self._write(lambda desk, meeting: state_role(desk, meeting, role))

    def _state(self, at: datetime | None, why: str | None) -> None:
        role = self._page.role.role.key()
        self._write(lambda desk, meeting: state_role(desk, meeting, role, at, why))

    def _state_now(self) -> None:
        role = self._page.role.role.key()
        self._write(lambda desk, meeting: state_role(desk, meeting, role, desk.world.clock.now()))

    def _write(self, work: Callable[[Desk, str], object]) -> None:
        meeting = self._meeting
        self._here.session.ask(lambda desk: work(desk, meeting), None, self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.close()
        self._page.role.set_fault(in_words(refusal))

    def _noted(self, words: str) -> None:
        self._page.note.set_words(words)
        self.typed.emit()

    def _ticked(self) -> None:
        if self.mode is not None:
            self._page.questions.set_questions(self.mode.questions.questions())
            self.typed.emit()

    def _risk(self) -> None:
        self.close()
        self.risk_asked.emit()

    def _lock(self) -> None:
        self.close()  # what was typed is kept as one leaves
        self._here.lock()

    def _tell_time(self) -> None:
        self._here.session.ask(lambda desk: desk.world.clock.now(), self._show_time)

    def _show_time(self, now: datetime | None) -> None:
        if now is not None and self.mode is not None and self._held is not None:
            body = self._held.body
            self.mode.show_time(now, body.happened, body.ended)

    def _end(self) -> None:
        """It has ended, now: in the record at once, and in the box of the page."""
        meeting = self._meeting

        def work(desk: Desk) -> datetime:
            now = desk.world.clock.now()
            note_meeting(desk, meeting, ended=now)
            return now

        self._here.session.ask(work, self._ended, self._not_ended)

    def _ended(self, now: datetime | None) -> None:
        if now is not None:
            self._page.who.ended.setText(f"{london(now):%H:%M}")
            self._tell_time()

    def _not_ended(self, refusal: Refusal) -> None:
        """It was said before it is due to begin: the page asks for the time."""
        self.close()
        self._page.take(refusal)

    def _left(self) -> None:
        self.mode = None
        self.left.emit()
