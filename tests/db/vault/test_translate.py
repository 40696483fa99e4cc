import errno
import sqlite3

import pytest

from db.errors import DiskFull, FileUnwritable, Refusal, VaultDamaged, VaultInUse, VaultReadOnly
from db.vault.connection import translate
from db.vault.faults import refusing


def failed(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("near 'Aroha'")
    error.sqlite_errorcode = code
    return error


class Wrapped(Exception):
    def __init__(self, orig: Exception) -> None:
        self.orig = orig


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (failed(sqlite3.SQLITE_FULL), DiskFull),
        (failed(sqlite3.SQLITE_BUSY), VaultInUse),
        (failed(sqlite3.SQLITE_READONLY), VaultReadOnly),
        (failed(sqlite3.SQLITE_READONLY_DIRECTORY), VaultReadOnly),
        (failed(sqlite3.SQLITE_CANTOPEN), VaultReadOnly),
        (failed(sqlite3.SQLITE_CORRUPT), VaultDamaged),
        (failed(sqlite3.SQLITE_NOTADB), VaultDamaged),
        (failed(sqlite3.SQLITE_IOERR_FSYNC), FileUnwritable),
        (OSError(errno.ENOSPC, "no space"), DiskFull),
        (OSError(errno.EROFS, "read only"), VaultReadOnly),
        (PermissionError(errno.EACCES, "denied"), VaultReadOnly),
        (OSError(errno.EIO, "broken"), FileUnwritable),
        (Wrapped(failed(sqlite3.SQLITE_FULL)), DiskFull),
    ],
)
def test_failures_of_the_world_have_their_refusal(
    error: Exception, expected: type[Refusal]
) -> None:
    refusal = translate(error, "the folder")
    assert type(refusal) is expected
    assert "Aroha" not in f"{refusal} {refusal.facts}"


@pytest.mark.parametrize(
    "error",
    [
        failed(sqlite3.SQLITE_CONSTRAINT),
        failed(sqlite3.SQLITE_ERROR),
        sqlite3.ProgrammingError("another thread"),
        ValueError("ours"),
        FileNotFoundError(errno.ENOENT, "gone"),
    ],
)
def test_faults_of_ours_stay_what_they_are(error: Exception) -> None:
    assert translate(error) is None
    with pytest.raises(type(error)), refusing("the folder"):
        raise error


def test_a_refusal_passes_as_it_is() -> None:
    refusal = VaultDamaged(what="x")
    with pytest.raises(VaultDamaged) as refused, refusing("the folder"):
        raise refusal
    assert refused.value is refusal
