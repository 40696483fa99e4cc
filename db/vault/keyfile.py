"""The key slots on the disk: `vault.json` and `vault.json.2`, the same bytes twice.

    {"body":{"format":1,"vault":…,"generation":…,"cipher":…,"slots":[…]},"sha256":…}

- Without one of these two files nobody ever reads the record again; hence two, each with a hash of
  its own.
- Read: the highest generation whose hash holds. Nothing is parsed before its hash holds.
- Written: both are on the disk under temp names before either replaces anything, so a full disk
  changes nothing; then one after the other, each with an fsync of the folder. At every moment at
  least one whole copy stands there.
- Only the holder of the database's exclusive lock writes; so nobody writes at the same time.
- Every format that will ever be has `body`, `sha256`, and in it `format` and `generation`: this is
  how an older program knows that a newer one was here.

The hash finds accidents. Somebody who alters a slot on purpose can make a new hash, and gains a
slot that opens for nobody.
"""

import hashlib
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from db.errors import VaultDamaged, VaultNewer, VaultReadOnly
from db.vault.files import put, stage
from db.vault.slots import Slot, encode_slot, parse_slot

FORMAT = 1
NAMES = ("vault.json", "vault.json.2")
_LARGEST = 1024 * 1024  # bytes; a slot is some 500


class Keyfile(Struct, frozen=True, kw_only=True):
    """What both files say. `cipher`: the SQLCipher that made the database."""

    vault: str
    generation: int
    cipher: str
    slots: tuple[Slot, ...]
    previous: bytes = b""  # while the database key changes (`db.vault.rekey`): the old one, sealed


class _Envelope(Struct, frozen=True, forbid_unknown_fields=True):
    body: msgspec.Raw
    sha256: str


class _Peek(Struct, frozen=True):
    format: Annotated[int, Meta(ge=1)]
    generation: Annotated[int, Meta(ge=1, le=2**53 - 1)]


class _Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    format: int
    vault: Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
    generation: int
    cipher: Annotated[str, Meta(max_length=100)]
    slots: Annotated[list[msgspec.Raw], Meta(max_length=500)]
    previous: Annotated[bytes, Meta(max_length=200)] = b""


def encode(keyfile: Keyfile) -> bytes:
    """The bytes of either file."""
    body = msgspec.json.encode(
        _Body(
            format=FORMAT,
            vault=keyfile.vault,
            generation=keyfile.generation,
            cipher=keyfile.cipher,
            slots=[msgspec.Raw(encode_slot(slot)) for slot in keyfile.slots],
            previous=keyfile.previous,
        )
    )
    return msgspec.json.encode(_Envelope(msgspec.Raw(body), hashlib.sha256(body).hexdigest()))


def _body(data: bytes | None) -> bytes | None:
    """The body in these bytes if every one of them is as it was written."""
    if data is None or len(data) > _LARGEST:
        return None
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    body = bytes(envelope.body)
    if hashlib.sha256(body).hexdigest() != envelope.sha256:
        return None
    return body if msgspec.json.encode(envelope) == data else None


def _parse(body: bytes) -> Keyfile:
    peek: Any = msgspec.json.decode(body, type=_Peek)
    if peek.format > FORMAT:
        raise VaultNewer(found=peek.format, known=FORMAT)
    said = msgspec.json.decode(body, type=_Body)
    return Keyfile(
        vault=said.vault,
        generation=said.generation,
        cipher=said.cipher,
        slots=tuple(parse_slot(bytes(raw)) for raw in said.slots),
        previous=said.previous,
    )


def _reads_as(data: bytes, keyfile: Keyfile) -> bool:
    try:
        body = _body(data)
        return body is not None and _parse(body) == keyfile
    except msgspec.MsgspecError:
        return False


def _bytes_of(path: Path) -> bytes | None:
    try:
        with path.open("rb") as stream:
            return stream.read(_LARGEST + 1)
    except PermissionError:
        raise VaultReadOnly(folder=str(path.parent)) from None
    except OSError:
        return None


def parsed(data: bytes) -> Keyfile | None:
    """What one such file says, or None where not every byte is as it was written.

    Raises VaultNewer.
    """
    body = _body(data)
    try:
        return None if body is None else _parse(body)
    except msgspec.MsgspecError:
        return None


def exists(folder: Path) -> bool:
    """Whether either file is there, whatever state it is in."""
    return any((folder / name).exists() for name in NAMES)


def read(folder: Path) -> tuple[Keyfile, bool]:
    """The slots as last written, and whether both copies hold them.

    Raises VaultDamaged (neither copy holds; fact `what`), VaultNewer, VaultReadOnly (may not be
    read).
    """
    bodies = [_body(_bytes_of(folder / name)) for name in NAMES]
    newest: tuple[int, bytes] | None = None
    for body in bodies:
        if body is None:
            continue
        try:
            generation = msgspec.json.decode(body, type=_Peek).generation
        except msgspec.MsgspecError:
            continue
        if newest is None or generation > newest[0]:
            newest = generation, body
    if newest is None:
        raise VaultDamaged(what=" + ".join(NAMES))
    try:
        return _parse(newest[1]), bodies[0] == bodies[1]
    except msgspec.MsgspecError:
        # Its hash holds, so it was written like that: not by us, and not by a newer format.
        raise VaultDamaged(what=" + ".join(NAMES)) from None


def write(folder: Path, keyfile: Keyfile) -> None:
    """Both files, durably. Raises OSError; before the first replacement nothing has changed.

    Raises ValueError for what `read` would refuse (a name too long, a cost over the ceiling): it
    must never be written, because it is the only copy of the key.
    """
    data = encode(keyfile)
    if not _reads_as(data, keyfile):
        raise ValueError("these key slots could not be read again")
    staged: list[tuple[Path, Path]] = []
    try:
        for name in NAMES:
            staged.append((stage(folder / name, data), folder / name))
    except OSError:
        for part, _ in staged:
            part.unlink(missing_ok=True)
        raise
    for part, path in staged:
        put(part, path)
