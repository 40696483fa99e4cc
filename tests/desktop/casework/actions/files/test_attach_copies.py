"""Clear copies outside the vault: kept track of, and deleted only while they are as written."""

import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from db.errors import CopyNotDeleted, FileUnwritable
from desktop.casework.actions.files.attach import attach, look_at
from desktop.casework.actions.files.attach_copies import (
    copies,
    copy_to_open,
    delete_copy,
    forget_copy,
    save_copy,
)
from desktop.casework.desk import Desk
from tests.builders import NOW, House
from tests.desktop.casework.actions.kit import opened
from tests.desktop.casework.photographs import SECRETS, jpeg, pdf

PLAN = pdf(1)


@pytest.fixture(autouse=True)
def passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer's passing files are the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def attached(desk: Desk, data: bytes = PLAN, name: str = "draft plan.pdf") -> str:
    return attach(desk, opened(desk), look_at(name, data))


def test_a_copy_is_the_file_and_is_kept_track_of_across_a_lock(house: House) -> None:
    path = house.folder / "copy.pdf"
    with house.open("morag") as morag:
        file = attached(morag)
        assert copies(morag) == ()
        save_copy(morag, file, path)
        assert path.read_bytes() == PLAN
    with house.open("morag") as morag:
        (one,) = copies(morag)
        assert (one.file, one.name, one.path, one.at, one.state) == (
            *(file, "draft plan.pdf", path, NOW, "there"),
        )
        assert delete_copy(morag, one.id)
        assert not path.exists()
        assert copies(morag) == ()
        assert delete_copy(morag, one.id)  # once more is no fault


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_copy_to_be_opened_lies_in_a_folder_of_its_own_for_its_owner_alone(house: House) -> None:
    with house.open("morag") as morag:
        path = copy_to_open(morag, attached(morag))
        assert path.name == "draft plan.pdf"
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        (one,) = copies(morag)
        assert delete_copy(morag, one.id)
        assert not path.parent.exists()


def test_one_that_was_changed_is_deleted_only_when_that_is_wanted(house: House) -> None:
    path = house.folder / "copy.pdf"
    with house.open("morag") as morag:
        save_copy(morag, attached(morag), path)
        path.write_bytes(PLAN + b"her own remarks")
        (one,) = copies(morag)
        assert one.state == "changed"
        assert not delete_copy(morag, one.id)
        assert path.exists()
        assert len(copies(morag)) == 1
        assert delete_copy(morag, one.id, changed_too=True)
        assert not path.exists()


def test_one_that_somebody_deleted_is_not_told_of_and_one_on_a_stick_that_is_out_is(
    house: House,
) -> None:
    stick = house.folder / "stick"
    stick.mkdir()
    with house.open("morag") as morag:
        file = attached(morag)
        save_copy(morag, file, house.folder / "copy.pdf")
        save_copy(morag, file, stick / "copy.pdf")
        (house.folder / "copy.pdf").unlink()
        stick.rename(house.folder / "drawer")
        (one,) = copies(morag)
        assert (one.path, one.state) == (stick / "copy.pdf", "away")
        (house.folder / "drawer").rename(stick)
        assert copies(morag)[0].state == "there"
        forget_copy(morag, one.id)
        assert copies(morag) == ()
        assert (stick / "copy.pdf").exists()


def test_passing_files_that_the_computer_cleared_are_not_told_of(house: House) -> None:
    with house.open("morag") as morag:
        path = copy_to_open(morag, attached(morag))
        shutil.rmtree(path.parent)
        assert copies(morag) == ()


def test_a_copy_in_the_place_of_another_is_one(house: House) -> None:
    path = house.folder / "copy.pdf"
    with house.open("morag") as morag:
        file = attached(morag)
        for _ in range(2):
            save_copy(morag, file, path)
        assert len(copies(morag)) == 1


def test_a_copy_that_cannot_be_written_leaves_no_note_and_the_one_before_keeps_its_own(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = house.folder / "copy.pdf"
    with house.open("morag") as morag:
        file = attached(morag)
        with pytest.raises(FileUnwritable):
            save_copy(morag, file, house.folder / "gone" / "copy.pdf")
        with pytest.raises(FileUnwritable):
            save_copy(morag, file, morag.vault.blobs / "copy.pdf")
        assert copies(morag) == ()
        save_copy(morag, file, path)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
            with pytest.raises(FileUnwritable):
                save_copy(morag, file, path)
        assert [one.state for one in copies(morag)] == ["there"]


def test_one_that_cannot_be_deleted_is_said_and_still_kept_track_of(house: House) -> None:
    path = house.folder / "copy.pdf"
    with house.open("morag") as morag:
        save_copy(morag, attached(morag), path)
        path.unlink()
        (path / "in the way").mkdir(parents=True)
        (one,) = copies(morag)
        with pytest.raises(CopyNotDeleted):
            delete_copy(morag, one.id, changed_too=True)
        assert len(copies(morag)) == 1


def test_a_copy_without_what_the_camera_noted(house: House) -> None:
    path = house.folder / "picture.jpg"
    with house.open("morag") as morag:
        save_copy(morag, attached(morag, jpeg(), "IMG_1.jpg"), path, clean=True)
        assert not any(secret in path.read_bytes() for secret in SECRETS)
        assert copies(morag)[0].state == "there"
