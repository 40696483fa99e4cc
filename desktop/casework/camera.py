"""What a photograph tells besides its picture: where and when it was taken, and with what.

`told` reads it for the person to see; `without` (of `camera_bytes`) takes it out. A format that is
not taken apart there (HEIC, TIFF, WebP) is said to be one; nothing is guessed.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from desktop.casework.camera_bytes import JPEG, PNG
from desktop.casework.camera_bytes import CannotClean as CannotClean
from desktop.casework.camera_bytes import without as without

_MAKE, _MODEL, _SOFTWARE, _WHEN = 0x010F, 0x0110, 0x0131, 0x0132
_ARTIST, _COPYRIGHT, _DETAILS, _PLACE = 0x013B, 0x8298, 0x8769, 0x8825
_TAKEN, _OWNER, _SERIAL = 0x9003, 0xA430, 0xA431


@dataclass(frozen=True)
class Told:
    """What a picture says of how it came about. `cleans`: whether that can be taken out."""

    place: str = ""  # degrees, as a map takes them
    taken: str = ""  # as the camera's clock said
    device: str = ""
    other: tuple[str, ...] = ()  # what else there is, in words
    cleans: bool = True

    def __bool__(self) -> bool:
        return bool(self.place or self.taken or self.device or self.other)


def told(data: bytes) -> Told:
    """What the picture in these bytes says besides what it shows; nothing for other files."""
    if data[4:8] == b"ftyp" or data[:4] in (b"II*\x00", b"MM\x00*") or data[8:12] == b"WEBP":
        there = b"Exif" in data or data[:2] in (b"II", b"MM")
        words = "perhaps where and when it was taken; this kind of picture cannot be looked into"
        return Told(other=(words,), cleans=False) if there else Told(cleans=False)
    if not data.startswith((JPEG, PNG)):
        return Told()
    try:
        kept = without(data)
    except CannotClean:
        return _said(data, cleans=False)
    return Told() if kept == data else _said(data, cleans=True)


def _said(data: bytes, *, cleans: bool) -> Told:
    # Late: most files are no photographs.
    from PIL import Image  # noqa: PLC0415

    other: list[str] = []
    try:
        with Image.open(BytesIO(data)) as picture:
            exif = picture.getexif()
            details, place = exif.get_ifd(_DETAILS), exif.get_ifd(_PLACE)
            info = picture.info
    except Exception:  # damaged data may raise anything at all; it is there, and it goes
        return Told(other=("data that cannot be read",), cleans=cleans)
    who = [_text(each) for each in (exif.get(_ARTIST), details.get(_OWNER), exif.get(_COPYRIGHT))]
    if any(who):
        other.append("a name: " + ", ".join(dict.fromkeys(filter(None, who))))
    if _text(details.get(_SERIAL)):
        other.append("the camera’s number")
    if "xmp" in info or "XML:com.adobe.xmp" in info or "photoshop" in info:
        other.append("notes of a picture program")
    if "comment" in info:
        other.append("a comment")
    model = _text(exif.get(_MODEL))
    make = _text(exif.get(_MAKE))
    device = model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()
    found = Told(
        place=_degrees(place),
        taken=_moment(_text(details.get(_TAKEN) or exif.get(_WHEN))),
        device=device or _text(exif.get(_SOFTWARE)),
        other=tuple(other),
        cleans=cleans,
    )
    return found or Told(other=("small notes of the camera or of a program",), cleans=cleans)


def _text(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    said = " ".join(str(value or "").replace("\x00", " ").split())
    return "".join(letter for letter in said if letter.isprintable())[:80]


def _moment(text: str) -> str:
    day, _, clock = text.partition(" ")
    return f"{day.replace(':', '-')} {clock[:5]}".strip()


def _degrees(place: dict[int, Any]) -> str:
    try:
        north = _angle(place[2]) * (-1 if _text(place[1]).upper() == "S" else 1)
        east = _angle(place[4]) * (-1 if _text(place[3]).upper() == "W" else 1)
    except (KeyError, TypeError, ValueError, ZeroDivisionError, IndexError):
        return "a place" if place else ""
    return f"{north:.4f}, {east:.4f}"


def _angle(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
