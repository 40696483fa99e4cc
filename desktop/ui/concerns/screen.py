"""Concerns at either desk: all of them at the left, the one that one is on at the right."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.concerns.look import Concerns, Seen
from desktop.ui.concerns.detail import Detail
from desktop.ui.concerns.told import row_of, summary
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.rows.list_detail import ListDetail
from desktop.ui.rows.rows import RowList


class ListOfConcerns(Screen):
    """About a concern by its id; or what `begins`, with `:CASE` for one about a case.

    A desk says in `reload`, `detail` and `begin` what it asks for, shows and writes.
    """

    kinds: ClassVar[frozenset[str]]
    """Of records: what is shown here is made of these."""
    begins: ClassVar[frozenset[str]] = frozenset({"new"})

    def __init__(
        self, here: Here, title: str, actions: Sequence[Button], none: tuple[str, str]
    ) -> None:
        """`none`: what stands there instead of a list, as a heading and why."""
        super().__init__(here, title, below="Looking…", actions=actions)
        self.page: Concerns | None = None
        self.panel: QWidget | None = None
        self._wanted = ""
        self.rows = RowList(here.look, "Concerns")
        self.none = Empty(here.look, "scale", *none)
        self.none.hide()
        self.both = ListDetail(here.look, self.rows, self.none)
        self.body.addWidget(self.both, 1)
        self.rows.moved.connect(self.show_concern)
        self.rows.clicked.connect(lambda _index: self.show_concern(self.rows.key()))
        here.privacy.changed.connect(lambda _on: self._refill())

    @abstractmethod
    def detail(self, one: Seen, page: Concerns) -> Detail:
        """What stands at the right for a concern."""

    @abstractmethod
    def begin(self, what: str, case: str, *, focus: bool = True) -> None:
        """A new one, which `begins` with this word; `open` shows it."""

    def shown(self, about: str) -> None:
        """About something: it is shown once the list is there."""
        self._wanted = about
        super().shown(about)

    def concerns(self, changed: Changed) -> bool:
        """What the list, its details and its forms are made of."""
        return any(kind in self.kinds for kind, _ in changed)

    def take(self, page: Concerns) -> None:
        """All that there is now."""
        self.page = page
        self.set_words(below=summary(page))
        self._fill_rows(page)
        wanted, self._wanted = self._wanted, ""
        begins, _, case = wanted.partition(":")
        if begins in self.begins:
            self.begin(begins, case)
        elif wanted:
            self.rows.go_to(wanted)
            self.show_concern(wanted)
            self.rows.setFocus()
            self.both.turn(to_detail=True)
        elif page.every and not self.rows.key() and self.panel is None:
            self.rows.go_to_number(0)
        elif not page.every and self.panel is None:
            self.begin("new", "", focus=False)
        else:
            self._refresh()

    def show_concern(self, concern: str) -> None:
        """The concern with this id, anew; nothing where there is none."""
        one = self._seen(concern)
        if one is not None and self.page is not None:
            self.open(self.detail(one, self.page))

    def open(self, panel: QWidget, first: QWidget | None = None) -> None:
        """A detail or a form at the right; the keyboard is in `first`."""
        if self.panel is not None:
            self.panel.hide()  # it keeps its words before the next one asks for its own
        self.panel = panel
        self.both.show_detail(panel)
        if first is not None:
            self.both.turn(to_detail=True)
            first.setFocus()

    def raised(self, concern: str) -> None:
        """A form was finished: what it wrote is shown."""
        self._wanted, self.panel = concern, None
        self.reload()

    def _fill_rows(self, page: Concerns) -> None:
        hidden = self.here.privacy.on
        self.none.setVisible(not page.every)
        self.rows.setVisible(bool(page.every))
        self.rows.set_rows([row_of(one, page.now, hidden=hidden) for one in page.every])

    def _refill(self) -> None:
        """F9: the same, with or without words that nobody else is to read."""
        if self.page is not None:
            self._fill_rows(self.page)
            if isinstance(self.panel, Detail):
                self.show_concern(self.panel.seen.id)

    def _refresh(self) -> None:
        """What is shown, anew; a form that somebody is in stays."""
        shown = self.panel
        if isinstance(shown, Detail) and self._seen(shown.seen.id) != shown.seen:
            self.show_concern(shown.seen.id)

    def _seen(self, concern: str) -> Seen | None:
        found = self.page.every if self.page else ()
        return next((one for one in found if one.id == concern), None)
