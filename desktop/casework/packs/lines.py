"""On which line of a TOML text a thing stands, so that "line 14" can be said to its author.

tomllib names a line only for what is not TOML at all. What is TOML but not a good pack is looked
for here: a scan for headers and keys, which need not understand values, only skip long strings.
"""

import re

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_KEY = re.compile(rf"^\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")
_LONG = ('"""', "'''")


def line_of(text: str, path: Path) -> int:
    """The line, from 1, of the nearest thing that contains `path`; 1 where there is none.

    `path` goes from the top: `("clause", 3, "who")` is the key `who` of the fourth `[[clause]]`.
    """
    lines = _lines(text)
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def _lines(text: str) -> dict[Path, int]:
    """Every header and key of the text, by its path."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    inside = ""  # the quotes of the long string we are in
    for number, line in enumerate(text.split("\n"), 1):
        if not inside:
            if header := _HEADER.match(line):
                here = _place(header[1] == "[[", _names(header[2]), counts)
                found.setdefault(here, number)
            elif key := _KEY.match(line):
                found.setdefault(here + _names(key[1]), number)
        inside = _still_inside(line, inside)
    return found


def _place(is_list: bool, names: Path, counts: dict[Path, int]) -> Path:
    """The path of a header; a name that stands for a list gets the number of its latest entry."""
    here: Path = ()
    for position, name in enumerate(names, 1):
        here += (name,)
        if is_list and position == len(names):
            counts[here] = counts.get(here, -1) + 1
        if here in counts:
            here += (counts[here],)
    return here


def _names(dotted: str) -> Path:
    """`role . "choice"` as its parts."""
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _still_inside(line: str, inside: str) -> str:
    """The quotes of the long string that is open after this line, or nothing."""
    rest = line
    while rest:
        if inside:
            _, end, rest = rest.partition(inside)
            inside = "" if end else inside
            continue
        starts = [(rest.find(quotes), quotes) for quotes in _LONG if quotes in rest]
        if not starts:
            break
        at, inside = min(starts)
        rest = rest[at + 3 :]
    return inside
