"""The office's people: volunteers' laptops, what is on each, what came last, what waits for it."""

from dataclasses import dataclass
from datetime import datetime

from db.bundle.invitation import read_request
from db.errors import AlreadyEnrolled, BadRequest
from db.ledger import moment
from db.names import RecordId
from db.records import CaseAnswer, Device, Enrolment, Person, Revocation
from db.store import heirs
from db.store.local import Peer
from db.store.reading import Kept
from desktop.casework.actions.exchange.send import waiting
from desktop.casework.actions.joining.end_device import cases_on
from desktop.casework.actions.joining.go_on import device_before
from desktop.casework.desk import Desk
from desktop.casework.record.holding import holder, moved_cases


@dataclass(frozen=True)
class OnIt:
    """A case that lies on a laptop."""

    reference: str
    child: str
    state: str
    offered: bool = False  # it was given to that laptop, and nobody has said yes or no yet
    said_no: frozenset[str] = frozenset()  # devices whose volunteers said no to this very case


@dataclass(frozen=True)
class Laptop:
    """A volunteer's laptop as the office knows it."""

    device: str
    name: str
    letters: str  # begin the references of its cases, and its files' names
    state: str  # enrolled, revoked, frozen
    since: datetime | None
    by: str  # who signed it in
    last_number: int | None  # of the newest bundle that went in
    last_at: datetime | None
    cases: tuple[OnIt, ...]
    waiting: int  # rows for it that it has not confirmed
    welcomed: bool  # it has said that it holds its welcome
    ended: datetime | None = None
    why: str = ""  # it was ended
    apart: int = 0  # bundles of it that are kept as they came, and were not taken
    apart_since: datetime | None = None  # when the first of them came
    goes_on: str = ""  # the device as which it goes on, since it was signed in anew

    @property
    def open_cases(self) -> int:
        """How many of its cases are being worked on."""
        return sum(one.state == "open" for one in self.cases)


@dataclass(frozen=True)
class People:
    """Everybody, and the moment at which they were looked at."""

    now: datetime
    laptops: tuple[Laptop, ...]


@dataclass(frozen=True)
class RequestSeen:
    """A request to be signed in, before any words were compared."""

    name: str
    made: datetime
    renews: bool = False  # it was signed in before, as another device
    ended: str = ""  # why that one was ended already
    cases: int = 0  # open ones that go on with it


def look_at_people(desk: Desk) -> People:
    """Every laptop that was ever signed in, by name; those that were ended come last."""
    desk.need("office")
    cases = _cases(desk)
    welcomes = {str(one.body.device): one for one in desk.store.find(Enrolment)}
    ends = {str(one.body.device): one for one in desk.store.find(Revocation)}
    laptops = [
        _laptop(desk, peer, cases.get(peer.device, []), welcomes.get(peer.device), ends)
        for peer in desk.store.local.peers()
    ]
    laptops.sort(key=lambda one: (one.state == "revoked", one.name.casefold()))
    return People(desk.world.clock.now(), tuple(laptops))


def _cases(desk: Desk) -> dict[str, list[OnIt]]:
    """What is on each laptop."""
    names = {one.id: one.body.name for one in desk.store.find(Person)}
    moved, said_no = moved_cases(desk), dict[str, set[str]]()
    for answer in desk.store.find(CaseAnswer, answer="refused"):
        now = heirs.heir(desk.store.database, answer.device)
        said_no.setdefault(answer.body.case, set()).add(now)

    def offered(case: str) -> bool:
        span = holder(desk, case) if case in moved else None
        return span is not None and span.offered

    return {
        device: [
            OnIt(
                one.body.reference,
                names.get(RecordId(one.body.child), ""),
                one.body.state,
                offered(one.id),
                frozenset(said_no.get(one.id, ())),
            )
            for one in held
        ]
        for device, held in cases_on(desk).items()
    }


def _laptop(
    desk: Desk,
    peer: Peer,
    cases: list[OnIt],
    welcome: Kept[Enrolment] | None,
    ends: dict[str, Kept[Revocation]],
) -> Laptop:
    came = desk.store.local.bundles("in", peer=peer.device, result="applied")
    confirmed = desk.store.local.receipts(peer.device).get(f"to:{peer.device}")
    end = ends.get(peer.device)
    apart = desk.store.local.bundles("in", peer=peer.device, result="quarantined")
    return Laptop(
        device=peer.device,
        name=peer.name,
        letters=welcome.body.letters if welcome else peer.device[:4],
        state=peer.state,
        since=welcome.at if welcome else None,
        by=desk.name_of(welcome.actor) if welcome else "",
        last_number=came[-1].number if came else None,
        last_at=moment(came[-1].at) if came else None,
        cases=tuple(cases),
        waiting=len(waiting(desk, peer)) if peer.state == "enrolled" else 0,
        welcomed=confirmed is not None and confirmed.seq > 0,
        ended=end.at if end else None,
        why=_why_ended(desk, peer.device),
        apart=len({one.file_hash for one in apart}),
        apart_since=moment(apart[0].at) if apart else None,
        goes_on=heir
        if (heir := heirs.heir(desk.store.database, peer.device)) != peer.device
        else "",
    )


def _why_ended(desk: Desk, device: str) -> str:
    known = desk.store.get(Device, device)
    return known.body.why if known is not None else ""


def look_at_request(desk: Desk, data: bytes, file: str = "") -> RequestSeen:
    """Whose request it is, before the words are compared. Changes nothing.

    Raises `WrongDesk`, `BadRequest`, `AlreadyEnrolled`.
    """
    desk.need("office")
    request = read_request(data, desk.keys.seal, file=file)
    if desk.store.local.setting(f"invitation:{request.invitation}") is None:
        raise BadRequest(file=file)
    if desk.store.local.peer(request.device) is not None:
        raise AlreadyEnrolled(name=request.name)
    before = device_before(desk, request, file)
    if before is None:
        return RequestSeen(name=request.name, made=moment(request.made))
    cases = cases_on(desk).get(before.device, [])
    return RequestSeen(
        name=request.name,
        made=moment(request.made),
        renews=True,
        ended=_why_ended(desk, before.device) if before.state == "revoked" else "",
        cases=sum(one.body.state == "open" for one in cases),
    )
