"""Pictures and papers for tests, made here: a photograph that tells where it was taken, a PDF."""

import struct
import zlib
from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

NORTH, WEST = (54.0, 53.0, 41.28), (2.0, 55.0, 58.8)  # Carlisle, about 54.8948, -2.9330
PLACE = "54.8948, -2.9330"
SECRETS = (b"Fellcam", b"Pocket 4", b"2026:03", b"Maud Brack", b"Bowling", b"xpacket")
"""What may stand nowhere in a picture that was cleaned."""

_XMP = b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta>Bowling green</x:xmpmeta>"


def exif(up: int = 1, *, place: bool = True) -> bytes:
    """What a telephone notes: device, time, its owner, which way is up, and the place."""
    made = Image.Exif()
    made[0x010F], made[0x0110] = "Fellcam", "Fellcam Pocket 4"
    made[0x013B], made[0x0112] = "Maud Brackenridge", up
    made.get_ifd(0x8769)[0x9003] = "2026:03:03 14:02:11"
    if place:
        gps = made.get_ifd(0x8825)
        gps[1], gps[2], gps[3], gps[4] = "N", NORTH, "W", WEST
    return made.tobytes()


def drawn(size: tuple[int, int] = (64, 48)) -> Image.Image:
    """A picture whose corners tell which way is up."""
    picture = Image.new("RGB", size, (240, 240, 240))
    picture.paste((200, 30, 30), (0, 0, size[0] // 2, size[1] // 2))
    picture.paste((30, 30, 200), (size[0] // 2, size[1] // 2, size[0], size[1]))
    return picture


def jpeg(up: int = 1, *, progressive: bool = False, bare: bool = False) -> bytes:
    """A photograph, with everything that it can tell or (`bare`) with nothing."""
    out = BytesIO()
    more = {} if bare else {"exif": exif(up), "xmp": _XMP, "comment": b"Bowling green"}
    drawn().save(out, "JPEG", quality=80, progressive=progressive, **more)
    return out.getvalue()


def png(up: int = 1, *, bare: bool = False) -> bytes:
    """The same as PNG."""
    out, notes = BytesIO(), PngInfo()
    notes.add_text("Author", "Maud Brackenridge")
    notes.add_itxt("XML:com.adobe.xmp", _XMP.decode())
    if bare:
        drawn().save(out, "PNG")
    else:
        drawn().save(out, "PNG", exif=exif(up), pnginfo=notes)
    return out.getvalue()


def heic(up: int = 1, *, bare: bool = False, tiles: int = 0, wide: int = 128) -> bytes:
    """A photograph as a telephone makes it, in tiles where they are asked for."""
    from pillow_heif import from_pillow  # noqa: PLC0415

    out = BytesIO()
    more = {} if bare else {"exif": exif(up), "xmp": _XMP}
    made = from_pillow(drawn((wide, wide * 3 // 4)))
    made.save(out, quality=80, **({"tile_size": tiles} if tiles else {}), **more)
    return out.getvalue()


def tiff(pages: int = 2, *, bare: bool = False, packed: str = "tiff_lzw") -> bytes:
    """A scan of so many pages, each a little higher; unpacked ones also tell a place."""
    out = BytesIO()
    made = [drawn((64, 48 + 8 * number)) for number in range(pages)]
    notes = {
        270: "Bowling green",
        305: "Fellcam",
        306: "2026:03:03 14:02:11",
        315: "Maud Brackenridge",
    }
    more: dict[str, object] = {} if bare else {"tiffinfo": notes}
    if packed == "raw" and not bare:
        more = {"exif": exif()}
    if packed != "raw":
        more["compression"] = packed
    made[0].save(out, "TIFF", save_all=True, append_images=made[1:], **more)
    return out.getvalue()


def box(kind: bytes, body: bytes) -> bytes:
    """A box of a HEIC file."""
    return struct.pack(">I", len(body) + 8) + kind + body


def bomb(wide: int = 60_000, high: int = 60_000) -> bytes:
    """A PNG of a few kilobytes that says it has 3,600 million pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(500_000))
    sign = b"\x89PNG\r\n\x1a\n"
    return sign + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf(pages: int = 2, words: str = "The draft plan") -> bytes:
    """A PDF of so many pages, each with its number."""
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]  # noqa: PLC0415

    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 400), invariant=True)
    for number in range(1, pages + 1):
        canvas.drawString(40, 350, f"{words}, page {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()
