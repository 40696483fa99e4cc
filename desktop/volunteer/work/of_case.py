"""A screen about one case: its cards, and forms that write to it and keep what is typed.

What is written down stands in the cards; what is being written is a draft of the case, which waits
while one is elsewhere and is dropped with what is kept. Nothing of a family stays in the window
when it is locked, or about another case.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from desktop.casework.desk import Desk
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.typing.drafting import Keeper

KEPT = "Kept. It goes to the office with your next bundle."


class OfCase(Protocol):
    """What such a screen shows, read on the worker. `case` is an id, the other its name."""

    @property
    def case(self) -> str: ...
    @property
    def reference(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def draft(self) -> Mapping[str, str]: ...


V = TypeVar("V", bound=OfCase)


class CaseForms(Screen, Generic[V]):
    """About a case's reference. `form` is what its drafts are called; `cards` holds the cards."""

    kinds: ClassVar[frozenset[str]]
    """Of records: what is shown here is made of these."""
    closed_words: ClassVar[str]
    """What is said of a case that is not open; `{state}` stands for how it is."""

    def __init__(self, here: Here, title: str, form: str, actions: Sequence[QWidget] = ()) -> None:
        self.back_button = Button(here.look, "Back to the case")
        held = (*actions, self.back_button)
        super().__init__(here, title, above=" ", below=" ", actions=held)
        self._title = title
        self.cards = QWidget()
        self._box = column(here.look, gap="pad", within=self.cards)
        self.view: V | None = None
        self.keeper = Keeper(here.session, form, self.words, self, bare=self.is_bare)
        self.back_button.clicked.connect(lambda: here.go("case", self.about))
        here.session.locked.connect(self.forget)

    # --- for a screen to say ---

    @abstractmethod
    def look_at(self, desk: Desk, reference: str) -> V:
        """The case. Raises `NoSuchCase`, `AmbiguousCase`."""

    @abstractmethod
    def words(self) -> dict[str, str]:
        """Every field of its forms as it stands now, for the draft."""

    @abstractmethod
    def is_bare(self) -> bool:
        """Whether nothing stands in its forms that would be lost."""

    @abstractmethod
    def said(self, view: V) -> tuple[str, str]:
        """What is so, for the title; and whose case it is, above it."""

    @abstractmethod
    def begin(self, view: V) -> None:
        """The case has come up: its forms begin with the draft."""

    @abstractmethod
    def fill(self, view: V) -> list[QWidget]:
        """What is so of the case, told anew; what is typed stays. The cards."""

    @abstractmethod
    def empty_forms(self) -> None:
        """Nothing of a family stays in the forms."""

    # --- what is the same ---

    def shown(self, about: str) -> None:
        """Another case: what was typed of the one before is kept first."""
        if about != self.about:
            self.keeper.flush()
            self.forget()
        super().shown(about)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Leaving waits for no rest."""
        super().hideEvent(event)
        self.keeper.flush()

    def writable(self) -> bool:
        """Whether something new can be written down in the case."""
        return self.view is not None and self.view.state == "open"

    def family(self) -> str:
        return self.view.reference if self.view is not None and self.writable() else ""

    def reload(self) -> None:
        about = self.about
        if about:
            self.here.session.ask(
                lambda desk: self.look_at(desk, about),
                lambda view: self._take(about, view),
                self._gone,
            )

    def concerns(self, changed: Changed) -> bool:
        return any(kind in self.kinds for kind, _ in changed)

    def _gone(self, refusal: Refusal) -> None:
        self.forget()
        self.here.go("cases", "")
        self.here.refuse(refusal)

    def _take(self, about: str, view: V | None) -> None:
        if view is None or about != self.about:
            return
        first, self.view = self.view is None, view
        if first:
            self.begin(view)
            self.keeper.begin(view.case, view.draft or None)
        self.set_words(*self.said(view))
        closed = view.state != "open"
        self.below.setVisible(closed)
        if closed:
            self.set_words(below=self.closed_words.format(state=view.state))
        empty(self._box)
        for card in self.fill(view):
            self._box.addWidget(card)
        self.order()

    def keep(
        self,
        work: Callable[[Desk], str],
        done: Callable[[], None],
        buttons: Sequence[Button],
        refused: Callable[[Refusal], bool],
    ) -> None:
        """Finish a form: nothing more of it is kept as a draft, unless it is refused.

        `refused` says a refusal beside its field; False where it belongs to none.
        """

        def enable(on: bool) -> None:
            for button in buttons:
                button.setEnabled(on)

        def kept(made: str | None) -> None:
            enable(True)
            if made is not None:
                done()
                self.here.say(KEPT)
                self.reload()

        def not_kept(refusal: Refusal) -> None:
            enable(True)
            if self.view is not None:
                self.keeper.go_on(self.view.case)
            if not refused(refusal):
                self.here.refuse(refusal)

        self.keeper.stop()
        enable(False)
        self.here.session.ask(work, kept, not_kept)

    def forget(self) -> None:
        """Locked, or another case: nothing of a family stays in the window."""
        self.keeper.stop()
        self.view = None
        self.empty_forms()
        self.set_words(self._title, " ")
        self.below.hide()
        empty(self._box)
