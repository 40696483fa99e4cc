"""PySide reads no source of what is loaded after it, and what it has read is forgotten."""

import subprocess
import sys

LOADS = """
import linecache
from PySide6.QtWidgets import QWidget
from desktop.ui.typing.qt_reads import read_no_sources
import colorsys
before = len(linecache.cache)
if {told}:
    read_no_sources()
import wave
print(before, sorted(name.rpartition("/")[2] for name in linecache.cache))
"""


def kept(*, told: bool) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LOADS.format(told=told)], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_no_source_is_read_or_kept_once_it_was_told() -> None:
    without = kept(told=False)
    assert "wave.py" in without  # or another PySide no longer does it, and this can go
    assert "colorsys.py" in without
    number, _, left = kept(told=True).partition(" ")
    assert int(number) > 0
    assert left.strip() == "[]"
