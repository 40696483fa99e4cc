"""A service's logo, made ready for paper: decoded, laid on white, no finer than print can show."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

ROOM = (140.0, 40.0)  # on a tent card: width and height in points

_FORMATS = ("PNG", "JPEG")
_MOST = 50_000_000  # pixels before decoding; a small file can unfold to fill the memory
_DOTS = 600  # per inch; more only makes the file larger


def flat(data: bytes, width: float, height: float) -> Image.Image | None:
    """The logo for a place of `width` x `height` points, in proportion; None if it is no picture.

    Read are PNG and JPEG. What is transparent becomes white, as the paper is.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=_FORMATS)
        if opened.width * opened.height > _MOST:
            return None
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    paper.thumbnail((max(1, int(width / 72 * _DOTS)), max(1, int(height / 72 * _DOTS))))
    return paper.convert("RGB")


def pixels(data: bytes) -> tuple[int, int] | None:
    """Width and height of a logo, by its first bytes; None if it is no picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return opened.size


def placed(picture: Image.Image, width: float, height: float) -> tuple[float, float]:
    """Width and height in points of the largest drawing of the picture that fits the place."""
    scale = min(width / picture.width, height / picture.height)
    return picture.width * scale, picture.height * scale
