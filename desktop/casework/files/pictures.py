"""Pictures that the window's own library does not read: TIFF (page by page) and HEIC, decoded.

- How large a page is stands in its head: what would take too much memory is never decoded.
- The libraries are loaded when the first such file is looked at. Whatever a damaged file makes them
  raise ends here; HEIC is decoded under its library's own limits of memory and of nesting.
- What comes back is upright, in plain colours, no larger than it is asked for, and tells nothing
  but the picture.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

PIXELS: Final = 60_000_000
"""Of a page that is decoded whole: 240 MB, and as much again while it is turned into colours."""
PAGES: Final = 500  # of a TIFF that are told; more is no scan of a letter


class Frame(NamedTuple):
    """One page, of so many; numbered from 0."""

    picture: "Picture"
    page: int
    pages: int


class NotDecoded(Exception):
    """It cannot be shown: it is damaged, or so large that it is not tried."""

    def __init__(self, reason: Literal["broken", "large"]) -> None:
        super().__init__(reason)
        self.reason = reason


def decode_tiff(data: bytes, page: int = 0, room: tuple[int, int] | None = None) -> Frame:
    """One page of a TIFF, made to fit into `room` (pixels). Raises `NotDecoded`."""
    return _decode(data, "TIFF", page, room)


def decode_other(data: bytes) -> Frame:
    """A WebP. Raises `NotDecoded`."""
    return _decode(data, "WEBP", 0, None)


def _decode(data: bytes, form: str, page: int, room: tuple[int, int] | None) -> Frame:
    from PIL import Image  # noqa: PLC0415 - when the first such file is looked at

    try:
        with Image.open(BytesIO(data), formats=[form]) as picture:
            pages = _count(picture)
            page = min(max(page, 0), pages - 1)
            picture.seek(page)
            _must_fit(picture.size)
            return Frame(_plain(picture, room), page, pages)
    except NotDecoded:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise NotDecoded("large") from None
    except Exception:  # damaged data may raise anything at all
        raise NotDecoded("broken") from None


def decode_heic(data: bytes, page: int = 0, room: tuple[int, int] | None = None) -> Frame:
    """One picture of a HEIC, made to fit into `room` (pixels). Raises `NotDecoded`."""
    try:
        # Only the pictures themselves: what hangs on them is more for a damaged file to break.
        from pillow_heif import open_heif, options  # noqa: PLC0415

        options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
        found = open_heif(BytesIO(data))
        pages = min(len(found), PAGES)
        page = min(max(page, 0), pages - 1)
        one = found[page]
        _must_fit(one.size)
        picture = one.to_pillow()
        # It is upright already: which way was up stands in the file's own properties.
        picture.info = {key: picture.info[key] for key in ("icc_profile",) if key in picture.info}
        return Frame(_plain(picture, room), page, pages)
    except NotDecoded:
        raise
    except MemoryError:
        raise NotDecoded("large") from None
    except Exception:  # damaged data may raise anything at all
        raise NotDecoded("broken") from None


def _count(picture: Any) -> int:
    """How many pages can be gone to; a chain that goes round in circles ends."""
    found = 1
    while found < PAGES:
        try:
            picture.seek(found)
        except EOFError:
            break
        found += 1
    return found


def _must_fit(size: tuple[int, int]) -> None:
    wide, high = size
    if wide <= 0 or high <= 0:
        raise NotDecoded("broken")
    if wide * high > PIXELS:
        raise NotDecoded("large")


def _plain(picture: "Picture", room: tuple[int, int] | None) -> "Picture":
    """Upright, in red, green and blue, on white where it was transparent, and small enough."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    picture.load()
    if picture.mode == "1":  # a fax: made smaller in grey, or its lines fall away
        picture = picture.convert("L")
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    picture = ImageOps.exif_transpose(picture)
    if room is not None:
        picture.thumbnail(room, reducing_gap=2.0)
    if picture.has_transparency_data:
        whole = picture.convert("RGBA")
        picture = Image.new("RGB", whole.size, "white")
        picture.paste(whole, mask=whole.getchannel("A"))
    return picture.convert("RGB")
