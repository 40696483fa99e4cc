"""A photograph that cannot be cleaned as it is, made anew as a JPEG that tells only the picture.

It is decoded and coded again, so it is a little less sharp, and of several pictures the first: the
person is told so and chooses. Its colour profile stays, or its colours would be others.
"""

from io import BytesIO
from pathlib import PurePath

from desktop.casework.files.camera_bytes import CannotClean
from desktop.casework.files.file_kinds import HEIC, media_type, tidy_name
from desktop.casework.files.pictures import NotDecoded, decode_heic, decode_other

_QUALITY = 92  # of 100: what cameras take


def as_jpeg(data: bytes) -> bytes:
    """The picture as a JPEG without anything else. Raises `CannotClean`."""
    try:
        kind = media_type("", data)
        picture = (decode_heic(data) if kind == HEIC else decode_other(data)).picture
    except NotDecoded as cannot:
        large = cannot.reason == "large"
        raise CannotClean("it is too large" if large else "it is damaged") from None
    out = BytesIO()
    profile = picture.info.get("icc_profile")
    picture.info.clear()
    picture.save(out, "JPEG", quality=_QUALITY, icc_profile=profile, exif=b"")
    return out.getvalue()


def jpeg_name(name: str) -> str:
    """What the JPEG of a file is called."""
    return tidy_name(f"{PurePath(name).stem}.jpg")
