"""What the parts, keys and words of a policy pack are called, wherever they are shown.

The words stand in `resources/words/policy.toml`; a test holds that nothing of a pack's shape is
without one. A part is named by its tables, without numbers: `role.choice`.
"""

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache

import resources
from desktop.casework.packs.lines import Path
from desktop.casework.saying.dates import written
from desktop.casework.saying.said import together, whole_clause

_CLAUSE = re.compile(r"[a-z0-9-]+/[A-Za-z0-9.-]+")

TOP = "top"
"""The part of what stands above every table."""


def part_of(path: Path) -> str:
    """The part that a path lies in, its numbers left out: of a key its table's."""
    return ".".join(step for step in path if isinstance(step, str)) or TOP


def part_label(part: str) -> str:
    """What a part is called."""
    return str(_parts()[part]["label"])


def part_hint(part: str) -> str:
    """What it is for, where its name does not say it."""
    return str(_parts()[part].get("hint", ""))


def has_part(part: str) -> bool:
    """Whether there is such a part."""
    return part in _parts()


def one_of(part: str) -> str:
    """What one of several is called: "role", "clause"."""
    return str(_parts()[part]["one"])


def key_label(part: str, key: str) -> str:
    """What stands above the field of a key."""
    keys = _parts()[part]["keys"]
    assert isinstance(keys, dict)
    return str(keys[key])


def place_of(part: str, key: str) -> int:
    """Where a key stands among those of its part, in the order in which they are asked."""
    keys = _parts()[part]["keys"]
    assert isinstance(keys, dict)
    return list(keys).index(key)


def key_hint(part: str, key: str) -> str:
    """What stands below the field of a key, where what stands above it does not say all."""
    hints = _parts()[part].get("hints", {})
    assert isinstance(hints, dict)
    return str(hints.get(key, ""))


def has_label(part: str, key: str) -> bool:
    """Whether this is a key that a part has."""
    keys = _parts().get(part, {}).get("keys", {})
    return isinstance(keys, dict) and key in keys


def word_label(word: str) -> str:
    """What a word of the file means."""
    return str(_table()["word"][word])


def in_order(options: Iterable[str]) -> tuple[str, ...]:
    """Words in the order in which they are offered, and in which they come about."""
    order = {word: at for at, word in enumerate(_table()["word"])}
    return tuple(sorted(options, key=order.__getitem__))


def is_word(word: str) -> bool:
    """Whether it is one of the words that settings are made of."""
    return word in _table()["word"]


def value_words(value: object) -> str:
    """A value as one reads it: a word as its meaning, a list in a row, a day written out."""
    if value is None or value == "" or value == ():
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return written(value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return together([value_words(one) for one in value])
    if isinstance(value, str) and is_word(value):
        return word_label(value)
    return clause_words(str(value))


def clause_words(value: str) -> str:
    """The id of a clause as people say it, "first contact"; anything else as it is."""
    return whole_clause(value) if _CLAUSE.fullmatch(value) else value


def told(part: str, key: str, before: object, now: object) -> str:
    """A change of one key in a sentence."""
    sentences = _table()["told"]
    name = key if part == TOP else f"{part}.{key}"
    if isinstance(now, bool) and f"{name}.{'yes' if now else 'no'}" in sentences:
        return str(sentences[f"{name}.{'yes' if now else 'no'}"])
    was, is_ = value_words(before), value_words(now)
    if name in sentences and before is not None and now is not None:
        return str(sentences[name]).format(now=_low(is_), before=_low(was))
    return put_now(key_label(part, key), is_, was)


def put_now(what: str, now: str, before: str) -> str:
    """What stands in a setting now and what stood there; words that end a sentence end it once."""
    return f"{what}: {_ended(now)} It was: {_ended(before)}"


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?", ".”")) else f"{words}."


def _low(words: str) -> str:
    """Within a sentence: a capital that begins a word of the file falls."""
    return words[:1].lower() + words[1:]


def _parts() -> dict[str, dict[str, object]]:
    parts: dict[str, dict[str, object]] = _table()["part"]
    return parts


@cache
def _table() -> dict[str, dict]:  # type: ignore[type-arg]
    return tomllib.loads(resources.text("words/policy.toml"))
