"""What a file looks like, out of its bytes: whatever is wrong with one is a sentence."""

import struct
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from desktop.ui.attachments.render import see
from tests.desktop.casework.photographs import bomb, drawn, heic, jpeg, pdf, png, tiff

# Qt tells of damaged pictures in its log; what the person is told is looked at here.
pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")


_TURNS = {
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_270,
    8: Image.Transpose.ROTATE_90,
}
"""How what is coded is turned to be upright, by what the camera noted."""


def locked_pdf() -> bytes:

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("curlew", strength=128))
    canvas.drawString(40, 350, "The draft plan")
    canvas.save()
    return out.getvalue()


def test_a_page_is_drawn_as_wide_as_it_is_asked_for_and_turned_within_the_document() -> None:
    data = pdf(3)
    for asked, page in ((0, 0), (1, 1), (2, 2), (9, 2), (-1, 0)):
        seen = see("application/pdf", data, 600, asked)
        assert (seen.page, seen.pages) == (page, 3)
        assert seen.text.endswith(f"page {page + 1}")
        assert seen.image is not None
        assert abs(seen.image.width() - 600) <= 1


def test_a_page_without_end_is_drawn_no_larger_than_a_screen() -> None:

    out = BytesIO()
    canvas = Canvas(out, pagesize=(10, 14_000))
    canvas.drawString(1, 1, "x")
    canvas.save()
    seen = see("application/pdf", out.getvalue(), 2000)
    assert seen.image is not None
    assert seen.image.height() <= 3001


def test_a_pdf_with_a_password_of_its_own_says_so() -> None:
    assert "password of its own" in see("application/pdf", locked_pdf(), 600).why


def test_a_large_picture_is_shown_small_and_a_small_one_as_it_is() -> None:
    out = BytesIO()
    drawn((4000, 3000)).save(out, "JPEG")
    large = see("image/jpeg", out.getvalue(), 800).image
    assert large is not None
    assert (large.width(), large.height()) == (800, 600)
    small = see("image/png", png(), 800).image
    assert small is not None
    assert (small.width(), small.height()) == (64, 48)


def test_a_bomb_is_not_opened() -> None:
    for data in (bomb(), bomb(9000, 9000)):
        seen = see("image/png", data, 800)
        assert "so large" in seen.why
        assert seen.image is None


def test_a_scan_is_turned_page_by_page_and_a_fax_is_not_made_of_dots() -> None:
    data = tiff(3)
    for asked, page in ((0, 0), (2, 2), (9, 2), (-1, 0)):
        seen = see("image/tiff", data, 600, asked)
        assert (seen.page, seen.pages) == (page, 3)
        assert seen.image is not None
        assert (seen.image.width(), seen.image.height()) == (64, 48 + 8 * page)
        assert seen.image.pixelColor(10, 10).red() > seen.image.pixelColor(10, 10).blue()
    fax = Image.new("1", (2400, 1200), 1)
    fax.paste(0, (0, 0, 2400, 600))
    out = BytesIO()
    fax.save(out, "TIFF", compression="group4")
    small = see("image/tiff", out.getvalue(), 300).image
    assert small is not None
    assert (small.width(), small.height()) == (300, 150)
    assert small.pixelColor(10, 10).value() < 20 < 235 < small.pixelColor(10, 140).value()


@pytest.mark.parametrize("mode", ["I;16", "RGBA", "CMYK", "P", "LA", "F"])
def test_a_scan_in_any_colours_is_a_picture_or_a_sentence(mode: str) -> None:
    out = BytesIO()
    Image.new(mode, (40, 30)).save(out, "TIFF")
    seen = see("image/tiff", out.getvalue(), 300)
    assert (seen.image is not None) != bool(seen.why)
    assert seen.image is not None or mode == "F"


@pytest.mark.parametrize("up", [1, 3, 6, 8])
def test_a_heic_is_shown_from_memory_the_right_way_up_and_no_larger_than_asked(up: int) -> None:
    seen = see("image/heic", heic(up, wide=640), 200)
    assert seen.image is not None
    assert (seen.image.width(), seen.pages) == (200, 0)
    upright = drawn((640, 480)).transpose(_TURNS[up]) if up in _TURNS else drawn((640, 480))
    assert seen.image.height() == pytest.approx(200 * upright.height / upright.width, abs=1)
    for across, down in ((0.2, 0.2), (0.8, 0.8), (0.8, 0.2)):
        place = (int(upright.width * across), int(upright.height * down))
        wanted = upright.getpixel(place)
        found = seen.image.pixelColor(int(200 * across), int(seen.image.height() * down))
        assert isinstance(wanted, tuple)
        assert (found.red(), found.green(), found.blue()) == pytest.approx(wanted, abs=12)


def test_a_heic_whose_picture_is_too_large_is_not_decoded() -> None:
    data = heic(bare=True)
    size = struct.pack(">II", 128, 96)
    assert size in data
    seen = see("image/heic", data.replace(size, struct.pack(">II", 12_800, 9600)), 300)
    assert seen.image is None
    assert "so large" in seen.why


def test_what_only_calls_itself_a_picture_is_none() -> None:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "GIF")
    for data in (out.getvalue(), b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>"):
        assert "damaged" in see("image/png", data, 800).why


def test_a_long_text_is_cut_and_that_is_said() -> None:
    seen = see("text/plain", b"curlew " * 40_000, 600)
    assert len(seen.text) < 101_000
    assert seen.text.endswith("which is not shown here.")
    assert see("text/plain", "ŵyn".encode(), 600).text == "ŵyn"


_WHOLE = [
    ("application/pdf", pdf(1)),
    ("image/jpeg", jpeg(6)),
    ("image/png", png()),
    ("image/tiff", tiff(2)),
    ("image/tiff", tiff(1, packed="jpeg")),
    ("image/heic", heic(6)),
    ("image/heic", heic(tiles=64)),
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_anywhere_is_a_picture_or_a_sentence(data: st.DataObject) -> None:
    kind, whole = data.draw(st.sampled_from(_WHOLE))
    cut = data.draw(st.integers(8, len(whole)))
    at = data.draw(st.integers(8, len(whole) - 1))
    broken = bytearray(whole)
    broken[at] ^= data.draw(st.integers(1, 255))
    seen = see(kind, bytes(broken[:cut]), 300)
    assert (seen.image is not None) != bool(seen.why)
