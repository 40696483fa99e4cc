"""Opens lists of postcodes as they come from their publishers, a line at a time.

Rules:
- Taken: Ordnance Survey's zip of Code-Point Open (a CSV for each postcode area), the zip of the ONS
  Postcode Directory, either's CSV alone, and a CSV packed with gzip.
- Nothing is unpacked to the disk and nothing is held but the line that is being read, so a list of
  a gigabyte takes no more memory than a short one.
- What a file says of its own size is looked at before a byte is unpacked: no list of postcodes is
  over 4 GiB, packs to a two-hundredth, or has a line of 64 KiB. What is encrypted, cut short or
  damaged is refused, with what to fetch instead.
"""

import gzip
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Protocol, cast

from desktop.casework.ground.codepoint import (
    NotCodePoint,
    Published,
    is_directory,
    read_codepoint,
    read_directory,
)
from desktop.casework.ground.editions import counts_of, edition_of
from desktop.casework.ground.unlike import SCHOOLS, unlike_a_list

Told = Callable[[int, int], None]
"""How much of a list is read, and of how much: both in bytes."""

LARGEST = 4 << 30  # bytes unpacked
_LINE = 1 << 16  # bytes; the longest row that ONS publishes has some 300
_TIMES = 200  # how often more than its packed size a list could be: CSV of numbers packs to a tenth
_MEMBERS = 5_000
_SMALL = 1 << 20  # bytes; below that nothing is a bomb
_EVERY = 4096  # rows between two words of how far it is
_DAMAGED = (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError, NotImplementedError)
# Where the rows lie in a publisher's zip, the first kind that is there: OS's folder of areas, ONS's
# one list, ONS's list cut into areas, anything that somebody packed again.
_INSIDE = (
    re.compile(r"(?:.*/)?data/csv/[a-z]{1,2}\.csv", re.IGNORECASE),
    re.compile(r"(?:.*/)?data/onspd[^/]*\.csv", re.IGNORECASE),
    re.compile(r"(?:.*/)?data/multi_csv/onspd[^/]*\.csv", re.IGNORECASE),
    re.compile(r"(?!(?:.*/)?doc[^/]*/).*\.csv", re.IGNORECASE),
)


class _Readable(Protocol):
    def readline(self, size: int, /) -> bytes: ...


class PlaceFile:
    """A list of postcodes in a file. `edition` is what it says of itself; `rows` are its rows."""

    def __init__(self, path: Path) -> None:
        """Looks at the file and reads nothing of its rows. Raises `NotCodePoint`, `OSError`."""
        unlike = unlike_a_list(path, SCHOOLS)
        if unlike:
            raise NotCodePoint(unlike)
        self.path = path
        packed = path.stat().st_size
        self.directory = False  # ONS's, which holds ended postcodes too; known once it is read
        self.part = ""  # of the zip, that is being read
        self._zip: zipfile.ZipFile | None = None
        self._members: list[zipfile.ZipInfo] = []
        if zipfile.is_zipfile(path):
            self._look_inside()
        elif path.suffix.lower() == ".zip":
            raise NotCodePoint("it is no whole zip file: it may have been cut short on its way")
        self.size = sum(one.file_size for one in self._members) or packed
        self.edition = edition_of(path, self._zip, self._members)
        self.counts = counts_of(self._zip)  # rows by postcode area, as far as it says so itself

    def close(self) -> None:
        """Lets the file go."""
        if self._zip is not None:
            self._zip.close()

    def rows(self, tell: Told) -> Iterator[Published]:
        """Every row, in the file's own order. Raises `NotCodePoint`, and what `tell` raises."""
        try:
            done = 0
            for name, opened in self._parts():
                self.part = name
                with opened as file:
                    yield from self._part(file, name, done, tell)
                done += self._size_of(name)
        except _DAMAGED:
            raise NotCodePoint("it is damaged, or was cut short on its way") from None
        except RuntimeError as error:  # zipfile's word for a passphrase that it was not given
            if "password" not in str(error):
                raise
            raise NotCodePoint("it is locked with a passphrase") from None

    def _look_inside(self) -> None:
        try:
            packed = zipfile.ZipFile(self.path)
        except _DAMAGED:
            raise NotCodePoint("it is damaged, or was cut short on its way") from None
        try:
            self._members = _members(packed)
        except NotCodePoint:
            packed.close()
            raise
        self._zip = packed

    def _parts(self) -> Iterator[tuple[str, AbstractContextManager[IO[bytes]]]]:
        if self._zip is not None:
            for one in self._members:
                yield one.filename, self._zip.open(one)
        elif _is_gzip(self.path):
            yield "", cast("IO[bytes]", gzip.open(self.path))  # noqa: SIM115 - whoever asks closes
        else:
            yield "", self.path.open("rb")

    def _size_of(self, name: str) -> int:
        return next((one.file_size for one in self._members if one.filename == name), 0)

    def _part(self, file: IO[bytes], name: str, done: int, tell: Told) -> Iterator[Published]:
        lines = _Lines(file, self.size if isinstance(file, gzip.GzipFile) else 0)
        first = next(lines, "")
        self.directory = is_directory(first)
        whole = _with(first, lines)
        rows = read_directory(whole) if self.directory else read_codepoint(whole)
        where = f" of {name}" if name else ""
        try:
            for number, row in enumerate(rows):
                if number % _EVERY == 0:
                    tell(min(done + lines.read_of(file), self.size), self.size)
                yield row
        except NotCodePoint as error:
            raise NotCodePoint(f"{error}{where}") from None


class _Lines(Iterator[str]):
    """The lines of a file as text; one that never ends is refused before it fills the memory."""

    def __init__(self, file: _Readable, packed: int) -> None:
        self._file, self._packed, self._read = file, packed, 0

    def __next__(self) -> str:
        line = self._file.readline(_LINE)
        if not line:
            raise StopIteration
        self._read += len(line)
        if len(line) == _LINE:
            raise NotCodePoint("it has a line that does not end")
        if self._packed and self._read > min(LARGEST, max(_SMALL, _TIMES * self._packed)):
            raise NotCodePoint("it unpacks to far more than any list of postcodes")
        # Names of places in a header or a last column may be anything; codes and numbers are ASCII.
        return line.decode("utf-8", "replace").removeprefix("\ufeff")

    def read_of(self, file: IO[bytes]) -> int:
        """How far it is, in bytes of what `size` counts."""
        if isinstance(file, gzip.GzipFile):
            return int(file.fileobj.tell())  # of the packed file, whose size alone is known
        return self._read


def _with(first: str, others: Iterator[str]) -> Iterator[str]:
    yield first
    yield from others


def _members(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Where in this zip the rows lie. Raises `NotCodePoint`."""
    inside = packed.infolist()
    if len(inside) > _MEMBERS:
        raise NotCodePoint("it holds far more files than any list of postcodes")
    for where in _INSIDE:
        found = [one for one in inside if where.fullmatch(one.filename)]
        if found:
            break
    else:
        raise NotCodePoint("it holds no list: there is no CSV file in it")
    if any(one.flag_bits & 1 for one in found):
        raise NotCodePoint("it is locked with a passphrase")
    far = any(one.file_size > max(_SMALL, _TIMES * one.compress_size) for one in found)
    if far or sum(one.file_size for one in found) > LARGEST:
        raise NotCodePoint("it unpacks to far more than any list of postcodes")
    return sorted(found, key=lambda one: one.filename)


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"
