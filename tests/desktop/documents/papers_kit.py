"""What papers are made of in tests: a service, its logo, the packs. Everybody here is made up."""

import io
import re
from datetime import date
from functools import cache

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageDraw

import resources
from desktop.casework.packs.policy import Pack, read_pack
from desktop.casework.papers.identity import Identity
from desktop.casework.papers.leaflet_words import LeafletWords
from desktop.documents.press import Passage, Press

PRESS = Press(fonts=resources.path("fonts"), layouts=resources.path("papers"))
DAY = date(2026, 3, 10)
NAME = "محمد عبد الله"
ARABIC = Passage("أنا محايد: لا أنحاز إلى أي طرف.\nالقرار لك (IPSEA 2014).", "ar")
HEADINGS = LeafletWords(
    title="نحن محايدون",
    means="ما معنى الحياد",
    turn="إلى من يمكنك اللجوء أيضا",
    sides="إذا رأيت أننا انحزنا",
    ask="أخبرنا من فضلك، أو تحدث إلى:",
    read="للمزيد من القراءة",
)
LONG_NAME = (
    "Fellside, Eskdale and Western Lakes Special Educational Needs and Disabilities "
    "Information, Advice and Support Service"
)


@cache
def logo(width: int, height: int) -> bytes:
    """A round sign on a ground that can be seen through."""
    picture = Image.new("RGBA", (width, height))
    ImageDraw.Draw(picture).ellipse((0, 0, width - 1, height - 1), fill="teal")
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


WHO = Identity(
    name="Fellside Impartial Support",
    address="The Old Chapel\nAppleby-in-Eden\nCA16 6XX",
    telephone="01632 960 119",
    email="help@fellside.example",
    website="www.fellside.example",
    also="Registered charity 0000000",
    logo=logo(300, 200),
)
PLAIN = Identity(name=LONG_NAME)


def pack(name: str = "standard") -> Pack:
    """A shipped policy."""
    return read_pack(resources.packs()[name], f"{name}.toml")


def read(pdf: bytes) -> list[str]:
    """What each page says, its gaps made single; a hyphen at a line's end is one."""
    document = pypdfium2.PdfDocument(pdf)
    whole = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return [
        " ".join(re.sub(r"(?:[\ufffe\x02]|-(?=\r?\n))\s*", "-", each).split()) for each in whole
    ]


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole mm."""
    document = pypdfium2.PdfDocument(pdf)
    found = [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in document]
    document.close()
    return found


def pictures(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height in mm of every picture on the first page."""
    document = pypdfium2.PdfDocument(pdf)
    kind = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    found = []
    for thing in document[0].get_objects(filter=[kind]):
        left, bottom, right, top = thing.get_bounds()
        found.append(((right - left) * 25.4 / 72, (top - bottom) * 25.4 / 72))
    document.close()
    return found
