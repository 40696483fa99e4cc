"""What a file looks like, out of its bytes: whatever is wrong with one is a sentence."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from desktop.ui.attachments.render import see
from tests.desktop.casework.photographs import bomb, drawn, jpeg, pdf, png

# Qt tells of damaged pictures in its log; what the person is told is looked at here.
pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")


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


_PDF, _JPEG, _PNG = pdf(1), jpeg(6), png()


@settings(max_examples=40)
@given(st.data())
def test_damage_anywhere_is_a_picture_or_a_sentence(data: st.DataObject) -> None:
    kind, whole = data.draw(
        st.sampled_from([("application/pdf", _PDF), ("image/jpeg", _JPEG), ("image/png", _PNG)])
    )
    cut = data.draw(st.integers(8, len(whole)))
    at = data.draw(st.integers(8, len(whole) - 1))
    broken = bytearray(whole)
    broken[at] ^= data.draw(st.integers(1, 255))
    seen = see(kind, bytes(broken[:cut]), 300)
    assert (seen.image is not None) != bool(seen.why)
