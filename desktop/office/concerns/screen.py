"""Concerns and challenges: all of them at the left, the one that one is on at the right."""

from PySide6.QtWidgets import QWidget

from db.names import ActorId
from desktop.casework.actions.concerns.look import Concerns, Seen, look_at_concerns
from desktop.casework.actions.concerns.whose import workers
from desktop.casework.desk import Desk
from desktop.office.concerns.detail import ConcernDetail
from desktop.office.concerns.raising import Raising
from desktop.ui.buttons import Button
from desktop.ui.concerns.told import row_of, summary
from desktop.ui.empty import Empty
from desktop.ui.list_detail import ListDetail
from desktop.ui.navigation import Destination
from desktop.ui.rows import RowList
from desktop.ui.screen import Changed, Door, Here, Screen

_CONCERNS = frozenset({"concern", "concern_step", "device", "staff", "pack", "revocation"})
View = tuple[Concerns, tuple[tuple[ActorId, str], ...]]


def look_at(desk: Desk) -> View:
    """Read on the worker."""
    return look_at_concerns(desk), workers(desk)


class ConcernsScreen(Screen):
    """About a concern by its id, or `new`, with `:CASE` for one about a case."""

    def __init__(self, here: Here) -> None:
        self.write = Button(here.look, "Write one down", icon="plus")
        super().__init__(here, "Concerns and challenges", below="Looking…", actions=(self.write,))
        self._view: View | None = None
        self._wanted = ""
        self._filling = False  # the list: whatever is shown beside it stays
        self.panel: QWidget | None = None
        self.rows = RowList(here.look, "Concerns")
        self.none = Empty(
            here.look,
            "scale",
            "What is said of us stands here",
            "Somebody may be at risk, our impartiality is doubted, a complaint: what volunteers "
            "send, and what reaches you here.",
        )
        self.none.hide()
        self.both = ListDetail(here.look, self.rows, self.none)
        self.body.addWidget(self.both, 1)
        self.write.clicked.connect(lambda: self._begin(""))
        self.rows.moved.connect(self._moved)
        self.rows.clicked.connect(lambda _index: self._moved(self.rows.key()))
        here.privacy.changed.connect(lambda _on: self._refill())

    def shown(self, about: str) -> None:
        """About something: it is shown once the list is there."""
        self._wanted = about
        super().shown(about)

    def reload(self) -> None:
        """Ask what there is."""
        self.here.session.ask(look_at, self._take)

    def concerns(self, changed: Changed) -> bool:
        """Concerns, their steps, and who works here."""
        return any(kind in _CONCERNS for kind, _ in changed)

    def _take(self, view: View | None) -> None:
        if view is None:
            return
        self._view = view
        page = view[0]
        self.waiting.emit(len(page.waiting) + sum(one.overdue for one in page.every))
        self.set_words(below=summary(page))
        self._fill_rows(page)
        wanted, self._wanted = self._wanted, ""
        begins, _, case = wanted.partition(":")
        if begins == "new":
            self._begin(case)
        elif wanted:
            self.rows.go_to(wanted)
            self._moved(wanted)
            self.rows.setFocus()
            self.both.turn(to_detail=True)
        elif page.every and not self.rows.key() and self.panel is None:
            self.rows.go_to_number(0)
        elif not page.every and self.panel is None:
            self._begin("", focus=False)
        else:
            self._refresh()

    def _fill_rows(self, page: Concerns) -> None:
        hidden = self.here.privacy.on
        self.none.setVisible(not page.every)
        self.rows.setVisible(bool(page.every))
        self._filling = True
        self.rows.set_rows([row_of(one, page.now, hidden=hidden) for one in page.every])
        self._filling = False

    def _refill(self) -> None:
        """F9: the same, with or without words that nobody else is to read."""
        if self._view is not None:
            self._fill_rows(self._view[0])
            if isinstance(self.panel, ConcernDetail):
                self._moved(self.panel.seen.id)

    def _refresh(self) -> None:
        """What is shown, anew; a form that somebody is in stays."""
        shown = self.panel
        if isinstance(shown, ConcernDetail) and self._seen(shown.seen.id) != shown.seen:
            self._moved(shown.seen.id)

    def _seen(self, concern: str) -> Seen | None:
        found = self._view[0].every if self._view else ()
        return next((one for one in found if one.id == concern), None)

    def _moved(self, concern: str) -> None:
        one = None if self._filling else self._seen(concern)
        if one is not None and self._view is not None:
            self._show(ConcernDetail(self.here, one, self._view[0], self.reload))

    def _begin(self, case: str, *, focus: bool = True) -> None:
        if self._view is None:
            return
        raising = Raising(self.here, case, self._view[1], self._raised)
        self._show(raising)
        if focus:
            self.both.turn(to_detail=True)
            raising.said.setFocus()

    def _raised(self, concern: str) -> None:
        self._wanted, self.panel = concern, None
        self.reload()

    def _show(self, panel: QWidget) -> None:
        if self.panel is not None:
            self.panel.hide()  # it keeps its words before the next one asks for its own
        self.panel = panel
        self.both.show_detail(panel)


DOOR = Door(
    "concerns", ConcernsScreen, Destination("concerns", "Concerns", "scale", "Ctrl+4"), counts=True
)
