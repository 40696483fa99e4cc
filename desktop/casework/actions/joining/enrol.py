"""Inviting a volunteer, and signing her laptop in.

Six words, made from both desks' keys and the volunteer's name, are read out over the telephone
and compared before anything of hers is taken: a swapped invitation shows as well as a swapped
request (record.md, Enrolment).
"""

from dataclasses import dataclass

from db.bundle.invitation import (
    Invitation,
    InvitedPack,
    Request,
    read_invitation,
    read_request,
    write_invitation,
)
from db.bundle.words import invitation_words, same_words, six_words
from db.errors import AlreadyEnrolled, BadRequest, WrongWords
from db.ledger import stamp
from db.names import DeviceId, Letters, RecordId
from db.records import Device, Enrolment
from db.store.local import Peer
from desktop.casework.actions.joining.go_on import device_before, go_on
from desktop.casework.actions.safety import recovery_key
from desktop.casework.actions.safety.restored import greet
from desktop.casework.desk import Desk

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # I and O are left out: they are read as figures


@dataclass(frozen=True)
class Invited:
    """An invitation to hand on, and the words of the office's keys."""

    data: bytes
    words: tuple[str, ...]


@dataclass(frozen=True)
class Enrolled:
    """A device that was signed in."""

    device: DeviceId
    volunteer: str
    renews: DeviceId | None = None  # the device that it was before
    cases: int = 0  # open ones of that device that are on this one now


def invite(desk: Desk) -> Invited:
    """An invitation to whoever is to work for this office. Raises `WrongDesk`."""
    desk.need("office")
    policy = desk.pack
    invitation = Invitation(
        service=desk.service,
        office=desk.device,
        keys=desk.public_keys,
        pack=InvitedPack(name=policy.name, version=policy.version, text=desk.pack.source),
        recovery_recipient=recovery_key.recipient(desk),
        made=stamp(desk.world.clock.now()),
    )
    # Kept, because the six words of whoever answers it are made with it.
    with desk.write():
        data = write_invitation(invitation, desk.keys)
        desk.store.local.set(f"invitation:{invitation.hash}", data.hex())
    return Invited(data=data, words=invitation_words(invitation, desk.world.words))


def enrol(desk: Desk, request_file: bytes, words: str, file: str = "") -> Enrolled:
    """Sign a laptop in when the words that its owner reads out are those of her request.

    Raises `WrongDesk`, `BadRequest`, `WrongWords`, `AlreadyEnrolled`; then nothing was changed.
    """
    desk.need("office")
    request = read_request(request_file, desk.keys.seal, file=file)
    kept = desk.store.local.setting(f"invitation:{request.invitation}")
    if kept is None:
        raise BadRequest(file=file)
    invitation = read_invitation(bytes.fromhex(kept))
    if not same_words(" ".join(six_words(invitation, request, desk.world.words)), words):
        raise WrongWords
    # Nobody is signed in twice, under another number of the same keys neither, and nobody as the
    # office itself.
    known = desk.store.local.peer_of_key(request.keys.fingerprint)
    if known is not None or desk.store.local.peer(request.device) is not None:
        raise AlreadyEnrolled(name=request.name)
    if request.device == desk.device or request.keys.fingerprint == desk.public_keys.fingerprint:
        raise BadRequest(file=file)
    before = device_before(desk, request, file)
    letters = _free_letters(desk, request)
    cases = 0
    with desk.write() as writing:
        device = Device(
            volunteer=request.actor,
            name=request.name,
            letters=letters,
            sign_key=request.keys.sign,
            seal_key=request.keys.seal,
        )
        writing.add(device, record=RecordId(request.device))
        writing.add(
            Enrolment(device=request.device, name=request.name, letters=letters),
            to=request.device,
        )
        desk.store.local.set_peer(
            Peer(
                device=request.device,
                name=request.name,
                sign_key=request.keys.sign,
                fingerprint=request.keys.fingerprint,
                seal_key=request.keys.seal,
                state="enrolled",
            )
        )
        if before is not None:
            cases = go_on(desk, writing, before, request.device)
        greet(desk, request.device)  # nothing was ever sent to it
    return Enrolled(
        device=request.device,
        volunteer=request.name,
        renews=None if before is None else before.device,
        cases=cases,
    )


def _free_letters(desk: Desk, request: Request) -> Letters:
    taken = {one.body.letters for one in desk.store.find(Device)}
    letters = request.letters
    while letters in taken:
        letters = letters[:2] + "".join(
            LETTERS[byte % len(LETTERS)] for byte in desk.world.random(2)
        )
    return letters
