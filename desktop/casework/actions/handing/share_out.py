"""At the office: the cases of a laptop go to others: it was lost, or its volunteer is away or left.

To one, or each to somebody. All of them in one transaction, or none: what is refused of one leaves
the others where they were, so that nobody has to find out how far it came.
"""

from collections.abc import Mapping

from db.errors import BadInput
from db.store.heirs import heir
from desktop.casework.actions.handing.assign import Assigned, assign
from desktop.casework.actions.joining.end_device import cases_on, find_device
from desktop.casework.desk import Desk


def share_out(
    desk: Desk, device: str, whom: Mapping[str, str], note: str = "", why: str = ""
) -> tuple[Assigned, ...]:
    """Give cases of a laptop to others, in the order of their numbers. `whom`: printed reference,
    and the laptop that it goes to; what is not in it stays.

    `note` is for whoever gets one; `why` whoever had it reads too. Raises `WrongDesk`,
    `NoSuchDevice`, `BadInput` (it has not that case, or none is named), and what `assign` does; by
    then nothing was done.
    """
    desk.need("office")
    peer = find_device(desk, device)
    mine = to_give(desk, device)
    for case in whom:
        if case not in mine:
            raise BadInput(what="case", given=case, expected=f"one that {peer.name} has")
    if not whom:
        raise BadInput(what="laptop", given=peer.name, expected="one that has a case to give")
    with desk.write():
        return tuple(assign(desk, one, whom[one], note, why) for one in mine if one in whom)


def give_all(
    desk: Desk, device: str, to: str, note: str = "", why: str = ""
) -> tuple[Assigned, ...]:
    """Give every case that a laptop has and that is not closed to another one. Raises what
    `share_out` does; by then nothing was done."""
    desk.need("office")
    return share_out(desk, device, dict.fromkeys(to_give(desk, device), to), note, why)


def to_give(desk: Desk, device: str) -> tuple[str, ...]:
    """What a laptop has that is not closed: printed references, in their order. Raises
    `NoSuchDevice`."""
    peer = find_device(desk, device)
    mine = cases_on(desk).get(heir(desk.store.database, peer.device), [])
    return tuple(one.body.reference for one in mine if one.body.state != "closed")
