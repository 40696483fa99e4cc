"""Concerns: the volunteer's own and what she was told, what became of each, and a new one."""

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.concerns.look import Concerns, Seen, look_at_concerns
from desktop.ui.buttons import Button
from desktop.ui.concerns.told import row_of, summary
from desktop.ui.empty import Empty
from desktop.ui.list_detail import ListDetail
from desktop.ui.navigation import Destination
from desktop.ui.rows import RowList
from desktop.ui.screen import Changed, Door, Here, Screen
from desktop.volunteer.concerns.at_risk import AtRisk
from desktop.volunteer.concerns.detail import ConcernDetail
from desktop.volunteer.concerns.raising import Raising
from desktop.volunteer.work.risk import RISK

_CONCERNS = frozenset({"concern", "concern_step", "case", "pack"})


class ConcernsScreen(Screen):
    """About a concern by its id; `risk` or `new` for one that begins, with `:CASE` about a case."""

    def __init__(self, here: Here) -> None:
        self.risk_button = Button(here.look, RISK, "stop-text", icon="siren")
        self.raise_button = Button(here.look, "Raise a concern", icon="plus")
        actions = (self.risk_button, self.raise_button)
        super().__init__(here, "Concerns", below="Looking…", actions=actions)
        self._page: Concerns | None = None
        self._wanted = ""
        self._filling = False  # the list: whatever is shown beside it stays
        self.panel: QWidget | None = None
        self.rows = RowList(here.look, "Concerns")
        self.none = Empty(
            here.look,
            "scale",
            "What worries you stands here",
            "You are unsure whether you took a side, somebody says that we did, or somebody may be "
            "at risk: say so, and read here what becomes of it.",
        )
        self.none.hide()
        self.both = ListDetail(here.look, self.rows, self.none)
        self.body.addWidget(self.both, 1)
        self.risk_button.clicked.connect(lambda: self._begin("risk", ""))
        self.raise_button.clicked.connect(lambda: self._begin("new", ""))
        self.rows.moved.connect(self._moved)
        self.rows.clicked.connect(lambda _index: self._moved(self.rows.key()))
        here.privacy.changed.connect(lambda _on: self._refill())

    def shown(self, about: str) -> None:
        """About something: it is shown once the list is there."""
        self._wanted = about
        super().shown(about)

    def reload(self) -> None:
        """Ask what there is."""
        self.here.session.ask(look_at_concerns, self._take)

    def concerns(self, changed: Changed) -> bool:
        """Concerns, steps, and the policy that says what follows."""
        return any(kind in _CONCERNS for kind, _ in changed)

    def _take(self, page: Concerns | None) -> None:
        if page is None:
            return
        self._page = page
        self.set_words(below=summary(page))
        self._fill_rows(page)
        wanted, self._wanted = self._wanted, ""
        begins, _, case = wanted.partition(":")
        if begins in ("risk", "new"):
            self._begin(begins, case)
        elif wanted:
            self.rows.go_to(wanted)
            self._moved(wanted)
            self.rows.setFocus()
            self.both.turn(to_detail=True)
        elif page.every and not self.rows.key() and self.panel is None:
            self.rows.go_to_number(0)
        elif not page.every and self.panel is None:
            self._begin("new", "", focus=False)
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
        if self._page is not None:
            self._fill_rows(self._page)
            if isinstance(self.panel, ConcernDetail):
                self._moved(self.panel.seen.id)

    def _refresh(self) -> None:
        """What is shown, anew; a form that somebody is in stays."""
        shown = self.panel
        if isinstance(shown, ConcernDetail) and self._seen(shown.seen.id) != shown.seen:
            self._moved(shown.seen.id)

    def _seen(self, concern: str) -> Seen | None:
        found = self._page.every if self._page else ()
        return next((one for one in found if one.id == concern), None)

    def _moved(self, concern: str) -> None:
        one = None if self._filling else self._seen(concern)
        if one is not None and self._page is not None:
            self._show(ConcernDetail(self.here, one, self._page, self.reload))

    def _begin(self, what: str, case: str, *, focus: bool = True) -> None:
        page = self._page
        if page is None:
            return
        if what == "risk":
            at_risk = AtRisk(self.here, case, self._leave)
            self._show(at_risk)
            first: QWidget = at_risk.card.said
        else:
            raising = Raising(self.here, case, page.contact, page.reach, self._raised)
            self._show(raising)
            first = raising.said
        if focus:
            self.both.turn(to_detail=True)
            first.setFocus()

    def _raised(self, concern: str) -> None:
        self._wanted, self.panel = concern, None
        self.reload()

    def _leave(self) -> None:
        """What was begun is put away: the list, and what one is on there."""
        self.panel = None
        self.both.turn(to_detail=False)
        self.reload()
        self._moved(self.rows.key())

    def _show(self, panel: QWidget) -> None:
        if self.panel is not None:
            self.panel.hide()  # it keeps its words before the next one asks for its own
        self.panel = panel
        self.both.show_detail(panel)


DOOR = Door("concerns", ConcernsScreen, Destination("concerns", "Concerns", "scale"))
