"""A pack written back as the file it is kept as: `written_pack`, `as_tables`.

What a part leaves at its default is left out, so that a pack says only what it asks. The remarks of
a file that somebody wrote by hand are no part of the pack and do not come back.
"""

from datetime import date

import msgspec
import tomli_w

from desktop.casework.packs.file import PackFile
from desktop.casework.packs.parts import Part


def as_tables(part: Part) -> dict[str, object]:
    """A part as the tables of its file: plain values by the file's own keys.

    Of a `Pack` only what is in a file: not the text that it was read from.
    """
    made: dict[str, object] = {}
    for one in msgspec.structs.fields(PackFile if isinstance(part, PackFile) else part):
        value = getattr(part, one.name)
        if value is None or (not one.required and value == one.default):
            continue
        made[one.encode_name] = _plain(value)
    return made


def written_pack(pack: PackFile) -> str:
    """The whole file. `read_pack` of it is the same pack."""
    return written_tables(as_tables(pack))


def written_tables(tables: dict[str, object]) -> str:
    """Tables as TOML; long words stand between three quotes."""
    # A return by itself would not come back from between three quotes.
    return tomli_w.dumps(tables, multiline_strings=not _has_return(tables))


def _plain(value: object) -> object:
    if isinstance(value, Part):
        return as_tables(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    assert isinstance(value, str | int | float | bool | date)
    return value


def _has_return(value: object) -> bool:
    if isinstance(value, dict):
        return any(_has_return(one) for one in value.values())
    if isinstance(value, list):
        return any(_has_return(one) for one in value)
    return isinstance(value, str) and "\r" in value
