"""One thing in a pack that does not agree, and the same few ways in which lists go wrong."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop.casework.packs.lines import Path


class Fault(NamedTuple):
    """One thing that does not agree: where, what, and what to write instead."""

    path: Path
    problem: str
    instead: str


def folded(text: str) -> str:
    """A name as one compares it: without regard to case and blanks."""
    return " ".join(text.casefold().split())


def twice(what: str, names: Iterable[tuple[Path, str]]) -> Iterator[Fault]:
    """A fault for each name that stood before, and for each that is blank."""
    seen: set[str] = set()
    for path, name in names:
        if not folded(name):
            yield Fault(path, f"{what} has no name", "its name")
        elif folded(name) in seen:
            yield Fault(path, f"{what} “{name}” stands twice", "one of the two")
        seen.add(folded(name))


def repeated(path: Path, given: tuple[object, ...]) -> Iterator[Fault]:
    """A fault where a list of words holds one of them twice."""
    if len(set(given)) != len(given):
        yield Fault(path, f"“{path[-1]}” says the same thing twice", "each once")
