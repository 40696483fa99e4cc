"""The list of postcodes as the office looks at it: which is in use, and what was learnt since."""

from dataclasses import dataclass
from datetime import datetime

from db.service import PlaceChanges
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class PlacesInUse:
    """Which list is in use. `newest` is empty where nothing was taken in since it shipped."""

    shipped: str
    postcodes: int  # in what shipped, ended ones too
    newest: str = ""
    taken: datetime | None = None  # when the newest was taken in
    differ: int = 0  # postcodes of which something else is known than shipped
    ended: int = 0  # of these


def places_in_use(desk: Desk) -> PlacesInUse:
    """The list of postcodes that is in use here."""
    known = desk.places
    shipped, *newer = known.editions
    newest = newer[-1] if newer else ""
    rows = [one for one in desk.store.find(PlaceChanges) if one.body.edition == newest]
    return PlacesInUse(
        shipped=shipped,
        postcodes=known.table.rows,
        newest=newest,
        taken=rows[-1].at if rows else None,
        differ=len(known.learnt),
        ended=sum(one.ended is not None for one in known.learnt.values()),
    )
