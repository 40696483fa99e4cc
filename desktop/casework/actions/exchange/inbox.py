"""The office's inbox: what came, what waits and for what, to whom an answer is due.

Reads alone, but for `see_to` (a person has dealt with a bundle that was kept apart) and
`try_again` (what kept it apart may be over: the laptop was signed in since).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.errors import BundleDamaged
from db.ledger import moment, stamp
from db.names import DeviceId
from db.records import Device
from db.store.local import Bundle, Peer
from desktop.casework.actions.closeness.answering import flags
from desktop.casework.actions.concerns.look import Seen, urgent
from desktop.casework.actions.exchange import quarantine
from desktop.casework.actions.exchange.arrivals import Arrived, urgent_in
from desktop.casework.actions.exchange.carry import write_file
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.exchange.send import Sent, send, waiting
from desktop.casework.desk import Desk
from desktop.casework.record.holding import without_somebody

Facts = Mapping[str, str | int]


@dataclass(frozen=True)
class Came:
    """A bundle that came in, as the list shows it."""

    key: str  # SHA-256 of its file
    sender: str  # a name; empty where nobody here has the key
    device: str  # or the fingerprint of a key nobody knows
    number: int | None
    at: datetime
    result: str  # applied, held, quarantined
    code: str  # of `desktop.messages`; empty when all is well
    facts: Facts
    records: int
    lacks: int | None  # the bundle that it waits for, where that can be told
    answered: bool  # the sender has been sent the receipt for it
    seen_to: bool  # somebody has dealt with it
    urgent: int = 0  # concerns in it, of one that waits: somebody may be at risk

    @property
    def waits(self) -> bool:
        """Whether it is to be looked at."""
        return self.result != "applied" and not self.seen_to


@dataclass(frozen=True)
class Due:
    """A laptop that an answer is due to."""

    device: DeviceId
    name: str
    records: int  # that go with it; 0: only the receipt


@dataclass(frozen=True)
class Inbox:
    """The whole page: what waits first, then the newest."""

    now: datetime
    came: tuple[Came, ...]
    due: tuple[Due, ...]
    urgent: tuple[Seen, ...] = ()  # concerns that nobody has taken: before everything else
    to_give: int = 0  # cases that wait for a volunteer
    reasons: int = 0  # for going on in spite of a finding, that nobody has answered


def look_at_inbox(desk: Desk, most: int = 200) -> Inbox:
    """Everything that waits, and the newest of what is in."""
    peers = {str(one.device): one for one in desk.store.local.peers()}
    bundles = list({one.file_hash: one for one in desk.store.local.bundles("in")}.values())
    numbers: dict[str, list[Bundle]] = {}
    for one in bundles:
        numbers.setdefault(one.peer, []).append(one)
    came = [_came(desk, one, peers.get(one.peer), numbers[one.peer]) for one in reversed(bundles)]
    waits = sorted((one for one in came if one.waits), key=lambda one: not one.urgent)
    rest = [one for one in came if not one.waits]
    return Inbox(
        now=desk.world.clock.now(),
        came=(*waits, *rest[:most]),
        due=answers_due(desk),
        urgent=urgent(desk),
        reasons=sum(one.waits for one in flags(desk)) if desk.kind == "office" else 0,
        to_give=without_somebody(desk) if desk.kind == "office" else 0,
    )


def answers_due(desk: Desk) -> tuple[Due, ...]:
    """The laptops that something new waits for, a receipt counted too.

    What is in a bundle already and only not confirmed is on its way: it goes again with the next.
    """
    due = []
    for peer in desk.store.local.peers():
        if peer.state != "enrolled":
            continue
        gone = _gone(desk, peer)
        rows = waiting(desk, peer)
        new = any(row.header.seq > gone.get(row.header.stream, 0) for row in rows)
        told = desk.store.local.given(peer.device).get("up", 0)
        if new or desk.store.head(peer.device, "up").seq > told:
            due.append(Due(peer.device, peer.name, len(rows)))
    return tuple(due)


def _gone(desk: Desk, peer: Peer) -> dict[str, int]:
    """The last row of each stream that was put into a bundle for this laptop."""
    gone: dict[str, int] = {}
    for bundle in desk.store.local.bundles("out", peer=peer.device):
        for stream, _, last in bundle.ranges:
            gone[stream] = max(gone.get(stream, 0), last)
    return gone


def answer_to_folder(desk: Desk, device: DeviceId, folder: Path) -> tuple[Sent, ...]:
    """Everything that this laptop waits for, put into the folder as a bundle or several.

    The file is called after the laptop's letters, never after a person. Raises what `send`
    raises, and `FileUnwritable`.
    """
    desk.need("office")
    known = desk.store.get(Device, device)
    letters = known.body.letters if known is not None else device[:8]

    def courier(_index: int, data: bytes) -> str:
        number = desk.store.local.next_number(device)
        return write_file(folder / f"{letters}-answer-{number:04}.evenhand", data)

    return send(desk, courier, device)


def _came(desk: Desk, one: Bundle, peer: Peer | None, others: list[Bundle]) -> Came:
    facts: dict[str, str | int] = {"name": peer.name} if peer else {"fingerprint": one.peer[:16]}
    missing = _rows_missing(desk, one)
    if missing:
        facts["missing"] = missing
    given = desk.store.local.given(one.peer)
    return Came(
        key=one.file_hash,
        sender=peer.name if peer else "",
        device=one.peer,
        number=one.number,
        at=moment(one.at),
        result=one.result,
        code=one.reason,
        facts=facts,
        records=one.records,
        lacks=_bundle_missing(one, others) if missing else None,
        answered=all(given.get(stream, 0) >= last for stream, _, last in one.ranges),
        urgent=urgent_in(desk, one.file_hash) if one.result != "applied" else 0,
        seen_to=desk.store.local.setting(f"seen-to:{one.file_hash}") is not None,
    )


def _rows_missing(desk: Desk, one: Bundle) -> str:
    """The rows that a held bundle waits for, as "7" or "3 to 5"."""
    if one.reason != "bundle-gap":
        return ""
    gaps = []
    for stream, first, _ in one.ranges:
        head = desk.store.head(DeviceId(one.peer), stream).seq
        if head + 1 < first:
            gaps.append(f"{head + 1}" if head + 2 == first else f"{head + 1} to {first - 1}")
    return "; ".join(gaps)


def _bundle_missing(one: Bundle, others: list[Bundle]) -> int | None:
    """The first bundle before this one that has not come, as far as numbers tell."""
    if one.number is None:
        return None
    seen = {each.number for each in others if each.number is not None}
    taken = [each.number for each in others if each.number and each.result == "applied"]
    after = max((number for number in taken if number < one.number), default=0)
    return next((number for number in range(after + 1, one.number) if number not in seen), None)


def see_to(desk: Desk, key: str) -> None:
    """Somebody has dealt with a bundle that waited. Its file is kept all the same."""
    with desk.write():
        desk.store.local.set(f"seen-to:{key}", stamp(desk.world.clock.now()))


def try_again(desk: Desk, key: str) -> Arrived:
    """Bring a kept file in once more. Raises `BundleDamaged` where it is not there any more."""
    data = quarantine.read(desk, key)
    one = desk.store.local.bundle_of_file(key)
    if data is None or one is None:
        raise BundleDamaged
    name = "the bundle that was kept" if one.number is None else f"bundle {one.number}"
    answer = receive(desk, [(name, data)])[0]
    if answer.result in ("applied", "already"):
        quarantine.drop(desk, key)
    return answer
