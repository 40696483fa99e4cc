"""The table of places: what is written is what is read, and damage is noticed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.names import Postcode
from desktop.casework.ground import layout
from desktop.casework.ground.places import Located, Places, PlacesDamaged, Unlocated

metres = st.integers(0, 327_000)
rows = st.lists(
    st.tuples(st.integers(0, 6759), st.none() | st.tuples(metres, metres), st.integers(0, 3)).map(
        lambda parts: layout.Row(*parts)
    ),
    unique_by=lambda row: row.inward,
    max_size=30,
).map(sorted)


def table(path: Path) -> Path:
    kept = [
        layout.Row(layout.inward_number("1AA"), (339_560, 555_499), layout.EXACT),
        layout.Row(layout.inward_number("1AB"), None, layout.EXACT),
        layout.Row(layout.inward_number("9ZZ"), (655_440, 1_213_610), layout.DOUBTFUL),
    ]
    far = [layout.Row(layout.inward_number("0AA"), (0, 0), layout.DIRECTORY)]
    with pytest.raises(ValueError, match="does not fit"):
        layout.write(path, [("CA1", kept)], "spring", [])
    kept[2] = kept[2]._replace(point=(501_058, 222_679))  # some 370 km apart: too far as well
    with pytest.raises(ValueError, match="does not fit"):
        layout.write(path, [("CA1", kept)], "spring", [])
    kept[2] = kept[2]._replace(point=(501_058, 372_679))
    layout.write(path, [("CA1", kept), ("CA10", far)], "spring", ["a source", "another"])
    return path


@given(rows, st.integers(0, 300_000))
def test_random_points_come_back_within_five_metres(
    tmp_path_factory: pytest.TempPathFactory, kept: list[layout.Row], shift: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "random.bin"
    kept = [
        row._replace(point=row.point and (row.point[0] + shift, row.point[1] + shift * 3))
        for row in kept
    ]
    layout.write(path, [("LA9", kept)], "", [])
    with Places.open(path) as places:
        back = list(places.all())
        assert len(back) == len(kept)
        for row, (code, found) in zip(kept, back, strict=True):
            assert code == f"LA9 {layout.inward_text(row.inward)}"
            assert places.find(code) == found
            if row.point is None:
                assert isinstance(found, Unlocated)
            else:
                assert isinstance(found, Located)
                assert abs(found.point.easting - row.point[0]) <= 5
                assert abs(found.point.northing - row.point[1]) <= 5


def test_inward_numbers_sort_as_the_text_does() -> None:
    texts = ["0AA", "0AB", "0BA", "1AA", "1ZZ", "9ZZ"]
    numbers = [layout.inward_number(text) for text in texts]
    assert numbers == sorted(numbers)
    assert [layout.inward_text(number) for number in numbers] == texts


def test_the_edition_and_its_sources_are_kept(tmp_path: Path) -> None:
    with Places.open(table(tmp_path / "t.bin")) as places:
        assert (places.edition, places.sources) == ("spring", ("a source", "another"))
        assert places.rows == 4
        assert isinstance(places.find(Postcode("CA1 1AB")), Unlocated)
        places.verify()


def test_the_file_is_little_endian(tmp_path: Path) -> None:
    written = table(tmp_path / "t.bin").read_bytes()
    assert written[:12] == b"EVHPLACE\x01\x00\x00\x00"
    assert written.endswith((2).to_bytes(4, "little"))  # 0,0 from its own corner, directory


def test_the_same_rows_make_the_same_bytes(tmp_path: Path) -> None:
    one, two = table(tmp_path / "one.bin"), table(tmp_path / "two.bin")
    assert one.read_bytes() == two.read_bytes()


def test_rows_out_of_order_are_refused(tmp_path: Path) -> None:
    two = [layout.Row(5, None, 0), layout.Row(5, None, 0)]
    with pytest.raises(ValueError, match="out of order at CA1"):
        layout.write(tmp_path / "t.bin", [("CA1", two)], "", [])
    with pytest.raises(ValueError, match="out of order at CA1"):
        layout.write(tmp_path / "t.bin", [("CA2", []), ("CA1", [])], "", [])


def test_a_table_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    whole = table(tmp_path / "t.bin").read_bytes()
    short = tmp_path / "short.bin"
    for length in range(len(whole)):
        short.write_bytes(whole[:length])
        with pytest.raises(PlacesDamaged, match="Set the program up again"):
            Places.open(short)


def test_a_changed_byte_anywhere_is_noticed(tmp_path: Path) -> None:
    whole = table(tmp_path / "t.bin").read_bytes()
    changed = tmp_path / "changed.bin"
    for at in range(len(whole)):
        changed.write_bytes(whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1 :])
        with pytest.raises(PlacesDamaged), Places.open(changed) as places:
            places.verify()
