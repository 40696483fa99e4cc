"""What lies inside the outer seal: signature line, length, packed rows, sealed files.

    {"key":FINGERPRINT,"signature":HEX} LF | u64 big-endian length | packed | files, end to end

- The signature covers the packed bytes as they are; the files are bound by their hashes in the
  signed header. Only the signature line, of one fixed length, is read before it holds.
- Unpacking is bounded: the header line first, the rest only once the header was taken.
- What is packed ends where it says: nothing cut off, nothing behind it.
"""

import struct
import zlib
from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from db.bundle.header import CAPS, HEADER_BYTES, PAYLOAD_TYPE
from db.bundle.keys import DeviceKeys
from db.bundle.signing import SIGNATURE_BYTES, sign
from db.errors import BundleUnsound
from db.ledger import canonical
from db.names import Hash, Sha256

LEVEL = 1  # of zlib: level 6 takes four times as long for a sixth less
_LENGTH = struct.Struct(">Q")


class NotAFrame(Exception):
    """What age opened does not begin as a bundle does."""


class SignatureLine(Struct, frozen=True, forbid_unknown_fields=True):
    """Who signed, and the signature."""

    key: Sha256  # fingerprint
    signature: Annotated[str, Meta(pattern="^[0-9a-f]{128}$")]


_LINE_BYTES = len(canonical(SignatureLine(Hash("0" * 64), "0" * 2 * SIGNATURE_BYTES)))
_lines = msgspec.json.Decoder(SignatureLine)


class Frame(Struct, frozen=True):
    """The parts of a bundle, none of them trusted yet."""

    line: SignatureLine
    packed: bytes
    tail: memoryview  # the sealed files


def wrap(packed: bytes, blobs: Sequence[bytes], keys: DeviceKeys) -> bytes:
    """Everything that goes inside the outer seal."""
    line = canonical(
        SignatureLine(
            key=keys.public.fingerprint,
            signature=sign(keys.sign, PAYLOAD_TYPE, packed).hex(),
        )
    )
    return b"".join((line, b"\n", _LENGTH.pack(len(packed)), packed, *blobs))


def unwrap(plain: bytes) -> Frame:
    """The parts. Raises `NotAFrame`."""
    start = _LINE_BYTES + 1 + _LENGTH.size
    line = plain[:_LINE_BYTES]
    if len(plain) < start or plain[_LINE_BYTES : _LINE_BYTES + 1] != b"\n":
        raise NotAFrame
    try:
        signature = _lines.decode(line)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        raise NotAFrame from None
    (length,) = _LENGTH.unpack_from(plain, _LINE_BYTES + 1)
    if canonical(signature) != line or length > len(plain) - start:
        raise NotAFrame
    end = start + length
    return Frame(signature, plain[start:end], memoryview(plain)[end:])


def pack(lines: Sequence[bytes]) -> bytes:
    """Lines, each with a line end, packed."""
    return zlib.compress(b"\n".join((*lines, b"")), LEVEL)


class Unpacking:
    """Unpacks in two bounded steps: `header`, then `rows`."""

    def __init__(self, packed: bytes) -> None:
        self._zlib = zlib.decompressobj()
        self._begun = b""
        self._packed = packed

    def header(self) -> bytes:
        """The first line, without its line end. Raises `BundleUnsound`."""
        begun = self._more(self._packed, HEADER_BYTES)
        self._packed = b""
        line, end, self._begun = begun.partition(b"\n")
        if not end:
            raise BundleUnsound(problem="the header has no end within its cap")
        return line

    def rows(self) -> list[bytes]:
        """The lines after it. Raises `BundleUnsound`, before it holds more than the caps."""
        parts = [self._begun]
        room = CAPS.unpacked - len(self._begun)
        while not self._zlib.eof:
            part = self._more(self._zlib.unconsumed_tail, room + 1)
            room -= len(part)
            if room < 0:
                raise BundleUnsound(problem="its rows are larger than 20 MB")
            if not part:
                break
            parts.append(part)
        if not self._zlib.eof or self._zlib.unused_data:
            raise BundleUnsound(problem="what is packed is cut short or followed by something")
        text = b"".join(parts)
        self._begun = b""
        if text.count(b"\n") > CAPS.rows:
            raise BundleUnsound(problem="it has more rows than a bundle may")
        *lines, rest = text.split(b"\n")
        if rest:
            raise BundleUnsound(problem="the last row has no end")
        return lines

    def _more(self, data: bytes, most: int) -> bytes:
        try:
            return self._zlib.decompress(data, most)
        except zlib.error:
            raise BundleUnsound(problem="what is packed cannot be unpacked") from None
