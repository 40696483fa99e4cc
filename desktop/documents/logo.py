"""A service's logo, made ready for paper: decoded, laid on white, no finer than print can show."""

import io
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

T = TypeVar("T")

ROOM = (140.0, 40.0)  # on a tent card: width and height in points

_FORMATS = ("PNG", "JPEG")
_MOST = 50_000_000  # pixels before decoding; a small file can unfold to fill the memory
_DOTS = 600  # per inch; more only makes the file larger
COARSEST = 96  # dots an inch: a small logo is printed small rather than in blocks


def flat(data: bytes, width: float, height: float) -> "Picture | None":
    """The logo for a place of `width` x `height` points, in proportion; None if it is no picture.

    Read are PNG and JPEG. What is transparent becomes white, as the paper is.
    """
    from PIL import Image  # noqa: PLC0415 - late: an open desk needs none of it

    picture = _read(data, _decoded)
    if picture is None:
        return None
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    paper.thumbnail((max(1, int(width / 72 * _DOTS)), max(1, int(height / 72 * _DOTS))))
    return paper.convert("RGB")


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height of a logo, by its first bytes; None if it is no picture."""
    return _read(data, lambda opened: opened.size)


def placed(picture: "Picture", width: float, height: float) -> tuple[float, float]:
    """Width and height in points of the largest drawing that fits the place and shows no dots."""
    scale = min(width / picture.width, height / picture.height, 72 / COARSEST)
    return picture.width * scale, picture.height * scale


def _decoded(opened: "Picture") -> "Picture | None":
    from PIL import ImageOps  # noqa: PLC0415 - late, as above

    if opened.width * opened.height > _MOST:
        return None
    return ImageOps.exif_transpose(opened).convert("RGBA")


def _read(data: bytes, look: "Callable[[Picture], T]") -> T | None:
    """What `look` finds in the picture that these bytes hold; None if they hold none."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - late, as above

    bomb = Image.DecompressionBombError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=_FORMATS)
        return look(opened)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, bomb):
        return None
