"""Erasures: what volunteers ask for, and what is decided here by two people.

About a case's reference or `KIND:ID` it is the form for erasing that; about nothing the list. A
request is about `request:ID`.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from db.errors import Refusal
from db.names import RecordId
from desktop.casework.actions.erasing.erase import Erased, Preview, asked_about, preview
from desktop.casework.actions.erasing.erase_wipe import Wiped, finish, owed
from desktop.casework.desk import Desk
from desktop.casework.record.erased import ErasureRow, erasures_of
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, counted, together
from desktop.office.erasure.deciding import Deciding
from desktop.ui.history import erasing
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.screen import Changed, Here, Screen
from desktop.ui.parts.text import Words

KEY = "erasure"
_BELOW = (
    "Erasing takes two people. It is done here at once, and on the volunteer’s laptop when your "
    "answer has come there."
)
_NOTHING = "Nothing was erased or asked for"
_NOTHING_WHY = "It begins at the history of a case, or with what a volunteer asks for."
_OWED = "Something that was erased could not be wiped whole yet; it is tried again each day."


@dataclass(frozen=True)
class _Listed:
    now: datetime
    rows: tuple[ErasureRow, ...]
    names: dict[str, str]  # of laptops
    owed: bool


class ErasureScreen(Screen):
    """`deciding` while something is decided; else the list."""

    def __init__(self, here: Here) -> None:
        self.back = Button(here.look, "All erasures", "text")
        super().__init__(here, "Erasure", below=_BELOW, actions=(self.back,))
        held = QWidget()
        self._box = column(here.look, gap="pad", within=held)
        self.body.addWidget(held)
        self.body.addStretch(1)
        self.deciding: Deciding | None = None
        self.back.clicked.connect(lambda: here.go(KEY, ""))
        here.session.locked.connect(self._forget)

    def shown(self, about: str) -> None:
        """Something else: nothing of the one before stays."""
        empty(self._box)
        self.deciding = None
        self.back.setVisible(bool(about))
        super().shown(about)

    def reload(self) -> None:
        """The list, for the rail's count too; and what would go, where something is decided."""
        about = self.about
        self.here.session.ask(_listed, self._list)
        if about and self.deciding is None:
            self.here.session.ask(lambda desk: _look_at(desk, about), self._begin, self._gone)

    def concerns(self, changed: Changed) -> bool:
        """Another erasure or request."""
        return any(kind == "erasure" for kind, _ in changed)

    def _begin(self, seen: tuple[Preview, ErasureRow | None] | None) -> None:
        if seen is None or self.deciding is not None or not self.about:
            return
        told, request = seen
        empty(self._box)
        self.deciding = Deciding(self.here, told, request)
        self.deciding.erased.connect(self._erased)
        self.deciding.left.connect(lambda: self.here.go(KEY, ""))
        self._box.addWidget(self.deciding)
        self.order()

    def _gone(self, refusal: Refusal) -> None:
        self.here.go(KEY, "")
        self.here.refuse(refusal)

    def _list(self, seen: _Listed | None) -> None:
        if seen is None:
            return
        self.waiting.emit(sum(one.state == "asked" for one in seen.rows))
        if self.about:
            return
        look = self.here.look
        empty(self._box)
        if seen.owed:
            self._box.addWidget(Words(look, _OWED, "strong", "flag"))
        for one in seen.rows:
            buttons = []
            if one.state == "asked":
                button = Button(look, "Decide")
                button.clicked.connect(
                    lambda _=False, to=f"request:{one.id}": self.here.go(KEY, to)
                )
                buttons.append(button)
            whose = seen.names.get(one.device, "")
            self._box.addWidget(erasing.row(look, one, seen.now, whose, buttons))
        if not seen.rows:
            self._box.addWidget(Empty(look, "circle-x", _NOTHING, _NOTHING_WHY))
        self.order()

    def _erased(self, done: Erased) -> None:
        """It is blanked; now it is wiped, which takes longer, and then all of it is said."""
        self.here.go(KEY, "")
        self.here.session.begin(
            finish, lambda wiped: self.here.say(_told(done, wiped)), self.here.refuse
        )

    def _forget(self) -> None:
        """Nothing stays in the window when the desk is locked."""
        empty(self._box)
        self.deciding = None


def _listed(desk: Desk) -> _Listed:
    names = {str(one.device): one.name for one in desk.store.local.peers()}
    return _Listed(desk.world.clock.now(), erasures_of(desk), names, owed(desk))


def _look_at(desk: Desk, about: str) -> tuple[Preview, ErasureRow | None]:
    kind, _, record = about.partition(":")
    if kind != "request":
        return preview(desk, about), None
    request = next((one for one in erasures_of(desk) if one.id == RecordId(record)), None)
    return preview(desk, asked_about(desk, record)), request


def _told(done: Erased, wiped: Wiped | None) -> str:
    """What was done, and what could not be reached."""
    said = [f"Erased, with {done.second}."]
    if done.laptops:
        said.append(f"It goes to {together(list(done.laptops))} with your next answer.")
    if wiped is not None and wiped.backups:
        said.append(f"{capital(counted(wiped.backups, 'backup'))} made anew.")
    if wiped is not None and wiped.files:
        said.append(f"{capital(counted(wiped.files, 'waiting bundle'))} taken away.")
    if wiped is not None and wiped.unread:
        files = counted(wiped.unread, "waiting file")
        said.append(f"{capital(files)} cannot be looked into here: see the inbox.")
    if wiped is not None and wiped.carried is not None:
        day = written(london(wiped.carried).date())
        said.append(f"The copy that was put on a stick on {day} holds it still: make a new one.")
    return " ".join(said)
