"""British spelling: what is not in the dictionary, and up to three words that may be meant.

- Never pointed at: names that are known, words of the field, words that somebody added, whatever
  stands in capitals, holds a digit, or is part of an address; and a word with a capital letter
  inside a sentence, which is a name more often than a slip.
- Checking a word costs microseconds; finding what may be meant costs up to a fifth of a second.
  So `hints` leaves that out, and `suggestions` is asked about the one word that is looked at.
- The library and the dictionary are loaded with the first `open_dictionary`, never before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from desktop.casework.wording.hint import Hint

MOST_SUGGESTIONS = 3
WHY = "Not in the British dictionary."
INSTEAD = "Correct it, or add it to your words."

# Addresses, files, numbers with units, postcodes: whatever holds one of these signs.
_NO_WORDS = re.compile(r"\S*(?:[@/\\_\d]|www\.|\w\.\w)\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:\n“\"•])[\s“\"‘(*-]*$")


class Checker(Protocol):
    """A dictionary."""

    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> Sequence[str]: ...


def open_dictionary(folder: Path) -> Checker:
    """The British dictionary that lies in this folder, as Hunspell has it: a tenth of a second and
    some ten megabytes. Raises OSError where it is not there.
    """
    library: Any = import_module("hunspell")
    made: Checker = library.Hunspell(
        "en_GB", hunspell_data_dir=str(folder), system_encoding="UTF-8"
    )
    return made


class Spelling:
    """A dictionary and the words that it lacks. Not for two threads at once."""

    def __init__(self, checker: Checker, field: Iterable[str] = ()) -> None:
        self._checker = checker
        self._field = frozenset(_folded(word) for word in field)

    def hints(self, text: str, names: Iterable[str] = ()) -> tuple[Hint, ...]:
        """The words of the text that are unknown, in order; `names` are those that are known."""
        known = self._field | {_folded(part) for name in names for part in _parts(name)}
        return tuple(
            Hint(start, start + len(word), "spelling", WHY, INSTEAD)
            for start, word in _words(text)
            if not self._is_known(word, known)
        )

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may be meant, the likeliest first, three at most."""
        return tuple(self._checker.suggest(_straight(word))[:MOST_SUGGESTIONS])

    def _is_known(self, word: str, known: frozenset[str]) -> bool:
        word = _straight(word)
        whole = _folded(word)
        if whole in known or whole.removesuffix("'s").removesuffix("s'") in known:
            return True
        if self._checker.spell(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(
            not part or _folded(part) in known or self._checker.spell(part) for part in parts
        )


def _words(text: str) -> Iterator[tuple[int, str]]:
    """The words that are looked at, and where each begins."""
    plain = _NO_WORDS.sub(lambda one: " " * len(one[0]), text)
    for found in _WORD.finditer(plain):
        word = found[0]
        if len(word) < 2 or word.isupper() or _is_mixed(word):
            continue
        if word[0].isupper() and not _BEGINS.search(plain, 0, found.start()):
            continue
        yield found.start(), word


def _is_mixed(word: str) -> bool:
    """Capitals inside, as in McBride, iPad, EHCPs."""
    return any(part[1:] != part[1:].lower() for part in word.split("-"))


def _parts(name: str) -> Iterator[str]:
    yield name
    for found in _WORD.finditer(name):
        yield found[0]
        yield from found[0].split("-")


def _straight(word: str) -> str:
    return word.replace("’", "'")


def _folded(word: str) -> str:
    return _straight(word).lower()
