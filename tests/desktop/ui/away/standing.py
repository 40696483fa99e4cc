"""Buses of the tests' own, and whoever stands in for logind on them."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import listener

_NEEDED = ("dbus", "python3-gi")
_HERE = Path(__file__).parent
SESSION = "/org/freedesktop/login1/session/_32"
OTHER = "/org/freedesktop/login1/session/_37"
"""This person's session, and another's."""


@cache
def lacking() -> str:
    """What this computer has not of what the stand-in needs; empty: all is there."""
    if not sys.platform.startswith("linux"):
        return "logind: it is no Linux"
    return ", ".join(one.words for one in listener.needs() if one.package in _NEEDED)


@contextmanager
def bus(env: Mapping[str, str]) -> Iterator[str]:
    """A bus of one's own; its address."""
    read, write = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={write}"]
    process = subprocess.Popen(command, env=dict(env), pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as lines:
            yield lines.readline().strip()
    finally:
        process.kill()
        process.wait()


class Standing:
    """Logind and a screen saver, as the tests move them. What a program asked for is in `heard`."""

    def __init__(self, system: str, session: str) -> None:
        self.heard: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            [listener.PYTHON, "-I", _HERE / "logind.py", system, session, SESSION],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reads = threading.Thread(target=self._read)
        self._reads.start()

    def does(self, *words: str) -> None:
        """This happens."""
        assert self._process.stdin is not None
        self._process.stdin.write(" ".join(words) + "\n")
        self._process.stdin.flush()

    def told(self, what: str) -> list[dict[str, Any]]:
        """Every time that a program did this."""
        return [one for one in self.heard if one["told"] == what]

    def close(self) -> None:
        """Nobody answers any more."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._reads.join()
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.heard.append(json.loads(line))
