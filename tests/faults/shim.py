"""The shim of `shim.c`, from Python: compiled, put before a program, steered, its log read.

It is loaded with `LD_PRELOAD` into a process of its own, so that the C library's functions that
Python and SQLCipher call are the shim's. `Steps` steers it there; nothing of it is in the process
that runs the tests.
"""

import ctypes
import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("shim.c")
_HEADER = struct.Struct("=iiqqqq")  # `struct entry`


class Kind(IntEnum):
    """`enum kind`, in its order."""

    OPEN, MADE, EMPTIED, WRITE, CUT, SYNC, RENAME, REMOVE, FOLDER, MARK = range(10)


class Entry(NamedTuple):
    """One line of the log. `at`: an offset, a size or a mark's number."""

    kind: Kind
    fd: int
    step: int
    at: int
    data: bytes
    new: str  # of a rename

    @property
    def name(self) -> str:
        """Which file, from the watched folder."""
        return os.fsdecode(self.data)


def read(log: Path) -> Iterator[Entry]:
    """All that a log holds."""
    data = log.read_bytes()
    at = 0
    while at < len(data):
        kind, fd, step, number, first, second = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        new = data[at + first : at + first + second].decode()
        yield Entry(Kind(kind), fd, step, number, data[at : at + first], new)
        at += first + second


def _compiler() -> str | None:
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def leave_to_the_sweep(needed: bool) -> None:
    """Skip what `test_kill_sweep.py` does more thoroughly, where that can be run and both are not
    needed, as with `--full`."""
    if not needed and sys.platform == "linux" and _compiler() is not None:
        pytest.skip("killed at every step instead: test_kill_sweep.py; line by line with --full")


def build(folder: Path) -> Path:
    """The shim, compiled; skips the test where that cannot be."""
    compiler = _compiler()
    if sys.platform != "linux" or sys.maxsize < 2**32:
        pytest.skip("steps are counted and logged on 64-bit Linux alone")
    if compiler is None:
        pytest.skip("no C compiler here: steps are neither counted nor logged")
    made = folder / "shim.so"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror"]
    subprocess.run([compiler, *flags, "-o", str(made), str(SOURCE)], check=True)
    return made


@contextmanager
def under(shim: Path, module: str) -> Iterator[Callable[..., Any]]:
    """A module, running with the shim before the C library; to be asked and to answer in JSON."""
    with subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(shim)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        into, out = program.stdin, program.stdout

        def ask(*what: object) -> Any:
            into.write(json.dumps(what) + "\n")
            into.flush()
            answer = json.loads(out.readline())
            assert answer is not None, "it broke off, and said why on standard error"
            return answer

        yield ask
        into.close()


class Steps:
    """Steers the shim, in the process that it was loaded into."""

    def __init__(self) -> None:
        self._shim = _loaded()

    def watch(self, folder: Path, log: int = -1, *, real_sync: bool = False) -> None:
        """Count from here on, in this folder alone; log into a descriptor where one is given."""
        self._shim.shim_real_sync(int(real_sync))
        self._shim.shim_watch(os.fsencode(folder), log)

    def mark(self, number: int) -> None:
        """A line in the log that is no step."""
        self._shim.shim_mark(ctypes.c_long(number))

    def die(self, step: int, inside: int = 0) -> None:
        """Before this step, or after so many bytes of it."""
        self._shim.shim_die(ctypes.c_long(step), ctypes.c_long(inside))

    def fail(self, call: int, error: int, *, on: bool = False) -> None:
        """This call fails with this errno; where `on`, all after it too that ask for room."""
        self._shim.shim_fail(ctypes.c_long(call), error, int(on))

    @property
    def calls(self) -> int:
        """How many there were that can fail."""
        return int(self._shim.shim_calls())

    @property
    def failures(self) -> int:
        """How many did."""
        return int(self._shim.shim_failures())

    def stop(self) -> int:
        """How many steps there were."""
        return int(self._shim.shim_stop())


@cache
def _loaded() -> Any:
    shim = ctypes.CDLL(None)
    for counts in (shim.shim_stop, shim.shim_calls, shim.shim_failures):
        counts.restype = ctypes.c_long
    return shim
