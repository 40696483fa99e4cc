"""The service's own name and logo on paper: set at the office, printed at every laptop."""

import io
import random

import pytest
from PIL import Image

from db.errors import BadInput, TooLong, WrongDesk
from db.records import Service
from desktop.casework.actions.papers.identity import IdentityDraft, identity, set_identity
from desktop.casework.files.logo import MOST_BYTES, made_ready
from desktop.documents import from_desk
from tests.builders import SERVICE, House
from tests.desktop.documents import papers_kit as kit

DRAFT = IdentityDraft(
    address="The Old Chapel\nAppleby",
    telephone="01632  960 119",
    email="help@fellside.example",
    website="www.fellside.example",
    also="Registered charity 0000000",
    logo=kit.logo(400, 300),
)


def test_laptops_print_with_it_from_the_next_bundle_on(house: House) -> None:
    with house.open("morag") as morag:
        assert identity(morag).lines == ()
        assert identity(morag).name == SERVICE
        with pytest.raises(WrongDesk):
            set_identity(morag, DRAFT)
    with house.open("office") as office:
        set_identity(office, DRAFT)
        rows = office.store.row_count()
        set_identity(office, DRAFT)
        assert office.store.row_count() == rows  # the same again changes nothing
        (kept,) = office.store.find(Service)
        assert (kept.body.pack, kept.body.name) == ("standard", SERVICE)
    house.carry("office", "morag")
    with house.open("morag") as morag:
        known = identity(morag)
        assert known.lines[0] == "The Old Chapel, Appleby"
        assert known.lines[1].startswith("01632 960 119 · help@")
        assert known.logo is not None
        leaflet = from_desk.statement(morag, kit.PRESS, "en", "a4")
        assert "01632 960 119" in kit.read(leaflet.data)[0]
        role = morag.pack.roles[0].name
        card = from_desk.role_card(morag, kit.PRESS, role, "a4", large_print=False)
        assert len(kit.pictures(card.data)) == 2


def test_a_logo_is_left_or_taken_away_as_asked(house: House) -> None:
    with house.open("office") as office:
        set_identity(office, DRAFT)
        assert set_identity(office, IdentityDraft(telephone="1")).logo is not None
        assert identity(office).telephone == "1"
        assert set_identity(office, IdentityDraft(drop_logo=True)).logo is None
        assert identity(office).logo is None


@pytest.mark.parametrize(
    ("draft", "refusal"),
    [
        (IdentityDraft(email="help at fellside"), BadInput),
        (IdentityDraft(telephone="0" * 500), TooLong),
        (IdentityDraft(logo=b"%PDF-1.7", logo_name="head.pdf"), BadInput),
        (IdentityDraft(logo=kit.logo(300, 300)[:900]), BadInput),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_changes(
    house: House, draft: IdentityDraft, refusal: type[Exception]
) -> None:
    with house.open("office") as office:
        rows = office.store.row_count()
        with pytest.raises(refusal):
            set_identity(office, draft)
        assert office.store.row_count() == rows


def noise(width: int, height: int) -> bytes:
    """A picture that no packing makes small."""
    drawn = random.Random(7)
    out = io.BytesIO()
    Image.frombytes("RGB", (width, height), drawn.randbytes(width * height * 3)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("shape", [(32, 32), (4000, 4000), (4000, 60), (60, 4000)])
def test_a_logo_is_made_small_enough_and_keeps_its_shape_and_what_is_seen_through(
    shape: tuple[int, int],
) -> None:
    ready = made_ready(kit.logo(*shape))
    made = Image.open(io.BytesIO(ready))
    assert (made.format, len(ready) <= MOST_BYTES) == ("PNG", True)
    assert max(made.size) <= 1200
    assert made.width / made.height == pytest.approx(shape[0] / shape[1], rel=0.15)
    assert made.convert("RGBA").getpixel((0, 0))[3] < 128  # type: ignore[index]
    if shape == (32, 32):
        assert made.size == shape


def test_even_a_photograph_gets_small_enough_and_loses_where_it_was_taken() -> None:
    assert len(made_ready(noise(1300, 1000))) <= MOST_BYTES
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of Morag"
    exif[0x0112] = 6  # lies on its side
    Image.new("RGB", (400, 100), "teal").save(out, "JPEG", exif=exif)
    ready = made_ready(out.getvalue())
    assert b"Camera" not in ready
    assert Image.open(io.BytesIO(ready)).size == (100, 400)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", kit.logo(4, 400)])
def test_what_is_no_logo_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        made_ready(data, "sign.gif")
    assert refused.value.facts["what"] == "logo"
