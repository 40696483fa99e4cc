"""Backups of a desk, and what a desk may do that was restored from one."""

from datetime import timedelta

import pytest

from db.errors import (
    NothingToSend,
    Restored,
    RolledBack,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from db.records import Case
from desktop.casework.actions.exchange.arrivals import Arrived
from desktop.casework.actions.safety.backups import (
    back_up,
    carry_backup,
    compare,
    health,
    is_due,
    look_over,
    restore,
)
from desktop.casework.actions.safety.ways_in import (
    change_passphrase,
    drop_old_backups,
    recover,
    renew_code,
)
from desktop.casework.actions.today.today import whats_waiting
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, House
from tests.desktop.casework.actions.kit import opened

ANOTHER = "saddle velvet orchard pigeon granite lute"


def restored(house: House, name: str) -> str:
    """A vault of this name, as it is now, in a folder beside it."""
    with house.open(name) as desk:
        carry_backup(desk, house.path("stick"))
    restore(house.path("stick"), house.path("again"), house.world)
    return "again"


def told(answers: tuple[Arrived, ...]) -> list[tuple[str, str]]:
    return [(one.result, one.code) for one in answers]


def test_one_a_day_is_enough(house: House) -> None:
    with house.open("morag") as morag:
        assert is_due(morag)
        back_up(morag)
        assert not is_due(morag)
        house.clock.on(hours=9)  # past midnight in London
        assert is_due(morag)


def test_health_says_when_and_how(house: House) -> None:
    with house.open("morag") as morag:
        before = health(morag)
        assert (before.backups, before.carried, before.checked) == ((), None, None)
        assert before.carry_due
        carry_backup(morag, house.path("stick"))
        assert look_over(morag) == ()
        now = health(morag)
        assert now.carried == now.checked == house.clock.time
        assert (len(now.backups), now.found, now.carry_due) == (1, 0, False)
        assert now.size > 100_000 < now.free
        house.clock.on(days=15)
        assert health(morag).carry_due


def test_a_restored_laptop_reads_and_writes_and_sends_once_it_has_heard(house: House) -> None:
    with house.open("morag") as morag:
        first = opened(morag)
    house.carry("morag", "office")
    again = restored(house, "morag")
    with house.open(again) as morag:
        assert morag.warnings == ("restored",)
        assert any(one.kind == "restored" for one in whats_waiting(morag))
        assert [one.body.reference for one in morag.store.find(Case)] == [first]
        opened(morag)
    with pytest.raises(Restored):
        house.seal(again)
    with house.open("morag") as morag:
        device = morag.device
    house.clock.on(minutes=5)
    files, _ = house.seal("office", to=device)
    assert told(house.bring(again, *files)) == [("applied", "")]
    with house.open(again) as morag:
        assert morag.warnings == ()
    assert told(house.carry(again, "office")) == [("applied", "")]


def test_a_bundle_from_before_the_restoration_says_nothing_of_what_went_since(
    house: House,
) -> None:
    with house.open("morag") as morag:
        opened(morag)
        device = morag.device
    house.carry("morag", "office")
    files, _ = house.seal("office", to=device)
    house.clock.on(minutes=5)
    again = restored(house, "morag")
    assert told(house.bring(again, *files)) == [("applied", "")]
    with pytest.raises(Restored):
        opened_and_sealed(house, again)


def opened_and_sealed(house: House, name: str) -> None:
    with house.open(name) as desk:
        opened(desk)
    house.seal(name)


def test_a_restored_laptop_that_lacks_what_the_office_holds_never_forks_its_chain(
    house: House,
) -> None:
    again = restored(house, "morag")
    with house.open("morag") as morag:  # the laptop of before the accident wrote on, and sent
        opened(morag)
        device = morag.device
    house.carry("morag", "office")
    house.clock.on(minutes=5)
    with pytest.raises(Restored):
        opened_and_sealed(house, again)
    files, _ = house.seal("office", to=device)
    assert told(house.bring(again, *files)) == [("held", "rolled-back")]
    with pytest.raises(RolledBack):
        house.seal(again)
    with house.open("office") as office:
        (peer,) = office.store.local.peers()
        assert peer.state == "enrolled"  # nobody was frozen


def test_a_restored_office_hears_each_laptop_before_it_sends_to_it(house: House) -> None:
    idris = house.volunteer("idris", "Idris Coldbeck", "LA9 4DL")
    with house.open("morag") as desk:
        morag = desk.device
    again = restored(house, "office")
    house.clock.on(minutes=5)
    with house.open("morag") as desk:
        opened(desk)
    assert told(house.carry("morag", again)) == [("applied", "")]
    house.seal(again, to=morag)
    with pytest.raises(Restored):
        house.seal(again, to=idris)
    with house.open(again) as office:
        assert office.warnings == ("restored",)  # until the other one was heard too
    with house.open("idris") as desk:
        opened(desk, take_anyway="Nobody is nearer.")
    assert told(house.carry("idris", again)) == [("applied", "")]
    with house.open(again) as office:
        assert office.warnings == ()


def test_a_laptop_with_nothing_new_is_heard_by_a_receipt_that_is_made_on_request(
    house: House,
) -> None:
    with house.open("morag") as morag:
        opened(morag)
        device = morag.device
    house.carry("morag", "office")
    house.carry("office", "morag", to=device)
    again = restored(house, "morag")
    house.clock.on(minutes=5)
    with pytest.raises(NothingToSend):
        house.seal("office", to=device)
    files, _ = house.seal("office", to=device, receipt=True)
    house.bring(again, *files)
    with house.open(again) as morag:
        assert morag.warnings == ()
        assert opened(morag)


def test_comparing_tells_what_either_has_alone(house: House) -> None:
    again = restored(house, "morag")
    house.clock.on(hours=1)
    with house.open("morag") as morag:
        opened(morag)
        with house.open(again) as other:
            found = compare(morag, other)
    assert found.only_here > 5
    assert found.only_there == 0
    assert found.last_here is not None
    assert found.last_there is not None
    assert found.last_here - found.last_there >= timedelta(hours=1)


def test_another_passphrase_opens_the_same_record(house: House) -> None:
    with house.open("morag") as morag:
        back_up(morag)
        with pytest.raises(WrongPassphrase):
            change_passphrase(morag, ANOTHER, ANOTHER + " drum")
        with pytest.raises(WeakPassphrase):
            change_passphrase(morag, PASSPHRASE, "Morag Tennick 1")
        assert change_passphrase(morag, PASSPHRASE, ANOTHER).old_backups == 1
    with pytest.raises(WrongPassphrase):
        open_desk(house.path("morag"), PASSPHRASE, house.world)
    with open_desk(house.path("morag"), ANOTHER, house.world) as morag:
        drop_old_backups(morag)
        (left,) = health(morag).backups
    with pytest.raises(WrongPassphrase):
        open_desk(left.folder, PASSPHRASE, house.world)


def test_a_forgotten_passphrase_is_replaced_by_the_code_and_only_by_the_right_one(
    house: House,
) -> None:
    with house.open("morag") as morag:
        code = renew_code(morag)
        opened(morag)
    with house.open("office") as office:
        foreign = renew_code(office)
    with pytest.raises(WrongRecoveryCode):
        recover(house.path("morag"), foreign, ANOTHER, house.world)
    with pytest.raises(WeakPassphrase):
        recover(house.path("morag"), code, "password", house.world)
    recover(house.path("morag"), code, ANOTHER, house.world).lock()
    with open_desk(house.path("morag"), ANOTHER, house.world) as morag:
        assert len(morag.store.find(Case)) == 1
        assert morag.person == "Morag Tennick"
