"""Policy: what is in force, and who has read which version.

Reading it is owed from the first day and shown until done, and it never is a gate: a family does
not wait because a volunteer has a page to read (cumbria-pps-2009/8.1 and
coventry-iass/effect-induction).
"""

from dataclasses import dataclass

from db.names import Hash
from db.records import Acknowledgement
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class Acknowledged:
    """A policy that the actor has read and understood."""

    pack: str
    version: str


def acknowledge(desk: Desk) -> Acknowledged:
    """The actor has read and understood the policy in force. Saying it twice changes nothing."""
    pack = desk.pack
    if owed(desk):
        with desk.write() as writing:
            writing.add(
                Acknowledgement(pack=pack.name, version=pack.version, text_hash=Hash(pack.hash))
            )
    return Acknowledged(pack.name, pack.version)


def owed(desk: Desk) -> bool:
    """Whether the actor has still to read the policy in force, to the letter."""
    done = desk.store.find(Acknowledgement, row_actor=desk.actor)
    return all(one.body.text_hash != desk.pack.hash for one in done)
