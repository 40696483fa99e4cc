"""What somebody finds who looks into the files, with the keys or without."""

import shutil
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyrage  # type: ignore[import-untyped, unused-ignore]

from db.names import DeviceId
from desktop.casework.desk import Desk
from desktop.casework.unlocking import open_desk
from tests.builders import PASSPHRASE, world
from tests.journeys.line import Line

Dump = dict[str, list[tuple[object, ...]]]


def desk(line: Line, vault: str) -> Desk:
    """The unlocked desk; `with` locks it."""
    return open_desk(line.folder / vault, PASSPHRASE, world(line.clock))


def dump(line: Line, vault: str) -> Dump:
    """Every row of every table, the ledger's payloads too."""
    with desk(line, vault) as opened:
        database = opened.store.database
        tables = database.run("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {str(name): sorted(database.run(f'SELECT * FROM "{name}"')) for (name,) in tables}


def in_clear(dumped: Dump) -> str:
    """A dump as one text that can be searched."""
    cells = (cell for rows in dumped.values() for row in rows for cell in row)
    return "\n".join(
        cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for cell in cells
    )


def office_key(line: Line) -> str:
    """The office's private age key, as `age` reads it."""
    with desk(line, "office") as opened:
        return opened.keys.seal


def device_of(line: Line, vault: str) -> DeviceId:
    """A desk's device id."""
    with desk(line, vault) as opened:
        return opened.device


def unsealed(line: Line, file: str, key: str) -> bytes:
    """What Debian's `age` makes of a bundle; pyrage where that is not installed."""
    age = shutil.which("age")
    if age is None:
        return bytes(pyrage.decrypt(line.read(file), [pyrage.x25519.Identity.from_str(key)]))
    named = line.put("key.txt", key + "\n")
    try:
        done = subprocess.run(
            [age, "--decrypt", "--identity", str(named), str(line.folder / file)],
            capture_output=True,
            check=True,
        )
    finally:
        named.unlink()
    return done.stdout


def unpacked(plain: bytes) -> str:
    """The rows inside, with nothing of ours but the format's description."""
    line, _, rest = plain.partition(b"\n")
    length = int.from_bytes(rest[:8], "big")
    assert line.startswith(b'{"key":')
    return zlib.decompress(rest[8 : 8 + length]).decode()


def files(*folders: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below these folders (or these files themselves), with its bytes."""
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if path.is_file():
                yield path, path.read_bytes()


def spellings(word: str) -> Iterator[bytes]:
    """The bytes by which a word could stand in a file."""
    for text in {word, word.lower(), word.upper(), word.replace(" ", "")}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield text.encode(encoding)
