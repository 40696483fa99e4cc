"""What a photograph tells besides its picture: where and when it was taken, and with what.

`told` reads it for the person to see; `without` takes it out and leaves the picture as it was
coded. Where that cannot be done (a HEIC that is a series of pictures, WebP) it is said, and
`camera_anew` can make a JPEG of it instead; nothing is guessed.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from desktop.casework.files.camera_bytes import CannotClean as CannotClean
from desktop.casework.files.camera_bytes import without as without_bytes
from desktop.casework.files.camera_heic import clean_heic, exif_of, has_program_notes
from desktop.casework.files.camera_tiff import clean_tiff, says_more
from desktop.casework.files.file_kinds import HEIC, TIFF, media_type

_MAKE, _MODEL, _SOFTWARE, _WHEN = 0x010F, 0x0110, 0x0131, 0x0132
_ARTIST, _COPYRIGHT, _DETAILS, _PLACE = 0x013B, 0x8298, 0x8769, 0x8825
_TAKEN, _OWNER, _SERIAL = 0x9003, 0xA430, 0xA431
_UNREAD = "perhaps where and when it was taken; this kind of picture cannot be looked into"


@dataclass(frozen=True)
class Told:
    """What a picture says of how it came about. `cleans`: whether that can be taken out."""

    place: str = ""  # degrees, as a map takes them
    taken: str = ""  # as the camera's clock said
    device: str = ""
    other: tuple[str, ...] = ()  # what else there is, in words
    cleans: bool = True
    anew: bool = False  # whether a JPEG without it can be made instead (`camera_anew`)

    def __bool__(self) -> bool:
        return bool(self.place or self.taken or self.device or self.other)


def without(data: bytes) -> bytes:
    """The same picture without it. Bytes that say nothing come back as they are.

    Raises `CannotClean` for another kind of file, for a picture that is cut short, and for one that
    cannot be cleaned as it is.
    """
    kind = media_type("", data)
    if kind == HEIC:
        return clean_heic(data)
    return clean_tiff(data) if kind == TIFF else without_bytes(data)


def told(data: bytes) -> Told:
    """What the picture in these bytes says besides what it shows; nothing for other files."""
    kind = media_type("", data)
    if kind in ("image/webp", "image/avif"):
        anew = kind == "image/webp"
        if b"Exif" in data or b"EXIF" in data or b"XMP" in data:
            return Told(other=(_UNREAD,), cleans=False, anew=anew)
        return Told(cleans=False)
    if kind not in ("image/jpeg", "image/png", HEIC, TIFF):
        return Told()
    try:
        kept = without(data)
    except CannotClean:
        return replace(_said(data, kind), cleans=False, anew=kind == HEIC)
    nothing = kept == data or (kind == TIFF and not says_more(data, kept))
    return Told() if nothing else _said(data, kind)


def _said(data: bytes, kind: str) -> Told:
    other: list[str] = []
    try:
        exif, info = _exif_heic(data) if kind == HEIC else _exif(data)
        details, place = exif.get_ifd(_DETAILS), exif.get_ifd(_PLACE)
    except Exception:  # damaged data may raise anything at all; it is there, and it goes
        return Told(other=("data that cannot be read",))
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
    )
    return found or Told(other=("small notes of the camera or of a program",))


def _exif(data: bytes) -> tuple[Any, Collection[Any]]:
    # Late: most files are no photographs.
    from PIL import Image  # noqa: PLC0415

    with Image.open(BytesIO(data)) as picture:
        return picture.getexif(), set(picture.info)


def _exif_heic(data: bytes) -> tuple[Any, Collection[Any]]:
    """Read from its own place in the file: the picture is not decoded for it."""
    from PIL import Image  # noqa: PLC0415

    exif = Image.Exif()
    exif.load(exif_of(data))
    return exif, {"xmp"} if has_program_notes(data) else set()


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
