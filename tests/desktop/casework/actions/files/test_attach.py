"""A file with a case: sealed, listed, read back, and on its way to the office and in by itself."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from db.errors import (
    AlreadyAttached,
    AttachmentDamaged,
    AttachmentMissing,
    CaseClosed,
    DiskFull,
    FileEmpty,
    FileTooLarge,
    FileUnreadable,
    NoSuchRecord,
    PictureNotCleaned,
    WrongDesk,
)
from db.names import Hash
from db.records import Attachment
from db.vault import blobs
from desktop.casework.actions.cases.close_case import close_case
from desktop.casework.actions.contacts.record_contact import record_contact
from desktop.casework.actions.files import attach_travel
from desktop.casework.actions.files.attach import Picked, attach, look_at, pick, without_told
from desktop.casework.actions.files.attached import file_named, files_of, open_file
from desktop.casework.actions.meetings.hold_meeting import hold_meeting
from desktop.casework.actions.safety.examine import examine
from desktop.casework.desk import Desk
from tests.builders import House
from tests.desktop.casework.actions.kit import (
    contact,
    duplicate,
    meeting,
    opened,
    put_back,
    signed,
    who,
)
from tests.desktop.casework.photographs import SECRETS, jpeg, pdf

PLAN = pdf(1)
MB = 1024 * 1024


def picked(name: str = "draft plan.pdf", data: bytes = PLAN) -> Picked:
    return look_at(name, data)


def sealed_files(desk: Desk) -> list[str]:
    return sorted(one.name for one in desk.vault.blobs.iterdir())


def test_a_file_is_kept_with_its_case_and_reads_back(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        file = attach(morag, case, picked())
        house.clock.on(minutes=1)
        with pytest.raises(NoSuchRecord):
            file_named(morag, case, "another.pdf")
        (shown,) = files_of(morag, case)
        assert (shown.id, shown.case, shown.name) == (file, case, "draft plan.pdf")
        assert (shown.media_type, shown.size) == ("application/pdf", len(PLAN))
        assert (shown.who, shown.about, shown.here) == ("Morag Tennick", "case", True)
        assert open_file(morag, file).data == PLAN
        assert examine(morag).ok
    with house.open("morag") as morag:
        assert open_file(morag, file).data == PLAN
        (blob,) = (morag.vault.blobs).iterdir()
        assert b"draft plan" not in blob.read_bytes()
        assert PLAN[:40] not in (house.path("morag") / "record.db").read_bytes()


def test_it_may_belong_to_a_contact_or_a_meeting_of_the_case_and_to_no_other(house: House) -> None:
    with house.open("morag") as morag:
        case, other = opened(morag), opened(morag, child="Wilfred Oxenholme")
        call = record_contact(morag, case, contact(statement="read")).contact
        review = hold_meeting(morag, case, meeting()).meeting
        attach(morag, case, picked("a.pdf"), about=call)
        attach(morag, case, picked("b.pdf", pdf(2)), about=review)
        found = {one.name: (one.about, one.happened) for one in files_of(morag, case)}
        hour = house.clock.now() - timedelta(hours=1)
        assert found == {"a.pdf": ("contact", hour), "b.pdf": ("meeting", hour)}
        for about in (call, "00" * 16):
            with pytest.raises(NoSuchRecord):
                attach(morag, other, picked(), about=about)
        assert len(sealed_files(morag)) == 2


def test_more_than_25_mb_and_nothing_at_all_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "scan.pdf"
    with large.open("wb") as stream:
        stream.truncate(blobs.MOST + 1)
    with pytest.raises(FileTooLarge) as refused:
        pick(large)
    assert refused.value.facts == {"file": "scan.pdf", "size": "25.0 MB", "most": "25.0 MB"}
    with pytest.raises(FileEmpty):
        look_at("empty.txt", b"")
    for gone in (tmp_path / "gone.pdf", tmp_path):
        with pytest.raises(FileUnreadable):
            pick(gone)
    large.write_bytes(PLAN)
    assert pick(large) == look_at("scan.pdf", PLAN)


def test_the_same_file_twice_is_said_and_in_another_case_it_is_another(house: House) -> None:
    with house.open("morag") as morag:
        case, other = opened(morag), opened(morag, child="Wilfred Oxenholme")
        attach(morag, case, picked())
        with pytest.raises(AlreadyAttached) as refused:
            attach(morag, case, picked("again.pdf"))
        assert refused.value.facts["file"] == "again.pdf"
        assert refused.value.facts["name"] == "draft plan.pdf"
        attach(morag, other, picked())
        attach(morag, case, picked("same length.pdf", PLAN[:-1] + b"?"))
        assert len(set(sealed_files(morag))) == 3


def test_what_the_camera_noted_never_enters_the_record_when_it_is_not_wanted(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        photo = picked("IMG_0042.jpg", jpeg(6))
        assert photo.told.place
        file = attach(morag, case, without_told(photo))
        data = open_file(morag, file).data
        assert not any(secret in data for secret in SECRETS)
        assert without_told(photo).told.place == ""
        with pytest.raises(PictureNotCleaned):
            without_told(picked())


def test_nothing_is_attached_to_a_closed_case_nor_at_the_office(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        close_case(morag, case, "They moved away.")
        with pytest.raises(CaseClosed):
            attach(morag, case, picked())
        assert sealed_files(morag) == []
    house.carry("morag", "office")
    with house.open("office") as office, pytest.raises(WrongDesk):
        attach(office, case, picked())


def test_a_row_that_cannot_be_written_leaves_no_file(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    with house.open("morag") as morag:
        case = opened(morag)
        with monkeypatch.context() as patch:
            patch.setattr("db.store.journal.append", full)
            with pytest.raises(DiskFull):
                attach(morag, case, picked())
        assert sealed_files(morag) == []
        attach(morag, case, picked())
        assert examine(morag).ok


def test_a_file_that_is_gone_or_damaged_is_said_by_name(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        file = attach(morag, case, picked())
        (path,) = morag.vault.blobs.iterdir()
        path.write_bytes(path.read_bytes()[:-1])
        with pytest.raises(AttachmentDamaged) as damaged:
            open_file(morag, file)
        path.unlink()
        with pytest.raises(AttachmentMissing) as missing:
            open_file(morag, file)
        for refused in (damaged, missing):
            assert refused.value.facts == {"name": "draft plan.pdf", "case": case}
        assert files_of(morag, case)[0].here is False
        with pytest.raises(NoSuchRecord):
            open_file(morag, "00" * 16)


# --- what nobody names ---


def stray(desk: Desk) -> Hash:
    sealed = blobs.seal(b"broken off", os.urandom)
    blobs.keep(desk.vault.blobs, sealed.blob, sealed.data)
    return sealed.blob


def test_what_no_row_names_is_cleared_and_what_one_names_stays(house: House) -> None:
    with house.open("morag") as morag:
        assert attach_travel.clear_strays(morag) == 0
        attach(morag, opened(morag), picked())
        before = sealed_files(morag)
        stray(morag)
        assert attach_travel.clear_strays(morag) == 1
        assert sealed_files(morag) == before


def test_nothing_is_cleared_of_a_record_that_was_put_back(house: House) -> None:
    """Its rows are missing: the files they named may be wanted yet."""
    duplicate(house, "morag", "older")
    with house.open("morag") as morag:
        attach(morag, opened(morag), picked())
    put_back(house, "morag", "older")
    with house.open("morag") as morag:
        assert "rolled-back" in morag.warnings
        assert attach_travel.clear_strays(morag) == 0
        assert len(sealed_files(morag)) == 1


def test_a_file_that_a_version_of_before_names_stays_until_that_is_erased(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        first, second = attach(morag, case, picked()), attach(morag, case, picked("b", pdf(2)))
        other = morag.store.get(Attachment, second)
        assert other is not None
        with morag.write() as writing:  # the version that is shown names another file
            writing.add(other.body, record=first)
        assert attach_travel.clear_strays(morag) == 0
        assert len(sealed_files(morag)) == 2


# --- on the way ---


def test_the_office_gets_the_file_with_its_row_and_only_once(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        attach(morag, case, picked())
        mine = sealed_files(morag)
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]
    with house.open("office") as office:
        assert sealed_files(office) == mine
        (shown,) = files_of(office, case)
        assert shown.who == "Morag Tennick"
        assert open_file(office, shown.id).data == PLAN
        assert examine(office).ok
    with house.open("morag") as morag:
        device = morag.device
    house.carry("office", "morag", to=device)  # the receipt
    with house.open("morag") as morag:
        record_contact(morag, case, contact(statement="read"))
    (second,), _ = house.seal("morag")
    assert len(second) < 10_000
    assert [one.result for one in house.bring("office", second)] == ["applied"]


def test_large_files_go_in_as_many_bundles_as_they_need_and_in_any_order(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        for number in range(3):
            attach(morag, case, picked(f"{number}.bin", os.urandom(12 * MB)))
        attach(morag, case, picked())
    files, sent = house.seal("morag")
    assert [one.bundle for one in sent] == [1, 2]
    assert all(len(file) <= 32 * MB for file in files)
    answers = house.bring("office", *reversed(files))
    assert [one.result for one in answers] == ["held", "applied", "applied"]
    with house.open("office") as office:
        assert len(files_of(office, case)) == 4
        assert examine(office).ok
        assert not list(office.vault.quarantine.iterdir())


def test_the_largest_file_travels(house: House) -> None:
    with house.open("morag") as morag:
        attach(morag, opened(morag), picked("scan.bin", os.urandom(blobs.MOST)))
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]


def test_two_versions_that_name_one_file_bring_it_once(house: House) -> None:
    with house.open("morag") as morag:
        file = attach(morag, opened(morag), picked())
        kept = morag.store.get(Attachment, file)
        assert kept is not None
        with morag.write() as writing:
            writing.add(kept.body, record=file)
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]
    with house.open("office") as office:
        assert open_file(office, file).data == PLAN


def without_file(house: House) -> bytes:
    """The bundle as a desk would make it that leaves the file out."""
    with house.open("morag") as morag, house.open("office") as office:
        rows = list(morag.store.rows(morag.device, "up"))
        return signed(who(morag), who(office), rows, number=7)


def test_a_bundle_whose_file_is_not_in_it_waits_until_it_comes(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        attach(morag, case, picked())
    bare = without_file(house)
    (answer,) = house.bring("office", bare)
    assert (answer.result, answer.code) == ("held", "bundle-without-file")
    with house.open("office") as office:
        assert office.store.find(Attachment) == []
    files, _ = house.seal("morag")
    assert [one.result for one in house.bring("office", *files)] == ["applied", "already"]
    with house.open("office") as office:
        assert files_of(office, case)[0].here
        assert not list(office.vault.quarantine.iterdir())


def test_a_file_that_was_lost_at_the_office_comes_back(house: House) -> None:
    with house.open("morag") as morag:
        attach(morag, opened(morag), picked())
    files, _ = house.seal("morag")
    house.bring("office", *files)
    with house.open("office") as office:
        (path,) = office.vault.blobs.iterdir()
        path.unlink()
        assert not examine(office).ok
    assert [one.result for one in house.bring("office", *files)] == ["already"]
    with house.open("office") as office:
        assert examine(office).ok


def test_a_file_that_was_lost_here_is_not_left_out_in_silence(house: House) -> None:
    with house.open("morag") as morag:
        case = opened(morag)
        attach(morag, case, picked())
        (path,) = morag.vault.blobs.iterdir()
        whole = path.read_bytes()
        path.unlink()
    with pytest.raises(AttachmentMissing) as refused:
        house.seal("morag")
    assert refused.value.facts == {"name": "draft plan.pdf", "case": case}
    path.write_bytes(whole[:-1] + b"?")
    with pytest.raises(AttachmentDamaged):
        house.seal("morag")
    path.write_bytes(whole)
    assert [one.result for one in house.carry("morag", "office")] == ["applied"]
