"""Every part, key and word of a policy pack has its name in `resources/words/policy.toml`."""

import tomllib
import types
from collections.abc import Iterator
from typing import Annotated, Literal, get_args, get_origin, get_type_hints

import msgspec

import resources
from desktop.casework.packs.file import PackFile
from desktop.casework.packs.parts import Part
from desktop.casework.publishing import policy_words as words


def bare(kind: object) -> Iterator[object]:
    """What a type is made of: literals' words, parts, and plain types."""
    if get_origin(kind) is Annotated:
        yield from bare(get_args(kind)[0])
    elif get_origin(kind) is Literal:
        yield from get_args(kind)
    elif get_origin(kind) in (tuple, types.UnionType):
        for one in get_args(kind):
            yield from bare(one)
    else:
        yield kind


def keys(kind: type[Part], path: tuple[str, ...] = ()) -> Iterator[tuple[str, str, list[object]]]:
    hints = get_type_hints(kind, include_extras=True)
    for field in msgspec.structs.fields(kind):
        made_of = list(bare(hints[field.name]))
        below = [one for one in made_of if isinstance(one, type) and issubclass(one, Part)]
        if not below or path:
            yield ".".join(path) or words.TOP, field.encode_name, made_of
        for part in below:
            yield from keys(part, (*path, field.encode_name))


EVERY = list(keys(PackFile))


def test_every_key_and_every_word_has_a_name() -> None:
    assert len(EVERY) > 120
    for part, key, made_of in EVERY:
        assert words.part_label(part), part
        several = any(isinstance(one, type) and issubclass(one, Part) for one in made_of)
        if not (several and "." in f"{part}.{key}" and not words.has_label(part, key)):
            assert words.key_label(part, key), (part, key)
        for one in made_of:
            if isinstance(one, str):
                assert words.word_label(one), one


def test_nothing_has_a_name_that_no_pack_has() -> None:
    table = tomllib.loads(resources.text("words/policy.toml"))
    there = {(part, key) for part, key, _ in EVERY}
    for part, said in table["part"].items():
        for key in said.get("keys", {}):
            assert (part, key) in there, (part, key)
        for key in said.get("hints", {}):
            assert key in said["keys"], (part, key)
            assert words.key_hint(part, key), (part, key)
    known = {one for _, _, made_of in EVERY for one in made_of if isinstance(one, str)}
    assert set(table["word"]) <= known


def test_values_are_told_as_one_reads_them() -> None:
    assert words.value_words(("end", "midway")) == "When a case ends and Midway in a long case"
    assert words.value_words(3.0) == "3"
    assert words.value_words(None) == words.value_words("") == "nothing"
    assert words.told("statement", "spoken", False, True).startswith("The statement must be spoken")
