"""The list of postcodes that is in use, and taking in a newer one: how far it is, a way to stop.

One that would change very much is asked about: nothing is changed until that was answered. The
system's dialog is an attribute, so that a test needs none.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from db.errors import ManyPlacesChange, Refusal
from desktop import messages
from desktop.casework.actions.places.look import PlacesInUse
from desktop.casework.actions.places.take_list import TakenIn, take_places
from desktop.casework.clock import london
from desktop.casework.dates import written
from desktop.casework.said import capital, in_figures
from desktop.ui.look.announce import announce
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.screen import Here
from desktop.ui.parts.text import Words, soft
from desktop.ui.worker import Task

_READING = "Reading the list and comparing it"
_STOPPED = "Stopped. Nothing was changed."
_WHERE = (
    "On osdatahub.os.uk choose OS OpenData and “Code-Point Open” as CSV; four times a year it is "
    "new. The “ONS Postcode Directory” of geoportal.statistics.gov.uk says when postcodes ended. "
    "Hand in the zip file as it comes."
)
_MOST = 4  # areas that are named


class PlaceCard(Card):
    """Shows what `show_list` is handed; takes files in by itself."""

    def __init__(self, here: Here) -> None:
        look = here.look
        super().__init__(look, "The list of postcodes", icon="map-pin", gap="gap")
        self._here, self._task = here, Task()
        self._asked: list[Path] = []  # files about which is asked whether they are meant
        self.ask_files: Callable[[], list[Path]] = self._dialog
        self.now, self.came = Words(look, ""), Words(look, "")
        self.anyway = Button(look, "Take it in all the same")
        self.take = Button(look, "Take in a newer list…", icon="upload")
        self.take.setAccessibleName("Take in a newer list of postcodes…")
        self.progress = Progress(look, _READING)
        for each in (self.now, self.came, self.anyway, soft(look, _WHERE), self.progress):
            self.body.addWidget(each)
        self.foot(self.take)
        self._rest()
        self.take.clicked.connect(lambda: self.bring(self.ask_files()))
        self.anyway.clicked.connect(lambda: self.bring(self._asked, meant=True))
        self.progress.cancelled.connect(lambda: self._task.stop())
        here.session.locked.connect(self._rest)

    def show_list(self, one: PlacesInUse) -> None:
        """Which list is in use."""
        self.now.setText(in_use(one))

    def bring(self, files: list[Path], *, meant: bool = False) -> None:
        """Take these files in, which are one list; `meant`: though it changes very much."""
        if not files:
            return
        self._rest()
        self.take.setEnabled(False)
        self.progress.cancel.setEnabled(True)
        self.progress.set_share(None, _READING)
        self.progress.begin()
        self._task = self._here.session.begin(
            lambda desk, step: take_places(desk, files, step, meant=meant),
            self._done,
            partial(self._failed, files),
            told=lambda share: self.progress.set_share(share / 100),
            stopped=lambda: self._tell(_STOPPED),
        )

    def _done(self, taken: TakenIn | None) -> None:
        if taken is not None:
            self._tell(came_to(taken))

    def _failed(self, files: list[Path], refusal: Refusal) -> None:
        said = messages.of(refusal)
        self._tell(f"{said.message} {said.do}", wrong=True)
        if isinstance(refusal, ManyPlacesChange):
            self._asked = files
            self.anyway.show()

    def _tell(self, words: str, *, wrong: bool = False) -> None:
        self._rest()
        self.came.set_ink("stop" if wrong else "ink")
        self.came.setText(words)
        self.came.show()
        if wrong:  # a word with a tick would say that it is done
            announce(self, words, True)
        else:
            self._here.say(words.partition(". ")[0].rstrip(".") + ".")

    def _rest(self) -> None:
        for each in (self.progress, self.came, self.anyway):
            each.hide()
        self._asked = []
        self.take.setEnabled(True)

    def _dialog(self) -> list[Path]:
        kinds = "Lists of postcodes (*.zip *.csv *.gz);;All files (*)"
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), "Which list?", "", kinds)
        return [Path(one) for one in chosen]


def in_use(one: PlacesInUse) -> str:
    """Which list is in use, and how far it is from what shipped."""
    shipped = f"{one.shipped}: {one.postcodes:,} postcodes, those that have ended too."
    if not one.newest:
        return f"As it ships with Evenhand. {shipped}"
    on = f", taken in on {written(london(one.taken).date())}" if one.taken else ""
    differ = in_figures(one.differ, "postcode")
    return (
        f"{one.newest}{on}. {differ} of it differ from what ships with Evenhand, "
        f"{one.ended:,} of them ended. What ships: {shipped}"
    )


def came_to(one: TakenIn) -> str:
    """What a newer list came to."""
    kinds = ((one.added, "new"), (one.changed, "elsewhere"), (one.closed, "ended"))
    changes = [f"{in_figures(count, 'postcode')} {what}" for count, what in kinds if count]
    if not changes:
        said = f"{one.edition} was read: nothing in it differs from what is known."
    else:
        said = f"Taken in: {one.edition}. {capital(', '.join(changes))}."
        said += " Laptops have it with your next bundle."
    if one.part:
        named = [f"{area} {some:,} of {live:,}" for area, (some, live) in sorted(one.part.items())]
        more = f" and {len(named) - _MOST:,} more" if len(named) > _MOST else ""
        said += " Of some areas it has only a part, so none of those was taken to have ended: "
        said += f"{', '.join(named[:_MOST])}{more}."
    return said
