"""Cards have their true size, lie on the paper beside one another, and are cut between."""

from itertools import combinations

import pytest

from desktop.documents.sheets import MM, Sheet, Size, Spot, sheet

SIZES: tuple[Size, ...] = ("a4", "a6", "wallet")
Box = tuple[float, float, float, float]  # left, bottom, right, top


def box(spot: Spot, layout: Sheet) -> Box:
    """The card's place on the sheet."""
    width, height = layout.card
    left, bottom = (spot.x - width, spot.y - height) if spot.turned else (spot.x, spot.y)
    return left, bottom, left + width, bottom + height


@pytest.mark.parametrize(
    ("size", "width", "height", "count"),
    [("a4", 210, 148.5, 2), ("a6", 148.5, 105, 4), ("wallet", 85.6, 54, 10)],
)
def test_cards_have_their_size_in_millimetres(
    size: Size, width: float, height: float, count: int
) -> None:
    layout = sheet(size)
    assert layout.card == pytest.approx((width * MM, height * MM))
    assert len(layout.spots) == count
    assert sorted(layout.page) == pytest.approx([210 * MM, 297 * MM])


@pytest.mark.parametrize("size", SIZES)
def test_cards_lie_on_the_paper_and_never_on_each_other(size: Size) -> None:
    layout = sheet(size)
    boxes = [box(spot, layout) for spot in layout.spots]
    for left, bottom, right, top in boxes:
        assert left >= -1e-6
        assert bottom >= -1e-6
        assert right <= layout.page[0] + 1e-6
        assert top <= layout.page[1] + 1e-6
    for one, other in combinations(boxes, 2):
        beside = one[2] <= other[0] + 1e-6 or other[2] <= one[0] + 1e-6
        above = one[3] <= other[1] + 1e-6 or other[3] <= one[1] + 1e-6
        assert beside or above


@pytest.mark.parametrize("size", SIZES)
def test_marks_stand_on_the_edges_of_cards_and_clear_of_their_texts(size: Size) -> None:
    layout = sheet(size)
    boxes = [box(spot, layout) for spot in layout.spots]
    edges_x = {round(edge, 3) for left, _, right, _ in boxes for edge in (left, right)}
    edges_y = {round(edge, 3) for _, bottom, _, top in boxes for edge in (bottom, top)}
    for x1, y1, x2, y2 in (*layout.folds, *layout.cuts):
        assert (x1 == x2 and round(x1, 3) in edges_x) or (y1 == y2 and round(y1, 3) in edges_y)
        for left, bottom, right, top in boxes:
            clear = layout.margin
            assert not (
                min(x2, right - clear) > max(x1, left + clear)
                and min(y2, top - clear) >= max(y1, bottom + clear)
            )


def test_the_tent_is_folded_and_the_others_are_cut() -> None:
    assert [bool(sheet(size).folds) for size in SIZES] == [True, False, False]
    assert [bool(sheet(size).cuts) for size in SIZES] == [False, True, True]
    assert [spot.turned for spot in sheet("a4").spots] == [False, True]
