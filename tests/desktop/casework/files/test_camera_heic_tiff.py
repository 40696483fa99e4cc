"""HEIC and TIFF without what they tell: the same length, the same picture, coded as it was."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from desktop.casework.files.camera import CannotClean, Told, told, without
from desktop.casework.files.camera_anew import as_jpeg, jpeg_name
from desktop.casework.files.file_kinds import HEIC, TIFF, media_type
from desktop.casework.files.pictures import NotDecoded, decode_heic, decode_tiff
from tests.desktop.casework.photographs import PLACE, SECRETS, bomb, box, exif, heic, jpeg, tiff

PACKED = ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg")
_HEIC, _TILED, _TIFF = heic(6), heic(tiles=64), tiff(2)


def pages(data: bytes) -> list[bytes]:
    with Image.open(BytesIO(data)) as picture:
        return [one.tobytes() for one in ImageSequence.Iterator(picture)]


@pytest.mark.parametrize("data", [_HEIC, _TILED], ids=["one", "tiled"])
def test_a_heic_is_cleaned_in_place_and_its_picture_is_as_it_was(data: bytes) -> None:
    found = told(data)
    assert (found.place, found.taken) == (PLACE, "2026-03-03 14:02")
    assert found.device == "Fellcam Pocket 4"
    assert {"a name: Maud Brackenridge", "notes of a picture program"} <= set(found.other)
    assert found.cleans
    clean = without(data)
    assert len(clean) == len(data)
    assert all(secret in data for secret in SECRETS)
    assert not any(secret in clean for secret in SECRETS)
    assert told(clean) == Told()
    assert without(clean) == clean
    assert decode_heic(clean).picture.tobytes() == decode_heic(data).picture.tobytes()


@pytest.mark.parametrize("up", [1, 3, 6, 8])
def test_which_way_is_up_stays_in_the_exif_block_and_nothing_else(up: int) -> None:
    from pillow_heif import open_heif  # noqa: PLC0415

    data = without(heic(up))
    left = Image.Exif()
    left.load(open_heif(BytesIO(data)).info["exif"] or b"MM\x00*\x00\x00\x00\x08" + bytes(6))
    assert set(left) <= {0x0112}
    assert decode_heic(data).picture.size == ((96, 128) if up in (6, 8) else (128, 96))
    assert decode_heic(data).picture.tobytes() == decode_heic(heic(up)).picture.tobytes()


def test_what_lies_beside_the_picture_in_a_heic_goes_too() -> None:
    bare = heic(bare=True)
    assert told(bare) == Told()
    film = box(b"mpvd", b"spoken at the kitchen table" * 9)
    for added in (film, box(b"uuid", b"Bowling green" * 9), b"\x00\x00\x00\x03 Bowling green"):
        clean = without(bare + added)
        assert told(bare + added).other == ("small notes of the camera or of a program",)
        assert b"kitchen" not in clean
        assert b"Bowling" not in clean
        assert decode_heic(clean).picture.tobytes() == decode_heic(bare).picture.tobytes()


def test_what_no_picture_names_among_the_data_goes_too() -> None:
    bare = heic(bare=True)
    at = bare.rindex(b"mdat") - 4  # the last box
    left = b"Bowling green, 3 March" * 4
    size = int.from_bytes(bare[at : at + 4], "big") + len(left)
    data = bare[:at] + size.to_bytes(4, "big") + bare[at + 4 :] + left
    assert told(data)
    clean = without(data)
    assert len(clean) == len(data)
    assert b"Bowling" not in clean
    assert decode_heic(clean).picture.tobytes() == decode_heic(bare).picture.tobytes()


def test_a_series_of_pictures_is_not_cleaned_but_can_be_made_anew() -> None:
    film = heic() + box(b"moof", b"\x00" * 40)
    with pytest.raises(CannotClean) as why:
        without(film)
    assert "series of pictures" in why.value.reason
    found = told(film)
    assert (found.place, found.cleans, found.anew) == (PLACE, False, True)
    made = as_jpeg(film)
    assert not told(made)
    assert not any(secret in made for secret in SECRETS)
    with Image.open(BytesIO(made)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (128, 96))
    assert jpeg_name("IMG_1.HEIC") == "IMG_1.jpg"


def test_a_webp_can_be_made_anew_and_keeps_its_colour_profile() -> None:
    out = BytesIO()
    with Image.open(BytesIO(jpeg())) as picture:
        picture.save(out, "WEBP", exif=exif(6), icc_profile=b"profile" * 40)
    assert told(out.getvalue()).anew
    made = as_jpeg(out.getvalue())
    assert not told(made)
    with Image.open(BytesIO(made)) as picture:
        assert picture.size == (48, 64)  # the right way up
        assert picture.info["icc_profile"] == b"profile" * 40
    with pytest.raises(CannotClean):
        as_jpeg(out.getvalue()[:60])


@pytest.mark.parametrize("packed", PACKED)
def test_a_scan_is_cleaned_in_place_and_every_page_is_as_it_was(packed: str) -> None:
    assert told(tiff(3, bare=True, packed=packed)) == Told()
    data = tiff(3, packed=packed)
    found = told(data)
    assert found.taken == "2026-03-03 14:02"
    assert found.cleans
    assert bool(found.place) is (packed == "raw")
    clean = without(data)
    assert len(clean) == len(data)
    assert any(secret in data for secret in SECRETS)
    assert not any(secret in clean for secret in SECRETS)
    assert pages(clean) == pages(data)
    assert told(clean) == Told()
    assert without(clean) == clean


def test_a_scan_keeps_its_resolution_its_colours_and_which_way_is_up() -> None:
    out = BytesIO()
    notes = {274: 6, 305: "Fellcam"}
    with Image.open(BytesIO(jpeg(bare=True))) as picture:
        picture.save(out, "TIFF", dpi=(300, 300), icc_profile=b"profile" * 40, tiffinfo=notes)
    with Image.open(BytesIO(without(out.getvalue()))) as clean:
        assert clean.info["dpi"] == (300, 300)
        assert clean.info["icc_profile"] == b"profile" * 40
        assert clean.getexif()[274] == 6
    assert decode_tiff(out.getvalue()).picture.size == (48, 64)


@settings(max_examples=150)
@given(st.data())
def test_damage_anywhere_is_cleaned_or_refused_and_never_breaks(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([_HEIC, _TILED, _TIFF]))
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(broken[: data.draw(st.integers(12, len(whole)))])
    found = told(cut)
    try:
        clean = without(cut)
    except CannotClean:
        assert not found.cleans or media_type("", cut) not in (HEIC, TIFF)
    else:
        assert len(clean) <= len(cut)
        assert found.cleans
        assert without(clean) == clean
        assert not told(clean)


@given(data=st.binary(max_size=300), start=st.sampled_from([b"II*\x00", b"MM\x00*", _HEIC[:60]]))
def test_no_bytes_whatever_break_it(data: bytes, start: bytes) -> None:
    told(start + data)


def test_a_page_without_end_and_one_without_any_size_are_not_decoded() -> None:
    import struct  # noqa: PLC0415

    def page(wide: int, high: int, following: int = 0) -> bytes:
        entries = [(256, wide), (257, high), (258, 8), (262, 1), (273, 200), (278, 1), (279, 40)]
        made = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
        return (
            b"II*\x00" + struct.pack("<IH", 8, len(entries)) + made + struct.pack("<I", following)
        )

    for size, reason in (((60_000, 60_000), "large"), ((9000, 9000), "large"), ((0, 5), "broken")):
        with pytest.raises(NotDecoded) as why:
            decode_tiff(page(*size).ljust(400, b"\x00"))
        assert why.value.reason == reason
    round_and_round = page(8, 5, following=8).ljust(400, b"\x00")
    assert decode_tiff(round_and_round).pages == 1
    with pytest.raises(CannotClean):
        without(round_and_round)
    for data in (bomb(), b"", _HEIC[:200]):
        with pytest.raises(NotDecoded):
            decode_heic(data)
