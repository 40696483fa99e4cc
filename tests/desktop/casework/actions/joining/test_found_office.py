"""An office is founded whole or not at all; it invites and publishes its policy."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from db.bundle.invitation import read_invitation
from db.errors import (
    BadInput,
    NoVault,
    TooLong,
    UnknownPack,
    VaultExists,
    WeakPassphrase,
    WrongDesk,
)
from db.records import Pack, Service, Staff
from desktop.casework.actions.joining.enrol import invite
from desktop.casework.actions.joining.found_office import found_office
from desktop.casework.surroundings import World
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, SERVICE, House, world


def found(
    folder: Path,
    the_world: World | None = None,
    *,
    passphrase: str = PASSPHRASE,
    service: str = SERVICE,
    pack: str = "standard",
    staff: str = "Una Thwaite",
) -> None:
    found_office(folder, passphrase, service, pack, staff, the_world or world())


def test_a_new_office_knows_its_service_its_policy_and_its_staff(tmp_path: Path) -> None:
    found(tmp_path / "office", staff="  Una   Thwaite ", service=" Fellside  Impartial Support ")
    with open_desk(tmp_path / "office", PASSPHRASE, world()) as desk:
        assert (desk.kind, desk.service, desk.person) == ("office", SERVICE, "Una Thwaite")
        assert desk.pack.name == "standard"
        assert desk.enrolled
        (service,) = desk.store.find(Service)
        assert (service.body.office, service.body.pack) == (desk.device, "standard")
        (staff,) = desk.store.find(Staff)
        assert (staff.body.name, staff.body.manager) == ("Una Thwaite", True)
        assert desk.store.find(Pack)[0].body.text == desk.world.packs["standard"]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"pack": "moonlit"}, UnknownPack),
        ({"passphrase": "password1"}, WeakPassphrase),
        ({"passphrase": SERVICE}, WeakPassphrase),
        ({"service": "  "}, BadInput),
        ({"staff": " "}, BadInput),
        ({"service": "F" * 401}, TooLong),
    ],
)
def test_what_is_refused_makes_nothing(
    tmp_path: Path, changed: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        found(tmp_path / "office", None, **changed)
    assert not list(tmp_path.iterdir())


def test_an_unknown_pack_is_answered_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack) as refused:
        found(tmp_path / "office", pack="moonlit")
    assert "standard" in str(refused.value.facts["known"])


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(VaultExists):
        found(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_fault_while_it_is_filled_leaves_no_vault(tmp_path: Path) -> None:
    drawn = 0

    def random(count: int) -> bytes:
        nonlocal drawn
        drawn += count == 32
        if drawn == 3:  # the database key, then the salts of the first rows
            raise RuntimeError
        return os.urandom(count)

    with pytest.raises(RuntimeError):
        found(tmp_path / "office", replace(world(), random=random))
    with pytest.raises(NoVault):
        open_desk(tmp_path / "office", PASSPHRASE, world())
    found(tmp_path / "office")  # the same folder serves the next attempt


KILLED = """
import os, sys
from dataclasses import replace
from pathlib import Path
from desktop.casework.actions.joining.found_office import found_office
from tests.builders import PASSPHRASE, SERVICE, world

stop, salts = int(sys.argv[2]), 0

def random(count):
    global salts
    salts += count == 32
    if salts == stop:
        os._exit(9)
    return os.urandom(count)

there = replace(world(), random=random)
found_office(Path(sys.argv[1]), PASSPHRASE, SERVICE, "standard", "Una Thwaite", there)
"""


@pytest.mark.parametrize("stop", [2, 4])  # at the first row, and at the last
def test_killed_while_it_is_filled_it_is_no_office_and_can_be_founded_again(
    tmp_path: Path, stop: int
) -> None:
    folder = tmp_path / "office"
    root = Path(__file__).parents[4]
    done = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(stop)], cwd=root)
    assert done.returncode == 9
    with pytest.raises(NoVault) as refused:
        open_desk(folder, PASSPHRASE, world())
    assert refused.value.facts["half_made"] == 1
    found(folder)
    with open_desk(folder, PASSPHRASE, world()) as desk:
        assert len(desk.store.find(Staff)) == 1


def test_an_invitation_brings_the_policy_in_force_and_the_offices_keys(house: House) -> None:
    with house.open("office") as office:
        invited = invite(office)
        invitation = read_invitation(invited.data)
        assert invitation.keys == office.public_keys
        assert invitation.pack.text == office.pack.source
        assert invitation.service == SERVICE
        assert len(invited.words) == 6
        assert invite(office).words == invited.words  # they are the words of its keys


def test_only_an_office_invites(house: House) -> None:
    with house.open("morag") as morag, pytest.raises(WrongDesk):
        invite(morag)
