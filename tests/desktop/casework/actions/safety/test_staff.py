"""The people of an office: each by their own passphrase, and gone when they leave."""

import pytest

from db.errors import (
    BadInput,
    FileUnwritable,
    NoSuchRecord,
    NotManager,
    WeakPassphrase,
    WrongDesk,
    WrongPassphrase,
    WrongRecoveryCode,
)
from db.names import ActorId
from db.records import Staff
from db.store.leavers import name_left
from db.vault.vault import unlock_with_code
from desktop.casework.actions.concerns.look import urgent
from desktop.casework.actions.concerns.raise_concern import ConcernDraft, raise_concern
from desktop.casework.actions.exchange.receive import receive
from desktop.casework.actions.safety.backups import back_up, health
from desktop.casework.actions.safety.examine import examine
from desktop.casework.actions.safety.staff import add, members, remove
from desktop.casework.actions.safety.ways_in import renew_code
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import opened

THEIRS = "saddle velvet orchard pigeon granite lute"
FOUNDER = "Perpetua Wainhope"
ODA = "Oda Fell"


def with_oda(house: House, *, manager: bool = False) -> None:
    with house.open("office") as office:
        add(office, ODA, THEIRS, manager=manager)


def test_somebody_new_has_a_passphrase_of_their_own_and_signs_with_their_name(
    house: House,
) -> None:
    with_oda(house)
    with open_desk(house.path("office"), THEIRS, house.world) as office:
        assert [(one.name, one.manager, one.me) for one in members(office)] == [
            (FOUNDER, True, False),
            (ODA, False, True),
        ]
        assert all(one.since is not None for one in members(office))
        assert office.name_of(office.actor) == ODA
        with pytest.raises(NotManager):
            add(office, "Wim Brook", "harp candle oxbow tunic meteor gravel")
    with pytest.raises(NotManager):
        remove(house.path("office"), THEIRS, FOUNDER, house.world)


def test_what_is_wrong_changes_nothing(house: House) -> None:
    with house.open("office") as office:
        for name, secret, refusal in (
            (ODA, PASSPHRASE, WeakPassphrase),  # it opens the vault for somebody already
            (ODA, "password", WeakPassphrase),
            (FOUNDER.upper(), THEIRS, BadInput),
            ("  ", THEIRS, BadInput),
        ):
            with pytest.raises(refusal):
                add(office, name, secret)
        assert [one.name for one in members(office)] == [FOUNDER]
        assert len(office.store.find(Staff)) == 1
    with house.open("morag") as morag, pytest.raises(WrongDesk):
        add(morag, ODA, THEIRS)
    for name, other in ((FOUNDER, BadInput), ("Nobody", NoSuchRecord)):
        with pytest.raises(other):
            remove(house.path("office"), PASSPHRASE, name, house.world)
    with pytest.raises(WrongPassphrase):
        remove(house.path("office"), "not this one at all", ODA, house.world)


def test_whoever_leaves_opens_nothing_and_everybody_else_everything(house: House) -> None:
    with_oda(house)
    with house.open("office") as office:
        code = renew_code(office)
        back_up(office)
        rows = office.store.row_count()
    gone = remove(house.path("office"), PASSPHRASE, ODA.lower(), house.world)
    assert gone.name == ODA
    with pytest.raises(WrongPassphrase):
        open_desk(house.path("office"), THEIRS, house.world)
    with pytest.raises(WrongRecoveryCode):  # whoever left may have read the paper
        unlock_with_code(house.path("office"), code)
    unlock_with_code(house.path("office"), gone.recovery_code).lock()
    with house.open("office") as office:
        assert [one.name for one in members(office)] == [FOUNDER]
        ended = [one.body for one in office.store.find(Staff) if one.body.until is not None]
        assert [one.name for one in ended] == [ODA]
        assert office.store.row_count() == rows + 1
        assert examine(office).problems == ()
        assert office.warnings == ()
        (left,) = health(office).backups
    with pytest.raises(WrongPassphrase):
        open_desk(left.folder, THEIRS, house.world)


def test_whoever_has_left_goes_on_being_called_by_name(house: House) -> None:
    with_oda(house, manager=True)
    with house.open("office") as office:
        founder = office.actor
    with open_desk(house.path("office"), THEIRS, house.world) as office:
        oda = office.actor
        raise_concern(office, "", ConcernDraft(said="She is afraid to go home."))
    remove(house.path("office"), PASSPHRASE, ODA, house.world)
    with house.open("office") as office:
        assert [one.raiser for one in urgent(office)] == [ODA]
        assert name_left(office.store, founder) == FOUNDER  # and whoever began it, once they go
        assert office.name_of(oda) == ODA
        assert name_left(office.store, ActorId("ee" * 16)) == ""


def test_a_removal_that_broke_off_after_the_new_key_is_ended_by_asking_once_more(
    house: House,
) -> None:
    with_oda(house)
    with house.open("office") as office:
        code = renew_code(office)
    kept = house.path("office") / "backups"
    kept.rmdir()
    kept.write_bytes(b"in the way")
    with pytest.raises(FileUnwritable):
        remove(house.path("office"), PASSPHRASE, ODA, house.world)
    with pytest.raises(WrongPassphrase):
        open_desk(house.path("office"), THEIRS, house.world)
    kept.unlink()
    kept.mkdir()
    gone = remove(house.path("office"), PASSPHRASE, ODA, house.world)
    assert gone.name == ODA
    with pytest.raises(WrongRecoveryCode):
        unlock_with_code(house.path("office"), code)
    unlock_with_code(house.path("office"), gone.recovery_code).lock()
    with house.open("office") as office:
        assert [one.name for one in members(office)] == [FOUNDER]
        assert len(health(office).backups) == 1


def test_an_office_under_a_new_key_goes_on_with_its_laptops(house: House) -> None:
    with_oda(house, manager=True)
    remove(house.path("office"), THEIRS, FOUNDER, house.world)
    with house.open("morag") as morag:
        opened(morag)
    files, _ = house.seal("morag")
    with open_desk(house.path("office"), THEIRS, house.world) as office:
        assert [one.result for one in receive(office, [("a", files[0])])] == ["applied"]
