"""Files carried by hand: their names, the folder of the last time, the request once more."""

from pathlib import Path

import pytest

from db.errors import AlreadyEnrolled, FileUnreadable, FileUnwritable
from desktop.casework.actions.exchange.carry import (
    last_folder,
    read_file,
    request_again,
    send_to_folder,
    write_file,
)
from desktop.casework.actions.joining.enrol import enrol
from desktop.casework.record.only_here import look_at_only_here
from tests.builders import House


def test_the_request_made_again_has_the_same_words_and_signs_in(tmp_path: Path) -> None:
    house = House(tmp_path)
    made = house.join()
    with house.open("morag") as desk:
        again = request_again(desk)
    assert again.words == made.words
    with house.open("office") as office:
        assert enrol(office, again.data, " ".join(made.words)).device == made.device


def test_a_laptop_that_is_signed_in_makes_no_request(house: House) -> None:
    with house.open("morag") as desk, pytest.raises(AlreadyEnrolled):
        request_again(desk)


def test_a_bundle_goes_into_the_folder_which_is_known_the_next_time(
    house: House, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with house.open("morag") as desk:
        assert last_folder(desk) is None
        assert look_at_only_here(desk).sent == 0
        (sent,) = send_to_folder(desk, stick)
        assert Path(sent.file).parent == stick
        assert Path(sent.file).name == f"{desk.letters}-bundle-0001.evenhand"
        here = look_at_only_here(desk)
        assert (here.rows, here.sent) == (1, 1)
    with house.open("morag") as desk:
        assert last_folder(desk) == stick


def test_a_bundle_that_cannot_be_written_was_never_sent(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with house.open("morag") as desk:
        with pytest.raises(FileUnwritable):
            send_to_folder(desk, stick)
        assert last_folder(desk) is None
        stick.mkdir()
        (sent,) = send_to_folder(desk, stick)
        assert sent.bundle == 1


def test_files_that_are_not_there_or_cannot_be_written_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_file(tmp_path / "nothing")
    with pytest.raises(FileUnwritable):
        write_file(tmp_path / "nowhere" / "file", b"x")
    write_file(tmp_path / "file", b"x")
    assert read_file(tmp_path / "file") == b"x"
