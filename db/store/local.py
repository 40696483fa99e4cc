"""What a desk keeps for itself, outside the ledger: settings, keys, peers, bundles, drafts.

Drafts are overwritten as one types and wiped when they are done with: words that were deleted
must not stay for ever. None of this travels and none of it can be made from the ledger.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from db.ledger import Head
from db.names import DeviceId, Hash
from db.store.database import Database

PeerState = Literal["enrolled", "revoked", "frozen"]
Result = Literal["sent", "applied", "held", "quarantined"]


class Peer(NamedTuple):
    """A desk whose bundles may be taken."""

    device: DeviceId
    name: str
    sign_key: str  # Ed25519, hex
    fingerprint: str
    seal_key: str  # age recipient
    state: PeerState
    from_seq: int | None = None  # first row of `up` that is not taken any more


class Bundle(NamedTuple):
    """A bundle that was sealed here or came in."""

    direction: Literal["out", "in"]
    peer: str  # device, or the fingerprint of an unknown key
    number: int | None
    at: str
    file_hash: Hash
    result: Result
    reason: str
    records: int
    ranges: tuple[tuple[str, int, int], ...] = ()  # stream, first, last


class Local:
    """The local tables. Write inside the store's `write`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # --- settings and keys ---

    def setting(self, name: str) -> str | None:
        """A setting's value, or None."""
        row = self._db.first("SELECT value FROM setting WHERE name = ?", (name,))
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        """Write a setting."""
        self._db.run(
            "INSERT INTO setting (name, value) VALUES (?,?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def settings(self, beginning: str) -> list[tuple[str, str]]:
        """Every setting whose name begins like that, with its value, by name."""
        rows = self._db.run(
            "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name",
            (len(beginning), beginning),
        )
        return [(str(name), str(value)) for name, value in rows]

    def drop(self, name: str) -> None:
        """Take a setting out; the page that held it is wiped with the transaction."""
        self._db.run("DELETE FROM setting WHERE name = ?", (name,))

    def secret(self, name: str) -> bytes | None:
        """A private key, or None."""
        row = self._db.first("SELECT value FROM secret WHERE name = ?", (name,))
        return None if row is None else bytes(row[0])

    def set_secret(self, name: str, value: bytes) -> None:
        """Write a private key."""
        self._db.run(
            "INSERT INTO secret (name, value) VALUES (?,?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def drop_secret(self, name: str) -> None:
        """Take a private key out; the page that held it is wiped with the transaction."""
        self._db.run("DELETE FROM secret WHERE name = ?", (name,))

    # --- peers ---

    def peers(self) -> list[Peer]:
        """Every peer, by name."""
        return [Peer(*row) for row in self._db.run(f"{_PEER} ORDER BY name, device")]

    def peer(self, device: str) -> Peer | None:
        """The peer of this device id."""
        row = self._db.first(f"{_PEER} WHERE device = ?", (device,))
        return None if row is None else Peer(*row)

    def peer_of_key(self, fingerprint: str) -> Peer | None:
        """The peer that signs with this key."""
        row = self._db.first(f"{_PEER} WHERE fingerprint = ?", (fingerprint,))
        return None if row is None else Peer(*row)

    def set_peer(self, peer: Peer) -> None:
        """Write a peer, new or changed."""
        self._db.run(
            "INSERT INTO peer (device, name, sign_key, fingerprint, seal_key, state, from_seq) "
            "VALUES (?,?,?,?,?,?,?) ON CONFLICT (device) DO UPDATE SET name = excluded.name, "
            "state = excluded.state, from_seq = excluded.from_seq",
            tuple(peer),
        )

    # --- bundles ---

    def add_bundle(self, bundle: Bundle) -> None:
        """Note a bundle that went or came."""
        self._db.run(
            "INSERT INTO bundle (direction, peer, number, at, file_hash, result, reason, "
            "records, ranges) VALUES (?,?,?,?,?,?,?,?,?)",
            (*bundle[:8], msgspec.json.encode(bundle.ranges).decode()),
        )

    def bundles(
        self, direction: str, peer: str | None = None, result: str | None = None
    ) -> list[Bundle]:
        """Bundles in the order in which they went or came."""
        tests, values = ["direction = ?"], [direction]
        for column, value in (("peer", peer), ("result", result)):
            if value is not None:
                tests.append(f"{column} = ?")
                values.append(value)
        rows = self._db.run(f"{_BUNDLE} WHERE {' AND '.join(tests)} ORDER BY id", values)
        return [_bundle(row) for row in rows]

    def bundle_of_file(self, file_hash: str) -> Bundle | None:
        """What became of this very file, last time it came in."""
        row = self._db.first(
            f"{_BUNDLE} WHERE direction = 'in' AND file_hash = ? ORDER BY id DESC LIMIT 1",
            (file_hash,),
        )
        return None if row is None else _bundle(row)

    def settle_bundle(self, file_hash: str, result: Result, reason: str) -> None:
        """A bundle that was held has got its answer."""
        self._db.run(
            "UPDATE bundle SET result = ?, reason = ? WHERE direction = 'in' AND file_hash = ? "
            "AND result = 'held'",
            (result, reason, file_hash),
        )

    def next_number(self, peer: str) -> int:
        """The number of the next bundle to this peer, from 1."""
        row = self._db.first(
            "SELECT max(number) FROM bundle WHERE direction = 'out' AND peer = ?", (peer,)
        )
        return 1 if row is None or row[0] is None else int(row[0]) + 1

    # --- receipts ---

    def receipts(self, peer: str) -> dict[str, Head]:
        """How far the peer has confirmed each stream of this desk."""
        rows = self._db.run("SELECT stream, seq, hash FROM receipt WHERE peer = ?", (peer,))
        return {stream: Head(seq, digest) for stream, seq, digest in rows}

    def confirm(self, peer: str, stream: str, head: Head, at: str) -> bool:
        """Note a receipt; receipts only ever grow. True when this one said something new."""
        known = self.receipts(peer).get(stream)
        if known is not None and known.seq >= head.seq:
            return False
        self._db.run(
            "INSERT INTO receipt (peer, stream, seq, hash, at) VALUES (?,?,?,?,?) "
            "ON CONFLICT (peer, stream) DO UPDATE SET seq = excluded.seq, "
            "hash = excluded.hash, at = excluded.at",
            (peer, stream, head.seq, head.hash, at),
        )
        return True

    def given(self, peer: str) -> dict[str, int]:
        """How much of the peer's own streams it was last told is here."""
        return dict(self._db.run("SELECT stream, seq FROM given WHERE peer = ?", (peer,)))

    def give(self, peer: str, heads: Iterable[tuple[str, int]]) -> None:
        """Note what the peer is being told that is here."""
        rows: list[tuple[object, ...]] = [(peer, stream, seq) for stream, seq in heads]
        self._db.many(
            "INSERT INTO given (peer, stream, seq) VALUES (?,?,?) "
            "ON CONFLICT (peer, stream) DO UPDATE SET seq = excluded.seq",
            rows,
        )

    def set_aside(self, peer: str, stream: str, device: str) -> None:
        """This desk goes on as another device: what went of a stream, and what of that the peer
        has confirmed, is kept under the name of the device that it was. Inside a `write`.
        """
        name = f"{stream}@{device}"
        self._db.run(
            "UPDATE receipt SET stream = ? WHERE peer = ? AND stream = ?", (name, peer, stream)
        )
        rows = self._db.run(
            "SELECT id, ranges FROM bundle WHERE direction = 'out' AND peer = ?", (peer,)
        )
        for number, ranges in rows:
            some = msgspec.json.decode(ranges, type=tuple[tuple[str, int, int], ...])
            now = [(name if one == stream else one, first, last) for one, first, last in some]
            self._db.run(
                "UPDATE bundle SET ranges = ? WHERE id = ?",
                (msgspec.json.encode(now).decode(), number),
            )

    # --- drafts ---

    def draft(self, form: str, about: str) -> dict[str, str]:
        """The words of a form that is not finished, by field."""
        rows = self._db.run(
            "SELECT field, text FROM draft WHERE form = ? AND about = ?", (form, about)
        )
        return dict(rows)

    def drafts(self) -> list[tuple[str, str]]:
        """Every form that is not finished, by form and what it is about, newest first."""
        rows = self._db.run(
            "SELECT form, about FROM draft GROUP BY form, about ORDER BY max(at) DESC"
        )
        return [(form, about) for form, about in rows]

    def keep_draft(self, form: str, about: str, fields: dict[str, str], at: str) -> None:
        """Overwrite fields of a draft."""
        rows: list[tuple[object, ...]] = [
            (form, about, field, text, at) for field, text in fields.items()
        ]
        self._db.many(
            "INSERT INTO draft (form, about, field, text, at) VALUES (?,?,?,?,?) "
            "ON CONFLICT (form, about, field) DO UPDATE SET text = excluded.text, "
            "at = excluded.at",
            rows,
        )

    def drop_draft(self, form: str, about: str) -> None:
        """The form is finished or given up; its words are wiped."""
        self._db.run("DELETE FROM draft WHERE form = ? AND about = ?", (form, about))


_PEER = "SELECT device, name, sign_key, fingerprint, seal_key, state, from_seq FROM peer"
_BUNDLE = (
    "SELECT direction, peer, number, at, file_hash, result, reason, records, ranges FROM bundle"
)


def _bundle(row: Sequence[Any]) -> Bundle:
    direction, peer, number, at, file_hash, result, reason, records, ranges = row
    return Bundle(
        direction=direction,
        peer=peer,
        number=number,
        at=at,
        file_hash=file_hash,
        result=result,
        reason=reason,
        records=records,
        ranges=msgspec.json.decode(ranges, type=tuple[tuple[str, int, int], ...]),
    )
