"""Schools and places: what conflicts and distances are looked up in, and what is in use of it.

Each part of the page is a card that knows how to show what `reload` read for it. Another list gets
a card of its own beside `ListCard`, is read in `_look`, and told in `_take`.
"""

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.places.look import PlacesInUse, places_in_use
from desktop.casework.actions.schools.look import SchoolsPage, look_at_list
from desktop.casework.actions.schools.unverified import Unverified
from desktop.casework.desk import Desk
from desktop.office.ground import phrases
from desktop.office.ground.list_card import ListCard
from desktop.office.ground.place_card import PlaceCard
from desktop.office.ground.school_card import SchoolCard
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words, soft

_KINDS = frozenset({"school_changes", "place_changes", "pupil", "case", "erasure"})
_BELOW = (
    "Conflicts and distances are looked up in these. A newer list goes on with your next bundle."
)


class _Seen(NamedTuple):
    """What the page shows."""

    schools: SchoolsPage
    places: PlacesInUse


def _look(desk: Desk) -> _Seen:
    return _Seen(look_at_list(desk), places_in_use(desk))


class GroundScreen(Screen):
    """About a school by its number, or none in particular."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, "Schools and places", below=_BELOW)
        self.schools, self.school = ListCard(here), SchoolCard(here)
        self.places = PlaceCard(here)
        self.typed = Card(here.look, "Schools typed by hand", icon="pen-line", gap="gap")
        held = QWidget()
        self._rows = column(here.look, gap="hair", within=held)
        self.typed.body.addWidget(held)
        for card in (self.schools, self.places, self.school, self.typed):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.school.told.connect(self._to_school)
        here.privacy.changed.connect(self._hidden)
        here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        super().shown(about)
        if about:
            self.school.open(about)

    def _to_school(self) -> None:
        """The lists above it fill a small window: what was looked up comes into sight."""
        inside = self.widget()
        if inside is not None:
            inside.adjustSize()  # it is higher now than it was laid out
        self.ensureWidgetVisible(self.school)

    def reload(self) -> None:
        """Ask which lists are in use, and which schools are in none."""
        self.here.session.ask(_look, self._take)

    def concerns(self, changed: Changed) -> bool:
        """Another list, or another child's school."""
        return any(kind in _KINDS for kind, _ in changed)

    def _hidden(self, _on: bool) -> None:
        self.reload()

    def _forget(self) -> None:
        """No child's name stays in the window when it is locked."""
        empty(self._rows)

    def _take(self, seen: _Seen | None) -> None:
        if seen is None:
            return
        self.schools.show_list(seen.schools.list)
        self.places.show_list(seen.places)
        empty(self._rows)
        if not seen.schools.unverified:
            self._rows.addWidget(soft(self.here.look, phrases.NONE_TYPED))
        for one in seen.schools.unverified:
            self._rows.addWidget(self._unverified(one))
        self.order()

    def _unverified(self, one: Unverified) -> QWidget:
        look, held = self.here.look, QWidget()
        flow = Flow(look, centre=True)
        flow.add(Words(look, f"{one.school} (unverified)"), 220, 1)
        if one.case:
            whose = one.case if self.here.privacy.on else f"{one.child}, {one.case}"
            link = Button(look, whose, "link")
            link.clicked.connect(lambda: self.here.go("case", one.case))
            flow.add(link)
        held.setLayout(flow)
        return held
