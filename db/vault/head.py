"""Where every stream stood when the vault was locked, so that an older database is noticed.

- The database's own checks pass when all of it is put back as it was last week. This file, outside
  it and under a keyed hash, does not go back with it.
- It holds streams' names, numbers and hashes: nothing readable about a family.
- Missing is no alarm (a new vault, or a lock that never came); damaged or altered is one that the
  caller reports; neither keeps anybody out.
- A whole folder put back takes this file back too: that shows at the next receipt, not here.
"""

import hashlib
import hmac
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from db.vault.faults import refusing
from db.vault.files import write_whole
from db.vault.layout import HEAD
from db.vault.unlocked import Vault

PURPOSE = "head"
"""Whose subkey the file is under."""
_LARGEST = 4 * 1024 * 1024  # bytes; a stream is some 150
_Place = tuple[
    Annotated[int, Meta(ge=0, le=2**53 - 1)], Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
]


class HeadDamaged(Struct, frozen=True):
    """The file is there and is not what this vault wrote."""


class _Body(Struct, frozen=True, forbid_unknown_fields=True):
    heads: dict[str, _Place]


class _Envelope(Struct, frozen=True, forbid_unknown_fields=True):
    body: msgspec.Raw
    mac: str


def _mac(key: bytes, body: bytes) -> str:
    return hmac.new(key, body, hashlib.sha256).hexdigest()


def write_head(vault: Vault, heads: Mapping[str, tuple[int, str]]) -> None:
    """Remember each stream's last number and hash (64 hex digits). Before `lock`.

    Raises DiskFull, VaultReadOnly: then the file of before stands.
    """
    body = msgspec.json.encode(_Body(dict(heads)), order="sorted")
    data = msgspec.json.encode(_Envelope(msgspec.Raw(body), _mac(vault.subkey(PURPOSE), body)))
    with refusing(str(vault.folder)):
        write_whole(vault.folder / HEAD, data)


def read_head(vault: Vault) -> dict[str, tuple[int, str]] | HeadDamaged | None:
    """What was remembered; None when there is nothing, HeadDamaged when it does not hold."""
    return read_under(vault.folder, vault.subkey(PURPOSE))


def read_under(folder: Path, key: bytes) -> dict[str, tuple[int, str]] | HeadDamaged | None:
    """The same where the record itself does not open. `key`: the subkey for `PURPOSE`."""
    try:
        with (folder / HEAD).open("rb") as stream:
            data = stream.read(_LARGEST)
    except FileNotFoundError:
        return None
    except OSError:
        return HeadDamaged()
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
        body = bytes(envelope.body)
        if not hmac.compare_digest(_mac(key, body).encode(), envelope.mac.encode()):
            return HeadDamaged()
        return msgspec.json.decode(body, type=_Body).heads
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return HeadDamaged()


def compare(head: Mapping[str, tuple[int, str]], now: Mapping[str, tuple[int, str]]) -> list[str]:
    """The streams that the database has older than `head` remembers, by name, sorted.

    Older: gone, a smaller number, or the same number with another hash (rolled back and written
    on from there). Pure.
    """
    older = []
    for stream, (seq, digest) in head.items():
        has, found = now.get(stream, (0, ""))
        if has < seq or (has == seq and seq > 0 and found != digest):
            older.append(stream)
    return sorted(older)
