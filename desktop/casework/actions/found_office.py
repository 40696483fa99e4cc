"""Founding an office, inviting a volunteer, signing her laptop in, ending a device.

Six words, made from both desks' keys and the volunteer's name, are read out over the telephone
and compared before anything of hers is taken: a swapped invitation shows as well as a swapped
request (record.md, Enrolment).
"""

from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from db.bundle.invitation import (
    Invitation,
    InvitedPack,
    Request,
    read_invitation,
    read_request,
    write_invitation,
)
from db.bundle.keys import new_keys
from db.bundle.words import invitation_words, same_words, six_words
from db.errors import (
    AlreadyEnrolled,
    BadInput,
    BadRequest,
    NoSuchDevice,
    UnknownPack,
    WrongWords,
)
from db.ledger import stamp
from db.names import ActorId, DeviceId, Letters, RecordId
from db.records import Case, Device, Enrolment, Pack, Revocation, Service, Staff
from db.store.local import Peer
from db.vault.passphrase import judge
from db.vault.vault import Vault, create
from desktop.casework.actions import typed
from desktop.casework.actions.restored import greet
from desktop.casework.clock import london
from desktop.casework.desk import Desk, World, new_record
from desktop.casework.policy import read_pack

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # I and O are left out: they are read as figures


@dataclass(frozen=True)
class NewOffice:
    """A new office; its recovery code is shown this once."""

    service: str
    pack: str
    recovery_code: str


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


@dataclass(frozen=True)
class Revoked:
    """A device that was ended, and the cases that were on it (for the 72-hour decision)."""

    device: DeviceId
    volunteer: str
    cases: tuple[str, ...]


def found_office(
    folder: Path, passphrase: str, service: str, pack: str, staff: str, world: World
) -> NewOffice:
    """A new office vault in `folder`, under a shipped policy pack.

    Raises `UnknownPack`, `BadInput`, `TooLong`, `WeakPassphrase`, `VaultExists`; then nothing was
    made.
    """
    name = typed.name(service, "service", "the name of your service")
    person = typed.name(staff, "name", "the name of whoever keeps this vault")
    text = world.packs.get(pack)
    if text is None:
        raise UnknownPack(pack=pack, known=", ".join(sorted(world.packs)))
    policy = read_pack(text, file=f"{pack}.toml")
    judge(passphrase, about=(name, person))
    device, actor = DeviceId(world.random(16).hex()), ActorId(world.random(16).hex())
    keys, now = new_keys(), world.clock.now()
    facts = {"kind": "office", "device": device, "office": device, "service": name}

    def fill(vault: Vault) -> None:
        with (
            new_record(vault, world, {**facts, "person": person}, keys) as store,
            store.write(device, actor, now) as writing,
        ):
            writing.add(Service(name=name, office=device, pack=pack))
            writing.add(Pack(name=pack, version=policy.version, text=text))
            writing.add(Staff(name=person, since=london(now).date(), manager=True))

    vault, code = create(
        folder,
        passphrase,
        actor=actor,
        name=person,
        cost=world.cost(),
        random=world.random,
        fill=fill,
    )
    vault.lock()
    return NewOffice(service=name, pack=pack, recovery_code=code)


def invite(desk: Desk) -> Invited:
    """An invitation to whoever is to work for this office. Raises `WrongDesk`."""
    desk.need("office")
    policy = desk.pack
    invitation = Invitation(
        service=desk.service,
        office=desk.device,
        keys=desk.public_keys,
        pack=InvitedPack(name=policy.name, version=policy.version, text=desk.pack.source),
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
    letters = _free_letters(desk, request)
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
        greet(desk, request.device)  # nothing was ever sent to it
    return Enrolled(device=request.device, volunteer=request.name)


def _free_letters(desk: Desk, request: Request) -> Letters:
    taken = {one.body.letters for one in desk.store.find(Device)}
    letters = request.letters
    while letters in taken:
        letters = letters[:2] + "".join(
            LETTERS[byte % len(LETTERS)] for byte in desk.world.random(2)
        )
    return letters


def revoke(desk: Desk, device: str, why: str) -> Revoked:
    """End a device: nothing that it wrote after what is here is taken.

    `device` is its id, an unambiguous beginning of it, or the volunteer's name. Saying it twice
    changes nothing. Raises `WrongDesk`, `NoSuchDevice`, `BadInput`, `TooLong`.
    """
    desk.need("office")
    peer = find_device(desk, device)
    reason = typed.text(why.strip(), "reason")
    if not reason:
        raise BadInput(what="reason", given=why, expected="why the device is ended")
    if peer.state != "revoked":
        _end(desk, peer, reason)
    cases = desk.store.find(Case, order="reference", row_device=peer.device)
    return Revoked(peer.device, peer.name, tuple(one.body.reference for one in cases))


def _end(desk: Desk, peer: Peer, why: str) -> None:
    # Every laptop learns that it ended; why is between the office and its owner.
    held = desk.store.head(peer.device, "up").seq
    with desk.write() as writing:
        writing.add(Revocation(device=peer.device, from_seq=held + 1))
        known = desk.store.get(Device, peer.device)
        if known is not None:
            ended = structs.replace(known.body, state="revoked", why=why)
            writing.add(ended, record=known.id)
        desk.store.local.set_peer(peer._replace(state="revoked", from_seq=held + 1))


def find_device(desk: Desk, wanted: str) -> Peer:
    """The one device of this id, beginning of an id, or volunteer's name. Raises `NoSuchDevice`."""
    peers = desk.store.local.peers()
    text = wanted.strip().casefold()
    found = [
        one
        for one in peers
        if text and (one.device.startswith(text) or one.name.casefold() == text)
    ]
    if len(found) != 1:
        known = ", ".join(f"{one.name} ({one.device[:8]})" for one in peers)
        raise NoSuchDevice(device=wanted, known=known or "none")
    return found[0]
