"""The files of a case: what there are, and what one of them says. In memory; nothing is written."""

from dataclasses import dataclass
from datetime import datetime

from db.errors import AttachmentDamaged, AttachmentMissing, NoSuchRecord
from db.names import RecordId
from db.records import Attachment, Case, Contact, Handed, Meeting
from db.store.reading import Kept
from db.vault import blobs
from desktop.casework.desk import Desk
from desktop.casework.record.cases import find_case


@dataclass(frozen=True)
class Attached:
    """A file of a case. `about`: `case`, `contact`, `meeting` or `form` (one that came back), and
    when that happened."""

    id: RecordId
    case: str  # printed reference
    name: str
    media_type: str
    size: int  # bytes, in clear
    at: datetime
    who: str
    about: str
    happened: datetime | None
    here: bool  # its sealed file lies in the vault


@dataclass(frozen=True)
class Opened:
    """A file and what it says."""

    file: Attached
    data: bytes


def files_of(desk: Desk, reference: str) -> tuple[Attached, ...]:
    """The files of a case, the newest first. Raises `NoSuchCase`, `AmbiguousCase`."""
    case = find_case(desk, reference)
    kept = desk.store.find(Attachment, case=case.id)
    return tuple(_shown(desk, one, case.body.reference) for one in reversed(kept))


def file_named(desk: Desk, reference: str, name: str) -> Attached:
    """The newest file of a case that is called this. Raises `NoSuchRecord` too."""
    for one in files_of(desk, reference):
        if one.name == name or one.id == name:
            return one
    raise NoSuchRecord(what="attached file", id=name)


def open_file(desk: Desk, file: str) -> Opened:
    """One file, unsealed. Raises `NoSuchRecord`, `AttachmentMissing`, `AttachmentDamaged`."""
    kept = desk.store.get(Attachment, file)
    if kept is None:
        raise NoSuchRecord(what="attached file", id=file)
    case = desk.store.get(Case, kept.body.case)
    shown = _shown(desk, kept, case.body.reference if case is not None else "")
    body = kept.body
    try:
        data = blobs.read_clear(desk.vault.blobs, body.blob, body.key, body.size)
    except (AttachmentMissing, AttachmentDamaged) as refusal:
        raise type(refusal)(name=body.name, case=shown.case) from None
    return Opened(shown, data)


def _shown(desk: Desk, kept: Kept[Attachment], reference: str) -> Attached:
    body = kept.body
    contact, meeting = desk.store.get(Contact, body.about), desk.store.get(Meeting, body.about)
    form = desk.store.get(Handed, body.about)
    about = contact or meeting or form
    return Attached(
        id=kept.id,
        case=reference,
        name=body.name,
        media_type=body.media_type,
        size=body.size,
        at=kept.at,
        who=desk.name_of(kept.actor),
        about="contact" if contact else "meeting" if meeting else "form" if form else "case",
        happened=about.body.happened if about is not None else None,
        here=(desk.vault.blobs / body.blob).exists(),
    )
