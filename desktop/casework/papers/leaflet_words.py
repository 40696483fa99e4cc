"""The words of the leaflet that no policy has: its title, its headings, whom to tell of a doubt.

The office can have them in another language too: one line each, in the order of `LeafletWords`, as
the English words are set before whoever translates them.
"""

from dataclasses import astuple, dataclass

from db.errors import BadInput


@dataclass(frozen=True)
class LeafletWords:
    """In one language. `ask` stands before the name of whom to speak to."""

    title: str
    means: str
    turn: str
    sides: str
    ask: str
    read: str

    @property
    def text(self) -> str:
        """A line each."""
        return "\n".join(astuple(self))


ENGLISH = LeafletWords(
    title="We are impartial",
    means="What impartial means",
    turn="Whom else you can turn to",
    sides="If you think that we took sides",
    ask="Please tell us. You can also speak to:",
    read="To read more",
)


def read_words(text: str) -> LeafletWords:
    """Out of a translation of `ENGLISH.text`. Raises `BadInput` unless it has as many lines."""
    lines = [" ".join(each.split()) for each in text.splitlines() if each.strip()]
    wanted = len(astuple(ENGLISH))
    if len(lines) != wanted:
        many = f"{len(lines)} {'line' if len(lines) == 1 else 'lines'}"
        expected = f"{wanted} lines, one for each line of the English, in its order"
        raise BadInput(what="translation", given=many, expected=expected)
    return LeafletWords(*lines)
