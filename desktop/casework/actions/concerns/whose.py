"""Who sees a concern: at which laptop it lies, and to which it could be shared.

A concern that a volunteer raised lies at her laptop. One that was raised at the office lies there
alone, until it is shared with the volunteer whom it is about.
"""

from db.errors import UnknownWord
from db.names import ActorId, DeviceId
from db.records import Concern, Device
from db.store.heirs import heir
from db.store.reading import Kept
from desktop.casework.actions.safety.staff import members
from desktop.casework.desk import Desk


def laptop_of(desk: Desk, kept: Kept[Concern]) -> DeviceId | None:
    """The laptop at which this concern lies; None while it is the office's alone."""
    if kept.device != desk.device:
        return heir(desk.store.database, kept.device)
    # What the office wrote last stands in its `own`, or in what is for one laptop.
    if desk.store.find(Concern, id=kept.id, row_stream="own"):
        return None
    last = desk.store.versions(Concern, kept.id)[-1]
    return heir(desk.store.database, last.stream.removeprefix("to:"))


def could_share(desk: Desk, kept: Kept[Concern]) -> DeviceId | None:
    """The laptop of the volunteer whom it is about, where it can be sent something."""
    if kept.body.about_actor is None:
        return None
    return laptop_of_actor(desk, kept.body.about_actor)


def laptop_of_actor(desk: Desk, actor: ActorId) -> DeviceId | None:
    """The signed-in laptop of a volunteer; None for staff, and where it was ended."""
    for one in desk.store.find(Device, volunteer=actor):
        if takes(desk, DeviceId(one.id)):
            return DeviceId(one.id)
    return None


def takes(desk: Desk, device: DeviceId | None) -> bool:
    """Whether this laptop can be sent something."""
    peer = desk.store.local.peer(device) if device is not None else None
    return peer is not None and peer.state == "enrolled"


def workers(desk: Desk) -> tuple[tuple[ActorId, str], ...]:
    """Everybody who works here: volunteers by name, then staff. Raises `WrongDesk`."""
    staff = [(one.actor, one.name) for one in members(desk)]
    known = {ActorId(one.body.volunteer): one for one in desk.store.find(Device)}
    volunteers = [
        (actor, one.body.name) for actor, one in known.items() if laptop_of_actor(desk, actor)
    ]
    by_name = sorted(volunteers, key=lambda one: one[1].casefold())
    return (*by_name, *sorted(staff, key=lambda one: one[1].casefold()))


def worker(desk: Desk, name: str) -> ActorId:
    """Whoever works here and is called so, in any case of letters. Raises `UnknownWord`."""
    wanted = " ".join(name.split()).casefold()
    everybody = workers(desk)
    for actor, called in everybody:
        if called.casefold() == wanted:
            return actor
    raise UnknownWord(what="name", given=name, known=", ".join(one[1] for one in everybody))
