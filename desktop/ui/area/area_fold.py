"""How far something is from home: closed until it is wanted, for it is a map to her door."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.casework.actions.places.look_around import AreaSeen
from desktop.casework.desk import Desk
from desktop.ui.area.area_picture import AreaPicture
from desktop.ui.area.area_words import Area, rounded
from desktop.ui.parts.boxes import column, empty
from desktop.ui.parts.fold import Fold
from desktop.ui.parts.screen import Here
from desktop.ui.parts.tag import state
from desktop.ui.parts.text import Words

Ask = Callable[[Desk], AreaSeen | None]

_STAYS = "Your home stays on this laptop. The office sees only a word such as “just right”."
_NOWHERE = "There is no postcode that can be measured."
_BEFORE = "When it was checked: {before}"


class AreaFold(Fold):
    """`put` what it is about, and how that is asked of the desk; it asks when it is opened."""

    def __init__(self, here: Here, title: str) -> None:
        super().__init__(here.look, title)
        self._here, self._about = here, ""
        self._ask: Ask = _nothing
        self.picture: AreaPicture | None = None
        held = QWidget()
        self._shown = column(here.look, gap="near", within=held)
        self.inside.addWidget(held)
        self.turned.connect(lambda on: self._look_again() if on else None)
        here.privacy.changed.connect(lambda _on: self._look_again() if self.is_open() else None)
        here.session.locked.connect(self.forget)

    def put(self, about: str, ask: Ask, band: str = "") -> None:
        """About another thing it is closed again; about the same it is asked anew."""
        if about != self._about:
            self.forget()
        self._about, self._ask = about, ask
        tag = state(band) if band and band != "not-asked" else None
        self.set_summary("", tag)
        if self.is_open():
            self._look_again()

    def forget(self) -> None:
        """Closed, and empty."""
        self._about, self._ask = "", _nothing
        self._clear()
        self.set_open(False)

    def _clear(self) -> None:
        self.picture = None
        empty(self._shown)

    def _look_again(self) -> None:
        about = self._about
        self._here.session.ask(self._ask, lambda seen: self._show(about, seen))

    def _show(self, about: str, seen: AreaSeen | None) -> None:
        if about != self._about or not self.is_open():
            return
        look, hidden = self._here.look, self._here.privacy.on
        self._clear()
        if seen is None:
            self._shown.addWidget(Words(look, _NOWHERE, "body", "ink-soft"))
            return
        self.picture = AreaPicture(look, to_draw(seen))
        self.picture.set_hidden(hidden)
        self._shown.addWidget(self.picture)
        if hidden:
            return
        if seen.answer is not None:
            self._shown.addWidget(Words(look, seen.answer.reason, "body"))
        if seen.before:
            before = _BEFORE.format(before=seen.before[:1].lower() + seen.before[1:])
            self._shown.addWidget(Words(look, before, "small", "ink-soft"))
        self._shown.addWidget(Words(look, _STAYS, "small", "ink-soft"))


def to_draw(seen: AreaSeen) -> Area:
    """What is seen, as the picture takes it."""
    limits = [one for one in (seen.near_km, seen.far_km) if one is not None]
    answer = seen.answer
    metres = answer.metres if answer is not None else None
    return Area(
        seen.near_km,
        seen.far_km,
        None if metres is None else rounded(metres, limits),
        seen.place,
        answer.band if answer is not None else "",
        seen.ground,
    )


def _nothing(_desk: Desk) -> None:
    return None
