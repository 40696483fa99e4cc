"""Sealed files on their way: which go with rows, which come with them, which nobody names.

- A row and its file travel in one bundle, as it lies: it is not unsealed for that. A row that was
  erased names none.
- What comes is kept before the rows that name it are written. A row whose file neither came nor
  lies here does not go in: the bundle waits.
- The office's own documents are the exception, because one that is lost would keep every laptop
  that joins from its welcome: its row goes without the file, the office is told, and the laptop
  notes that it never had it.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from db.errors import AttachmentDamaged, AttachmentMissing, Refusal
from db.ledger import Row, Unsound
from db.names import Hash
from db.records import Attachment, Document
from db.store import attached
from db.store.attached import NamesFile
from db.store.holes import holes
from db.vault import blobs
from desktop.casework.desk import Desk
from desktop.casework.record.cases import references

_NEVER_CAME = "documents-never-came"

Step = Callable[[int, int], None]
"""How much is done, and of how much. What it raises ends the work."""


class Carried:
    """The sealed files that these rows bring, each with the first row that names it.

    `lost`: the documents whose rows go without their file.
    """

    def __init__(self, desk: Desk, rows: Iterable[Row], *, all_here: bool = True) -> None:
        """Unless all must be here, rows go without what is missing or damaged here."""
        self._desk = desk
        self._with: dict[Hash, NamesFile] = {}  # by the row's hash
        self.lost: list[Document] = []
        seen: set[Hash] = set()
        for row in rows:
            body = _named(row)
            if body is not None and body.blob not in seen:
                seen.add(body.blob)
                own = isinstance(body, Document)
                if (own or not all_here) and not blobs.is_whole(desk.vault.blobs / body.blob):
                    self.lost += [body] if isinstance(body, Document) else []
                    continue
                self._with[row.hash] = body

    def size(self, row: Row) -> int:
        """Bytes of the sealed file that travels with a row; 0 for none. Raises
        `AttachmentMissing`."""
        body = self._with.get(row.hash)
        if body is None:
            return 0
        try:
            return blobs.size_of(self._desk.vault.blobs, body.blob)
        except AttachmentMissing:
            raise AttachmentMissing(**self._facts(body)) from None

    def files(self, rows: Sequence[Row]) -> list[bytes]:
        """The sealed files of these rows, in their order. Raises `AttachmentMissing`,
        `AttachmentDamaged`: a file that is not what it was is not sent."""
        found = []
        for row in rows:
            body = self._with.get(row.hash)
            if body is None:
                continue
            try:
                found.append(blobs.read(self._desk.vault.blobs, body.blob))
            except (AttachmentMissing, AttachmentDamaged) as refusal:
                raise type(refusal)(**self._facts(body)) from None
        return found

    def _facts(self, body: NamesFile) -> dict[str, str | int]:
        if isinstance(body, Attachment):
            return {"name": body.name, "case": references(self._desk).get(body.case, "–")}
        return {"name": body.title, "case": "–"}


def lacking(desk: Desk, rows: Iterable[NamesFile | None], came: Iterable[Hash]) -> bool:
    """Whether one of these rows names a case's file that neither came nor lies here whole."""
    there = set(came)
    return any(
        isinstance(body, Attachment)
        and body.blob not in there
        and not blobs.is_whole(desk.vault.blobs / body.blob)
        for body in rows
    )


def never_came(desk: Desk) -> frozenset[Hash]:
    """The files of documents that came without them, and have not come since."""
    return frozenset(map(Hash, (desk.store.local.setting(_NEVER_CAME) or "").split()))


def note_never_came(desk: Desk, rows: Iterable[NamesFile]) -> None:
    """Keep in mind which documents among these rows have no file here. Inside a `write`."""
    before = never_came(desk)
    named = before | {body.blob for body in rows if isinstance(body, Document)}
    lack = {blob for blob in named if not blobs.is_whole(desk.vault.blobs / blob)}
    if lack != before:
        desk.store.local.set(_NEVER_CAME, " ".join(sorted(lack)))


def clear_strays(desk: Desk) -> int:
    """Take away sealed files that no row names: left by a crash, or by an erasure.

    Nothing is cleared of a record that is damaged, was put back to an older copy, or lacks rows of
    its own that were lost: one may come back that its file would be wanted for. How many were
    cleared. Raises `VaultReadOnly`, `FileUnwritable`.
    """
    folder = desk.vault.blobs
    if desk.problems or desk.warnings or not any(folder.iterdir()):
        return 0
    if any(one.device == desk.device and one.stream == "up" for one in holes(desk.store.database)):
        return 0
    return blobs.clear(folder, attached.named(desk.store.database))


def clear_strays_quietly(desk: Desk, step: Step) -> int:
    """The same where nobody waits for it: a disk that will not have it now is asked again the next
    time. Raises only what `step` does."""
    step(0, 1)
    with suppress(Refusal, Unsound, OSError):
        return clear_strays(desk)
    return 0


def _named(row: Row) -> NamesFile | None:
    if row.payload is None:
        return None
    return next(attached.files_in(row.header.kind, row.payload), None)
