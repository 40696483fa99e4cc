"""What the picture of the area is made of: a case, a postcode, home alone."""

from db.service import PlaceChange, PlaceChanges
from desktop.casework.actions.closeness.declare import declare_home
from desktop.casework.actions.places.look_around import area_seen, case_area_seen, home_seen
from tests.builders import FAMILY, House
from tests.desktop.casework.actions.kit import opened

AUGUST = "Code-Point Open 2026.3 (August 2026)"


def test_a_case_is_seen_as_it_lies_now_and_as_it_was_found_before(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        seen = case_area_seen(morag, reference)
        assert seen is not None
        assert seen.answer is not None
        assert (seen.place, seen.answer.band, seen.before) == (FAMILY, "just-right", "")
        assert (seen.near_km, seen.far_km) == (3, 30)
        # a newer list has the family's postcode elsewhere
        moved = PlaceChange(code=FAMILY, east=353_000, north=561_000, quality="exact")
        with morag.write() as writing:
            row = PlaceChanges(edition=AUGUST, part=1, parts=1, places=(moved,))
            writing.add(row, own=True)
        morag.lists_changed()
        now = case_area_seen(morag, reference)
        assert now is not None
        assert now.answer is not None
        assert now.answer.band == "too-near"
        assert now.before == "The family’s address is 14.29 km from your home."


def test_what_must_be_guessed_or_cannot_be_read_is_not_seen(house: House) -> None:
    with house.open("morag") as morag:
        assert area_seen(morag, "CA3 BUR") is None
        assert area_seen(morag, "2036") is None
        nowhere = area_seen(morag, "BT1 1AA")
        assert nowhere is not None
        assert (nowhere.ground.place, nowhere.ground.drawn) == (None, True)


def test_home_alone_is_seen_with_what_lies_round_about(house: House) -> None:
    with house.open("morag") as morag:
        seen = home_seen(morag)
        assert (seen.place, seen.answer, seen.ground.drawn) == ("", None, True)
        assert seen.ground.outlines[0][1][0].name == "CA8 1"
        declare_home(morag, "DN3 3FX")
        assert not home_seen(morag).ground.drawn
    with house.open("office") as office:
        assert not home_seen(office).ground.drawn
