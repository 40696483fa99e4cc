"""At a laptop: two records of its office came, and somebody has asked there which is the right one.

An older copy of the office's vault that is used beside it signs rows under numbers that were given
already (record.md, a fork of a device). What came first stays, the rest is kept apart, and nothing
more is taken from that office until a person has decided.

What came first may be the copy's. A row is never taken out of a chain, so the right office's rows
under the same numbers do not follow: they are stopped again, and the right office holds what this
laptop sends, because it confirms rows that are not there. Where the two differ in what was for this
laptop alone, it is signed in anew and the office's rows for it begin anew (`renew`). Where they
differ in what is for all laptops, only a new vault can follow the right one.
"""

from desktop.casework.desk import Desk

RUNG = "office-frozen"
"""The code of what is said while nothing is taken from the office."""


def are_two(desk: Desk) -> bool:
    """Whether nothing more is taken from the office of this laptop."""
    peer = desk.store.local.peer(desk.office) if desk.kind == "volunteer" else None
    return peer is not None and peer.state == "frozen"


def go_on(desk: Desk) -> None:
    """The office was asked, and what is here is of the right one: what goes on from it is taken.

    Another bundle of the copy stops it again. Raises `WrongDesk`.
    """
    desk.need("volunteer")
    peer = desk.store.local.peer(desk.office)
    if peer is not None and peer.state == "frozen":
        with desk.write():
            desk.store.local.set_peer(peer._replace(state="enrolled"))
