"""Where in the program something was, without saying anything of the computer it runs on."""

from __future__ import annotations

import sys
from pathlib import Path

TYPE_CHECKING = False  # importing `typing` alone would make help a quarter slower
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

_ROOT = Path(__file__).resolve().parents[2]
_MOST, _FIRST = 60, 20  # of a recursion that never ended, its beginning and its end tell enough


def place(file: str) -> str:
    """A source file by its place in the program, in a library or in Python; else its bare name."""
    if file.startswith("<"):
        return file if file.startswith("<frozen ") else "<made while running>"
    path = Path(file)
    if "site-packages" in path.parts:
        at = len(path.parts) - path.parts[::-1].index("site-packages")
        return "/".join(path.parts[at:])
    for root in (_ROOT, Path(sys.base_prefix)):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def line_of(file: str, line: int | str, function: str) -> str:
    return f"  {place(file)}, line {line}, in {function}"


def of(error: BaseException) -> list[str]:
    """The kind of this exception and its frames, then whatever brought it about."""
    return [line for one, how in _chain(error) for line in (how + kind(one), *_frames(one))]


def kind(error: BaseException) -> str:
    """The name of its type, never what it says."""
    made = type(error)
    return made.__qualname__ if made.__module__ == "builtins" else _full(made)


def last(error: BaseException) -> str:
    """Where it was raised; empty when nobody raised it."""
    found = _frames(error)
    return found[-1].strip() if found else ""


def _full(made: type) -> str:
    return f"{made.__module__}.{made.__qualname__}"


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    waiting, seen = [(error, "")], set[int]()
    while waiting:
        one, how = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one, how
        if isinstance(one, BaseExceptionGroup):
            waiting += [(each, "one of them: ") for each in one.exceptions]
        before = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        if before is not None:
            waiting.append((before, "brought about by: "))


def _frames(error: BaseException) -> list[str]:
    found, at = list[str](), error.__traceback__
    while at is not None:
        found.append(_of_step(at))
        at = at.tb_next
    if len(found) > _MOST:
        left = len(found) - _MOST
        found[_FIRST : _FIRST + left] = [f"  … {left} more …"]
    return found


def _of_step(at: TracebackType) -> str:
    code = at.tb_frame.f_code
    return line_of(code.co_filename, at.tb_lineno, code.co_qualname)
