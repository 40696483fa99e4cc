"""The meeting's screen: a new one is planned, one that is kept is prepared, held and settled.

What is typed is a draft until it is saved; that the role was stated is in the record at once.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QHideEvent

from db.errors import Refusal
from desktop.casework.desk import Desk
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Changed, Here
from desktop.volunteer.meeting import standing
from desktop.volunteer.meeting.in_meeting import InMeeting
from desktop.volunteer.meeting.page import MeetingPage
from desktop.volunteer.meeting.plan import PlanForm
from desktop.volunteer.meeting.view import (
    FORM,
    About,
    Held,
    View,
    keep_notes,
    keep_plan,
    look_at,
)
from desktop.volunteer.work.choose import Choice
from desktop.volunteer.work.hinting import with_hints
from desktop.volunteer.work.risk import with_one
from desktop.volunteer.work.writing import WritingScreen

_KEEP, _SAVE = "Keep this meeting", "Save notes"


class MeetingScreen(WritingScreen):
    """About a case's reference for a new one, about a meeting's id for one that is kept."""

    def __init__(self, here: Here) -> None:
        look = here.look
        # Outlined while Meeting mode has the main button of the screen; main otherwise.
        self.save_plain = Button(look, _SAVE, shortcut="Ctrl+Return")
        self.save_main = Button(look, _SAVE, "main", shortcut="Ctrl+Return")
        self.mode_button = Button(look, "Meeting mode", "main", shortcut="Ctrl+M")
        self.mode_again = Button(look, "Meeting mode", shortcut="Ctrl+M")
        super().__init__(
            here,
            "Meeting",
            key="meeting",
            form=FORM,
            choose="Plan for this case",
            actions=(self.save_plain, self.mode_again, self.mode_button, self.save_main),
        )
        self.plan, self.page = PlanForm(here), MeetingPage(here)
        for part in (self.plan, self.page):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.meeting = InMeeting(here, self.page)
        self._view: View | None = None
        self._fresh = False
        self._policy = ""  # that a new one is under, by its hash
        self._concerns = ""  # ids of those that were kept while a new one is written, with gaps
        page = self.page
        self.hints = with_hints(here, (page.note_field, "own"), (page.outcome_field, "own"))
        self._wire()
        self._show_parts()

    def _wire(self) -> None:
        here, page = self.here, self.page
        for part in (self.plan, page, self.risk):
            part.changed.connect(self._changed)
        page.grew.connect(self.order)
        page.moved.changed.connect(self._moved)
        self.meeting.typed.connect(self._changed)
        self.meeting.risk_asked.connect(self.open_risk)
        self.meeting.left.connect(self._left_mode)
        page.role.clause_asked.connect(lambda clause: here.go("policy", clause))
        self.risk.kept.connect(self._risk_kept)
        for button in (self.save_plain, self.save_main):
            button.clicked.connect(self.save)
        for button in (self.mode_button, self.mode_again):
            button.clicked.connect(self._open_mode)
        here.privacy.changed.connect(lambda _on: self._show_parts())
        here.session.locked.connect(self._forget)

    # What is shown.

    def put_away(self) -> None:
        shown, self._view = self._view is not None, None
        if shown:
            self._show_parts()  # until the other one has come, nobody else's words stand there

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever leaves or locks leaves Meeting mode too; a window made small stays as it is."""
        if not event.spontaneous():
            self.meeting.close()
        super().hideEvent(event)

    def reload(self) -> None:
        about = self.about
        begun = self._policy if self.loaded == about else ""
        self.here.session.ask(
            lambda desk: look_at(desk, about, begun), lambda view: self._take(about, view)
        )

    def concerns(self, changed: Changed) -> bool:
        kinds = {"case", "meeting", "role", "action", "measure", "pack", "home"}
        kinds |= {"consent", "contact", "ability"}
        return any(kind in kinds for kind, _ in changed)

    def words(self) -> dict[str, str]:
        """Everything that stands in the boxes of what is shown."""
        new = self._view is not None and self._view[1] is None
        begun = {"policy": self._policy, "concern": self._concerns}
        typed = {**self.plan.typed(), **begun} if new else self.page.typed()
        return {**typed, **self.risk.fields()}

    def _take(self, about: str, view: View | tuple[Choice, ...] | None) -> None:
        if view is None or about != self.about:
            return
        if not about:
            self.cases = tuple(one for one in view if isinstance(one, Choice))
            self._view = None
        else:
            self._take_view(about, view)
        fresh = bool(about) and self._fresh
        self._fresh = False
        self._show_parts()
        if fresh and self._view is not None:
            self._begin()

    def _begin(self) -> None:
        """Where the keyboard starts."""
        first = self.mode_button if self.mode_button.isVisible() else self.page.note
        (first if self._view is not None and self._view[1] else self.plan.kind).setFocus()

    def _take_view(self, about: str, view: object) -> None:
        assert isinstance(view, tuple)
        case, held = view
        assert isinstance(case, About)
        self._view = (case, held)
        self.risk.set_service(case.service)
        self.risk.case, self.risk.about = case.reference, held.id if held else ""
        self.risk.listed = "" if held else "concern"
        if held is None:
            self._policy = case.policy
            self.plan.set_roles(case.roles)
        else:
            if self.loaded != about:
                self.page.role.forget()
            self.page.show_meeting(case, held)
            self.meeting.show(held)
        if self.loaded != about:
            self.loaded, self.saving, self._fresh = about, False, True
            self._fill(case, held)

    def _fill(self, case: About, held: Held | None) -> None:
        draft = dict(case.draft)
        self._concerns = draft.get("concern", "") if held is None else ""
        if held is None:
            self.plan.fill(draft)
        else:
            self.page.fill(held, draft)
        self.risk.fill(draft)
        self.risk.setVisible(self.risk.is_typed())
        self.keeper.begin(held.id if held else case.reference, draft)
        self.kept.setText("Kept" if draft else "")

    def _show_parts(self) -> None:
        view = self._view
        held = view[1] if view is not None else None
        self.choose.setVisible(not self.about)
        self.plan.setVisible(view is not None and held is None)
        self.page.setVisible(held is not None)
        self.kept.setVisible(view is not None)
        self.risk_button.setVisible(view is not None or not self.about)
        mode_waits = view is not None and standing.mode_waits(view)
        self.mode_button.setVisible(mode_waits)
        self.mode_again.setVisible(held is not None and not mode_waits)
        self.save_plain.setVisible(mode_waits)
        self.save_main.setVisible(view is not None and not mode_waits)
        can_save = view is not None and standing.can_save(view) and not self.saving
        for button in (self.save_plain, self.save_main):
            button.setText(_SAVE if held is not None else _KEEP)
            button.setEnabled(can_save)
        if view is None:
            self.risk.hide()
            self._show_choice()
        else:
            self._show_title(view)
        self.order()

    def _show_choice(self) -> None:
        said = "Which family is it for?" if self.cases else "No case is open yet"
        self.set_words(title="Meeting" if self.about else said)
        self.above.hide()
        self.below.hide()
        self.choose.show_cases(self.cases, hidden=self.here.privacy.on)

    def _show_title(self, view: View) -> None:
        title, above, below = standing.heading(view, private=self.here.privacy.on)
        self.set_words(title=title, above=above)
        self.below.setVisible(bool(below))
        if below:
            self.set_words(below=below)

    # What one does.

    def _changed(self) -> None:
        self.keeper.touch()

    def _risk_kept(self, concern: str) -> None:
        self._concerns = with_one(self._concerns, concern)
        self.keeper.touch()
        self.keeper.flush()

    def keep(self) -> None:
        """A new meeting, or the notes of one that is kept."""
        if self._view is None:
            return
        case, held = self._view
        if held is None:
            self._plan(case)
        else:
            self._note(held)

    def _plan(self, case: About) -> None:
        plan = self.plan.plan()
        if plan is not None:
            made = replace(plan, policy=case.policy)
            concerns = self._concerns
            self._ask(lambda desk: keep_plan(desk, case.reference, made, concerns), self._planned)

    def _planned(self, meeting: str) -> None:
        self.loaded = ""
        self.here.say("Kept. It stands under Today when it comes.")
        if self.isVisible():  # whoever has gone on by now is not called back
            self.here.go("meeting", meeting)

    def _note(self, held: Held) -> None:
        amiss = self.page.look_over()
        if amiss is not None:
            amiss.setFocus()
            return
        notes = self.page.notes()
        self._ask(lambda desk: keep_notes(desk, held.id, notes), self._noted)

    def _noted(self, _meeting: str) -> None:
        self.loaded = ""  # the record's words take the place of the draft's
        self.here.say("Kept.")
        self.reload()

    def _ask(self, work: Callable[[Desk], str], done: Callable[[str], None]) -> None:
        """Finish the form: nothing more of it is kept as a draft, unless it is refused."""
        about = self.about
        self.saving = True
        self.keeper.stop()
        self._show_parts()

        def finished(result: str | None) -> None:
            self.saving = False
            if result is not None:
                done(result)

        self.here.session.ask(work, finished, lambda refusal: self._refused(about, refusal))

    def _refused(self, about: str, refusal: Refusal) -> None:
        self.saving = False
        self.keeper.go_on(about)
        self._show_parts()
        if not (self.plan if self._view and self._view[1] is None else self.page).take(refusal):
            self.here.refuse(refusal)

    def _moved(self) -> None:
        self.page.role.forget()
        self.reload()

    def _open_mode(self) -> None:
        view = self._view
        if view is not None and view[1] is not None:
            self.meeting.open(view[0], view[1])

    def _left_mode(self) -> None:
        self.keeper.flush()
        self.page.note.setFocus()

    def _forget(self) -> None:
        """Locked: nothing of a family stays in the boxes, nor on the screen."""
        self.meeting.close()
        self.keeper.stop()
        self.loaded, self._view, self.cases = "", None, ()
        self.plan.fill({})
        self.page.forget()
        self.risk.fill({})
        self._show_parts()
