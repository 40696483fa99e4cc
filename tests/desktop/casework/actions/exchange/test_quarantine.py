"""What is set apart is kept as it came, up to a cap that only strangers' files make room under."""

import os

from db.records import Household
from desktop.casework.actions.exchange.quarantine import CAP
from desktop.casework.actions.joining.end_device import revoke
from tests.builders import House
from tests.db.bundle import forge
from tests.desktop.casework.actions.kit import signed, stranger, who


def from_a_stranger(house: House) -> bytes:
    with house.open("office") as office:
        to = who(office)
    nobody = stranger()
    return signed(nobody, to, forge.chain(nobody.device, "up", [Household(postcode="")]))


def names(house: House) -> set[str]:
    return {path.stem for path in (house.path("office") / "quarantine").iterdir()}


def swell(house: House, name: str) -> None:
    """Make a kept file look as large as the cap. The disk need not hold it: it is all holes."""
    os.truncate(house.path("office") / "quarantine" / f"{name}.evenhand", CAP)


def bring(house: House, data: bytes) -> tuple[str, dict[str, str | int]]:
    before = names(house)
    (answer,) = house.bring("office", data)
    assert answer.result == "quarantined"
    (new,) = names(house) - before
    return new, answer.facts


def test_under_the_cap_everything_stays(house: House) -> None:
    for _ in range(3):
        _, facts = bring(house, from_a_stranger(house))
        assert "dropped" not in facts
    assert len(names(house)) == 3


def test_over_the_cap_the_oldest_of_a_stranger_makes_room_and_that_is_said(house: House) -> None:
    oldest, _ = bring(house, from_a_stranger(house))
    newer, _ = bring(house, from_a_stranger(house))
    swell(house, oldest)
    newest, facts = bring(house, from_a_stranger(house))
    assert facts["dropped"] == 1
    assert names(house) == {newer, newest}


def test_what_somebody_known_sent_makes_room_for_nobody(house: House) -> None:
    with house.open("office") as office:
        revoke(office, "Morag Tennick", "lost")
    (data,), _ = house.seal("morag")
    known, _ = bring(house, data)
    swell(house, known)
    newest, facts = bring(house, from_a_stranger(house))
    assert "dropped" not in facts
    assert names(house) == {known, newest}


def test_a_strangers_file_makes_room_for_what_somebody_known_sent(house: House) -> None:
    oldest, _ = bring(house, from_a_stranger(house))
    swell(house, oldest)
    with house.open("office") as office:
        revoke(office, "Morag Tennick", "lost")
    (data,), _ = house.seal("morag")
    known, facts = bring(house, data)
    assert facts["dropped"] == 1
    assert names(house) == {known}
