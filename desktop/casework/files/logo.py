"""A logo as it is kept and printed: a PNG no finer than print can show, small enough to travel.

It goes to every laptop with the service's record, so it is scaled down to what the head of a paper
needs and to 150 KB at most. What is transparent stays so; what a camera wrote into it goes.
"""

import io
import warnings

from db.errors import BadInput

MOST_BYTES = 150_000
"""Of the PNG: what `db.service.Service.logo` holds in base64."""
LARGEST_FILE = 25 * 1024 * 1024  # bytes; a logo is no film
_SIDES = (1200, 900, 700, 500, 350, 250, 180, 120, 60)  # pixels; the first is 600 dots on 50 mm
_SMALLEST = 8  # pixels; what is narrower shows nothing
_MOST_PIXELS = 50_000_000  # before decoding: a small file can unfold to fill the memory
_COLOURS = 128
_WANTED = "a PNG or JPEG picture, of at most 25 MB"


def made_ready(data: bytes, name: str = "") -> bytes:
    """The logo in these bytes (PNG or JPEG, any shape) as a PNG of at most `MOST_BYTES`.

    `name` is what a refusal calls it. Raises `BadInput` for what is no such picture.
    """
    # Late: the picture library is loaded when the first picture is brought.
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415

    refused = BadInput(what="logo", given=name or f"{len(data)} bytes", expected=_WANTED)
    if len(data) > LARGEST_FILE:
        raise refused
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if opened.width * opened.height > _MOST_PIXELS or min(opened.size) < _SMALLEST:
            wanted = f"{_WANTED}, at least {_SMALLEST} pixels wide and high, 50 million in all"
            raise BadInput(what="logo", given=f"{opened.width} × {opened.height}", expected=wanted)
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise refused from None
    picture.thumbnail((_SIDES[0], _SIDES[0]), Image.Resampling.LANCZOS, reducing_gap=3.0)
    opaque = picture.getchannel("A").getextrema() == (255, 255)
    for side in _SIDES:
        scaled = picture.copy()
        scaled.thumbnail((side, side), Image.Resampling.LANCZOS)
        plain = scaled.convert("RGB") if opaque else scaled
        for each in (plain, scaled.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE)):
            out = io.BytesIO()
            each.save(out, "PNG", optimize=True)
            if out.tell() <= MOST_BYTES:
                return out.getvalue()
    raise refused  # 60 pixels of noise are 15 KB: never reached
