"""A file is what its bytes say, whatever it is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.casework.files.file_kinds import (
    NAME_MOST,
    OTHER,
    kind_words,
    media_type,
    mistaken,
    shown,
    size_words,
    text_of,
    tidy_name,
)
from tests.desktop.casework.photographs import jpeg, pdf, png, tiff


@pytest.mark.parametrize(
    ("name", "data", "kind", "how"),
    [
        ("letter.pdf", pdf(1), "application/pdf", "pdf"),
        ("letter.exe", pdf(1), "application/pdf", "pdf"),
        ("picture", png(), "image/png", "picture"),
        ("picture.png", jpeg(), "image/jpeg", "picture"),
        ("notes.txt", "Ŵyn, curlews".encode(), "text/plain", "text"),
        ("notes.txt", b"\xff\xfeC\x00u\x00", "text/plain", "text"),
        ("notes.txt", b"\x00\x01\x02\x00", OTHER, "none"),
        ("not-a.pdf", b"MZ\x90", OTHER, "none"),
        ("not-a.png", b"MZ\x90", OTHER, "none"),
        ("page.html", b"<script>", "text/html", "none"),
        ("IMG_1.HEIC", b"\x00\x00\x00\x18ftypheic....", "image/heic", "heic"),
        ("IMG_1.jpg", b"\x00\x00\x00\x18ftypmif1....heic", "image/heic", "heic"),
        ("IMG_1.heic", b"\x00\x00\x00\x18ftypmif1....avif", "image/avif", "none"),
        ("scan.tif", tiff(1), "image/tiff", "scan"),
        ("not-a.tif", b"MZ\x90", OTHER, "none"),
        ("not-a.docx", b"MZ\x90", OTHER, "none"),
    ],
)
def test_kinds(name: str, data: bytes, kind: str, how: str) -> None:
    assert media_type(name, data) == kind
    assert shown(kind) == how


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("letter.pdf", pdf(1), ""),
        ("letter.exe", pdf(1), ""),  # of such an ending nothing is known here
        ("IMG_1.JPG", b"\x00\x00\x00\x18ftypheic", "ends in “.JPG”, but what is inside is a HEIC"),
        ("letter.pdf", jpeg(), "ends in “.pdf”, but what is inside is a JPEG picture."),
        ("letter.pdf", b"MZ\x90", "ends in “.pdf”, but what is inside is no PDF."),
        ("plan.docx", b"MZ\x90", "ends in “.docx”, but what is inside is no Word document."),
        ("plan.docx", b"PK\x03\x04", ""),
        ("plan.doc", b"{\\rtf1", ""),
        ("notes.txt", b"\x00\x01", "ends in “.txt”, but what is inside is no text."),
        ("notes.md", "Ŵyn".encode(), ""),
        ("scan.tiff", tiff(1), ""),
    ],
)
def test_what_a_file_claims_and_is_not_is_said(name: str, data: bytes, says: str) -> None:
    said = mistaken(name, media_type(name, data))
    assert said.endswith(says) if says.endswith(".") else says in said
    assert bool(said) is bool(says)


def test_kinds_and_sizes_in_words() -> None:
    assert kind_words("application/pdf") == "PDF"
    assert kind_words(OTHER, "plan.pages") == "PAGES file"
    assert kind_words(OTHER, "plan") == "File"
    assert [size_words(n) for n in (1, 900, 2048, 3_500_000)] == [
        "1 KB", "1 KB", "2 KB", "3.3 MB"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\morag\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a:b*c?.txt", "a_b_c_.txt"),
        ("  plan \n of   May.pdf ", "plan of May.pdf"),
        ("...", "file"),
        ("x" * 300 + ".pdf", "x" * (NAME_MOST - 4) + ".pdf"),
        ("plan\u202egpj.exe", "plan_gpj.exe"),  # a letter that turns the rest round
    ],
)
def test_a_name_is_tidied(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


@given(st.text(max_size=400))
def test_any_name_can_be_kept_and_stays_as_it_is_tidied(typed: str) -> None:
    kept = tidy_name(typed)
    assert 0 < len(kept) <= NAME_MOST
    assert tidy_name(kept) == kept


@given(st.text(max_size=200), st.integers(0, 3))
def test_text_that_is_cut_in_a_letter_is_still_text(text: str, cut: int) -> None:
    data = ("a" + text.replace("\x00", "") + "ŵ").encode()
    found = text_of(data[: len(data) - cut])
    assert found is not None
    assert "\ufffd" not in found
