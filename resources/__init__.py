"""The only door to what is data: packs, words, fonts, places, schools, help.

Nothing here imports anything of ours; whoever needs a file is handed its path or its text.
"""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Where a resource lies, by its name below this folder, as "places/postcodes.bin".

    Raises FileNotFoundError: a resource that is not there is a fault of the installation.
    """
    found = _HERE / name
    if not found.exists():
        raise FileNotFoundError(f"Evenhand's own file {name} is missing: install it again")
    return found


def text(name: str) -> str:
    """A resource's text, which is UTF-8."""
    return path(name).read_text(encoding="utf-8")


@cache
def packs() -> dict[str, str]:
    """The policy packs that are shipped: their text by their name."""
    return {
        file.stem: file.read_text(encoding="utf-8") for file in sorted(path("packs").glob("*.toml"))
    }


@cache
def six_words() -> tuple[str, ...]:
    """The list that six words are drawn from: 7,751 of them, 12.9 bits each. Never changed once a
    service uses it: both desks must have the same."""
    return tuple(text("words/six_words.txt").split())


@cache
def laws() -> dict[str, str]:
    """The catalogue of law and guidance: each file's text by its name."""
    return {
        file.stem: file.read_text(encoding="utf-8") for file in sorted(path("law").glob("*.toml"))
    }
