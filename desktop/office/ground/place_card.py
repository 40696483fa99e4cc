"""The list of postcodes that is in use, and taking in a newer one.

One that would change very much, or may have been cut short, is asked about: nothing is changed
until that was answered.
"""

from pathlib import Path

from db.errors import ManyPlacesChange, PlaceListEnds, PlaceListLacks
from desktop.casework.actions.places.look import PlacesInUse
from desktop.casework.actions.places.take_list import TakenIn, take_places
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import capital, in_figures
from desktop.office.ground.taking import TakingCard
from desktop.ui.parts.screen import Here
from desktop.ui.worker import Step

_WHERE = (
    "On osdatahub.os.uk choose OS OpenData and “Code-Point Open” as CSV; four times a year it is "
    "new. The “ONS Postcode Directory” of geoportal.statistics.gov.uk says when postcodes ended. "
    "Hand in the zip file as it comes."
)
_MOST = 4  # areas that are named


class PlaceCard(TakingCard[TakenIn]):
    """Shows what `show_list` is handed; takes files in by itself."""

    asks = (ManyPlacesChange, PlaceListEnds, PlaceListLacks)

    def __init__(self, here: Here) -> None:
        super().__init__(here, "postcodes", "map-pin", _WHERE)

    def show_list(self, one: PlacesInUse) -> None:
        """Which list is in use."""
        self.now.setText(in_use(one))

    def work(self, desk: Desk, files: list[Path], step: Step, *, meant: bool = False) -> TakenIn:
        return take_places(desk, files, step, meant=meant)

    def told(self, taken: TakenIn) -> str:
        return came_to(taken)


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
