"""Concerns and challenges at the office: what volunteers send, and what is written down here."""

from typing import ClassVar

from db.names import ActorId
from desktop.casework.actions.concerns.look import Concerns, Seen, look_at_concerns
from desktop.casework.actions.concerns.whose import workers
from desktop.casework.desk import Desk
from desktop.office.concerns.detail import ConcernDetail
from desktop.office.concerns.raising import Raising
from desktop.ui.concerns.screen import ListOfConcerns
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.screen import Here

_NONE = (
    "What is said of us stands here",
    "Somebody may be at risk, our impartiality is doubted, a complaint: what volunteers send, and "
    "what reaches you here.",
)
View = tuple[Concerns, tuple[tuple[ActorId, str], ...]]


def look_at(desk: Desk) -> View:
    """Read on the worker."""
    return look_at_concerns(desk), workers(desk)


class ConcernsScreen(ListOfConcerns):
    """About a concern by its id, or `new`, with `:CASE` for one about a case."""

    kinds: ClassVar = frozenset(
        {"concern", "concern_step", "device", "staff", "pack", "revocation"}
    )

    def __init__(self, here: Here) -> None:
        self.write = Button(here.look, "Write one down", icon="plus")
        super().__init__(here, "Concerns and challenges", (self.write,), _NONE)
        self._workers: tuple[tuple[ActorId, str], ...] = ()
        self.write.clicked.connect(lambda: self.begin("new", ""))

    def reload(self) -> None:
        """Ask what there is, and who works here."""
        self.here.session.ask(look_at, self._take)

    def detail(self, one: Seen, page: Concerns) -> ConcernDetail:
        """With what is to be done about it."""
        return ConcernDetail(self.here, one, page, self.reload)

    def begin(self, what: str, case: str, *, focus: bool = True) -> None:
        """What reached the office by letter or telephone."""
        del what  # there is one kind only
        if self.page is not None:
            raising = Raising(self.here, case, self._workers, self.raised)
            self.open(raising, raising.said if focus else None)

    def _take(self, view: View | None) -> None:
        if view is None:
            return
        page, self._workers = view
        self.waiting.emit(len(page.waiting) + sum(one.overdue for one in page.every))
        self.take(page)
