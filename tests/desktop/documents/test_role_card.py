"""The card as it comes out of the printer: what it says, how large, which way up, and no more."""

import sys
import tempfile
from pathlib import Path

import msgspec
import pypdfium2  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import BadInput, TooLong
from desktop.documents.role_card import LIMITS, Card, role_card
from desktop.documents.sheets import MM, Size, sheet
from tests.desktop.documents.reading import (
    FONTS,
    Letter,
    faces,
    ink_besides,
    language,
    letters,
    said,
)
from tests.desktop.documents.test_sheets import SIZES, box

PLAIN = Card(
    service="Fellside Impartial Support",
    volunteer="Morag Tennick",
    role="Supporting an individual",
    line="Impartial: I take no side and decide nothing here",
)
LONG = Card(
    service="Fellside, Eskdale and Western Lakes Special Educational Needs and Disabilities "
    "Information, Advice and Support Service",
    volunteer="Wilhelmina Featherstonehaugh-Cholmondeley",
    role="Taking part in a strategic discussion about places for children with complex needs "
    "in the north of the county",
    line="Impartial: I take no side, I decide nothing here, and whatever is decided is neither "
    "to my gain nor to my loss",
)
# Every text as long as it may be, in wide letters; numbered, since pdfium reads the same line close
# to itself only once.
_WIDE = "".join(f"Wŵg{number} Ẫx-" for number in range(100, 150))
FULL = Card(
    service=_WIDE[: LIMITS["service"]],
    volunteer=_WIDE[-LIMITS["volunteer"] :],
    role=_WIDE[100 : 100 + LIMITS["role"]],
    line=_WIDE[: LIMITS["line"]],
)


def texts(card: Card) -> list[str]:
    """What must be read on the card, from the top down, without spaces."""
    return ["".join(text.split()) for text in (card.service, card.volunteer, card.role, card.line)]


def sizes(found: list[Letter], card: Card) -> list[float]:
    """The type size of each text of the first card on the sheet, in points."""
    per_text = []
    for text in texts(card):
        (size,) = {letter.size for letter in found[: len(text)]}
        per_text.append(round(size, 2))
        found = found[len(text) :]
    return per_text


def outside(found: list[Letter], size: Size) -> list[Letter]:
    """Letters outside every card's margins; a stroke may hang 3 % of the size over its letter."""
    layout = sheet(size)
    inner = []
    for spot in layout.spots:
        left, bottom, right, top = box(spot, layout)
        keep = layout.margin
        inner.append((left + keep, bottom + keep, right - keep, top - keep))
    return [
        letter
        for letter in found
        if not any(
            left - letter.size * 0.03 <= letter.left and letter.right <= right + letter.size * 0.03
            and bottom - 0.1 <= letter.bottom and letter.top <= top + 0.1
            for left, bottom, right, top in inner
        )
    ]  # fmt: skip


def test_the_tent_card_has_the_sizes_of_the_design() -> None:
    found = letters(role_card(PLAIN, fonts=FONTS).pdf)
    assert sizes(found, PLAIN) == [13, 40, 24, 14]


def test_large_print_doubles_role_and_words_and_leaves_the_name() -> None:
    found = letters(role_card(PLAIN, large_print=True, fonts=FONTS).pdf)
    assert sizes(found, PLAIN) == [13, 40, 48, 28]


@pytest.mark.parametrize("size", SIZES)
def test_large_print_never_makes_role_or_words_smaller(size: Size) -> None:
    for card in (PLAIN, LONG, FULL):
        plain, large = (
            sizes(letters(role_card(card, size, large_print=large, fonts=FONTS).pdf), card)
            for large in (False, True)
        )
        assert large[2] >= plain[2]
        assert large[3] >= plain[3]


@pytest.mark.parametrize(("size", "scale"), [("a6", 0.75), ("wallet", 0.5)])
def test_smaller_cards_are_in_proportion(size: Size, scale: float) -> None:
    found = letters(role_card(PLAIN, size, fonts=FONTS).pdf)
    assert sizes(found, PLAIN) == [round(13 * scale, 2), 40 * scale, 24 * scale, 14 * scale]


def test_each_half_of_the_tent_reads_upright_on_its_own_side() -> None:
    found = letters(role_card(PLAIN, fonts=FONTS).pdf)
    fold = 297 / 2 * MM
    near = [letter for letter in found if letter.top < fold]
    far = [letter for letter in found if letter.bottom > fold]
    assert said(near) == said(far) == "".join(texts(PLAIN))
    assert {letter.angle for letter in near} == {0}
    assert {letter.angle for letter in far} == {180}
    # On either side the service stands nearest to the fold, and so at the top once it is folded.
    assert max(near, key=lambda letter: letter.top).size == 13
    assert min(far, key=lambda letter: letter.bottom).size == 13


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("card", [PLAIN, LONG, FULL], ids=["plain", "long", "full"])
def test_every_letter_is_there_within_the_margins(card: Card, size: Size, large: bool) -> None:
    made = role_card(card, size, large_print=large, fonts=FONTS)
    found = letters(made.pdf)
    assert said(found) == "".join(texts(card)) * len(sheet(size).spots)
    assert outside(found, size) == []
    assert min(letter.size for letter in found) > 5
    assert made.pages == 1


