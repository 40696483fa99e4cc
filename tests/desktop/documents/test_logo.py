"""A logo is drawn in proportion on white, and what is no picture is refused, not crashed on."""

import io

import msgspec
import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import raw

from db.errors import BadInput
from desktop.documents import logo
from desktop.documents.role_card import role_card
from desktop.documents.sheets import MM
from tests.desktop.documents.reading import FONTS, letters, said
from tests.desktop.documents.test_role_card import PLAIN, texts


def picture(width: int, height: int, mode: str = "RGBA", kind: str = "PNG") -> bytes:
    """A picture of one colour; see-through where the mode can be."""
    out = io.BytesIO()
    Image.new(mode, (width, height)).save(out, kind)
    return out.getvalue()


def drawn(pdf: bytes) -> list[tuple[float, ...]]:
    """The bounds of every picture on the page, in points."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return [thing.get_bounds() for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])]


def test_the_logo_stands_in_the_upper_left_of_both_halves() -> None:
    card = msgspec.structs.replace(PLAIN, logo=picture(300, 100))
    near, far = drawn(role_card(card, fonts=FONTS).pdf)
    assert near == pytest.approx((15 * MM, 133.5 * MM - 40, 15 * MM + 120, 133.5 * MM), abs=0.1)
    turned = (595.28 - near[2], 841.89 - near[3], 595.28 - near[0], 841.89 - near[1])
    assert far == pytest.approx(turned, abs=0.1)


@pytest.mark.parametrize("shape", [(4000, 20), (20, 4000), (1, 1)])
def test_a_logo_of_any_shape_keeps_to_its_place(shape: tuple[int, int]) -> None:
    card = msgspec.structs.replace(PLAIN, logo=picture(*shape))
    made = role_card(card, fonts=FONTS)
    left, bottom, right, top = drawn(made.pdf)[0]
    assert right - left <= logo.ROOM[0] + 0.1
    assert top - bottom <= logo.ROOM[1] + 0.1
    assert said(letters(made.pdf)) == "".join(texts(PLAIN)) * 2


@pytest.mark.parametrize(
    ("mode", "kind"), [("1", "PNG"), ("P", "PNG"), ("LA", "PNG"), ("CMYK", "JPEG"), ("L", "JPEG")]
)
def test_every_kind_of_png_and_jpeg_is_taken(mode: str, kind: str) -> None:
    assert logo.flat(picture(50, 50, mode, kind), 40, 40) is not None


def test_what_is_see_through_becomes_white() -> None:
    flat = logo.flat(picture(10, 10), 40, 40)
    assert flat is not None
    assert flat.getpixel((5, 5)) == (255, 255, 255)


def test_a_small_logo_is_printed_small_rather_than_in_blocks() -> None:
    flat = logo.flat(picture(32, 32, "L"), *logo.ROOM)
    assert flat is not None
    assert logo.placed(flat, *logo.ROOM) == pytest.approx((24, 24))  # 96 dots an inch


def test_a_huge_logo_is_not_carried_whole() -> None:
    flat = logo.flat(picture(3000, 3000, "L"), 72, 72)
    assert flat is not None
    assert flat.size == (600, 600)


def test_a_small_file_that_unfolds_to_fill_the_memory_is_refused() -> None:
    assert logo.flat(picture(20_000, 10_000, "1"), 40, 40) is None


@given(st.binary(max_size=200), st.integers(0, 400))
def test_damage_is_a_refusal_never_a_crash(noise: bytes, at: int) -> None:
    whole = picture(30, 30, "RGB")
    for data in (noise, whole[:at], whole[:at] + noise + whole[at + len(noise) :]):
        flat = logo.flat(data, 40, 40)
        assert flat is None or flat.mode == "RGB"


def test_no_picture_is_refused_in_words() -> None:
    with pytest.raises(BadInput) as refused:
        role_card(msgspec.structs.replace(PLAIN, logo=b"%PDF-1.7"), fonts=FONTS)
    assert refused.value.facts["what"] == "logo"
