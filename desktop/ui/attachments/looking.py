"""A screen on which something is looked at from memory, page by page, as wide as there is room."""

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar

from db.errors import Refusal
from desktop.casework.desk import Desk
from desktop.ui.attachments.preview import Preview
from desktop.ui.attachments.render import Seen
from desktop.ui.parts.screen import Here, Screen

_LEAST = 300  # pixels, unscaled


class Looked(Protocol):
    """Something as it was looked at on the worker."""

    @property
    def seen(self) -> Seen:
        """The page that stands there."""


L = TypeVar("L", bound=Looked)


class LookingScreen(Screen, Generic[L]):
    """About what is looked at; nothing of the one before is seen meanwhile."""

    def __init__(self, here: Here, title: str, **settings: object) -> None:
        super().__init__(here, title, **settings)
        self.preview = Preview(here.look)
        self.looked: L | None = None
        self.preview.turned.connect(self._see)
        here.session.locked.connect(self.forget)

    @abstractmethod
    def look_at(self, desk: Desk, about: str, wide: int, page: int) -> L:
        """One page of it, so many pixels wide. Called on the worker."""

    @abstractmethod
    def tell(self, looked: L) -> str:
        """Say above the page what it is; its name."""

    def shown(self, about: str) -> None:
        if about != self.about:
            self.forget()
        super().shown(about)

    def reload(self) -> None:
        if self.about:
            self._see(self.preview.seen().page)

    def forget(self) -> None:
        """Nothing of it stays in the window when it is left or the desk is locked."""
        self.looked = None
        self.preview.show_seen(Seen())

    def _see(self, page: int) -> None:
        about = self.about
        room = self.viewport().width() - 2 * self.here.look.space("room")
        wide = round(max(room, _LEAST) * self.devicePixelRatioF())
        self.here.session.ask(
            lambda desk: self.look_at(desk, about, wide, page),
            lambda looked: self._take(about, looked),
            self._gone,
        )

    def _take(self, about: str, looked: L | None) -> None:
        if looked is None or about != self.about:
            return
        self.looked = looked
        self.preview.show_seen(looked.seen, self.tell(looked))

    def _gone(self, refusal: Refusal) -> None:
        self.preview.show_seen(Seen())
        self.here.refuse(refusal)
