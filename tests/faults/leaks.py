"""A word that nobody else uses, and where it is: in files, and in the memory of a process.

Every field has a word of its own, which begins with a stem that no other text has; so one search
for the stem finds all of them. They are looked for as bytes of UTF-8, UTF-16 and UTF-32: what files
hold, what Qt and Python hold in memory. Upper and lower case of the first letter are both found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Self

STEM = "ymurgyqx"  # Zymurgyqx…
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")
PIECE = 16 * 1024 * 1024  # bytes of memory that are read at once
OVERLAP = 4096
_AREA = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)$")


@dataclass
class Canaries:
    """Which word stands in which field, and what else must not be found, by name."""

    fields: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, tuple[bytes, ...]] = field(default_factory=dict)

    def word(self, name: str) -> str:
        """The word of this field, another one for each."""
        at = len(self.fields)
        tag = chr(ord("a") + at // 26) + chr(ord("a") + at % 26)
        self.fields[tag] = name
        return f"Z{STEM}{tag}"

    def secret(self, name: str, *what: str | bytes) -> None:
        """Something that was made elsewhere, as text or as bytes."""
        forms = [
            form
            for one in what
            for form in ([one] if isinstance(one, bytes) else [one.encode(e) for e in ENCODINGS])
        ]
        self.secrets[name] = tuple(forms)

    def alone(self, name: str) -> Self:
        """Only this secret, which is looked for sooner."""
        return type(self)(secrets={name: self.secrets[name]})

    def found(self, data: bytes) -> set[str]:
        """The names of all that is in these bytes."""
        names = {name for name, forms in self.secrets.items() if any(one in data for one in forms)}
        for encoding in ENCODINGS if self.fields else ():
            names |= set(self._words(data, encoding))
        return names

    def _words(self, data: bytes, encoding: str) -> Iterator[str]:
        stem, wide = STEM.encode(encoding), len("a".encode(encoding))
        at = data.find(stem)
        while at >= 0:
            end = at + len(stem)
            tag = data[end : end + 2 * wide].decode(encoding, "replace").lower()
            yield self.fields.get(tag, "the stem alone")
            at = data.find(stem, end)


def in_files(canaries: Canaries, places: Iterable[Path]) -> dict[str, set[str]]:
    """Every file below these places that holds something, by its name; and names that do."""
    held: dict[str, set[str]] = {}
    for place in places:
        for path in place.rglob("*"):
            data = str(path.relative_to(place)).encode(errors="surrogateescape")
            if path.is_file() and not path.is_symlink():
                data += b"\n" + path.read_bytes()
            if names := canaries.found(data):
                held[str(path)] = names
    return held


def in_memory(canaries: Canaries, process: int) -> set[str]:
    """All that the memory of a process holds: every area of it that it may read.

    Left out is what is mapped from a file to be read alone: that is the file. Raises
    PermissionError where one may not look.
    """
    names: set[str] = set()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            match = _AREA.match(line)
            assert match is not None, line
            begin, end, rights, name = match.groups()
            if "r" not in rights or name.startswith(("[vvar", "[vsyscall")):
                continue
            if name.startswith("/") and "w" not in rights:
                continue
            for data in _pieces(memory, int(begin, 16), int(end, 16)):
                names |= canaries.found(data)
    return names


def _pieces(memory: FileIO, begin: int, end: int) -> Iterator[bytes]:
    at = begin
    while at < end:
        memory.seek(at)
        try:
            data = memory.read(min(PIECE, end - at))
        except OSError:  # an area that went meanwhile, or that a device holds
            return
        if not data:
            return
        yield data
        last = at + len(data) >= end
        at += len(data) if last else max(1, len(data) - OVERLAP)
