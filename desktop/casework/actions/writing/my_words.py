"""Words that somebody added to the dictionary of this vault. They are the desk's own: no bundle
carries them.
"""

from db.errors import BadInput
from desktop.casework.desk import Desk

_SETTING = "my-word:"
MOST_CHARACTERS = 60
"""Of one word."""


def my_words(desk: Desk) -> tuple[str, ...]:
    """The words, by the alphabet."""
    found = desk.store.local.settings(_SETTING)
    return tuple(name.removeprefix(_SETTING) for name, _ in found)


def add_word(desk: Desk, word: str) -> str:
    """Never point at this word again, however it is capitalised. The word as it is kept.

    Raises `BadInput` for what is no single word.
    """
    plain = _plain(word)
    if not plain or len(plain) > MOST_CHARACTERS or any(one.isspace() for one in plain):
        raise BadInput(what="word", given=word, expected="one word without a space")
    with desk.write():
        desk.store.local.set(f"{_SETTING}{plain}", "yes")
    return plain


def take_word(desk: Desk, word: str) -> str:
    """Point at it again. The word as it was kept; nothing happens where it was not."""
    plain = _plain(word)
    with desk.write():
        desk.store.local.drop(f"{_SETTING}{plain}")
    return plain


def _plain(word: str) -> str:
    return word.strip().replace("’", "'").lower()
