"""What the whole process must not do while keys are in its memory, and what it gives back of it.

Standard library only, so that it can come first.
"""

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def harden_process() -> None:
    """Once, where the program is put together: no core dumps, and (on Linux) no reading of our
    memory by the person's other programs.

    Never fails: where the system will not have it, the program still runs.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - does not exist on Windows

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # A limit of nought does not bind a system that pipes core dumps into a program; this does.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def give_back_memory() -> None:
    """What was let go of goes back to the system now: the C library of Linux keeps it otherwise.

    Never fails.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
