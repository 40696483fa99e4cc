"""Writing down what somebody asked who has no case: the statement first, every word kept.

Nothing is asked for that they may not want to give.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from db.errors import Refusal
from desktop.casework.actions.enquiries.record_enquiry import RecordedEnquiry
from desktop.casework.advice.enquiry import NOBODY
from desktop.casework.saying.clock import london
from desktop.casework.saying.said import day_of
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here
from desktop.ui.parts.tag import State, state
from desktop.ui.rows.called import CONTACTS
from desktop.volunteer.case_words import saying
from desktop.volunteer.enquiry.form import EnquiryForm
from desktop.volunteer.enquiry.typed import Typed, understood
from desktop.volunteer.enquiry.view import FORM, NEW, View, finish, look_at
from desktop.volunteer.work.hinting import with_hints
from desktop.volunteer.work.moments import moment
from desktop.volunteer.work.refusals import in_words, what_of
from desktop.volunteer.work.risk import with_one
from desktop.volunteer.work.statement_part import StatementPart
from desktop.volunteer.work.writing import WritingScreen

_CLEAR = "Clear what I typed"
_ABOVE = "Somebody without a case"


class WriteEnquiry(WritingScreen):
    """There is one that is being written, and no more."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.later = Button(look, "Later")
        # Outlined while the statement has the main button of the screen; main afterwards.
        self.save_plain = Button(look, "Save what was asked", shortcut="Ctrl+Return")
        self.save_main = Button(look, "Save what was asked", "main", shortcut="Ctrl+Return")
        super().__init__(
            here,
            "Contact",
            key="enquiry-new",
            form=FORM,
            choose="",
            actions=(self.later, self.save_plain, self.save_main),
        )
        self.choose.hide()
        self.below.hide()
        self.statement, self.form = StatementPart(look), EnquiryForm(look)
        self.save_foot = Button(look, "Save what I wrote", icon="check")
        self.clear_button = Button(look, _CLEAR, "link")
        foot = Flow(look, centre=True)
        foot.add(self.save_foot)
        foot.add(self.clear_button)
        for part in (self.statement, self.form):
            self.body.addWidget(part)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        self._view: View | None = None
        self._said = Typed()  # of it what stands in no box
        self._language = ""  # in which the statement is to be said
        self._noting = False  # the clock was asked, and has not answered yet
        self._next: Callable[[], None] | None = None
        self.hints = with_hints(here, (self.form.note_field, "own"))
        self._wire()
        self._show_parts()

    def _wire(self) -> None:
        here, part = self.here, self.statement
        self.form.changed.connect(self._changed)
        self.form.grew.connect(self.order)
        self.risk.listed = "concern"
        self.risk.changed.connect(self.keeper.touch)
        self.risk.kept.connect(self._risk_kept)
        self.later.clicked.connect(self._later)
        for button in (self.save_plain, self.save_main, self.save_foot):
            button.clicked.connect(self.save)
        self.clear_button.clicked.connect(self._clear)
        part.said.connect(self._read_out)
        part.not_said.connect(lambda why: self._became("not said", None, why))
        part.undone.connect(lambda: self._became("", None, ""))
        part.language_chosen.connect(self._say_in)
        part.clause_asked.connect(lambda clause: here.go("policy", clause))
        part.leaflet_asked.connect(lambda: here.go("papers", "statement"))
        here.session.locked.connect(self._forget)

    # What is shown.

    def shown(self, about: str) -> None:
        super().shown(about or NEW)

    def put_away(self) -> None:
        self._view = None
        self._show_parts()

    def family(self) -> str:
        """None: whoever begins a contact from here means a family."""
        return ""

    def reload(self) -> None:
        begun = self._said.policy if self.loaded else ""
        self.here.session.ask(lambda desk: look_at(desk, begun), self._take)

    def concerns(self, changed: Changed) -> bool:
        return any(kind in ("pack", "translation") for kind, _ in changed)

    def words(self) -> Mapping[str, str]:
        return self.typed().kept()

    def typed(self) -> Typed:
        """Everything that stands there now."""
        return replace(self._said, **self.form.typed(), **self.risk.fields())

    def _take(self, view: View | None) -> None:
        if view is None or (not self.loaded and self.isHidden()):
            return
        self._view = view
        self.statement.set_pack(view.statements, view.policy, view.clause)
        self.risk.set_service(view.service)
        self.risk.listed = "concern"
        self.form.signposted.set_known(view.agencies)
        if self.loaded != NEW:
            self.loaded, self.saving = NEW, False
            self._noting, self._next = False, None
            self._fill(view.draft or self._fresh(view))
            self.keeper.begin(NEW, view.draft.kept() if view.draft else None)
            if view.draft is not None:
                self.kept.setText("Kept")
            self.form.note.setFocus()
        self._show_parts()

    def _fresh(self, view: View) -> Typed:
        return replace(self.form.begin(view.now), policy=view.policy_hash)

    def _fill(self, typed: Typed) -> None:
        self._said = typed.in_no_box()
        self.form.fill(typed)
        self.risk.fill(typed.kept())
        self.risk.setVisible(self.risk.is_typed())

    def _show_parts(self) -> None:
        view = self._view
        foot = (self.save_foot, self.clear_button)
        for part in (self.form, self.later, *foot, self.kept, self.statement):
            part.setVisible(view is not None)
        if view is None:
            for gone in (self.risk, self.save_main, self.save_plain):
                gone.hide()
            self.set_words(title="New contact", above=_ABOVE)
            return
        typed = self.typed()
        at = moment(self.form.day.day(), self.form.time.text())
        when = f", {day_of(at, view.now)} {london(at):%H:%M}" if at is not None else ""
        self.set_words(title=f"{CONTACTS[typed.medium]}{when}", above=_ABOVE)
        owed = (typed.capacity, typed.medium) in view.owed and not typed.said
        who = [typed.name.strip() or NOBODY] if owed else []
        self._language = self.statement.show_language(typed.language, (), typed.interpreter)
        self.statement.show_for(who, typed.medium, _became(typed))
        self.save_plain.setVisible(owed)
        self.save_main.setVisible(not owed)
        for button in (self.save_main, self.save_plain, self.save_foot):
            button.setEnabled(not self.saving)
        self.order()

    # What one does.

    def _changed(self) -> None:
        self.keeper.touch()
        self._show_parts()

    def _read_out(self) -> None:
        spoken, self._noting = self.statement.shown() is self.statement.spoken, True
        self.here.session.ask(
            lambda desk: desk.world.clock.now(),
            lambda at: self._became("read" if spoken else "sent", at, ""),
        )

    def _became(self, said: str, at: datetime | None, why: str) -> None:
        told = said in ("read", "sent")
        self._said = replace(
            self._said,
            said=said,
            said_at=at.isoformat() if at is not None else "",
            why=why,
            language=self._language if told else self._said.language,
            said_words=self.statement.words_hash() if told else "",
        )
        self.keeper.touch()
        self.keeper.flush()
        self._show_parts()
        (self.form.note if said else self.statement.shown().said).setFocus()
        then, self._noting, self._next = self._next, False, None
        if then is not None:
            then()

    def _say_in(self, tag: str) -> None:
        self._said = replace(self._said, language=tag)
        self._show_parts()
        if self._said.said in ("read", "sent"):  # the words in that language stand there only now
            self._said = replace(self._said, said_words=self.statement.words_hash())
        self.keeper.touch()

    def _later(self) -> None:
        self.keeper.flush()
        self.here.say("Kept. It waits under Today until you go on with it.")
        self.here.go("today", "")

    def _clear(self) -> None:
        """Empty the form; what is said at the foot brings the words back."""
        view, before = self._view, self.typed()
        if view is None:
            return

        def back() -> None:
            self._fill(before)
            self.keeper.go_on(NEW)
            self._show_parts()

        self._fill(replace(self._fresh(view), concern=self._said.concern))
        self.keeper.go_on(NEW)
        self._show_parts()
        self.here.offer("Cleared.", "Bring it back", back)

    def _risk_kept(self, concern: str) -> None:
        self._said = replace(self._said, concern=with_one(self._said.concern, concern))
        self.keeper.touch()
        self.keeper.flush()

    # Saving.

    def keep(self) -> None:
        if self._view is None:
            return
        if self._noting:  # *I have read it out* was pressed a moment ago, and belongs to it
            self._next = self.save
            return
        typed, amiss = self.typed(), self.form.look_over()
        happened = self.form.happened()
        if amiss is not None:
            amiss.setFocus()
        elif happened is not None:
            self._send(typed, happened)

    def _send(self, typed: Typed, happened: datetime) -> None:
        draft = understood(typed, happened)
        self.saving = True
        self.keeper.stop()
        self._show_parts()
        self.here.session.ask(
            lambda desk: finish(desk, draft, typed.concern), self._saved, self._not_saved
        )

    def _saved(self, done: RecordedEnquiry | None) -> None:
        self.saving = False
        if done is None:
            return
        self.loaded = ""
        owed = done.gate.state == "outstanding"
        self.here.say("Kept. The statement is still owed." if owed else "Kept.")
        if self.isVisible():  # whoever has gone on by now is not called back
            self.here.go("enquiry", done.enquiry)

    def _not_saved(self, refusal: Refusal) -> None:
        self.saving = False
        self.keeper.go_on(NEW)
        self._show_parts()
        if what_of(refusal) == "reason" and (field := self.statement.reason_field()) is not None:
            field.set_fault(in_words(refusal))
        elif not self.form.take(refusal):
            self.here.refuse(refusal)

    def _forget(self) -> None:
        """Locked: nothing stays in the boxes."""
        self.keeper.stop()
        self.loaded, self._view = "", None
        self._fill(Typed())
        self._show_parts()


def _became(typed: Typed) -> State | None:
    """What became of the statement, as a tag; None while nothing was said of it."""
    if not typed.said:
        return None
    if typed.said == "not said":
        return saying("statement-not-said", f"Not said: {typed.why}")
    at = f"{london(datetime.fromisoformat(typed.said_at)):%H:%M}"
    if typed.said == "sent":
        return saying("statement-read", f"Sent in writing, noted {at}")
    return state("statement-read", time=at)
