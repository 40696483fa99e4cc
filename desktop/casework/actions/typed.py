"""What somebody typed, before it is kept: not too long, made of characters, a name has a letter.

The record refuses what breaks its caps as a fault of ours, because by then nobody is there to
shorten it. So each action looks first, and says which field it was.
"""

from datetime import datetime

from db.errors import BadInput, InTheFuture, TooLong
from desktop.casework.desk import Desk
from desktop.casework.saying.clock import london

LINE = 400  # characters, as `db.names.Line`
TEXT = 50_000  # characters, as `db.names.Text`


def line(typed: str, what: str) -> str:
    """A short text on one line, its gaps made single. Raises `TooLong`, `BadInput`."""
    return _fits(" ".join(typed.split()), what, LINE)


def text(typed: str, what: str) -> str:
    """A long text as it stands. Raises `TooLong`, `BadInput`."""
    return _fits(typed, what, TEXT)


def name(typed: str, what: str, expected: str = "a name") -> str:
    """A name, its gaps made single. Raises `BadInput` where no letter is in it, and `TooLong`."""
    found = line(typed, what)
    if not any(letter.isalpha() for letter in found):
        raise BadInput(what=what, given=typed, expected=expected)
    return found


def happened(desk: Desk, when: datetime) -> datetime:
    """When something happened. Raises `InTheFuture` for what has not."""
    if when > desk.world.clock.now():
        raise InTheFuture(given=f"{london(when):%Y-%m-%d %H:%M}")
    return when


def _fits(typed: str, what: str, most: int) -> str:
    if len(typed) > most:
        raise TooLong(field=what, limit=f"{most:,} characters")
    try:
        typed.encode()
    except UnicodeEncodeError:
        # Half a character, which some terminals hand on: it can be neither kept nor shown.
        shown = typed.encode("utf-8", "replace").decode()
        raise BadInput(what=what, given=shown, expected="text, in UTF-8") from None
    return typed
