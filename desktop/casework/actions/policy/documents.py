"""The service's own official documents: attached at the office, opened on every laptop.

A document is sealed as a file of a case is, and its row and file go to every laptop with the next
bundle. One that replaces another is the next version of its record, and that of before stays in the
record; one that is withdrawn stays, too, and is offered no more.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from msgspec import structs

from db.errors import (
    AttachmentDamaged,
    AttachmentMissing,
    DocumentLost,
    DocumentNotHere,
    NoSuchRecord,
    Refusal,
    UnknownWord,
)
from db.names import RecordId
from db.records import Document
from db.store.reading import Kept
from db.vault import blobs
from desktop.casework.actions import typed
from desktop.casework.actions.files.attach import Picked
from desktop.casework.actions.files.attach_travel import never_came
from desktop.casework.desk import Desk

What = Literal["policy", "code-of-conduct", "privacy-notice", "leaflet", "other"]
WHATS: tuple[What, ...] = get_args(What)


@dataclass(frozen=True)
class DocumentDraft:
    """A file to be attached, and what it is. `title`: the file's name where it is empty."""

    what: What
    picked: Picked
    title: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Official:
    """A document as it is listed."""

    id: RecordId
    what: str
    title: str
    media_type: str
    size: int  # bytes, in clear
    language: str
    policy: str  # the version of the policy in force when it was attached
    at: datetime
    current: bool  # it was not withdrawn
    of_this: bool  # it was attached under the policy in force
    here: bool  # its sealed file lies in the vault


def attach_document(desk: Desk, draft: DocumentDraft, instead_of: str = "") -> RecordId:
    """Attach a document, or a newer one in the place of another.

    Raises `WrongDesk`, `UnknownWord`, `NoSuchRecord` (nothing to replace), `TooLong`, and the
    store's refusals; then nothing of it is kept.
    """
    desk.need("office")
    if draft.what not in WHATS:
        raise UnknownWord(what="document", given=draft.what, known=", ".join(WHATS))
    old = _document(desk, instead_of) if instead_of else None
    sealed = blobs.seal(draft.picked.data, desk.world.random)
    body = Document(
        what=draft.what,
        title=typed.line(draft.title, "title") or draft.picked.name,
        media_type=draft.picked.media_type,
        size=len(draft.picked.data),
        blob=sealed.blob,
        key=sealed.key,
        pack=desk.pack.name,
        version=desk.pack.version,
        language=typed.line(draft.language, "language") or "en",
    )
    with _kept(desk, sealed), desk.write() as writing:
        return writing.add(body, record=old.id if old is not None else None)


def withdraw_document(desk: Desk, record: str) -> None:
    """It is offered no more, here and on laptops. Saying it twice changes nothing.

    Raises `WrongDesk`, `NoSuchRecord`.
    """
    desk.need("office")
    kept = _document(desk, record)
    if kept.body.current:
        with desk.write() as writing:
            writing.add(structs.replace(kept.body, current=False), record=kept.id)


def documents(desk: Desk, *, withdrawn: bool = False) -> tuple[Official, ...]:
    """What is offered, policies first; with `withdrawn` the others too, after them."""
    found = [_shown(desk, one) for one in desk.store.find(Document)]
    found.sort(key=lambda one: (not one.current, WHATS.index(one.what), one.title))
    return tuple(one for one in found if one.current or withdrawn)


def open_document(desk: Desk, record: str) -> tuple[Official, bytes]:
    """One of them, unsealed in memory. Raises `NoSuchRecord`, `AttachmentMissing`,
    `AttachmentDamaged`; `DocumentLost` at the office, whose own it is, and `DocumentNotHere` where
    it never came."""
    kept = _document(desk, record)
    body = kept.body
    try:
        data = blobs.read_clear(desk.vault.blobs, body.blob, body.key, body.size)
    except (AttachmentMissing, AttachmentDamaged) as refusal:
        if desk.kind == "office":
            raise DocumentLost(name=body.title) from None
        if body.blob in never_came(desk):
            raise DocumentNotHere(name=body.title) from None
        raise type(refusal)(name=body.title, case="–") from None
    return _shown(desk, kept), data


def _document(desk: Desk, record: str) -> Kept[Document]:
    kept = desk.store.get(Document, record)
    if kept is None:
        raise NoSuchRecord(what="document", id=record)
    return kept


def _shown(desk: Desk, kept: Kept[Document]) -> Official:
    body, pack = kept.body, desk.pack
    return Official(
        id=kept.id,
        what=body.what,
        title=body.title,
        media_type=body.media_type,
        size=body.size,
        language=body.language,
        policy=body.version,
        at=kept.at,
        current=body.current,
        of_this=(body.pack, body.version) == (pack.name, pack.version),
        here=(desk.vault.blobs / body.blob).exists(),
    )


@contextmanager
def _kept(desk: Desk, sealed: blobs.Sealed) -> Iterator[None]:
    """The sealed file lies there before its row is written, and not if that fails."""
    blobs.keep(desk.vault.blobs, sealed.blob, sealed.data)
    try:
        yield
    except BaseException:
        with suppress(Refusal):
            if not desk.store.find(Document, blob=sealed.blob):
                blobs.forget(desk.vault.blobs, {sealed.blob})
        raise
