"""What is wrong with the shape of a pack file, in words that its author can act on.

msgspec finds the fault and names its path; here the path becomes a line of the file and the
fault becomes a sentence with what could stand there instead.
"""

import re

import msgspec
from msgspec import inspect

from db.errors import BadPack
from desktop.casework.packs.fault import Fault
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.lines import Path, line_of

_AT = re.compile(r" - at `(?:key in )?\$([^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"^Object contains unknown field `(.*)`$", re.DOTALL)
_MISSING = re.compile(r"^Object missing required field `(.*)`$")
_ENUM = re.compile(r"^Invalid enum value (.*)$", re.DOTALL)
_TYPE = re.compile(r"^Expected `([^`]*)`, got `([^`]*)`$")
_SIZE = re.compile(r"^Expected `(\w+)` (of length )?(<=|>=|<|>) (\S+)$")
_PATTERN = re.compile(r"^Expected `str` matching regex ")

_PLAIN = {
    "str": "a text in quotes",
    "bool": "true or false",
    "float": "a number",
    "object": "a table",
    "array": "a list",
    "int": "a whole number",
    "null": "nothing",
    "date": "a date, as 2026-01-31",
    "datetime": "a time",
}
_WRITTEN = {
    "name": "small letters, figures and single hyphens, as fellside-iass",
    "version": "one word without blanks, as 2026.1",
    "id": "the pack’s name, a stroke and the policy’s own number, as fellside/5.1; "
    "the id of a question is small letters and hyphens",
    "from": "the ids of clauses, as cumbria-sendias/5.1-known",
}
_BOUNDS = {"<=": "at most", ">=": "at least", "<": "less than", ">": "more than"}
_TOP = inspect.type_info(PackFile)


def bad(file: str, text: str, path: Path, problem: str, instead: str) -> BadPack:
    """The refusal for one fault, with its line."""
    return BadPack(where=f"{file}, line {line_of(text, path)}", problem=problem, instead=instead)


def read_shape(raw: dict[str, object], text: str, file: str) -> PackFile:
    """The file's tables as structs. Raises `BadPack` for the first thing that has no place."""
    shape = shaped(raw)
    if isinstance(shape, Fault):
        raise bad(file, text, *shape)
    return shape


def shaped(raw: dict[str, object]) -> PackFile | Fault:
    """The tables as structs, or the first thing that has no place."""
    try:
        return msgspec.convert(raw, PackFile)
    except msgspec.ValidationError as fault:
        return Fault(*_explain(str(fault)))


def _explain(message: str) -> tuple[Path, str, str]:
    """msgspec's message as a path, what is wrong, and what could stand there instead."""
    at = _AT.search(message)
    path = _path(at[1]) if at else ()
    said = message[: at.start()] if at else message
    name = next((step for step in reversed(path) if isinstance(step, str)), "the pack")
    if unknown := _UNKNOWN.match(said):
        key = unknown[1]
        return (*path, key), f"“{key}” is not a key of {_table(path)}", _keys(path)
    if missing := _MISSING.match(said):
        return path, f"{_table(path)} has no “{missing[1]}”", f"{missing[1]} = …"
    if wrong := _ENUM.match(said):
        return path, f"{wrong[1]} is not a word for “{name}”", _words(path)
    if kind := _TYPE.match(said):
        parts = [_PLAIN.get(part, part) for part in kind[1].split(" | ") if part != "null"]
        got = _PLAIN.get(kind[2], kind[2])
        return path, f"“{name}” is {got}", " or ".join(parts)
    if size := _SIZE.match(said):
        of = {"str": " characters", "array": " of them"}.get(size[1], "") if size[2] else ""
        what = "is too long or too short" if of else "is too small or too large"
        return path, f"“{name}” {what}", f"{_BOUNDS[size[3]]} {size[4].removesuffix('.0')}{of}"
    if _PATTERN.match(said):
        return path, f"“{name}” is not written as it should be", _WRITTEN.get(name, said)
    return path, f"“{name}” is not as it should be", said


def _path(dollar: str) -> Path:
    """`.clause[3].who` as its steps; `[...]`, any one of a list, ends it."""
    steps: Path = ()
    position = 0
    while step := _STEP.match(dollar, position):
        steps += (step[1],) if step[1] else (int(step[2]),)
        position = step.end()
    return steps


def _table(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f"[{'.'.join(names)}]" if names else "the top of the file"


def _type_at(path: Path) -> inspect.Type | None:
    """What the pack's shape has at a path."""
    here: inspect.Type | None = _TOP
    for step in path:
        if isinstance(here, inspect.UnionType):
            here = next((each for each in here.types if not _is_none(each)), None)
        if isinstance(step, int):
            here = here.item_type if isinstance(here, inspect.VarTupleType) else None
        elif isinstance(here, inspect.StructType):
            here = next((each.type for each in here.fields if each.encode_name == step), None)
        else:
            return None
    return here


def _is_none(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.NoneType)


def _keys(path: Path) -> str:
    here = _type_at(path)
    if isinstance(here, inspect.StructType):
        return "one of: " + ", ".join(each.encode_name for each in here.fields)
    return "leave it out"


def _words(path: Path) -> str:
    here = _type_at(path)
    if isinstance(here, inspect.VarTupleType):
        here = here.item_type
    if isinstance(here, inspect.LiteralType):
        return "one of: " + ", ".join(str(value) for value in here.values)
    return "a word that the guide to packs names"
