"""Small files of a vault, written so that a reader sees the old bytes or the new, never a part.

- Temp file in the same folder, fsync, replace, fsync of the folder. Only then has it happened.
- Every file is 0600 and every folder 0700, where the file system can.
- Temp files end in `.part`. One that a crash left behind is simply overwritten the next time.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

PART = ".part"


def sync_descriptor(descriptor: int) -> None:
    """Until the bytes are on the disk. Raises OSError."""
    if sys.platform == "darwin":
        # fsync on macOS stops at the drive's own cache; this one does not.
        import fcntl  # noqa: PLC0415 - does not exist on Windows

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_file(path: Path) -> None:
    """Until a file that was written and closed is on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)  # Windows flushes only what may be written to
    try:
        sync_descriptor(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable. Raises OSError. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private(path: Path) -> None:
    """An empty file, 0600 from its first moment on, so that nobody can hold it open from before.

    Raises FileExistsError when there is one, OSError otherwise.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def stage(path: Path, data: bytes) -> Path:
    """The bytes on the disk under a temp name beside `path`; `path` is untouched. Raises OSError.

    A full disk shows here, before anything was replaced.
    """
    part = path.with_name(path.name + PART)
    binary = getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | binary, 0o600)
        try:
            with os.fdopen(descriptor, "wb", closefd=False) as stream:
                stream.write(data)
            sync_descriptor(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
    return part


def put(part: Path, path: Path) -> None:
    """Give staged bytes their name, durably. Raises OSError."""
    part.replace(path)
    sync_folder(path.parent)


def keep_there(path: Path) -> None:
    """Make a whole file durable that lies there already: the try that wrote it may have been
    killed before the disk had it. Raises OSError."""
    sync_file(path)
    sync_folder(path.parent)


def write_whole(path: Path, data: bytes) -> None:
    """`stage`, then `put`. Raises OSError."""
    put(stage(path, data), path)
