"""What a photograph tells is seen, and goes; the picture stays as it was, and the right way up."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from desktop.casework.files.camera import CannotClean, Told, told, without
from tests.desktop.casework.photographs import PLACE, SECRETS, exif, jpeg, pdf, png

MADE = {
    "jpeg": jpeg,
    "progressive": lambda up=1: jpeg(up, progressive=True),
    "png": png,
}


def pixels(data: bytes) -> bytes:
    """As they are coded, not turned."""
    with Image.open(BytesIO(data)) as picture:
        return picture.convert("RGB").tobytes()


def seen(data: bytes) -> bytes:
    """As a person sees it: turned as the picture says."""
    with Image.open(BytesIO(data)) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB").tobytes()


@pytest.mark.parametrize("kind", MADE)
def test_place_time_device_and_names_are_told(kind: str) -> None:
    found = told(MADE[kind]())
    assert (found.place, found.taken) == (PLACE, "2026-03-03 14:02")
    assert found.device == "Fellcam Pocket 4"
    assert found.cleans
    assert "a name: Maud Brackenridge" in found.other


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("up", range(1, 9))
def test_nothing_of_it_is_left_and_the_picture_is_as_it_was_and_the_right_way_up(
    kind: str, up: int
) -> None:
    data = MADE[kind](up)
    clean = without(data)
    assert any(secret in data for secret in SECRETS)
    assert not any(secret in clean for secret in SECRETS)
    assert not told(clean)
    assert pixels(clean) == pixels(data)
    assert seen(clean) == seen(data)
    assert without(clean) == clean
    with Image.open(BytesIO(clean)) as picture:
        assert set(picture.getexif()) <= {0x0112}


@pytest.mark.parametrize("make", [jpeg, png])
def test_a_picture_that_tells_nothing_stays_byte_for_byte(make: object) -> None:
    data = make(bare=True)  # type: ignore[operator]
    assert without(data) == data
    assert told(data) == Told()


@pytest.mark.parametrize("make", [jpeg, png])
def test_a_film_behind_the_picture_goes_too(make: object) -> None:
    data = make(bare=True)  # type: ignore[operator]
    film = b"\x00\x00\x00\x18ftypmp42" + b"spoken at the kitchen table" * 50
    assert told(data + film)
    assert without(data + film) == data


def test_the_colour_profile_stays() -> None:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif(), icc_profile=b"profile" * 40)
    with Image.open(BytesIO(without(out.getvalue()))) as picture:
        assert picture.info["icc_profile"] == b"profile" * 40


def test_a_photograph_without_a_place_names_none() -> None:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif(place=False))
    assert told(out.getvalue()).place == ""


@given(cut=st.integers(1, len(jpeg()) - 3))
def test_a_picture_that_is_cut_short_is_told_and_not_half_cleaned(cut: int) -> None:
    with pytest.raises(CannotClean):
        without(jpeg()[: 2 + cut])
    assert told(jpeg()[: 2 + cut]).cleans is False


@given(data=st.binary(max_size=400), start=st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_no_bytes_whatever_break_it(data: bytes, start: bytes) -> None:
    told(start + data)


@pytest.mark.parametrize(
    ("head", "anew"),
    [(b"\x00\x00\x00\x18ftypheic", True), (b"II*\x00", False), (b"RIFF....WEBP", True)],
)
def test_what_cannot_be_cleaned_says_so(head: bytes, anew: bool) -> None:
    data = head + b"\x00" * 40 + b"Exif\x00\x00"
    assert told(data).anew is anew
    assert told(data).other
    assert not told(data).cleans
    with pytest.raises(CannotClean):
        without(data)


def test_a_paper_tells_nothing() -> None:
    assert not told(pdf())
