"""The contact: what to say stands first, everything typed is kept, nothing is held hostage.

What stands in the boxes lives here and in the draft; the record gets it when it is saved. What
became of the statement is noted by `Telling`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from db.errors import Refusal
from desktop.casework.actions.contacts.record_contact import Recorded
from desktop.casework.saying.said import together
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here
from desktop.ui.parts.tag import state
from desktop.ui.rows.work_row import WorkRow
from desktop.volunteer.contact import heard, standing
from desktop.volunteer.contact.form import ContactForm
from desktop.volunteer.contact.telling import Telling
from desktop.volunteer.contact.typed import Typed, everybody_new, understood
from desktop.volunteer.contact.view import FORM, View, finish, look_at
from desktop.volunteer.work.choose import Choice
from desktop.volunteer.work.hinting import with_hints
from desktop.volunteer.work.moments import moment
from desktop.volunteer.work.refusals import in_words, what_of
from desktop.volunteer.work.risk import with_one
from desktop.volunteer.work.statement_part import StatementPart
from desktop.volunteer.work.writing import WritingScreen

_CLEAR, _BACK = "Clear what I typed", "Bring it back"
_WITHOUT = "They rang once, or spoke to you somewhere. They need give no name."
_CLOSED = "This case is {state}: nothing more is written to it. What you typed is kept here."


class Contact(WritingScreen):
    """About a case's reference; about nothing: which case?"""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.later = Button(look, "Later")
        # Outlined while the statement has the main button of the screen; main afterwards.
        self.save_plain = Button(look, "Save contact", shortcut="Ctrl+Return")
        self.save_main = Button(look, "Save contact", "main", shortcut="Ctrl+Return")
        super().__init__(
            here,
            "Contact",
            key="contact",
            form=FORM,
            choose="Write to this case",
            actions=(self.later, self.save_plain, self.save_main),
        )
        self.below.hide()
        self.without = Button(look, "Write it down")
        self.without_row = WorkRow(
            *(look, state("enquiry"), "Somebody without a case", _WITHOUT), (self.without,)
        )
        self.without.setAccessibleName("Write it down: somebody without a case")
        self.body.addWidget(self.without_row)
        self.statement = StatementPart(look)
        self.form = ContactForm(look)
        # A long contact ends far below the head of the page, where the other one stands.
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
        self._said = Typed()  # of it what became of the statement, the concern, the policy
        self._cleared: Typed | None = None
        form = self.form
        self.telling = Telling(here, self.statement, form.told, self.typed)
        self.hints = with_hints(
            here,
            (form.own_field, "theirs"),
            (form.note_field, "own"),
            (form.views_field, "theirs"),
        )
        self._wire()
        self._show_parts()

    def _wire(self) -> None:
        here = self.here
        self.form.changed.connect(self._changed)
        self.form.grew.connect(self.order)
        self.risk.changed.connect(self.keeper.touch)
        self.risk.kept.connect(self._risk_kept)
        self.later.clicked.connect(self._later)
        for button in (self.save_plain, self.save_main, self.save_foot):
            button.clicked.connect(self.save)
        self.without.clicked.connect(lambda: here.go("enquiry-new", ""))
        self.clear_button.clicked.connect(self._clear)
        self.telling.noted.connect(self._noted)
        self.telling.settled.connect(self._settled)
        self.statement.clause_asked.connect(lambda clause: here.go("policy", clause))
        self.statement.leaflet_asked.connect(lambda: here.go("papers", f"statement {self.about}"))
        here.privacy.changed.connect(lambda _on: self._show_cases())
        here.session.locked.connect(self._forget)

    # What is shown.

    def put_away(self) -> None:
        shown, self._view = self._view is not None, None
        if shown:
            self._show_parts()  # until the other one has come, nobody else's words stand there

    def reload(self) -> None:
        about = self.about
        begun = self._said.policy if self.loaded == about else ""
        self.here.session.ask(
            lambda desk: look_at(desk, about, begun),
            lambda view: self._take(about, view, begun),
        )

    def concerns(self, changed: Changed) -> bool:
        kinds = {"case", "person", "party", "contact", "statement", "pack", "consent", "meeting"}
        kinds |= {"translation", "responsibility", "ability"}
        return any(kind in kinds for kind, _ in changed)

    def family(self) -> str:
        """None: whoever is writing already and begins another means another family."""
        return ""

    def words(self) -> Mapping[str, str]:
        return self.typed().kept()

    def typed(self) -> Typed:
        """Everything that stands there now."""
        return replace(self._said, **self.form.typed(), **self.risk.fields())

    def _take(self, about: str, view: View | tuple[Choice, ...] | None, begun: str = "") -> None:
        if view is None or about != self.about:
            return
        if self.loaded != about and self.isHidden():
            return  # left meanwhile: the next is begun when somebody comes back
        if begun and self.loaded != about:  # saved meanwhile: the next is under what is in force
            self.reload()
            return
        if isinstance(view, tuple):
            self._view, self.cases = None, view
            self._show_cases()
        else:
            self._view = view
            self.telling.set_case(view)
            self.risk.set_service(view.service)
            self.risk.case, self.risk.listed = view.reference, "concern"
            self.form.agreed.set_who(view.me)
            self.form.people.show_people(view.people)
            self.form.show_case(view.promise)
            if self.loaded != about:
                self._load(view, about)
        self._show_parts()

    def _load(self, view: View, about: str) -> None:
        self.loaded, self.saving = about, False
        self.telling.begin()
        self._fill(view.draft or self._fresh(view))
        self.keeper.begin(view.reference, view.draft.kept() if view.draft else None)
        if view.draft is not None:
            self.kept.setText("Kept")
        self.form.note.setFocus()

    def _fresh(self, view: View) -> Typed:
        """It is now; where there is one parent it is with them."""
        adults = [one.id for one in view.people if one.capacity == "parent-carer"]
        fresh = self.form.begin(view.now)
        persons = adults[0] if len(adults) == 1 else ""
        return replace(fresh, persons=persons, policy=view.policy_hash)

    def _fill(self, typed: Typed) -> None:
        self._said = typed.in_no_box()
        self.form.fill(typed)
        self.risk.fill(typed.kept())
        self.risk.setVisible(self.risk.is_typed())

    def _show_cases(self) -> None:
        self.choose.show_cases(self.cases, hidden=self.here.privacy.on)
        if not self.about:
            self.order()

    def _show_parts(self) -> None:
        view = self._view
        self.choose.setVisible(not self.about)
        self.without_row.setVisible(not self.about)
        for part in (self.form, self.later, self.save_foot, self.clear_button, self.kept):
            part.setVisible(view is not None)
        self.risk_button.setVisible(view is not None or not self.about)
        if view is None:
            said = "Which family was it?" if self.cases else "No case is open yet"
            self.set_words(title="New contact" if self.about else said)
            self.above.hide()
            self.telling.set_case(None)
            for gone in (self.statement, self.risk, self.save_main, self.save_plain):
                gone.hide()
            return
        typed = self.typed()
        at = moment(self.form.day.day(), self.form.time.text())
        title, above = standing.title(view, typed, at)
        self.set_words(title=title, above=above)
        waits = self.telling.show(typed)
        self.save_plain.setVisible(waits)
        self.save_main.setVisible(not waits)
        closed = view.state != "open"
        for button in (self.save_main, self.save_plain, self.save_foot):
            button.setEnabled(not closed and not self.saving)
        self.below.setVisible(closed)
        if closed:
            self.set_words(below=_CLOSED.format(state=view.state))
        self.order()

    # What one does.

    def _changed(self) -> None:
        self._cleared = None
        self.clear_button.setText(_CLEAR)
        self.form.people.set_fault()
        self.form.advice.show_new(everybody_new(self.typed()))
        self.keeper.touch()
        self._show_parts()

    def _noted(self, typed: Typed) -> None:
        """Something of the statement is so now: what it says stands in no box."""
        self._said = typed.in_no_box()
        self.keeper.touch()
        self._show_parts()

    def _settled(self, said: bool) -> None:
        """What became of it outlives whatever comes; one goes on writing."""
        self.keeper.flush()
        (self.form.note if said else self.statement.shown().said).setFocus()

    def _later(self) -> None:
        self.keeper.flush()
        self.here.say("Kept. It waits under Today until you go on with it.")
        self.here.go("today", "")

    def _clear(self) -> None:
        """Empty the form; the same button brings the words back, until something else is typed."""
        view = self._view
        if view is None:
            return
        back, now = self._cleared, self.typed()
        self._fill(back or replace(self._fresh(view), concern=self._said.concern))
        self._cleared = None if back else now
        self.clear_button.setText(_BACK if self._cleared else _CLEAR)
        self.keeper.go_on(view.reference)
        if self._cleared:
            self.here.say("Cleared. “Bring it back” undoes it.")
        self._show_parts()
        self.clear_button.setFocus()

    def _risk_kept(self, concern: str) -> None:
        self._said = replace(self._said, concern=with_one(self._said.concern, concern))
        self.keeper.touch()
        self.keeper.flush()

    # Saving.

    def keep(self) -> None:
        view = self._view
        if view is None or self.telling.comes_first(self.save):
            return
        typed, amiss = self.typed(), self.form.look_over()
        happened = self.form.happened()
        if amiss is not None:
            amiss.setFocus()
        elif happened is not None:
            self._send(view, typed, happened)

    def _send(self, view: View, typed: Typed, happened: datetime) -> None:
        draft = understood(typed, happened, self.form.agreed.agreed(), heard.answers(typed))
        self.saving = True
        self.keeper.stop()
        self._show_parts()
        self.here.session.ask(
            lambda desk: finish(desk, view.reference, draft, typed.concern),
            lambda done: self._saved(view.reference, done),
            lambda refusal: self._not_saved(view.reference, refusal),
        )

    def _saved(self, reference: str, done: Recorded | None) -> None:
        self.saving = False
        if done is None:
            return
        self.loaded = ""
        waits = [one.name for one in done.heard if one.gate.state == "outstanding"]
        said = f"Kept. The statement is still owed to {together(waits)}." if waits else "Kept."
        if done.finds.found:
            said += " Somebody who joined may be on your list: look at the case."
        self.here.say(said)
        if self.isVisible():  # whoever has gone on by now is not called back
            self.here.go("case", reference)

    def _not_saved(self, reference: str, refusal: Refusal) -> None:
        self.saving = False
        self.keeper.go_on(reference)
        self._show_parts()
        if what_of(refusal) == "reason" and (field := self.statement.reason_field()) is not None:
            field.set_fault(in_words(refusal))
        elif not self.form.take(refusal):
            self.here.refuse(refusal)

    def _forget(self) -> None:
        """Locked: nothing of a family stays in the boxes."""
        self.keeper.stop()
        self.loaded, self._view, self.cases, self._cleared = "", None, (), None
        self._fill(Typed())
        self.form.people.show_people(())
        self._show_parts()
