"""Every version of the policy that was published, and who has read which, and when.

By it an office shows that everybody met the policy when they started (coventry-iass/
effect-induction: before the first case) and each version since.
"""

from dataclasses import dataclass
from datetime import date, datetime

from db.names import ActorId, DeviceId
from db.records import Acknowledgement, Device
from db.records import Pack as PublishedPack
from db.store.reading import Kept
from desktop.casework.actions.handing.first_case import first_cases
from desktop.casework.desk import Desk
from desktop.casework.packs.parts import sha256
from desktop.casework.saying.clock import london


@dataclass(frozen=True)
class Reader:
    """Somebody who reads the policy: a volunteer, or one of the office's staff."""

    name: str
    kind: str  # volunteer, staff
    read: str  # the newest version that was read, as its policy calls it; empty: none
    read_at: datetime | None
    current: bool  # it is the one in force, to the letter
    first_read: date | None
    first_case: date | None  # when a volunteer took her first case; None: none yet

    @property
    def before_first_case(self) -> bool | None:
        """Whether the policy was met before the first case; None while nothing shows that."""
        if self.first_case is None:
            return True if self.first_read is not None else None
        return self.first_read is not None and self.first_read <= self.first_case


@dataclass(frozen=True)
class Version:
    """A version that was published."""

    record: str
    pack: str
    version: str
    published: datetime
    by: str
    minute: str
    agreed: date | None
    changes: str  # against the one before, in lines
    review_due: date | None
    standing: str  # in-force, before, older, unread: why it is passed over
    readers: tuple[str, ...]  # names of those who have read it, to the letter


def readers(desk: Desk) -> tuple[Reader, ...]:
    """Everybody, volunteers first, by name. At a laptop, whoever has it alone."""
    done = desk.store.find(Acknowledgement)
    first = first_cases(desk)
    if desk.kind == "volunteer":
        mine = first.get(desk.device)
        return (_reader(desk, desk.person, "volunteer", desk.actor, done, mine),)
    found = []
    for device in desk.store.find(Device, state="enrolled"):
        who, took = ActorId(device.body.volunteer), first.get(DeviceId(device.id))
        found.append(_reader(desk, device.body.name, "volunteer", who, done, took))
    for slot in desk.vault.holders():
        found.append(_reader(desk, slot.name, "staff", slot.actor, done, None))
    return tuple(sorted(found, key=lambda one: (one.kind == "staff", one.name.casefold())))


def versions(desk: Desk) -> tuple[Version, ...]:
    """Every version that was published, the newest first. At a laptop those that came."""
    done = desk.store.find(Acknowledgement)
    return tuple(_version(desk, one, done) for one in reversed(desk.store.find(PublishedPack)))


def text_read(desk: Desk) -> str:
    """The text of the newest version that the actor has read and that is not in force any more;
    empty where there is none, or it is not kept here."""
    texts = {sha256(one.body.text): one.body.text for one in desk.store.find(PublishedPack)}
    for one in reversed(desk.store.find(Acknowledgement, row_actor=desk.actor)):
        if one.body.text_hash != desk.pack.hash and one.body.text_hash in texts:
            return texts[one.body.text_hash]
    return ""


def _reader(
    desk: Desk,
    name: str,
    kind: str,
    who: ActorId,
    done: list[Kept[Acknowledgement]],
    first_case: date | None,
) -> Reader:
    own = [one for one in done if one.actor == who]
    last = own[-1] if own else None
    return Reader(
        name=name,
        kind=kind,
        read=last.body.version if last else "",
        read_at=last.at if last else None,
        current=any(one.body.text_hash == desk.pack.hash for one in own),
        first_read=london(own[0].at).date() if own else None,
        first_case=first_case,
    )


def _version(desk: Desk, kept: Kept[PublishedPack], done: list[Kept[Acknowledgement]]) -> Version:
    body, now = kept.body, desk.in_force
    standing = "before"
    if kept.id == now.record:
        standing = "in-force"
    elif kept.id in now.older:
        standing = "older"
    elif kept.id in now.unread:
        standing = "unread"
    text = sha256(body.text)
    names = {desk.name_of(one.actor): None for one in done if one.body.text_hash == text}
    return Version(
        record=kept.id,
        pack=body.name,
        version=body.version,
        published=kept.at,
        by=desk.name_of(kept.actor) if desk.kind == "office" else "",
        minute=body.minute,
        agreed=body.agreed,
        changes=body.changes,
        review_due=body.review_due,
        standing=standing,
        readers=tuple(names),
    )
