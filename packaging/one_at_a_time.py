"""One set-up at a time in one folder.

The lock is the operating system's, held on an open file: it falls by itself when its holder dies,
so a killed set-up never leaves the door shut. Children started with `close_fds=False` hold it too
(not on Windows): a pip whose parent was killed goes on writing, and nobody may come in before it
has ended.
"""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _taken(file: IO[str]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return True
        return False
else:
    import fcntl

    def _taken(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


@contextlib.contextmanager
def only_one(path: Path, on_wait: Callable[[], None], pause: float = 0.2) -> Iterator[None]:
    """Hold the lock at `path`, waiting as long as another holds it; `on_wait` is told once."""
    with path.open("a", encoding="ascii") as file:
        if _taken(file):
            on_wait()
            while _taken(file):
                time.sleep(pause)
        os.set_inheritable(file.fileno(), True)
        yield
