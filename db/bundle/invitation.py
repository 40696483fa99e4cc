"""How a laptop is signed in: the office's invitation, and the laptop's request.

- An invitation is public: the office's keys and its policy, signed by those keys. That signature
  shows only that it is whole; that it is the right office's is shown by six words (`words`).
- A laptop that goes on as a new device says which it was, signed by that one's keys.
- A request holds the volunteer's name, so it lies on no stick in clear: it is signed by the
  laptop's new key, which proves that it has it, and sealed for the office.
- Both are one line of canonical JSON, `{"body":…,"key":…,"signature":…}`. The signature is over
  the body's bytes as they lie, under a type of its own; the body is parsed after it holds.
- A newer format is told by its number, once its signature holds.
"""

import hashlib
from typing import Annotated, Final, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from db import age
from db.bundle.keys import DeviceKeys, PublicKeys
from db.bundle.signing import holds, sign
from db.errors import BadInvitation, BadRequest, BundleNewer
from db.ledger import ROW_BYTES, Moment, canonical
from db.names import ActorKey, DeviceId, DeviceKey, Hash, HexKey, Letters, Line, Sha256

FORMAT: Final = 1
INVITATION_TYPE = "application/vnd.evenhand.invitation.v1+json"
RENEWAL_TYPE = "application/vnd.evenhand.renewal.v1+json"
REQUEST_TYPE = "application/vnd.evenhand.request.v1+json"
INVITATION_BYTES = 1024 * 1024
REQUEST_BYTES = 64 * 1024

FormatNumber = Annotated[int, Meta(ge=1, le=2**53 - 1)]


class InvitedPack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The service's policy as its office published it, whole."""

    name: Line
    version: Line
    text: Annotated[str, Meta(max_length=200_000)]


class Invitation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an office hands to whoever is to work for it."""

    format: Literal[1] = FORMAT
    service: Line
    office: DeviceKey
    keys: PublicKeys
    pack: InvitedPack
    recovery_recipient: Annotated[str, Meta(max_length=100)] | None = None  # age recipient
    made: Moment

    def __post_init__(self) -> None:
        if self.recovery_recipient is not None and not age.is_recipient(self.recovery_recipient):
            raise ValueError("the recovery key is not an age recipient")

    @property
    def hash(self) -> Hash:
        """SHA-256 of what was signed: how a request names the invitation it answers."""
        return Hash(hashlib.sha256(canonical(self)).hexdigest())


class Renewal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The laptop was this device before, and its keys of then say so."""

    device: DeviceKey
    signature: Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A laptop asks to be signed in."""

    format: Literal[1] = FORMAT
    invitation: Sha256  # `Invitation.hash`
    device: DeviceKey
    actor: ActorKey
    name: Line
    letters: Letters
    keys: PublicKeys
    made: Moment
    renews: Renewal | UnsetType = UNSET  # left out by a laptop that is new


Paper = TypeVar("Paper", bound="Invitation | Request")


class _Paper(Struct, frozen=True, forbid_unknown_fields=True):
    body: Raw
    key: HexKey
    signature: Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]


class _Version(Struct):
    format: FormatNumber


class _Unsigned(Exception):
    """Not a paper of this type, or its signature does not hold."""


_papers = msgspec.json.Decoder(_Paper)
_versions = msgspec.json.Decoder(_Version)


def write_invitation(invitation: Invitation, keys: DeviceKeys) -> bytes:
    """The file of an invitation. ValueError when it names other keys or breaks a cap."""
    data = _write(INVITATION_TYPE, invitation, keys)
    if len(data) > INVITATION_BYTES or len(invitation.pack.text.encode()) > ROW_BYTES:
        raise ValueError("the policy is too long for an invitation")
    return data


def read_invitation(data: bytes, *, file: str = "") -> Invitation:
    """The invitation in this file; `file` is its name, for the words to the person.

    Raises `BadInvitation`, and `BundleNewer` for a format that is not known yet.
    """
    try:
        return _read(INVITATION_TYPE, data, INVITATION_BYTES, Invitation)
    except _Unsigned:
        raise BadInvitation(file=file) from None


def write_request(request: Request, keys: DeviceKeys, office: PublicKeys) -> bytes:
    """The file of a request, sealed for the office. ValueError when it names other keys."""
    return age.seal_to(_write(REQUEST_TYPE, request, keys), office.seal)


def read_request(data: bytes, identity: str, *, file: str = "") -> Request:
    """The request in this file, which was sealed for the office's age identity.

    Raises `BadRequest` (damaged, unsigned or for another office), and `BundleNewer`.
    """
    if len(data) > REQUEST_BYTES:
        raise BadRequest(file=file)
    try:
        return _read(REQUEST_TYPE, age.unseal(data, identity), REQUEST_BYTES, Request)
    except (_Unsigned, age.CannotOpen):
        raise BadRequest(file=file) from None


def sign_renewal(before: DeviceKeys, old: DeviceId, new: DeviceId, keys: PublicKeys) -> Renewal:
    """What the keys of before say: `old` goes on as `new`, under these keys."""
    signature = sign(before.sign, RENEWAL_TYPE, _renewed(old, new, keys))
    return Renewal(device=old, signature=signature.hex())


def renewal_holds(request: Request, before: PublicKeys) -> bool:
    """Whether the laptop that asks was the device that it says: `before` are that one's keys."""
    said = request.renews
    if isinstance(said, UnsetType):
        return False
    body = _renewed(said.device, request.device, request.keys)
    return holds(bytes.fromhex(before.sign), RENEWAL_TYPE, body, bytes.fromhex(said.signature))


def _renewed(old: DeviceId, new: DeviceId, keys: PublicKeys) -> bytes:
    return canonical((old, new, keys.sign, keys.seal))


def _write(payload_type: str, body: Invitation | Request, keys: DeviceKeys) -> bytes:
    if body.keys != keys.public:
        raise ValueError("a paper is signed by the keys that it names")
    raw = canonical(body)
    _decode(type(body), raw)  # what is written can be read
    signature = sign(keys.sign, payload_type, raw).hex()
    return canonical(_Paper(Raw(raw), body.keys.sign, signature)) + b"\n"


def _read(payload_type: str, data: bytes, most: int, shape: type[Paper]) -> Paper:
    # A line end may have come or gone on the way through mail; nothing else may.
    line = data.rstrip(b"\r\n")
    if len(data) > most:
        raise _Unsigned
    try:
        paper = _papers.decode(line)
        raw = bytes(paper.body)
        signed = holds(bytes.fromhex(paper.key), payload_type, raw, bytes.fromhex(paper.signature))
        if not signed or canonical(paper) != line:
            raise _Unsigned
        body = _decode(shape, raw)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        raise _Unsigned from None
    if body.keys.sign != paper.key:
        raise _Unsigned
    return body


def _decode(shape: type[Paper], raw: bytes) -> Paper:
    version = _versions.decode(raw).format
    if version > FORMAT:
        raise BundleNewer(format=version)
    body = msgspec.json.decode(raw, type=shape)
    if canonical(body) != raw:
        raise ValueError("not in its one encoding")
    return body
