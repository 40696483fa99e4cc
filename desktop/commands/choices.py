"""Words that must come from a list: the verb refuses others and tells the list."""

from collections.abc import Sequence

from db.errors import UnknownWord


def one_of(what: str, given: str, known: Sequence[str]) -> str:
    """The word of the list that was meant, in any case of letters. Raises `UnknownWord`."""
    meant = given.strip().casefold()
    if meant not in known:
        raise UnknownWord(what=what, given=given, known=", ".join(known))
    return meant
