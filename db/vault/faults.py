"""What SQLite and the operating system say, as the refusals that a person can act on.

- Only failures of the world are translated. A wrong statement, a broken constraint or a connection
  used from another thread is a fault of ours: `translate` says None and it goes on as it is.
- No refusal made here quotes the error: SQLite's words may hold a value.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from db.errors import (
    DiskFull,
    FileUnwritable,
    Refusal,
    VaultDamaged,
    VaultInUse,
    VaultReadOnly,
)

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_PLACE = {errno.ENOTDIR, errno.ENAMETOOLONG}
_FAULT = "the disk reported a fault"
_PRIMARY = 0xFF  # SQLite's extended codes carry the plain one in the lowest byte

# SQLite's result codes (sqlite.org/rescode.html). By number: this module is imported where the
# library is not, and the numbers are promised never to change.
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT = 3, 5, 6, 8, 10, 11
_FULL_CODE, _CANTOPEN, _NOTADB = 13, 14, 26

# The library's own `backup` raises without a code: then only SQLite's words tell (sqlite3_errstr).
_MODULE = "sqlcipher3.dbapi2"
_CODES = {
    "access permission denied": _PERM,
    "database is locked": _BUSY,
    "database table is locked": _LOCKED,
    "attempt to write a readonly database": _READONLY,
    "disk I/O error": _IOERR,
    "database disk image is malformed": _CORRUPT,
    "database or disk is full": _FULL_CODE,
    "unable to open database file": _CANTOPEN,
    "file is not a database": _NOTADB,
}


def translate(error: BaseException, folder: str = "") -> Refusal | None:
    """The refusal behind an error met while reading or writing a vault, or None: our own fault.

    Takes SQLite's errors, OSError, and SQLAlchemy's wrapping of either (its `orig`). `folder`
    fills that fact where a refusal has one. After a full disk SQLite may have rolled the
    transaction back by itself: look at `connection.in_transaction` before rolling back again.
    """
    if isinstance(error, Refusal):
        return error
    wrapped = getattr(error, "orig", None)
    if isinstance(wrapped, BaseException):
        return translate(wrapped, folder)
    if isinstance(error, OSError):
        return _from_system(error, folder)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and type(error).__module__ == _MODULE:
        code = _CODES.get(str(error))
    return _from_sqlite(code & _PRIMARY, folder) if isinstance(code, int) else None


@contextmanager
def refusing(folder: str) -> Iterator[None]:
    """Whatever the world fails at inside comes out as its refusal; our own faults as they are."""
    try:
        yield
    except Exception as error:
        refusal = translate(error, folder)
        if refusal is None or refusal is error:
            raise
        raise refusal from None


def _from_system(error: OSError, folder: str) -> Refusal | None:
    if error.errno in _FULL:
        return DiskFull()
    if error.errno in _READ_ONLY:
        return VaultReadOnly(folder=folder)
    if error.errno in _NO_PLACE:
        return FileUnwritable(file=folder, reason="there can be no folder of that name")
    if error.errno == errno.EIO:
        return FileUnwritable(file=folder, reason=_FAULT)
    return None


def _from_sqlite(code: int, folder: str) -> Refusal | None:
    if code == _FULL_CODE:
        return DiskFull()
    if code in (_BUSY, _LOCKED):
        return VaultInUse(folder=folder)
    if code in (_READONLY, _PERM, _CANTOPEN):
        # CANTOPEN: the database was open, so it is the journal beside it that cannot be made.
        return VaultReadOnly(folder=folder)
    if code in (_CORRUPT, _NOTADB):
        return VaultDamaged(what="record.db")
    if code == _IOERR:
        # Neither "full" nor "damaged" is known to be true: a quota, a file-size limit and a stick
        # that was pulled out all end here. The transaction is undone by the journal.
        return FileUnwritable(file="record.db", reason=_FAULT)
    return None
