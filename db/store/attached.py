"""Which sealed files the ledger names, and what is wrong between its rows and `blobs/`.

Every version counts, not only the one that is shown: two that replace the same one are both kept.
A row that was erased names nothing any more, because its payload is blank.
"""

from collections.abc import Iterator
from pathlib import Path

from db import handing
from db.closeness import HandOver
from db.errors import AttachmentDamaged, AttachmentMissing
from db.ledger import Unsound, decode_body
from db.names import Body, Hash
from db.records import Attachment, Document
from db.store import holes
from db.store.database import Database
from db.vault import blobs

_NAMING = (
    "SELECT kind, payload FROM ledger "
    "WHERE payload IS NOT NULL AND (kind IN ('attachment', 'document') OR kind = 'hand_over' "
    'AND instr(payload, CAST(\'"kind":"attachment"\' AS BLOB)) > 0)'
)

NamesFile = Attachment | Document
"""What names a sealed file: one of a case, or the service's own document."""


def rows(database: Database) -> Iterator[NamesFile]:
    """What each row that names a sealed file says. Raises `db.ledger.Unsound`."""
    for kind, payload in database.run(_NAMING):
        yield from files_in(kind, payload)


def files_in(kind: str, payload: bytes) -> Iterator[NamesFile]:
    """What a row of this kind says of a sealed file, itself or in what it hands over: one or none.

    Raises `db.ledger.Unsound`.
    """
    if kind not in ("attachment", "document", "hand_over"):
        return
    yield from files_of(decode_body(kind, payload))


def files_of(body: Body | None) -> Iterator[NamesFile]:
    """The same of what a row says."""
    if isinstance(body, NamesFile):
        yield body
    elif isinstance(body, HandOver):
        inside = (handing.unhand(one)[1] for one in body.rows if one.kind == "attachment")
        yield from (one for one in inside if isinstance(one, NamesFile))


def named(database: Database) -> frozenset[Hash]:
    """Every sealed file that some row names. Raises `db.ledger.Unsound`."""
    return frozenset(body.blob for body in rows(database))


def problems(
    database: Database, folder: Path, never_came: frozenset[Hash] = frozenset()
) -> Iterator[str]:
    """What is wrong with the sealed files in this folder, without anybody's name.

    Those that never came are not lost here. Reads each of them. Raises `db.errors.VaultDamaged`
    where the ledger cannot be read.
    """
    try:
        found = {body.blob: body for body in rows(database)}
    except Unsound:
        return  # said by the check of the tables
    for blob, body in sorted(found.items()):
        try:
            data = blobs.read(folder, blob)
        except AttachmentMissing:
            if blob in never_came:
                continue
            yield f"the sealed file {blob[:16]} is missing"
            continue
        except AttachmentDamaged:
            yield f"the sealed file {blob[:16]} was changed"
            continue
        try:
            sound = len(blobs.unseal(data, body.key)) == body.size
        except AttachmentDamaged:
            sound = False
        if not sound:
            yield f"the sealed file {blob[:16]} does not open with the key in its row"
    if holes.holes(database):
        return  # the row of a file that nobody names may be among those that were lost
    for path in blobs.strays(folder, found):
        yield f"the sealed file {path.stem[:16]} belongs to no record: it is cleared by itself"
