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


def add_word(desk: Desk, word: str) -> None:
    """Never point at this word again, however it is capitalised. Raises `BadInput` for what is no
    single word.
    """
    plain = _plain(word)
    if not plain or len(plain) > MOST_CHARACTERS or any(one.isspace() for one in plain):
        raise BadInput(what="word", given=word, expected="one word without a space")
    with desk.write():
        desk.store.local.set(f"{_SETTING}{plain}", "yes")


def take_word(desk: Desk, word: str) -> None:
    """Point at it again."""
    with desk.write():
        desk.store.local.drop(f"{_SETTING}{_plain(word)}")


def _plain(word: str) -> str:
    return word.strip().replace("’", "'").lower()