@pytest.mark.parametrize("size", SIZES)
def test_outside_the_margins_there_is_nothing_but_hairlines(size: Size) -> None:
    layout = sheet(size)
    keep = layout.margin - 1
    blots = ink_besides(
        role_card(LONG, size, fonts=FONTS).pdf,
        [
            *((x1 - 1, y1 - 1, x2 + 1, y2 + 1) for x1, y1, x2, y2 in (*layout.folds, *layout.cuts)),
            *(
                (left + keep, bottom + keep, right - keep, top - keep)
                for left, bottom, right, top in (box(spot, layout) for spot in layout.spots)
            ),
        ],
    )
    assert blots is None


NAMES = st.text(
    alphabet="abcdefgklmnopqrstuvwy ABCWMÅŴŷłřşțẪậ-'’.Жщψά", min_size=1, max_size=120
).filter(str.strip)


@given(NAMES, NAMES, st.sampled_from(SIZES), st.booleans())
def test_no_name_and_no_role_is_ever_cut(name: str, role: str, size: Size, large: bool) -> None:
    card = msgspec.structs.replace(PLAIN, volunteer=name, role=role)
    found = letters(role_card(card, size, large_print=large, fonts=FONTS).pdf)
    assert said(found) == "".join(texts(card)) * len(sheet(size).spots)
    assert outside(found, size) == []


def test_every_typeface_is_embedded() -> None:
    greek = msgspec.structs.replace(PLAIN, volunteer="Κώστας Παπαδόπουλος")
    made = role_card(greek, fonts=FONTS)
    assert faces(made.pdf) == {
        "AtkinsonHyperlegibleNext-SemiBold": True,
        "NotoSans-SemiBold": True,
        "AtkinsonHyperlegibleNext-Regular": True,
    }
    assert b"Helvetica" not in made.pdf
    assert made.pdf.count(b"/FontFile2") == 3


def test_it_says_what_it_is() -> None:
    made = role_card(PLAIN, fonts=FONTS)
    document = pypdfium2.PdfDocument(made.pdf)
    told = document.get_metadata_dict()
    assert told["Title"] == "Morag Tennick: Supporting an individual"
    assert told["Author"] == PLAIN.service
    assert told["Subject"] == PLAIN.line
    assert [mark.get_title() for mark in document.get_toc()] == [told["Title"]]
    assert language(made.pdf) == "en-GB"
    assert b"/DisplayDocTitle true" in made.pdf
    assert made.pages == len(document) == 1
    document.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_same_card_gives_the_same_bytes(size: Size) -> None:
    assert role_card(LONG, size, fonts=FONTS) == role_card(LONG, size, fonts=FONTS)


_written: list[str] = []
_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event == "open" and set(str(arguments[1])) & set("wax+"):
        _written.append(str(arguments[0]))


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sys.addaudithook(_watch)  # hooks stay for good: the switch turns this one on and off
    monkeypatch.setattr(sys.modules[__name__], "_watching", True)
    role_card(LONG, fonts=FONTS)
    monkeypatch.undo()
    assert _written == []
    assert list(tmp_path.iterdir()) == []


def test_a_card_has_no_place_for_a_family() -> None:
    fields = set(Card.__struct_fields__)
    assert fields == {"service", "volunteer", "role", "line", "logo", "language"}


@pytest.mark.parametrize("field", LIMITS)
def test_letters_that_no_face_has_are_named_instead_of_printed_as_boxes(field: str) -> None:
    card = msgspec.structs.replace(PLAIN, **{field: "Priya 陳 م"})
    with pytest.raises(BadInput) as refused:
        role_card(card, fonts=FONTS)
    assert refused.value.facts["what"] == field
    assert refused.value.facts["given"] == "陳 م"


@pytest.mark.parametrize("field", LIMITS)
def test_a_text_too_long_to_read_is_refused(field: str) -> None:
    card = msgspec.structs.replace(PLAIN, **{field: "x" * (LIMITS[field] + 1)})
    with pytest.raises(TooLong) as refused:
        role_card(card, fonts=FONTS)
    assert refused.value.facts == {"field": field, "limit": LIMITS[field]}


def test_a_card_needs_a_name() -> None:
    with pytest.raises(BadInput):
        role_card(msgspec.structs.replace(PLAIN, volunteer=" \u200b"), fonts=FONTS)


def test_accents_typed_apart_are_drawn_joined() -> None:
    joined, apart = (
        msgspec.structs.replace(PLAIN, volunteer=name)
        for name in ("Siân Ŵyn", "Sia\u0302n W\u0302yn")
    )
    assert role_card(joined, fonts=FONTS) == role_card(apart, fonts=FONTS)
