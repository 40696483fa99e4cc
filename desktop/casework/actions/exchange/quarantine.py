"""Files that wait or are set apart, as they came, in the vault's `quarantine` folder.

They are still sealed, so nothing of them lies in clear. Nothing is deleted because it was bad;
only when the folder passes its cap, the oldest file of an unknown signer makes room, whoever sent
the new one, and that is said: otherwise anyone with an e-mail address could fill the office's disk.
"""

from pathlib import Path

from db.errors import BundleUnknownSigner, FileUnreadable
from db.names import Hash
from db.vault.faults import refusing
from db.vault.files import keep_there, write_whole
from desktop.casework.desk import Desk

CAP = 1_000_000_000  # bytes


def _path(desk: Desk, digest: str) -> Path:
    return desk.vault.quarantine / f"{digest}.evenhand"


def keep(desk: Desk, digest: Hash, data: bytes) -> int:
    """Keep a file as it came. How many older ones of unknown signers made room for it.

    Raises `DiskFull`, `VaultReadOnly`, `FileUnwritable`.
    """
    path = _path(desk, digest)
    with refusing(str(path.parent)):
        if path.exists():
            keep_there(path)
            return 0
        dropped = _make_room(desk, len(data))
        write_whole(path, data)
        return dropped


def _make_room(desk: Desk, wanted: int) -> int:
    files = list(desk.vault.quarantine.glob("*.evenhand"))
    size = sum(file.stat().st_size for file in files) + wanted
    dropped = 0
    for one in desk.store.local.bundles("in", result="quarantined"):
        if size <= CAP:
            break
        path = _path(desk, one.file_hash)
        if one.reason == BundleUnknownSigner.code and path.exists():
            size -= path.stat().st_size
            path.unlink()
            dropped += 1
    return dropped


def read(desk: Desk, digest: str) -> bytes | None:
    """A kept file's bytes, or None when it is not there any more. Raises `FileUnreadable`."""
    path = _path(desk, digest)
    try:
        return path.read_bytes() if path.exists() else None
    except OSError:
        raise FileUnreadable(file=path.name, reason="the disk did not give it") from None


def drop(desk: Desk, digest: str) -> None:
    """A file that waited has been applied; its rows are in the record now.

    Raises `VaultReadOnly`, `FileUnwritable`; then it stays, sealed as it came.
    """
    with refusing(str(desk.vault.quarantine)):
        _path(desk, digest).unlink(missing_ok=True)
