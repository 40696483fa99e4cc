"""My interests: the list, what may be seen of it, and a form to add to it.

Names of people show as "someone on your list" until one asks, and never while F9 is on.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.casework.actions.closeness.interest_list import Listed
from desktop.casework.actions.places.look_around import home_seen
from desktop.casework.saying.said import capital, counted
from desktop.ui.area.area_fold import AreaFold
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.boxes import column
from desktop.ui.parts.buttons import Button, Reasoned
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.toast import Toast
from desktop.volunteer.interests import view
from desktop.volunteer.interests.declaring import Declaring
from desktop.volunteer.interests.form import AddForm
from desktop.volunteer.interests.homes import HomeCard
from desktop.volunteer.interests.lists import GROUPS, SOMEONE, Group, Over, shown_name
from desktop.volunteer.interests.looked import LookedCard
from desktop.volunteer.interests.who_sees import WhoSees

_KINDS = frozenset({"pack", "home", "interest", "declaration", "school_changes"})


class InterestsScreen(Screen):
    """Removing can be undone; adding and amending is kept as one types."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.names = Reasoned(look, Button(look, "Show names", icon="eye"))
        super().__init__(here, "My interests", above="My interests", actions=[self.names])
        self._view: view.View | None = None
        self._names, self._removed = False, ""
        self.home = HomeCard(look)
        self.area = AreaFold(here, "How far from home is right")
        self.groups = {key: Group(look, title, icon, none) for key, title, icon, none in GROUPS}
        self.over = Over(look)
        self.looked = LookedCard(look)
        self.form = AddForm(look)
        self.declaring = Declaring(here, self.form)
        self.hidden = Banner(look, "accent", "The form waits while names are hidden (F9).")
        self.hidden.hide()
        left, right = QWidget(), QWidget()
        listed = (self.home, self.area, *self.groups.values(), self.over)
        column(look, *listed, within=left).addStretch(1)
        self.who_sees = WhoSees(here)
        beside = (self.hidden, self.form, self.looked, self.who_sees)
        column(look, *beside, within=right).addStretch(1)
        flow = Flow(look, gap="wide")
        flow.add(left, 420, 3)
        flow.add(right, 340, 2)
        self.body.addLayout(flow)
        self.body.addStretch(1)
        self.toast = Toast(look, self)
        self._wire()

    def _wire(self) -> None:
        lists: tuple[Group | Over, ...] = (*self.groups.values(), self.over)
        for group in lists:
            group.removed.connect(self._remove)
            group.amended.connect(self._amend)
        self.names.button.clicked.connect(self._toggle_names)
        self.home.wanted.connect(self._keep_home)
        self.home.removed.connect(self._remove_home)
        self.looked.said.connect(self._look_over)
        self.looked.school_asked.connect(self._ask_school)
        self.declaring.turned.connect(self._show_form)
        self.declaring.begun.connect(lambda: self.ensureWidgetVisible(self.form))
        self.toast.acted.connect(self._undo)
        self.here.privacy.changed.connect(lambda _: self._show())
        self.here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        self._names = False  # asked for each time anew
        super().shown(about)

    def reload(self) -> None:
        self.here.session.ask(view.look, self._fill)

    def concerns(self, changed: Changed) -> bool:
        return any(kind in _KINDS for kind, _ in changed)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.declaring.keeper.flush()

    def _fill(self, shown: view.View | None) -> None:
        if shown is None:
            return
        self._view = shown
        self.area.put("home", home_seen)
        self.form.where.set_trusts_known(shown.trusts_known)
        self.form.set_days(shown.today, shown.interests.looked_over.year_ends)
        self.declaring.fill(shown.draft)
        self._show()

    def _show(self) -> None:
        """What may be seen now."""
        if self._view is None:
            return
        private, seen = self.here.privacy.on, self._view.interests
        asked, items = self._view.asked, seen.items
        nothing = not (asked or items or self._view.asks_area)
        title = "Your policy asks for no interests" if nothing else _title(len(items))
        self.set_words(title, below="" if nothing else "They stay on this laptop.")
        self.home.fill(seen.homes, private=private)
        for part in (self.home, self.area):
            part.setVisible(self._view.asks_area)
        self.who_sees.setVisible(not nothing)
        self.form.show_kinds(asked)
        for key, group in self.groups.items():
            mine = [one for one in items if one.kind == key]
            group.fill(mine, names=self._names, private=private)
            group.setVisible(key in asked or bool(mine))
        self.over.fill(seen.over, names=self._names, private=private)
        self.looked.fill(seen.looked_over, len(items))
        self.looked.setVisible(bool(asked))
        self._show_form()
        people = any(one.kind == "known-person" for one in (*items, *seen.over))
        self.names.setVisible(people)
        self.names.button.setText("Hide names" if self._names else "Show names")
        self.names.set_reason("F9 hides them." if private else "")
        if private:
            self.toast.hide()
        self.order()  # rows are made anew: Tab goes on as one reads

    def _show_form(self) -> None:
        """For adding what the policy asks for; what is on the list can be amended all the same."""
        asked = bool(self._view and self._view.asked) or bool(self.form.amends)
        self.form.setVisible(asked and not self.here.privacy.on)
        self.hidden.setVisible(asked and self.here.privacy.on)

    def _toggle_names(self) -> None:
        self._names = not self._names
        self._show()

    def _forget(self) -> None:
        """Nothing of it stays in the window when the desk is locked."""
        self.declaring.forget()
        self.home.close_field()

    def _one(self, key: str) -> Listed | None:
        seen = self._view.interests if self._view else None
        every = (*seen.items, *seen.over) if seen else ()
        return next((each for each in every if each.id == key), None)

    def _amend(self, key: str) -> None:
        one = self._one(key)
        if one is not None:
            so = shown_name(one, names=self._names, private=self.here.privacy.on)
            self.declaring.amend(one, f"Amend: {so}")

    # Homes.

    def _keep_home(self, typed: dict[str, str]) -> None:
        self.here.session.ask(view.home_kept(typed), self._home_kept, self.home.refuse)

    def _home_kept(self, _done: object) -> None:
        self.home.close_field()
        self.here.say("Kept. The open cases were measured again; what is found stands on Today.")

    def _remove_home(self, key: str) -> None:
        done = partial(self._was_removed, key, "That home")
        self.here.session.ask(view.home_removed(key), done, self.here.refuse)

    # Looking over.

    def _look_over(self) -> None:
        nothing = not (self._view.interests.items if self._view else ())

        def done(_said: object) -> None:
            self.here.say("Noted. You are asked again when the next term begins.")

        self.here.session.ask(view.looked_over(nothing=nothing), done, self.here.refuse)

    def _ask_school(self) -> None:
        if self._view is not None:
            year = self._view.interests.looked_over.year_ends.year - 1
            self.declaring.add_child_school(f"1 September {year}")

    # Removing, and taking that back.

    def _remove(self, key: str) -> None:
        one = self._one(key)
        if one is not None:
            so = shown_name(one, names=self._names, private=self.here.privacy.on)
            done = partial(self._was_removed, key, so if so != SOMEONE else "Someone")
            self.here.session.ask(view.removed(key), done, self.here.refuse)

    def _was_removed(self, key: str, so: str, _done: object) -> None:
        self._removed = key
        if self.form.amends == key:
            self.declaring.leave()
        self.toast.say(f"{so} is off your list. What it was found for is past.", "Undo")
        self.toast.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        if self._removed:
            key, self._removed = self._removed, ""
            self.here.session.ask(view.put_back(key), None, self.here.refuse)


def _title(count: int) -> str:
    if not count:
        return "Nothing is on your list yet"
    return f"{capital(counted(count, 'thing is', 'things are'))} on your list"
