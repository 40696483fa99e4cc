"""Opens lists of schools and of links as they come from GIAS, a line at a time.

Rules:
- Taken: `edubasealldata*.csv` and `links_edubasealldata*.csv`, alone, packed with gzip, or in the
  zip that the download page hands out. What a file is, its header says, not its name.
- Nothing is unpacked to the disk and nothing is held but the line that is being read.
- What a file says of its own size is looked at before a byte is unpacked: no list of schools is
  over 1 GiB or has a line of 64 KiB, and text packs to a fortieth at best.
- A list says of which day it is in its name (`edubasealldata20260302.csv`); else the day on which
  the file was written stands for it.
"""

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, NamedTuple

from desktop.casework.ground.gias import NotGias, decoded
from desktop.casework.ground.gias_links import is_links
from desktop.casework.ground.unlike import POSTCODES, unlike_a_list

Told = Callable[[int, int], None]
"""How much of the files is read, and of how much: both in bytes."""

LARGEST = 1 << 30  # bytes, unpacked
_LINE = 1 << 16  # bytes
_TIMES = 100
_SMALL = 1 << 20  # bytes; below that nothing is a bomb
_MEMBERS = 100
_EVERY = 512  # lines between two words of how far it is
_DAY = re.compile(r"(?<![0-9])(20[0-9]{2})-?([01][0-9])-?([0-3][0-9])(?![0-9])")
_DAMAGED = (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError, NotImplementedError)


class SchoolFile(NamedTuple):
    """One list: in a file, or one part of a zip. `day`: of which it is."""

    path: Path
    member: str
    links: bool
    day: date
    size: int  # bytes, unpacked; of a gzip as it lies

    def lines(self, tell: Callable[[int], None]) -> Iterator[bytes]:
        """Every line. Raises `NotGias`, `OSError`, and what `tell` raises."""
        try:
            with _opened(self.path, self.member) as (stream, raw):
                for number, line in enumerate(iter(lambda: stream.readline(_LINE), b"")):
                    if len(line) == _LINE:
                        raise NotGias(f"line {number + 1} has no end")
                    if number % _EVERY == 0:
                        tell(raw.tell())
                    yield line
        except _DAMAGED:
            raise NotGias("it is damaged, or was cut short on its way") from None


def look_into(path: Path) -> list[SchoolFile]:
    """The lists in a file. Raises `NotGias`, `OSError`."""
    unlike = unlike_a_list(path, POSTCODES)
    if unlike:
        raise NotGias(unlike)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            inside = [one for one in packed.infolist() if one.filename.lower().endswith(".csv")]
        if not inside:
            raise NotGias("no CSV file is in it")
        if len(inside) > _MEMBERS:
            raise NotGias("too many files are in it")
        for one in inside:
            bomb = one.file_size > _SMALL and one.file_size > _TIMES * (one.compress_size or 1)
            if one.file_size > LARGEST or bomb:
                raise NotGias("it says that it is larger than any list of schools")
            if one.flag_bits & 1:
                raise NotGias("it is locked with a password")
        return [_seen(path, one.filename, one.file_size, one.date_time) for one in inside]
    if path.suffix.lower() == ".zip":
        raise NotGias("it is no whole zip file: it may have been cut short on its way")
    told = path.stat()
    if told.st_size > LARGEST:
        raise NotGias("it is larger than any list of schools")
    written = datetime.fromtimestamp(told.st_mtime, UTC)
    return [_seen(path, "", told.st_size, written.timetuple()[:6])]


def _seen(path: Path, member: str, size: int, written: tuple[int, ...]) -> SchoolFile:
    try:
        with _opened(path, member) as (stream, _):
            first = stream.readline(_LINE)
    except _DAMAGED:
        raise NotGias("it is damaged, or was cut short on its way") from None
    header = next(csv.reader(decoded([first])), [])
    day = _named(member or path.name) or date(*written[:3])
    return SchoolFile(path, member, is_links(header), day, size)


def _named(name: str) -> date | None:
    found = _DAY.search(name)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


@contextmanager
def _opened(path: Path, member: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """The stream of lines, and the one whose place says how far it is."""
    if member:
        with zipfile.ZipFile(path) as packed, packed.open(member) as stream:
            yield stream, stream
        return
    with path.open("rb") as plain:
        if path.suffix.lower() == ".gz":
            with gzip.GzipFile(fileobj=plain) as stream:
                yield io.BufferedReader(stream), plain
        else:
            yield plain, plain
