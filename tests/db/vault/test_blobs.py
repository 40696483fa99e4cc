"""Sealed files: what goes in comes out, what was changed is noticed, what is nobody's goes."""

import errno
import hashlib
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import AttachmentDamaged, AttachmentMissing, FileUnwritable, Refusal
from db.names import Hash
from db.vault import blobs, files

if sys.platform != "win32":
    import resource

LETTER = b"Dear Mrs Brackenridge, the draft plan is enclosed." * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "blobs"
    made.mkdir()
    return made


def kept(folder: Path, clear: bytes = LETTER) -> blobs.Sealed:
    sealed = blobs.seal(clear, os.urandom)
    blobs.keep(folder, sealed.blob, sealed.data)
    return sealed


@given(clear=st.binary(max_size=3000))
def test_what_goes_in_comes_out_under_the_hash_of_the_sealed_bytes(clear: bytes) -> None:
    sealed, again = blobs.seal(clear, os.urandom), blobs.seal(clear, os.urandom)
    assert blobs.unseal(sealed.data, sealed.key) == clear
    assert sealed.blob == hashlib.sha256(sealed.data).hexdigest()
    assert len(sealed.data) == len(clear) + blobs.EXTRA
    assert sealed.key != again.key
    assert sealed.blob != again.blob  # the name confirms no letter that somebody knows
    assert len(clear) < 8 or clear not in sealed.data


@given(at=st.integers(0, len(LETTER) + blobs.EXTRA - 1), bit=st.integers(0, 7))
def test_a_bit_flipped_anywhere_is_noticed(at: int, bit: int) -> None:
    sealed = blobs.seal(LETTER, os.urandom)
    changed = bytearray(sealed.data)
    changed[at] ^= 1 << bit
    with pytest.raises(AttachmentDamaged):
        blobs.unseal(bytes(changed), sealed.key)


def test_each_class_of_byte_is_noticed_when_it_changes_in_the_folder(folder: Path) -> None:
    """Nonce, text, tag; cut short, made longer, emptied; each with its name left as it was."""
    sealed = kept(folder)
    path, whole = folder / sealed.blob, sealed.data
    wrong = [bytes([whole[0] ^ 1]) + whole[1:], whole[:-1] + bytes([whole[-1] ^ 1])]
    wrong += [whole[:500] + b"?" + whole[501:], whole[:-1], whole + b"\0", b""]
    for data in wrong:
        path.write_bytes(data)
        with pytest.raises(AttachmentDamaged):
            blobs.read_clear(folder, sealed.blob, sealed.key, len(LETTER))
        with pytest.raises(AttachmentDamaged):
            blobs.read(folder, sealed.blob)  # as it lies, for a bundle: without its key
    path.unlink()
    with pytest.raises(AttachmentMissing):
        blobs.read(folder, sealed.blob)


def test_another_key_and_another_size_do_not_open_it(folder: Path) -> None:
    sealed = kept(folder)
    with pytest.raises(AttachmentDamaged):
        blobs.read_clear(folder, sealed.blob, "ab" * 32, len(LETTER))
    with pytest.raises(AttachmentDamaged):
        blobs.read_clear(folder, sealed.blob, sealed.key, len(LETTER) - 1)
    assert blobs.read_clear(folder, sealed.blob, sealed.key, len(LETTER)) == LETTER


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_it_lies_there_for_its_owner_alone_and_nothing_lies_beside_it(folder: Path) -> None:
    sealed = kept(folder)
    assert [one.name for one in folder.iterdir()] == [sealed.blob]
    assert stat.S_IMODE((folder / sealed.blob).stat().st_mode) == 0o600


def test_25_mb_is_the_most() -> None:
    with pytest.raises(ValueError, match="longer"):
        blobs.seal(bytes(blobs.MOST + 1), os.urandom)


def test_a_damaged_one_is_made_whole_and_a_whole_one_is_left(folder: Path) -> None:
    sealed = kept(folder)
    before = (folder / sealed.blob).stat().st_mtime_ns
    blobs.keep(folder, sealed.blob, sealed.data)
    assert (folder / sealed.blob).stat().st_mtime_ns == before
    (folder / sealed.blob).write_bytes(b"rot")
    blobs.keep(folder, sealed.blob, sealed.data)
    assert blobs.read(folder, sealed.blob) == sealed.data


def test_only_what_no_row_names_is_cleared_and_never_what_is_not_ours(folder: Path) -> None:
    mine, stray = kept(folder), kept(folder, b"nobody's")
    half = folder / (blobs.seal(b"x", os.urandom).blob + files.PART)
    half.write_bytes(b"half")
    foreign = folder / "Mum's letter.pdf"
    foreign.write_bytes(b"put here by hand")
    assert set(blobs.strays(folder, {mine.blob})) == {folder / stray.blob, half}
    assert blobs.clear(folder, {mine.blob}) == 2
    assert {one.name for one in folder.iterdir()} == {mine.blob, foreign.name}
    assert blobs.clear(folder, {mine.blob}) == 0


def test_what_is_forgotten_is_gone_and_to_forget_it_again_is_no_fault(folder: Path) -> None:
    sealed, other = kept(folder), kept(folder, b"stays")
    blobs.forget(folder, {sealed.blob})
    blobs.forget(folder, {sealed.blob, Hash("0" * 64)})
    assert [one.name for one in folder.iterdir()] == [other.blob]


def test_a_name_that_is_not_the_hash_is_a_fault_of_ours(folder: Path) -> None:
    with pytest.raises(ValueError, match="another’s name"):
        blobs.keep(folder, Hash("0" * 64), b"anything")


@pytest.mark.skipif(sys.platform == "win32", reason="asks for limits")
def test_a_disk_that_takes_no_more_leaves_nothing_half(folder: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(Refusal):
            kept(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(folder.iterdir()) == []
    assert blobs.read(folder, (sealed := kept(folder)).blob) == sealed.data


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_each_step_that_fails_is_a_refusal_and_nothing_of_it_is_there_under_its_name(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    def fails(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    sealed = blobs.seal(LETTER, os.urandom)
    with monkeypatch.context() as patch:
        if step == "replace":
            patch.setattr(Path, "replace", fails)
        else:
            patch.setattr(os, step, fails)
        with pytest.raises(Refusal):
            blobs.keep(folder, sealed.blob, sealed.data)
    assert list(folder.iterdir()) == []
    blobs.keep(folder, sealed.blob, sealed.data)
    assert [one.name for one in folder.iterdir()] == [sealed.blob]


def test_a_disk_that_writes_something_else_is_found_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rots(descriptor: int) -> None:
        os.pwrite(descriptor, b"rot", 100)

    sealed = blobs.seal(LETTER, os.urandom)
    monkeypatch.setattr(files, "sync_descriptor", rots)
    with pytest.raises(FileUnwritable):
        blobs.keep(folder, sealed.blob, sealed.data)
    assert list(folder.iterdir()) == []
