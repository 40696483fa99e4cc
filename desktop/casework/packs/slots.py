"""What each key of a pack takes, read off the pack's own types: for the form that edits one.

Nothing of a form is written by hand: a key that the shape gains stands in the form, too, once it
has its name in `resources/words/policy.toml`.
"""

from functools import cache
from typing import Literal, NamedTuple

from msgspec import inspect, structs, to_builtins

from desktop.casework.packs.file import PackFile

Kind = Literal[
    "line",
    "text",
    "word",
    "words",
    "yes",
    "whole",
    "number",
    "day",
    "clause",
    "lines",
    "wholes",
    "part",
    "parts",
]
_LINE = 500  # characters up to which one line is enough


class Slot(NamedTuple):
    """One key of a part: what it takes, its words where it takes some of a list."""

    key: str
    kind: Kind
    needed: bool
    options: tuple[str, ...] = ()


@cache
def slots(part: str) -> tuple[Slot, ...]:
    """The keys of a part (`role.choice`; empty: the whole pack), in the order of the file."""
    here = _type(part)
    return tuple(Slot(one.encode_name, *_kind(one.type, one.required)) for one in here.fields)


def bare(part: str) -> dict[str, object]:
    """A new one of a part: what it must have empty, all else as it is where nothing is said."""
    made: dict[str, object] = {}
    kept = {one.encode_name: one for one in structs.fields(_type(part).cls)}
    for slot in slots(part):
        field = kept[slot.key]
        if not field.required:
            value = to_builtins(field.default)
            made[slot.key] = list(value) if isinstance(value, tuple) else value or ""
            if slot.kind == "yes":
                made[slot.key] = bool(value)
        elif slot.kind in ("parts", "words", "lines", "wholes"):
            made[slot.key] = []
        else:
            made[slot.key] = slot.options[0] if slot.options else ""
    return made


@cache
def _type(part: str) -> inspect.StructType:
    here = inspect.type_info(PackFile)
    for step in part.split(".") if part else ():
        assert isinstance(here, inspect.StructType)
        here = next(one.type for one in here.fields if one.encode_name == step)
        here = _inside(here)
        if isinstance(here, inspect.VarTupleType):
            here = here.item_type
    assert isinstance(here, inspect.StructType)
    return here


def _kind(
    kind: inspect.Type, needed: bool
) -> tuple[Kind, bool] | tuple[Kind, bool, tuple[str, ...]]:
    if isinstance(kind, inspect.Metadata):  # what names a clause describes itself
        return "clause", needed
    kind = _inside(kind)
    if isinstance(kind, inspect.LiteralType):
        return "word", needed, tuple(map(str, kind.values))
    if isinstance(kind, inspect.VarTupleType):
        of = _inside(kind.item_type)
        if isinstance(of, inspect.LiteralType):
            return "words", needed, tuple(map(str, of.values))
        if isinstance(of, inspect.StructType):
            return "parts", needed
        return ("wholes" if isinstance(of, inspect.IntType) else "lines"), needed
    if isinstance(kind, inspect.StrType):
        short = kind.max_length is not None and kind.max_length <= _LINE
        return ("line" if short or kind.pattern else "text"), needed
    plain: dict[type[inspect.Type], Kind] = {
        inspect.StructType: "part",
        inspect.BoolType: "yes",
        inspect.IntType: "whole",
        inspect.FloatType: "number",
        inspect.DateType: "day",
    }
    return plain[type(kind)], needed


def _inside(kind: inspect.Type) -> inspect.Type:
    """What may also be nothing, as what it else is."""
    if isinstance(kind, inspect.Metadata):
        return _inside(kind.type)
    if isinstance(kind, inspect.UnionType):
        return next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    return kind
