"""Attaching a file to a case: looked at first, then sealed, then written down.

- What a photograph says of place, time and device is shown before anything is kept, and left out
  when the person wants that: then it never enters the record at all.
- The sealed file is on the disk before the row that names it is written (`db.vault.blobs`). If the
  row cannot be written, the file is taken away again.
- The same file twice in a case is refused: by its bytes, not by its name.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from db.errors import (
    AlreadyAttached,
    AttachmentDamaged,
    AttachmentMissing,
    FileEmpty,
    FileTooLarge,
    FileUnreadable,
    NoSuchRecord,
    PictureNotCleaned,
    Refusal,
)
from db.names import CaseId, RecordId
from db.records import Attachment, Contact, Meeting
from db.store.reading import Kept
from db.vault import blobs
from desktop.casework.desk import Desk
from desktop.casework.files import camera
from desktop.casework.files.camera_anew import as_jpeg, jpeg_name
from desktop.casework.files.file_kinds import media_type, size_words, tidy_name
from desktop.casework.record.cases import open_case_named
from desktop.casework.saying.clock import london
from desktop.casework.saying.dates import written


@dataclass(frozen=True)
class Picked:
    """A file that somebody wants to attach; nothing of it is kept yet."""

    name: str
    media_type: str
    data: bytes
    told: camera.Told  # what a photograph says besides its picture


def look_at(name: str, data: bytes) -> Picked:
    """What there is to know of a file before it is attached. Raises `FileTooLarge`, `FileEmpty`."""
    name = tidy_name(name)
    _must_fit(name, len(data))
    return Picked(name, media_type(name, data), data, camera.told(data))


def pick(path: Path) -> Picked:
    """The same of a file on the disk, read whole. Raises `FileUnreadable` too."""
    try:
        _must_fit(path.name, path.stat().st_size if path.is_file() else 1)
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        raise FileUnreadable(file=path.name, reason=reason) from None
    return look_at(path.name, data)


def without_told(picked: Picked) -> Picked:
    """The same picture without what it says besides. Raises `PictureNotCleaned`."""
    try:
        data = camera.without(picked.data)
    except camera.CannotClean as cannot:
        raise PictureNotCleaned(file=picked.name, reason=cannot.reason) from None
    return replace(picked, data=data, told=camera.told(data))


def made_anew(picked: Picked) -> Picked:
    """The picture as a JPEG that tells nothing else, where it cannot be cleaned as it is.

    Raises `PictureNotCleaned`, `FileTooLarge`.
    """
    try:
        data = as_jpeg(picked.data)
    except camera.CannotClean as cannot:
        raise PictureNotCleaned(file=picked.name, reason=cannot.reason) from None
    return look_at(jpeg_name(picked.name), data)


def attach(desk: Desk, reference: str, picked: Picked, about: str = "") -> RecordId:
    """Keep a file with a case, or with one of its contacts or meetings (`about`).

    Raises `NoSuchCase`, `AmbiguousCase`, `CaseClosed`, `NoSuchRecord`, `AlreadyAttached`,
    `WrongDesk`, and the store's refusals; then nothing of it is kept.
    """
    desk.need("volunteer")
    case = open_case_named(desk, reference)
    belongs = _about(desk, case.id, about)
    with sealed_for(desk, CaseId(case.id), picked) as body, desk.write() as writing:
        return writing.add(structs.replace(body, about=belongs))


@contextmanager
def sealed_for(desk: Desk, case: CaseId, picked: Picked) -> Iterator[Attachment]:
    """What is written down of a file of a case, whose sealed file lies there meanwhile and stays
    if it was written. It is about the case until somebody says otherwise.

    Raises `AlreadyAttached` and the store's refusals.
    """
    _must_be_new(desk, case, picked)
    sealed = blobs.seal(picked.data, desk.world.random)
    with _kept(desk, sealed):
        yield Attachment(
            case=case,
            about=RecordId(case),
            name=picked.name,
            media_type=picked.media_type,
            size=len(picked.data),
            blob=sealed.blob,
            key=sealed.key,
        )


def _must_fit(name: str, size: int) -> None:
    if not size:
        raise FileEmpty(file=name)
    if size > blobs.MOST:
        raise FileTooLarge(file=name, size=size_words(size), most=size_words(blobs.MOST))


def _about(desk: Desk, case: str, about: str) -> RecordId:
    if not about or about == case:
        return RecordId(case)
    found: Kept[Contact] | Kept[Meeting] | None = desk.store.get(Contact, about)
    found = found or desk.store.get(Meeting, about)
    if found is None or found.body.case != case:
        raise NoSuchRecord(what="contact or meeting of this case", id=about)
    return found.id


def _must_be_new(desk: Desk, case: str, picked: Picked) -> None:
    """No hash of clear bytes is kept anywhere; those of the same length are compared."""
    for one in desk.store.find(Attachment, case=case, size=len(picked.data)):
        if _says(desk, one) == picked.data:
            then = london(one.at)
            when = f"{written(then.date())}, {then:%H:%M}"
            raise AlreadyAttached(file=picked.name, name=one.body.name, when=when)


def _says(desk: Desk, one: Kept[Attachment]) -> bytes | None:
    body = one.body
    with suppress(AttachmentMissing, AttachmentDamaged):
        return blobs.read_clear(desk.vault.blobs, body.blob, body.key, body.size)
    return None


@contextmanager
def _kept(desk: Desk, sealed: blobs.Sealed) -> Iterator[None]:
    """The sealed file lies there before what is inside runs, and not if that fails.

    A save may hold although the disk failed at its very end: then the file stays with its row.
    """
    blobs.keep(desk.vault.blobs, sealed.blob, sealed.data)
    try:
        yield
    except BaseException:
        with suppress(Refusal):
            if not desk.store.find(Attachment, blob=sealed.blob):
                blobs.forget(desk.vault.blobs, {sealed.blob})
        raise
