"""One bundle looked at closely: whose it is, what it holds, what would become of it.

A file that came and was not applied is opened as it would be when it is brought in, and let go of
again; of one that is in, its rows are read from the record. Nothing is changed here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain

from db.errors import NoSuchRecord, Refusal
from db.ledger import decode_body, moment
from db.names import DeviceId
from db.records import Concern, Enrolment
from desktop.casework.actions.exchange import quarantine
from desktop.casework.actions.exchange.bundle_holds import Holds, holds
from desktop.casework.actions.exchange.inspect import inspect_bundle
from desktop.casework.actions.exchange.signers import open_here
from desktop.casework.desk import Desk

Facts = Mapping[str, str | int]


@dataclass(frozen=True)
class Closer:
    """One bundle looked at closely. `code` and `facts` find and fill the words about it."""

    code: str = ""
    facts: Facts = field(default_factory=dict)
    size: int = 0
    sender: str = ""  # a name
    device: str = ""
    since: datetime | None = None  # signed in
    by: str = ""  # who signed it in
    number: int | None = None
    made: datetime | None = None
    records: int = 0
    signature: str = ""  # good, unknown, wrong; empty where it cannot be told
    fingerprint: str = ""
    state: str = "new"  # new, already, gap; what would become of it
    holds: Holds | None = None
    at_risk: tuple[Concern, ...] = ()  # in a bundle that is not in: somebody may be at risk


def look_into(desk: Desk, data: bytes) -> Closer:
    """What a file holds, before anything of it is applied. Changes nothing, refuses nothing."""
    try:
        seen = inspect_bundle(desk, data)
    except Refusal as refusal:
        return Closer(refusal.code, refusal.facts, len(data))
    told = Closer(
        size=len(data), signature=seen.signature or "", fingerprint=str(seen.fingerprint or "")
    )
    if seen.header is None:
        code = "bundle-newer" if seen.signature == "good" else "bundle-unknown-signer"
        return replace(told, code=code, facts={"fingerprint": told.fingerprint[:16]})
    try:
        opened = open_here(desk, data)
    except Refusal as refusal:
        return replace(told, code=refusal.code, facts=refusal.facts)
    header = opened.header
    heads = {run.stream: desk.store.head(run.device, run.stream).seq for run in header.streams}
    gap = any(heads[run.stream] + 1 < run.first for run in header.streams)
    already = all(heads[run.stream] >= run.last for run in header.streams)
    return replace(
        _from(desk, told, header.sender),
        number=header.number,
        made=moment(header.made),
        records=header.records,
        state="gap" if gap else "already" if already and header.streams else "new",
        holds=holds((one.row.header, one.body) for one in opened.rows),
        at_risk=tuple(
            {
                one.row.header.record: one.body
                for one in opened.rows
                if isinstance(one.body, Concern) and one.body.urgent
            }.values()
        ),
    )


def look_closer(desk: Desk, key: str) -> Closer:
    """What a bundle holds that came in before. Raises `NoSuchRecord`."""
    one = desk.store.local.bundle_of_file(key)
    if one is None:
        raise NoSuchRecord(what="bundle", id=key[:8])
    data = quarantine.read(desk, key)
    if data is not None and one.result != "applied":
        return look_into(desk, data)
    rows = chain.from_iterable(
        desk.store.rows(DeviceId(one.peer), stream, after=first - 1, limit=last - first + 1)
        for stream, first, last in one.ranges
    )
    told = Closer(number=one.number, records=one.records, signature="good")
    # A bundle that was held back does not lie in these rows.
    inside = one.result == "applied"
    read = (
        (row.header, decode_body(row.header.kind, row.payload) if row.payload else None)
        for row in rows
    )
    return replace(_from(desk, told, one.peer), holds=holds(read) if inside else None)


def _from(desk: Desk, told: Closer, device: str) -> Closer:
    peer = desk.store.local.peer(device)
    welcomes = desk.store.find(Enrolment, device=device)
    if peer is None:
        return told
    return replace(
        told,
        sender=peer.name,
        device=peer.device,
        fingerprint=peer.fingerprint,
        since=welcomes[0].at if welcomes else None,
        by=desk.name_of(welcomes[0].actor) if welcomes else "",
    )
