"""What has gone, what the other side has confirmed, what is only here: for the Exchange page."""

from dataclasses import dataclass
from datetime import datetime

from db.ledger import EMPTY, moment
from db.store.local import Bundle, Peer
from desktop.casework.actions.exchange.send import waiting
from desktop.casework.desk import Desk


@dataclass(frozen=True)
class Passed:
    """A bundle that went or came."""

    direction: str  # "out" or "in"
    name: str  # of the other desk; a fingerprint where nobody knows the key
    number: int | None
    at: datetime
    result: str
    reason: str  # a code of `desktop.messages`; empty when all is well
    records: int
    confirmed: bool  # for what went: the other side has said that it holds all of it


@dataclass(frozen=True)
class Standing:
    """How things stand with one other desk."""

    device: str
    name: str
    state: str
    confirmed: int  # rows of this desk that it holds
    waiting: int  # rows that it has not confirmed


@dataclass(frozen=True)
class Exchange:
    """The whole page."""

    enrolled: bool
    peers: tuple[Standing, ...]
    passed: tuple[Passed, ...]  # newest first


def look_at_exchange(desk: Desk, most: int = 200) -> Exchange:
    """How things stand with the other desks, and the last bundles both ways."""
    peers = desk.store.local.peers()
    names = {str(one.device): one.name for one in peers}
    bundles = [*desk.store.local.bundles("out"), *desk.store.local.bundles("in")]
    passed = [_passed(desk, one, names) for one in bundles]
    passed.sort(key=lambda one: one.at, reverse=True)
    return Exchange(
        enrolled=desk.enrolled,
        peers=tuple(_standing(desk, one) for one in peers),
        passed=tuple(passed[:most]),
    )


def _passed(desk: Desk, bundle: Bundle, names: dict[str, str]) -> Passed:
    receipts = desk.store.local.receipts(bundle.peer)
    held = all(receipts.get(stream, EMPTY).seq >= last for stream, _, last in bundle.ranges)
    return Passed(
        direction=bundle.direction,
        name=names.get(bundle.peer, bundle.peer[:16]),
        number=bundle.number,
        at=moment(bundle.at),
        result=bundle.result,
        reason=bundle.reason,
        records=bundle.records,
        confirmed=bundle.direction == "out" and bool(bundle.ranges) and held,
    )


def _standing(desk: Desk, peer: Peer) -> Standing:
    receipts = desk.store.local.receipts(peer.device)
    return Standing(
        device=peer.device,
        name=peer.name,
        state=peer.state,
        confirmed=sum(head.seq for head in receipts.values()),
        waiting=len(waiting(desk, peer)) if peer.state == "enrolled" else 0,
    )
