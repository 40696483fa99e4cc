"""What a disk may hold after the power went, drawn from the log of what was written to it.

The disk keeps what was synced, and of what came after it *anything*:

- of a file's writes since its last sync any may be missing, and those that came may have come in
  any order, torn at sectors of 512 bytes; its length is any that these give, or the longest; what
  never came reads as noughts or as noise;
- of the names made, changed and removed in a folder since its last sync any may be missing too;
  what lay in a new folder that has no name is gone with it;
- the sync of a file says nothing of its name, the sync of a folder nothing of what is in its files.

That is more than any file system does (most keep names in order): what outlives this outlives them.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.faults.shim import Entry, Kind

SECTOR = 512  # bytes
State = dict[str, bytes | None]
"""Every name below the folder, with what is in the file; None for a folder."""


@dataclass(eq=False)
class File:
    """`pending`: since the last sync, an offset and bytes, or a length and None."""

    durable: bytes = b""
    live: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, at: int, data: bytes) -> None:
        _put(self.live, at, data, None)
        self.pending.append((at, data))

    def cut(self, size: int) -> None:
        _cut(self.live, size)
        self.pending.append((size, None))

    def sync(self) -> None:
        if self.pending:
            self.durable = bytes(self.live)
            self.pending.clear()


@dataclass(eq=False)
class Folder:
    """`pending`: since the last sync, what each change made of names; None is no such name."""

    durable: dict[str, "File | Folder"] = field(default_factory=dict)
    live: dict[str, "File | Folder"] = field(default_factory=dict)
    pending: list[dict[str, "File | Folder | None"]] = field(default_factory=list)

    def change(self, names: "dict[str, File | Folder | None]") -> None:
        _rename(self.live, names)
        self.pending.append(names)

    def sync(self) -> None:
        self.durable = dict(self.live)
        self.pending.clear()


@dataclass(frozen=True)
class Style:
    """How hard a disk fails. Shares are from 0 (nothing unsynced came) to 1 (all of it)."""

    writes: float
    names: float
    torn: bool = False  # at sectors; otherwise each write came whole or not
    shuffled: bool = False
    in_order: bool = True  # of names, only the first so many
    noise: bool = False  # in what never came; otherwise noughts
    long: bool = False  # the length of the file came, though not all that is in it


PLAIN = tuple(Style(writes, names) for writes in (0, 1) for names in (0, 1))


def any_style(chance: random.Random) -> Style:
    """Some way to fail."""
    shares = (0.0, 0.1, 0.5, 0.5, 0.9, 1.0)
    return Style(
        writes=chance.choice(shares),
        names=chance.choice(shares),
        torn=chance.random() < 0.6,
        shuffled=chance.random() < 0.5,
        in_order=chance.random() < 0.5,
        noise=chance.random() < 0.5,
        long=chance.random() < 0.5,
    )


class Disk:
    """A folder, followed through the log from what lay in it at the beginning."""

    def __init__(self, folder: Path) -> None:
        self.root = _loaded(folder)
        self._open: dict[int, File | Folder] = {}

    def follow(self, entry: Entry) -> None:
        """Take one line of the log in."""
        match entry.kind:
            case Kind.OPEN | Kind.MADE | Kind.EMPTIED:
                self._opened(entry)
            case Kind.WRITE:
                self._file(entry).write(entry.at, entry.data)
            case Kind.CUT:
                self._file(entry).cut(entry.at)
            case Kind.SYNC:
                self._open[entry.fd].sync()
            case Kind.RENAME:
                self._renamed(entry.name, entry.new)
            case Kind.REMOVE:
                folder, name = self._place(entry.name)
                folder.change({name: None})
            case Kind.FOLDER:
                folder, name = self._place(entry.name)
                folder.change({name: Folder()})
            case Kind.MARK:
                pass

    def now(self) -> State:
        """What a running system shows."""
        return _state(self.root, lambda file: bytes(file.live), lambda folder: folder.live)

    def after_loss(self, style: Style, chance: random.Random) -> State:
        """What may be there when the power comes back."""
        return _state(
            self.root,
            lambda file: _contents(file, style, chance),
            lambda folder: _names(folder, style, chance),
        )

    def _opened(self, entry: Entry) -> None:
        folder, name = self._place(entry.name)
        if entry.kind is Kind.MADE:
            folder.change({name: File()})
        node = folder.live[name] if name else folder
        if entry.kind is Kind.EMPTIED:
            assert isinstance(node, File)
            node.cut(0)
        self._open[entry.fd] = node

    def _renamed(self, old: str, new: str) -> None:
        (was, before), (now, after) = self._place(old), self._place(new)
        assert was is now, "a rename from folder to folder is not foreseen"
        was.change({before: None, after: was.live[before]})

    def _file(self, entry: Entry) -> File:
        node = self._open[entry.fd]
        assert isinstance(node, File)
        return node

    def _place(self, path: str) -> tuple[Folder, str]:
        """The folder that a name is in, and the name; none for the watched folder itself."""
        folder = self.root
        *above, name = PurePosixPath(path).parts or ("",)
        for part in above:
            inner = folder.live[part]
            assert isinstance(inner, Folder)
            folder = inner
        return folder, name


def _loaded(path: Path) -> Folder:
    found: dict[str, File | Folder] = {}
    for one in path.iterdir():
        if one.is_dir():
            found[one.name] = _loaded(one)
        else:
            data = one.read_bytes()
            found[one.name] = File(data, bytearray(data))
    return Folder(dict(found), found)


def _state(root: Folder, contents, names) -> State:  # type: ignore[no-untyped-def]
    state: State = {}

    def walk(folder: Folder, above: str) -> None:
        for name, node in names(folder).items():
            if isinstance(node, Folder):
                state[above + name] = None
                walk(node, f"{above}{name}/")
            else:
                state[above + name] = contents(node)

    walk(root, "")
    return state


def _names(folder: Folder, style: Style, chance: random.Random) -> "dict[str, File | Folder]":
    if not folder.pending:
        return folder.durable
    if style.in_order:
        some = style.names not in (0, 1)
        most = len(folder.pending)
        kept = folder.pending[: chance.randint(0, most) if some else round(style.names * most)]
    else:
        kept = [one for one in folder.pending if chance.random() < style.names]
    found = dict(folder.durable)
    for names in kept:
        _rename(found, names)
    return found


def _rename(found: "dict[str, File | Folder]", names: "dict[str, File | Folder | None]") -> None:
    for name, node in names.items():
        if node is None:
            found.pop(name, None)
        else:
            found[name] = node


def _contents(file: File, style: Style, chance: random.Random) -> bytes:
    if not file.pending or (style.writes == 0 and not style.long):
        return file.durable
    if style.writes == 1 and not style.shuffled:
        return bytes(file.live)
    pieces = list(_pieces(file.pending, torn=style.torn))
    kept = [one for one in pieces if chance.random() < style.writes]
    if style.shuffled:
        chance.shuffle(kept)
    filler = chance if style.noise else None
    found = bytearray(file.durable)
    for at, data in kept:
        if data is None:
            _cut(found, at)
        else:
            _put(found, at, data, filler)
    if style.long and len(found) < len(file.live):
        _put(found, len(file.live), b"", filler)
    return bytes(found)


def _pieces(
    pending: list[tuple[int, bytes | None]], *, torn: bool
) -> Iterator[tuple[int, bytes | None]]:
    for at, data in pending:
        if data is None or not torn:
            yield at, data
            continue
        begin = 0
        while begin < len(data):
            end = begin + SECTOR - (at + begin) % SECTOR
            yield at + begin, data[begin:end]
            begin = end


def _put(found: bytearray, at: int, data: bytes, noise: random.Random | None) -> None:
    gap = at - len(found)
    if gap > 0:
        found.extend(noise.randbytes(gap) if noise else bytes(gap))
    found[at : at + len(data)] = data


def _cut(found: bytearray, size: int) -> None:
    del found[size:]
    found.extend(bytes(size - len(found)))
