"""The desk: which it is, in whose name it writes, what it refuses to write, what it says last."""

import shutil

import pytest

from db.errors import (
    RecordDamaged,
    WrongDesk,
)
from db.ledger import Unsound
from db.names import ActorId
from db.records import Home, Staff
from desktop.casework.actions.closeness.declare import declare_home, home
from desktop.casework.desk import Desk
from desktop.casework.record.cases import list_cases
from desktop.casework.unlocking import open_desk
from tests.builders import CHEAP, HOME, SERVICE, House
from tests.desktop.casework.actions.kit import opened

SECOND = "thimble orchard walrus pepper glacier song"


def test_the_vault_says_which_desk_it_is(house: House) -> None:
    with house.open("office") as office:
        assert (office.kind, office.office) == ("office", office.device)
        office.need("office")
        with pytest.raises(WrongDesk) as refused:
            office.need("volunteer")
        assert refused.value.facts == {"needs": "volunteer"}
    with house.open("morag") as morag:
        assert morag.kind == "volunteer"
        assert morag.office != morag.device
        assert (morag.service, morag.person, morag.letters[:2]) == (SERVICE, "Morag Tennick", "MT")
        with pytest.raises(WrongDesk):
            morag.need("office")


def write_homes(desk: Desk, *postcodes: str) -> None:
    with desk.write() as writing:
        for one in postcodes:
            writing.add(Home(postcode=one))


def test_a_write_is_kept_whole_or_not_at_all(house: House) -> None:
    with house.open("morag") as morag:
        before = morag.store.row_count()
        with pytest.raises(Unsound):
            write_homes(morag, "LA9 4DL", "L" * 401)
        assert morag.store.row_count() == before
        assert home(morag) == HOME
    with house.open("morag") as morag:
        assert morag.store.row_count() == before


def test_locking_writes_where_the_record_ended(house: House) -> None:
    head = house.path("morag") / "head"
    before = head.read_bytes()
    with house.open("morag") as morag:
        opened(morag)
        assert head.read_bytes() == before
    assert head.read_bytes() != before


def test_a_head_that_cannot_be_written_keeps_nothing_open(house: House) -> None:
    with house.open("morag") as morag:
        reference = opened(morag)
        head = house.path("morag") / "head"
        head.unlink()
        head.mkdir()  # nothing can be written in its place
    assert morag.vault.locked
    head.rmdir()
    with house.open("morag") as morag:
        assert [row.reference for row in list_cases(morag)] == [reference]


def test_a_damaged_chain_can_be_read_and_is_not_written_to(house: House) -> None:
    head = (house.path("morag") / "head").read_bytes()
    with house.open("morag") as morag:
        reference = opened(morag)
        morag.store.database.run("UPDATE ledger SET salt = zeroblob(32) WHERE kind = 'case'")
    (house.path("morag") / "head").write_bytes(head)
    with house.open("morag") as morag:
        assert len(morag.problems) == 1
        assert [row.reference for row in list_cases(morag)] == [reference]
        with pytest.raises(RecordDamaged) as refused:
            declare_home(morag, "LA9 4DL")
        assert refused.value.facts["what"] == morag.problems[0]
        assert home(morag) == HOME
    assert (
        house.path("morag") / "head"
    ).read_bytes() == head  # what is damaged vouches for nothing


def test_a_vault_without_its_own_facts_is_damaged(house: House) -> None:
    with house.open("morag") as morag:
        morag.store.database.run("DELETE FROM setting WHERE name = 'letters'")
        morag.store.database.run("DELETE FROM secret WHERE name = 'sign'")
        for what in ("letters", "keys"):
            with pytest.raises(RecordDamaged) as refused:
                getattr(morag, what)
            assert refused.value.facts == {"what": what}


def test_a_name_is_known_at_the_office_and_a_number_stands_for_it_elsewhere(house: House) -> None:
    with house.open("morag") as morag:
        me = morag.actor
        assert morag.name_of(me) == "Morag Tennick"
        assert morag.name_of(ActorId("ee" * 16)) == "ee" * 16
    with house.open("office") as office:
        assert office.name_of(me) == "Morag Tennick"
        assert office.name_of(office.actor) == "Perpetua Wainhope"


def test_of_several_at_an_office_each_acts_in_their_own_name(house: House) -> None:
    with house.open("office") as office:
        founder, other = office.actor, ActorId("dd" * 16)
        office.vault.add_passphrase(other, "Colm Fairley", SECOND, CHEAP)
    with open_desk(house.path("office"), SECOND, house.world) as office:
        assert office.actor == other
        assert office.name_of(other) == "Colm Fairley"
        assert office.name_of(founder) == "Perpetua Wainhope"
        with office.write() as writing:
            staff = writing.add(Staff(name="Colm Fairley", since=house.clock.now().date()))
        kept = office.store.get(Staff, staff)
        assert kept is not None
        assert kept.actor == other


def test_a_whole_folder_moved_elsewhere_is_the_same_desk(house: House) -> None:
    shutil.move(house.path("morag"), house.path("moved"))
    with house.open("moved") as morag:
        assert (morag.person, morag.warnings) == ("Morag Tennick", ())
