"""Files that are carried by hand: what they are called, where they were put last, reading them.

- No file's name holds anybody's name: a stick gets lost. A bundle is called after the letters of
  the laptop, which stand in every reference of its cases, and its number.
- The folder of the last time is kept in the vault, on this laptop alone.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from db.bundle.invitation import Renewal, Request, read_invitation, write_request
from db.bundle.words import six_words
from db.errors import AlreadyEnrolled, FileUnreadable, FileUnwritable, RecordDamaged
from db.ledger import stamp
from db.vault.files import write_whole
from desktop.casework.actions.exchange.send import Sent, send
from desktop.casework.desk import Desk

MOST_BYTES = 400_000_000
"""A longer file is no bundle, and would not fit into the memory of an old laptop."""

RENEWS = "renews"
"""Setting: which device this laptop was, and its word for it."""

_FOLDER = "carried-to"


@dataclass(frozen=True)
class RequestAgain:
    """The request to be signed in, made once more, and the same six words as the first time."""

    data: bytes
    words: tuple[str, ...]
    name: str  # of its file


def read_file(path: Path) -> bytes:
    """A file's bytes. Raises `FileUnreadable`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise FileUnreadable(file=path.name, reason="it is far too large for a bundle")
        return path.read_bytes()
    except OSError as error:
        raise FileUnreadable(file=path.name, reason=_reason(error)) from None


def write_file(path: Path, data: bytes) -> str:
    """Write a file whole or not at all, and say where it is. Raises `FileUnwritable`."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise FileUnwritable(file=str(path), reason=_reason(error)) from None
    return str(path)


def request_name(device: str) -> str:
    """What the file of a request is called. Only the office can open it, and see whose it is."""
    return f"request-{device[:8]}.evenhand-request"


def last_folder(desk: Desk) -> Path | None:
    """Where files were put last time; None the first time."""
    kept = desk.store.local.setting(_FOLDER)
    return Path(kept) if kept else None


def remember_folder(desk: Desk, folder: Path) -> None:
    """Offer this folder next time."""
    if last_folder(desk) != folder:
        with desk.write():
            desk.store.local.set(_FOLDER, str(folder))


def send_to_folder(desk: Desk, folder: Path) -> tuple[Sent, ...]:
    """A volunteer's bundle, or several, put into this folder.

    Raises what `send` raises, and `FileUnwritable`; then the number is used again next time.
    """
    desk.need("volunteer")

    def courier(_index: int, data: bytes) -> str:
        number = desk.store.local.next_number(desk.office)
        return write_file(folder / f"{desk.letters}-bundle-{number:04}.evenhand", data)

    sent = send(desk, courier)
    remember_folder(desk, folder)
    return sent


def request_again(desk: Desk) -> RequestAgain:
    """The request once more, from what the vault holds, in case the first one was lost.

    The office compares six words made from keys and name; they are the same however often the
    request is made. Raises `WrongDesk`, `AlreadyEnrolled`.
    """
    desk.need("volunteer")
    if desk.enrolled:
        raise AlreadyEnrolled(name=desk.person)
    kept = desk.store.local.setting("invitation")
    if kept is None:
        raise RecordDamaged(what="invitation")
    invitation = read_invitation(bytes.fromhex(kept))
    request = Request(
        invitation=invitation.hash,
        device=desk.device,
        actor=desk.actor,
        name=desk.person,
        letters=desk.letters,
        keys=desk.public_keys,
        made=stamp(desk.world.clock.now()),
        renews=_renews(desk),
    )
    return RequestAgain(
        data=write_request(request, desk.keys, invitation.keys),
        words=six_words(invitation, request, desk.world.words),
        name=request_name(desk.device),
    )


def _renews(desk: Desk) -> Renewal | UnsetType:
    kept = desk.store.local.setting(RENEWS)
    return UNSET if kept is None else msgspec.json.decode(kept, type=Renewal)


def write_request_to(desk: Desk, folder: Path) -> str:
    """The request once more, as a file in this folder. Raises what its two parts raise."""
    again = request_again(desk)
    written = write_file(folder / again.name, again.data)
    remember_folder(desk, folder)
    return written


def _reason(error: OSError) -> str:
    return (error.strerror or "it failed").lower()
