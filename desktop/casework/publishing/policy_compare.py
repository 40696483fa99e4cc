"""Two versions of a policy, told in words: `compare`, and `in_short` for the record.

- A setting is told by what it means: "The statement is owed at every contact; it was owed at the
  first contact."
- Words are compared word by word, as versions of a record are (`differences`).
- Of what there are several (roles, clauses, questions …) each is known by its name: one is added,
  gone or changed; that they stand in another order is told once.
"""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from desktop.casework.history.differences import Piece, pieces
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.lines import Path
from desktop.casework.packs.parts import ClauseRef, Part
from desktop.casework.publishing import policy_words as words

_NAMED_BY = ("id", "name", "body", "title")
_LONG = 60  # characters from which words are compared word by word


class Told(NamedTuple):
    """One thing that differs. `pieces` where words were compared."""

    path: Path
    part: str  # under which heading it belongs
    words: str
    pieces: tuple[Piece, ...] = ()


def compare(old: PackFile, new: PackFile) -> tuple[Told, ...]:
    """What differs in `new` against `old`, in the order of the file. Nothing: they ask the same."""
    return tuple(_parts((), old, new))


def in_short(changes: tuple[Told, ...], most: int = 50_000) -> str:
    """The same in lines, for the record of the version."""
    return "\n".join(_short(one) for one in changes)[:most]


def _short(one: Told) -> str:
    return f"{one.part}: {one.words}{': put otherwise.' if one.pieces else ''}"


def named_by(part: Part) -> str:
    """By what one of several is known: its number, its name."""
    return str(next(getattr(part, key) for key in _NAMED_BY if key in part.__struct_fields__))


def _parts(path: Path, old: Part, new: Part, about: str = "") -> Iterator[Told]:
    part = words.part_of(path)
    shape = PackFile if isinstance(old, PackFile) else type(old)
    for field in msgspec.structs.fields(shape):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was == now:
            continue
        here = (*path, field.encode_name)
        if isinstance(was, Part):
            yield from _parts(here, was, now)
        elif _are_parts(was, now):
            yield from _several(here, was, now)
        else:
            yield _key(part, here, field.encode_name, (was, now), about, field.type == ClauseRef)


def _are_parts(was: object, now: object) -> bool:
    both = (was, now)
    return all(isinstance(one, tuple) for one in both) and any(
        isinstance(each, Part) for one in both if isinstance(one, tuple) for each in one
    )


def _key(
    part: str, path: Path, key: str, values: tuple[object, object], about: str, clause: bool
) -> Told:
    was, now = values
    heading = words.part_label(part)
    of = f"{about}: " if about else ""
    long = (isinstance(one, str) and len(one) > _LONG and not clause for one in values)
    if isinstance(was, str) and isinstance(now, str) and was and now and any(long):
        said = f"{of}{words.key_label(part, key)}"
        return Told(path, heading, said, _pieces(was.strip(), now.strip()))
    if about:
        label, is_, before = words.key_label(part, key), *map(words.value_words, (now, was))
        return Told(path, heading, words.put_now(f"{of}{label}", is_, before))
    return Told(path, heading, words.told(part, key, was, now))


def _pieces(was: str, now: str) -> tuple[Piece, ...]:
    """Word by word; where hardly a word stayed, the one whole and then the other: scraps of both
    could not be read."""
    found = pieces(was, now)
    same = sum(len(one.text) for one in found if one.how == "same")
    if same * 2 < max(len(was), len(now)):
        return (Piece(was, "gone"), Piece(now, "new"))
    return found


def _several(path: Path, old: tuple[Part, ...], new: tuple[Part, ...]) -> Iterator[Told]:
    part = words.part_of(path)
    heading, one = words.part_label(part), words.one_of(part)
    before = {named_by(each): each for each in old}
    for at, each in enumerate(new):
        name = named_by(each)
        was = before.get(name)
        if was is None:
            yield Told((*path, at), heading, f"New {one}: {_whole(each)}")
        else:
            yield from _parts((*path, at), was, each, words.clause_words(name))
    names = [named_by(each) for each in new]
    for name, gone in before.items():
        if name not in names:
            yield Told(path, heading, f"No longer there: {one} {_whole(gone)}")
    stayed = [name for name in names if name in before]
    if stayed != [name for name in before if name in names]:
        yield Told(path, heading, "They stand in another order.")


def _whole(part: Part) -> str:
    """One of several, with what it says first."""
    name = words.clause_words(named_by(part))
    for key in ("asks", "text", "meaning", "what_for"):
        said = getattr(part, key, "")
        if said:
            return f"{name}: {' '.join(str(said).split())}"
    return name
