"""My interests: the list, what may be seen of it, and a form to add to it.

Names of people show as "someone on your list" until one asks, and never while F9 is on.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop import messages
from desktop.casework.actions.declare import Declaration
from desktop.casework.actions.interest_list import Listed
from desktop.casework.said import capital, counted
from desktop.ui.banner import Banner
from desktop.ui.boxes import column
from desktop.ui.buttons import Button, Reasoned
from desktop.ui.card import Card
from desktop.ui.drafting import Keeper
from desktop.ui.flow import Flow
from desktop.ui.rows import Row
from desktop.ui.screen import Changed, Here, Screen
from desktop.ui.text import Words
from desktop.ui.toast import Toast
from desktop.volunteer.interests import view
from desktop.volunteer.interests.form import AddForm
from desktop.volunteer.interests.lists import GROUPS, SOMEONE, Group, HomeCard, shown_name

_KINDS = frozenset({"pack", "home", "interest"})
_STAYS = (
    "Your home, and every name and school on this page, stay on this laptop, encrypted. No bundle "
    "ever carries them."
)
_OFFICE = (
    "When one of them touches a case, the office sees which kind it was (a post, a school, "
    "somebody known), how strong the policy makes it, and the clause. Never a name, a school or "
    "a distance."
)
_OPEN = (
    "Whatever you change here, the cases that are open are looked at again at once. What is found "
    "stands on Today, with its clause and what to do."
)
_GUESS = (
    "What can still be guessed: that a tie exists. Somebody who knows you and the family may "
    "guess which."
)


class InterestsScreen(Screen):
    """Removing can be undone; adding is kept as one types."""

    def __init__(self, here: Here) -> None:
        look = here.look
        self.names = Reasoned(look, Button(look, "Show names", icon="eye"))
        super().__init__(here, "My interests", above="My interests", actions=[self.names])
        self._view: view.View | None = None
        self._names, self._filled, self._removed = False, False, ""
        self.home = HomeCard(look)
        self.groups = {key: Group(look, title, icon, none) for key, title, icon, none in GROUPS}
        self.form = AddForm(look)
        draft = view.DRAFT
        self.keeper = Keeper(
            here.session, draft.form, self.form.words, self, bare=self.form.is_empty
        )
        self.keeper.begin(draft.about)
        self.hidden = Banner(look, "accent", "The form waits while names are hidden (F9).")
        self.hidden.hide()
        left, right = QWidget(), QWidget()
        column(look, self.home, *self.groups.values(), within=left).addStretch(1)
        self.privacy_card = self._privacy_card()
        column(look, self.hidden, self.form, self.privacy_card, within=right).addStretch(1)
        flow = Flow(look, gap="wide")
        flow.add(left, 420, 3)
        flow.add(right, 340, 2)
        self.body.addLayout(flow)
        self.body.addStretch(1)
        self.toast = Toast(look, self)
        self._wire()

    def _privacy_card(self) -> QWidget:
        look = self.here.look
        card = Card(look, "Who sees this", icon="lock")
        for said in (_STAYS, _OFFICE, _GUESS, _OPEN):
            card.body.addWidget(Words(look, said, "body", "ink-soft"))
        more = Button(look, "What the office sees", "link")
        more.clicked.connect(lambda: self.here.go("help", "office-sees"))
        card.body.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _wire(self) -> None:
        for group in self.groups.values():
            group.removed.connect(self._remove)
        self.names.button.clicked.connect(self._toggle_names)
        self.home.changed.connect(self._move)
        self.form.wanted.connect(self._add)
        self.form.typed.connect(self.keeper.touch)
        self.form.school.asked.connect(self._find)
        self.toast.acted.connect(self._undo)
        self.here.privacy.changed.connect(lambda _: self._show())

    def shown(self, about: str) -> None:
        self._names = False  # asked for each time anew
        super().shown(about)

    def reload(self) -> None:
        self.here.session.ask(view.look, self._fill)

    def concerns(self, changed: Changed) -> bool:
        return any(kind in _KINDS for kind, _ in changed)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.keeper.flush()

    def _fill(self, shown: view.View | None) -> None:
        if shown is None:
            return
        self._view = shown
        if not self._filled:
            self._filled = True
            if shown.draft and self.form.is_empty():
                self.form.set_words(shown.draft)
                self.keeper.begin(view.DRAFT.about, shown.draft)
        self._show()

    def _show(self) -> None:
        """What may be seen now."""
        if self._view is None:
            return
        private, items = self.here.privacy.on, self._view.interests.items
        asked = self._view.asked
        nothing = not (asked or items or self._view.asks_area)
        title = "Your policy asks for no interests" if nothing else _title(len(items))
        self.set_words(title, below="" if nothing else "They stay on this laptop.")
        self.home.fill(self._view.interests.home, private=private)
        self.home.setVisible(self._view.asks_area)
        self.privacy_card.setVisible(not nothing)
        self.form.show_kinds(asked)
        for key, group in self.groups.items():
            mine = [one for one in items if one.kind == key]
            group.fill(mine, names=self._names, private=private)
            group.setVisible(key in asked or bool(mine))
        self.form.setVisible(not private and bool(asked))
        self.hidden.setVisible(private and bool(asked))
        people = any(one.kind == "known-person" for one in items)
        self.names.setVisible(people)
        self.names.button.setText("Hide names" if self._names else "Show names")
        self.names.set_reason("F9 hides them." if private else "")
        if private:
            self.toast.hide()

    def _toggle_names(self) -> None:
        self._names = not self._names
        self._show()

    # The form.

    def _find(self, question: str) -> None:
        def answer(rows: list[Row] | None) -> None:
            self.form.school.offer(question, rows or [])

        self.here.session.ask(view.schools(question), answer)

    def _add(self, typed: dict[str, str]) -> None:
        self.keeper.stop()
        self.here.session.ask(view.added(typed), self._added, self._not_added)

    def _not_added(self, refusal: Refusal) -> None:
        self.keeper.go_on(view.DRAFT.about)
        self.form.refuse(refusal)

    def _added(self, made: Declaration | None) -> None:
        self.keeper.begin(view.DRAFT.about)
        if made is not None:
            self.form.clear()
            self.here.say("Added. It counts for every case that you open from now on.")

    # Home.

    def _move(self, postcode: str) -> None:
        self.here.session.ask(view.home_changed(postcode), self._moved, self._not_moved)

    def _moved(self, _done: object) -> None:
        self.home.close_field()
        self.here.say("Your home is changed. It counts for every case that you open from now on.")

    def _not_moved(self, refusal: Refusal) -> None:
        said = messages.of(refusal)
        self.home.field.set_fault(f"{said.message} {said.do}")

    # Removing, and taking that back.

    def _remove(self, key: str) -> None:
        items = self._view.interests.items if self._view else ()
        one = next((each for each in items if each.id == key), None)
        if one is not None:
            done = partial(self._was_removed, one)
            self.here.session.ask(view.removed(key), done, self.here.refuse)

    def _was_removed(self, one: Listed, _done: object) -> None:
        self._removed = one.id
        so = shown_name(one, names=self._names, private=self.here.privacy.on)
        so = so if so != SOMEONE else "Someone"
        self.toast.say(f"{so} is off your list, from today on.", "Undo")
        self.toast.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        if self._removed:
            key, self._removed = self._removed, ""
            self.here.session.ask(view.put_back(key), None, self.here.refuse)


def _title(count: int) -> str:
    if not count:
        return "Nothing is on your list yet"
    return f"{capital(counted(count, 'thing is', 'things are'))} on your list"
