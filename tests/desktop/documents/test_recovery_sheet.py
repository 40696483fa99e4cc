"""The recovery sheet: every group can be read, the square code says the same, nobody is named."""

import os
from datetime import date

import pypdfium2  # type: ignore[import-untyped]
import pytest

from db.errors import BadInput, TooLong
from db.vault import recovery
from desktop.documents.recovery_sheet import LONGEST, Sheet, recovery_sheet, squares
from desktop.documents.sheets import A4, MM
from tests.desktop.documents import qr
from tests.desktop.documents.reading import FONTS, faces, language, letters, said

SERVICE = "Fellside Impartial Support"
DAY = date(2026, 3, 10)
ROOM = 4  # white squares that a camera needs around the code


def fresh() -> str:
    return recovery.printed(os.urandom(recovery.SECRET_BYTES))


def drawn(code: str, service: str = SERVICE) -> bytes:
    return recovery_sheet(Sheet(code=code, service=service, made=DAY), fonts=FONTS)


def test_it_is_one_page_of_a4_and_says_whose_and_of_when_it_is() -> None:
    code = fresh()
    pdf = drawn(code)
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx(A4, abs=0.5)
    text = said(letters(pdf))
    for words in (SERVICE, "Made on 10 March 2026", "Keep this sheet", "Forgotten?"):
        assert words.replace(" ", "") in text
    for number, group in enumerate(code.split("-"), 1):
        assert f"{number}{group}" in text
    assert language(pdf) == "en-GB"
    assert all(faces(pdf).values())


def test_the_groups_are_large() -> None:
    code = fresh()
    largest = [one for one in letters(drawn(code)) if one.size == 22]
    assert said(largest) == code.replace("-", "")


@pytest.mark.parametrize("_again", range(8))
def test_the_square_code_says_the_same_to_a_camera(_again: int) -> None:
    code = fresh()
    found = squares(code)
    assert qr.read(found) == code
    assert recovery.read(qr.read(found)) == recovery.read(code)


def test_a_square_that_is_changed_is_seen_by_the_test_itself() -> None:
    """So that reading it proves something."""
    found = squares(fresh())
    found[12][12] = not found[12][12]
    with pytest.raises(AssertionError):
        qr.read(found)


def test_the_square_code_is_printed_as_it_is_with_white_around_it() -> None:
    code = fresh()
    wanted = squares(code)
    dots = 4  # pixels a square
    page = pypdfium2.PdfDocument(drawn(code))[0]
    picture = page.render(scale=dots / (1.5 * MM), grayscale=True).to_pil()
    left = round(20 * MM * dots / (1.5 * MM))

    def dark(row: int, at: int, top: int) -> bool:
        pixel = picture.getpixel((left + at * dots + dots // 2, top + row * dots + dots // 2))
        return bool(pixel < 128)

    def stands_at(top: int) -> bool:
        ring = range(-ROOM, qr.SIDE + ROOM)
        return all(
            dark(row, at, top) == (0 <= row < qr.SIDE and 0 <= at < qr.SIDE and wanted[row][at])
            for row in ring
            for at in ring
        )

    assert any(stands_at(top) for top in range(picture.height - (qr.SIDE + 2 * ROOM) * dots))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    code = fresh()
    assert drawn(code) == drawn(code)


@pytest.mark.parametrize(
    "service", ["", "Gwasanaeth Cynghori Llŷn", "Wolstenholme" * 9, "A " * (LONGEST // 2)]
)
def test_whatever_the_service_is_called_it_stays_on_the_page(service: str) -> None:
    found = letters(drawn(fresh(), service))
    assert min(one.left for one in found) >= 19.9 * MM
    assert max(one.right for one in found) <= A4[0] - 19.9 * MM
    assert min(one.bottom for one in found) >= 20 * MM


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(TooLong):
        drawn(fresh(), "x" * (LONGEST + 1))
    with pytest.raises(BadInput):
        drawn(fresh(), "支援")
